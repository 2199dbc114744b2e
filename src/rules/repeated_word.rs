use crate::arabic::clitics::{after_article, beginnings};
use crate::arabic::letters::{MEEM, NOON, QUESTION, TATWEEL, TEH_MARBUTA, WAW, YEH, is_mark};
use crate::arabic::{Kind, Sentence};
use crate::lint::{Check, Hit};
use crate::story::Prose;
use crate::text::Span;

/// Finds the same word twice with nothing but space between.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let text = prose.text();
    let words = prose.words();
    if !prose.may_repeat() {
        return;
    }
    for (index, pair) in words.windows(2).enumerate() {
        let (first, second) = (pair[0], pair[1]);
        let same = second.may_equal(first)
            && second.kind == Kind::Arabic
            && second.of(text) == first.of(text);
        let written_alike =
            same && prose.is_spaced(index) && written(prose, index) == written(prose, index + 1);
        if written_alike && let Some(hit) = judge(check, index) {
            check.report(hit);
        }
    }
}

/// What stands between the word and the next in the original.
fn raw_gap<'s>(prose: &Prose<'s>, index: usize) -> &'s str {
    let place = |index: usize| prose.raw(prose.words()[index].range());
    Span::new(place(index).end, place(index + 1).start).of(prose.story().text)
}

/// The word as it is written, with the marks after its last letter.
fn written<'s>(prose: &Prose<'s>, index: usize) -> &'s str {
    let text = prose.story().text;
    let span = prose.raw(prose.words()[index].range());
    let rest = Span::from_range(span.range().end..text.len()).of(text);
    let marks = rest.len() - rest.trim_start_matches(is_mark).len();
    Span::from_range(span.range().start..span.range().end + marks).of(text)
}

fn judge(check: &Check<'_, '_>, index: usize) -> Option<Hit> {
    let prose = check.prose;
    let word = prose.word(index);
    let spelt = check.list("letter-names");
    let is_spelt = |word: &str| beginnings(word).any(|reading| spelt.has(reading.stem(word)));
    let (before, after) = (prose.previous(index), prose.next(index + 1));
    let dash = raw_gap(prose, index).contains(TATWEEL);
    let thrice = before == word || after == word;
    let short = word.chars().nth(1).is_none();
    if dash
        || thrice
        || short
        || check.list("repeated-on-purpose").has(word)
        || is_mentioned(prose, index)
    {
        return None;
    }
    let who = word.chars().eq([MEEM, NOON]);
    if spelt.has(word) && (is_spelt(before) || is_spelt(after)) || who && is_question(check, index)
    {
        return None;
    }
    let (start, end) = (prose.words()[index].end, prose.words()[index + 1].end);
    let gap = Span::new(start, end).range();
    let hit = check
        .words(index..index + 2)
        .with(word)
        .edits([(gap, String::new())]);
    if check.list("never-repeated").has(word) {
        let sure = !who && !spelt.has(word);
        return Some(if sure { hit } else { hit.asks() });
    }
    // At the ends of a clause a word is repeated to be heard.
    let inside = !before.is_empty() && !after.is_empty();
    (inside && !spelt.has(word) && is_definite(word)).then(|| hit.say("maybe").asks())
}

/// Whether the text speaks of the two words: they stand alone between quotation marks.
fn is_mentioned(prose: &Prose<'_>, index: usize) -> bool {
    let quote = |c: char| {
        matches!(
            c,
            '"' | '(' | ')' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}'
        )
    };
    let opens = index
        .checked_sub(1)
        .map_or("", |before| prose.gap(before))
        .ends_with(quote);
    let start = prose.words().first().map_or(0, |word| word.start as usize);
    let opens = opens || index == 0 && Span::from_range(0..start).of(prose.text()).ends_with(quote);
    opens && prose.gap(index + 1).starts_with(quote)
}

/// Whether the first of two من may ask or tell *who*: at the start of a clause, in a question, or
/// before what follows who and never from.
fn is_question(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let asks = |sentence: Sentence| {
        let text = Span::new(sentence.start, sentence.end).of(prose.text());
        text.trim_end().ends_with([QUESTION, '?'])
    };
    prose.previous(index).is_empty()
        || check.list("after-who").has(prose.next(index + 1))
        || prose.sentence_of(index).is_some_and(asks)
}

/// Whether the word has the article and nothing before it, and is no nisba: those are repeated for
/// what lies between two of a kind (العلاقات العربية العربية).
fn is_definite(word: &str) -> bool {
    let nisba = word.ends_with(YEH)
        || word
            .strip_suffix(TEH_MARBUTA)
            .is_some_and(|stem| stem.ends_with(YEH));
    let long = |stem: &str| stem.chars().nth(2).is_some();
    !nisba && !word.starts_with(WAW) && after_article(word).is_some_and(long)
}
