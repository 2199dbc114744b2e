//! Compares names that no registry lists: given names, compounds («عبد الله»), and strange words that
//! are nearly the same and stand beside the same name.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::SmallVec;

use super::loose::{COMPOUND, GIVEN, HAMZAS, SHORTEST};
use super::skeleton::{differ_inside, is_evident, mixed, number_of};
use super::{Counts, Said};
use crate::arabic::folded;
use crate::arabic::letters::ALEF;
use crate::catalog::Catalog;
use crate::catalog::list::WordList;
use crate::catalog::names::{alike, loosely_alike};
use crate::lexicon::{self, Form};
use crate::lint::{Conclusion, Fact, Verdict};
use crate::story::{Story, is_strange};
use crate::text::Span;

/// A text that places of one key write.
struct Variant {
    text: String,
    listed: bool,
    places: Vec<Span>,
}

/// A place that may write a name.
#[derive(Clone, Copy)]
struct Place {
    /// What the spellings of a name share.
    key: u32,
    /// Of a strange word the last byte, folded: those of one name have one last letter. Else 0.
    last: u8,
    /// Whether the registry lists it: it is right, and only bears witness.
    listed: bool,
    span: Span,
}

/// Judges what was noted, where nothing has been said of a listed name; the words of listed names
/// (`known`) bear witness, and nothing is said of places that are `said`.
///
/// Sorts the places, and looks closely at those alone that share a key and differ.
pub(in crate::rules) fn conclude(
    conclusion: &mut Conclusion<'_, '_>,
    facts: &[Fact],
    known: &[Fact],
    said: &mut Said,
) {
    let story = conclusion.story;
    for group in facts.chunk_by(|a, b| a.group == b.group) {
        let class = group[0].group;
        let place = |fact: &Fact| Place {
            key: fact.key,
            last: fact.side,
            listed: false,
            span: fact.span,
        };
        let mut places: Vec<Place> = group.iter().map(place).collect();
        radsort::sort_by_key(&mut places, |place| place.key);
        let listed = if class == COMPOUND || class == GIVEN {
            Vec::new()
        } else {
            witnesses(&places, story, known)
        };
        let mut listed = &*listed;
        for of_key in places.chunk_by(|a, b| a.key == b.key) {
            let of_key = with_listed(of_key, &mut listed);
            if may_vary(story, &of_key) {
                let variants = variants(story, &of_key);
                judge(conclusion, class, &variants, said);
            }
        }
    }
}

/// The places of one key and, after them, those that are `listed` under it. Both are sorted by key: what is
/// listed under no greater key is left out from then on.
fn with_listed<'p>(of_key: &'p [Place], listed: &mut &[Place]) -> Cow<'p, [Place]> {
    let key = of_key[0].key;
    let before = listed.iter().take_while(|place| place.key < key).count();
    let rest = &listed[before..];
    let here = rest.iter().take_while(|place| place.key == key).count();
    let (here, after) = rest.split_at(here);
    *listed = after;
    if here.is_empty() {
        of_key.into()
    } else {
        [of_key, here].concat().into()
    }
}

/// Whether places of one key may write one name in two ways. Most that share a key have nothing else in
/// common.
fn may_vary(story: &Story<'_>, places: &[Place]) -> bool {
    let text = |place: &Place| place.span.of(story.text);
    let mut firsts: SmallVec<[&Place; 4]> = SmallVec::new();
    places.iter().any(|place| {
        let first = firsts.iter().find(|first| first.last == place.last);
        let differs = first.is_some_and(|first| text(first) != text(place));
        if first.is_none() {
            firsts.push(place);
        }
        differs
    })
}

/// The strange words of mentions of listed names that share a key with one of `noted`, which are sorted
/// by it, as they are. Each text of a name is read once, where it is read as it is written.
fn witnesses(noted: &[Place], story: &Story<'_>, known: &[Fact]) -> Vec<Place> {
    let mut listed = Vec::new();
    // Those of each text, as if it began the story.
    let mut found: Vec<Place> = Vec::new();
    for of_name in known.chunk_by(|a, b| a.group == b.group) {
        let mut read: Vec<(u32, &str, Range<usize>)> = Vec::new();
        found.clear();
        // In one that is shorter there is none.
        let long = |fact: &&Fact| fact.span.len() as usize >= SHORTEST;
        for fact in of_name.iter().filter(long) {
            let told = read.iter().find(|(key, ..)| *key == fact.key);
            if told.is_some_and(|(.., words)| words.is_empty()) {
                continue;
            }
            let Cow::Borrowed(text) = story.visible(fact.span) else {
                continue;
            };
            let words = match told.filter(|(_, known, _)| *known == text) {
                Some((.., words)) => words.clone(),
                None => of_text(text, noted, &mut found),
            };
            listed.extend(found[words.clone()].iter().map(|place| Place {
                span: place.span.shift(i64::from(fact.span.start)),
                ..*place
            }));
            if told.is_none() {
                read.push((fact.key, text, words));
            }
        }
    }
    radsort::sort_by_key(&mut listed, |place: &Place| place.key);
    listed
}

/// Adds those of a text to `found`, and returns which they are.
fn of_text(text: &str, noted: &[Place], found: &mut Vec<Place>) -> Range<usize> {
    let first = found.len();
    let words = text.split_whitespace();
    for word in words.filter(|word| word.len() >= SHORTEST) {
        let read = folded(word);
        let key = number_of(&read);
        let of_key = noted.binary_search_by_key(&key, |place| place.key);
        if of_key.is_ok() && !lexicon::form(&read).is_some_and(Form::valid) {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            found.push(Place {
                key,
                last: last(&read),
                listed: true,
                span: Span::from_range(at..at + word.len()),
            });
        }
    }
    first..found.len()
}

/// A number that the spellings of one name share, by what kind of name it is.
pub(super) fn key(class: u16, text: &str) -> u32 {
    let visible = |letter: &char| !letter.is_whitespace();
    match class {
        COMPOUND => {
            let bare = |letter| {
                if HAMZAS.contains(&letter) {
                    ALEF
                } else {
                    letter
                }
            };
            number(text.chars().filter(visible).map(bare))
        }
        GIVEN => {
            let stem = super::without_article(text);
            let article = text.strip_suffix(stem).unwrap_or_default();
            let rest = stem.strip_prefix(HAMZAS);
            let (alef, rest) = rest.map_or((None, stem), |rest| (Some(ALEF), rest));
            let letters = article.chars().chain(alef).chain(rest.chars());
            number(letters.filter(visible))
        }
        _ => number_of(text),
    }
}

/// The last byte of a word; 0 of none.
pub(super) fn last(word: &str) -> u8 {
    word.bytes().next_back().unwrap_or(0)
}

/// A number that hardly two texts share.
pub(super) fn number(letters: impl Iterator<Item = char>) -> u32 {
    let number = letters.fold(0, mixed);
    u32::try_from(number >> 32).unwrap_or(0)
}

/// The texts of places, in the order of the first of each. What is written alike is read once.
fn variants(story: &Story<'_>, places: &[Place]) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    let mut read: Vec<(Cow<'_, str>, bool, usize)> = Vec::new();
    for place in places {
        let written = story.visible(place.span);
        let known = read
            .iter()
            .find(|(text, listed, _)| *text == written && *listed == place.listed);
        if let Some((.., known)) = known {
            variants[*known].places.push(place.span);
            continue;
        }
        let text = super::one_spaced(&folded(&written));
        let same = |known: &Variant| known.text == text && known.listed == place.listed;
        let known = variants.iter().position(same).unwrap_or(variants.len());
        read.push((written, place.listed, known));
        match variants.get_mut(known) {
            Some(known) => known.places.push(place.span),
            None => variants.push(Variant {
                text,
                listed: place.listed,
                places: vec![place.span],
            }),
        }
    }
    variants
}

/// Reports the texts that stand less often than the others.
fn judge(conclusion: &mut Conclusion<'_, '_>, class: u16, variants: &[Variant], said: &mut Said) {
    let story = conclusion.story.text;
    let texts = variants
        .iter()
        .map(|it| (it.text.as_str(), it.places.len()));
    let counts = Counts::of(texts);
    let count = |text: &str| counts.like(text, alike);
    let hamzas = |text: &str| {
        text.chars()
            .filter(|letter| HAMZAS.contains(letter))
            .count()
    };
    let most_hamzas = variants.iter().map(|it| hamzas(&it.text)).max();
    let most_hamzas = most_hamzas.unwrap_or(0);
    let weight = |variant: &Variant| {
        let hamza = || counts.like(&variant.text, loosely_alike) > count(&variant.text);
        let missing = if class == COMPOUND {
            hamzas(&variant.text) < most_hamzas
        } else {
            is_bare(&variant.text) && hamza()
        };
        (variant.listed, !missing, count(&variant.text))
    };
    // The first of equals.
    let Some(best) = variants.iter().rev().max_by_key(|variant| weight(variant)) else {
        return;
    };
    // The hamza of one word alone may be that of a plural (`ابوابها`).
    let apart = variants.iter().any(|variant| variant.text.contains(' '));
    if class == COMPOUND && !apart {
        return;
    }
    // What has a hamza is not made like what lacks it, however often that stands (`كأس`، `كاس`).
    let worse = |variant: &Variant| hamzas(&variant.text) > hamzas(&best.text);
    let differs = |variant: &&Variant| {
        !variant.listed && !alike(&variant.text, &best.text) && !worse(variant)
    };
    for variant in variants.iter().filter(differs) {
        let Some(near) = evidence(class, variant, best) else {
            continue;
        };
        if class != COMPOUND && class != GIVEN && is_two(conclusion, &variant.text) {
            continue;
        }
        let sure = loosely_alike(&variant.text, &best.text)
            || count(&best.text) >= 3 * count(&variant.text);
        let telling = Telling::of(conclusion.catalog());
        let is_near = |place: &&Span| match near {
            Evidence::Enough => true,
            Evidence::Neighbours => telling.share(story, **place, best.places[0]),
        };
        for &place in variant.places.iter().filter(is_near) {
            let verdict = Verdict {
                arguments: vec![best.text.clone()],
                becomes: Some(best.text.clone()),
                ask: !sure,
                related: best.places.first().copied(),
                ..Verdict::default()
            };
            if said.is_new(place) {
                conclusion.report(place, verdict);
            }
        }
    }
}

/// What two texts of one key need besides, to be one name.
#[derive(Clone, Copy)]
enum Evidence {
    /// Nothing: they are one.
    Enough,
    /// They are if the words beside them are the same.
    Neighbours,
}

/// What two texts of one key need besides; nothing where they are two names.
fn evidence(class: u16, variant: &Variant, best: &Variant) -> Option<Evidence> {
    let (a, b) = (variant.text.as_str(), best.text.as_str());
    let fits = match class {
        COMPOUND => return Some(Evidence::Enough),
        GIVEN if loosely_alike(a, b) => return Some(Evidence::Enough),
        GIVEN => false,
        _ => differ_inside(a, b),
    };
    if !fits {
        return None;
    }
    // Of two words that no dictionary holds one may look like a word with clitics.
    match (is_strange(a), best.listed || is_strange(b)) {
        (false, false) => None,
        (true, true) if is_evident(a, b) => Some(Evidence::Enough),
        _ => Some(Evidence::Neighbours),
    }
}

/// Whether a strange word is a function word and a word in use with no space between: they differ as
/// verbs do («ماقدمه» and «ماقدموه»).
fn is_two(conclusion: &Conclusion<'_, '_>, word: &str) -> bool {
    let in_use = |rest: &str| {
        rest.len() >= SHORTEST
            && lexicon::in_use(rest).is_some_and(|form| form.valid() && !form.proper_name())
    };
    ["negations", "fused-heads"].iter().any(|list| {
        let mut heads = conclusion.catalog().list(list).words.iter();
        heads.any(|head| word.strip_prefix(&**head).is_some_and(in_use))
    })
}

/// The words that tell who a name beside them is.
struct Telling<'a> {
    titles: &'a WordList,
    given: &'a WordList,
}

impl<'a> Telling<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        Self {
            titles: catalog.list("titles"),
            given: catalog.list("given-names"),
        }
    }

    /// Whether two places have a neighbour in common that tells a person.
    fn share(&self, story: &str, a: Span, b: Span) -> bool {
        let telling = |word: &str| self.titles.has(word) || self.given.has(word);
        let same = |a: &String, b: &String| {
            !a.is_empty()
                && alike(a, b)
                && (telling(a) || lexicon::in_use(a).is_none() && a.len() >= SHORTEST)
        };
        let (a, b) = (neighbours(story, a), neighbours(story, b));
        same(&a[0], &b[0]) || same(&a[1], &b[1])
    }
}

/// The word before a place and the word after it on the same line, folded; empty at the ends.
fn neighbours(story: &str, place: Span) -> [String; 2] {
    let before = story.get(..place.start as usize).unwrap_or_default();
    let after = story.get(place.end as usize..).unwrap_or_default();
    let last = before
        .strip_suffix(' ')
        .and_then(|before| before.rsplit(ENDS).next());
    let next = after
        .strip_prefix(' ')
        .and_then(|rest| rest.split(ENDS).next());
    [last, next].map(|word| folded(word.unwrap_or_default()).into_owned())
}

/// What a word of a line ends at.
const ENDS: [char; 3] = [' ', '\n', '\r'];

/// Whether the word begins with an alef that has no hamza, after the article too.
pub(in crate::rules) fn is_bare(text: &str) -> bool {
    super::without_article(text).starts_with(ALEF)
}
