//! Whether one word, whatever stands beside it, may be a name of the registry.

use std::borrow::Cow;
use std::cell::LazyCell;

use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, BEH, FEH, KAF, LAM, WAW, bytes,
};
use crate::catalog::Catalog;
use crate::catalog::names::{self, Entry, Keys, Part, Registry};
use crate::lexicon::{self, Form};

/// Whether a name may be the word, and whether a longer one may begin with it, in any reading.
///
/// A function word is no name by itself: Jack Ma is no more than a particle once he is «ما».
pub(super) fn begins(word: &str, catalog: &Catalog) -> (bool, bool) {
    let keys = Keys::of(word.as_bytes());
    let is_particle = |stem: &str| catalog.list("function-words").has(stem);
    let mut found = (false, false);
    first_taken(word.as_bytes(), |prefix, swallowed| {
        let key = if swallowed {
            keys.swallowed_at(prefix)
        } else {
            keys.at(prefix)
        };
        let reading = Reading {
            word,
            prefix,
            swallowed,
        };
        let (alone, opens) = catalog.names().begins(key);
        let alone = alone && !is_particle(reading.stem()) && reading.is_name(key, catalog);
        found = (found.0 || alone, found.1 || opens);
        None::<()>
    });
    found
}

/// What `take` makes of the first way to read a word that it takes, as proclitics and the first word
/// of a name: it is given the bytes of the proclitics, and whether ل has swallowed the alef of the
/// article. The whole word comes first.
#[inline]
pub(super) fn first_taken<T>(
    word: &[u8],
    mut take: impl FnMut(usize, bool) -> Option<T>,
) -> Option<T> {
    let taken = take(0, false);
    if taken.is_some() {
        return taken;
    }
    let letter = |place: usize| word.get(place..).and_then(<[u8]>::first_chunk).copied();
    let first = letter(0)?;
    let is_long = |prefix: usize| word.len() >= prefix + SHORTEST;
    let (conjunction, first) = if first == bytes(WAW) || first == bytes(FEH) {
        let taken = is_long(2).then(|| take(2, false)).flatten();
        if taken.is_some() {
            return taken;
        }
        (2, letter(2)?)
    } else {
        (0, first)
    };
    let rest = conjunction + 2;
    if !is_long(rest) || ![LAM, BEH, KAF].iter().any(|&it| bytes(it) == first) {
        return None;
    }
    let swallowed = first == bytes(LAM) && letter(rest) == Some(bytes(LAM));
    let taken = swallowed.then(|| take(rest, true)).flatten();
    taken.or_else(|| take(rest, false))
}

/// Bytes of the shortest first word of a name that proclitics stand on.
const SHORTEST: usize = 4;

/// What an entry says, as it stands in a text.
pub(super) fn entry_text<'r>(registry: &'r Registry, entry: &Entry) -> Cow<'r, str> {
    match names::text_of(entry, registry.spelling(entry)) {
        ("", rest) => Cow::Borrowed(rest),
        (article, rest) => Cow::Owned([article, rest].concat()),
    }
}

/// What stands here, with the alef before it where ل has swallowed it.
pub(super) fn unswallowed(here: &[u8], swallowed: bool) -> Cow<'_, [u8]> {
    if swallowed {
        [&bytes(ALEF), here].concat().into()
    } else {
        here.into()
    }
}

/// A word read in one way, whatever stands beside it.
#[derive(Clone, Copy)]
pub(super) struct Reading<'w> {
    pub(super) word: &'w str,
    /// Bytes of the proclitics.
    pub(super) prefix: usize,
    /// Whether ل has swallowed the alef of the article.
    pub(super) swallowed: bool,
}

impl<'w> Reading<'w> {
    pub(super) const fn whole(word: &'w str) -> Self {
        Self {
            word,
            prefix: 0,
            swallowed: false,
        }
    }

    pub(super) fn stem(self) -> &'w str {
        self.word.get(self.prefix..).unwrap_or_default()
    }

    /// Whether any name of one word may be the stem, which has this key.
    pub(super) fn is_name(self, key: u32, catalog: &Catalog) -> bool {
        let written = unswallowed(self.stem().as_bytes(), self.swallowed);
        let print = names::print(&written);
        let outline = LazyCell::new(|| names::outline([&*written]));
        let mut registries = catalog.names().registries();
        registries.any(|(registry, _)| {
            let mut alone = registry.alone(key).iter();
            alone.any(|entry| {
                print == entry.print
                    || *outline == entry.outline && self.fits(registry, entry).is_some()
            })
        })
    }

    /// Whether the stem is [`names::loosely_alike`] to the one word of the entry and not another word; and
    /// whether it is that letter by letter.
    pub(super) fn fits(self, registry: &Registry, entry: &Entry) -> Option<bool> {
        let text = entry_text(registry, entry);
        if !self.is_as_long(entry, text.len()) {
            return None;
        }
        let exact = self.reads_as(entry, &text)?;
        (exact || !self.is_another_by_hamza(&text)).then_some(exact)
    }

    /// Whether the stem may be a spelling of this length.
    fn is_as_long(self, entry: &Entry, length: usize) -> bool {
        let here = self.stem().len() + if self.swallowed { 2 } else { 0 };
        here == length || entry.part() == Part::Nisba && here > length
    }

    /// Whether the stem is [`names::loosely_alike`] to a word of the entry, and whether letter by letter.
    pub(super) fn reads_as(self, entry: &Entry, known: &str) -> Option<bool> {
        let taken = if self.swallowed { ALEF.len_utf8() } else { 0 };
        let known = known.get(taken..).unwrap_or_default();
        let stem = match entry.part() {
            Part::Nisba => self.stem().get(..known.len()).unwrap_or_default(),
            Part::Whole | Part::Family => self.stem(),
        };
        names::loosely_alike(stem, known).then(|| stem == known)
    }

    /// Whether a stem that is not quite the text is another word.
    fn is_another_by_hamza(self, text: &str) -> bool {
        is_common(self.stem()) || is_slip_of_another(self.word, self.prefix, text)
    }

    /// Whether a word of which proclitics were peeled off is a word of its own.
    pub(super) fn is_another_word(self) -> bool {
        let stem = self.stem();
        // Before the article a letter is a proclitic, whatever the whole may be.
        let definite = stem
            .strip_prefix(ALEF)
            .is_some_and(|rest| rest.starts_with(LAM));
        !self.swallowed
            && !definite
            && lexicon::in_use(self.word).is_some_and(Form::valid)
            && !lexicon::form(stem).is_some_and(Form::valid)
    }
}

/// Whether a word that lacks a hamza of `known`, or has another, is or would be another word too:
/// `امام` is «أمام» as well as «إمام».
fn is_slip_of_another(word: &str, prefix: usize, known: &str) -> bool {
    let stem = word.get(prefix..).unwrap_or_default();
    let definite = known
        .strip_prefix(ALEF)
        .and_then(|rest| rest.strip_prefix(LAM));
    let (before, stem, known) = match (definite, stem.char_indices().nth(2)) {
        (Some(known), Some((at, _))) => {
            let (before, stem) = stem.split_at(at);
            (before, stem, known)
        }
        _ => ("", stem, known),
    };
    let Some(rest) = stem
        .strip_prefix(ALEFS)
        .filter(|_| known.starts_with(ALEFS))
    else {
        return false;
    };
    let mut other = String::with_capacity(before.len() + ALEF.len_utf8() + rest.len());
    other.push_str(before);
    let start = before.len();
    ALEFS.iter().any(|alef| {
        other.truncate(start);
        other.push(*alef);
        other.push_str(rest);
        let stem = other.get(start..).unwrap_or_default();
        let in_use = |text: &str| lexicon::in_use(text).is_some_and(Form::valid);
        !names::alike(stem, known) && (in_use(&other) || start > 0 && in_use(stem))
    })
}

const ALEFS: [char; 4] = [ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];

/// Whether newspapers use the word as another word than a name.
pub(super) fn is_common(word: &str) -> bool {
    lexicon::form(word).is_some_and(is_common_form)
}

/// Whether newspapers use the form as another word than a name.
pub(super) fn is_common_form(form: Form) -> bool {
    form.valid() && !form.proper_name() && form.band() >= IN_USE
}

/// The frequency band from which newspapers use a word: twice in a million.
const IN_USE: u8 = 82;
