//! The folded view of running text, and its words.

const ALEF: char = '\u{627}';
const WAW: char = '\u{648}';
const YEH: char = '\u{64A}';
const MADDA_ABOVE: char = '\u{653}';
const HAMZA_ABOVE: char = '\u{654}';
const HAMZA_BELOW: char = '\u{655}';

/// A piece of running text.
pub(crate) enum Token<'a> {
    /// A maximal run of Arabic letters, folded: composed as NFC does, then without tashkeel,
    /// tatweel, zero-width and bidi controls. Hamza seats, final yeh and teh marbuta stay as written.
    Word(&'a str),
    /// Any other sign that is not white space.
    Other(char),
}

/// Calls `word` with each word of the text.
pub(crate) fn words(text: &str, mut word: impl FnMut(&str)) {
    tokens(text, |token| {
        if let Token::Word(run) = token {
            word(run);
        }
    });
}

/// Calls `token` with each token of the text.
pub(crate) fn tokens(text: &str, mut token: impl FnMut(Token<'_>)) {
    let mut run = String::new();
    for letter in text.chars() {
        if is_letter(letter) {
            run.push(letter);
        } else if let Some(composed) = run
            .chars()
            .next_back()
            .and_then(|last| composed(last, letter))
        {
            run.pop();
            run.push(composed);
        } else if !is_dropped(letter) {
            if !run.is_empty() {
                token(Token::Word(&run));
                run.clear();
            }
            if !letter.is_whitespace() {
                token(Token::Other(letter));
            }
        }
    }
    if !run.is_empty() {
        token(Token::Word(&run));
    }
}

fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The canonical compositions of the Arabic block.
fn composed(base: char, mark: char) -> Option<char> {
    match (base, mark) {
        (ALEF, MADDA_ABOVE) => Some('\u{622}'),
        (ALEF, HAMZA_ABOVE) => Some('\u{623}'),
        (WAW, HAMZA_ABOVE) => Some('\u{624}'),
        (ALEF, HAMZA_BELOW) => Some('\u{625}'),
        (YEH, HAMZA_ABOVE) => Some('\u{626}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    fn folded(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        words(text, |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn marks_tatweel_and_controls_vanish_inside_a_word() {
        assert_eq!(folded("إِعْـلَا\u{200C}ن، 12 نبأ"), ["إعلان", "نبأ"]);
    }

    #[test]
    fn a_combining_hamza_joins_its_alef() {
        assert_eq!(folded("ا\u{655}علان ا\u{654}خبار"), ["إعلان", "أخبار"]);
    }
}
