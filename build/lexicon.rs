//! Writes the tables that `src/lexicon/table.rs` reads.

#[path = "../src/lexicon/spelling/skeleton.rs"]
mod skeleton;
#[path = "../src/lexicon/table.rs"]
mod table;

use fst::Streamer as _;
use skeleton::with_skeleton;
use std::path::Path;
use std::{collections::HashMap, fs};
pub use table::Hash;
use table::{COMMON, FEW, LIKELY, MANY, Slot};

/// Words that share a pilot: with more, fitting pilots are rare; with less, there are more pilots.
const SHARE: usize = 4;
/// The top of a slot that is no word's.
const NOBODY: u16 = u16::MAX;

/// Makes of the map `from` the files `name.pilots`, `name.slots` and `name.tops` in `out`; `number`
/// tells the number of a word, given its index and the number that the map has.
pub fn write(
    from: &str,
    (out, name): (&Path, &str),
    number: impl Fn(usize, &str, u64) -> u64,
) -> Result<(), String> {
    let mut tops = Tops::default();
    let mut words = Vec::new();
    for (index, (word, value)) in read(from)?.into_iter().enumerate() {
        let (hash, value) = (Hash::of(&word), number(index, &word, value));
        let top = tops.index(value >> 8);
        let top = top.ok_or_else(|| format!("{from}: the numbers differ too much"))?;
        words.push((hash, value.to_le_bytes()[0], top));
    }
    let placed = place(&words).ok_or_else(|| format!("{from}: two words have one hash"))?;
    let (pilots, slots) = placed;
    for (part, bytes) in [
        ("pilots", pilots.as_flattened()),
        ("slots", slots.as_flattened()),
        ("tops", tops.list.as_flattened()),
    ] {
        let file = out.join(format!("{name}.{part}"));
        fs::write(file, bytes).map_err(|error| format!("{name}.{part}: {error}"))?;
    }
    Ok(())
}

/// Makes the sieves: in `fourth.sieve` the stems of form IV, whose class stands in the lowest four
/// bits and is 1 or 2; in `likely.sieve` the valid forms of a band that is high enough, in
/// `common.sieve` the common ones among them; in `spellings.sieve` the skeletons of the former.
pub fn sieves(out: &Path) -> Result<(), String> {
    let fourth = words("lexicon/hamza.fst", |value| matches!(value & 0xF, 1 | 2))?;
    let used = |value: u64, band: u8| value & 0xFF >= u64::from(band) && value >> 8 & 1 == 1;
    let likely = words("lexicon/forms.fst", |value| used(value, LIKELY))?;
    let common = words("lexicon/forms.fst", |value| used(value, COMMON))?;
    let skeletons = likely
        .iter()
        .map(|word| with_skeleton(word, Hash::of_bytes));
    for (name, bits) in [
        (
            "fourth",
            sieve(FEW, fourth.iter().map(|word| Hash::of(word))),
        ),
        (
            "likely",
            sieve(MANY, likely.iter().map(|word| Hash::of(word))),
        ),
        (
            "common",
            sieve(FEW, common.iter().map(|word| Hash::of(word))),
        ),
        ("spellings", sieve(MANY, skeletons)),
    ] {
        let file = out.join(format!("{name}.sieve"));
        fs::write(file, bits).map_err(|error| format!("{name}.sieve: {error}"))?;
    }
    Ok(())
}

/// A sieve of so many bytes.
fn sieve(size: usize, held: impl Iterator<Item = Hash>) -> Vec<u8> {
    let mut bits = vec![0; size];
    for hash in held {
        let (byte, bit) = hash.hole(size);
        bits[byte] |= 1 << bit;
    }
    bits
}

/// The words of the map `from` whose number `keeps` accepts.
fn words(from: &str, keeps: impl Fn(u64) -> bool) -> Result<Vec<String>, String> {
    let all = read(from)?.into_iter();
    let kept = all.filter(|(_, value)| keeps(*value));
    Ok(kept.map(|(word, _)| word).collect())
}

/// The words of a map, in order, and their numbers.
fn read(from: &str) -> Result<Vec<(String, u64)>, String> {
    let fail = |error: &dyn std::fmt::Display| format!("{from}: {error}");
    let bytes = fs::read(from).map_err(|error| fail(&error))?;
    let map = fst::Map::new(bytes).map_err(|error| fail(&error))?;
    let mut words = Vec::with_capacity(map.len());
    let mut stream = map.stream();
    while let Some((word, value)) = stream.next() {
        let word = std::str::from_utf8(word).map_err(|error| fail(&error))?;
        words.push((word.to_owned(), value));
    }
    Ok(words)
}

#[derive(Default)]
struct Tops {
    list: Vec<[u8; 8]>,
    known: HashMap<u64, u16>,
}

impl Tops {
    fn index(&mut self, top: u64) -> Option<u16> {
        if let Some(&index) = self.known.get(&top) {
            return Some(index);
        }
        let index = u16::try_from(self.list.len())
            .ok()
            .filter(|&index| index != NOBODY)?;
        self.known.insert(top, index);
        self.list.push(top.to_le_bytes());
        Some(index)
    }
}

/// Finds for every share of the words a pilot that leads each to a slot of its own: the largest
/// shares first, while there is room.
fn place(words: &[(Hash, u8, u16)]) -> Option<(Vec<[u8; 2]>, Vec<Slot>)> {
    // One slot in forty stays free, or the last words would look for theirs too long.
    let mut slots: Vec<Option<Slot>> = vec![None; words.len() + words.len() / 40 + 1];
    let mut shares = vec![Vec::new(); words.len().div_ceil(SHARE)];
    let count = shares.len();
    for word in words {
        shares[word.0.pilot(count)].push(*word);
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&share| std::cmp::Reverse(shares[share].len()));
    let mut pilots = vec![[0; 2]; count];
    let mut taken = Vec::new();
    for share in order {
        let fits = |pilot: &u16| {
            taken.clear();
            shares[share].iter().all(|word| {
                let slot = word.0.slot(*pilot, slots.len());
                let free = slots[slot].is_none() && !taken.contains(&slot);
                taken.push(slot);
                free
            })
        };
        let pilot = (0..=u16::MAX).find(fits)?;
        pilots[share] = pilot.to_le_bytes();
        for &(hash, low, top) in &shares[share] {
            let place = hash.slot(pilot, slots.len());
            slots[place] = Some(slot(hash, low, top));
        }
    }
    let nobody = slot(Hash::of(""), 0, NOBODY);
    let slots = slots.into_iter().map(|slot| slot.unwrap_or(nobody));
    Some((pilots, slots.collect()))
}

fn slot(hash: Hash, low: u8, top: u16) -> Slot {
    let [first, second, third] = hash.fingerprint();
    let [top, above] = top.to_le_bytes();
    [first, second, third, low, top, above]
}
