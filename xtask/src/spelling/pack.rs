//! Makes of the counts what the library looks up: doubtful spellings, and what neighbours say.

use std::collections::{BTreeMap, BTreeSet};

use tadqiq::lexicon::Hash;
use tadqiq::lexicon::spelling::{Beside, Doubt, Row, Side, changed, choices, code, least};

use super::corpus::{FormId, Near};
use super::train::{Model, Shape, Tally, likelihood};
use crate::lexicon::Result;

/// The packed model and its figures.
pub(crate) struct Packed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) doubts: usize,
    pub(crate) sets: usize,
    pub(crate) rows: usize,
}

/// How often a spelling must be meant to be told apart.
const FEWEST: f64 = 3.0;
/// And how often a spelling that is no word must stand to be listed: rarer ones are mended by rule.
const FEWEST_SLIPS: f64 = 3.0;
/// A context is kept when it was counted this often and says this much more than its shape, in
/// eighths of a nat.
const FEWEST_NEAR: f64 = 3.0;
const TELLS: i32 = 3;
const FEWEST_SHAPED: f64 = 8.0;
/// The set of spellings whose neighbours are not asked.
const NO_SET: u16 = u16::MAX;

/// Packs a trained model. `seen` tells how often a form stands in the corpora as typed.
pub(crate) fn pack(model: &Model<'_>, seen: &[u32]) -> Result<Packed> {
    let ranked: Vec<(&[FormId], Vec<FormId>)> = (model.sets.iter())
        .map(|forms| (forms.as_slice(), ranks(model, forms)))
        .filter(|(forms, ranks)| !ranks.is_empty() && forms.len() > 1)
        .collect();
    let is_ambiguous = |ranks: &&[FormId]| {
        let set = model.corpus.skeletons[ranks[0] as usize];
        ranks.len() > 1 && model.ambiguous.contains(&set)
    };
    let sets: Vec<&[FormId]> = (ranked.iter().map(|(_, ranks)| ranks.as_slice()))
        .filter(is_ambiguous)
        .collect();
    let packer = Packer { model, seen };
    let rows = packer.rows(&sets);
    let swings = swings(&rows);
    let mut doubts = BTreeMap::new();
    let mut number = 0;
    for (forms, ranks) in &ranked {
        let set = if is_ambiguous(&ranks.as_slice()) {
            number += 1;
            number - 1
        } else {
            NO_SET
        };
        let swings = swings.get(&set).copied().unwrap_or_default();
        doubts.extend(packer.doubts(forms, &Ranked { ranks, set, swings }));
    }
    let asked: BTreeSet<u16> = doubts.values().map(|doubt: &Doubt| doubt.set).collect();
    let rows: Vec<((u16, Side), Hash, Row)> = (rows.into_iter())
        .filter(|row| asked.contains(&row.set))
        .map(|row| ((row.set, row.side), row.key, row.says))
        .collect();
    let doubts: Vec<(Hash, Doubt)> = doubts
        .into_iter()
        .map(|(word, doubt)| (Hash::of(&word), doubt))
        .collect();
    Ok(Packed {
        bytes: tadqiq::lexicon::spelling::pack(&doubts, &rows)?,
        doubts: doubts.len(),
        sets: asked.iter().filter(|set| **set != NO_SET).count(),
        rows: rows.len(),
    })
}

/// A context before it is packed.
struct Context {
    set: u16,
    side: Side,
    key: Hash,
    count: f64,
    says: Row,
}

/// The words of a set, its number, and by how much neighbours of each [`Side`] can favour one rank
/// over another.
struct Ranked<'a> {
    ranks: &'a [FormId],
    set: u16,
    swings: [Swing; 2],
}

/// By rank, by how much a neighbour can favour it over each other, and over a spelling that is no
/// word.
type Swing = [[i32; 4]; 3];

fn swings(contexts: &[Context]) -> BTreeMap<u16, [Swing; 2]> {
    let mut sets: BTreeMap<u16, [Swing; 2]> = BTreeMap::new();
    for context in contexts {
        let swing = &mut sets.entry(context.set).or_default()[context.side as usize];
        for (rank, over) in swing.iter_mut().enumerate() {
            for (other, most) in over.iter_mut().enumerate() {
                *most = (*most).max(context.says.0[rank] - context.says.0[other]);
            }
        }
    }
    sets
}

/// The words of a set, commonest first.
fn ranks(model: &Model<'_>, forms: &[FormId]) -> Vec<FormId> {
    let is_word = |form: &&FormId| {
        let form = **form as usize;
        model.valid[form] && !model.drowned[form] && model.meant[form] >= FEWEST
    };
    let mut words: Vec<FormId> = forms.iter().filter(is_word).copied().collect();
    words.sort_by(|a, b| {
        let by_count = model.meant[*b as usize].total_cmp(&model.meant[*a as usize]);
        by_count.then_with(|| model.corpus.form(*a).cmp(model.corpus.form(*b)))
    });
    words.truncate(3);
    words
}

struct Packer<'a> {
    model: &'a Model<'a>,
    seen: &'a [u32],
}

impl Packer<'_> {
    /// The spellings of a set that may be meant for another, with their rivals.
    fn doubts(&self, forms: &[FormId], ranked: &Ranked<'_>) -> BTreeMap<String, Doubt> {
        let Ranked { ranks, set, .. } = *ranked;
        let corpus = self.model.corpus;
        let seen = forms
            .iter()
            .filter(|form| f64::from(self.seen[**form as usize]) >= FEWEST_SLIPS);
        let mut typed: BTreeSet<String> = seen.map(|form| corpus.form(*form).to_owned()).collect();
        if set != NO_SET {
            // Slips that nobody has made yet: one letter from a word of the set.
            let near = ranks
                .iter()
                .flat_map(|form| choices(corpus.form(*form)).collect::<Vec<_>>());
            typed.extend(near.filter(|slip| {
                ranks
                    .iter()
                    .any(|form| likelihood(slip, corpus.form(*form)) > -6.0)
            }));
        }
        let doubt = |word: String| {
            let doubt = self.doubt(&word, ranked)?;
            Some((word, doubt))
        };
        typed.into_iter().filter_map(doubt).collect()
    }

    fn doubt(&self, word: &str, ranked: &Ranked<'_>) -> Option<Doubt> {
        let Ranked { ranks, set, swings } = *ranked;
        let corpus = self.model.corpus;
        let id = corpus.find(word);
        let own = ranks.iter().position(|form| Some(*form) == id);
        let own_share = id.map_or(0.003 / (self.total(ranks) + 1.0), |id| self.model.share(id));
        let own_base = eighths(own_share.ln());
        let enough = if own.is_some() { 10.0 } else { FEWEST };
        let against = own.unwrap_or(Row::OTHER);
        let mut rivals = [(Doubt::NONE, 0); 3];
        let mut most = [0; 2];
        for (rank, &form) in ranks.iter().enumerate() {
            if Some(rank) == own || self.model.meant[form as usize] < enough {
                continue;
            }
            let base = self.model.share(form).ln() + likelihood(word, corpus.form(form));
            let change = changed(word, corpus.form(form))?;
            let valid = id.is_some_and(|id| self.model.valid[id as usize]);
            let least = least(change, valid, own.is_some());
            let swing = swings.map(|swing| swing[rank][against]);
            if eighths(base) + swing[0] + swing[1] - own_base >= least {
                rivals[rank] = (code(corpus.form(form))?, eighths(base));
                most = [0, 1].map(|side| swing[side].max(most[side]));
            }
        }
        let any = rivals.iter().any(|(code, _)| *code != Doubt::NONE);
        any.then_some(Doubt {
            set,
            own,
            own_base,
            swing: most,
            rivals,
        })
    }

    fn total(&self, ranks: &[FormId]) -> f64 {
        let first = ranks
            .first()
            .map(|form| self.model.corpus.skeletons[*form as usize]);
        first.map_or(0.0, |set| self.model.totals[set as usize])
    }

    /// What neighbours and shapes say, the commonest first.
    #[expect(clippy::iter_over_hash_type, reason = "the rows are sorted in the end")]
    fn rows(&self, sets: &[&[FormId]]) -> Vec<Context> {
        let corpus = self.model.corpus;
        let numbers: BTreeMap<u32, u16> = (0..)
            .zip(sets)
            .map(|(number, ranks)| (corpus.skeletons[ranks[0] as usize], number))
            .collect();
        let mut shapes: Vec<Context> = Vec::new();
        let mut kept: BTreeMap<(u32, Side, Shape), Row> = BTreeMap::new();
        for ((set, side, shape), tally) in &self.model.shaped {
            let Some(&number) = numbers.get(set) else {
                continue;
            };
            let count = total(tally);
            let row = self.row(sets[usize::from(number)], None, Some(tally), count);
            if count >= FEWEST_SHAPED && tells(row, Row::default(), 1) {
                kept.insert((*set, *side, *shape), row);
                let key = Row::shape_key(*shape);
                shapes.push(Context {
                    set: number,
                    side: *side,
                    key,
                    count,
                    says: row,
                });
            }
        }
        let mut found = Vec::new();
        for ((set, side, near), tally) in &self.model.near {
            let Some(&number) = numbers.get(set) else {
                continue;
            };
            let count = total(tally);
            if count < FEWEST_NEAR {
                continue;
            }
            let (shape, key) = self.names(*near);
            let shape_tally = self.model.shaped.get(&(*set, *side, shape));
            let row = self.row(sets[usize::from(number)], Some(tally), shape_tally, count);
            let by_shape = kept.get(&(*set, *side, shape)).copied().unwrap_or_default();
            if tells(row, by_shape, TELLS) {
                found.push(Context {
                    set: number,
                    side: *side,
                    key,
                    count,
                    says: row,
                });
            }
        }
        found.extend(shapes);
        found.sort_by(|a, b| b.count.total_cmp(&a.count).then(a.key.cmp(&b.key)));
        found
    }

    /// The shape of a neighbour of some skeleton or kind, and the key of its rows.
    fn names(&self, near: Near) -> (Shape, Hash) {
        let corpus = self.model.corpus;
        match near {
            Near::Form(skeleton) => {
                let member = self.model.sets[skeleton as usize][0];
                let beside = Beside::Word(corpus.form(member));
                (beside.shape(), beside.key())
            }
            other => (corpus.beside(other).shape(), corpus.beside(other).key()),
        }
    }

    fn row(
        &self,
        ranks: &[FormId],
        near: Option<&Tally>,
        shaped: Option<&Tally>,
        count: f64,
    ) -> Row {
        let mut row = [0; 4];
        for (value, &form) in row.iter_mut().zip(ranks) {
            *value = eighths(self.model.says_of(form, near, shaped));
        }
        let weight = if near.is_some() { 4.0 } else { 8.0 };
        row[Row::OTHER] = eighths((weight / (count + weight)).ln());
        Row(row)
    }
}

fn total(tally: &Tally) -> f64 {
    tally.iter().map(|(_, count)| f64::from(*count)).sum()
}

/// Whether a row says something that another does not.
fn tells(row: Row, other: Row, least: i32) -> bool {
    let ranks = Row::OTHER;
    row.0
        .iter()
        .zip(other.0)
        .take(ranks)
        .any(|(a, b)| (a - b).abs() >= least)
}

#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn eighths(nats: f64) -> i32 {
    (nats * 8.0).round().clamp(-127.0, 127.0) as i32
}
