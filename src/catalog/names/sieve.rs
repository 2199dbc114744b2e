/// Where a key stands in a sieve: which of its numbers, and which of that number's bits.
#[derive(Clone, Copy)]
pub(super) struct Hole {
    pub(super) at: usize,
    pub(super) bits: u64,
}

/// Numbers of a sieve: with thirty thousand keys of all four kinds, one word in ten that begins no
/// name passes, and few of them the second time.
pub(super) const SIEVE: usize = 4096;

impl Hole {
    /// Of a word that is a name.
    #[inline]
    pub(super) const fn of(key: u32) -> Self {
        Self {
            at: key as usize,
            bits: 1 << (key >> 14 & 63) | 1 << (key >> 20 & 63),
        }
    }

    /// Of a word that names of more words begin with: in the same number.
    #[inline]
    pub(super) const fn of_first(key: u32) -> Self {
        Self {
            at: key as usize,
            bits: 1 << (key >> 17 & 63) | 1 << (key >> 26 & 63),
        }
    }

    /// Of a second word of a name, whatever it begins with.
    #[inline]
    pub(super) const fn of_second(key: u32) -> Self {
        Self::of_first(key.rotate_left(7).wrapping_mul(0x9E37_79B1))
    }

    /// Of the first two words of a name.
    #[inline]
    pub(super) const fn of_pair(key: u32, next: u32) -> Self {
        let both = key.rotate_left(11) ^ next;
        Self::of(both.wrapping_mul(0x9E37_79B1))
    }
}
