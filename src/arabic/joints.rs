//! How a word is written where a clitic changes its letters (catalogue 3.2).

use super::clitics::Opening;
use super::letters::{ALEF, ALEF_MAQSURA, LAM, TEH, TEH_MARBUTA, WAW, YEH};

/// `stem` as it stands before a pronoun, where that is not as it stands alone: a final ة opens to ت,
/// ى to what `opening` says, and وا loses its alef.
pub fn opened(stem: &str, opening: Opening) -> Option<String> {
    let end = stem.chars().next_back()?;
    let rest = stem.strip_suffix(end)?;
    let letter = match (end, opening) {
        (TEH_MARBUTA, _) => Some(TEH),
        (ALEF_MAQSURA, Opening::Alef) => Some(ALEF),
        (ALEF_MAQSURA, Opening::Yeh) => Some(YEH),
        (ALEF, _) if rest.ends_with(WAW) => None,
        _ => return None,
    };
    Some(rest.chars().chain(letter).collect())
}

/// The words that [`opened`] may have made `stem` of.
pub fn closed(stem: &str) -> Option<String> {
    let end = stem.chars().next_back()?;
    let rest = stem.strip_suffix(end)?;
    let letter = match end {
        TEH => TEH_MARBUTA,
        ALEF | YEH => ALEF_MAQSURA,
        WAW => return Some(format!("{stem}{ALEF}")),
        _ => return None,
    };
    Some(format!("{rest}{letter}"))
}

/// A word with the article as it stands after ل, which elides the alef: `لحاسوب` of `الحاسوب`.
///
/// Nothing where another lam follows: `للجنة` is of `اللجنة` and of `لجنة`.
pub fn elided(word: &str) -> Option<&str> {
    let after = word.strip_prefix(ALEF)?;
    let noun = after.strip_prefix(LAM)?;
    (!noun.is_empty() && !noun.starts_with(LAM)).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::{Opening, closed, elided, opened};

    #[test]
    fn words_open_before_a_pronoun_and_close_again() {
        for (stem, before) in [
            ("سيارة", "سيارت"),
            ("مستشفى", "مستشفا"),
            ("أبلغوا", "أبلغو"),
        ] {
            assert_eq!(opened(stem, Opening::Alef).as_deref(), Some(before));
            assert_eq!(closed(before).as_deref(), Some(stem));
        }
        assert_eq!(opened("لدى", Opening::Yeh).as_deref(), Some("لدي"));
        assert_eq!(closed("لدي").as_deref(), Some("لدى"));
        for stem in ["كتاب", "دعا", "", "x"] {
            assert_eq!(opened(stem, Opening::Alef), None, "{stem}");
        }
    }

    #[test]
    fn the_article_loses_its_alef() {
        assert_eq!(elided("الحاسوب"), Some("لحاسوب"));
        for word in ["اللجنة", "ال", "حاسوب", "", "أمس"] {
            assert_eq!(elided(word), None, "{word}");
        }
    }
}
