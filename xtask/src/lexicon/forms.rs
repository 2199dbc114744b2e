//! `forms.fst`: every word form seen often enough, with how often, and who vouches for it.

use super::Result;
use super::counts::{Counts, Tally};
use super::witness::Witness;
use std::collections::{BTreeMap, BTreeSet};

/// Seen this often, a form is kept whatever the dictionary says.
pub(crate) const KEPT_ALWAYS: u64 = 5;
/// Seen this often, a form is kept when the dictionary accepts it.
pub(crate) const KEPT_WHEN_VALID: u64 = 2;

/// The packed map and its figures.
pub(crate) struct Forms {
    pub(crate) bytes: Vec<u8>,
    pub(crate) kept: usize,
    pub(crate) valid: usize,
    pub(crate) names: usize,
}

/// Packs the forms of the corpora and all proper names.
pub(crate) fn build(
    counts: &Counts,
    names: &BTreeSet<String>,
    witness: &mut Witness,
) -> Result<Forms> {
    let seen: BTreeMap<&str, Tally> = counts
        .sorted()
        .into_iter()
        .filter(|(form, tally)| tally.total() >= KEPT_WHEN_VALID && is_plain_word(form))
        .collect();
    witness.ask(seen.keys().copied().chain(names.iter().map(String::as_str)))?;

    let mut kept: BTreeMap<&str, u64> = BTreeMap::new();
    for (&form, &tally) in &seen {
        if tally.total() >= KEPT_ALWAYS || witness.accepts(form) {
            kept.insert(
                form,
                u64::from(counts.band(tally.total()))
                    | flag(tally.news == 0 || tally.wiki == 0, 10),
            );
        }
    }
    for name in names {
        *kept.entry(name).or_default() |= flag(true, 9);
    }
    let mut map = fst::MapBuilder::memory();
    let mut forms = Forms {
        bytes: Vec::new(),
        kept: kept.len(),
        valid: 0,
        names: names.len(),
    };
    for (form, value) in kept {
        let valid = witness.accepts(form);
        forms.valid += usize::from(valid);
        map.insert(form, value | flag(valid, 8))?;
    }
    forms.bytes = map.into_inner()?;
    Ok(forms)
}

fn flag(set: bool, bit: u32) -> u64 {
    u64::from(set) << bit
}

/// Two letters or more, all of the Arabic alphabet or the four letters Arabic papers add to it.
fn is_plain_word(form: &str) -> bool {
    form.chars().nth(1).is_some()
        && form.chars().all(|letter| {
            matches!(letter, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}'
                | '\u{67E}' | '\u{686}' | '\u{6A4}' | '\u{6AF}')
        })
}
