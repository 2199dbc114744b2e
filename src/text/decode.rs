use super::decode_error::{DecodeError, DecodeErrorKind};
use super::{BYTE_ORDER_MARK, legacy};

/// A file's text, and how the file wrote it.
///
/// A byte order mark stays in the text as U+FEFF at offset 0. Byte offsets into the text of a
/// UTF-8 file are therefore byte offsets into the file; the text of a UTF-16 file is its UTF-8
/// form, and byte offsets count that. The text holds no NUL and is shorter than 4 GiB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The text.
    pub text: String,
    /// The encoding the file is in, and is to be written back in.
    pub encoding: Encoding,
}

/// An encoding that can be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first, with a byte order mark.
    Utf16Le,
    /// UTF-16, high byte first, with a byte order mark.
    Utf16Be,
}

impl Source {
    /// Writes `text` as bytes of `encoding`: the inverse of [`decode`].
    ///
    /// UTF-8 is written as it stands: whether it has a byte order mark is for the text to say.
    /// UTF-16 gets the mark when the text lacks it, because without it the file could not be read
    /// again.
    pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => text.as_bytes().to_vec(),
            Encoding::Utf16Le => encode_utf16(text, u16::to_le_bytes),
            Encoding::Utf16Be => encode_utf16(text, u16::to_be_bytes),
        }
    }
}

/// Reads bytes as text: UTF-8 with or without a byte order mark, UTF-16 with one.
///
/// Plain UTF-8 is taken over, not copied. Everything else is refused by name: UTF-32, UTF-16
/// without a mark or with unpaired surrogates, the one-byte Arabic encodings, anything holding
/// a NUL, and text of 4 GiB or more.
pub fn decode(bytes: Vec<u8>) -> Result<Source, DecodeError> {
    let source = match bytes.as_slice() {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            Err(DecodeError::at(DecodeErrorKind::Utf32, 0, &[]))
        }
        [0xFF, 0xFE, ..] => decode_utf16(&bytes, Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => decode_utf16(&bytes, Encoding::Utf16Be),
        _ => decode_utf8(bytes),
    }?;
    check_size(source.text.len())?;
    Ok(source)
}

/// Bytes of the largest file of which a copy is made.
const LARGE: usize = 1 << 25;

fn decode_utf8(bytes: Vec<u8>) -> Result<Source, DecodeError> {
    if let Some(offset) = memchr::memchr(0, &bytes) {
        let before = bytes.get(..offset).unwrap_or_default();
        return Err(DecodeError::at(
            legacy::guess_with_nul(&bytes),
            offset,
            before,
        ));
    }
    // Validating is the dearer part, so a copy costs less than the standard library's own check.
    // Not of what is so large that two of it are too much.
    let copied = Some(bytes.as_slice()).filter(|bytes| bytes.len() <= LARGE);
    let copied = copied.and_then(|bytes| simdutf8::basic::from_utf8(bytes).ok());
    let copied = copied.map(str::to_owned);
    let text = copied
        .map_or_else(|| String::from_utf8(bytes), Ok)
        .map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..offset).unwrap_or_default();
            DecodeError::at(legacy::guess(error.as_bytes()), offset, before)
        })?;
    let encoding = if text.starts_with(BYTE_ORDER_MARK) {
        Encoding::Utf8Bom
    } else {
        Encoding::Utf8
    };
    Ok(Source { text, encoding })
}

fn decode_utf16(bytes: &[u8], encoding: Encoding) -> Result<Source, DecodeError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(pair),
        _ => u16::from_le_bytes(pair),
    });
    let mut text = String::with_capacity(bytes.len());
    for unit in char::decode_utf16(units) {
        match unit {
            Ok('\0') => return Err(refuse_utf16(DecodeErrorKind::Binary, &text)),
            Ok(c) => text.push(c),
            Err(_) => return Err(refuse_utf16(DecodeErrorKind::UnpairedSurrogate, &text)),
        }
    }
    if !rest.is_empty() {
        return Err(refuse_utf16(DecodeErrorKind::OddUtf16, &text));
    }
    Ok(Source { text, encoding })
}

/// The refusal of a UTF-16 file of which `before` could be read.
fn refuse_utf16(kind: DecodeErrorKind, before: &str) -> DecodeError {
    let offset = before.encode_utf16().count() * 2;
    DecodeError::at(kind, offset, before.as_bytes())
}

fn check_size(bytes: usize) -> Result<(), DecodeError> {
    match u32::try_from(bytes) {
        Ok(_) => Ok(()),
        Err(_) => Err(DecodeError::at(
            DecodeErrorKind::TooLarge,
            u32::MAX as usize,
            &[],
        )),
    }
}

fn encode_utf16(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = if text.starts_with(BYTE_ORDER_MARK) {
        ""
    } else {
        "\u{FEFF}"
    };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    units.flat_map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STORY: &str = "قال \u{202B}الوزير\u{202C}: مُهِمّ 😀\r\nنعم\n";

    /// What a file is refused as, at which offset, on which line.
    type Refused = (DecodeErrorKind, usize, usize);

    fn refused(bytes: &[u8]) -> Refused {
        let error = decode(bytes.to_vec()).expect_err("the bytes are no text");
        (error.kind, error.offset, error.line)
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        let source = decode(Vec::new()).expect("empty");
        assert_eq!(
            (source.text.as_str(), source.encoding),
            ("", Encoding::Utf8)
        );
    }

    #[test]
    fn the_mark_stays_in_the_text() {
        let marked = format!("\u{FEFF}{STORY}");
        for encoding in [Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = Source::encode(&marked, encoding);
            let source = decode(bytes.clone()).expect("marked text");
            assert_eq!(source.text, marked);
            assert_eq!(source.encoding, encoding);
            assert_eq!(Source::encode(&source.text, encoding), bytes);
        }
    }

    #[test]
    fn utf16_gets_back_the_mark_that_an_edit_took() {
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let source = decode(Source::encode("نعم", encoding)).expect("marked text");
            assert_eq!(source.text, "\u{FEFF}نعم");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_by_name_and_place() {
        use DecodeErrorKind as Kind;
        let odd = [0xFF, 0xFE, b'a', 0, b'\n', 0, b'b'];
        let lone = [0xFE, 0xFF, 0, b'\n', 0xD8, 0x00, 0, b'a'];
        let cases: [(&[u8], Refused); 9] = [
            (b"\xFF\xFE\0\0a\0\0\0", (Kind::Utf32, 0, 1)),
            (b"\0\0\xFE\xFF\0\0\0a", (Kind::Utf32, 0, 1)),
            (&odd, (Kind::OddUtf16, 6, 2)),
            (&lone, (Kind::UnpairedSurrogate, 4, 2)),
            (b"\xFF\xFEa\0\0\0", (Kind::Binary, 4, 1)),
            (b"ab\r\nc\0d", (Kind::Binary, 5, 2)),
            (b"\x27\x06\x44\x06\x20\x00", (Kind::BareUtf16Le, 5, 1)),
            (b"\x06\x27\x06\x44\x00\x20", (Kind::BareUtf16Be, 4, 1)),
            (b"a\rb\n\nc\xC7\xE1\xC7\xD3\xE3", (Kind::Windows1256, 6, 4)),
        ];
        for (bytes, expected) in cases {
            assert_eq!(refused(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn four_gigabytes_are_refused() {
        assert!(check_size(u32::MAX as usize).is_ok());
        let error = check_size(u32::MAX as usize + 1).expect_err("too large");
        assert_eq!(error.kind, DecodeErrorKind::TooLarge);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(
            mark in prop::sample::select(vec![&b""[..], b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"]),
            bytes in prop::collection::vec(any::<u8>(), 0..64),
        ) {
            let file = [mark, &bytes].concat();
            match decode(file.clone()) {
                Ok(source) => prop_assert_eq!(Source::encode(&source.text, source.encoding), file),
                Err(error) => {
                    prop_assert!(error.offset < file.len());
                    prop_assert!(!error.message().is_empty());
                    prop_assert!(!error.hint(Some("story.txt")).is_empty());
                }
            }
        }

        #[test]
        fn any_text_comes_back_from_any_encoding(text in "[^\0\u{FEFF}][^\0]*") {
            let marked = format!("\u{FEFF}{text}");
            let cases = [
                (&text, Encoding::Utf8),
                (&marked, Encoding::Utf8Bom),
                (&marked, Encoding::Utf16Le),
                (&marked, Encoding::Utf16Be),
            ];
            for (text, encoding) in cases {
                let source = decode(Source::encode(text, encoding)).expect("own encoding");
                prop_assert_eq!(&source.text, text);
                prop_assert_eq!(source.encoding, encoding);
            }
        }
    }
}
