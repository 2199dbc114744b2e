//! What a foreign name has left when the letters that transliterations disagree on are folded
//! (catalogue 3.7 j).

use super::loose::HAMZAS;
use super::without_article;
use crate::arabic::letters::{ALEF, HEH, bytes};

/// Letters that stand for each other in transliterations: the first of each class stands for all.
const CLASSES: [&str; 7] = [
    "\u{62C}\u{63A}\u{642}\u{643}\u{6AF}\u{6A9}",
    "\u{62A}\u{637}",
    "\u{633}\u{635}\u{62B}",
    "\u{641}\u{6A4}",
    "\u{628}\u{67E}",
    "\u{632}\u{630}\u{638}",
    "\u{62F}\u{636}",
];
/// Letters of vowels and hamzas, which are dropped.
const WEAK: &str = "\u{627}\u{648}\u{64A}\u{649}\u{621}\u{623}\u{625}\u{622}\u{624}\u{626}\u{629}";

/// What each letter of the block from U+0600 on is folded to: nothing, or the first of its class.
static FOLDED: [Option<char>; 256] = table();

const fn table() -> [Option<char>; 256] {
    let mut table = [None; 256];
    let mut at: u16 = 0;
    while at < 256 {
        table[at as usize] = char::from_u32(START as u32 + at as u32);
        at += 1;
    }
    let mut class = 0;
    while class < CLASSES.len() {
        let letters = CLASSES[class].as_bytes();
        let mut at = 0;
        while at < letters.len() {
            table[place(letters[at], letters[at + 1])] = table[place(letters[0], letters[1])];
            at += 2;
        }
        class += 1;
    }
    let mut at = 0;
    while at < WEAK.len() {
        table[place(WEAK.as_bytes()[at], WEAK.as_bytes()[at + 1])] = None;
        at += 2;
    }
    table
}

/// Where the letter of these two bytes stands in the table.
const fn place(first: u8, second: u8) -> usize {
    (((first & 0x1F) as usize) << 6 | (second & 0x3F) as usize) - START as usize
}

/// The first letter of the block.
const START: char = '\u{600}';

/// A letter as its class has it; nothing for one that is dropped.
fn consonant(letter: char) -> Option<char> {
    let place = (letter as usize).checked_sub(START as usize);
    let known = place.and_then(|place| FOLDED.get(place));
    known.map_or(Some(letter), |folded| *folded)
}

/// The consonants of a word, each as the first of its class.
pub(super) fn consonants(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter_map(consonant)
}

/// A number of the consonants of a word, each as the first of its class, that hardly two others share.
///
/// Of which letters are dropped nothing can be foretold, so that no branch is taken for it.
pub(super) fn number_of(word: &str) -> u32 {
    let number = word.chars().fold(0, |number: u64, letter| {
        let next = consonant(letter);
        let with = mixed(number, next.unwrap_or(letter));
        if next.is_some() { with } else { number }
    });
    u32::try_from(number >> 32).unwrap_or(0)
}

/// A number with a letter more.
pub(super) fn mixed(number: u64, letter: char) -> u64 {
    (number.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The consonants of a word, each as the first of its class, as one text.
pub(crate) fn skeleton(word: &str) -> String {
    consonants(word).collect()
}

fn class(letter: char) -> char {
    consonant(letter).unwrap_or(letter)
}

/// Whether two words of one skeleton differ as transliterations do: inside, by two letters at most;
/// never by an ending, which is inflection.
pub(super) fn differ_inside(one: &str, other: &str) -> bool {
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    let (a, b) = (ends(one), ends(other));
    // Other weak letters at the start are persons of a verb, and conjunctions.
    let is_alef = |letter: char| letter == ALEF || HAMZAS.contains(&letter);
    let like = |(a, b)| class(a) == class(b) || is_alef(a) && is_alef(b);
    skeleton(one).chars().count() >= FEWEST
        && a.0.zip(b.0).is_some_and(like)
        && a.1 == b.1
        && !is_inflected(one)
        && !is_inflected(other)
        && !is_accusative(one, other)
        && !is_accusative(other, one)
        && !one.starts_with(other)
        && !other.starts_with(one)
        && distance(one, other) <= MOST
}

/// How many letters two texts differ in (Damerau and Levenshtein's distance).
///
/// What they share at either end is left out first, which changes nothing: most differ in one letter.
fn distance(one: &str, other: &str) -> usize {
    let (one, other) = unshared(one, other);
    let letters = |text: &str| text.chars().count();
    match (letters(one), letters(other)) {
        (0, count) | (count, 0) | (1, count @ 1) => count,
        _ => strsim::damerau_levenshtein(one, other),
    }
}

/// Two texts without what they share at the start and at the end.
fn unshared<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
    let starts = one.chars().zip(other.chars());
    let start = shared(starts);
    let rest = |text: &'t str| text.get(start..).unwrap_or_default();
    let (one, other) = (rest(one), rest(other));
    let ends = one.chars().rev().zip(other.chars().rev());
    let end = shared(ends);
    let inside = |text: &'t str| text.get(..text.len() - end).unwrap_or_default();
    (inside(one), inside(other))
}

/// Bytes of the letters that are the same, up to the first that are not.
fn shared(pairs: impl Iterator<Item = (char, char)>) -> usize {
    let same = pairs.take_while(|(one, other)| one == other);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}

/// Whether a word may be the accusative of an adjective of the other (`روانديا` and `رواندا`).
fn is_accusative(word: &str, name: &str) -> bool {
    let stem = word.strip_suffix(ADJECTIVE_ACCUSATIVE);
    stem.is_some_and(|stem| name.strip_suffix(ALEF) == Some(stem))
}

const ADJECTIVE_ACCUSATIVE: &str = "\u{64A}\u{627}";

/// Whether a word ends as plurals, duals, verbs and words with pronouns do. Asked of every strange word:
/// the last two letters are compared with all endings at once.
pub(super) fn is_inflected(word: &str) -> bool {
    let last = word.as_bytes().last_chunk();
    last.is_some_and(|last| ENDINGS.contains(last)) || word.ends_with(OF_TWO)
}

/// The pronoun of two people.
const OF_TWO: &str = "\u{647}\u{645}\u{627}";

/// Endings of two letters: of plurals and duals, of verbs, and pronouns.
const ENDINGS: [[u8; 4]; 10] = [
    ending(['\u{648}', '\u{646}']),
    ending(['\u{64A}', '\u{646}']),
    ending(['\u{627}', '\u{62A}']),
    ending(['\u{648}', '\u{627}']),
    ending(['\u{62A}', '\u{645}']),
    ending(['\u{647}', '\u{627}']),
    ending(['\u{647}', '\u{645}']),
    ending(['\u{646}', '\u{627}']),
    ending(['\u{643}', '\u{645}']),
    ending(['\u{646}', '\u{64A}']),
];

const fn ending([first, last]: [char; 2]) -> [u8; 4] {
    let (first, last) = (bytes(first), bytes(last));
    [first[0], first[1], last[0], last[1]]
}

/// Whether two texts of a listed name are one way to say it, spelled otherwise: not a shorter way, a
/// translation or an adjective.
pub(crate) fn is_respelling(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split([' ', '-']).count();
    if words(one) != words(other) {
        let joined = |text: &str| text.replace([' ', '-'], "");
        let (a, b) = (joined(one), joined(other));
        return skeleton(&a) == skeleton(&b) && distance(&a, &b) <= MOST;
    }
    let pairs = one.split([' ', '-']).zip(other.split([' ', '-']));
    let mut pairs = pairs.map(|(a, b)| (without_article(a), without_article(b)));
    let mut differs = false;
    let fits = pairs.all(|(a, b)| {
        differs |= a != b;
        a == b || is_word_respelt(a, b)
    });
    fits && differs
}

fn is_word_respelt(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let adjective = long
        .strip_prefix(short)
        .is_some_and(|end| ADJECTIVE.contains(&end));
    let distance = distance(a, b);
    let near = distance * 2 <= a.chars().count().min(b.chars().count());
    !adjective && near && (distance <= MOST || skeleton(a) == skeleton(b))
}

/// Endings of adjectives of relation, and of their feminine.
const ADJECTIVE: [&str; 3] = ["\u{64A}", "\u{64A}\u{629}", "\u{629}"];

/// Whether two words that [`differ_inside`] are long and near enough to be one name without further
/// evidence.
pub(super) fn is_evident(one: &str, other: &str) -> bool {
    let consonants = consonants(one).count();
    let letters = one.chars().count().min(other.chars().count());
    let most = match consonants {
        0..FEWEST => return false,
        FEWEST if letters < LONG => return false,
        FEWEST..MANY => 1,
        _ => MOST,
    };
    // A pronoun at the end hides a noun that is inflected before it (`قراطيسه`).
    let most = if one.ends_with(HEH) { 1 } else { most };
    without_article(one) == one && distance(one, other) <= most
}

/// Letters of a long word that has the fewest consonants.
const LONG: usize = 6;
/// Consonants of a skeleton that hardly two names share.
const MANY: usize = 5;
/// Consonants of the shortest skeleton that tells a name.
const FEWEST: usize = 3;
/// Letters in which two spellings may differ.
const MOST: usize = 2;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::distance;

    proptest! {
        #[test]
        fn what_two_texts_share_takes_nothing_from_their_distance(
            one in "[\u{627}-\u{62A} b]{0,7}",
            other in "[\u{627}-\u{62A} b]{0,7}",
        ) {
            prop_assert_eq!(distance(&one, &other), strsim::damerau_levenshtein(&one, &other));
        }
    }
}
