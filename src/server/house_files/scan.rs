//! TOML read by someone who is still typing it: what every word is, whatever is missing around it.

use std::mem;

use crate::text::Span;

/// A word of a TOML text: a key, a part of a dotted one, or a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) place: Place,
    /// For a key, the keys from the top of the file to it; for a value, to what it is set to.
    pub(super) path: Vec<String>,
    /// Where it stands, quotation marks left out.
    pub(super) span: Span,
    /// Whether it stands in quotation marks.
    pub(super) quoted: bool,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A name of a table, between brackets.
    Header,
    /// A key.
    Key,
    /// A value.
    Value,
    /// Words for the reader of the file.
    Comment,
}

impl Token {
    /// The keys to the table that a key stands in.
    pub(super) fn parent(&self) -> &[String] {
        match self.path.split_last() {
            Some((_, parent)) if !self.span.is_empty() => parent,
            _ => &self.path,
        }
    }
}

/// Every word of a text, in order. Total; linear.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner::new(text);
    scanner.run();
    scanner.tokens
}

/// The word that `offset` stands in or at the end of, or an empty one that could be begun there.
pub(super) fn at(text: &str, offset: u32) -> Token {
    let before = Span::new(0, offset).of(text);
    let mut scanner = Scanner::new(before);
    scanner.run();
    let open = scanner.open_end();
    // What stands after the cursor belongs to the word too.
    let tokens = tokens(text);
    let whole = tokens
        .into_iter()
        .find(|token| token.span.start == open.span.start && token.span.contains(Span::at(offset)));
    whole.unwrap_or(open)
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    /// The table that the last header opened.
    table: Vec<String>,
    /// Whether a header is being read.
    header: bool,
    /// The keys of the statement so far.
    keys: Vec<String>,
    /// Whether they are followed by an equals sign.
    value: bool,
    /// The brackets that are open: an inline table keeps the keys before it.
    open: Vec<Option<Vec<String>>>,
    /// Whether the text ends inside a comment, or inside quotation marks.
    unfinished: Option<Place>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            tokens: Vec::new(),
            table: Vec::new(),
            header: false,
            keys: Vec::new(),
            value: false,
            open: Vec::new(),
            unfinished: None,
        }
    }

    fn run(&mut self) {
        self.line();
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\n' => {
                    self.at += 1;
                    self.line();
                }
                '#' => self.comment(),
                '"' | '\'' => self.string(c),
                '=' => {
                    self.at += 1;
                    self.value = true;
                }
                '[' | '{' => self.opens(c),
                ']' | '}' => self.closes(),
                ',' => {
                    self.at += 1;
                    self.next_item();
                }
                c if is_bare(c) => self.bare(),
                c => self.at += c.len_utf8(),
            }
        }
    }

    /// A new line ends a statement, unless a bracket is open and the line does not look like one.
    fn line(&mut self) {
        let line = self.rest().lines().next().unwrap_or_default().trim_start();
        if self.open.is_empty() || begins_statement(line) {
            self.open.clear();
            self.keys.clear();
            self.header = false;
            self.value = false;
        }
    }

    fn comment(&mut self) {
        let length = self.rest().find('\n').unwrap_or(self.rest().len());
        let start = self.at;
        self.at += length;
        if self.at == self.text.len() {
            self.unfinished = Some(Place::Comment);
        }
        self.push(Place::Comment, start..self.at, false);
    }

    fn string(&mut self, mark: char) {
        let long: String = [mark; 3].iter().collect();
        let (open, is_long) = if self.rest().starts_with(&long) {
            (3, true)
        } else {
            (1, false)
        };
        self.at += open;
        let start = self.at;
        let end = string_end(self.rest(), mark, is_long);
        self.at += end.unwrap_or(self.rest().len());
        self.word(start..self.at, true);
        match end {
            Some(_) if self.rest().starts_with(mark) => self.at += open,
            None if self.at == self.text.len() => self.unfinished = Some(self.place()),
            _ => {}
        }
    }

    fn bare(&mut self) {
        let start = self.at;
        let length = self
            .rest()
            .find(|c| !is_bare(c))
            .unwrap_or(self.rest().len());
        self.at += length;
        self.word(start..self.at, false);
    }

    fn word(&mut self, range: std::ops::Range<usize>, quoted: bool) {
        let text = Span::from_range(range.clone()).of(self.text).to_owned();
        match self.place() {
            Place::Header => self.table.push(text),
            Place::Key => {
                self.keys.push(text);
            }
            _ => {}
        }
        self.push(self.place(), range, quoted);
    }

    fn push(&mut self, place: Place, range: std::ops::Range<usize>, quoted: bool) {
        let path = self.path();
        let span = Span::from_range(range);
        self.tokens.push(Token {
            place,
            path,
            span,
            quoted,
        });
    }

    fn opens(&mut self, bracket: char) {
        self.at += 1;
        if bracket == '[' && !self.value && self.open.is_empty() {
            if !mem::replace(&mut self.header, true) {
                self.table.clear();
            }
            return;
        }
        let inline = (bracket == '{').then(|| self.keys.clone());
        if inline.is_some() {
            self.value = false;
        }
        self.open.push(inline);
    }

    fn closes(&mut self) {
        self.at += 1;
        if self.header {
            return;
        }
        if let Some(Some(keys)) = self.open.pop() {
            self.keys = keys;
        }
        self.value = true;
    }

    fn next_item(&mut self) {
        if let Some(Some(keys)) = self.open.last() {
            self.keys.clone_from(keys);
            self.value = false;
        }
    }

    fn place(&self) -> Place {
        match (self.header, self.value) {
            (true, _) => Place::Header,
            (false, true) => Place::Value,
            (false, false) => Place::Key,
        }
    }

    fn path(&self) -> Vec<String> {
        self.table.iter().chain(&self.keys).cloned().collect()
    }

    /// The word at the end of the text; an empty one where none touches the end.
    fn open_end(mut self) -> Token {
        let end = Span::from_range(self.text.len()..self.text.len());
        let last = self.tokens.pop().filter(|token| token.span.end == end.end);
        match (last, self.unfinished) {
            (Some(token), Some(_)) => token,
            (Some(token), None) if !token.quoted => token,
            _ => Token {
                place: self.place(),
                path: self.path(),
                span: end,
                quoted: false,
            },
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

fn is_bare(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | ':')
}

/// Whether a line can only be a new statement: `[table]`, or `key =`.
fn begins_statement(line: &str) -> bool {
    let key = line
        .trim_start_matches(|c| is_bare(c) || c == '.')
        .trim_start();
    let header = line.trim_start_matches('[');
    key.starts_with('=') && !line.starts_with('=')
        || header.len() < line.len() && header.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Where a string ends: at its mark, or where the line does for a short one.
fn string_end(rest: &str, mark: char, is_long: bool) -> Option<usize> {
    let long: String = [mark; 3].iter().collect();
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        let here = rest.get(at..).unwrap_or_default();
        match c {
            _ if escaped => escaped = false,
            '\\' if mark == '"' => escaped = true,
            '\n' if !is_long => return Some(at),
            _ if is_long && here.starts_with(&long) => return Some(at),
            c if !is_long && c == mark => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Place, path and text of the word at `|`.
    fn read(marked: &str) -> (Place, String, String) {
        let offset = marked.find('|').expect("the case has a cursor");
        let text = marked.replacen('|', "", 1);
        let token = at(&text, u32::try_from(offset).expect("it is short"));
        (
            token.place,
            token.path.join("."),
            token.span.of(&text).to_owned(),
        )
    }

    #[test]
    fn a_cursor_knows_where_it_is() {
        use Place::{Comment, Header, Key, Value};
        let cases = [
            ("|", Key, "", ""),
            ("ext|", Key, "ext", "ext"),
            ("extends = |", Value, "extends", ""),
            ("extends = [|", Value, "extends", ""),
            ("extends = [\"ne|", Value, "extends", "ne"),
            ("extends = [\"ne|ws\"]", Value, "extends", "news"),
            ("extends = [\"news\", |", Value, "extends", ""),
            (
                "extends = [\n  \"news\",\n  \"|\n[rules]",
                Value,
                "extends",
                "",
            ),
            ("extends = [\n[ru|", Header, "ru", "ru"),
            ("extends = [\nlanguage = \"|\"", Value, "language", ""),
            ("[|", Header, "", ""),
            ("[[match.wo|rd]]", Header, "match.word", "word"),
            ("[rules]\n|", Key, "rules", ""),
            ("[rules]\nsentence-|", Key, "rules.sentence-", "sentence-"),
            ("[rules]\nx = \"|\"", Value, "rules.x", ""),
            ("[rules]\nx.|", Key, "rules.x", ""),
            ("[rules]\nx.ma| = 3", Key, "rules.x.ma", "ma"),
            ("[rules]\nx = { |", Key, "rules.x", ""),
            ("[rules]\nx = { level = \"|", Value, "rules.x.level", ""),
            ("[rules]\nx = { level = \"info\", |}", Key, "rules.x", ""),
            ("[rules]\nx = { level = \"info\" }\n|", Key, "rules", ""),
            (
                "why = \"\"\"\n[rules] = x|\n\"\"\"",
                Value,
                "why",
                "\n[rules] = x\n",
            ),
            ("a = 1 # [ab|", Comment, "a", "# [ab"),
            ("a = \"x\"|", Value, "a", ""),
        ];
        for (marked, place, path, word) in cases {
            let expected = (place, path.to_owned(), word.to_owned());
            assert_eq!(read(marked), expected, "{marked:?}");
        }
    }
}
