//! `repeated-punctuation`: marks said twice, and two dots where a stop or an ellipsis is meant.

use std::ops::Range;

use compact_str::{CompactString, ToCompactString, format_compact};
use memchr::{memchr2, memrchr2};

use crate::arabic::Mark;
use crate::arabic::letters::{COMMA, QUESTION, SEMICOLON, is_digit, is_letter, is_space};
use crate::arabic::marks::{ELLIPSIS, is_closer, is_end, is_undirected_quote};
use crate::lint::{Check, Hit};
use crate::story::{Prose, Role};

/// One pass over the runs of marks that stand together.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let marks = prose.marks();
    let mut index = 0;
    while let Some(mark) = marks.get(index) {
        // Most marks have a word between them.
        if marks
            .get(index + 1)
            .is_none_or(|next| next.next != mark.next)
        {
            index += 1;
            continue;
        }
        let after = run(prose, index);
        let length = after - index;
        if length > 1 {
            let last = marks[after - 1];
            let place = mark.at as usize..last.range().end;
            match mark.sign {
                '.' | ELLIPSIS => dots(check, place, length),
                '!' | QUESTION => cries(check, &marks[index..after], place),
                sign => once(check, sign, place),
            }
        }
        index = after;
    }
}

/// One past the last mark of the run that starts at `index`.
fn run(prose: &Prose<'_>, index: usize) -> usize {
    let marks = prose.marks();
    let first = marks[index];
    let family = |sign: char| match first.sign {
        '!' | QUESTION => matches!(sign, '!' | QUESTION),
        COMMA | SEMICOLON | ':' | '.' | ELLIPSIS => sign == first.sign,
        _ => false,
    };
    let mut after = index + 1;
    while let Some(mark) = marks.get(after).filter(|mark| family(mark.sign)) {
        let between = marks[after - 1].range().end..mark.at as usize;
        let apart = prose.text().get(between).unwrap_or_default();
        let may_be_apart = matches!(first.sign, COMMA | SEMICOLON);
        let together = apart.is_empty() || may_be_apart && apart.chars().all(is_space);
        if !together {
            break;
        }
        after += 1;
    }
    after
}

/// One comma, semicolon or colon says it.
fn once(check: &mut Check<'_, '_>, sign: char, place: Range<usize>) {
    let before = check.prose.char_before(place.start);
    let after_word =
        before.is_some_and(|c| is_space(c) || is_letter(c) || is_digit(c) || is_closer(c));
    if after_word {
        becomes(check, place, sign.to_compact_string());
    }
}

fn becomes(check: &mut Check<'_, '_>, place: Range<usize>, right: CompactString) {
    check.report(Hit::at(place).with(right.clone()).becomes(right));
}

/// One mark of wonder or question says it; the two together may.
fn cries(check: &mut Check<'_, '_>, marks: &[Mark], place: Range<usize>) {
    let has = |sign| marks.iter().any(|mark| mark.sign == sign);
    let right = match (has(QUESTION), has('!')) {
        (true, true) if marks.len() == 2 => return,
        (true, true) => format_compact!("{QUESTION}!"),
        (true, false) => QUESTION.to_compact_string(),
        (false, _) => "!".into(),
    };
    becomes(check, place, right);
}

fn dots(check: &mut Check<'_, '_>, place: Range<usize>, length: usize) {
    let prose = check.prose;
    let is_ellipsis = prose.char_after(place.start) == Some(ELLIPSIS);
    match length {
        2 if !is_ellipsis => two_dots(check, place),
        3 if !is_ellipsis => {}
        // A blank to be filled in.
        SHORTEST_BLANK.. => {}
        _ => becomes(check, place, ELLIPSIS.to_compact_string()),
    }
}

/// So many dots are a line to write on.
const SHORTEST_BLANK: usize = 8;

fn two_dots(check: &mut Check<'_, '_>, place: Range<usize>) {
    let prose = check.prose;
    let headline = prose.block().role == Role::Headline;
    let (before, after) = (prose.char_before(place.start), prose.char_after(place.end));
    let is_range = before.is_some_and(is_digit) && after.is_some_and(is_digit);
    let is_path = after.is_some_and(|c| matches!(c, '/' | '\\'));
    if headline && check.style() == "allow" || is_range || is_path {
        return;
    }
    let rest = prose.text().get(place.end..).unwrap_or_default();
    let ends = rest
        .chars()
        .all(|c| is_space(c) || is_closer(c) || is_undirected_quote(c));
    let is_verse = ends && prose.words().len() < SHORTEST_SENTENCE;
    if is_verse || is_in_title(prose, &place) {
        return;
    }
    let beside_end = before.is_some_and(is_end) || after.is_some_and(is_end);
    let choices: &[&str] = match (headline, ends) {
        _ if beside_end => &[""],
        (true, true) => &[""],
        (true, false) => &["\u{060C}", ":"],
        (false, true) => &[".", "\u{2026}"],
        (false, false) => &["\u{2026}", "\u{060C}", "."],
    };
    let hit = Hit::at(place).say("dots").asks();
    check.report(choices.iter().fold(hit, |hit, choice| hit.becomes(*choice)));
}

/// A shorter line that ends with two dots is more often a line of verse than a sentence.
const SHORTEST_SENTENCE: usize = 8;
/// A quotation or bracket of no more words may be the title of an article.
const LONGEST_TITLE: usize = 12;

/// Whether the two dots divide the title of an article, as they do in headlines: between quotation
/// marks or brackets around a few words.
fn is_in_title(prose: &Prose<'_>, dots: &Range<usize>) -> bool {
    let quoted = prose
        .quotes()
        .iter()
        .filter(|quote| quote.closed)
        .map(|quote| quote.inner.clone());
    let holds = |title: &Range<usize>| {
        let words = prose.word_at(title.start)..prose.word_at(title.end);
        title.start < dots.start && dots.end < title.end && words.len() <= LONGEST_TITLE
    };
    quoted
        .chain(bracket(prose.text(), dots))
        .any(|title| holds(&title))
}

/// What stands in the round brackets around `place`.
fn bracket(text: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    let start = memrchr2(b'(', b')', before.as_bytes())?;
    let end = place.end + memchr2(b'(', b')', after.as_bytes())?;
    let around = before.get(start..)?.starts_with('(') && text.get(end..)?.starts_with(')');
    around.then_some(start + 1..end)
}
