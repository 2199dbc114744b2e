use super::{Cue, Paragraph, Place, Rank, Says, Source, Statement, read};
use crate::arabic::letters::{BEH, LAM};
use crate::catalog::Catalog;
use crate::catalog::senses::normal;
use crate::lexicon;
use crate::story::{Prose, Story};
use crate::text::Span;

/// Who speaks in a story, how often, and for what: a standards editor's view. Spans are of the
/// original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Everybody who is named for something, in the order of their first words.
    pub speakers: Vec<Speaker>,
    /// The quotations of three words or more outside headlines, in order.
    pub quotations: Vec<Said>,
    /// The sentences of the body by who is named for them.
    pub sentences: Tally,
    /// How many times a source is named, and how many of those are nobody by name.
    pub named: u32,
    /// Of those, the anonymous and the vague.
    pub anonymous: u32,
}

/// Somebody who is named for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name, or the whole description of one who has none.
    pub name: String,
    /// What stands before the name where it is first mentioned; empty where nothing does.
    pub title: String,
    /// How far a reader knows who it is.
    pub rank: Rank,
    /// Where, in order.
    pub mentions: Vec<Span>,
}

/// A quotation and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// With its marks.
    pub span: Span,
    /// Its words.
    pub words: u32,
    /// The speaker's place in [`Ledger::speakers`].
    pub speaker: Option<usize>,
}

/// How many sentences there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// A person or a body is named.
    pub named: u32,
    /// The speaker of the sentence before goes on.
    pub carried: u32,
    /// Somebody without a name.
    pub anonymous: u32,
    /// Nobody in particular.
    pub vague: u32,
    /// Nobody is named, and something is claimed.
    pub unsourced: u32,
    /// Nobody is named.
    pub bare: u32,
}

impl Ledger {
    /// Reads a story. Linear in its length.
    pub fn of(story: &Story<'_>, catalog: &Catalog) -> Self {
        let mut ledger = Self::default();
        let mut last = None;
        for block in &story.blocks {
            let prose = Prose::new(story, block, catalog);
            let paragraph = read(&prose);
            if paragraph.place == Place::Outside {
                continue;
            }
            for statement in &paragraph.statements {
                last = ledger.statement(&prose, statement, last);
            }
            ledger.count(&paragraph);
        }
        ledger
    }

    /// The share of the anonymous and the vague among the sources named, in hundredths.
    pub fn anonymous_share(&self) -> u32 {
        (self.anonymous * 100).checked_div(self.named).unwrap_or(0)
    }

    /// Adds a sentence; who spoke last before it and who after.
    fn statement(
        &mut self,
        prose: &Prose<'_>,
        statement: &Statement,
        last: Option<usize>,
    ) -> Option<usize> {
        let mut said: Vec<(u32, Option<usize>)> = Vec::new();
        let mut speaker = last;
        for cue in &statement.cues {
            if let Some(source) = cue.source {
                speaker = Some(self.speaker(prose, source));
            }
            said.push((cue.span.start, speaker));
        }
        for quotation in &statement.quotations {
            // The cue before it, else the one after it, else whoever spoke last.
            let before = said.iter().rev().find(|(at, _)| *at < quotation.span.start);
            let cue = before.or_else(|| said.first());
            let speaker = cue.map_or(last, |(_, speaker)| *speaker);
            self.quotations.push(Said {
                span: quotation.span,
                words: quotation.words,
                speaker,
            });
        }
        speaker
    }

    /// The place of a source among the speakers, added if it is new.
    fn speaker(&mut self, prose: &Prose<'_>, source: Source) -> usize {
        let found = described(prose, source);
        self.named += 1;
        self.anonymous += u32::from(source.rank >= Rank::Excused);
        let key = |name: &str| {
            let last = name.split(' ').next_back();
            normal(last.unwrap_or_default()).into_owned()
        };
        let known = self.speakers.iter().position(|known| {
            let named = known.rank == Rank::Named && found.rank == Rank::Named;
            known.name == found.name
                || named && !found.name.is_empty() && key(&known.name) == key(&found.name)
        });
        if let Some(place) = known {
            self.speakers[place].mentions.push(source.span);
            return place;
        }
        self.speakers.push(found);
        self.speakers.len() - 1
    }

    fn count(&mut self, paragraph: &Paragraph) {
        let mut told = 0;
        for statement in &paragraph.statements {
            let tally = &mut self.sentences;
            let place = match (statement.cues.as_slice(), best(&statement.cues)) {
                (_, Some(Rank::Named | Rank::Body)) => &mut tally.named,
                (_, Some(Rank::Excused | Rank::Anonymous)) => &mut tally.anonymous,
                (_, Some(Rank::Vague)) => &mut tally.vague,
                ([_, ..], None) => &mut tally.carried,
                ([], None) if statement.is_loose() => &mut tally.unsourced,
                ([], None) => continue,
            };
            *place += 1;
            told += 1;
        }
        self.sentences.bare += paragraph.sentences.saturating_sub(told);
    }
}

impl Statement {
    /// Whether it claims something and names nobody.
    fn is_loose(&self) -> bool {
        let says = |says| self.remarks.iter().any(|remark| remark.says == says);
        !self.claims.is_empty() || says(Says::Impersonal) || says(Says::Rumour)
    }
}

/// The best known of the sources.
fn best(cues: &[Cue]) -> Option<Rank> {
    let ranks = cues.iter().filter_map(|cue| cue.source);
    ranks.map(|source| source.rank).min()
}

/// The name of a source and what stands before it.
fn described(prose: &Prose<'_>, source: Source) -> Speaker {
    let view = prose.folded();
    let range = view.offset_of(source.span.start)..view.offset_of(source.span.end);
    let words = prose.word_at(range.start)..prose.word_at(range.end);
    let joined = |range: std::ops::Range<usize>| {
        let words: Vec<&str> = range.map(|index| prose.word(index)).collect();
        words.join(" ")
    };
    let is_name = |index: &usize| prose.is_name(*index..*index + 1);
    let first = words.clone().find(is_name);
    let named = first
        .filter(|_| source.rank == Rank::Named)
        .map(|first| first..name_end(prose, first, words.end));
    let words = words.start..outlet_end(prose, words.start, words.end);
    let (name, title) = match named {
        Some(name) => (joined(name.clone()), joined(words.start..name.start)),
        None => (
            joined(words.start..words.end.min(words.start + DESCRIPTION)),
            String::new(),
        ),
    };
    Speaker {
        name,
        title,
        rank: source.rank,
        mentions: vec![source.span],
    }
}

/// Words of a description that tell who is meant, where no name does.
const DESCRIPTION: usize = 6;
/// The frequency band from which a word is no family name.
const COMMON: u8 = 110;

/// One past the last word of the name that begins at `first`: a family name may be any word that is
/// not common, and what follows «عبد» or «بن» belongs to it.
fn name_end(prose: &Prose<'_>, first: usize, end: usize) -> usize {
    let particles = prose.catalog().list("name-particles");
    let goes_on = |index: &usize| {
        let word = prose.word(*index);
        let form = lexicon::form(word).filter(|form| form.valid() && !form.proper_name());
        let common = form.is_some_and(|form| form.band() >= COMMON);
        let prefixed = form.is_some() && word.starts_with([BEH, LAM]);
        particles.has(prose.word(*index - 1))
            || particles.has(word)
            || prose.is_name(*index..*index + 1)
            || !common && !prefixed
    };
    first + 1 + (first + 1..end).take_while(goes_on).count()
}

/// The end of a description, with the name of an outlet in quotation marks right after it.
fn outlet_end(prose: &Prose<'_>, start: usize, end: usize) -> usize {
    let quotes = prose.quotes().iter();
    let mut first = quotes.filter(|quote| prose.word_at(quote.inner.start) == end && end > start);
    let last = first.next().map(|quote| prose.word_at(quote.inner.end));
    last.filter(|last| *last <= end + OUTLET).unwrap_or(end)
}

/// Words of the longest name of an outlet.
const OUTLET: usize = 4;
