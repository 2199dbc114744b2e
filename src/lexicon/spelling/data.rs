use std::collections::BTreeMap;

use super::{Beside, Eighths};
use crate::lexicon::Hash;

/// A spelling that can be mistaken for another: its rivals in the skeleton and what speaks for
/// each before the neighbours are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Which set of spellings it belongs to; contexts are kept by set.
    pub set: u16,
    /// Its own rank in the set; `None` for a spelling that is no word.
    pub own: Option<usize>,
    /// What speaks for it.
    pub own_base: Eighths,
    /// By [`Side`]: no neighbour there favours a rival over it by more. Kept in steps of [`STEP`].
    pub swing: [Eighths; 2],
    /// By rank: the number of the spelling (see [`super::spelled`]) and what speaks for it, how
    /// often it is mistyped so included. [`Doubt::NONE`] where there is none, or it is the own rank.
    pub rivals: [(u16, Eighths); RANKS],
}

/// What a neighbour says of a set: by rank, by how much it makes the spelling likelier; last, of
/// any spelling that is no word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row(pub [Eighths; RANKS + 1]);

/// Which neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The word before.
    Left,
    /// The word after.
    Right,
}

impl Side {
    /// The side across the word.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// How many spellings of a set are told apart: the commonest.
const RANKS: usize = 3;
/// The bits of a slot's byte that hold its own rank, and those of each swing beside it, in steps of
/// so many eighths: rounded up, so that nothing is passed over.
const OWN: u8 = 0b11;
const STEPS: u8 = 0b111;
const STEP: Eighths = 16;
type DoubtSlot = [u8; 16];
type RowSlot = [u8; 6];

static DATA: &[u8] = include_bytes!("../../../lexicon/spelling.bin");

impl Doubt {
    /// The number of no spelling.
    pub const NONE: u16 = u16::MAX;

    /// Returns what is doubtful of a word (folded). Costs a few multiplications and a read or two
    /// of memory.
    pub fn of(word: &str) -> Option<Self> {
        Self::of_hashed(Hash::of(word))
    }

    pub(super) fn of_hashed(hash: Hash) -> Option<Self> {
        let slot = find(doubts(), hash, |&[first, second, third, ..]| {
            [first, second, third]
        })?;
        Some(Self::decode(slot))
    }

    /// The rivals: rank, number of the spelling, what speaks for it.
    pub(super) fn choices(&self) -> impl Iterator<Item = (usize, u16, Eighths)> {
        let rivals = self.rivals.into_iter().enumerate();
        let there = rivals.filter(|(_, (code, _))| *code != Self::NONE);
        there.map(|(rank, (code, base))| (rank, code, base))
    }

    /// The side whose neighbours decide more.
    pub(super) fn first_side(&self) -> Side {
        let [left, right] = self.swing;
        if right > left {
            Side::Right
        } else {
            Side::Left
        }
    }

    fn decode(slot: &DoubtSlot) -> Self {
        let own = usize::from(slot[5] & OWN);
        let swing = |shift: u32| Eighths::from(slot[5] >> shift & STEPS) * STEP;
        let rival = |at: usize| {
            (
                u16::from_le_bytes([slot[at], slot[at + 1]]),
                signed(slot[at + 2]),
            )
        };
        Self {
            set: u16::from_le_bytes([slot[3], slot[4]]),
            own: (own < RANKS).then_some(own),
            own_base: signed(slot[6]),
            swing: [swing(2), swing(5)],
            rivals: [rival(7), rival(10), rival(13)],
        }
    }

    fn encode(&self, hash: Hash) -> DoubtSlot {
        let mut slot = [0; 16];
        slot[..3].copy_from_slice(&fingerprint(hash));
        slot[3..5].copy_from_slice(&self.set.to_le_bytes());
        let own = u8::try_from(self.own.unwrap_or(RANKS)).unwrap_or(OWN);
        let [left, right] = self.swing.map(steps);
        slot[5] = own | left << 2 | right << 5;
        slot[6] = byte(self.own_base);
        for (at, (code, base)) in [7, 10, 13].into_iter().zip(self.rivals) {
            slot[at..at + 2].copy_from_slice(&code.to_le_bytes());
            slot[at + 2] = byte(base);
        }
        slot
    }
}

impl Row {
    /// The place of a spelling that is no word.
    pub const OTHER: usize = RANKS;

    /// Returns what a neighbour says of a set; zeros where nothing is known of it or of its shape.
    pub fn of(set: u16, side: Side, beside: Beside<'_>) -> Self {
        let rows = rows(set, side);
        if rows.is_empty() {
            return Self::default();
        }
        let exact = Self::find(rows, beside.key());
        let found = exact.or_else(|| Self::find(rows, Self::shape_key(beside.shape())));
        found.unwrap_or_default()
    }

    /// What two neighbours say together.
    #[must_use]
    pub(super) fn with(self, other: Self) -> Self {
        let mut both = self;
        for (sum, one) in both.0.iter_mut().zip(other.0) {
            *sum += one;
        }
        both
    }

    /// What a row about a shape is kept under; one about a neighbour is kept under its own hash.
    pub fn shape_key(shape: Hash) -> Hash {
        shape.with(SHAPE)
    }

    fn find(rows: &'static [RowSlot], hash: Hash) -> Option<Self> {
        let slot = find(rows, hash, |&[first, second, ..]| [first, second])?;
        Some(Self([2, 3, 4, 5].map(|at| signed(slot[at]))))
    }

    fn encode(self, hash: Hash) -> RowSlot {
        let mut slot = [0; 6];
        slot[..2].copy_from_slice(&fingerprint(hash)[..2]);
        for (place, value) in slot[2..].iter_mut().zip(self.0) {
            *place = byte(value);
        }
        slot
    }
}

/// Tells the keys of shapes from those of neighbours.
const SHAPE: u64 = 0x0053_4841_5045;
/// One slot in three is empty, so that few are read in a row.
const fn slots_for(count: usize) -> usize {
    count + count / 2 + 1
}

/// Writes `lexicon/spelling.bin`: the number of slots of doubts and that of tables of rows, the slots of
/// doubts, at which slot of rows each table begins and the last ends, the slots of rows. Each side of
/// each set has a table of its own: what is asked of the few sets that are asked for most stays near
/// the processor. The order of the arguments decides which of two keys that meet stands first; of keys
/// that no lookup could tell apart the first is kept.
///
/// # Errors
/// More than four thousand million slots.
pub fn pack(
    doubts: &[(Hash, Doubt)],
    rows: &[((u16, Side), Hash, Row)],
) -> Result<Vec<u8>, String> {
    let encoded = doubts
        .iter()
        .map(|(hash, doubt)| (*hash, doubt.encode(*hash)));
    let doubts = table(doubts.len(), encoded, 3);
    let mut tables: BTreeMap<usize, Vec<(Hash, RowSlot)>> = BTreeMap::new();
    for ((set, side), hash, row) in rows {
        let table = tables.entry(table_of(*set, *side)).or_default();
        table.push((*hash, row.encode(*hash)));
    }
    let count = tables.last_key_value().map_or(0, |(last, _)| last + 1);
    let (mut starts, mut slots) = (vec![0], Vec::new());
    for place in 0..count {
        let rows = tables.remove(&place).unwrap_or_default();
        if !rows.is_empty() {
            slots.extend(table(rows.len(), rows.into_iter(), 2));
        }
        starts.push(slots.len());
    }
    let mut bytes = Vec::new();
    let numbers = [doubts.len(), count].into_iter().map(number);
    bytes.extend(numbers.collect::<Result<Vec<_>, _>>()?.into_flattened());
    bytes.extend(doubts.as_flattened());
    let starts = starts.into_iter().map(number);
    bytes.extend(starts.collect::<Result<Vec<_>, _>>()?.into_flattened());
    bytes.extend(slots.as_flattened());
    Ok(bytes)
}

fn number(count: usize) -> Result<[u8; 4], String> {
    let count = u32::try_from(count).map_err(|error| error.to_string())?;
    Ok(count.to_le_bytes())
}

/// Which of the tables of rows is that of a side of a set.
fn table_of(set: u16, side: Side) -> usize {
    usize::from(set) * 2 + side as usize
}

fn table<const N: usize>(
    count: usize,
    entries: impl Iterator<Item = (Hash, [u8; N])>,
    fingerprint: usize,
) -> Vec<[u8; N]> {
    let mut slots = vec![[0; N]; slots_for(count)];
    let count = slots.len();
    for (hash, entry) in entries {
        for place in probe(hash, count) {
            if slots[place][..fingerprint] == entry[..fingerprint] {
                // A later, rarer key that cannot be told from an earlier one is left out.
                break;
            }
            if slots[place][..fingerprint] == [0; 3][..fingerprint] {
                slots[place] = entry;
                break;
            }
        }
    }
    slots
}

/// The slot of a key, of which `print` tells what each slot knows its own by: the nearest at which it
/// may stand, before the first that is empty. One in three is.
#[inline]
fn find<T, const N: usize>(
    slots: &'static [T],
    hash: Hash,
    print: impl Fn(&T) -> [u8; N],
) -> Option<&'static T> {
    let fingerprint = fingerprint(hash);
    let own: Option<&[u8; N]> = fingerprint.first_chunk();
    let mut place = hash.share(slots.len());
    loop {
        let slot = slots.get(place)?;
        let print = print(slot);
        if Some(&print) == own {
            return Some(slot);
        }
        if print == [0; N] {
            return None;
        }
        place = if place + 1 < slots.len() {
            place + 1
        } else {
            0
        };
    }
}

/// The slots at which a key may stand, nearest first.
fn probe(hash: Hash, count: usize) -> impl Iterator<Item = usize> {
    let home = hash.share(count);
    (home..count).chain(0..home)
}

/// What a slot knows its key by: never all zeros, which mark an empty slot.
fn fingerprint(hash: Hash) -> [u8; 3] {
    let [first, second, third] = hash.fingerprint();
    [first | u8::from(first == 0 && second == 0), second, third]
}

fn doubts() -> &'static [DoubtSlot] {
    let [doubts, _] = counts();
    let bytes = DATA.get(8..8 + doubts * 16).unwrap_or_default();
    bytes.as_chunks().0
}

/// The table of what neighbours on one side say of a set: none where nothing is known of them.
fn rows(set: u16, side: Side) -> &'static [RowSlot] {
    let [doubts, tables] = counts();
    let starts = DATA.get(8 + doubts * 16..).unwrap_or_default();
    let Some((starts, rows)) = starts.split_at_checked((tables + 1) * 4) else {
        return &[];
    };
    let (starts, place) = (starts.as_chunks().0, table_of(set, side));
    let start = |place: usize| starts.get(place).copied().map(read);
    let range = start(place).zip(start(place + 1));
    let rows = range.and_then(|(start, end)| rows.get(start * 6..end * 6));
    rows.unwrap_or_default().as_chunks().0
}

/// The numbers of slots of doubts and of tables of rows, read where they lie.
fn counts() -> [usize; 2] {
    let (numbers, _) = DATA.as_chunks();
    [0, 1].map(|place| numbers.get(place).copied().map_or(0, read))
}

fn read(number: [u8; 4]) -> usize {
    usize::try_from(u32::from_le_bytes(number)).unwrap_or(0)
}

/// A swing in steps; the most there are for one that is larger, as none is.
fn steps(swing: Eighths) -> u8 {
    let steps = (swing.max(0) + STEP - 1) / STEP;
    debug_assert!(steps <= Eighths::from(STEPS), "no neighbour says so much");
    u8::try_from(steps).unwrap_or(STEPS).min(STEPS)
}

fn signed(byte: u8) -> Eighths {
    Eighths::from(byte.cast_signed())
}

fn byte(value: Eighths) -> u8 {
    let clamped = value.clamp(i32::from(i8::MIN), i32::from(i8::MAX));
    i8::try_from(clamped).unwrap_or(i8::MIN).cast_unsigned()
}

#[cfg(test)]
mod tests {
    use super::{Doubt, Hash, STEP};

    #[test]
    fn a_doubt_is_read_as_it_was_written_and_its_swings_are_never_less() {
        for own in [None, Some(0), Some(2)] {
            for swing in [[0, 0], [1, 109], [64, 16], [17, 112]] {
                let written = Doubt {
                    set: 1353,
                    own,
                    own_base: -71,
                    swing,
                    rivals: [(Doubt::NONE, 0), (7, -12), (300, 20)],
                };
                let read = Doubt::decode(&written.encode(Hash::of("word")));
                let rounded = swing.map(|most| (most + STEP - 1) / STEP * STEP);
                assert_eq!(
                    read,
                    Doubt {
                        swing: rounded,
                        ..written
                    }
                );
            }
        }
    }
}
