use std::ops::Range;

use super::letters::{COMMA, QUESTION, SEMICOLON, is_space};
use super::{Kind, Mark, Tokens};
use crate::text::Span;

/// A sentence of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First byte in the folded view: of the first word or opening mark.
    pub start: u32,
    /// One past its end mark and the closers after it, in the folded view.
    pub end: u32,
    /// Index of its first word.
    pub first: u32,
    /// One past the index of its last word.
    pub last: u32,
}

impl Sentence {
    /// The indices of its words.
    pub const fn words(self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// Splits a block into sentences (catalogue 4.1), in one pass over its marks.
///
/// A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with the closing
/// marks after it; at the end of the block in any case. A stop after a single letter (an
/// abbreviation or an initial) ends nothing, nor do two dots, nor a mark with a comma or semicolon
/// right after it.
pub fn sentences(folded: &str, tokens: &Tokens) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut first = 0;
    let mut index = 0;
    while let Some(&mark) = tokens.marks.get(index) {
        let after = run_of_ends(tokens, index);
        if after == index || !ends(folded, tokens, index, after) {
            index = after.max(index + 1);
            continue;
        }
        let after = closers(tokens, after);
        if runs_on(tokens, after) {
            index = after;
            continue;
        }
        let end = tokens
            .marks
            .get(after - 1)
            .map_or(mark.at, |last| Span::from_range(last.range()).end);
        push(&mut found, folded, start..end, first..mark.next);
        start = end;
        first = mark.next;
        index = after;
    }
    let end = Span::from_range(0..folded.len()).end;
    push(
        &mut found,
        folded,
        start..end,
        first..Span::from_range(0..tokens.words.len()).end,
    );
    found
}

fn push(found: &mut Vec<Sentence>, folded: &str, range: Range<u32>, words: Range<u32>) {
    if words.is_empty() {
        // Marks alone belong to the sentence before them.
        if let Some(last) = found.last_mut() {
            let text = Span::new(range.start, range.end)
                .of(folded)
                .trim_end_matches(is_space);
            last.end = (range.start + Span::from_range(0..text.len()).end).max(last.end);
        }
        return;
    }
    let text = Span::new(range.start, range.end).of(folded);
    let lead = Span::from_range(0..text.len() - text.trim_start_matches(is_space).len()).end;
    let tail = Span::from_range(0..text.len() - text.trim_end_matches(is_space).len()).end;
    let (start, end) = (range.start + lead, range.end - tail);
    found.push(Sentence {
        start,
        end,
        first: words.start,
        last: words.end,
    });
}

const fn is_end(sign: char) -> bool {
    matches!(sign, '.' | '!' | '?' | QUESTION | '\u{2026}' | '\u{06D4}')
}

const fn is_closer(sign: char) -> bool {
    matches!(
        sign,
        '"' | '\u{00BB}' | '\u{201D}' | '\u{2019}' | ')' | ']' | '}' | '\''
    )
}

/// One past the last of the end marks that stand together from `index`.
fn run_of_ends(tokens: &Tokens, index: usize) -> usize {
    together(tokens, index, is_end)
}

/// One past the last closer that stands right after the mark before `index`.
fn closers(tokens: &Tokens, index: usize) -> usize {
    let touching = tokens.marks.get(index).zip(tokens.marks.get(index - 1));
    if touching.is_some_and(|(mark, before)| mark.at as usize == before.range().end) {
        together(tokens, index, is_closer)
    } else {
        index
    }
}

/// Whether a comma or semicolon touches the mark before `index`.
fn runs_on(tokens: &Tokens, index: usize) -> bool {
    let touching = tokens.marks.get(index).zip(tokens.marks.get(index - 1));
    touching.is_some_and(|(mark, before)| {
        matches!(mark.sign, COMMA | ',' | SEMICOLON | ';') && mark.at as usize == before.range().end
    })
}

fn together(tokens: &Tokens, index: usize, belongs: fn(char) -> bool) -> usize {
    let mut after = index;
    let mut place = tokens.marks.get(index).map_or(0, |mark| mark.at as usize);
    while let Some(mark) = tokens
        .marks
        .get(after)
        .filter(|mark| belongs(mark.sign) && mark.at as usize == place)
    {
        place = mark.range().end;
        after += 1;
    }
    after
}

fn ends(folded: &str, tokens: &Tokens, index: usize, after: usize) -> bool {
    let marks: &[Mark] = &tokens.marks[index..after];
    if marks.iter().any(|mark| mark.sign != '.') {
        return true;
    }
    match marks.len() {
        1 => !is_abbreviation(folded, tokens, marks[0]),
        2 => false,
        _ => true,
    }
}

/// Whether the stop closes an abbreviation: one letter alone before it.
fn is_abbreviation(folded: &str, tokens: &Tokens, stop: Mark) -> bool {
    let Some(word) = (stop.next as usize)
        .checked_sub(1)
        .and_then(|index| tokens.words.get(index))
    else {
        return false;
    };
    let touches = word.end == stop.at;
    let letters = word.of(folded).chars().count();
    touches
        && letters == 1
        && !word.joined
        && matches!(word.kind, Kind::Arabic | Kind::Latin)
        && tokens.words.get(stop.next as usize).is_some()
}
