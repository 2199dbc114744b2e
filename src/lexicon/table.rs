//! A map from words to numbers that is used where it lies. `build/lexicon.rs` writes it.
//!
//! A perfect hash of the words that are listed: the hash of a word names a pilot, both name a slot,
//! and the slot tells by a fingerprint whether it is this word's. The words themselves are not kept.

/// What a word is looked up by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(u64);

impl Hash {
    /// Hashes a word in the folded view. Costs a multiplication for eight bytes.
    #[inline]
    pub fn of(word: &str) -> Self {
        Self::of_bytes(word.as_bytes())
    }

    /// Hashes the bytes of a word.
    #[inline]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut hash = mix(bytes.len() as u64, FIRST);
        if let Some(last) = bytes.last_chunk() {
            // The last eight bytes may overlap those before them: the length tells words apart.
            let (whole, _) = bytes[..bytes.len() - 1].as_chunks();
            for chunk in whole {
                hash = mix(hash ^ u64::from_le_bytes(*chunk), FIRST);
            }
            hash ^= u64::from_le_bytes(*last);
        } else {
            hash ^= short(bytes);
        }
        Self(mix(hash, SECOND))
    }

    /// The hash of the bytes of `text` from `start` to `end`, as [`Self::of_bytes`] gives it. Where the
    /// text goes on, the length of a word decides no branch: the lengths of words that follow each other
    /// cannot be foretold.
    #[inline]
    pub(crate) fn within(text: &[u8], (start, end): (usize, usize)) -> Self {
        let reached = text.get(start..).and_then(|rest| rest.first_chunk());
        let ended = text.get(..end).and_then(|read| read.last_chunk());
        let length = end.wrapping_sub(start);
        match (reached, ended) {
            (Some(first), Some(last)) if length <= SPANNED => Self::spanned(first, *last, length),
            _ => Self::of_bytes(text.get(start..end).unwrap_or_default()),
        }
    }

    /// The hash of `length` bytes, given those that stand where they begin and where they end.
    #[inline]
    fn spanned(first: &[u8; 16], last: [u8; 8], length: usize) -> Self {
        let [low, high] = [0, 8].map(|at| {
            let half = first.get(at..).and_then(|half| half.first_chunk());
            half.map_or(0, |half| u64::from_le_bytes(*half))
        });
        let last = u64::from_le_bytes(last);
        let none = mix(length as u64, FIRST);
        let one = mix(none ^ low, FIRST);
        let two = mix(one ^ high, FIRST);
        let whole = if length > 16 { two } else { one };
        let whole = if length > 8 { whole } else { none };
        let halves = low << 32 | last >> 32;
        let few = last.swap_bytes() & !(u64::MAX << (length * 8 % 64));
        let tail = if length < 4 { few } else { halves };
        let tail = if length < 8 { tail } else { last };
        Self(mix(whole ^ tail, SECOND))
    }

    /// The hash of the same thing with a number beside it.
    #[must_use]
    pub fn with(self, number: u64) -> Self {
        Self(mix(self.0 ^ mix(number ^ SECOND, FIRST), SECOND))
    }

    /// The lower and the upper half of it.
    #[inline]
    pub(crate) fn halves(self) -> [u32; 2] {
        [self.0, self.0 >> 32].map(|half| u32::try_from(half & 0xFFFF_FFFF).unwrap_or(0))
    }

    /// The place that is the word's, of `count`.
    #[inline]
    pub(super) fn share(self, count: usize) -> usize {
        share(self.0, count)
    }

    /// The pilot that leads to the word, of `count`.
    #[inline]
    pub(super) fn pilot(self, count: usize) -> usize {
        share(self.0, count)
    }

    /// The slot that is the word's, of `count`, under `pilot`.
    #[inline]
    pub(super) fn slot(self, pilot: u16, count: usize) -> usize {
        let turned = self.0 ^ u64::from(pilot).wrapping_mul(SECOND);
        share(turned.wrapping_mul(FIRST), count)
    }

    /// The byte and the bit that are the word's in a [`Sieve`] of `bytes`, a power of two and a
    /// million at most.
    #[inline]
    pub(super) fn hole(self, bytes: usize) -> (usize, u8) {
        let [.., low, middle, high] = self.0.to_le_bytes();
        let top = u32::from_le_bytes([low, middle, high, 0]);
        ((top >> 3) as usize & (bytes - 1), low & 7)
    }

    /// What a slot knows its word by: less than one word in ten million passes for another.
    #[inline]
    pub(super) fn fingerprint(self) -> [u8; 3] {
        let [first, second, third, ..] = self.0.to_le_bytes();
        [first, second, third]
    }
}

/// A set of words that may say yes in error, never no. It stays in a cache where a table does not.
pub(super) struct Sieve<const BYTES: usize>(pub(super) &'static [u8; BYTES]);

/// Bytes of the sieves of the stems of form IV and of the common words, thirty thousand each, and of
/// the words in use, a hundred and fifty thousand: one in eight that is not held passes.
pub(super) const FEW: usize = 1 << 15;
pub(super) const MANY: usize = 1 << 17;

/// The frequency band from which a word counts as one in use when slips are looked for that nothing
/// was learnt of: twice in the corpora.
pub(super) const LIKELY: u8 = 55;
/// The frequency band from which a word counts as a common one: four times in a million.
pub const COMMON: u8 = 90;

impl<const BYTES: usize> Sieve<BYTES> {
    /// Whether the word that has this hash may be in the set.
    #[inline]
    pub(super) fn may_hold(&self, hash: Hash) -> bool {
        let (byte, bit) = hash.hole(BYTES);
        self.0[byte] >> bit & 1 == 1
    }
}

/// Odd numbers with no pattern to their bits: the fractions of the golden ratio and of √3.
const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
const SECOND: u64 = 0xBB67_AE85_84CA_A73B;

/// Bytes of the longest word that [`Hash::within`] reads in one go: nearly all are no longer.
const SPANNED: usize = 24;

/// Both halves of the product.
#[inline]
fn mix(value: u64, by: u64) -> u64 {
    let product = u128::from(value) * u128::from(by);
    let high = u64::try_from(product >> 64).unwrap_or(0);
    high ^ value.wrapping_mul(by)
}

/// Seven bytes or less.
#[inline]
fn short(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => bytes
            .iter()
            .fold(0, |value, &byte| value << 8 | u64::from(byte)),
    }
}

/// Which of `count` equal shares of all numbers holds `value`.
#[inline]
fn share(value: u64, count: usize) -> usize {
    usize::try_from(((value >> 32) * count as u64) >> 32).unwrap_or(0)
}

/// The fingerprint of a word, the lowest byte of its number, and which of the `tops` is the rest.
pub(super) type Slot = [u8; 6];

/// A map from words to numbers.
pub(super) struct Table {
    /// One for every few words.
    pub(super) pilots: &'static [[u8; 2]],
    /// One for every word, and a few that are nobody's.
    pub(super) slots: &'static [Slot],
    /// The numbers without their lowest byte, each once.
    pub(super) tops: &'static [[u8; 8]],
}

impl Table {
    /// Returns the number of a word. Costs a multiplication and two reads of memory.
    #[inline]
    pub(super) fn get(&self, hash: Hash) -> Option<u64> {
        let pilot = *self.pilots.get(hash.pilot(self.pilots.len()))?;
        let slot = hash.slot(u16::from_le_bytes(pilot), self.slots.len());
        let &[first, second, third, low, top, above] = self.slots.get(slot)?;
        if [first, second, third] != hash.fingerprint() {
            return None;
        }
        let top = self
            .tops
            .get(usize::from(u16::from_le_bytes([top, above])))?;
        Some(u64::from_le_bytes(*top) << 8 | u64::from(low))
    }
}
