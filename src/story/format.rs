use std::path::Path;

/// The formats a story comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, one paragraph a line.
    Plain,
    /// `CommonMark` with tables, strikethrough, footnotes and front matter.
    Markdown,
    /// HTML as browsers read it.
    Html,
}

impl Format {
    /// The format a file name speaks of; `None` where the extension is of no format of ours.
    ///
    /// A name without an extension is plain text. Letter case does not count.
    pub fn from_path(path: &Path) -> Option<Self> {
        let Some(extension) = path.extension() else {
            return Some(Self::Plain);
        };
        match extension.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// The format of a language identifier as editors send it; `None` where it is none of ours.
    pub fn from_language_id(id: &str) -> Option<Self> {
        match id.to_ascii_lowercase().as_str() {
            "plaintext" | "plain" | "text" => Some(Self::Plain),
            "markdown" => Some(Self::Markdown),
            "html" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }
}
