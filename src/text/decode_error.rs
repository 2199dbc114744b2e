use std::fmt;
use std::path::Path;

use super::lines;

/// Why a file could not be read as text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// What the file is, or seems to be.
    pub kind: DecodeErrorKind,
    /// Where the first byte that cannot be read stands: 0-based, in bytes of the file.
    pub offset: usize,
    /// The line of that byte, 1-based.
    pub line: usize,
}

/// What a refused file is, or seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecodeErrorKind {
    /// UTF-32, by its byte order mark.
    Utf32,
    /// UTF-16 without a byte order mark, low byte first: a guess.
    BareUtf16Le,
    /// UTF-16 without a byte order mark, high byte first: a guess.
    BareUtf16Be,
    /// Windows-1256: a guess.
    Windows1256,
    /// ISO-8859-6: a guess.
    Iso8859_6,
    /// UTF-8 for the most part, with bytes in it that are not.
    DamagedUtf8,
    /// UTF-16 with half a surrogate pair in it.
    UnpairedSurrogate,
    /// UTF-16 with half a code unit at its end.
    OddUtf16,
    /// No text: it holds a NUL.
    Binary,
    /// Neither UTF-8 nor anything that can be guessed.
    Unknown,
    /// 4 GiB or more of text.
    TooLarge,
}

impl DecodeError {
    /// The refusal of a file that could be read up to `offset`, of which `before` is the part
    /// read, in any encoding that writes line breaks as ASCII does.
    pub(super) fn at(kind: DecodeErrorKind, offset: usize, before: &[u8]) -> Self {
        Self {
            kind,
            offset,
            line: lines::starts_after_breaks(before).count() + 1,
        }
    }

    /// Says in English what is wrong and where; the file's name stands before it.
    pub fn message(&self) -> String {
        let place = format!("at byte offset {}, line {}", self.offset, self.line);
        match self.kind {
            DecodeErrorKind::Utf32 => "the text is UTF-32, not UTF-8".to_owned(),
            DecodeErrorKind::BareUtf16Le | DecodeErrorKind::BareUtf16Be => {
                format!("the text looks like UTF-16 without a byte order mark (first NUL {place})")
            }
            DecodeErrorKind::Windows1256 => {
                format!("the text is not UTF-8 but looks like Windows-1256 (first seen {place})")
            }
            DecodeErrorKind::Iso8859_6 => {
                format!("the text is not UTF-8 but looks like ISO-8859-6 (first seen {place})")
            }
            DecodeErrorKind::DamagedUtf8 => format!("the text is damaged UTF-8: broken {place}"),
            DecodeErrorKind::UnpairedSurrogate => {
                format!("the text is damaged UTF-16: an unpaired surrogate {place}")
            }
            DecodeErrorKind::OddUtf16 => {
                format!("the text is damaged UTF-16: half a character {place}")
            }
            DecodeErrorKind::Binary => format!("the file is not text: a NUL {place}"),
            DecodeErrorKind::Unknown => {
                format!("the text is neither UTF-8 nor UTF-16 (first seen {place})")
            }
            DecodeErrorKind::TooLarge => "the text is 4 GiB or larger".to_owned(),
        }
    }

    /// Says in English what to do about it, with the command that converts the file.
    ///
    /// `file_name` is the file as the reader would name it to a shell; it is quoted here where a
    /// shell needs that. Without one the text came through a pipe, and the command goes before it.
    pub fn hint(&self, file_name: Option<&str>) -> String {
        let convert = |options: &str| {
            let Some(file_name) = file_name else {
                return format!("iconv {options} -t UTF-8 |");
            };
            let input = shell_word(file_name);
            let output = shell_word(&converted_name(file_name));
            format!("iconv {options} -t UTF-8 {input} > {output}")
        };
        let save = |command: String| format!("save it as UTF-8, or convert it: {command}");
        let drop = |command: String| {
            format!("look at that place; this drops what cannot be read: {command}")
        };
        match self.kind {
            DecodeErrorKind::Utf32 => save(convert("-f UTF-32")),
            DecodeErrorKind::BareUtf16Le => save(convert("-f UTF-16LE")),
            DecodeErrorKind::BareUtf16Be => save(convert("-f UTF-16BE")),
            DecodeErrorKind::Windows1256 => save(convert("-f WINDOWS-1256")),
            DecodeErrorKind::Iso8859_6 => save(convert("-f ISO-8859-6")),
            DecodeErrorKind::DamagedUtf8 => drop(convert("-c -f UTF-8")),
            DecodeErrorKind::UnpairedSurrogate | DecodeErrorKind::OddUtf16 => {
                drop(convert("-c -f UTF-16"))
            }
            DecodeErrorKind::Binary => {
                "save the story as plain text in UTF-8, or leave this file out".to_owned()
            }
            DecodeErrorKind::Unknown => format!(
                "save it as UTF-8, or find out its encoding and convert it: {}",
                convert("-f ENCODING")
            ),
            DecodeErrorKind::TooLarge => {
                format!(
                    "split it: split -C 1G {}",
                    shell_word(file_name.unwrap_or("-"))
                )
            }
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for DecodeError {}

/// The name with `-utf8` before its extension.
fn converted_name(file_name: &str) -> String {
    let path = Path::new(file_name);
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().display().to_string();
    let mut name = part(path.file_stem()) + "-utf8";
    if path.extension().is_some() {
        name.push('.');
        name.push_str(&part(path.extension()));
    }
    path.with_file_name(name).display().to_string()
}

/// The name as one word of a POSIX shell that no program takes for an option.
fn shell_word(name: &str) -> String {
    let name = if name.starts_with('-') {
        format!("./{name}")
    } else {
        name.to_owned()
    };
    if name
        .chars()
        .all(|c| c.is_alphanumeric() || "._-/".contains(c))
    {
        name
    } else {
        format!("'{}'", name.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(kind: DecodeErrorKind) -> DecodeError {
        DecodeError {
            kind,
            offset: 12,
            line: 3,
        }
    }

    #[test]
    fn the_hint_is_a_command_that_converts() {
        let piped = error(DecodeErrorKind::Windows1256).hint(None);
        assert!(
            piped.ends_with("iconv -f WINDOWS-1256 -t UTF-8 |"),
            "{piped}"
        );
        let hint = error(DecodeErrorKind::Windows1256).hint(Some("story.txt"));
        let command = "iconv -f WINDOWS-1256 -t UTF-8 story.txt > story-utf8.txt";
        assert!(hint.ends_with(command), "{hint}");
    }

    #[test]
    fn the_message_names_encoding_and_place() {
        let message = error(DecodeErrorKind::Iso8859_6).message();
        for part in ["ISO-8859-6", "byte offset 12", "line 3"] {
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn names_are_words_of_a_shell() {
        let cases = [
            ("story.txt", "story.txt", "story-utf8.txt"),
            ("desk/خبر.md", "desk/خبر.md", "desk/خبر-utf8.md"),
            ("draft", "draft", "draft-utf8"),
            ("-f", "./-f", "./-f-utf8"),
            ("a b.txt", "'a b.txt'", "'a b-utf8.txt'"),
            ("it's.txt", r"'it'\''s.txt'", r"'it'\''s-utf8.txt'"),
        ];
        for (name, input, output) in cases {
            assert_eq!(shell_word(name), input);
            assert_eq!(shell_word(&converted_name(name)), output);
        }
    }
}
