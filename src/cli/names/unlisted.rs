//! Names that no registry lists.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::arguments::Desk;
use super::census::Places;
use crate::arabic::letters::{BEH, FEH, KAF, LAM, WAW};
use crate::catalog::Catalog;
use crate::rules::{are_one, one_spaced, runs, skeleton};
use crate::story::Prose;

/// Bytes of the shortest word that something is written onto.
const SHORTEST: usize = 6;

/// A name that no registry lists: its texts, the most frequent first.
pub(super) struct Group {
    pub(super) texts: Vec<(String, Places)>,
}

/// The names of a block that stand outside the words which are `taken`, as written.
pub(super) fn find(prose: &Prose<'_>, taken: &[Range<usize>]) -> Vec<String> {
    let text = |range| prose.text().get(range).unwrap_or_default();
    let runs = runs(prose, taken).into_iter();
    runs.map(|run| one_spaced(text(run))).collect()
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
