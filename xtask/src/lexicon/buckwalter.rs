//! Buckwalter transliteration, in which Camel Morph is written and the derivation works.

/// The Arabic spelling of a transliterated word, without vowel marks.
///
/// `None` when the word holds a sign that is neither a letter nor a mark.
pub(crate) fn arabic(word: &str) -> Option<String> {
    word.chars()
        .filter(|&sign| !is_mark(sign))
        .map(letter)
        .collect()
}

/// The transliterated word without its vowel marks; alef wasla becomes a plain alef.
pub(crate) fn skeleton(word: &str) -> String {
    word.chars()
        .filter(|&sign| !is_mark(sign))
        .map(|sign| if sign == '{' { 'A' } else { sign })
        .collect()
}

fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        'a' | 'i' | 'u' | 'o' | '~' | 'F' | 'K' | 'N' | '`' | '_'
    )
}

fn letter(sign: char) -> Option<char> {
    const SIGNS: &str = "'|>&<}AbptvjHxd*rzs$SDTZEg";
    const AFTER_TATWEEL: &str = "fqklmnhwYy";
    let at = |signs: &str, first: u32| {
        let index = signs.chars().position(|known| known == sign)?;
        char::from_u32(first + u32::try_from(index).ok()?)
    };
    match sign {
        '{' => Some('\u{627}'),
        'P' => Some('\u{67E}'),
        'J' => Some('\u{686}'),
        'V' => Some('\u{6A4}'),
        'G' => Some('\u{6AF}'),
        _ => at(SIGNS, 0x621).or_else(|| at(AFTER_TATWEEL, 0x641)),
    }
}

#[cfg(test)]
mod tests {
    use super::{arabic, skeleton};

    #[test]
    fn words_come_out_in_arabic_letters_without_marks() {
        assert_eq!(arabic("<iEolaAn").as_deref(), Some("إعلان"));
        assert_eq!(arabic("{isotaqobal").as_deref(), Some("استقبل"));
        assert_eq!(arabic(">aEoTaY").as_deref(), Some("أعطى"));
        assert_eq!(arabic("mas&uwliy~ap").as_deref(), Some("مسؤولية"));
        assert_eq!(arabic("x?"), None);
    }

    #[test]
    fn a_skeleton_keeps_one_sign_a_letter() {
        assert_eq!(skeleton("{iHotal~"), "AHtl");
    }
}
