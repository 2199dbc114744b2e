//! What a foreign name has left when the letters that transliterations disagree on are folded
//! (catalogue 3.7 j).

use super::without_article;

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

/// The consonants of a word, each as the first of its class.
pub(crate) fn skeleton(word: &str) -> String {
    word.chars()
        .filter(|&letter| !WEAK.contains(letter))
        .map(class)
        .collect()
}

fn class(letter: char) -> char {
    let class = CLASSES.iter().find(|class| class.contains(letter));
    class
        .and_then(|class| class.chars().next())
        .unwrap_or(letter)
}

/// Whether two words of one skeleton differ as transliterations do: inside, by two letters at most;
/// never by an ending, which is inflection.
pub(super) fn differ_inside(one: &str, other: &str) -> bool {
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    let (a, b) = (ends(one), ends(other));
    let like = |(a, b)| class(a) == class(b) || WEAK.contains(a) && WEAK.contains(b);
    skeleton(one).chars().count() >= FEWEST
        && a.0.zip(b.0).is_some_and(like)
        && a.1 == b.1
        && !is_inflected(one)
        && !is_inflected(other)
        && !one.starts_with(other)
        && !other.starts_with(one)
        && strsim::damerau_levenshtein(one, other) <= MOST
}

/// Whether a word ends as plurals, duals, verbs and words with pronouns do.
fn is_inflected(word: &str) -> bool {
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Endings of plurals and duals, of verbs, and the pronouns of more than one letter.
const ENDINGS: [&str; 10] = [
    "\u{648}\u{646}",
    "\u{64A}\u{646}",
    "\u{627}\u{62A}",
    "\u{648}\u{627}",
    "\u{62A}\u{645}",
    "\u{647}\u{627}",
    "\u{647}\u{645}",
    "\u{646}\u{627}",
    "\u{643}\u{645}",
    "\u{646}\u{64A}",
];

/// Whether two texts of a listed name are one way to say it, spelled otherwise: not a shorter way, a
/// translation or an adjective.
pub(crate) fn is_respelling(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split([' ', '-']).count();
    if words(one) != words(other) {
        let joined = |text: &str| text.replace([' ', '-'], "");
        let (a, b) = (joined(one), joined(other));
        return skeleton(&a) == skeleton(&b) && strsim::damerau_levenshtein(&a, &b) <= MOST;
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
    let distance = strsim::damerau_levenshtein(a, b);
    let near = distance * 2 <= a.chars().count().min(b.chars().count());
    !adjective && near && (distance <= MOST || skeleton(a) == skeleton(b))
}

/// Endings of adjectives of relation, and of their feminine.
const ADJECTIVE: [&str; 3] = ["\u{64A}", "\u{64A}\u{629}", "\u{629}"];

/// Whether two words that [`differ_inside`] are long and near enough to be one name without further
/// evidence.
pub(super) fn is_evident(one: &str, other: &str) -> bool {
    without_article(one) == one
        && skeleton(one).chars().count() > FEWEST
        && strsim::damerau_levenshtein(one, other) == 1
}

/// Consonants of the shortest skeleton that tells a name.
const FEWEST: usize = 3;
/// Letters in which two spellings may differ.
const MOST: usize = 2;
