//! Finds words by a number made of their letters.

use super::card::List;

/// A number that hardly two words share: of the first four letters and the last four, which are all
/// of most.
#[inline]
pub(crate) fn key(word: &str) -> u64 {
    key_of(word.as_bytes())
}

/// That of the word whose letters are `bytes`.
#[inline]
fn key_of(bytes: &[u8]) -> u64 {
    let letters = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29)
        }
        _ => short(bytes),
    };
    let product = letters.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // The lower bits of a product depend on few.
    product ^ product >> 32
}

/// Seven bytes or less.
#[inline]
fn short(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 27
        }
        _ => bytes
            .iter()
            .fold(0, |value, &byte| value << 8 | u64::from(byte)),
    }
}

/// The places of words in a list of them, for finding one at the cost of a look or two.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Of a word, part of its key above and its place and one below; 0 where no word is. A word
    /// stands where its key says, or after others that do.
    pub slots: List<u32>,
}

impl Keys {
    /// Of different words; a million at most can be found.
    pub fn of<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> Self {
        let count = words.len();
        let mut slots = vec![0; (count * 2 + 1).next_power_of_two()];
        for (place, word) in (1..=PLACE).zip(words) {
            let (mut at, tag) = split(key(word), slots.len());
            while slots[at] != 0 {
                at = (at + 1) % slots.len();
            }
            slots[at] = tag | place;
        }
        Self {
            slots: slots.into(),
        }
    }

    /// The place of `word`, of which `is` tells whether it is there.
    #[inline]
    pub(super) fn find(&self, word: &[u8], is: impl Fn(usize) -> bool) -> Option<usize> {
        let slots = &*self.slots;
        let (mut at, tag) = split(key_of(word), slots.len());
        // A free slot ends every run: half of them are.
        while let Some(&slot) = slots.get(at).filter(|slot| **slot != 0) {
            let place = (slot & PLACE) as usize;
            if slot & !PLACE == tag && is(place - 1) {
                return Some(place - 1);
            }
            at = (at + 1) & (slots.len() - 1);
        }
        None
    }
}

/// The bits of a slot that tell the place.
const PLACE: u32 = 0xF_FFFF;

/// Where a key stands among `count` slots, a power of two, and its part of the slot.
#[inline]
fn split(key: u64, count: usize) -> (usize, u32) {
    let at = (key & 0xFFFF_FFFF) as usize & count.wrapping_sub(1);
    let tag = u32::try_from(key >> 32).unwrap_or(0) & !PLACE;
    (at, tag)
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn every_word_is_found_in_its_place_and_no_other() {
        let words: Vec<String> = (0..3000_u32)
            .map(|number| "\u{628}".repeat(number as usize % 9) + &number.to_string())
            .chain([String::new(), "\u{1F600}".to_owned()])
            .collect();
        let keys = Keys::of(words.iter().map(String::as_str));
        let find = |word: &str| keys.find(word.as_bytes(), |place| words[place] == word);
        for (place, word) in words.iter().enumerate() {
            assert_eq!(find(word), Some(place), "{word}");
            assert_eq!(find(&format!("{word}\u{627}")), None, "{word}");
        }
        assert_eq!(Keys::default().find(b"", |_| true), None);
        assert_eq!(Keys::of([].into_iter()).find(b"", |_| true), None);
    }
}
