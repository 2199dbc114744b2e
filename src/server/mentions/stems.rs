use std::borrow::Cow;
use std::collections::HashSet;

use crate::arabic::clitics::{Proclitics, beginnings};
use crate::arabic::letters::{ALEF, LAM};
use crate::catalog::Catalog;
use crate::lexicon;
use crate::story::Prose;

/// The fewest letters of a stem that may stand behind proclitics: `وعي` is not `و` and `عي`.
const SHORTEST: usize = 3;

/// How much rarer a word is that is another with a conjunction or preposition written onto it, in
/// bands of the lexicon: one in six, where one in ten to twenty is usual.
const RARER: u8 = 20;
/// How much commoner than its stem a word with the article may be.
const WITH_ARTICLE: u8 = 25;

/// A way to read a word: what stands written onto it, and the stem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cut<'w> {
    /// The byte of the word at which the stem begins; a lam that has swallowed an alef belongs to
    /// the stem.
    pub(super) at: usize,
    /// The stem as it stands alone: `للسيسي` has the stem `السيسي`.
    pub(super) stem: Cow<'w, str>,
    /// What was taken off.
    off: Proclitics,
}

impl Cut<'_> {
    /// Whether the stem is so much commoner than `word`, a word of the lexicon, that this is how
    /// to read it: `ووزير`, but not `بيان`.
    fn is_commoner_than(&self, word: &str) -> bool {
        let (stem, word) = (band(&self.stem), band(word));
        if self.suits_name() {
            stem >= word.saturating_add(RARER)
        } else {
            stem > 0 && stem.saturating_add(WITH_ARTICLE) >= word
        }
    }

    /// Whether what is taken off can be taken off a name: its article belongs to a name, and
    /// nothing that goes with verbs is written onto one.
    fn suits_name(&self) -> bool {
        let strange = [Proclitics::ARTICLE, Proclitics::SEEN, Proclitics::HAMZA];
        strange.iter().all(|&one| !self.off.has(one))
    }
}

/// The words of a document, by which a stem is told from a beginning that looks like a proclitic.
pub(super) struct Vocabulary<'c> {
    catalog: &'c Catalog,
    words: HashSet<String>,
}

impl<'c> Vocabulary<'c> {
    pub(super) fn new(catalog: &'c Catalog, document: &[Prose<'_>]) -> Self {
        let of = |prose: &Prose<'_>| -> Vec<String> {
            let words = 0..prose.words().len();
            words.map(|index| prose.word(index).to_owned()).collect()
        };
        let words = document.iter().flat_map(of).collect();
        Self { catalog, words }
    }

    /// Reads a word. One that is known as it stands gives up its beginning only for a commoner
    /// stem; one that is not, for a given name or for what most words of the document agree on.
    pub(super) fn cut<'w>(&self, word: &'w str) -> Cut<'w> {
        let cuts = cuts(word);
        let whole = Cut {
            at: 0,
            stem: Cow::Borrowed(word),
            off: Proclitics::NONE,
        };
        if let Some(listed) = self.listed(word) {
            return listed;
        }
        if is_known(self.catalog, word) {
            let commoner = cuts.into_iter().filter(|cut| cut.is_commoner_than(word));
            return commoner.max_by_key(|cut| band(&cut.stem)).unwrap_or(whole);
        }
        let names: Vec<_> = cuts.into_iter().filter(Cut::suits_name).collect();
        let agreed = |cut: &Cut<'_>| (self.support(&cut.stem), cut.stem.len());
        let best = names.into_iter().max_by_key(agreed);
        let listed = |stem: &str| lexicon::form(stem).is_some_and(|form| form.band() > 0);
        let better = |cut: &Cut<'_>| {
            self.support(&cut.stem) > self.support(word)
                || cut.stem.chars().count() > SHORTEST && listed(&cut.stem)
        };
        best.filter(better).unwrap_or(whole)
    }

    /// Reads a word that no dictionary accepts as a listed part of names with something written
    /// onto it: `لشي جين بينغ`.
    pub(super) fn listed<'w>(&self, word: &'w str) -> Option<Cut<'w>> {
        let lists = ["given-names", "east-asian-names"].map(|name| self.catalog.list(name));
        let is_listed = |word: &str| lists.iter().any(|list| list.has(word));
        if is_listed(word) || lexicon::form(word).is_some_and(lexicon::Form::valid) {
            return None;
        }
        let mut cuts = cuts_to(word, SHORTEST - 1).into_iter();
        cuts.find(|cut| cut.suits_name() && is_listed(&cut.stem))
    }

    /// Whether `word`, which follows another word of a name, begins something new: `بوتين
    /// وزيلينسكي` are two names.
    pub(super) fn opens(&self, word: &str) -> bool {
        let new = |cut: &Cut<'_>| cut.off == Proclitics::WAW || self.words.contains(&*cut.stem);
        let strange = || {
            let mut cuts = cuts(word).into_iter().filter(Cut::suits_name);
            !is_known(self.catalog, word) && cuts.any(|cut| new(&cut))
        };
        self.listed(word).is_some() || strange()
    }

    /// How many different words of the document can be read with this stem.
    fn support(&self, stem: &str) -> usize {
        let reads = |word: &&String| {
            word.as_str() == stem
                || may_end(word, stem)
                    && cuts(word)
                        .iter()
                        .any(|cut| cut.suits_name() && cut.stem == stem)
        };
        self.words.iter().filter(reads).count()
    }
}

/// What a stem that is looked for is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sought {
    /// A word that may take the article.
    Noun,
    /// A name, whose article is its own.
    Name,
    /// The first word of a name of several, which the others confirm.
    FirstOfMany,
}

/// Where the stem begins in `word` if it is a mention of `stem`: `stem` itself, or with proclitics
/// before it if it is unknown as it stands or much rarer than `stem`.
pub(super) fn mention<'w>(
    catalog: &Catalog,
    word: &'w str,
    stem: &str,
    sought: Sought,
) -> Option<Cut<'w>> {
    if word == stem {
        return Some(Cut {
            at: 0,
            stem: Cow::Borrowed(word),
            off: Proclitics::NONE,
        });
    }
    if !may_end(word, stem) {
        return None;
    }
    let is_many = sought == Sought::FirstOfMany;
    let shortest = if is_many { 1 } else { SHORTEST };
    let mut cuts = cuts_to(word, shortest).into_iter();
    let cut = cuts.find(|cut| cut.stem == stem && (sought == Sought::Noun || cut.suits_name()))?;
    (is_many || !is_known(catalog, word) || cut.is_commoner_than(word)).then_some(cut)
}

/// Whether a list or the lexicon has a word as it stands.
fn is_known(catalog: &Catalog, word: &str) -> bool {
    let listed = |name: &str| catalog.list(name).has(word);
    listed("given-names") || listed("east-asian-names") || lexicon::form(word).is_some()
}

/// Whether `word` ends as `stem` does, an article aside: which nearly no word of a text does.
fn may_end(word: &str, stem: &str) -> bool {
    let noun = stem
        .strip_prefix(ALEF)
        .and_then(|rest| rest.strip_prefix(LAM));
    word.ends_with(noun.unwrap_or(stem))
}

/// Every way to take proclitics off a word that leaves a stem long enough, by fewest letters off.
fn cuts(word: &str) -> Vec<Cut<'_>> {
    cuts_to(word, SHORTEST)
}

fn cuts_to(word: &str, shortest: usize) -> Vec<Cut<'_>> {
    let mut cuts = Vec::new();
    for analysis in beginnings(word).filter(|analysis| analysis.start > 0) {
        let (stem, prefix) = (analysis.stem(word), analysis.prefix(word));
        if stem.chars().count() < shortest {
            continue;
        }
        let article = analysis.proclitics.has(Proclitics::ARTICLE);
        if article && prefix.strip_suffix(LAM).is_some_and(|it| it.ends_with(LAM)) {
            cuts.push(Cut {
                at: analysis.start - LAM.len_utf8(),
                stem: Cow::Owned([ALEF, LAM].into_iter().chain(stem.chars()).collect()),
                off: Proclitics::LAM,
            });
        }
        cuts.push(Cut {
            at: analysis.start,
            stem: Cow::Borrowed(stem),
            off: analysis.proclitics,
        });
    }
    cuts
}

fn band(word: &str) -> u8 {
    lexicon::form(word).map_or(0, lexicon::Form::band)
}
