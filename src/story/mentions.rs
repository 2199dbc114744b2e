use std::ops::Range;

use super::Prose;
use crate::arabic::Kind;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, BEH, FEH, KAF, LAM, WAW, is_tanween,
};
use crate::catalog::names::{self, Entry, NameKind, Part, Registry, Spelling};
use crate::lexicon::{self, Form};

/// A place where a name of the registry is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words, by index.
    pub words: Range<usize>,
    /// Bytes of the proclitics on the first word.
    pub prefix: usize,
    /// The name's place in the registry.
    pub name: u16,
    /// The spelling's place among the name's own: the one written, else the one most like it.
    pub spelling: u8,
    /// What of the name is written.
    pub part: Part,
    /// Whether it may be something else unless the story writes the whole name too.
    pub doubtful: bool,
}

/// The mentions of a block, by place: the longest at each word, all names it may be of.
///
/// Linear in the number of words: most cost a look at a bit.
pub(super) fn find(prose: &Prose<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut next = 0;
    for (index, word) in prose.words().iter().enumerate() {
        if index < next || word.kind != Kind::Arabic {
            continue;
        }
        next = at(prose, index, &mut found).unwrap_or(next);
    }
    found
}

/// Adds the mentions that begin with the word at `index`, and returns the index after them.
fn at(prose: &Prose<'_>, index: usize, found: &mut Vec<Mention>) -> Option<usize> {
    let word = prose.word(index);
    let names = prose.catalog().names();
    for (prefix, swallowed) in readings(word) {
        let stem = word.get(prefix..).unwrap_or_default();
        let Some(key) = names::key(stem, swallowed) else {
            continue;
        };
        for (registry, shift) in names.registries().filter(|(it, _)| it.may_begin(key)) {
            let head = Head {
                index,
                prefix,
                swallowed,
            };
            let mentions = head.mentions(prose, (registry, shift), key);
            if let Some(last) = mentions.first().map(|mention| mention.words.end) {
                found.extend(mentions);
                return Some(last);
            }
        }
    }
    None
}

/// The ways to read a word as proclitics and the first word of a name: the bytes of the proclitics,
/// and whether ل has swallowed the alef of the article. The whole word comes first.
fn readings(word: &str) -> impl Iterator<Item = (usize, bool)> {
    let conjunction = if word.starts_with([WAW, FEH]) { 2 } else { 0 };
    let rest = word.get(conjunction..).unwrap_or_default();
    let preposition = rest.starts_with([BEH, KAF, LAM]);
    let mut letters = rest.chars();
    let doubled = letters.next() == Some(LAM) && letters.next() == Some(LAM);
    [
        Some((0, false)),
        (conjunction > 0).then_some((conjunction, false)),
        doubled.then_some((conjunction + 2, true)),
        preposition.then_some((conjunction + 2, false)),
    ]
    .into_iter()
    .flatten()
    .filter(move |(prefix, _)| *prefix == 0 || word.len() >= prefix + SHORTEST)
}

/// Bytes of the shortest first word of a name that proclitics stand on.
const SHORTEST: usize = 4;

/// The word a mention may begin with, read in one way.
#[derive(Clone, Copy)]
struct Head {
    index: usize,
    prefix: usize,
    swallowed: bool,
}

impl Head {
    fn mentions(
        self,
        prose: &Prose<'_>,
        (registry, shift): (&Registry, u16),
        key: u32,
    ) -> Vec<Mention> {
        let mut longest = 0;
        let mut found: Vec<(Mention, bool)> = Vec::new();
        let next = names::key(prose.word(self.index + 1), false);
        for &entry in registry.beginning(key) {
            if entry.words < longest {
                break;
            }
            // Hundreds of names begin with the commonest first words.
            if entry.words > 1 && Some(entry.next) != next {
                continue;
            }
            let spelling = registry.spelling(entry);
            let name = spelling.name() + shift;
            if prose.catalog().names().is_replaced(name) {
                continue;
            }
            let Some(exact) = self.fits(prose, entry, spelling) else {
                continue;
            };
            let Some(doubtful) = self.doubt(prose, registry, entry) else {
                continue;
            };
            longest = entry.words;
            let mention = Mention {
                words: self.index..self.index + usize::from(entry.words),
                prefix: self.prefix,
                name,
                spelling: spelling.place(),
                part: entry.part(),
                doubtful,
            };
            match found.iter_mut().find(|(known, _)| known.name == name) {
                None => found.push((mention, exact)),
                Some(known) if exact && !known.1 => *known = (mention, exact),
                Some(_) => {}
            }
        }
        found.into_iter().map(|(mention, _)| mention).collect()
    }

    /// Whether the words from here on are those of the entry, and whether letter by letter.
    fn fits(self, prose: &Prose<'_>, entry: Entry, spelling: Spelling<'_>) -> Option<bool> {
        let text = names::text_of(entry, spelling);
        let mut exact = true;
        for (place, known) in text.split([' ', '-']).enumerate() {
            let index = self.index + place;
            let word = prose.word(index);
            let word = if place == 0 {
                word.get(self.prefix..).unwrap_or_default()
            } else {
                word
            };
            let known = if place == 0 && self.swallowed {
                known.get(2..).unwrap_or_default()
            } else {
                known
            };
            // An adjective may have an ending, which its key has told.
            let word = match entry.part() {
                Part::Nisba => word.get(..known.len()).unwrap_or_default(),
                Part::Whole | Part::Family => word,
            };
            let joint = place == 0 || prose.is_spaced(index - 1) || prose.gap(index - 1) == "-";
            if !joint || !names::same(word, known) {
                return None;
            }
            exact &= word == known;
        }
        let word = prose.word(self.index);
        let another = is_common(word.get(self.prefix..).unwrap_or_default())
            || is_slip_of_another(word, self.prefix, &text);
        let slip = !exact && entry.words == 1 && another;
        // With tanween it is an adjective or another noun: `أندلسيًا`.
        let last = self.index + usize::from(entry.words) - 1;
        let tanween = prose.has_dropped() && prose.raw_word(last).contains(is_tanween);
        (!slip && !tanween && !self.is_another_word(prose, entry.words)).then_some(exact)
    }

    /// Whether a single word with proclitics peeled off is a word of its own.
    fn is_another_word(self, prose: &Prose<'_>, words: u8) -> bool {
        let word = prose.word(self.index);
        let stem = word.get(self.prefix..).unwrap_or_default();
        self.prefix > 0
            && words == 1
            && lexicon::in_use(word).is_some_and(Form::valid)
            && !lexicon::form(stem).is_some_and(Form::valid)
            && !self.swallowed
    }

    /// Whether the mention is in doubt until the whole name is found; nothing if it is no mention.
    fn doubt(self, prose: &Prose<'_>, registry: &Registry, entry: Entry) -> Option<bool> {
        let spelling = registry.spelling(entry);
        let name = registry.name(usize::from(spelling.name()))?;
        let part = entry.part();
        let after_title = || {
            let titles = prose.catalog().list("titles");
            titles.has(prose.previous(self.index))
        };
        let given = prose.catalog().list("given-names");
        match part {
            Part::Whole if spelling.is_ordinary(part) && entry.words == 1 => {
                let mut context = name.context();
                let near = context
                    .any(|near| (0..prose.words().len()).any(|index| prose.word(index) == near));
                (near || after_title()).then_some(false)
            }
            Part::Family if given.has(prose.previous(self.index)) => None,
            Part::Family if entry.words == 1 && given.has(prose.word(self.index)) => None,
            Part::Family => {
                let stem = prose
                    .word(self.index)
                    .get(self.prefix..)
                    .unwrap_or_default();
                let common = stem.len() < SHORTEST_FAMILY || is_common(stem) || is_frequent(stem);
                let doubtful = common && entry.words == 1 || spelling.is_ordinary(part);
                Some(doubtful && !after_title())
            }
            // Without its hamza «ألباني» reads as a word with the article.
            Part::Nisba => {
                let definite = [ALEF, LAM].iter().collect::<String>();
                (!spelling.nisba().starts_with(&definite)).then_some(false)
            }
            // A person's name may be a common word: one spelling of Kant reads "she was".
            Part::Whole if entry.words == 1 && name.kind() == NameKind::Person => {
                let stem = prose
                    .word(self.index)
                    .get(self.prefix..)
                    .unwrap_or_default();
                (!is_frequent(stem) || after_title()).then_some(false)
            }
            Part::Whole => Some(false),
        }
    }
}

/// Whether a word that lacks a hamza of `known`, or has another, is or would be another word too:
/// `امام` is «أمام» as well as «إمام».
fn is_slip_of_another(word: &str, prefix: usize, known: &str) -> bool {
    let stem = word.get(prefix..).unwrap_or_default();
    let bare = |text: &str| text.strip_prefix(ALEFS).map(str::to_owned);
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
    let (Some(rest), Some(_)) = (bare(stem), bare(known)) else {
        return false;
    };
    ALEFS.iter().any(|alef| {
        let other = format!("{alef}{rest}");
        let whole = format!("{before}{other}");
        let in_use = |text: &str| lexicon::in_use(text).is_some_and(Form::valid);
        !names::alike(&other, known) && (in_use(&whole) || in_use(&other))
    })
}

const ALEFS: [char; 4] = [ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];

/// Whether the word is so frequent that it is hardly a name, whatever names there are.
fn is_frequent(word: &str) -> bool {
    lexicon::form(word).is_some_and(|form| form.valid() && form.band() >= FREQUENT)
}

/// The frequency band from which a word is frequent: a hundred in a million.
const FREQUENT: u8 = 125;

/// Whether newspapers use the word as another word than a name.
fn is_common(word: &str) -> bool {
    lexicon::form(word)
        .is_some_and(|form| form.valid() && !form.proper_name() && form.band() >= IN_USE)
}

/// The frequency band from which newspapers use a word: twice in a million.
const IN_USE: u8 = 82;

/// Bytes of the shortest family name that tells a person by itself.
const SHORTEST_FAMILY: usize = 8;
