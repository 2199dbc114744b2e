use std::ops::{Add, Sub};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16.
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// How many characters begin in some bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) scalars: u32,
    /// Those beyond the BMP, which take two units of UTF-16.
    wide: u32,
}

impl Tally {
    pub(super) fn of(bytes: &[u8]) -> Self {
        // Sums of at most 255 fit a byte, which lets the compiler count many bytes at once.
        let count = |chunk: &[u8]| {
            let (mut scalars, mut wide) = (0_u8, 0_u8);
            for &byte in chunk {
                scalars += u8::from(byte & 0b1100_0000 != 0b1000_0000);
                wide += u8::from(byte >= 0b1111_0000);
            }
            Self {
                scalars: scalars.into(),
                wide: wide.into(),
            }
        };
        bytes.chunks(255).map(count).fold(Self::default(), Add::add)
    }

    pub(super) fn units(self, unit: ColumnUnit) -> u32 {
        match unit {
            ColumnUnit::Utf16 => self.scalars + self.wide,
            _ => self.scalars,
        }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            scalars: self.scalars + other.scalars,
            wide: self.wide + other.wide,
        }
    }
}

impl Sub for Tally {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            scalars: self.scalars - other.scalars,
            wide: self.wide - other.wide,
        }
    }
}
