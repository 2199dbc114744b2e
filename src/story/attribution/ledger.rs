use super::described::{self, key};
use super::{Noun, Place, Rank, Says, Source, Statement, read};
use crate::arabic::clitics::after_article;
use crate::catalog::Catalog;
use crate::catalog::senses::normal;
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
    /// What the speakers are called, in the same order.
    nouns: Vec<Noun>,
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
            let telling = paragraph.statements.len();
            let telling = u32::try_from(telling).unwrap_or(u32::MAX);
            ledger.sentences.bare += paragraph.sentences.saturating_sub(telling);
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
        let mut best: Option<Rank> = None;
        let mut described: u32 = 0;
        for cue in &statement.cues {
            // «قال المرصد السوري»: the phrase is the source of the verb before it.
            let source = cue.source.filter(|_| cue.span.start >= described);
            described = cue.source.map_or(described, |source| source.span.end);
            let source = source.filter(|source| !described::is_object(prose, cue, *source));
            if let Some(place) = source.and_then(|source| self.speaker(prose, source)) {
                let rank = self.speakers[place].rank;
                best = Some(best.map_or(rank, |best| best.min(rank)));
                speaker = Some(place);
            }
            said.push((cue.span.start, speaker));
        }
        self.tally(statement, best);
        for quotation in statement.quotations() {
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

    /// The place of a source among the speakers, added if it is new; nothing for what cannot speak.
    fn speaker(&mut self, prose: &Prose<'_>, source: Source) -> Option<usize> {
        let mut found = described::speaker(prose, source);
        let known = self.known(&found, source, prose.catalog());
        if known.is_none() && !described::speaks(prose, source) {
            return None;
        }
        let place = known.unwrap_or(self.speakers.len());
        if let Some(known) = self.speakers.get_mut(place) {
            known.mentions.push(source.span);
        } else {
            if source.again && source.noun.is_bare(prose.catalog()) {
                found.rank = Rank::Anonymous;
            }
            self.speakers.push(found);
            self.nouns.push(source.noun);
        }
        self.named += 1;
        self.anonymous += u32::from(self.speakers[place].rank >= Rank::Excused);
        Some(place)
    }

    /// Who of those who spoke before is meant.
    fn known(&self, found: &Speaker, source: Source, catalog: &Catalog) -> Option<usize> {
        let same = |known: &Speaker| {
            let named = known.rank == Rank::Named && found.rank == Rank::Named;
            known.name == found.name || named && key(&known.name) == key(&found.name)
        };
        if found.name.is_empty() {
            return None;
        }
        let last = |meant: &dyn Fn(usize, &Speaker) -> bool| {
            let mut known = self.speakers.iter().enumerate();
            known.rfind(|(place, known)| meant(*place, known))
        };
        let nameless = |place: usize, known: &Speaker| {
            let called = source.noun.is_of(self.nouns[place], catalog);
            source.again && known.rank >= Rank::Excused && called
        };
        self.speakers
            .iter()
            .position(same)
            .or_else(|| last(&nameless).map(|(place, _)| place))
            .or_else(|| self.nearest().filter(|_| source.again))
            .or_else(|| last(&|_, known| is_shorter(known, found)).map(|(place, _)| place))
    }

    /// Who spoke last, if nothing but that he did is known of him.
    fn nearest(&self) -> Option<usize> {
        let spoke = |known: &Speaker| known.mentions.last().map(|span| span.start);
        let speakers = self.speakers.iter().enumerate();
        let (place, known) = speakers.max_by_key(|(_, known)| spoke(known))?;
        (known.rank >= Rank::Excused).then_some(place)
    }

    fn tally(&mut self, statement: &Statement, best: Option<Rank>) {
        let tally = &mut self.sentences;
        match best {
            Some(Rank::Named | Rank::Body) => tally.named += 1,
            Some(Rank::Excused | Rank::Anonymous) => tally.anonymous += 1,
            Some(Rank::Vague) => tally.vague += 1,
            None if statement.is_sourced() => tally.carried += 1,
            None if statement.is_loose() => tally.unsourced += 1,
            None => tally.bare += 1,
        }
    }
}

/// Whether a mention without a name is of a speaker known by more: «الوزيرة» of one whose title has
/// the word, «الشركة» of «شركة الكبريت», «البنك المركزي» of «البنك المركزي المصري».
fn is_shorter(known: &Speaker, found: &Speaker) -> bool {
    let longer = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    if !found.title.is_empty() {
        return false;
    }
    let definite = after_article(&found.name).filter(|stem| !stem.contains(' '));
    let named = !known.title.is_empty();
    let titled = |stem: &str| {
        let mut words = known.title.split(' ');
        words.any(|word| normal(after_article(word).unwrap_or(word)) == normal(stem))
    };
    let pair = found.name.split(' ').nth(1).is_some();
    match definite {
        Some(stem) if named => titled(stem),
        Some(stem) => longer(&known.name, stem) || longer(&known.name, &found.name),
        None if named => pair && known.title.contains(&*opening(&found.name)),
        None => longer(&known.name, &found.name) || longer(&found.name, &known.name),
    }
}

/// The first two words.
fn opening(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').take(2).collect();
    words.join(" ")
}

impl Statement {
    /// Whether it claims something and names nobody.
    fn is_loose(&self) -> bool {
        let says = |says| self.remarks().iter().any(|remark| remark.says == says);
        !self.claims().is_empty() || says(Says::Impersonal) || says(Says::Rumour)
    }
}
