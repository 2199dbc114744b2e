//! How a source is called in the view of a story's sources.

use std::ops::Range;

use super::{Cue, Rank, Source, Speaker};
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{ALEF, BEH, LAM, NOON, WAW};
use crate::catalog::senses::{Senses, normal};
use crate::lexicon::{self, Form, Pos};
use crate::story::{Prose, Traits};

/// Words of a description that tell who is meant, where no name does.
const DESCRIPTION: usize = 6;
/// The frequency band from which a word is no family name.
const COMMON: u8 = 110;
/// Words of the longest name of an outlet.
const OUTLET: usize = 4;

/// The name of a source and what stands before it.
pub(super) fn speaker(prose: &Prose<'_>, source: Source) -> Speaker {
    let words = words(prose, source);
    let named = Some(source.rank)
        .filter(|rank| *rank == Rank::Named)
        .and_then(|_| name(prose, words.clone()));
    let words = words.start..outlet_end(prose, words.start, words.end);
    let (name, title) = match named {
        Some(name) => (joined(prose, name.clone()), words.start..name.start),
        None => {
            let end = words.start + DESCRIPTION;
            let end = end.min(described_to(prose, words.clone()));
            (joined(prose, words.start..end), 0..0)
        }
    };
    Speaker {
        name,
        title: joined(prose, title),
        rank: source.rank,
        mentions: vec![source.span],
    }
}

/// One past the last word that describes: a noun without the article after one with it begins
/// something else, as in «السلطات التونسية حالة الطوارئ».
fn described_to(prose: &Prose<'_>, words: Range<usize>) -> usize {
    let mut definite = false;
    let titled = Senses::ROLE.with(Senses::BODY).with(Senses::OF_SOURCE);
    for index in words.clone() {
        let word = prose.word(index);
        let article = after_article(word).is_some();
        let noun =
            lexicon::form(word).is_some_and(|form| form.is(Pos::Noun) && !form.proper_name());
        let belongs = word.starts_with([BEH, LAM, WAW]) || senses(prose, index).any(titled);
        if definite && !article && noun && !belongs && !is_name(prose, index) {
            return index;
        }
        definite |= article;
    }
    words.end
}

/// Whether the description can be of one who speaks: a person, a body, a document; a noun for a
/// thing is what was spoken of.
pub(super) fn speaks(prose: &Prose<'_>, source: Source) -> bool {
    let words = words(prose, source);
    let first = words.start;
    let speaking = Senses::ROLE
        .with(Senses::BODY)
        .with(Senses::VAGUE)
        .with(Senses::ANONYMOUS)
        .with(Senses::DOCUMENT)
        .with(Senses::MEDIA);
    source.rank != Rank::Named
        || senses(prose, first).any(speaking)
        || prose.is(first, Traits::TITLE)
        || (first..words.end.min(first + 2)).any(|index| is_name(prose, index))
        || is_person(prose.word(first))
}

/// Whether what a verb of doing is followed by is a document, which it was done to: «رفضت القرار».
pub(super) fn is_object(prose: &Prose<'_>, cue: &Cue, source: Source) -> bool {
    let of = |at: u32| senses(prose, prose.word_at(prose.folded().offset_of(at)));
    let verb = of(cue.span.start);
    verb.any(Senses::ACT) && !verb.any(Senses::SAY) && of(source.span.start).any(Senses::DOCUMENT)
}

/// Whether the lexicon knows the word for people, or does not know it: a name.
fn is_person(word: &str) -> bool {
    let bare = plain(word);
    let stem = after_article(&bare).unwrap_or(&bare);
    let Some(form) = lexicon::form(stem).filter(|form| form.valid()) else {
        return true;
    };
    let noun = form.is(Pos::Noun) || form.is(Pos::Masdar);
    let several = stem.strip_suffix(NOON).is_some_and(|it| it.ends_with(WAW));
    let one = stem.len() < bare.len() && form.is(Pos::Adjective) && !noun;
    form.proper_name() || form.human() == Some(true) || several && stem.len() > 6 || one
}

/// The words of a description without the verbs before it.
fn words(prose: &Prose<'_>, source: Source) -> Range<usize> {
    let view = prose.folded();
    let range = view.offset_of(source.span.start)..view.offset_of(source.span.end);
    let (start, end) = (prose.word_at(range.start), prose.word_at(range.end));
    let verb = |index: &usize| {
        let form = lexicon::form(prose.word(*index));
        form.is_some_and(|form| {
            let verb = form.is(Pos::PerfectVerb) || form.is(Pos::ImperfectVerb);
            verb && !form.is(Pos::Noun) && !form.proper_name()
        }) && !is_name(prose, *index)
            && prose.sense(*index) == 0
    };
    start + (start..end.saturating_sub(1)).take_while(verb).count()..end
}

/// The words of the name in a description.
fn name(prose: &Prose<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let found = words.clone().find(|&index| is_name(prose, index))?;
    // «سامر» and «هالة» may be words too: what stands between a title and a name is one.
    let belongs = |index: &usize| {
        let form = lexicon::form(prose.word(*index));
        let titled = Senses::ROLE.with(Senses::BODY).with(Senses::OF_SOURCE);
        let definite = |index: usize| after_article(prose.word(index)).is_some();
        let after_title = *index > words.start && definite(*index - 1);
        (form.is_some_and(Form::proper_name) || after_title)
            && !prose.is(*index, Traits::TITLE)
            && !senses(prose, *index).any(titled)
            && !prose
                .catalog()
                .list("attrib-after-titles")
                .has(prose.word(*index))
            && !definite(*index)
    };
    let before = (words.start..found).rev().take_while(belongs).count();
    Some(found - before..name_end(prose, found, words.end))
}

fn is_name(prose: &Prose<'_>, index: usize) -> bool {
    let given = prose.catalog().list("given-names");
    let after = prose.word(index).strip_prefix(LAM);
    let own = prose.is_name(index..index + 1);
    own || after.is_some_and(|name| given.has(name))
}

fn senses(prose: &Prose<'_>, index: usize) -> Senses {
    prose.catalog().senses().senses(prose.sense(index)).0
}

/// One past the last word of the name that begins at `first`: a family name may be any word that is
/// not common, and what follows «عبد» or «بن» belongs to it.
fn name_end(prose: &Prose<'_>, first: usize, end: usize) -> usize {
    let particles = prose.catalog().list("name-particles");
    let goes_on = |index: &usize| {
        let word = prose.word(*index);
        let form = lexicon::form(word).filter(|form| form.valid() && !form.proper_name());
        let common = form.is_some_and(|form| form.band() >= COMMON);
        let prefixed = form.is_some() && word.starts_with([BEH, LAM]);
        // No preposition ends a description, and no adjective describes a name: «وانغ ون بين»،
        // «زياد التركي».
        let closes = |form: Form| form.is(Pos::Particle) || after_article(word).is_some();
        let last = *index + 1 == end && form.is_some_and(closes);
        particles.has(prose.word(*index - 1))
            || particles.has(word)
            || prose.is_name(*index..*index + 1)
            || last
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

/// The words with a space between two, the first without its preposition.
fn joined(prose: &Prose<'_>, words: Range<usize>) -> String {
    let mut text = String::new();
    for index in words.clone() {
        if index == words.start {
            let word = prose.word(index);
            let given = prose.catalog().list("given-names");
            let listed = prose.catalog().senses().senses(prose.sense(index)).1;
            let after = word.strip_prefix(LAM);
            let after = after.filter(|rest| given.has(rest) || rest.len() == listed);
            text.push_str(after.unwrap_or(&plain(word)));
        } else {
            text.push(' ');
            text.push_str(prose.word(index));
        }
    }
    text
}

/// A word with the article instead of ل on it: «للشامي».
fn plain(word: &str) -> String {
    match word
        .strip_prefix(LAM)
        .and_then(|rest| rest.strip_prefix(LAM))
    {
        Some(rest) => format!("{ALEF}{LAM}{rest}"),
        None => word.to_owned(),
    }
}

/// The last word of a name, by which two mentions of a person are one.
pub(super) fn key(name: &str) -> String {
    let last = name.split(' ').next_back().unwrap_or_default();
    normal(last).into_owned()
}
