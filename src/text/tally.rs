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
        Self {
            scalars: scalars(bytes),
            wide: count(bytes, |byte| byte >= 0b1111_0000),
        }
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

/// How many characters begin in some bytes.
pub(super) fn scalars(bytes: &[u8]) -> u32 {
    count(bytes, |byte| byte & 0b1100_0000 != 0b1000_0000)
}

/// How many bytes `are` so.
fn count(bytes: &[u8], are: impl Fn(u8) -> bool) -> u32 {
    let of_chunk = |chunk: &[u8]| {
        let counted = chunk.iter().map(|&byte| u8::from(are(byte)));
        u32::from(counted.sum::<u8>())
    };
    bytes.chunks(CHUNK).map(of_chunk).sum()
}

/// Bytes that are counted together: such a count fits a byte, and they are a multiple of what the
/// compiler compares at once.
const CHUNK: usize = 224;
