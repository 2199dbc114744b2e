use super::before;
use crate::catalog::Catalog;
use crate::story::attribution::{Noun, Paragraph, Rank, Remark, Says, Source, Statement};
use crate::text::Span;

/// How many paragraphs back a speaker may have been named for «وأضاف» to be his.
const NEAR: usize = 3;

/// Whether a statement goes on with a speaker whom nothing before it names; where the verb stands.
pub(super) fn lost(paragraphs: &[Paragraph], place: (usize, usize)) -> Option<Span> {
    let statement = &paragraphs[place.0].statements[place.1];
    let verb = statement.cues.first().filter(|cue| cue.carries)?;
    let heard = |other: &Statement| {
        let withheld = other.remarks.iter().any(|it| it.says == Says::Withheld);
        withheld || other.introduces || other.is_sourced() || !other.quotations.is_empty()
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

/// Whether whoever is called `noun` with the article had no name where he was last spoken of.
pub(super) fn is_nameless(
    (paragraphs, catalog): (&[Paragraph], &Catalog),
    place: (usize, usize),
    noun: Noun,
) -> bool {
    let mut nearest = None;
    for statement in before(paragraphs, place, paragraphs.len()) {
        let remarks = statement.remarks.iter();
        let nameless = |remark: &Remark| match remark.says {
            Says::Vague | Says::Anonymous => noun.is_of(remark.noun, catalog),
            Says::Withheld => noun.is_bare(catalog),
            _ => false,
        };
        if remarks.clone().any(nameless) {
            return true;
        }
        let called = |source: &Source| !source.again && noun.is_of(source.noun, catalog);
        let sources = statement.cues.iter().rev().filter_map(|cue| cue.source);
        if let Some(source) = sources.clone().find(called) {
            return source.rank >= Rank::Anonymous;
        }
        nearest = nearest.or_else(|| statement.speaker().copied());
    }
    // Another noun may mean whoever spoke last: «دبلوماسي …، وقال المسؤول».
    let unknown = |source: Source| source.rank >= Rank::Anonymous;
    noun.is_bare(catalog) || nearest.is_some_and(unknown)
}

/// Whether the words before a quotation that stands by itself lead to it: a colon, a speaker, or
/// another quotation.
pub(super) fn leads_to_quotation(paragraphs: &[Paragraph], place: (usize, usize)) -> bool {
    let mut before = before(paragraphs, place, 1);
    before.next().is_some_and(|statement| {
        statement.introduces || statement.is_sourced() || !statement.quotations.is_empty()
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
