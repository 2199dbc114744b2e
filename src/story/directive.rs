use crate::text::Span;

/// What the first word of a comment starts with that speaks to us.
const OURS: &str = "tadqiq-";
const ARABIC_COMMA: char = '\u{060C}';

/// A comment that tells rules to be silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// How far the silence reaches.
    pub kind: DirectiveKind,
    /// The rules named, as written, and where; none named means all rules. Of an unknown directive:
    /// its own word.
    pub rules: Vec<(String, Span)>,
    /// What stands after the colon, trimmed; `None` where nothing does.
    pub reason: Option<String>,
    /// The whole comment with its delimiters.
    pub span: Span,
}

/// How far the silence of a directive reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DirectiveKind {
    /// The next block.
    Next,
    /// From here to the matching end.
    Start,
    /// To here.
    End,
    /// The whole file.
    File,
    /// There is no such directive: nothing is silent.
    Unknown,
}

/// Reads the inside of a comment as a directive; `None` where it is an ordinary comment.
///
/// `body` is the comment without its delimiters, `span` the comment with them.
pub(super) fn read(text: &str, body: Span, span: Span) -> Option<Directive> {
    let said = body.of(text);
    let named = said.trim_start();
    let start = named.get(..OURS.len())?;
    if !start.eq_ignore_ascii_case(OURS) {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || c == ':' || c == ',' || c == ARABIC_COMMA;
    let (word, rest) = named.split_at(named.find(ends).unwrap_or(named.len()));
    let kind = match word {
        "tadqiq-ignore-next" => DirectiveKind::Next,
        "tadqiq-ignore-start" => DirectiveKind::Start,
        "tadqiq-ignore-end" => DirectiveKind::End,
        "tadqiq-ignore-file" => DirectiveKind::File,
        _ => return Some(unknown(word, body.range().end - named.len(), span)),
    };
    let (list, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let at = body.range().end - rest.len();
    let reason = reason.trim();
    Some(Directive {
        kind,
        rules: rules(list, at),
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
        span,
    })
}

/// A directive that there is not; its word starts at the byte `at` of the text.
fn unknown(word: &str, at: usize, span: Span) -> Directive {
    let place = Span::from_range(at..at + word.len());
    Directive {
        kind: DirectiveKind::Unknown,
        rules: vec![(word.to_owned(), place)],
        reason: None,
        span,
    }
}

/// The rules of a list whose first byte is the byte `at` of the text.
fn rules(list: &str, at: usize) -> Vec<(String, Span)> {
    let mut rules = Vec::new();
    let mut from = at;
    for name in list.split(|c: char| c.is_whitespace() || c == ',' || c == ARABIC_COMMA) {
        let to = from + name.len();
        if !name.is_empty() {
            rules.push((name.to_owned(), Span::from_range(from..to)));
        }
        let separator = list
            .get(to - at..)
            .and_then(|after| after.chars().next())
            .map_or(0, char::len_utf8);
        from = to + separator;
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(comment: &str) -> Option<Directive> {
        let all = Span::from_range(0..comment.len());
        read(comment, all, all)
    }

    #[test]
    fn names_rules_with_their_places_and_a_reason() {
        let text = " tadqiq-ignore-next ila-hamza, dash-form،x : اسم علم ";
        let directive = of(text).expect("is a directive");
        assert_eq!(directive.kind, DirectiveKind::Next);
        assert_eq!(directive.reason.as_deref(), Some("اسم علم"));
        let names: Vec<_> = directive.rules.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["ila-hamza", "dash-form", "x"]);
        for (name, span) in &directive.rules {
            assert_eq!(span.of(text), name);
        }
    }

    #[test]
    fn needs_neither_rules_nor_reason() {
        for (text, kind) in [
            ("tadqiq-ignore-end", DirectiveKind::End),
            ("tadqiq-ignore-file:", DirectiveKind::File),
            (" tadqiq-ignore-start ", DirectiveKind::Start),
        ] {
            let directive = of(text).expect("is a directive");
            assert_eq!(directive.kind, kind);
            assert!(directive.rules.is_empty() && directive.reason.is_none());
        }
    }

    #[test]
    fn knows_a_misspelt_one_by_its_word() {
        for word in [
            "tadqiq-ignore-nextx",
            "tadqiq-ignore",
            "tadqiq-ingore-end",
            "Tadqiq-Ignore-File",
        ] {
            let text = format!(" {word} ila-hamza: سبب");
            let directive = of(&text).expect("is meant as a directive");
            assert_eq!(directive.kind, DirectiveKind::Unknown);
            let [(name, span)] = directive.rules.as_slice() else {
                panic!("{:?}", directive.rules);
            };
            assert_eq!((name.as_str(), span.of(&text)), (word, word));
        }
    }

    #[test]
    fn leaves_other_comments_alone() {
        for text in [
            "",
            "tadqiq",
            "tadqiq reads this",
            "ملاحظة tadqiq-ignore-next",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
