use crate::arabic::clitics::{after_article, beginnings};
use crate::arabic::letters::ALEF_HAMZA_BELOW;
use crate::lexicon;
use crate::lint::Check;

/// Whether the word at `index` is right though its twin is commoner (`عقد القران`), or houses differ on
/// its hamza, both ways being right: those belong to the rules of consistency (catalogue 3.7 l).
pub(crate) fn is_variant(check: &Check<'_, '_>, index: usize) -> bool {
    let (variants, own) = (check.list("hamza-variants"), check.list("words-with-twins"));
    let word = check.prose.word(index);
    let mut stems = beginnings(word).map(|reading| reading.stem(word));
    stems.any(|stem| variants.has(stem) || own.has(stem))
}

/// Whether the word at `index` and the next one are a phrase of the list `words-with-twins`: the first is a
/// slip elsewhere, but «اثنى عشر» praises nobody.
pub(crate) fn is_set_phrase(check: &Check<'_, '_>, index: usize) -> bool {
    let (word, next) = (check.prose.word(index), check.prose.next(index));
    let own = check.list("words-with-twins");
    beginnings(word).any(|reading| own.has(&[reading.stem(word), next].join(" ")))
}

/// Whether the word at `index` is of a name: it follows a given name, or a word that opens a name
/// (`أبو راس`).
pub(crate) fn is_surname(check: &Check<'_, '_>, index: usize) -> bool {
    let previous = check.prose.previous(index);
    check.list("name-openers").has(previous) || check.list("given-names").has(previous)
}

/// Whether the word at `index` may be the particle of a foreign name: after a noun of places
/// (`محافظة فان`), or before one word alone (`بيكاسو، فان جوخ،`).
pub(crate) fn is_name_particle(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let stem_in = |list: &str, word: &str| {
        let list = check.list(list);
        beginnings(word).any(|reading| list.has(reading.stem(word)))
    };
    let alone = || !prose.next(index).is_empty() && prose.next(index + 1).is_empty();
    check.list("foreign-name-particles").has(prose.word(index))
        && (stem_in("place-nouns", prose.previous(index)) || alone())
}

/// Whether the word at `index` names a Latin letter of a name that is spelt out (`سي ان ان`، `اف ام`):
/// another stands beside it that is no Arabic word. What is a function word too does so before such a
/// letter, or twice after one: else it goes on with the sentence (`قالت بي بي سي ان`). The first may have
/// the article (`شبكة الإن بي سي`).
pub(crate) fn is_letter(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let (previous, word, next) = (prose.previous(index), prose.word(index), prose.next(index));
    let plain = |word: &str| check.list("plain-letter-names").has(word);
    let beyond = || {
        index
            .checked_sub(1)
            .map_or("", |before| prose.previous(before))
    };
    let doubled = || next == word && plain(previous) || previous == word && plain(beyond());
    let is_particle = || check.list("function-words").has(word);
    let stands = || plain(previous) && !is_particle() || doubled();
    let letters = check.list("letter-names");
    let with_article = || after_article(word).is_some_and(|rest| letters.has(rest));
    letters.has(word) && (plain(next) || stands()) || plain(next) && with_article()
}

/// Whether the word at `index` is one with its hamza below, behind a proclitic (`بإبل`, no بابل).
pub(crate) fn has_own_hamza(check: &Check<'_, '_>, index: usize) -> bool {
    let word = check.prose.word(index);
    let mut stems = beginnings(word).filter(|reading| reading.start > 0);
    stems.any(|reading| {
        let stem = reading.stem(word);
        let is_word = || lexicon::form(stem).is_some_and(lexicon::Form::valid);
        stem.starts_with(ALEF_HAMZA_BELOW) && is_word()
    })
}

/// Whether one word stands alone between brackets or quotation marks: an abbreviation, and no word with
/// a conjunction («وكالة الأنباء الإماراتية (وام)»).
pub(crate) fn is_enclosed(check: &Check<'_, '_>, index: usize) -> bool {
    let prose = check.prose;
    let before = index.checked_sub(1).map_or("", |before| prose.gap(before));
    before.ends_with(['(', '[', '"', '\u{AB}', '\u{201C}'])
        && prose
            .gap(index)
            .starts_with([')', ']', '"', '\u{BB}', '\u{201D}'])
}

/// Whether a word beside the one at `index` is in no list of forms: it may be the rest of a name.
pub(crate) fn is_beside_stranger(check: &Check<'_, '_>, index: usize) -> bool {
    let is_stranger = |word: &str| !word.is_empty() && lexicon::form(word).is_none();
    is_stranger(check.prose.previous(index)) || is_stranger(check.prose.next(index))
}
