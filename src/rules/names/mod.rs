//! What the rules of names share: facts of mentions, and what becomes of one.

mod adjectives;
mod house;
pub(super) mod judge;
pub(super) mod loose;
mod runs;
mod said;
mod skeleton;
mod tally;
mod words;

pub(super) use adjectives::{Departure, agree};
pub(super) use house::{House, KEYS, is_sure};
pub(super) use judge::is_bare;
pub(crate) use runs::{are_one, runs};
pub(super) use said::Said;
pub(crate) use skeleton::{is_respelling, skeleton};
pub(super) use tally::{Counts, Tally, Text};
pub(super) use words::hamzas;

use std::borrow::Cow;
use std::ops::Range;

use crate::arabic::folded;
use crate::arabic::letters::{ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, LAM};
use crate::catalog::names::{self, Name, Part, Spelling};
use crate::lexicon::{self, HamzaClass};
use crate::lint::{Check, Conclusion, Fact, Verdict};
use crate::story::{Mention, Story};
use crate::text::Span;

/// The mentions of a known name that write one text, read back from their facts.
pub(super) struct Seen<'a> {
    /// Where they stand, without proclitics, in order; those in quotations left out.
    pub(super) spans: Vec<Span>,
    /// Where the first of those in quotations stands.
    quoted: Option<Span>,
    /// Whose it is.
    pub(super) name: Name<'a>,
    /// The spelling most like them.
    pub(super) spelling: Spelling<'a>,
    /// What of the name they write.
    pub(super) part: Part,
    /// Whether they are of the name only if the story has the whole of it too.
    pub(super) doubtful: bool,
    /// What is written, folded, with the article's alef where ل has swallowed it.
    pub(super) written: String,
}

/// Notes every mention of a known name in the block that is sure, and every family name in doubt; those
/// in quotations bear witness.
pub(super) fn gather(check: &mut Check<'_, '_>) {
    note_if(check, Check::note_even_quoted, |mention| {
        !mention.doubtful || mention.part == Part::Family
    });
}

/// Notes the mentions that `wanted` accepts: the name is the fact's group; its side tells the spelling
/// and, in the two highest bits, the part.
pub(super) fn gather_if(check: &mut Check<'_, '_>, wanted: impl Fn(&Mention) -> bool) {
    note_if(check, Check::note_keyed, wanted);
}

fn note_if<'c, 'p>(
    check: &mut Check<'c, 'p>,
    note: impl Fn(&mut Check<'c, 'p>, Range<usize>, u16, u8, u32),
    wanted: impl Fn(&Mention) -> bool,
) {
    let prose = check.prose;
    for mention in prose.mentions().iter().filter(|it| wanted(it)) {
        let part: u8 = match mention.part {
            Part::Whole => 0,
            Part::Family if mention.doubtful => DOUBTFUL,
            Part::Family => 1,
            Part::Nisba => 3,
        };
        let words = prose.words();
        let start = words[mention.words.start].start as usize + mention.prefix;
        let end = words[mention.words.end - 1].end as usize;
        let side = part << PART_SHIFT | mention.spelling;
        note(check, start..end, mention.name, side, mention.print);
    }
}

const PART_SHIFT: u8 = 6;
/// The part of a family name that may be another word unless the story has the whole name too.
const DOUBTFUL: u8 = 2;

/// The facts of a name that a rule of the house judges: of sure mentions that stand in no quotation.
pub(super) fn sure(facts: &[Fact]) -> Vec<Fact> {
    let sure = |fact: &&Fact| !fact.quoted && fact.side >> PART_SHIFT != DOUBTFUL;
    facts.iter().filter(sure).cloned().collect()
}

/// The spelling that a fact of the name tells of.
pub(super) fn spelling<'a>(name: Name<'a>, fact: &Fact) -> Option<Spelling<'a>> {
    name.spelling(fact.side & ((1 << PART_SHIFT) - 1))
}

/// What the facts of a name tell of, each text once, in the order of the first of each.
pub(super) fn read<'a>(conclusion: &Conclusion<'a, '_>, facts: &[Fact]) -> Vec<Seen<'a>> {
    let mut keys: Vec<(u32, u8)> = Vec::new();
    let mut all: Vec<Seen<'a>> = Vec::new();
    let mut last = 0;
    for fact in facts {
        let key = (fact.key, fact.side);
        // Most mentions write what the one before them does.
        let again = keys.get(last).filter(|known| **known == key).map(|_| last);
        let known = again.or_else(|| keys.iter().position(|known| *known == key));
        let place = known.or_else(|| {
            all.push(seen(conclusion, fact)?);
            keys.push(key);
            Some(keys.len() - 1)
        });
        if let Some(place) = place {
            last = place;
            if fact.quoted {
                all[place].quoted.get_or_insert(fact.span);
            } else {
                all[place].spans.push(fact.span);
            }
        }
    }
    all
}

/// Whether the facts of a name write more than one text.
pub(super) fn vary(facts: &[Fact]) -> bool {
    facts.iter().any(|fact| fact.key != facts[0].key)
}

fn seen<'a>(conclusion: &Conclusion<'a, '_>, fact: &Fact) -> Option<Seen<'a>> {
    let name = conclusion.catalog().names().get(fact.group)?;
    let spelling = spelling(name, fact)?;
    let part = match fact.side >> PART_SHIFT {
        0 => Part::Whole,
        1 | DOUBTFUL => Part::Family,
        _ => Part::Nisba,
    };
    let text = conclusion.story.visible(fact.span);
    let text = one_spaced(&folded(&text));
    let known = spelling.part(part);
    let swallowed = text.starts_with(LAM) && !starts_alike(&text, known) && {
        let definite = format!("{ALEF}{LAM}{}", without_article(known));
        definite
            .get(2..)
            .is_some_and(|rest| starts_alike(&text, rest))
    };
    Some(Seen {
        spans: Vec::new(),
        quoted: None,
        doubtful: fact.side >> PART_SHIFT == DOUBTFUL,
        name,
        spelling,
        part,
        written: if swallowed {
            format!("{ALEF}{text}")
        } else {
            text
        },
    })
}

/// The words of a text with one space between.
pub(crate) fn one_spaced(text: &str) -> String {
    // No letter of Arabic begins as a space beyond ASCII does.
    let may_be_space = |byte: u8| byte <= b' ' || matches!(byte, 0xC2 | 0xE1..=0xE3);
    if !text.bytes().any(may_be_space) {
        return text.to_owned();
    }
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// Whether the first word of one is that of the other, an ending aside.
fn starts_alike(text: &str, beginning: &str) -> bool {
    let first = |text: &str| text.split([' ', '-']).next().unwrap_or_default().len();
    let known = beginning.get(..first(beginning)).unwrap_or_default();
    let start = text.get(..known.len());
    start.is_some_and(|start| names::loosely_alike(start, known))
}

impl Seen<'_> {
    /// What is written, without an article that may come or go.
    pub(super) fn core(&self) -> &str {
        // Asked of the text first: few begin with an article.
        let bare = without_article(&self.written);
        if bare.len() < self.written.len() && self.may_lose_article() {
            bare
        } else {
            &self.written
        }
    }

    /// The family name as it is written here; empty where the name has none.
    pub(super) fn family(&self) -> Cow<'_, str> {
        let known = self.spelling.family();
        if self.part == Part::Family {
            return self.written.as_str().into();
        }
        let at = self.spelling.text().rfind(known);
        let same_length = self.written.len() == self.spelling.text().len();
        let written = at.filter(|_| same_length);
        let written = written.and_then(|at| self.written.get(at..at + known.len()));
        written.unwrap_or(known).to_owned().into()
    }

    /// Whether they write a hamza where the registry has the other (`الأكوادور`): they are no witness to
    /// where it stands.
    pub(super) fn has_another_hamza(&self) -> bool {
        let hamza = |letter: &char| loose::HAMZAS.contains(letter);
        let known = self.spelling.part(self.part).chars();
        let mut pairs = self.written.chars().zip(known);
        pairs.any(|(one, other)| one != other && hamza(&one) && hamza(&other))
    }

    /// The whole name with another family name; nothing where it does not write `written`.
    pub(super) fn with_family(&self, family: &str, written: &str) -> Option<String> {
        let at = self.written.rfind(written)?;
        let mut whole = self.written.clone();
        whole.replace_range(at..at + written.len(), family);
        Some(whole)
    }

    /// Where the first of them stands, one in a quotation if there is no other.
    pub(super) fn first(&self) -> Option<Span> {
        self.spans.first().copied().or(self.quoted)
    }

    /// Reports the mentions, to become `right`; words that stay the same at either end are left out,
    /// unless the family name comes first.
    pub(super) fn report(
        &self,
        conclusion: &mut Conclusion<'_, '_>,
        right: &str,
        verdict: &Verdict,
    ) {
        self.report_at(conclusion, right, (&self.spans, verdict));
    }

    /// Reports the first of the mentions alone, as [`Self::report`] does.
    pub(super) fn report_first(
        &self,
        conclusion: &mut Conclusion<'_, '_>,
        right: &str,
        verdict: &Verdict,
    ) {
        let first = self.spans.get(..1).unwrap_or_default();
        self.report_at(conclusion, right, (first, verdict));
    }

    fn report_at(
        &self,
        conclusion: &mut Conclusion<'_, '_>,
        right: &str,
        (spans, verdict): (&[Span], &Verdict),
    ) {
        let right = self.with_article(right);
        let (start, end) = if self.name.is_family_first() {
            (0, 0)
        } else {
            same_words(&self.written, &right)
        };
        let words: Vec<&str> = right.split(' ').collect();
        for &whole in spans {
            let part = narrowed(conclusion.story, whole, (start, end));
            let (span, kept) = match part {
                Some(part) => (part, start..words.len() - end),
                None => (whole, 0..words.len()),
            };
            let mut becomes = words[kept.clone()].join(" ");
            let mut arguments = vec![becomes.clone()];
            let after_lam = || {
                let before = conclusion.story.text.get(..span.start as usize);
                before.is_some_and(|before| before.ends_with(LAM))
            };
            if kept.start == 0 && after_lam() && self.has_article(&becomes) {
                becomes = elided(&becomes);
            }
            arguments.extend_from_slice(&verdict.arguments);
            let verdict = Verdict {
                arguments,
                becomes: Some(becomes),
                ..verdict.clone()
            };
            conclusion.report(span, verdict);
        }
    }

    /// Whether a spelling of the same form may stand with the article and without.
    fn may_lose_article(&self) -> bool {
        let form = self.spelling.form();
        let mut of_form = self.name.spellings().filter(|it| it.form() == form);
        of_form.any(Spelling::has_optional_article)
    }

    /// Whether what the name may become begins with the article, not with letters of a name that may
    /// have a hamza (`اليزابيت`).
    fn has_article(&self, right: &str) -> bool {
        let hamza = |it: Spelling<'_>| it.part(self.part).starts_with(loose::HAMZAS);
        let mut alike = self.name.spellings().filter(|it| hamza(*it));
        without_article(right) != right
            && !alike.any(|it| names::loosely_alike(it.part(self.part), right))
    }

    fn with_article(&self, right: &str) -> String {
        if self.part != Part::Whole || !self.may_lose_article() {
            return right.to_owned();
        }
        let core = without_article(right);
        if without_article(&self.written) == self.written {
            core.to_owned()
        } else {
            format!("{ALEF}{LAM}{core}")
        }
    }
}

/// Whether a text is no spelling of the name, for a word that only wrong spellings have or a hamza that
/// no masdar of its pattern has (`الأتحاد السوفيتي`): nobody is asked to write it.
pub(super) fn is_misspelt(name: Name<'_>, text: &str) -> bool {
    let gains_hamza = |word: &str| {
        let rest = without_article(word).strip_prefix([ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW]);
        let known = rest.and_then(|rest| lexicon::hamza(&format!("{ALEF}{rest}")));
        known.is_some_and(|it| it.class() == HamzaClass::WaslMasdar && !it.ambiguous())
    };
    name.is_misspelt_in(text) || text.split(' ').any(gains_hamza)
}

/// A text without the article it begins with.
pub(super) fn without_article(text: &str) -> &str {
    let rest = text
        .strip_prefix(ALEF)
        .and_then(|rest| rest.strip_prefix(LAM));
    rest.unwrap_or(text)
}

/// A text that begins with the article as it stands after ل: without the alef, and of three lams two
/// are written.
fn elided(text: &str) -> String {
    let noun = without_article(text);
    let lam = if noun.starts_with(LAM) {
        None
    } else {
        Some(LAM)
    };
    lam.into_iter().chain(noun.chars()).collect()
}

/// How many words two texts share at the start and at the end, if they have as many words.
fn same_words(one: &str, other: &str) -> (usize, usize) {
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if a.len() != b.len() {
        return (0, 0);
    }
    let pairs = || a.iter().zip(&b);
    let start = pairs().take_while(|(a, b)| names::alike(a, b)).count();
    if start == a.len() {
        return (0, 0);
    }
    (
        start,
        pairs()
            .rev()
            .take_while(|(a, b)| names::alike(a, b))
            .count(),
    )
}

/// A span without some words at its start and end; nothing where it is not read as it is written, for
/// markup, references or breaks of a line in it.
fn narrowed(story: &Story<'_>, span: Span, (start, end): (usize, usize)) -> Option<Span> {
    let Cow::Borrowed(inside) = story.visible(span) else {
        return None;
    };
    let base = inside.as_ptr() as usize;
    let words: Vec<&str> = inside.split_whitespace().collect();
    let kept = words
        .get(start..words.len().saturating_sub(end))
        .unwrap_or_default();
    let (first, last) = (kept.first()?, kept.last()?);
    let from = first.as_ptr() as usize - base;
    let to = last.as_ptr() as usize - base + last.len();
    Some(Span::from_range(from..to).shift(i64::from(span.start)))
}
