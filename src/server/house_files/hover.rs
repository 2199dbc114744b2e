use std::sync::Arc;

use tower_lsp::ls_types::{
    Hover, HoverContents, MarkupContent, MarkupKind, TextDocumentPositionParams,
};

use super::super::documents::Kind;
use super::super::reading::Reading;
use super::super::session::Session;
use super::completion::describe;
use super::keys::{self, Name};
use super::scan::{self, Place, Token};
use crate::catalog;
use crate::catalog::wording::shown;
use crate::config::Sort;

/// Words of a list that a hover shows.
const WORDS: usize = 12;

/// What the word under the cursor means in one of the newsroom's own files.
pub(in super::super) async fn hover(
    session: &Arc<Session>,
    at: TextDocumentPositionParams,
) -> Option<Hover> {
    let uri = at.text_document.uri.clone();
    session
        .documents
        .get(&uri)
        .filter(|it| it.kind == Kind::House)?;
    let found = session.answer(&uri, move |reading| {
        let file = reading.session.house_file(&reading.snapshot.uri)?;
        let places = reading.places();
        let token = scan::at(&reading.text, places.offset(at.position));
        let value = reading.meaning(&file.sort, &token)?;
        let kind = MarkupKind::Markdown;
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent { kind, value }),
            range: Some(places.range(token.span)),
        })
    });
    found.await.flatten()
}

impl Reading {
    fn meaning(&self, sort: &Sort, token: &Token) -> Option<String> {
        let (catalog, language) = (self.catalog(), self.settings.language);
        match token.place {
            Place::Comment => None,
            Place::Value => self.list(sort, token),
            Place::Header | Place::Key => match keys::name(sort, &token.path)? {
                Name::Rule(id) => Some(catalog::page(catalog, catalog.find(id)?, language)),
                Name::Style(key) => self.style(key),
                name => {
                    let word = token.path.last()?;
                    Some(format!("`{word}`: {}", describe(catalog, language, &name)?))
                }
            },
        }
    }

    /// The values of a key of the house map, and the rules that it steers.
    fn style(&self, key: &str) -> Option<String> {
        let catalog = self.catalog();
        let steered = catalog
            .rules()
            .filter(|(_, card)| card.styles().any(|style| style.key == key));
        let rules: Vec<String> = steered.map(|(_, card)| format!("`{}`", card.id)).collect();
        if rules.is_empty() {
            return None;
        }
        let values: Vec<String> = keys::style_values(catalog, key)
            .iter()
            .map(|value| format!("`{value}`"))
            .collect();
        let wording = self.wording();
        Some(format!(
            "`{key}`\n\n- {}: {}\n- {}: {}",
            wording.say("server-values"),
            values.join(", "),
            wording.say("server-rules"),
            rules.join(", ")
        ))
    }

    /// The first words of a list that a card names.
    fn list(&self, sort: &Sort, token: &Token) -> Option<String> {
        let path = token.path.join(".");
        let names = matches!(sort, Sort::Card { .. })
            && ["match.part.list", "match.triggers"].contains(&path.as_str());
        let name = token.span.of(&self.text);
        let list = self.catalog().list(name);
        if !names || list.words.is_empty() {
            return None;
        }
        let first: Vec<String> = list
            .words
            .iter()
            .take(WORDS)
            .map(|word| shown(word))
            .collect();
        let count = list.words.len().to_string();
        let words = self.wording().fill("server-words-in-list", &count);
        Some(format!("`{name}`: {words}\n\n{}", first.join(" · ")))
    }
}
