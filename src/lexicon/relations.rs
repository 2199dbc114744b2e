//! Which words belong together: a broken plural and its singular, a masdar and its verb.

use fst::{IntoStreamer as _, Map, Streamer as _};
use std::sync::LazyLock;

/// Returns the singulars of a broken plural (كتب: كتاب), without clitics, in the order of their
/// letters; none when the plural is not listed. Sound plurals are not: their ending tells.
///
/// Costs one walk of the word's bytes, and one of each answer's.
pub fn singulars(plural: &str) -> Vec<String> {
    related(plural, SINGULAR_OF, |word, _| word)
}

/// Returns the broken plurals of a singular (شهر: أشهر, شهور), as [`singulars`] does.
pub fn broken_plurals(singular: &str) -> Vec<String> {
    related(singular, PLURAL_OF, |word, _| word)
}

/// Returns the verbs of a masdar, in the third person of the perfect (إعلان: أعلن), with the number
/// of the verb form: 2 to 10, and 13 and 14 for the first two forms of four radicals.
pub fn verbs(masdar: &str) -> Vec<(String, u8)> {
    related(masdar, VERB_OF, |word, form| (word, form))
}

/// Returns the masdars of a verb in the third person of the perfect (أعلن: إعلان), as [`verbs`] does.
/// Masdars of the first form follow no rule and are not listed.
pub fn masdars(verb: &str) -> Vec<(String, u8)> {
    related(verb, MASDAR_OF, |word, form| (word, form))
}

/// The bits of a value: what the second word is to the first. The form of the verb stands above them.
const SINGULAR_OF: u64 = 1;
const PLURAL_OF: u64 = 1 << 1;
const VERB_OF: u64 = 1 << 2;
const MASDAR_OF: u64 = 1 << 3;
const FORM: u32 = 4;

static RELATIONS: LazyLock<Map<&[u8]>> = LazyLock::new(|| {
    Map::new(&include_bytes!("../../lexicon/relations.fst")[..])
        .expect("the embedded map is written by fst itself and opened by a test")
});

/// The keys are `word NUL related`.
fn related<T>(word: &str, kind: u64, answer: impl Fn(String, u8) -> T) -> Vec<T> {
    let mut found = Vec::new();
    let range = RELATIONS
        .range()
        .gt(format!("{word}\0"))
        .lt(format!("{word}\u{1}"));
    let mut pairs = range.into_stream();
    while let Some((pair, value)) = pairs.next() {
        let related = pair.get(word.len() + 1..).map(String::from_utf8_lossy);
        if let (Some(related), true) = (related, value & kind != 0) {
            let form = u8::try_from(value >> FORM).unwrap_or(u8::MAX);
            found.push(answer(related.into_owned(), form));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{broken_plurals, masdars, singulars, verbs};

    #[test]
    fn plurals_find_their_singulars_and_back() {
        assert_eq!(singulars("كتب"), ["كتاب"]);
        assert_eq!(broken_plurals("شهر"), ["أشهر", "شهور"]);
        assert_eq!(singulars("فرق"), ["فرقة", "فريق"]);
        assert!(singulars("شهر").is_empty() && broken_plurals("شركة").is_empty());
    }

    #[test]
    fn masdars_find_their_verbs_and_back() {
        assert_eq!(verbs("إعلان"), [("أعلن".to_owned(), 4)]);
        assert_eq!(masdars("استقبل"), [("استقبال".to_owned(), 10)]);
        assert_eq!(masdars("ساعد"), [("مساعدة".to_owned(), 3)]);
        assert!(verbs("كتاب").is_empty());
    }
}
