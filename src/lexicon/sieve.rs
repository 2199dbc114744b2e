//! A set of words that may say yes in error, never no: cheaper to ask than a map.

/// The frequency band from which a word is one that newspapers use: twice in a million words. A
/// dictionary alone accepts too many rare forms.
pub(crate) const IN_USE: u64 = 82;

/// The byte and the bit of a sieve that stand for `word`.
pub(crate) fn place(word: &str) -> (usize, u8) {
    let mut hash = 0_u64;
    let mut add = |bytes: [u8; 8]| {
        hash =
            (hash.rotate_left(29) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    };
    let (whole, rest) = word.as_bytes().as_chunks();
    for bytes in whole {
        add(*bytes);
    }
    if !rest.is_empty() {
        let mut bytes = [0; 8];
        bytes[..rest.len()].copy_from_slice(rest);
        add(bytes);
    }
    let bit = usize::try_from(hash >> 45).unwrap_or(0);
    (bit / 8, u8::try_from(bit % 8).unwrap_or(0))
}

/// Whether the sieve `bits` may hold `word`.
pub(crate) fn may_hold(bits: &[u8], word: &str) -> bool {
    let (row, bit) = place(word);
    bits.get(row).is_some_and(|byte| byte >> bit & 1 == 1)
}
