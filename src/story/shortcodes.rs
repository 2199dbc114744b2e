//! What site builders and content systems read in a text before anybody else does.

use std::ops::Range;

use memchr::{memchr, memchr3_iter, memmem};

/// The marks that open a template's code, and those that close it: Jinja, Hugo, Liquid, ERB.
const CODES: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];
/// What begins a line that opens or closes an admonition or a container, of Markdown's extensions.
const MARKERS: [&str; 3] = [":::", "!!! ", "??? "];
/// Bytes of the longest shortcode in square brackets.
const LONGEST: usize = 1024;

/// Finds the code in a block as it is written: byte ranges in order, none in another.
///
/// Linear in the length of the block.
pub(super) fn find(raw: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut unclosed = [false; CODES.len()];
    let mut next = 0;
    let lines = marked_lines(raw);
    let mut lines = lines.into_iter().peekable();
    for at in memchr3_iter(b'{', b'[', b'<', raw.as_bytes()) {
        while let Some(line) = lines.next_if(|line| line.start <= at) {
            if line.start >= next {
                next = line.end;
                found.push(line);
            }
        }
        if at < next {
            continue;
        }
        if let Some(end) = code_end(raw, at, &mut unclosed).or_else(|| shortcode_end(raw, at)) {
            found.push(at..end);
            next = end;
        }
    }
    found.extend(lines.filter(|line| line.start >= next));
    found
}

/// The end of the code that opens at `at`; `unclosed` tells which marks close no more from there on.
fn code_end(raw: &str, at: usize, unclosed: &mut [bool; CODES.len()]) -> Option<usize> {
    let rest = raw.get(at..)?;
    let kind = CODES.iter().position(|(open, _)| rest.starts_with(open))?;
    if unclosed[kind] {
        return None;
    }
    let (open, close) = CODES[kind];
    let inside = rest.as_bytes().get(open.len()..)?;
    let end = memmem::find(inside, close.as_bytes());
    unclosed[kind] = end.is_none();
    Some(at + open.len() + end? + close.len())
}

/// The end of a shortcode in square brackets (`[caption id="1"]`, `[/caption]`) that opens at `at`:
/// one that opens has a value at least, or any bracket would be one.
fn shortcode_end(raw: &str, at: usize) -> Option<usize> {
    let inside = raw.get(at..)?.strip_prefix('[')?;
    let window = inside.as_bytes();
    let window = window.get(..LONGEST).unwrap_or(window);
    let inside = inside.get(..memchr(b']', window)?)?;
    let end = at + 1 + inside.len() + 1;
    if let Some(name) = inside.strip_prefix('/') {
        return is_name(name).then_some(end);
    }
    let (name, values) = inside.split_once(char::is_whitespace)?;
    let (key, _) = values.trim_start().split_once('=')?;
    (is_name(name) && is_name(key)).then_some(end)
}

fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(plain)
}

/// The lines that are markers, without their breaks.
fn marked_lines(raw: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in raw.split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t']);
        if MARKERS.iter().any(|marker| text.starts_with(marker)) {
            let from = start + line.len() - text.len();
            found.push(from..from + text.trim_end().len());
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn code_is_found_and_prose_is_left() {
        for (raw, expected) in [
            ("a {{ b }} c {{d", &["{{ b }}"][..]),
            ("a {% include \"b\" %} c", &["{% include \"b\" %}"]),
            ("a <%= b %> c < d", &["<%= b %>"]),
            ("{{ a {% b %} }} c", &["{{ a {% b %} }}"]),
            ("{% {% {% a }}", &[]),
            (
                "[caption id=\"1\" b]c[/caption]",
                &["[caption id=\"1\" b]", "[/caption]"],
            ),
            ("[a] [b c] [\u{628}=1] [/\u{628}] [ d=1]", &[]),
            ("!!! note \"a\"\n b", &["!!! note \"a\""]),
            ("a\n  ::: {.b} \nc\n:::", &["::: {.b}", ":::"]),
            ("a ::: b !!! c", &[]),
            ("::: {{ a }}\n{{ b }}", &["::: {{ a }}", "{{ b }}"]),
        ] {
            let found = find(raw);
            let found: Vec<&str> = found.iter().map(|it| &raw[it.clone()]).collect();
            assert_eq!(found, expected, "{raw}");
        }
    }
}
