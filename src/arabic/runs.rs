//! Where the letters of words stand: nearly every byte of a story is one of theirs.

/// The runs of the commonest letters of a text, found in many bytes at once.
///
/// Places are asked for in order. Each byte is looked at once.
pub(super) struct Runs<'t> {
    bytes: &'t [u8],
    /// Where the block that was read last begins.
    start: usize,
    /// A bit for each byte of that block that is part of a common letter.
    cover: u64,
}

/// Bytes that are looked at together.
const BLOCK: usize = u64::BITS as usize;

impl<'t> Runs<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let cover = cover(bytes, 0);
        Self {
            bytes,
            start: 0,
            cover,
        }
    }

    /// The end of the run of common letters from `at`, the boundary of a character that is not before
    /// one asked for earlier; `at` itself where no run begins.
    #[inline]
    pub(super) fn end(&mut self, mut at: usize) -> usize {
        loop {
            if at >= self.start + BLOCK {
                self.start = at - at % BLOCK;
                self.cover = cover(self.bytes, self.start);
            }
            let from = at - self.start;
            let end = from + (!(self.cover >> from)).trailing_zeros() as usize;
            if end < BLOCK {
                return self.start + end;
            }
            at = self.start + BLOCK;
        }
    }
}

/// A bit for each byte of the block at `start` that is part of a common letter.
fn cover(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    let leads = if let Some(window) = rest.first_chunk() {
        leads(window)
    } else {
        // The last bytes of a text are no whole block.
        let mut window = [0; BLOCK + 1];
        window[..rest.len()].copy_from_slice(rest);
        leads(&window)
    };
    let before = start.checked_sub(1).and_then(|before| bytes.get(before..));
    let pair = before.and_then(<[u8]>::first_chunk);
    let torn = pair.is_some_and(|pair| is_common(*pair));
    leads | leads << 1 | u64::from(torn)
}

/// A bit for each byte that begins a common letter: written so that the compiler compares many bytes
/// at once.
fn leads(window: &[u8; BLOCK + 1]) -> u64 {
    let mut begins = [0; BLOCK];
    for (index, begins) in begins.iter_mut().enumerate() {
        *begins = u8::from(is_common([window[index], window[index + 1]]));
    }
    let (groups, _) = begins.as_chunks();
    let packed = groups
        .iter()
        .map(|group| u64::from_le_bytes(*group).wrapping_mul(GATHERS) >> (BLOCK - 8));
    (0..)
        .zip(packed)
        .fold(0, |all, (place, bits)| all | bits << (8 * place))
}

/// Times eight bytes that are 0 or 1, this has the eight as its highest bits, the first lowest.
const GATHERS: u64 = 0x0102_0408_1020_4080;

/// Whether the two bytes are one of the letters that nearly every word is made of: U+0620 to U+063F
/// and U+0641 to U+064A.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches the compiler compares many bytes at once"
)]
const fn is_common([lead, tail]: [u8; 2]) -> bool {
    // In a text no byte above 0xBF follows a lead.
    (lead == 0xD8) & (tail >= 0xA0) | (lead == 0xD9) & (tail.wrapping_sub(0x81) <= 0x8A - 0x81)
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Runs};

    #[test]
    fn runs_end_where_the_first_other_character_stands() {
        for other in [
            "",
            " ",
            "\u{060C}",
            "\u{0640}",
            "\u{064B}",
            "\u{06AF}",
            "a",
            "\u{1F600}",
        ] {
            for before in 0..=BLOCK {
                for letters in [0, 1, 2, 31, 32, 33, 63, 64, 65, 200] {
                    let run = "\u{0627}\u{0644}\u{063A}\u{064A}".repeat(letters);
                    let text = ["x".repeat(before), run, other.repeat(3)].concat();
                    let end = before + 8 * letters;
                    assert_eq!(
                        Runs::of(&text).end(before),
                        end,
                        "{before} {letters} {other:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn each_letter_of_the_block_is_told() {
        for code in 0x600..0x700 {
            let letter = char::from_u32(code).expect("no surrogate");
            let text = letter.to_string();
            let common = matches!(code, 0x620..=0x63F | 0x641..=0x64A);
            assert_eq!(
                Runs::of(&text).end(0),
                if common { 2 } else { 0 },
                "{code:X}"
            );
        }
    }
}
