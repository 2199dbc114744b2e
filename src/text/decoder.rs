use super::{BYTE_ORDER_MARK, DecodeError, Encoding, Source, decode};

/// Reads text that comes in pieces, as [`decode()`] does: UTF-8 is validated while a piece is near the
/// processor, and held once.
///
/// ```
/// let mut decoder = tadqiq::text::Decoder::with_capacity(8);
/// decoder.push(b"\xD9\x86\xD8\xB9\xD9");
/// decoder.push(b"\x85");
/// assert_eq!(decoder.finish().map(|source| source.text.len()), Ok(6));
/// ```
#[derive(Debug, Default)]
pub struct Decoder {
    /// What was UTF-8 so far.
    text: String,
    /// The beginning of a character that the next piece ends; all bytes after the first that are no
    /// UTF-8.
    rest: Vec<u8>,
    /// Whether such bytes came: the whole is something else.
    strange: bool,
}

impl Decoder {
    /// A decoder with room for so many bytes of text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Takes the next piece. Linear in its length.
    pub fn push(&mut self, piece: &[u8]) {
        if self.strange {
            self.rest.extend_from_slice(piece);
        } else if self.rest.is_empty() {
            self.read(piece);
        } else if !piece.is_empty() {
            let mut begun = std::mem::take(&mut self.rest);
            let missing = begun.first().map_or(0, |&lead| length(lead)) - begun.len();
            let (end, beyond) = piece.split_at(missing.min(piece.len()));
            begun.extend_from_slice(end);
            self.read(&begun);
            self.push(beyond);
        }
    }

    fn read(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.split_at(whole_characters(bytes));
        let clean = memchr::memchr(0, whole).is_none();
        match simdutf8::basic::from_utf8(whole) {
            Ok(text) if clean => {
                self.text.push_str(text);
                self.rest.extend_from_slice(rest);
            }
            _ => {
                self.strange = true;
                self.rest.extend_from_slice(bytes);
            }
        }
    }

    /// The text, and how it was written.
    ///
    /// # Errors
    /// What [`decode()`] refuses.
    pub fn finish(self) -> Result<Source, DecodeError> {
        if !self.rest.is_empty() || u32::try_from(self.text.len()).is_err() {
            let mut bytes = self.text.into_bytes();
            bytes.extend_from_slice(&self.rest);
            return decode(bytes);
        }
        let encoding = if self.text.starts_with(BYTE_ORDER_MARK) {
            Encoding::Utf8Bom
        } else {
            Encoding::Utf8
        };
        Ok(Source {
            text: self.text,
            encoding,
        })
    }
}

/// How many of `bytes` stand before a character that they begin and do not end.
fn whole_characters(bytes: &[u8]) -> usize {
    let tail = bytes.iter().rev().take(LONGEST).enumerate();
    let mut leads = tail.filter(|(_, byte)| **byte & 0xC0 != 0x80);
    let Some((after, &lead)) = leads.next() else {
        return bytes.len();
    };
    if after + 1 < length(lead) {
        bytes.len() - after - 1
    } else {
        bytes.len()
    }
}

/// How many bytes the character has that begins with `lead`.
const fn length(lead: u8) -> usize {
    match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

/// Bytes of the longest character.
const LONGEST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_read_as_the_whole_does(
            parts in prop::collection::vec(prop_oneof![
                Just("نعم".as_bytes().to_vec()),
                Just("a😀\r\n".as_bytes().to_vec()),
                Just(b"\xEF\xBB\xBF".to_vec()),
                Just(b"\xFF\xFE".to_vec()),
                prop::collection::vec(any::<u8>(), 0..3),
            ], 0..6),
            size in 1_usize..9,
        ) {
            let bytes = parts.concat();
            let mut decoder = Decoder::with_capacity(0);
            for piece in bytes.chunks(size) {
                decoder.push(piece);
            }
            prop_assert_eq!(decoder.finish(), decode(bytes));
        }
    }
}
