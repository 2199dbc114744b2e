use crate::arabic::clitics::{Proclitics, beginnings};
use crate::arabic::letters::{ALEF, HEH, LAM, TEH_MARBUTA, is_letter};
use crate::lexicon;
use crate::lint::Check;
use crate::story::{Prose, Role, Traits};
use crate::text::Span;

/// Frequency band from which the twin in teh marbuta is a common word: Zipf 3.
const COMMON: u8 = 75;
/// How much commoner than the word as written it must be: Zipf 1.1, thirteen times.
const COMMONER: u8 = 28;
/// Letters a stem has before its last.
const SHORTEST: usize = 3;
/// Words of the longest line of verse.
const LONGEST_LINE: usize = 14;

/// Reports `ه` for `ة` at the end of a word with the article, and `ة` for `ه` in a closed list
/// (catalogue 3.7 d).
///
/// A noun with the article takes no pronoun, so its last `ه` is its own or a mistake; the list
/// `al-ha-words` holds those whose own it is.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let text = prose.text();
    for index in prose.words_of(Traits::HA_WORD.with(Traits::DEFINITE_HEH)) {
        let word = prose.words()[index];
        let (say, right) = if word.ends_with(TEH_MARBUTA) {
            ("ha", HEH)
        } else if word.ends_with(HEH) && is_noun(check, index, word.of(text)) {
            ("", TEH_MARBUTA)
        } else {
            continue;
        };
        let right = with_last(word.of(text), right);
        let hit = check.words(index..index + 1).say(say);
        check.report(hit.with(&right).becomes(right));
    }
}

/// Whether a word in `ه` is a noun with the article whose `ه` should have dots.
fn is_noun(check: &Check<'_, '_>, index: usize, word: &str) -> bool {
    let Some(stem) = stem(word) else {
        return false;
    };
    if stem.chars().count() <= SHORTEST || check.list("al-ha-words").has(stem) {
        return false;
    }
    let noun: String = [ALEF, LAM].into_iter().chain(stem.chars()).collect();
    let own = lexicon::form(&noun).map_or(0, lexicon::Form::band);
    let twin = lexicon::form(&with_last(&noun, TEH_MARBUTA)).map_or(0, lexicon::Form::band);
    let previous = check.prose.previous(index);
    let given = check.list("given-names");
    let after_name = beginnings(previous).any(|analysis| given.has(analysis.stem(previous)));
    twin >= COMMON
        && twin >= own.saturating_add(COMMONER)
        && !after_name
        && !check.prose.is_vowelled(index)
        && !is_heard_spelling(check, index)
}

/// Whether the word at `index` stands in verse or dialect, which are spelled as they are heard.
pub(crate) fn is_heard_spelling(check: &Check<'_, '_>, index: usize) -> bool {
    is_line_of_verse(check.prose) || check.prose.is_dialect(index)
}

/// Whether the block may be a line of popular verse, where the rhyme is written as it is heard: a
/// short paragraph that ends in a letter.
fn is_line_of_verse(prose: &Prose<'_>) -> bool {
    matches!(prose.block().role, Role::Lead | Role::Paragraph)
        && prose.words().len() <= LONGEST_LINE
        && prose.text().trim_end().ends_with(is_letter)
}

/// What follows the article, if the word has one.
fn stem(word: &str) -> Option<&str> {
    if !word.chars().skip(1).take(3).any(|letter| letter == LAM) {
        return None;
    }
    word.char_indices().skip(2).take(3).find_map(|(at, _)| {
        let prefix = Span::from_range(0..at).of(word);
        let article = Proclitics::read(prefix)?.has(Proclitics::ARTICLE);
        article.then(|| Span::from_range(at..word.len()).of(word))
    })
}

fn with_last(word: &str, last: char) -> String {
    let mut letters = word.chars();
    letters.next_back();
    letters.chain([last]).collect()
}
