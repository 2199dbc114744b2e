//! Names that no registry lists: runs of words that are masked as a name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::arguments::Desk;
use super::census::Places;
use crate::arabic::Kind;
use crate::arabic::letters::{BEH, FEH, KAF, LAM, WAW};
use crate::catalog::Catalog;
use crate::catalog::names::{alike, loosely_alike};
use crate::rules::{is_respelling, skeleton};
use crate::story::{Prose, is_strange};

/// Words of the longest name.
const LONGEST: usize = 5;
/// Bytes of the shortest word that something is written onto.
const SHORTEST: usize = 6;

/// Consonants of the shortest word that may be spelled in several ways.
const FEWEST: usize = 3;

/// A name that no registry lists: its texts, the most frequent first.
pub(super) struct Group {
    pub(super) texts: Vec<(String, Places)>,
}

/// The names of a block that stand outside the words which are `taken`, as written: of two or more
/// words, or of one after a title.
pub(super) fn find(prose: &Prose<'_>, taken: &[Range<usize>]) -> Vec<String> {
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
    let mut index = 0;
    while index < prose.words().len() {
        if !is_name(index) {
            index += 1;
            continue;
        }
        let start = index;
        index += 1;
        while prose.is_spaced(index - 1) && is_name(index) && !opens(prose, index) {
            index += 1;
        }
        let words = index - start;
        if words > 1 && words <= LONGEST || words == 1 && is_single(start) {
            let words: Vec<&str> = (start..index).map(|index| prose.word(index)).collect();
            let text = words.join(" ");
            let conjunction = if opens(prose, start) {
                WAW.len_utf8()
            } else {
                0
            };
            found.extend(text.get(conjunction..).map(str::to_owned));
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
    rest.is_some_and(|rest| given.has(rest)) && !given.has(word)
}

/// Puts together what is one name in several spellings, and takes off what is written onto a name that
/// stands without it too.
pub(super) fn groups(desk: &Desk, mut texts: BTreeMap<String, Places>) -> Vec<Group> {
    let conjoined: Vec<(String, String)> = texts
        .keys()
        .filter_map(|text| Some((text.clone(), without_proclitics(text, &texts)?.to_owned())))
        .collect();
    for (text, stem) in conjoined {
        if let (Some(places), Some(known)) = (texts.remove(&text), texts.get_mut(&stem)) {
            *known = known.with(places);
        }
    }
    let mut buckets: BTreeMap<String, Vec<(String, Places)>> = BTreeMap::new();
    for (text, places) in texts {
        buckets
            .entry(skeleton(&text.replace(' ', "")))
            .or_default()
            .push((text, places));
    }
    let split = |bucket| split(desk.catalog(), bucket);
    buckets.into_values().flat_map(split).collect()
}

/// The text without proclitics, if it stands so too, and no less often with nothing else before it.
fn without_proclitics<'t>(text: &'t str, texts: &BTreeMap<String, Places>) -> Option<&'t str> {
    let first = text.split(' ').next().unwrap_or_default();
    let rest = text.strip_prefix([WAW, FEH, BEH, KAF, LAM])?;
    let known = texts.get(rest)?;
    let count = texts.get(text)?.count;
    (first.len() >= SHORTEST && known.count >= count && !rest.starts_with(' ')).then_some(rest)
}

/// Divides the texts of one skeleton into names: each belongs to the first, by frequency, that it may
/// be a spelling of.
fn split(catalog: &Catalog, mut bucket: Vec<(String, Places)>) -> Vec<Group> {
    bucket.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
    let mut groups: Vec<Group> = Vec::new();
    for (text, places) in bucket {
        let of = groups
            .iter_mut()
            .find(|group| are_one(catalog, &group.texts[0].0, &text));
        match of {
            Some(group) => group.texts.push((text, places)),
            None => groups.push(Group {
                texts: vec![(text, places)],
            }),
        }
    }
    groups
}

/// Whether two texts may be spellings of one name: words of the language and given names differ in an
/// initial hamza at most, strange ones as transliterations do.
fn are_one(catalog: &Catalog, one: &str, other: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if a.len() != b.len() {
        return loosely_alike(&a.concat(), &b.concat());
    }
    let given = catalog.list("given-names");
    let is_open = |word: &str| !given.has(word) && is_strange(word);
    a.iter().zip(&b).all(|(a, b)| {
        alike(a, b) || loosely_alike(a, b) || is_open(a) && is_open(b) && is_respelt(a, b)
    })
}

/// Whether two strange words differ inside as transliterations do, and have enough consonants to tell.
fn is_respelt(a: &str, b: &str) -> bool {
    a.chars().next_back() == b.chars().next_back()
        && skeleton(a).chars().count() >= FEWEST
        && is_respelling(a, b)
}
