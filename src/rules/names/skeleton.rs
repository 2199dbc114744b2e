//! What a foreign name has left when the letters that transliterations disagree on are folded
//! (catalogue 3.7 j).

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
pub(super) fn skeleton(word: &str) -> String {
    word.chars().filter(|&letter| !WEAK.contains(letter)).map(class).collect()
}

fn class(letter: char) -> char {
    let class = CLASSES.iter().find(|class| class.contains(letter));
    class.and_then(|class| class.chars().next()).unwrap_or(letter)
}

/// Whether two words of one skeleton differ as transliterations do: inside, by two letters at most;
/// never by an ending, which is inflection.
pub(super) fn differ_inside(one: &str, other: &str) -> bool {
    let ends = |word: &str| (word.chars().next(), word.chars().next_back());
    let (a, b) = (ends(one), ends(other));
    let first = a.0.zip(b.0).is_some_and(|(a, b)| class(a) == class(b) || WEAK.contains(a) && WEAK.contains(b));
    let inflected = one.starts_with(other) || other.starts_with(one);
    skeleton(one).chars().count() >= FEWEST
        && first
        && a.1 == b.1
        && !inflected
        && strsim::damerau_levenshtein(one, other) <= MOST
}

/// Consonants of the shortest skeleton that tells a name.
const FEWEST: usize = 3;
/// Letters in which two spellings may differ.
const MOST: usize = 2;
