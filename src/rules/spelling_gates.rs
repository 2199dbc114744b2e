use crate::arabic::clitics::beginnings;
use crate::lint::Check;

/// Whether houses differ on the hamza of the word at `index`, both ways being right: those belong to
/// the rules of consistency (catalogue 3.7 l).
pub(crate) fn is_variant(check: &Check<'_, '_>, index: usize) -> bool {
    let variants = check.list("hamza-variants");
    let word = check.prose.word(index);
    beginnings(word).any(|reading| variants.has(reading.stem(word)))
}

/// Whether the word at `index` follows a word that opens a name: `أبو راس`.
pub(crate) fn is_after_kunya(check: &Check<'_, '_>, index: usize) -> bool {
    check.list("name-openers").has(check.prose.previous(index))
}
