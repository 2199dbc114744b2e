use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, TextDocumentPositionParams, TextEdit,
};

use super::super::reading::Reading;
use super::keys::{self, Name};
use super::scan::{self, Place, Token};
use crate::catalog::{Catalog, Language};
use crate::config::Sort;
use crate::text::Span;

/// What may stand where the cursor is in one of the newsroom's own files.
pub(in super::super) fn items(
    reading: &Reading,
    at: &TextDocumentPositionParams,
) -> Option<Vec<CompletionItem>> {
    let file = reading.session.house_file(&reading.snapshot.uri)?;
    let places = reading.places();
    let offset = places.offset(at.position);
    let token = scan::at(&reading.text, offset);
    let catalog = reading.catalog();
    let words = match token.place {
        Place::Comment => return None,
        Place::Header => tables(&file.sort, &token),
        Place::Key => keys::keys_at(&file.sort, token.parent(), catalog),
        Place::Value => keys::values(&file.sort, &token.path, catalog),
    };
    let after = Span::new(token.span.end, u32::MAX).start as usize;
    let rest = reading.text.get(after..).unwrap_or_default();
    let is_set = rest
        .trim_start_matches([' ', '\t', '"', '.'])
        .starts_with('=');
    let range = places.range(token.span);
    let item = |word: &str| {
        let text = match token.place {
            Place::Value if token.quoted || is_bare(word) => word.to_owned(),
            Place::Value => format!("\"{word}\""),
            Place::Key if !token.quoted && !is_set && !is_table(&file.sort, &token, word) => {
                format!("{word} = ")
            }
            _ => word.to_owned(),
        };
        CompletionItem {
            label: word.to_owned(),
            kind: Some(kind(token.place)),
            detail: about(reading, &file.sort, &token, word),
            filter_text: Some(word.to_owned()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, text))),
            ..CompletionItem::default()
        }
    };
    Some(words.into_iter().map(item).collect())
}

/// The tables whose names may go on from the header so far.
fn tables(sort: &Sort, token: &Token) -> Vec<&'static str> {
    let parent = token.parent();
    let keys = keys::keys(sort, &parent.join("."));
    keys.iter()
        .copied()
        .filter(|key| is_table(sort, token, key))
        .collect()
}

/// Whether a key opens a table and is written in brackets.
fn is_table(sort: &Sort, token: &Token, key: &str) -> bool {
    let mut path = token.parent().to_vec();
    path.push(key.to_owned());
    let path = path.join(".");
    let of_catalog = match sort {
        Sort::Layer => {
            ["style", "rules", "override.style", "override.rules"].contains(&path.as_str())
        }
        Sort::Card { .. } => false,
        Sort::List { .. } => ["words", "without", "values"].contains(&path.as_str()),
    };
    of_catalog || !keys::keys(sort, &path).is_empty()
}

fn about(reading: &Reading, sort: &Sort, token: &Token, word: &str) -> Option<String> {
    if token.place == Place::Value {
        return None;
    }
    let mut path = token.parent().to_vec();
    path.push(word.to_owned());
    let language = reading.settings.language;
    describe(reading.catalog(), language, &keys::name(sort, &path)?)
}

/// What a key means, on one line.
pub(super) fn describe(catalog: &Catalog, language: Language, name: &Name<'_>) -> Option<String> {
    let pick = |arabic: &str, english: &str| match language {
        Language::Arabic => arabic.to_owned(),
        Language::English => english.to_owned(),
    };
    match name {
        Name::Form(key) => Some(catalog.say(key, language).to_owned()),
        Name::Rule(id) => {
            let card = catalog.card(catalog.find(id)?);
            Some(pick(&card.title, &card.title_en))
        }
        Name::Option(_, "level") => Some(catalog.say("server-level", language).to_owned()),
        Name::Option(id, option) => {
            let card = catalog.card(catalog.find(id)?);
            let option = card.option.iter().find(|it| it.name == *option)?;
            Some(pick(&option.about, &option.about_en))
        }
        Name::Style(key) => Some(keys::style_values(catalog, key).join(", ")),
    }
}

/// Whether a value is written without quotation marks.
fn is_bare(word: &str) -> bool {
    word == "true" || word == "false"
}

fn kind(place: Place) -> CompletionItemKind {
    match place {
        Place::Header => CompletionItemKind::MODULE,
        Place::Key => CompletionItemKind::PROPERTY,
        Place::Value | Place::Comment => CompletionItemKind::VALUE,
    }
}
