//! How a source is called in the view of a story's sources.

use std::ops::Range;

use super::{Cue, Rank, Source, Speaker};
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{ALEF, BEH, LAM, NOON, TEH_MARBUTA, WAW};
use crate::catalog::senses::{Senses, normal};
use crate::lexicon::{self, Form, Pos};
use crate::story::{Prose, Traits};

/// Words of a description that tell who is meant, where no name does.
const DESCRIPTION: usize = 6;
/// The frequency band from which a word is no family name.
const COMMON: u8 = 110;
/// The frequency band from which a verb is one, and no rare name.
const FREQUENT: u8 = 60;
/// What those are who speak.
const SPEAKING: Senses = Senses::ROLE
    .with(Senses::BODY)
    .with(Senses::VAGUE)
    .with(Senses::ANONYMOUS)
    .with(Senses::DOCUMENT)
    .with(Senses::MEDIA);
/// Words of a name after its first.
const FAMILY: usize = 3;
/// Words of the longest name of an outlet.
const OUTLET: usize = 4;

/// The name of a source and what stands before it.
pub(super) fn speaker(prose: &Prose<'_>, source: Source) -> Speaker {
    let words = words(prose, source);
    let named = Some(source.rank)
        .filter(|rank| *rank == Rank::Named)
        .and_then(|_| name(prose, words.clone()));
    let words = words.start..outlet_end(prose, words.start, words.end);
    let (name, title) = if let Some(name) = named {
        (joined(prose, name.clone()), words.start..name.start)
    } else {
        let end = words.start + DESCRIPTION;
        let end = end.min(described_to(prose, words.clone()));
        (joined(prose, words.start..end), 0..0)
    };
    Speaker {
        name,
        title: joined(prose, title),
        rank: match source.rank {
            Rank::Named if is_one_of_many(prose, words.start) => Rank::Anonymous,
            rank => rank,
        },
        mentions: vec![source.span],
    }
}

/// One past the last word that describes. A noun without the article after one with it, or after a
/// name, begins something else, and so does a verb: «السلطات التونسية حالة الطوارئ».
fn described_to(prose: &Prose<'_>, words: Range<usize>) -> usize {
    let form = |index: usize| lexicon::form(prose.word(index)).filter(|form| is_analysed(*form));
    let titled = Senses::ROLE.with(Senses::OF_SOURCE);
    let listed = |index: usize| senses(prose, index).any(titled);
    let first = words.start;
    let nobody = senses(prose, first).any(Senses::ANONYMOUS.with(Senses::VAGUE));
    let named = !senses(prose, first).any(titled.with(Senses::BODY))
        && form(first).is_none_or(Form::proper_name);
    let mut definite = named;
    for index in first + 1..words.end {
        let word = prose.word(index);
        let article = after_article(word).is_some();
        definite |= after_article(prose.word(index - 1)).is_some();
        let noun = form(index).is_some_and(|form| form.is(Pos::Noun) && !form.proper_name());
        let verb = form(index).is_some_and(|form| {
            form.is(Pos::ImperfectVerb) && !form.is(Pos::Noun) && !form.proper_name()
        });
        let prefixed = word.starts_with([BEH, LAM]);
        // «دبلوماسي أمريكي لمجموعة من الصحفيين»
        let told = nobody && word.starts_with(LAM);
        let belongs = if prefixed {
            !named && !told
        } else {
            listed(index) || word.starts_with(WAW)
        };
        let other = (definite || told) && !article && noun && !belongs;
        let office = named && article && senses(prose, index).any(Senses::ROLE);
        if (other || verb || office && index + 1 < words.end) && !is_name(prose, index) {
            return index;
        }
    }
    words.end
}

/// Whether the word is one for some of many.
fn is_one_of_many(prose: &Prose<'_>, index: usize) -> bool {
    let listed = |list: &str| prose.catalog().list(list).has(prose.word(index));
    listed("attrib-of-many") || listed("attrib-number")
}

/// Whether the description can be of one who speaks: a person, a body, a document; a noun for a
/// thing is what was spoken of.
pub(super) fn speaks(prose: &Prose<'_>, source: Source) -> bool {
    let words = words(prose, source);
    let first = words.start;
    source.rank != Rank::Named
        || senses(prose, first).any(SPEAKING)
        || prose.is(first, Traits::TITLE)
        || (first..words.end.min(first + 2)).any(|index| is_name(prose, index))
        || is_person(prose.word(first))
}

/// Whether what a verb of doing is followed by is a document, which it was done to: «رفضت القرار».
pub(super) fn is_object(prose: &Prose<'_>, cue: &Cue, source: Source) -> bool {
    let of = |at: u32| senses(prose, prose.word_holding(prose.folded().offset_of(at)));
    let verb = of(cue.span.start);
    verb.any(Senses::ACT) && !verb.any(Senses::SAY) && of(source.span.start).any(Senses::DOCUMENT)
}

/// Whether the lexicon knows the word for people, or does not know it: a name.
fn is_person(word: &str) -> bool {
    let bare = plain(word);
    let stem = after_article(&bare).unwrap_or(&bare);
    let Some(form) = lexicon::form(stem).filter(|form| is_analysed(*form)) else {
        return true;
    };
    let noun = form.is(Pos::Noun) || form.is(Pos::Masdar);
    let several = stem.strip_suffix(NOON).is_some_and(|it| it.ends_with(WAW));
    let one = stem.len() < bare.len() && form.is(Pos::Adjective) && !noun;
    form.proper_name() || form.human() == Some(true) || several && stem.len() > 6 || one
}

/// Whether a part of speech is known of it: of most foreign names none is.
fn is_analysed(form: Form) -> bool {
    let parts = [
        Pos::ProperName,
        Pos::PerfectVerb,
        Pos::ImperfectVerb,
        Pos::Noun,
        Pos::Adjective,
        Pos::Particle,
        Pos::Numeral,
    ];
    form.valid() && parts.iter().any(|part| form.is(*part))
}

/// The words of a description without the verbs before it.
fn words(prose: &Prose<'_>, source: Source) -> Range<usize> {
    let view = prose.folded();
    let range = view.offset_of(source.span.start)..view.offset_of(source.span.end);
    let (start, end) = (prose.word_holding(range.start), prose.word_at(range.end));
    let verb = |index: &usize| {
        let form = lexicon::form(prose.word(*index));
        form.is_some_and(|form| {
            let verb = form.is(Pos::PerfectVerb) || form.is(Pos::ImperfectVerb);
            verb && !form.is(Pos::Noun) && !form.proper_name() && form.band() >= FREQUENT
        }) && !is_name(prose, *index)
            && !senses(prose, *index).any(SPEAKING)
    };
    start + (start..end.saturating_sub(1)).take_while(verb).count()..end
}

/// The words of the name in a description.
fn name(prose: &Prose<'_>, words: Range<usize>) -> Option<Range<usize>> {
    // «رئيس الاتحاد السعودي للإسكواش»: what it belongs to is no name of his.
    let own = |index: usize| index == words.start || !prose.word(index).starts_with(OF_THE);
    let found = words
        .clone()
        .find(|&index| own(index) && is_name(prose, index))?;
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
    // A long title leaves no room for the whole name.
    let cut = |index: &usize| prose.is_spaced(*index - 1) && is_name(prose, *index);
    let rest = (words.end..words.end + FAMILY).take_while(cut).count();
    Some(found - before..name_end(prose, found, words.end + rest))
}

fn is_name(prose: &Prose<'_>, index: usize) -> bool {
    let given = prose.catalog().list("given-names");
    let after = prose.word(index).strip_prefix(LAM);
    let own = prose.is_name(index..index + 1);
    own || after.is_some_and(|name| given.has(name))
}

fn senses(prose: &Prose<'_>, index: usize) -> Senses {
    let table = prose.catalog().senses();
    let own = table.senses(prose.sense(index));
    // «المرصد السوري» is a phrase of the lists, and «مرصد» a word of them.
    let bare = after_article(prose.word(index)).filter(|_| own.any(Senses::OPENS));
    own.with(bare.map_or(Senses::NONE, |bare| table.senses(table.place(bare))))
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
        // «زياد التركي»; but «وصف سامر يوسف الخطة بأنها» has an object.
        let family = after_article(word).is_some() && !word.ends_with(TEH_MARBUTA);
        let closes = |form: Form| form.is(Pos::Particle) || family;
        let last = *index + 1 == end && form.is_some_and(closes);
        let titled = prose.is(*index, Traits::TITLE) || senses(prose, *index).any(Senses::ROLE);
        // «مانويل خورخي المدير التنفيذي», but «سامر الخطيب».
        if titled && after_article(word).is_some() && *index + 1 < end {
            return false;
        }
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
            let listed = prose.word(index).len() - prose.sense_prefix(index);
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

/// The preposition ل on the article.
const OF_THE: &str = "\u{0644}\u{0644}";

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
