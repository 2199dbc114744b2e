//! The characters that Arabic rules speak of, by their Unicode names.

/// Bare alef, the usual seat of a dropped hamza.
pub const ALEF: char = '\u{0627}';
/// Alef with hamza above.
pub const ALEF_HAMZA_ABOVE: char = '\u{0623}';
/// Alef with hamza below.
pub const ALEF_HAMZA_BELOW: char = '\u{0625}';
/// Alef with madda.
pub const ALEF_MADDA: char = '\u{0622}';
/// Alef wasla, of the Qur'an's spelling.
pub const ALEF_WASLA: char = '\u{0671}';
/// Hamza on the line.
pub const HAMZA: char = '\u{0621}';
/// Waw with hamza.
pub const WAW_HAMZA: char = '\u{0624}';
/// Ya with hamza.
pub const YEH_HAMZA: char = '\u{0626}';
/// Beh.
pub const BEH: char = '\u{0628}';
/// Ta marbuta.
pub const TEH_MARBUTA: char = '\u{0629}';
/// Teh.
pub const TEH: char = '\u{062A}';
/// Theh.
pub const THEH: char = '\u{062B}';
/// Jeem.
pub const JEEM: char = '\u{062C}';
/// Hah.
pub const HAH: char = '\u{062D}';
/// Khah.
pub const KHAH: char = '\u{062E}';
/// Dal.
pub const DAL: char = '\u{062F}';
/// Thal.
pub const THAL: char = '\u{0630}';
/// Reh.
pub const REH: char = '\u{0631}';
/// Zain.
pub const ZAIN: char = '\u{0632}';
/// Seen.
pub const SEEN: char = '\u{0633}';
/// Sheen.
pub const SHEEN: char = '\u{0634}';
/// Sad.
pub const SAD: char = '\u{0635}';
/// Dad.
pub const DAD: char = '\u{0636}';
/// Tah.
pub const TAH: char = '\u{0637}';
/// Zah.
pub const ZAH: char = '\u{0638}';
/// Ain.
pub const AIN: char = '\u{0639}';
/// Ghain.
pub const GHAIN: char = '\u{063A}';
/// Feh.
pub const FEH: char = '\u{0641}';
/// Qaf.
pub const QAF: char = '\u{0642}';
/// Kaf.
pub const KAF: char = '\u{0643}';
/// Lam.
pub const LAM: char = '\u{0644}';
/// Meem.
pub const MEEM: char = '\u{0645}';
/// Noon.
pub const NOON: char = '\u{0646}';
/// Heh.
pub const HEH: char = '\u{0647}';
/// Waw.
pub const WAW: char = '\u{0648}';
/// Alef maqsura: the undotted final ya.
pub const ALEF_MAQSURA: char = '\u{0649}';
/// Ya.
pub const YEH: char = '\u{064A}';
/// Tatweel (kashida).
pub const TATWEEL: char = '\u{0640}';
/// Fathatan: the tanween that takes an alef.
pub const FATHATAN: char = '\u{064B}';
/// Shadda: the mark of a doubled letter.
pub const SHADDA: char = '\u{0651}';
/// Arabic comma.
pub const COMMA: char = '\u{060C}';
/// Arabic semicolon.
pub const SEMICOLON: char = '\u{061B}';
/// Arabic question mark.
pub const QUESTION: char = '\u{061F}';
/// Left-pointing guillemet: opens in Arabic.
pub const GUILLEMET_OPEN: char = '\u{00AB}';
/// Right-pointing guillemet: closes in Arabic.
pub const GUILLEMET_CLOSE: char = '\u{00BB}';
/// Ornate brackets of a verse, as they stand in stored order.
pub const VERSE_OPEN: char = '\u{FD3F}';
/// Closing ornate bracket.
pub const VERSE_CLOSE: char = '\u{FD3E}';
/// Farsi yeh: ya without dots at the end, with them elsewhere.
pub const FARSI_YEH: char = '\u{06CC}';
/// Keheh: the kaf of Persian and Urdu.
pub const KEHEH: char = '\u{06A9}';
/// Heh goal, of Urdu.
pub const HEH_GOAL: char = '\u{06C1}';
/// Heh doachashmee: two-eyed heh, of Urdu.
pub const HEH_DOACHASHMEE: char = '\u{06BE}';
/// Ae: the vowel of Kurdish and Uyghur that looks like a heh.
pub const AE: char = '\u{06D5}';
/// Forces left-to-right order on whatever follows.
pub const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202D}';
/// Forces right-to-left order on whatever follows.
pub const RIGHT_TO_LEFT_OVERRIDE: char = '\u{202E}';
/// Asks for the joined shape of the letter beside it.
pub const JOINER: char = '\u{200D}';
/// Keeps the letters beside it from joining.
pub const NON_JOINER: char = '\u{200C}';
/// Stands in a view for what is not prose: code, an image.
pub const OBJECT: char = '\u{FFFC}';

/// Whether `c` is a letter of the Arabic script (Persian and Urdu letters included), not a mark,
/// digit or punctuation.
pub const fn is_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}' | '\u{066F}'
        | '\u{0671}'..='\u{06D3}' | '\u{06D5}' | '\u{06EE}' | '\u{06EF}' | '\u{06FA}'..='\u{06FC}'
        | '\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C9}')
}

/// Whether `c` is a vowel sign or another combining mark of Arabic writing.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}')
}

/// Whether `c` is a tanween sign.
pub const fn is_tanween(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{064D}')
}

/// Whether `c` is a digit newspapers use: 0–9 or ٠–٩ (or their Persian shapes).
pub const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// Whether `c` is an invisible control of the bidirectional algorithm (UAX #9).
pub const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether `c` is a bidi control that stands by itself: LRM, RLM, ALM.
pub const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}')
}

/// Whether `c` is a letter that Arabic words do not have and no Arabic letter is mistyped as:
/// پ چ ژ گ of Persian, and the further letters of Urdu and Kurdish.
pub const fn is_persian_letter(c: char) -> bool {
    matches!(
        c,
        '\u{067E}'
            | '\u{0686}'
            | '\u{0698}'
            | '\u{06AF}'
            | '\u{0679}'
            | '\u{0688}'
            | '\u{0691}'
            | '\u{06BA}'
            | '\u{06D2}'
            | '\u{06C0}'
            | '\u{0695}'
            | '\u{06B5}'
            | '\u{06C6}'
            | '\u{06CE}'
    )
}

/// Whether `c` has no width: joiners, the zero-width space, the byte order mark, the soft hyphen.
pub const fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}'
    )
}

/// Whether `c` is one of the letters after which no letter joins (ا د ذ ر ز و and their kin).
pub const fn ends_joining(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{0625}' | '\u{0627}' | '\u{0629}' | '\u{062F}'..='\u{0632}' | '\u{0648}' | '\u{0649}')
}

/// Whether `c` is a white space character of any width, line breaks included.
pub const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{0085}' | '\u{00A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}'
        | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// The two bytes of a letter of the Arabic block, as a text has them.
pub const fn bytes(letter: char) -> [u8; 2] {
    let mut bytes = [0; 2];
    letter.encode_utf8(&mut bytes);
    bytes
}
