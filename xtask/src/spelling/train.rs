//! Counts which spelling is meant, and beside what, in copy that is itself full of slips.
//!
//! Slips gather in some articles and are all but absent from others. So the corpus cleans itself:
//! the model of one round corrects the corpus for the next, and an article weighs the less the more
//! of it had to be corrected.

use std::collections::{HashMap, HashSet};

use tadqiq::lexicon::spelling::{Beside, Change, Side, changed};

use super::corpus::{Corpus, FormId, Near, Token};

/// How often each form is meant, and beside what.
pub(crate) struct Model<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) sets: Vec<Vec<FormId>>,
    /// Whether the dictionary accepts the form.
    pub(crate) valid: Vec<bool>,
    /// Whether the form is accepted, but stands nearly always by mistake: `امس`, an imperative.
    pub(crate) drowned: Vec<bool>,
    /// Whether the form may be an imperative.
    imperative: Vec<bool>,
    /// Whether the form is another word without its hamza.
    bare: Vec<bool>,
    /// Words that are common beside some neighbour where their twin is not: `القران` after عقد.
    protected: HashSet<FormId>,
    /// Whether protected words are known: nothing is drowned before.
    ready: bool,
    /// How often each form is meant; spellings that are no word count little.
    pub(crate) meant: Vec<f64>,
    pub(crate) totals: Vec<f64>,
    /// The sets that hold two words or more.
    pub(crate) ambiguous: HashSet<u32>,
    pub(crate) near: HashMap<(u32, Side, Near), Tally>,
    pub(crate) shaped: HashMap<(u32, Side, Shape), Tally>,
    /// The shape of each form, as a neighbour.
    shapes: Vec<Shape>,
}

/// How often each form of a set stands somewhere.
pub(crate) type Tally = Vec<(FormId, f32)>;
/// Neighbours that look alike, see [`Beside::shape`].
pub(crate) type Shape = tadqiq::lexicon::Hash;

/// Rounds of correcting the corpus by the model and the model by the corpus.
const ROUNDS: usize = 3;
/// From this margin, in nats, a word of the corpus is counted as what was probably meant.
const CORRECTED_FROM: f64 = 1.5;
/// What a count of a spelling that is no word is worth.
const SUSPECT: f64 = 0.02;
/// What a plain alef that may be a slip is worth in an article that has slips.
const BARE: f64 = 0.1;
/// A bare alef that a dictionary accepts is a slip where the hamza is this many times as common.
const DROWNED: f64 = 10.0;
const DROWNED_IMPERATIVE: f64 = 60.0;
/// A final heh where the teh marbuta is this many times as common weighs less: it may be a pronoun.
const OUTNUMBERED: f64 = 60.0;
const OUTNUMBERED_WEIGHT: f64 = 0.1;
/// A name that no dictionary holds is a word when it stands this often, and this many times as often
/// as its twin in a plain alef.
const ATTESTED: f64 = 20.0;
const ATTESTED_OVER: f64 = 3.0;
/// A neighbour counted so often, nearly always beside one word, shows the word to be one.
const FEWEST_NEAR: f32 = 6.0;
const OWN: f32 = 0.9;
/// How much a context is smoothed by its shape, and a shape by the set.
const BY_SHAPE: f64 = 4.0;
const BY_SET: f64 = 8.0;

impl<'a> Model<'a> {
    /// Trains on a corpus, given which forms the dictionary accepts and which may be imperatives.
    pub(crate) fn train(corpus: &'a Corpus, valid: Vec<bool>, imperative: Vec<bool>) -> Self {
        let shapes = corpus.forms.iter().map(|form| Beside::Word(form).shape());
        let mut model = Self {
            sets: corpus.sets(),
            drowned: vec![false; valid.len()],
            imperative,
            bare: vec![false; valid.len()],
            protected: HashSet::new(),
            ready: false,
            meant: vec![0.0; valid.len()],
            totals: Vec::new(),
            ambiguous: HashSet::new(),
            near: HashMap::new(),
            shaped: HashMap::new(),
            shapes: shapes.collect(),
            corpus,
            valid,
        };
        let mut meant: Vec<Vec<FormId>> = corpus
            .articles
            .iter()
            .map(|article| typed(article))
            .collect();
        let mut weights = model.first_weights();
        model.attest(&weights);
        model.find_bare();
        model.count(&meant, &weights);
        model.protect();
        for round in 0..=ROUNDS {
            model.count(&meant, &weights);
            if round < ROUNDS {
                model.correct(&mut meant, &mut weights);
            }
        }
        model
    }

    /// Articles that hold no spelling which is no word while its twin is twenty times as common.
    fn first_weights(&self) -> Vec<f64> {
        let mut counts = vec![0_u32; self.valid.len()];
        for token in self.corpus.articles.iter().flatten() {
            counts[token.form as usize] += 1;
        }
        let mut slips = vec![false; self.valid.len()];
        for set in &self.sets {
            let words = set.iter().filter(|form| self.valid[**form as usize]);
            let most = words.map(|form| counts[*form as usize]).max().unwrap_or(0);
            for &form in set {
                let count = counts[form as usize].max(1);
                slips[form as usize] = !self.valid[form as usize] && most >= 20 * count;
            }
        }
        let weigh = |article: &Vec<Token>| {
            let slipped = article.iter().filter(|token| slips[token.form as usize]);
            let chances = self.chances(article);
            let clean = chances >= 5 && ratio(slipped.count(), chances) <= 0.004;
            if clean { 1.0 } else { 0.1 }
        };
        self.corpus.articles.iter().map(weigh).collect()
    }

    /// How many words of an article could have been misspelled within their skeleton.
    fn chances(&self, article: &[Token]) -> usize {
        let could = |token: &&Token| {
            let form = self.corpus.form(token.form);
            self.valid[token.form as usize] && form.contains(TELLING)
        };
        article.iter().filter(could).count()
    }

    fn count(&mut self, meant: &[Vec<FormId>], weights: &[f64]) {
        self.meant.fill(0.0);
        for (article, weight) in meant.iter().zip(weights) {
            for &form in article {
                self.meant[form as usize] += weight * self.trust(form, *weight);
            }
        }
        self.discount();
        let of_set = |set: &Vec<FormId>| set.iter().map(|form| self.meant[*form as usize]).sum();
        self.totals = self.sets.iter().map(of_set).collect();
        self.ambiguous = (0..)
            .zip(&self.sets)
            .filter(|(_, set)| self.is_ambiguous(set))
            .map(|(id, _)| id)
            .collect();
        self.near.clear();
        self.shaped.clear();
        let corpus = self.corpus;
        for ((article, meant), weight) in corpus.articles.iter().zip(meant).zip(weights) {
            if *weight < 0.3 {
                continue;
            }
            for (token, &form) in article.iter().zip(meant) {
                self.count_contexts(token, form, *weight);
            }
        }
    }

    /// How far a form can be trusted in an article of this weight: where slips are many, a plain alef
    /// that is a word too is one of them as often as not.
    fn trust(&self, form: FormId, weight: f64) -> f64 {
        if weight < 1.0 && self.bare[form as usize] {
            BARE
        } else {
            1.0
        }
    }

    /// Counts of what is probably no word, or a word drowned in slips, are worth little.
    fn discount(&mut self) {
        for (count, valid) in self.meant.iter_mut().zip(&self.valid) {
            if !valid {
                *count *= SUSPECT;
            }
        }
        let counted = self.meant.clone();
        for set in self.sets.iter().filter(|set| set.len() > 1) {
            for (&typed, &right) in pairs(set) {
                let (own, twin) = (counted[typed as usize], counted[right as usize]);
                if !self.ready
                    || own == 0.0
                    || !self.valid[typed as usize]
                    || !self.valid[right as usize]
                {
                    continue;
                }
                match changed(self.corpus.form(typed), self.corpus.form(right)) {
                    Some(
                        Change::HamzaAboveLost
                        | Change::HamzaBelowLost
                        | Change::MaddaLost
                        | Change::InnerHamzaLost,
                    ) if !self.protected.contains(&typed)
                        && twin >= self.drowned_by(typed) * own
                        && is_one_letter(self.corpus.form(typed), self.corpus.form(right)) =>
                    {
                        self.meant[typed as usize] = own * SUSPECT;
                        self.drowned[typed as usize] = true;
                    }
                    Some(Change::MarbutaUndotted) if twin >= OUTNUMBERED * own => {
                        self.meant[typed as usize] = own * OUTNUMBERED_WEIGHT;
                    }
                    _ => {}
                }
            }
        }
    }

    /// Accepts names with a hamza that no dictionary holds but clean copy does.
    fn attest(&mut self, weights: &[f64]) {
        let mut counts = vec![0.0; self.valid.len()];
        for (article, weight) in self.corpus.articles.iter().zip(weights) {
            for token in article {
                counts[token.form as usize] += weight;
            }
        }
        let unknown = self
            .sets
            .iter()
            .filter(|set| set.iter().all(|form| !self.valid[*form as usize]));
        let attested: Vec<FormId> = unknown
            .filter_map(|set| {
                let count = |form: FormId| counts[form as usize];
                let most = set
                    .iter()
                    .copied()
                    .max_by(|a, b| count(*a).total_cmp(&count(*b)))?;
                let others = set
                    .iter()
                    .filter(|form| **form != most)
                    .map(|form| count(*form));
                let enough =
                    count(most) >= ATTESTED.max(ATTESTED_OVER * others.fold(0.0, f64::max));
                (enough && self.corpus.form(most).contains(HAMZAS)).then_some(most)
            })
            .collect();
        for form in attested {
            self.valid[form as usize] = true;
        }
    }

    fn find_bare(&mut self) {
        for set in self.sets.iter().filter(|set| set.len() > 1) {
            for (&typed, &right) in pairs(set).filter(|(_, right)| self.valid[**right as usize]) {
                let change = changed(self.corpus.form(typed), self.corpus.form(right));
                if change.is_some_and(|change| change <= Change::InnerHamzaLost) {
                    self.bare[typed as usize] = true;
                }
            }
        }
    }

    /// Finds the words that a neighbour shows to be words of their own.
    #[expect(clippy::iter_over_hash_type, reason = "a set is filled, in any order")]
    fn protect(&mut self) {
        for tally in self.near.values() {
            let total: f32 = tally.iter().map(|(_, count)| count).sum();
            let most = tally
                .iter()
                .filter(|(_, count)| total >= FEWEST_NEAR && *count >= OWN * total);
            self.protected.extend(most.map(|(form, _)| *form));
        }
        self.ready = true;
    }

    /// How many times as common its twin must be before a form is drowned.
    fn drowned_by(&self, form: FormId) -> f64 {
        if self.imperative[form as usize] {
            DROWNED_IMPERATIVE
        } else {
            DROWNED
        }
    }

    fn is_ambiguous(&self, set: &[FormId]) -> bool {
        let mut counts: Vec<f64> = set.iter().map(|form| self.meant[*form as usize]).collect();
        counts.sort_by(|a, b| b.total_cmp(a));
        let total: f64 = counts.iter().sum();
        counts
            .get(1)
            .is_some_and(|&second| second >= 1.0 && second >= 0.0003 * total)
    }

    fn count_contexts(&mut self, token: &Token, form: FormId, weight: f64) {
        let set = self.corpus.skeletons[form as usize];
        if !self.ambiguous.contains(&set) {
            return;
        }
        let suspect = !self.valid[form as usize] || self.drowned[form as usize];
        let weight = weight * self.trust(form, weight);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a weight needs three digits"
        )]
        let weight = (weight * if suspect { SUSPECT } else { 1.0 }) as f32;
        for (side, near) in [(Side::Left, token.left), (Side::Right, token.right)] {
            let key = (set, side, self.corpus.key(near));
            add(self.near.entry(key).or_default(), form, weight);
            let key = (set, side, self.shape(near));
            add(self.shaped.entry(key).or_default(), form, weight);
        }
    }

    pub(crate) fn shape(&self, near: Near) -> Shape {
        match near {
            Near::Form(form) => self.shapes[form as usize],
            other => self.corpus.beside(other).shape(),
        }
    }

    /// Counts each word as what was probably meant, and weighs each article by how often.
    fn correct(&self, meant: &mut [Vec<FormId>], weights: &mut [f64]) {
        for ((article, meant), weight) in self.corpus.articles.iter().zip(meant).zip(weights) {
            let mut corrected = 0;
            for (token, meant) in article.iter().zip(meant.iter_mut()) {
                *meant = self.likelier(token).unwrap_or(token.form);
                corrected += usize::from(*meant != token.form);
            }
            let share = ratio(corrected, corrected + self.chances(article) + 1);
            *weight = match share {
                _ if share < 0.005 => 1.0,
                _ if share < 0.08 => 0.5,
                _ => 0.15,
            };
        }
    }

    fn likelier(&self, token: &Token) -> Option<FormId> {
        let set = self.corpus.skeletons[token.form as usize];
        let forms = &self.sets[set as usize];
        if forms.len() < 2 {
            return None;
        }
        let typed = self.corpus.form(token.form);
        let sides = [(Side::Left, token.left), (Side::Right, token.right)];
        let scores = sides.map(|(side, near)| self.says(set, side, near));
        let score = |index: usize, form: FormId| {
            self.share(form).ln() + scores[0][index] + scores[1][index]
        };
        let mut own = f64::NEG_INFINITY;
        let mut best = None;
        for (index, &form) in forms.iter().enumerate() {
            if form == token.form {
                own = score(index, form);
            } else if self.may_be_meant(form, token.form) {
                let score = score(index, form) + likelihood(typed, self.corpus.form(form));
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, form));
                }
            }
        }
        best.filter(|(score, _)| score - own >= CORRECTED_FROM)
            .map(|(_, form)| form)
    }

    fn may_be_meant(&self, form: FormId, typed: FormId) -> bool {
        let enough = if self.valid[typed as usize] {
            10.0
        } else {
            3.0
        };
        self.valid[form as usize] && self.meant[form as usize] >= enough
    }

    /// The share of a form in its set.
    pub(crate) fn share(&self, form: FormId) -> f64 {
        let total = self.totals[self.corpus.skeletons[form as usize] as usize];
        let word = self.valid[form as usize] && !self.drowned[form as usize];
        (self.meant[form as usize] + if word { 0.3 } else { 0.003 }) / (total + 1.0)
    }

    /// By how much a neighbour makes each form of a set likelier, in nats.
    fn says(&self, set: u32, side: Side, near: Near) -> Vec<f64> {
        let shaped = self.shaped.get(&(set, side, self.shape(near)));
        let near = self.near.get(&(set, side, self.corpus.key(near)));
        let forms = &self.sets[set as usize];
        forms
            .iter()
            .map(|&form| self.says_of(form, near, shaped))
            .collect()
    }

    /// By how much a neighbour with these counts makes a form likelier, in nats.
    pub(crate) fn says_of(
        &self,
        form: FormId,
        near: Option<&Tally>,
        shaped: Option<&Tally>,
    ) -> f64 {
        let share = self.share(form);
        let by_shape = smoothed(shaped, form, share, BY_SET);
        (smoothed(near, form, by_shape, BY_SHAPE) / share).ln()
    }
}

/// The share of a form in a tally, smoothed by what is expected.
fn smoothed(tally: Option<&Tally>, form: FormId, expected: f64, weight: f64) -> f64 {
    let Some(tally) = tally else { return expected };
    let total: f64 = tally.iter().map(|(_, count)| f64::from(*count)).sum();
    let own = tally.iter().find(|(other, _)| *other == form);
    let own = own.map_or(0.0, |(_, count)| f64::from(*count));
    (own + weight * expected) / (total + weight)
}

/// How likely people are to type `typed` when they mean `right`, as a logarithm.
///
/// The rates are those of the corpus itself, as the cleaned copy shows them: a hamza is left out
/// seven times in a hundred in careless copy, anything else a few times in a thousand.
pub(crate) fn likelihood(typed: &str, right: &str) -> f64 {
    if !is_one_letter(typed, right) {
        return -7.5;
    }
    match changed(typed, right) {
        Some(Change::HamzaAboveLost | Change::HamzaBelowLost) => -2.6,
        Some(Change::MaddaLost | Change::InnerHamzaLost) => -3.5,
        Some(Change::HamzaMoved | Change::MaqsuraDotted | Change::MarbutaUndotted) => -5.0,
        Some(Change::HamzaAdded | Change::YehUndotted) => -5.5,
        Some(Change::HehDotted) | None => -6.0,
    }
}

fn is_one_letter(typed: &str, right: &str) -> bool {
    typed
        .chars()
        .zip(right.chars())
        .filter(|(a, b)| a != b)
        .count()
        == 1
}

fn pairs(set: &[FormId]) -> impl Iterator<Item = (&FormId, &FormId)> {
    set.iter()
        .flat_map(move |a| set.iter().filter(move |b| a != *b).map(move |b| (a, b)))
}

fn typed(article: &[Token]) -> Vec<FormId> {
    article.iter().map(|token| token.form).collect()
}

fn add(tally: &mut Tally, form: FormId, weight: f32) {
    match tally.iter_mut().find(|(other, _)| *other == form) {
        Some((_, count)) => *count += weight,
        None => tally.push((form, weight)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share needs three digits")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Alefs with a hamza.
const HAMZAS: [char; 2] = ['\u{623}', '\u{625}'];
/// Letters that are easily mistyped: hamzas, alef maqsura, teh marbuta.
const TELLING: [char; 5] = ['\u{623}', '\u{625}', '\u{622}', '\u{649}', '\u{629}'];
