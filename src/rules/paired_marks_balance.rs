//! `paired-marks-balance`: brackets and quotation marks without a partner.
//!
//! A block pairs its own marks; what is left over is noted, because a quotation may run over several
//! paragraphs and be opened again in each.

use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{GUILLEMET_CLOSE, GUILLEMET_OPEN, is_digit, is_space};
use crate::arabic::marks::{is_closer, is_dash, is_end, is_opener, is_pause, is_undirected_quote};
use crate::arabic::{Kind, Mark};
use crate::lint::{Check, Conclusion, Fact, Hit, Verdict};
use crate::rules::DocumentCode;
use crate::story::Prose;
use crate::story::quotes::shape_of;

/// Reports marks that point the wrong way at once, notes marks without a partner and judges those by
/// the whole file.
pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// The groups of facts: one for each kind of bracket, one for all quotation marks.
const QUOTES: u16 = 3;
/// The sides a lonely mark takes.
const OPENS: u8 = 0;
const CLOSES: u8 = 1;

fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let mut brackets: Vec<Mark> = Vec::new();
    let mut quotes: Vec<Mark> = Vec::new();
    for &mark in prose.marks() {
        if shape_of(mark.sign).is_some() {
            quotes.push(mark);
        } else if kind_of(mark.sign).is_some() {
            brackets.push(mark);
        }
    }
    drop_inches(prose, &mut quotes);
    if !brackets.is_empty() {
        let lonely = lonely_brackets(prose, &brackets);
        for mark in swapped(check, lonely) {
            let side = if is_opener(mark.sign) { OPENS } else { CLOSES };
            check.note(
                mark.range(),
                kind_of(mark.sign).unwrap_or(QUOTES),
                side,
                None,
            );
        }
    }
    if !quotes.is_empty() {
        let lonely = lonely_quotes(check, quotes);
        for (mark, side) in mismatched(check, lonely) {
            check.note(mark.range(), QUOTES, side, None);
        }
    }
}

const fn kind_of(bracket: char) -> Option<u16> {
    match bracket {
        '(' | ')' => Some(0),
        '[' | ']' => Some(1),
        '{' | '}' => Some(2),
        _ => None,
    }
}

/// Leaves straight marks alone where one may be the sign of inches and their number is odd.
fn drop_inches(prose: &Prose<'_>, quotes: &mut Vec<Mark>) {
    let straight = quotes.iter().filter(|mark| mark.sign == '"').count();
    if straight % 2 == 1 && quotes.iter().any(|&mark| is_inches(prose, mark)) {
        quotes.retain(|mark| mark.sign != '"');
    }
}

/// A straight mark right after a digit, with no letter after it.
fn is_inches(prose: &Prose<'_>, mark: Mark) -> bool {
    let before = prose.char_before(mark.at as usize);
    let after = prose.char_after(mark.range().end);
    mark.sign == '"' && before.is_some_and(is_digit) && !after.is_some_and(char::is_alphabetic)
}

/// A guillemet with space around it divides the steps of a path: `الرئيسية » أخبار`.
fn is_breadcrumb(prose: &Prose<'_>, mark: Mark) -> bool {
    mark.sign == GUILLEMET_CLOSE
        && prose.char_before(mark.at as usize).is_none_or(is_space)
        && prose.char_after(mark.range().end).is_none_or(is_space)
}

/// The brackets that the others leave over; labels of lists and faces are none.
fn lonely_brackets(prose: &Prose<'_>, brackets: &[Mark]) -> Vec<Mark> {
    let mut lonely: Vec<Mark> = Vec::new();
    for &mark in brackets {
        let partner = lonely
            .iter()
            .rposition(|open| is_opener(open.sign) && kind_of(open.sign) == kind_of(mark.sign));
        match partner {
            Some(index) if !is_opener(mark.sign) => {
                lonely.remove(index);
            }
            _ => lonely.push(mark),
        }
    }
    lonely.retain(|&mark| !is_label(prose, mark) && !is_face(prose, mark));
    lonely
}

/// `1)` and `(1` before an item.
fn is_label(prose: &Prose<'_>, mark: Mark) -> bool {
    let next = mark.next as usize;
    let Some(index) = next.checked_sub(1) else {
        return false;
    };
    let word = prose.words()[index];
    let touches = word.end == mark.at;
    let starts = prose
        .char_before(word.start as usize)
        .is_none_or(|c| is_space(c) || is_dash(c));
    let short = prose.word(index).chars().count() <= LONGEST_LABEL;
    touches
        && starts
        && !is_opener(mark.sign)
        && short
        && (word.kind == Kind::Number || word.range().len() <= 2)
}

/// Digits of the longest label of a list.
const LONGEST_LABEL: usize = 3;

fn is_face(prose: &Prose<'_>, mark: Mark) -> bool {
    let eyes = |c: Option<char>| c.is_some_and(|c| matches!(c, ':' | ';' | '=' | '-' | '^'));
    eyes(prose.char_before(mark.at as usize))
}

/// Reports brackets that both point the wrong way, and returns the others.
fn swapped(check: &mut Check<'_, '_>, lonely: Vec<Mark>) -> Vec<Mark> {
    let mut rest = Vec::new();
    let mut marks = lonely.into_iter().peekable();
    while let Some(first) = marks.next() {
        let points_wrong = |second: &Mark| {
            is_closer(first.sign)
                && is_opener(second.sign)
                && kind_of(first.sign) == kind_of(second.sign)
                && looks(check.prose, first) == Look::Opening
                && looks(check.prose, *second) == Look::Closing
        };
        match marks.next_if(points_wrong) {
            Some(second) => report_swapped(check, first, second),
            None => rest.push(first),
        }
    }
    rest
}

fn report_swapped(check: &mut Check<'_, '_>, first: Mark, second: Mark) {
    let edits = [
        (first.range(), second.sign.to_string()),
        (second.range(), first.sign.to_string()),
    ];
    let place = first.at as usize..second.range().end;
    check.report(Hit::at(place).say("swapped").edits(edits));
}

/// What a mark's neighbours say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Opening,
    Closing,
    Either,
}

fn looks(prose: &Prose<'_>, mark: Mark) -> Look {
    let before = prose.char_before(mark.at as usize);
    let after = prose.char_after(mark.range().end);
    let proclitic = follows_proclitic(prose, mark);
    let open_left =
        proclitic || before.is_none_or(|c| is_space(c) || is_opener(c) || c == ':' || is_dash(c));
    let open_right = after.is_some_and(|c| c.is_alphanumeric() || is_opener(c) || c == '.');
    let close_left = !proclitic
        && before.is_some_and(|c| c.is_alphanumeric() || is_end(c) || is_closer(c) || c == '%');
    let close_right = after.is_none_or(|c| is_space(c) || is_end(c) || is_pause(c) || is_closer(c));
    match (open_left && open_right, close_left && close_right) {
        (true, false) => Look::Opening,
        (false, true) => Look::Closing,
        _ => Look::Either,
    }
}

/// Whether a word of one-letter particles alone touches the mark: `و"`, `بـ»`, `لـ«`.
fn follows_proclitic(prose: &Prose<'_>, mark: Mark) -> bool {
    let before = (mark.next as usize).checked_sub(1);
    let touching = before.filter(|&index| prose.words()[index].end == mark.at);
    touching.is_some_and(|index| Proclitics::read(prose.word(index)).is_some())
}

/// The quotation marks that the others leave over, after marks that point the wrong way are
/// reported. Guillemets pair by direction, other marks by alternation corrected by how they look.
fn lonely_quotes(check: &mut Check<'_, '_>, quotes: Vec<Mark>) -> Vec<Mark> {
    let prose = check.prose;
    let quotes = turned(check, quotes);
    let mut open: Vec<Mark> = Vec::new();
    let mut lonely: Vec<Mark> = Vec::new();
    let of_curly = |mark: &&Mark| is_curly(mark.sign);
    let even_curly = quotes.iter().filter(of_curly).count() % 2 == 0;
    let even_straight = quotes.iter().filter(|mark| mark.sign == '"').count() % 2 == 0;
    for &mark in &quotes {
        let directed = matches!(mark.sign, GUILLEMET_OPEN | GUILLEMET_CLOSE);
        let even = if mark.sign == '"' {
            even_straight
        } else {
            even_curly
        };
        if !directed && even {
            continue;
        }
        let shape = shape_of(mark.sign);
        let partner = open.iter().rposition(|open| shape_of(open.sign) == shape);
        let looks_open = || match looks(prose, mark) {
            Look::Opening => true,
            Look::Closing => false,
            Look::Either => partner.is_none(),
        };
        let opens = if directed {
            mark.sign == GUILLEMET_OPEN
        } else {
            looks_open()
        };
        match partner {
            Some(index) if !opens => {
                open.remove(index);
            }
            _ if opens => open.push(mark),
            _ => lonely.push(mark),
        }
    }
    lonely.retain(|&mark| !is_breadcrumb(prose, mark));
    lonely.extend(open);
    lonely.sort_by_key(|mark| mark.at);
    lonely
}

const fn is_curly(sign: char) -> bool {
    is_undirected_quote(sign) && sign != '"'
}

/// Reports guillemets that both point the wrong way (`»…«`), and returns the other marks.
fn turned(check: &mut Check<'_, '_>, quotes: Vec<Mark>) -> Vec<Mark> {
    let mut rest = Vec::new();
    let mut marks = quotes.into_iter().peekable();
    while let Some(first) = marks.next() {
        let points_wrong = |second: &Mark| {
            first.sign == GUILLEMET_CLOSE
                && second.sign == GUILLEMET_OPEN
                && looks(check.prose, first) == Look::Opening
                && looks(check.prose, *second) == Look::Closing
        };
        match marks.next_if(points_wrong) {
            Some(second) => report_swapped(check, first, second),
            None => rest.push(first),
        }
    }
    rest
}

/// Reports pairs of marks of which one has the wrong shape or direction, and returns the others
/// with the side they take.
fn mismatched(check: &mut Check<'_, '_>, lonely: Vec<Mark>) -> Vec<(Mark, u8)> {
    let prose = check.prose;
    let mut rest = Vec::new();
    let mut marks = lonely.into_iter().peekable();
    while let Some(first) = marks.next() {
        let closes = |second: &Mark| {
            let first_look = looks(prose, first);
            let second_look = looks(prose, *second);
            first_look != Look::Closing
                && second_look != Look::Opening
                && (first_look, second_look) != (Look::Either, Look::Either)
        };
        if let Some(second) = marks.next_if(closes) {
            report_mismatched(check, first, second);
        } else {
            let side = match (first.sign, looks(prose, first)) {
                (GUILLEMET_OPEN, _) | (_, Look::Opening | Look::Either) => OPENS,
                _ => CLOSES,
            };
            rest.push((
                first,
                if first.sign == GUILLEMET_CLOSE {
                    CLOSES
                } else {
                    side
                },
            ));
        }
    }
    rest
}

fn report_mismatched(check: &mut Check<'_, '_>, first: Mark, second: Mark) {
    let guillemets = [first, second]
        .iter()
        .any(|mark| matches!(mark.sign, GUILLEMET_OPEN | GUILLEMET_CLOSE));
    let (open, close) = match first.sign {
        _ if guillemets => (GUILLEMET_OPEN, GUILLEMET_CLOSE),
        '"' => ('"', '"'),
        _ => ('\u{201C}', '\u{201D}'),
    };
    let wrong = if second.sign == close { first } else { second };
    let edits = [(first, open), (second, close)]
        .into_iter()
        .filter(|(mark, right)| mark.sign != *right)
        .map(|(mark, right)| (mark.range(), right.to_string()));
    let hit = Hit::at(wrong.range()).say("mismatched");
    let hit = hit.with(format!("{open}\u{2026}{close}")).edits(edits);
    check.report(hit);
}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    for facts in conclusion.facts.chunk_by(|a, b| a.group == b.group) {
        let mut pending: Vec<&Fact> = Vec::new();
        for fact in facts {
            match fact.side {
                OPENS => pending.push(fact),
                // What one paragraph opens, and others open again, the last closes.
                _ if pending.is_empty() => report(conclusion, fact),
                _ => pending.clear(),
            }
        }
        for fact in pending {
            if !is_reopened(conclusion, fact) {
                report(conclusion, fact);
            }
        }
    }
}

/// Whether the next block begins with the same mark.
fn is_reopened(conclusion: &Conclusion<'_, '_>, fact: &Fact) -> bool {
    let story = conclusion.story;
    let next = story
        .blocks
        .partition_point(|block| block.span.start <= fact.span.start);
    let mark = fact.span.of(story.text);
    story
        .blocks
        .get(next)
        .is_some_and(|block| block.span.of(story.text).trim_start().starts_with(mark))
}

fn report(conclusion: &mut Conclusion<'_, '_>, fact: &Fact) {
    let say = match (fact.group, fact.side) {
        (QUOTES, _) => "quote",
        _ => "",
    };
    conclusion.report(
        fact.span,
        Verdict {
            say,
            ..Verdict::default()
        },
    );
}
