use std::ops::Range;

use super::marked::is_fully_vowelled;
use super::{Prose, Traits, names};
use crate::arabic::letters::{ALEF_WASLA, OBJECT, VERSE_CLOSE, VERSE_OPEN, is_space};
use crate::arabic::{Kind, Mark, Word};

/// Why a place is left alone: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Protection(u8);

impl Protection {
    /// Nothing protects it.
    pub const NONE: Self = Self(0);
    /// A direct quotation.
    pub const QUOTATION: Self = Self(1);
    /// Qur'an and hadith.
    pub const SCRIPTURE: Self = Self(2);
    /// Verse in two hemistichs.
    pub const POETRY: Self = Self(4);
    /// Code, addresses, handles, tags.
    pub const MACHINE: Self = Self(8);

    /// Whether any of `other` is in this set.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A protected range of the folded view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mask {
    pub(super) range: Range<usize>,
    pub(super) protection: Protection,
}

/// Whether the word at `index` belongs to a name (catalogue 3.4).
pub(super) fn is_name(prose: &Prose<'_>, index: usize) -> bool {
    names::is_name(prose, index)
}

/// The exempt regions of a block (catalogue 3.6), by place.
pub(super) fn find(prose: &Prose<'_>) -> Masks {
    let mut found = Vec::new();
    let mut whole = Protection::NONE;
    if prose.is_block_quote() {
        whole = whole.with(Protection::QUOTATION);
    }
    if is_verse(prose) {
        whole = whole.with(Protection::POETRY);
    }
    found.extend(prose.quotes().iter().map(|quote| Mask {
        range: quote.outer.clone(),
        protection: Protection::QUOTATION,
    }));
    by_marks(prose, &mut found);
    vowelled(prose, &mut found);
    found.extend(recited(prose));
    Masks::of(whole, found)
}

/// What is protected for the marks around it or before it. Most blocks have none of these.
fn by_marks(prose: &Prose<'_>, found: &mut Vec<Mask>) {
    let protects = |sign| matches!(sign, ':' | VERSE_OPEN | VERSE_CLOSE | OBJECT);
    let marks = prose.marks().iter().filter(|mark| protects(mark.sign));
    let marks: Vec<&Mark> = marks.collect();
    if marks.is_empty() {
        return;
    }
    found.extend(speech(prose, &marks));
    verses(prose, &marks, found);
    let objects = marks.iter().filter(|mark| mark.sign == OBJECT);
    found.extend(objects.map(|mark| Mask {
        range: mark.range(),
        protection: Protection::MACHINE,
    }));
}

/// The masks of a block, by where they begin.
#[derive(Debug)]
pub(super) struct Masks {
    /// What protects all of the block.
    whole: Protection,
    all: Vec<Mask>,
    /// How far each and those before it reach.
    reach: Vec<usize>,
    /// What all of these together protect from.
    any: Protection,
}

impl Masks {
    fn of(whole: Protection, mut all: Vec<Mask>) -> Self {
        all.sort_by_key(|mask| mask.range.start);
        let ends = all.iter().scan(0, |reach, mask| {
            *reach = mask.range.end.max(*reach);
            Some(*reach)
        });
        let reach = ends.collect();
        let each = all.iter().map(|mask| mask.protection);
        let any = each.fold(whole, Protection::with);
        Self {
            whole,
            all,
            reach,
            any,
        }
    }

    /// What protects any part of a range. Of most blocks nothing is protected, or all alike.
    #[inline]
    pub(super) fn over(&self, range: &Range<usize>) -> Protection {
        if self.any == self.whole {
            self.whole
        } else {
            self.of_some_over(range)
        }
    }

    /// Of many masks it looks at none but those that begin before the end of the range, from there back to
    /// the last one that no mask reaches over, and at none once nothing can be added.
    fn of_some_over(&self, range: &Range<usize>) -> Protection {
        let end = range.end.max(range.start + 1);
        if self.all.len() <= FEW {
            let touches = |mask: &&Mask| mask.range.start < end && range.start < mask.range.end;
            let touching = self.all.iter().filter(touches);
            return touching.fold(self.whole, |over, mask| over.with(mask.protection));
        }
        let count = self.all.partition_point(|mask| mask.range.start < end);
        let before = self.all[..count].iter().zip(&self.reach[..count]).rev();
        let near = before.take_while(|(_, reach)| **reach > range.start);
        let touching = near.filter(|(mask, _)| range.start < mask.range.end);
        let mut over = self.whole;
        for (mask, _) in touching {
            over = over.with(mask.protection);
            if over == self.any {
                break;
            }
        }
        over
    }
}

/// Masks that are sooner looked at one by one.
const FEW: usize = 4;

/// Speech without marks: from a colon that a verb of speech opens to the end of the paragraph.
fn speech(prose: &Prose<'_>, marks: &[&Mark]) -> Option<Mask> {
    let mut colons = marks.iter().filter(|mark| mark.sign == ':');
    let colon = colons.find(|mark| {
        let next = mark.next as usize;
        let sentence = prose.sentence_of(next.saturating_sub(1));
        let spaced = prose
            .text()
            .get(mark.range().end..)
            .is_some_and(|rest| rest.starts_with(is_space));
        let said = |first: usize| (first..next).any(|index| prose.is(index, Traits::SPEECH_VERB));
        spaced && sentence.is_some_and(|sentence| said(sentence.first as usize))
    })?;
    let range = colon.range().end..prose.text().len();
    let quoted = prose
        .quotes()
        .iter()
        .any(|quote| quote.outer.start >= range.start);
    (!quoted).then_some(Mask {
        range,
        protection: Protection::QUOTATION,
    })
}

/// What stands between ornate brackets.
fn verses(prose: &Prose<'_>, marks: &[&Mark], found: &mut Vec<Mask>) {
    let mut open = None;
    for mark in marks
        .iter()
        .filter(|mark| matches!(mark.sign, VERSE_OPEN | VERSE_CLOSE))
    {
        match open.take() {
            None => open = Some(mark.at as usize),
            Some(start) => found.push(Mask {
                range: start..mark.range().end,
                protection: Protection::SCRIPTURE,
            }),
        }
    }
    found.extend(open.map(|start| Mask {
        range: start..prose.text().len(),
        protection: Protection::SCRIPTURE,
    }));
}

/// Runs of fully vowelled words, and sentences in the Qur'an's own spelling.
fn vowelled(prose: &Prose<'_>, found: &mut Vec<Mask>) {
    let wasla = prose.has(Traits::WASLA);
    if !prose.has_dropped() && !wasla {
        return;
    }
    let looked_at = if wasla {
        (0..prose.words().len()).collect()
    } else {
        prose.marked_words()
    };
    if wasla || may_be_quranic(prose.flat().text()) {
        quranic(prose, &looked_at, found);
    }
    let is_arabic = |word: &Word| word.kind == Kind::Arabic;
    let adjacent = |a: &usize, b: &usize| !prose.words()[a + 1..*b].iter().any(is_arabic);
    for near in looked_at.chunk_by(adjacent) {
        let words = near.iter().copied();
        let words = words.filter(|&index| is_arabic(&prose.words()[index]));
        // Most words with a mark stand alone.
        if words.clone().count() >= SHORTEST_VOWELLED_RUN {
            runs(prose, words, found);
        }
    }
}

/// The sentences of words that have a sign of the Qur'an's own spelling.
fn quranic(prose: &Prose<'_>, words: &[usize], found: &mut Vec<Mask>) {
    for &index in words {
        let quranic = prose.marked_word(index).chars().any(is_quranic);
        if let Some(sentence) = quranic.then(|| prose.sentence_of(index)).flatten() {
            let range = sentence.start as usize..sentence.end as usize;
            found.push(Mask {
                range,
                protection: Protection::SCRIPTURE,
            });
        }
    }
}

/// Runs of fully vowelled words among some that stand next to each other.
fn runs(prose: &Prose<'_>, words: impl Iterator<Item = usize>, found: &mut Vec<Mask>) {
    let mut run = 0..0;
    let mut length = 0;
    for index in words {
        let word = prose.words()[index].range();
        if is_fully_vowelled(prose.marked_word(index)) {
            run = if length == 0 {
                word
            } else {
                run.start..word.end
            };
            length += 1;
        } else {
            push_run(found, &run, length);
            length = 0;
        }
    }
    push_run(found, &run, length);
}

fn push_run(found: &mut Vec<Mask>, run: &Range<usize>, length: usize) {
    if length >= SHORTEST_VOWELLED_RUN {
        found.push(Mask {
            range: run.clone(),
            protection: Protection::SCRIPTURE,
        });
    }
}

/// Words that many in a row with a mark on at least two letters of five are recitation.
const SHORTEST_VOWELLED_RUN: usize = 3;

const fn is_quranic(c: char) -> bool {
    matches!(c, ALEF_WASLA | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{0670}')
}

/// Whether any character may be a sign of the Qur'an's own spelling but alef wasla: by bytes, of which
/// the first of most of those signs is of hardly any others.
fn may_be_quranic(text: &str) -> bool {
    memchr::memchr(0xDB, text.as_bytes()).is_some() || text.contains('\u{0670}')
}

/// Text after words that open a verse or a hadith, to the end of the sentence.
fn recited(prose: &Prose<'_>) -> Vec<Mask> {
    if !prose.has(Traits::SCRIPTURE_CUE) {
        return Vec::new();
    }
    let before = prose.catalog().list("scripture-cue-verbs");
    let cues = prose.words_of(Traits::SCRIPTURE_CUE);
    let opening = cues.filter(|&index| before.has(prose.previous(index)));
    opening
        .filter_map(|index| {
            let start = prose.words()[index].range().end;
            let end = prose.sentence_of(index)?.end as usize;
            Some(Mask {
                range: start..end,
                protection: Protection::SCRIPTURE,
            })
        })
        .collect()
}

/// Whether the block is one line of verse: two short halves with a wide gap or asterisks between.
fn is_verse(prose: &Prose<'_>) -> bool {
    let words = prose.words().len();
    if !(4..=16).contains(&words) || prose.block().dateline.is_some() {
        return false;
    }
    (1..words).any(|index| {
        let gap = prose.gap(index - 1);
        let wide = gap != " " && (gap.contains("   ") || gap.contains('\t') || gap.contains("***"));
        wide && (2..=8).contains(&index) && (2..=8).contains(&(words - index))
    })
}
