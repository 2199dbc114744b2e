use crate::arabic::keyboard::{arabic_of, latin_of};
use crate::arabic::{Kind, Word};
use crate::lexicon::{self, Form};
use crate::lint::{Check, Hit};
use crate::story::Traits;
use crate::text::Span;

/// Frequency band (Zipf × 25) from which an Arabic word is common: once in a hundred thousand.
const COMMON: u8 = 100;
/// Keys of the shortest run that chance does not make a word: `slum` writes one of four letters.
const SHORTEST: usize = 5;

/// Reports words typed on the other layout: keys that write an English word and were meant for an
/// Arabic one, and the reverse.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let mut end = 0;
    for index in prose.words_of(Traits::OTHER) {
        let word = prose.words()[index];
        if word.kind != Kind::Latin || word.range().start < end {
            continue;
        }
        let keys = run_of_keys(prose.text(), word);
        end = keys.range().end;
        if let Some((keys, arabic)) = typed_arabic(prose.text(), keys) {
            check.report(Hit::at(keys.range()).with(&arabic).becomes(arabic));
        }
    }
    if !prose.has(Traits::UNHELD) {
        return;
    }
    let english = check.list("english-keys");
    for index in prose.words_of(Traits::UNHELD) {
        let word = Some(prose.word(index)).filter(|word| english.has(word));
        if let Some(latin) = word.and_then(latin_of) {
            let hit = check.words(index..index + 1).say("latin");
            check.report(hit.with(&latin).becomes(latin));
        }
    }
}

/// The characters around a Latin word up to spaces, brackets and quotation marks: some Arabic letters are typed with keys that
/// write punctuation.
fn run_of_keys(text: &str, word: Word) -> Span {
    let is_key = |c: char| c.is_ascii_graphic() && !matches!(c, '(' | ')' | '"');
    let before = text.get(..word.start as usize).unwrap_or_default();
    let after = text.get(word.start as usize..).unwrap_or_default();
    let start = before.trim_end_matches(is_key).len();
    let end = after.find(|c| !is_key(c)).unwrap_or(after.len());
    Span::from_range(start..word.start as usize + end)
}

/// The common Arabic word that the keys of `keys` write, and which of them: a mark at the end may be
/// the sentence's.
fn typed_arabic(text: &str, keys: Span) -> Option<(Span, String)> {
    let whole = keys.of(text);
    let bare = whole.trim_end_matches(['.', ',', ';', '/']);
    [whole, bare].into_iter().find_map(|typed| {
        let arabic = arabic_of(typed)?;
        let common = |form: Form| form.valid() && form.band() >= COMMON;
        let is_word = typed.len() >= SHORTEST && lexicon::form(&arabic).is_some_and(common);
        let start = keys.range().start;
        is_word.then(|| (Span::from_range(start..start + typed.len()), arabic))
    })
}
