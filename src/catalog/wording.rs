//! How findings are said to a person, the same in reports and in editors.

use std::borrow::Cow;

use super::card::Card;
use super::visible::{self, Part};
use super::{Catalog, Language};
use crate::lint::{Finding, Fix};
use crate::text::{Edit, Rewritten, Span};

/// Where our own cards can be read.
const CARDS: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/rules/");

/// Bytes beyond which the edits of a fix are too far apart to be shown as one replacement.
const NEAR: u32 = 2048;

/// Characters of a replacement that a title shows.
const TITLE: usize = 120;

/// The words of a report in one language.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'a> {
    catalog: &'a Catalog,
    language: Language,
}

impl<'a> Wording<'a> {
    pub(crate) const fn new(catalog: &'a Catalog, language: Language) -> Self {
        Self { catalog, language }
    }

    pub(crate) const fn catalog(self) -> &'a Catalog {
        self.catalog
    }

    pub(crate) const fn language(self) -> Language {
        self.language
    }

    pub(crate) fn card(self, finding: &Finding) -> &'a Card {
        self.catalog.card(finding.rule)
    }

    /// The interface's own words for `key`.
    pub(crate) fn say(self, key: &'static str) -> &'a str {
        self.catalog.say(key, self.language)
    }

    /// The interface's own words for `key` with `with` for `{0}`.
    pub(crate) fn fill(self, key: &'static str, with: &str) -> String {
        let mut out = String::new();
        self.push_filled(&mut out, key, |out| out.push_str(with));
        out
    }

    /// Appends the interface's own words for `key` with what `with` appends for `{0}`.
    pub(crate) fn push_filled(
        self,
        out: &mut String,
        key: &'static str,
        with: impl FnOnce(&mut String),
    ) {
        self.frame(key).push(out, with);
    }

    /// The interface's own words for `key`, found once to be filled often.
    pub(crate) fn frame(self, key: &'static str) -> Frame<'a> {
        let template = self.say(key);
        match template.split_once("{0}") {
            Some((before, after)) => Frame(before, Some(after)),
            None => Frame(template, None),
        }
    }

    /// What a finding says, on one line and with nothing invisible in it: no form may carry a
    /// text's bidi or terminal controls to a page that obeys them.
    pub(crate) fn message(self, text: &str, finding: &Finding) -> String {
        let mut out = String::new();
        self.push_message(&mut out, text, finding);
        out
    }

    /// Appends what a finding says, as [`Self::message`] does.
    pub(crate) fn push_message(self, out: &mut String, text: &str, finding: &Finding) {
        let start = out.len();
        self.catalog
            .push_message(out, finding, (finding.span.of(text), self.language));
        visible::mend(out, start, Part::Fault);
    }

    /// What belongs to a finding, said of another place with `text`.
    pub(crate) fn related(self, text: &str) -> String {
        self.fill("report-related", &shown(text))
    }

    /// What a fix does, as a menu would offer it.
    pub(crate) fn title(self, text: &str, finding: &Finding, fix: &Fix) -> String {
        match Outcome::of(text, finding.span, fix) {
            Outcome::Inserted(text) => self.fill("report-insert", &shown(&text.written())),
            Outcome::Replaced(text) => self.fill("report-write", &shown(&text.written())),
            Outcome::Deleted(text) => self.fill("report-delete", &shown(text)),
        }
    }
}

/// Words of the interface before and after `{0}`; none after where they have no `{0}`.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a>(&'a str, Option<&'a str>);

impl Frame<'_> {
    /// Appends the words with what `with` appends for `{0}`.
    pub(crate) fn push(self, out: &mut String, with: impl FnOnce(&mut String)) {
        out.push_str(self.0);
        if let Some(after) = self.1 {
            with(out);
            out.push_str(after);
        }
    }
}

/// The page of a rule: its card in our repository. A newsroom's own cards have none.
pub(crate) fn page(card: &Card) -> Option<String> {
    let ours = matches!(card.id, Cow::Borrowed(_));
    ours.then(|| file_page(&format!("{}/{}.toml", card.group, card.id)))
}

/// The page of a file of ours, by its path under `rules`.
pub(crate) fn file_page(path: &str) -> String {
    format!("{CARDS}{path}")
}

/// What becomes of the fault's text when a fix is made.
pub(crate) enum Outcome<'a> {
    /// This stands where nothing stood.
    Inserted(Rewritten<'a>),
    /// This stands there instead.
    Replaced(Rewritten<'a>),
    /// Nothing stands there any more of this.
    Deleted(&'a str),
}

impl<'a> Outcome<'a> {
    /// Makes the edits on `around` and whatever else they touch; where they lie far apart, the
    /// first of them alone.
    pub(crate) fn of(text: &'a str, around: Span, fix: &'a Fix) -> Self {
        // White space here and there shows nothing but the text between.
        let apart = fix.edits.len() > 1 && fix.edits.iter().all(|edit| is_blank(text, edit));
        let joined = (!apart).then(|| joined(text, around, fix)).flatten();
        let becomes = joined.unwrap_or_else(|| {
            let first = fix.edits.get(..1).unwrap_or_default();
            let span = first.first().map_or(around, |edit| edit.span);
            Rewritten::new(text, span, first)
        });
        let span = becomes.span();
        match (span.is_empty(), becomes.is_empty()) {
            (false, true) => Self::Deleted(span.of(text)),
            (true, _) => Self::Inserted(becomes),
            (false, false) => Self::Replaced(becomes),
        }
    }
}

/// Whether an edit changes white space alone.
fn is_blank(text: &str, edit: &Edit) -> bool {
    edit.span.of(text).trim().is_empty() && edit.replacement.trim().is_empty()
}

/// All edits of a fix as one replacement of `around` and whatever else they touch, unless they lie
/// too far apart.
pub(crate) fn joined<'a>(text: &'a str, around: Span, fix: &'a Fix) -> Option<Rewritten<'a>> {
    let joined = fix.over(text, around);
    let near = joined.span().len() <= around.len().saturating_add(NEAR);
    near.then_some(joined)
}

/// `text` short, on one line and with what is invisible made visible.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_shown(&mut out, |out| out.push_str(text));
    out
}

/// Appends what `write` appends as [`shown`] gives it.
pub(crate) fn push_shown(out: &mut String, write: impl FnOnce(&mut String)) {
    let start = out.len();
    write(out);
    // No text of so many bytes has more characters.
    let long = out.get(start..).filter(|text| text.len() > TITLE);
    let end = long.and_then(|text| text.char_indices().nth(TITLE));
    if let Some((end, _)) = end {
        out.truncate(start + end);
    }
    visible::mend(out, start, Part::Alone);
    if end.is_some() {
        out.push(visible::ELLIPSIS);
    }
}
