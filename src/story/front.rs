use super::{Piece, Role, collect::Collector};
use crate::text::Span;

/// The keys whose value is the headline.
const KEYS: [&str; 2] = ["title", "headline"];

/// Skips the front matter of a Markdown text and reads its headline; answers where the body starts.
///
/// Front matter is YAML between `---` (or `...` at the end) or TOML between `+++`, on the first
/// line. What is never closed is body.
pub(super) fn read(collector: &mut Collector<'_>) -> usize {
    let text = collector.text;
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut lines = lines(text, start);
    let (fence, assign) = match lines.next().map(|line| line.of(text).trim_end()) {
        Some("---") => ("---", ':'),
        Some("+++") => ("+++", '='),
        _ => return start,
    };
    let mut headline = None;
    for line in lines {
        let raw = line.of(text);
        let shown = raw.trim_end();
        if shown == fence || fence == "---" && shown == "..." {
            if let Some(value) = headline {
                push_value(collector, value);
            }
            return line.range().end;
        }
        headline = headline.or_else(|| value(line, raw, assign));
    }
    start
}

/// The lines from `start`, each with its break.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Span> + '_ {
    let mut at = start;
    text.get(start..)
        .unwrap_or_default()
        .split_inclusive('\n')
        .map(move |line| {
            at += line.len();
            Span::from_range(at - line.len()..at)
        })
}

/// The value of a line that names the headline, with its quotation marks.
fn value(line: Span, raw: &str, assign: char) -> Option<Span> {
    let (key, value) = raw.split_once(assign)?;
    // Indented keys belong to something else.
    if !KEYS.contains(&key.trim_end()) {
        return None;
    }
    let shown = value.trim_start();
    let start = line.range().end - shown.len();
    Some(Span::from_range(start..start + shown.trim_end().len()))
}

/// Adds the value as a headline, its quotation marks left out and their escapes decoded.
fn push_value(collector: &mut Collector<'_>, value: Span) {
    let raw = value.of(collector.text);
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
    let at = value.range().start;
    let Some(quote) = quote else {
        // A comment, or the sign of a block of lines, which would be read as a headline of one.
        let shown = raw.split(" #").next().unwrap_or(raw).trim_end();
        if !shown.starts_with(['|', '>', '[', '{', '&', '*', '#']) {
            collector.push(Piece::Text(Span::from_range(at..at + shown.len())));
            collector.close(Role::Headline);
        }
        return;
    };
    let mut inside = raw.char_indices().skip(1).peekable();
    while let Some((from, c)) = inside.next() {
        let next = inside.peek().copied();
        let escape = if quote == '"' { '\\' } else { '\'' };
        match next {
            Some((to, escaped)) if c == escape && (quote == '"' || escaped == '\'') => {
                inside.next();
                let end = to + escaped.len_utf8();
                let span = Span::from_range(at + from..at + end);
                collector.push(match escaped {
                    '"' | '\'' | '\\' | '/' => Piece::Char(span, escaped),
                    _ => Piece::Opaque(span),
                });
            }
            _ if c == quote => break,
            _ => collector.push(Piece::Text(Span::from_range(
                at + from..at + from + c.len_utf8(),
            ))),
        }
    }
    collector.close(Role::Headline);
}
