use std::collections::BTreeMap;

use super::before;
use crate::catalog::Catalog;
use crate::story::attribution::{Noun, Paragraph, Rank, Says, Source, Statement};
use crate::text::Span;

/// How many paragraphs back a speaker may have been named for «وأضاف» to be his.
const NEAR: usize = 3;

/// Whether a statement goes on with a speaker whom nothing before it names; where the verb stands.
pub(super) fn lost(paragraphs: &[Paragraph], place: (usize, usize)) -> Option<Span> {
    let statement = &paragraphs[place.0].statements[place.1];
    let verb = statement.cues.first().filter(|cue| cue.carries)?;
    let heard = |other: &Statement| {
        let withheld = other.remarks().iter().any(|it| it.says == Says::Withheld);
        withheld || other.introduces || other.is_sourced() || !other.quotations().is_empty()
    };
    let known = before(paragraphs, place, NEAR).any(heard);
    (!known).then_some(verb.span)
}

/// The speaker named nearest to a statement: before it, else after it in the paragraph or the next.
pub(super) fn nearest(paragraphs: &[Paragraph], place: (usize, usize)) -> Option<Span> {
    let (block, index) = place;
    let after = paragraphs[block].statements[index..].iter();
    let next = paragraphs.get(block + 1).into_iter();
    let after = after.chain(next.flat_map(|paragraph| paragraph.statements.iter()));
    let all = before(paragraphs, place, NEAR).chain(after);
    all.filter_map(Statement::speaker)
        .map(|source| source.span)
        .next()
}

/// Where a source was named: the statement, and which of its places; what says that it has no name
/// comes last.
type Heard = (usize, usize);
const NAMELESS: usize = usize::MAX;

/// Who has been spoken of, from the beginning of a story to a statement, as far as a noun with the
/// article may mean him again. Grows with the nouns of the lists, not with the story.
#[derive(Default)]
pub(super) struct Mentions {
    statements: usize,
    /// Where each noun last named a source, whether that had no name, and whether the noun says no
    /// more than that there is one.
    by_noun: BTreeMap<Noun, (Heard, bool, bool)>,
    /// The last statement that keeps its source to itself.
    withheld: Option<usize>,
    nearest: Option<Source>,
}

impl Mentions {
    /// Adds what the next statement says.
    pub(super) fn add(&mut self, statement: &Statement, catalog: &Catalog) {
        let at = self.statements;
        self.statements += 1;
        for (place, cue) in statement.cues.iter().enumerate() {
            if let Some(source) = cue.source.filter(|source| !source.again) {
                let unknown = source.rank >= Rank::Anonymous;
                self.put(source.noun, ((at, place), unknown), catalog);
            }
        }
        for remark in statement.remarks() {
            match remark.says {
                Says::Vague | Says::Anonymous => {
                    self.put(remark.noun, ((at, NAMELESS), true), catalog);
                }
                Says::Withheld => self.withheld = Some(at),
                _ => {}
            }
        }
        self.nearest = statement.speaker().copied().or(self.nearest);
    }

    fn put(&mut self, noun: Noun, (heard, nameless): (Heard, bool), catalog: &Catalog) {
        if noun != Noun::NONE {
            let known = self.by_noun.entry(noun);
            let known = known.or_insert_with(|| (heard, nameless, noun.is_bare(catalog)));
            (known.0, known.1) = (heard, nameless);
        }
    }

    /// Whether whoever is called `noun` with the article had no name where he was last spoken of.
    pub(super) fn is_nameless(&self, noun: Noun, catalog: &Catalog) -> bool {
        let bare = noun.is_bare(catalog);
        let withheld = self.withheld.filter(|_| bare);
        let mut last = withheld.map(|at| ((at, NAMELESS), true));
        for (other, (heard, nameless, is_bare)) in &self.by_noun {
            let is_later = last.is_none_or(|(last, _)| *heard > last);
            if is_later && (bare && *is_bare || noun.shares_stem(*other, catalog)) {
                last = Some((*heard, *nameless));
            }
        }
        // Another noun may mean whoever spoke last: «دبلوماسي …، وقال المسؤول».
        let unknown = |source: Source| source.rank >= Rank::Anonymous;
        let other = || bare || self.nearest.is_some_and(unknown);
        last.map_or_else(other, |(_, nameless)| nameless)
    }
}

/// Whether the words before a quotation that stands by itself lead to it: a colon, a speaker, or
/// another quotation.
pub(super) fn leads_to_quotation(paragraphs: &[Paragraph], place: (usize, usize)) -> bool {
    let mut before = before(paragraphs, place, 1);
    before.next().is_some_and(|statement| {
        statement.introduces || statement.is_sourced() || !statement.quotations().is_empty()
    })
}

/// Whether the sentence right after a statement or a quotation names who said it.
pub(super) fn is_told_next(paragraphs: &[Paragraph], place: (usize, usize)) -> bool {
    let own = paragraphs[place.0].statements.get(place.1 + 1);
    let next = || paragraphs.get(place.0 + 1)?.statements.first();
    own.or_else(next).is_some_and(Statement::is_sourced)
}

/// Whether the sentence right before a statement, or right after it, names who said it.
pub(super) fn stands_beside_source(paragraphs: &[Paragraph], place: (usize, usize)) -> bool {
    let mut before = before(paragraphs, place, 1);
    before.next().is_some_and(Statement::is_sourced) || is_told_next(paragraphs, place)
}
