//! Names that no registry lists: runs of words that are masked as a name.

use std::ops::Range;

use super::{is_respelling, skeleton};
use crate::arabic::Kind;
use crate::arabic::letters::{ALEF, LAM, WAW};
use crate::catalog::Catalog;
use crate::catalog::names::loosely_alike;
use crate::story::{Prose, is_strange};

/// Words of the longest name.
const LONGEST: usize = 5;
/// Consonants of the shortest word that may be spelled in several ways.
const FEWEST: usize = 3;

/// The names of a block that stand outside the words which are `taken`, as ranges of its folded text
/// without a conjunction: of two or more words, or of one after a title.
pub(crate) fn runs(prose: &Prose<'_>, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let is_free = |index: usize| {
        let next = taken.partition_point(|words| words.end <= index);
        taken.get(next).is_none_or(|words| !words.contains(&index))
    };
    let is_name = |index: usize| {
        let arabic = prose.words().get(index).map(|word| word.kind) == Some(Kind::Arabic);
        arabic && is_free(index) && prose.is_name(index..index + 1)
    };
    let given = prose.catalog().list("given-names");
    let is_single = |index: usize| {
        let titles = prose.catalog().list("titles");
        titles.has(prose.previous(index)) && !given.has_conjoined(prose.word(index))
    };
    let words = prose.words();
    let mut index = 0;
    while index < words.len() {
        if !is_name(index) {
            index += 1;
            continue;
        }
        let start = index;
        index += 1;
        while prose.is_spaced(index - 1) && is_name(index) && !opens(prose, index) {
            index += 1;
        }
        let length = index - start;
        if length > 1 && length <= LONGEST || length == 1 && is_single(start) {
            let conjunction = if opens(prose, start) {
                WAW.len_utf8()
            } else {
                0
            };
            found.push(words[start].range().start + conjunction..words[index - 1].range().end);
        }
    }
    found
}

/// Whether a word of a run of names begins another than the words before: a given name with a
/// conjunction written onto it.
fn opens(prose: &Prose<'_>, index: usize) -> bool {
    let given = prose.catalog().list("given-names");
    let word = prose.word(index);
    let rest = word.strip_prefix(WAW);
    let opens = |rest| given.has(rest) || is_compound(prose.catalog(), rest);
    rest.is_some_and(opens) && !given.has(word)
}

/// Whether a word is a given name of two parts that are written together, the second with the article.
fn is_compound(catalog: &Catalog, word: &str) -> bool {
    let mut heads = catalog.list("compound-name-heads").words.iter();
    heads.any(|head| {
        let second = word.strip_prefix(&**head);
        let article = second.and_then(|second| second.strip_prefix(ALEF)?.strip_prefix(LAM));
        article.is_some_and(|rest| !rest.is_empty())
    })
}

/// Whether two texts may be spellings of one name: words of the language and given names differ in an
/// initial hamza at most, strange ones as transliterations do.
pub(crate) fn are_one(catalog: &Catalog, one: &str, other: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if a.len() != b.len() {
        return loosely_alike(&a.concat(), &b.concat());
    }
    let given = catalog.list("given-names");
    let is_open = |word: &str| !given.has(word) && is_strange(word);
    a.iter()
        .zip(&b)
        .all(|(a, b)| loosely_alike(a, b) || is_open(a) && is_open(b) && is_respelt(a, b))
}

/// Whether two strange words differ inside as transliterations do, and have enough consonants to tell.
fn is_respelt(a: &str, b: &str) -> bool {
    a.chars().next_back() == b.chars().next_back()
        && skeleton(a).chars().count() >= FEWEST
        && is_respelling(a, b)
}
