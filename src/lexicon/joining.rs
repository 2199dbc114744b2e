use super::{Pos, form};
use crate::arabic::clitics::{self, Opening};
use crate::arabic::letters::{LAM, TEH};

/// Writes `stem` with `prefix` before it and `pronoun` after it, as [`clitics::join`] does, and with
/// ل elides the article of words that begin with الت too (`للتنظيم`).
///
/// الت is letters of verbs and of nouns that are known with an article of their own (`الالتزام`).
pub fn join(prefix: &str, stem: &str, pronoun: &str, opening: Opening) -> String {
    let first = stem.split(' ').next().unwrap_or_default();
    let bare = prefix.ends_with(LAM) && !prefix.ends_with(ARTICLE) && !prefix.ends_with(LAM_LAM);
    match stem.strip_prefix(ARTICLE) {
        Some(noun) if bare && noun.starts_with(TEH) && is_definite(first) => {
            clitics::join(&format!("{prefix}{LAM}"), noun, pronoun, opening)
        }
        _ => clitics::join(prefix, stem, pronoun, opening),
    }
}

/// Whether the الت that a word begins with holds the article.
fn is_definite(word: &str) -> bool {
    let verb = form(word).is_some_and(|form| form.is(Pos::PerfectVerb));
    let noun = || form(&format!("{ARTICLE}{word}")).is_some_and(super::Form::valid);
    !verb && !noun()
}

const ARTICLE: &str = "\u{627}\u{644}";
const LAM_LAM: &str = "\u{644}\u{644}";

#[cfg(test)]
mod tests {
    use super::join;
    use crate::arabic::clitics::Opening;

    #[test]
    fn the_article_of_a_word_in_teh_is_elided_and_its_letters_are_not() {
        for (prefix, stem, word) in [
            ("ل", "التشيك", "للتشيك"),
            ("ول", "التنظيم والإدارة", "وللتنظيم والإدارة"),
            ("ل", "التراث", "للتراث"),
            ("ل", "التجار", "للتجار"),
            ("ل", "التي", "للتي"),
            ("ب", "التنظيم", "بالتنظيم"),
            ("لل", "تنظيم", "للتنظيم"),
            ("ل", "التزام", "لالتزام"),
            ("ل", "التهاب", "لالتهاب"),
            ("ل", "التماس", "لالتماس"),
            ("ل", "التقاء", "لالتقاء"),
            ("ل", "التزامات", "لالتزامات"),
            ("ل", "التحاق", "لالتحاق"),
            ("ل", "الإعلان", "للإعلان"),
        ] {
            assert_eq!(join(prefix, stem, "", Opening::Alef), word);
        }
    }
}
