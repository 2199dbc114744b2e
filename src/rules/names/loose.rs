//! Names that no registry lists: given names, compounds («عبد الله»), and strange words that are
//! nearly the same and stand beside the same name.

use std::collections::BTreeMap;

use super::Counts;
use super::skeleton::{differ_inside, is_evident, skeleton};
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, LAM, WAW, is_mark,
};
use crate::arabic::{Kind, folded};
use crate::catalog::list::WordList;
use crate::catalog::names::{alike, loosely_alike};
use crate::lexicon::{self, Form};
use crate::lint::{Check, Conclusion, Fact, Verdict};
use crate::story::{Prose, Traits, is_strange};
use crate::text::Span;

/// The group of compounds.
pub(in crate::rules) const COMPOUND: u16 = u16::MAX - 2;
/// The group of given names that begin with an alef.
const GIVEN: u16 = u16::MAX - 1;
/// The group of strange words.
const STRANGE: u16 = u16::MAX;

/// Bytes of the shortest word that may be a strange name.
const SHORTEST: usize = 8;

/// Notes what may be a name that no registry lists.
pub(in crate::rules) fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let heads = check.list("compound-name-heads");
    for (index, word) in prose.words().iter().enumerate() {
        if word.kind != Kind::Arabic {
            continue;
        }
        let word = prose.word(index);
        let stem = word.strip_prefix(WAW).unwrap_or(word);
        if heads
            .words
            .iter()
            .any(|head| word.starts_with(&**head) || stem.starts_with(&**head))
        {
            compound(check, index);
        }
        if word.starts_with(ALEF) || stem.starts_with(ALEF) || stem.starts_with(HAMZAS) {
            given(check, index);
        }
    }
    for index in prose.words_of(Traits::UNHELD) {
        strange(check, index);
    }
}

/// Whether the word at `index` belongs to a sure mention of a listed name.
fn is_listed(prose: &Prose<'_>, index: usize) -> bool {
    let mentions = prose.mentions();
    let next = mentions.partition_point(|mention| mention.words.end <= index);
    let here = mentions[next..]
        .iter()
        .take_while(|mention| mention.words.start <= index);
    here.into_iter().any(|mention| !mention.doubtful)
}

/// A compound written as one word or as two: its first part is of the list, the second has the
/// article.
fn compound(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let word = prose.word(index);
    let heads = check.list("compound-name-heads");
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if heads.words.iter().any(|head| rest.starts_with(&**head)) => (rest, 2),
        _ => (word, 0),
    };
    let Some(head) = heads.words.iter().find(|head| stem.starts_with(&***head)) else {
        return;
    };
    let words = prose.words();
    let start = words[index].start as usize + at;
    let rest = stem.strip_prefix(&**head).unwrap_or_default();
    if rest.is_empty() && begins_definite(prose.next(index)) {
        let end = words[index + 1].end as usize;
        check.note(start..end, COMPOUND, 0, None);
    } else if begins_definite(rest) {
        let end = words[index].end as usize;
        check.note(start..end, COMPOUND, 1, None);
    }
}

fn begins_definite(word: &str) -> bool {
    word.strip_prefix(ALEF)
        .is_some_and(|rest| rest.starts_with(LAM))
}

const HAMZAS: [char; 3] = [ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];

/// A given name that begins with an alef, whether its hamza is written or not; a kunya or a family
/// with the word after it.
fn given(check: &mut Check<'_, '_>, index: usize) {
    let word = check.prose.word(index);
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if rest.starts_with(ALEF) || rest.starts_with(HAMZAS) => (rest, 2),
        _ => (word, 0),
    };
    let words = check.prose.words();
    if !check.prose.next(index).is_empty() && has_initial(check.list("name-particles"), stem) {
        let range = words[index].start as usize + at..words[index + 1].end as usize;
        check.note(range, GIVEN, 0, None);
        return;
    }
    if is_listed(check.prose, index) {
        return;
    }
    let listed = has_initial(check.list("given-names"), stem);
    let initial = super::without_article(stem);
    let alef = initial.starts_with(ALEF) || initial.starts_with(HAMZAS);
    if listed || alef && may_be_name(word) && check.prose.is_name(index..index + 1) {
        let range = check.prose.words()[index].range();
        check.note(range.start + at..range.end, GIVEN, 0, None);
    }
}

/// Whether the word is long enough for a name, and no word of the language or one that names are made
/// of too.
fn may_be_name(word: &str) -> bool {
    let other = |form: Form| form.valid() && !form.proper_name();
    word.len() >= SHORTEST && !lexicon::form(word).is_some_and(other)
}

/// Whether the list has the word, or has it with a hamza on its alef.
fn has_initial(list: &WordList, word: &str) -> bool {
    match word.strip_prefix(ALEF) {
        // Nearly every word with an alef begins with the article, and no listed one does.
        Some(rest) if rest.starts_with(LAM) && rest.len() > 2 => false,
        Some(rest) => HAMZAS
            .iter()
            .any(|hamza| list.has(&format!("{hamza}{rest}"))),
        None => word.starts_with(HAMZAS) && list.has(word),
    }
}

/// A word that no dictionary holds. Whether it is a slip for one is asked of the few that matter.
fn strange(check: &mut Check<'_, '_>, index: usize) {
    let prose = check.prose;
    let word = prose.word(index);
    let known = word.len() < SHORTEST || lexicon::form(word).is_some_and(Form::valid);
    let heads = check.list("compound-name-heads");
    let (stem, at) = match word.strip_prefix(WAW) {
        Some(rest) if rest.len() > SHORTEST => (rest, 2),
        _ => (word, 0),
    };
    let compound = heads.words.iter().any(|head| stem.starts_with(&**head));
    let plain = !prose.has_dropped() || !prose.raw_word(index).chars().any(is_mark);
    if !known && !compound && plain && !is_listed(prose, index) {
        let range = prose.words()[index].range();
        check.note(range.start + at..range.end, STRANGE, 0, None);
    }
}

/// A place that may write a name, read back from its fact.
struct Place<'s> {
    span: Span,
    text: String,
    story: &'s str,
    /// Whether the registry lists it: it is right, and only bears witness.
    listed: bool,
}

impl Place<'_> {
    /// The word before it and the word after it on the same line, folded; empty at the ends.
    fn neighbours(&self) -> [String; 2] {
        let before = self
            .story
            .get(..self.span.start as usize)
            .unwrap_or_default();
        let after = self.story.get(self.span.end as usize..).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let last = line
            .strip_suffix(' ')
            .and_then(|line| line.rsplit(' ').next());
        let next = after
            .strip_prefix(' ')
            .and_then(|rest| rest.split([' ', '\n']).next());
        [last, next].map(|word| folded(word.unwrap_or_default()).into_owned())
    }
}

/// Judges what was noted, where nothing has been said of a listed name; the words of listed names
/// (`known`) bear witness.
pub(in crate::rules) fn conclude(
    conclusion: &mut Conclusion<'_, '_>,
    facts: &[Fact],
    known: &[Fact],
) {
    let story = conclusion.story.text;
    for group in facts.chunk_by(|a, b| a.group == b.group) {
        let place = |fact: &Fact| Place {
            span: fact.span,
            text: words(&folded(fact.span.of(story))),
            story,
            listed: false,
        };
        let mut places: Vec<Place<'_>> = group.iter().map(place).collect();
        match group[0].group {
            COMPOUND => buckets(
                conclusion,
                &places,
                |place| place.text.replace(' ', ""),
                |_, _| true,
            ),
            GIVEN => buckets(
                conclusion,
                &places,
                |place| bare(&place.text),
                |a, b| loosely_alike(&a.text, &b.text),
            ),
            _ => {
                places.extend(known.iter().flat_map(|fact| witnesses(story, fact.span)));
                let list = |name: &str| conclusion.catalog().list(name);
                let (titles, given) = (list("titles"), list("given-names"));
                let telling = |word: &str| titles.has(word) || given.has(word);
                let near = |a: &Place<'_>, b: &Place<'_>| {
                    differ_inside(&a.text, &b.text)
                        && is_strange(&a.text)
                        && (b.listed || is_strange(&b.text))
                        && (is_evident(&a.text, &b.text) || share(a, b, telling))
                };
                buckets(conclusion, &places, |place| skeleton(&place.text), near);
            }
        }
    }
}

/// The strange words of a mention of a listed name.
fn witnesses(story: &str, span: Span) -> impl Iterator<Item = Place<'_>> {
    let text = span.of(story);
    text.split_whitespace().filter_map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let read = folded(word).into_owned();
        let strange = read.len() >= SHORTEST && !lexicon::form(&read).is_some_and(Form::valid);
        strange.then(|| Place {
            span: Span::from_range(at..at + word.len()).shift(i64::from(span.start)),
            text: read,
            story,
            listed: true,
        })
    })
}

/// Whether two places have a neighbour in common that tells a person.
fn share(a: &Place<'_>, b: &Place<'_>, telling: impl Fn(&str) -> bool) -> bool {
    let same = |a: &String, b: &String| {
        !a.is_empty()
            && alike(a, b)
            && (telling(a) || lexicon::in_use(a).is_none() && a.len() >= SHORTEST)
    };
    let (a, b) = (a.neighbours(), b.neighbours());
    same(&a[0], &b[0]) || same(&a[1], &b[1])
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with a plain alef for a first one with a hamza, after the article too.
fn bare(text: &str) -> String {
    let stem = super::without_article(text);
    match stem.strip_prefix(HAMZAS) {
        Some(rest) => {
            let article = text.strip_suffix(stem).unwrap_or_default();
            format!("{article}{ALEF}{rest}")
        }
        None => text.to_owned(),
    }
}

/// Whether the word begins with an alef that has no hamza, after the article too.
pub(in crate::rules) fn is_bare(text: &str) -> bool {
    super::without_article(text).starts_with(ALEF)
}

/// Puts places with one key together, and reports in each the texts that stand less often.
fn buckets(
    conclusion: &mut Conclusion<'_, '_>,
    places: &[Place<'_>],
    key: impl Fn(&Place<'_>) -> String,
    near: impl Fn(&Place<'_>, &Place<'_>) -> bool,
) {
    let mut buckets: BTreeMap<String, Vec<&Place<'_>>> = BTreeMap::new();
    for place in places {
        buckets.entry(key(place)).or_default().push(place);
    }
    let varies =
        |bucket: &&Vec<&Place<'_>>| bucket.iter().any(|place| place.text != bucket[0].text);
    for bucket in buckets.values().filter(varies) {
        let counts = Counts::of(bucket.iter().map(|place| place.text.as_str()));
        let count = |text: &str| counts.like(text, alike);
        let weight = |place: &Place<'_>| {
            let hamza = counts.like(&place.text, loosely_alike) > count(&place.text);
            let missing = is_bare(&place.text) && hamza;
            (place.listed, !missing, count(&place.text))
        };
        // The first of equals.
        let Some(best) = bucket.iter().rev().max_by_key(|place| weight(place)) else {
            continue;
        };
        let differs = |place: &&&Place<'_>| {
            !place.listed && !alike(&place.text, &best.text) && near(place, best)
        };
        for place in bucket.iter().filter(differs) {
            let sure = loosely_alike(&place.text, &best.text)
                || count(&best.text) >= 3 * count(&place.text);
            let verdict = Verdict {
                arguments: vec![best.text.clone()],
                becomes: Some(best.text.clone()),
                ask: !sure,
                related: Some(best.span),
                ..Verdict::default()
            };
            if !conclusion.has_reported(place.span) {
                conclusion.report(place.span, verdict);
            }
        }
    }
}
