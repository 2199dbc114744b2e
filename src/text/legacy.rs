//! What a file that is no UTF-8 text seems to be: guesses for the message, never for reading.

use super::decode_error::DecodeErrorKind;

/// Guesses what bytes are that are not UTF-8.
///
/// UTF-8 wins where more characters beyond ASCII are sound than bytes are broken. Otherwise the
/// one-byte encoding in which more bytes are Arabic letters, provided that those are a third of
/// the bytes beyond ASCII; a letter counts only after another byte beyond ASCII, which is what
/// tells an Arabic word from an accented letter of a French one.
pub(super) fn guess(bytes: &[u8]) -> DecodeErrorKind {
    if is_mostly_utf8(bytes) {
        return DecodeErrorKind::DamagedUtf8;
    }
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let windows = letters(bytes, is_windows_1256_letter);
    let iso = letters(bytes, is_iso_8859_6_letter);
    if windows.max(iso) * 3 < beyond_ascii {
        DecodeErrorKind::Unknown
    } else if windows >= iso {
        DecodeErrorKind::Windows1256
    } else {
        DecodeErrorKind::Iso8859_6
    }
}

/// Guesses what bytes are that hold a NUL: UTF-16 without a mark, or no text.
pub(super) fn guess_with_nul(bytes: &[u8]) -> DecodeErrorKind {
    let (pairs, _) = bytes.as_chunks::<2>();
    let most = |is_likely: fn(&[u8; 2]) -> bool| {
        let likely = pairs.iter().filter(|pair| is_likely(pair)).count();
        !pairs.is_empty() && likely * 10 >= pairs.len() * 9
    };
    if most(|&[low, high]| is_likely_unit(high, low)) {
        DecodeErrorKind::BareUtf16Le
    } else if most(|&[high, low]| is_likely_unit(high, low)) {
        DecodeErrorKind::BareUtf16Be
    } else {
        DecodeErrorKind::Binary
    }
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    sound > broken
}

fn letters(bytes: &[u8], is_letter: fn(u8) -> bool) -> usize {
    bytes
        .windows(2)
        .filter(|pair| matches!(pair, [before, byte] if !before.is_ascii() && is_letter(*byte)))
        .count()
}

/// Whether the byte is a letter (no mark, no tatweel) in Microsoft's code page 1256.
fn is_windows_1256_letter(byte: u8) -> bool {
    matches!(
        byte,
        0x81 | 0x8A
            | 0x8D..=0x90
            | 0x98
            | 0x9A
            | 0x9F
            | 0xAA
            | 0xC0..=0xD6
            | 0xD8..=0xDB
            | 0xDD..=0xDF
            | 0xE1
            | 0xE3..=0xE6
            | 0xEC
            | 0xED
            | 0xFF
    )
}

/// Whether the byte is a letter (no mark, no tatweel) in ISO/IEC 8859-6.
fn is_iso_8859_6_letter(byte: u8) -> bool {
    matches!(byte, 0xC1..=0xDA | 0xE1..=0xEA)
}

/// Whether a UTF-16 code unit is in the Arabic block, printable ASCII or a usual control.
fn is_likely_unit(high: u8, low: u8) -> bool {
    high == 0x06 || (high == 0 && matches!(low, b'\t' | b'\n' | b'\r' | 0x20..=0x7E))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "أعلن وزير الخارجية في القاهرة أمس أن اللقاء تناول قضايا المنطقة";
    const VOWELLED: &str = "كَتَبَ الطَّالِبُ دَرْسَهُ ثُمَّ ذَهَبَ";

    /// What code page 1256 has from 0xC0 to 0xFC, `?` for what the stories do not use.
    const WINDOWS_1256: &str = "?ءآأؤإئابةتثجحخدذرزسشصض?طظعغـفقك?ل?منهو?????ىي??\u{64B}\u{64C}\u{64D}\u{64E}?\u{64F}\u{650}?\u{651}?\u{652}";

    fn windows_1256(text: &str) -> Vec<u8> {
        let byte = |c: char| {
            let at = WINDOWS_1256.chars().position(|known| known == c);
            at.map_or(b' ', |at| u8::try_from(0xC0 + at).expect("one byte"))
        };
        text.chars().map(byte).collect()
    }

    fn iso_8859_6(text: &str) -> Vec<u8> {
        let byte = |c: char| u8::try_from(u32::from(c).wrapping_sub(0x560)).unwrap_or(b' ');
        text.chars().map(byte).collect()
    }

    #[test]
    fn one_byte_encodings_are_told_apart() {
        for story in [STORY, VOWELLED] {
            assert_eq!(guess(&windows_1256(story)), DecodeErrorKind::Windows1256);
            assert_eq!(guess(&iso_8859_6(story)), DecodeErrorKind::Iso8859_6);
        }
    }

    #[test]
    fn a_broken_byte_does_not_make_utf8_another_encoding() {
        let mut cut = STORY.as_bytes().to_vec();
        cut.pop();
        assert_eq!(guess(&cut), DecodeErrorKind::DamagedUtf8);
        let pasted = [STORY.as_bytes(), &windows_1256("نعم")].concat();
        assert_eq!(guess(&pasted), DecodeErrorKind::DamagedUtf8);
    }

    #[test]
    fn french_is_not_taken_for_arabic() {
        let latin_1 = b"Le pr\xE9sident a \xE9t\xE9 re\xE7u \xE0 l'\xC9lys\xE9e";
        assert_eq!(guess(latin_1), DecodeErrorKind::Unknown);
    }

    #[test]
    fn utf16_without_a_mark_is_told_from_binary() {
        let le: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(guess_with_nul(&le), DecodeErrorKind::BareUtf16Le);
        assert_eq!(guess_with_nul(&be), DecodeErrorKind::BareUtf16Be);
        for binary in [&b"PK\x03\x04\x14\0\0\0"[..], &[0; 64], b"\0"] {
            assert_eq!(guess_with_nul(binary), DecodeErrorKind::Binary);
        }
    }
}
