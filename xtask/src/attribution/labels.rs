use std::fmt::Write as _;

use tadqiq::text::Span;

use crate::lexicon::Result;

/// The first lines of a label file.
pub(super) const HEADING: &str =
    "# Labelled sentences, see README.md. Made by `xtask attribution offsets`.
# article\tchecksum\tstart\tend\tlabel\tdebatable";

/// What a reader said of a sentence (catalogue 4.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Label {
    Attributed,
    CarriedOver,
    Exempt,
    Unattributed,
    Vague,
    Impersonal,
    Filler,
    Loaded,
    QuoteWithoutSpeaker,
    CarryoverLost,
    AmbiguousSpeaker,
    Rumour,
}

impl Label {
    pub(super) const ALL: [(&str, Self); 12] = [
        ("A", Self::Attributed),
        ("C", Self::CarriedOver),
        ("X", Self::Exempt),
        ("U", Self::Unattributed),
        ("V", Self::Vague),
        ("I", Self::Impersonal),
        ("F", Self::Filler),
        ("L", Self::Loaded),
        ("Q", Self::QuoteWithoutSpeaker),
        ("CL", Self::CarryoverLost),
        ("S", Self::AmbiguousSpeaker),
        ("M", Self::Rumour),
    ];

    fn read(code: &str) -> Result<Self> {
        let found = Self::ALL.iter().find(|(name, _)| *name == code);
        found
            .map(|(_, label)| *label)
            .ok_or_else(|| format!("there is no label `{code}`").into())
    }

    pub(super) fn code(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, label)| *label == self);
        found.map_or("", |(code, _)| code)
    }

    /// Whether the sentence has its source.
    pub(super) const fn is_attributed(self) -> bool {
        matches!(self, Self::Attributed | Self::CarriedOver)
    }

    /// Whether nothing may be said of the sentence.
    pub(super) const fn is_silent(self) -> bool {
        self.is_attributed() || matches!(self, Self::Exempt)
    }

    /// Whether the sentence is one of those that the rules are there to find.
    pub(super) const fn is_sought(self) -> bool {
        matches!(
            self,
            Self::Unattributed
                | Self::Vague
                | Self::QuoteWithoutSpeaker
                | Self::Loaded
                | Self::Rumour
        )
    }
}

/// A row of a label file: no text, so that the set can be shipped where the corpus cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The line of the corpus, from 0.
    pub(super) article: usize,
    pub(super) checksum: String,
    pub(super) span: Span,
    pub(super) label: Label,
    /// Whether two readers could not settle it.
    pub(super) debatable: bool,
}

impl Labelled {
    pub(super) fn row(&self) -> String {
        let mut row = String::new();
        // Writing to a string cannot fail.
        let _ = write!(
            row,
            "{}\t{}\t{}\t{}\t{}\t{}",
            self.article,
            self.checksum,
            self.span.start,
            self.span.end,
            self.label.code(),
            mark(self.debatable),
        );
        row
    }
}

/// A row that a reader wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) article: usize,
    /// The sentence's number in the listing, from 1.
    pub(super) number: usize,
    pub(super) label: Label,
    pub(super) debatable: bool,
}

/// Reads a label file. The rows of an article stand together.
pub(super) fn read(file: &str) -> Result<Vec<Labelled>> {
    rows(file, |columns| {
        let [article, checksum, start, end, label, rest @ ..] = columns else {
            return Err("article, checksum, start, end, label are wanted".into());
        };
        Ok(Labelled {
            article: article.parse()?,
            checksum: (*checksum).to_owned(),
            span: Span::new(start.parse()?, end.parse()?),
            label: Label::read(label)?,
            debatable: is_marked(rest)?,
        })
    })
}

/// Reads what a reader wrote: article, sentence number, label, `?` or nothing, a reason or nothing.
pub(super) fn readings(file: &str) -> Result<Vec<Reading>> {
    rows(file, |columns| {
        let [article, number, label, rest @ ..] = columns else {
            return Err("article, sentence, label are wanted".into());
        };
        Ok(Reading {
            article: article.parse()?,
            number: number.parse()?,
            label: Label::read(label)?,
            debatable: is_marked(rest)?,
        })
    })
}

fn rows<T>(file: &str, read: impl Fn(&[&str]) -> Result<T>) -> Result<Vec<T>> {
    let lines = file.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(index, line)| {
            let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
            read(&columns).map_err(|error| format!("line {}: {error}", index + 1).into())
        })
        .collect()
}

const fn mark(debatable: bool) -> &'static str {
    if debatable { "?" } else { "" }
}

fn is_marked(rest: &[&str]) -> Result<bool> {
    match rest.first() {
        None | Some(&"") => Ok(false),
        Some(&"?") => Ok(true),
        Some(other) => Err(format!("`?` or nothing is wanted, not `{other}`").into()),
    }
}
