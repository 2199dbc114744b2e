//! `forms.fst`: every word form seen often enough, with how often, and who vouches for it.

use super::Result;
use super::counts::{Counts, Tally};
use super::readings::Readings;
use super::witness::Witness;
use std::collections::{BTreeMap, BTreeSet};

/// Seen this often, a form is kept whatever the dictionary says.
pub(crate) const KEPT_ALWAYS: u64 = 5;
/// Seen this often, a form is kept when the dictionary accepts it.
pub(crate) const KEPT_WHEN_VALID: u64 = 2;
/// Seen this often, a form is kept when the dictionary accepts it and a lemma makes it.
pub(crate) const KEPT_WHEN_READ: u64 = 1;

/// The packed map and its figures.
pub(crate) struct Forms {
    pub(crate) bytes: Vec<u8>,
    pub(crate) kept: usize,
    pub(crate) valid: usize,
    pub(crate) names: usize,
    /// How many forms have each bit of the value from the ninth on.
    pub(crate) features: BTreeMap<u32, usize>,
    /// How many different values there are.
    pub(crate) values: usize,
}

/// Packs the forms of the corpora and all proper names.
pub(crate) fn build(
    (counts, readings): (&Counts, &Readings<'_>),
    names: &BTreeSet<String>,
    witness: &mut Witness,
) -> Result<Forms> {
    let seen: BTreeMap<&str, Tally> = counts
        .sorted()
        .into_iter()
        .filter(|(form, tally)| tally.total() >= KEPT_WHEN_READ && is_plain_word(form))
        .collect();
    witness.ask(seen.keys().copied().chain(names.iter().map(String::as_str)))?;

    let mut kept: BTreeMap<&str, u64> = BTreeMap::new();
    for (&form, &tally) in &seen {
        let enough = match (witness.accepts(form), readings.get(form)) {
            (false, _) => KEPT_ALWAYS,
            (true, 0) => KEPT_WHEN_VALID,
            (true, _) => KEPT_WHEN_READ,
        };
        if tally.total() >= enough {
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
        features: BTreeMap::new(),
        values: 0,
    };
    let mut values = BTreeSet::new();
    for (form, value) in kept {
        let valid = witness.accepts(form);
        forms.valid += usize::from(valid);
        let value = value | flag(valid, 8) | readings.get(form);
        values.insert(value);
        for bit in 8..64 {
            *forms.features.entry(bit).or_default() += usize::from(value >> bit & 1 == 1);
        }
        map.insert(form, value)?;
    }
    forms.values = values.len();
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
