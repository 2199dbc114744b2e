//! Misspells copy the way newsrooms do, to see what the model makes of it.

use std::collections::BTreeSet;

use tadqiq::arabic::clitics::beginnings;
use tadqiq::lexicon::spelling::{Change, changed, choices};
use tadqiq::lexicon::{Hamza, HamzaClass, hamza};

/// How often a word that could suffer a change does, in a hundred thousand: what the rules find in
/// these articles as printed, for each word that could suffer it, over the share that they find of
/// slips put in.
const RATES: [(Change, u64); 10] = [
    (Change::HamzaAboveLost, 6210),
    (Change::HamzaBelowLost, 8090),
    (Change::MaddaLost, 3025),
    (Change::InnerHamzaLost, 433),
    (Change::HamzaMoved, 71),
    (Change::HamzaAdded, 794),
    (Change::MaqsuraDotted, 184),
    (Change::YehUndotted, 530),
    (Change::MarbutaUndotted, 139),
    (Change::HehDotted, 192),
];

/// A source of numbers that is the same on every machine (`SplitMix64`, G. Steele and others 2014).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: u64) -> u64 {
        self.roll() % count.max(1)
    }
}

/// A misspelling of a word, or none: each change that is possible has its own chance.
pub(crate) fn misspelled(word: &str, dice: &mut Dice) -> Option<(String, Change)> {
    let slips = slips(word);
    for (change, rate) in RATES {
        let of_change: Vec<_> = slips.iter().filter(|slip| slip.1 == change).collect();
        if !of_change.is_empty() && dice.below(100_000) < rate {
            let chosen = usize::try_from(dice.below(of_change.len() as u64)).unwrap_or(0);
            return of_change.get(chosen).map(|slip| (**slip).clone());
        }
    }
    None
}

/// The changes that a word could suffer.
pub(crate) fn possible(word: &str) -> BTreeSet<Change> {
    slips(word).into_iter().map(|(_, change)| change).collect()
}

/// The misspellings of a word in one letter, each with what was done to it.
fn slips(word: &str) -> Vec<(String, Change)> {
    let one_letter = choices(word).filter(|slip| one_letter(slip, word));
    let natural = one_letter.filter_map(|slip| {
        let change = changed(&slip, word).filter(|change| is_natural(word, &slip, *change))?;
        Some((slip, change))
    });
    natural.collect()
}

fn one_letter(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).filter(|(a, b)| a != b).count() == 1
}

/// A hamza is put where none belongs on the first alef of masdars and perfects of forms VII to X; a
/// madda that is left out leaves an alef, with a hamza above or without.
fn is_natural(word: &str, slip: &str, change: Change) -> bool {
    let letters: Vec<(char, char)> = word.chars().zip(slip.chars()).collect();
    let at = letters.iter().position(|(a, b)| a != b).unwrap_or(0);
    match change {
        Change::HamzaAdded => is_wasl(word, at) && matches!(letters[at].1, ABOVE | BELOW),
        Change::MaddaLost => letters[at].1 == ALEF || letters[at].1 == ABOVE,
        Change::HamzaMoved => letters[at].1 != MADDA,
        _ => true,
    }
}

const ALEF: char = '\u{627}';
const ABOVE: char = '\u{623}';
const BELOW: char = '\u{625}';
const MADDA: char = '\u{622}';

/// Whether the letter after `at` others begins a masdar or perfect whose alef carries no hamza.
fn is_wasl(word: &str, at: usize) -> bool {
    beginnings(word).any(|reading| {
        let class = hamza(reading.stem(word)).map(Hamza::class);
        reading.prefix(word).chars().count() == at
            && matches!(
                class,
                Some(HamzaClass::WaslMasdar | HamzaClass::WaslPerfect)
            )
    })
}
