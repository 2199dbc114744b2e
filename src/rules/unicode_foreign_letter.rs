use compact_str::{ToCompactString, format_compact};
use memchr::memchr2_iter;

use crate::arabic::Kind;
use crate::arabic::clitics::after_article;
use crate::arabic::letters::{
    AE, ALEF_MAQSURA, FARSI_YEH, HEH, HEH_DOACHASHMEE, HEH_GOAL, KAF, KEHEH, TEH_MARBUTA, YEH,
    is_persian_letter,
};
use crate::lexicon;
use crate::lint::Check;
use crate::story::Prose;

/// Finds letters of Persian and Urdu in words that are Arabic, or meant to be.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let text = prose.text();
    let mut read = 0;
    for at in memchr2_iter(0xDA, 0xDB, text.as_bytes()) {
        let letter = text.get(at..).and_then(|rest| rest.chars().next());
        let Some(letter) = letter.filter(|&c| is_foreign(c)) else {
            continue;
        };
        let words = prose.words();
        let index = words.partition_point(|word| (word.end as usize) <= at);
        if index < read
            || words
                .get(index)
                .is_none_or(|word| word.kind != Kind::Arabic)
        {
            continue;
        }
        read = index + 1;
        let choice = Choice::of(prose.word(index));
        if is_persian(prose, index, &choice) {
            continue;
        }
        let mut hit = check
            .words(index..index + 1)
            .with(letter.to_compact_string())
            .with(format_compact!("U+{:04X}", u32::from(letter)));
        for right in &choice.words {
            hit = hit.becomes(right.clone());
        }
        check.report(if choice.sure { hit } else { hit.asks() });
    }
}

const fn is_foreign(c: char) -> bool {
    matches!(c, FARSI_YEH | KEHEH | HEH_GOAL | HEH_DOACHASHMEE | AE)
}

/// What a word with foreign letters may be in Arabic ones.
struct Choice {
    /// The likeliest first.
    words: Vec<String>,
    /// Whether the lexicon knows one of them.
    known: bool,
    /// Whether it must be the first.
    sure: bool,
}

impl Choice {
    fn of(word: &str) -> Self {
        let band = |word: &String| lexicon::form(word).map(lexicon::Form::band);
        let mut words = readings(word);
        words.sort_by_key(|word| std::cmp::Reverse(band(word)));
        let first = words.first().and_then(band);
        let second = words.get(1).and_then(band).unwrap_or(0);
        let sure = first.is_some_and(|first| first >= second.saturating_add(FAR_COMMONER));
        if sure {
            words.truncate(1);
        }
        Self {
            known: first.is_some(),
            sure: first.is_some() && words.len() == 1,
            words,
        }
    }
}

/// A form this much commoner is meant: twenty-five times.
const FAR_COMMONER: u8 = 35;

/// The word in Arabic letters: one reading, or two where its last letter allows two.
fn readings(word: &str) -> Vec<String> {
    let last = word.chars().next_back();
    let ends: &[char] = match last {
        Some(FARSI_YEH) => &[YEH, ALEF_MAQSURA],
        Some(HEH_GOAL | AE) => &[TEH_MARBUTA, HEH],
        Some(HEH_DOACHASHMEE) => &[HEH],
        Some(KEHEH) => &[KAF],
        _ => &[],
    };
    let arabic = |c| match c {
        FARSI_YEH => YEH,
        KEHEH => KAF,
        HEH_GOAL | HEH_DOACHASHMEE | AE => HEH,
        other => other,
    };
    let letters = word.chars().count() - usize::from(!ends.is_empty());
    let body: String = word.chars().take(letters).map(arabic).collect();
    match ends {
        [] => vec![body],
        _ if body.is_empty() => ends.iter().rev().take(1).map(char::to_string).collect(),
        ends => ends.iter().map(|end| format!("{body}{end}")).collect(),
    }
}

/// Whether the word is Persian or Urdu on purpose: with letters only they have, or among others
/// like it and without the Arabic article.
fn is_persian(prose: &Prose<'_>, index: usize, choice: &Choice) -> bool {
    if !choice.known && prose.word(index).contains(is_persian_letter) {
        return true;
    }
    let like = |index: usize| {
        let word = prose.word(index);
        word.contains(is_foreign) || word.contains(is_persian_letter)
    };
    let first = (index.saturating_sub(LONG_RUN)..index)
        .rev()
        .take_while(|&before| prose.is_spaced(before) && like(before))
        .last()
        .unwrap_or(index);
    let last = (index + 1..=index + LONG_RUN)
        .take_while(|&after| prose.is_spaced(after - 1) && like(after))
        .last()
        .unwrap_or(index);
    let mut run = first..=last;
    let length = last - first + 1;
    if run
        .clone()
        .any(|index| after_article(prose.word(index)).is_some())
    {
        return false;
    }
    let unknown = run.any(|index| {
        prose.word(index).contains(is_persian_letter) || !Choice::of(prose.word(index)).known
    });
    length >= LONG_RUN || length > 1 && unknown
}

/// So many words in a row with such letters are a quotation.
const LONG_RUN: usize = 3;
