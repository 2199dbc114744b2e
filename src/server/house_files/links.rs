use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams, Uri};

use super::super::reading::Reading;
use super::super::session::Session;
use super::super::workspace::file_path;
use super::keys::{Name, name};
use super::scan::{Place, Token, tokens};
use crate::catalog::wording::{file_page, page};
use crate::config::{HouseFile, Sort, normal};

/// Answers `textDocument/documentLink` for the newsroom's own files: rules lead to their cards,
/// lists and packs to theirs, files to themselves. The newsroom's own are opened where they lie,
/// ours in our repository.
pub(in super::super) async fn links(
    session: &Arc<Session>,
    params: DocumentLinkParams,
) -> Result<Option<Vec<DocumentLink>>> {
    let uri = params.text_document.uri;
    Ok(session.answer(&uri, Reading::links).await.flatten())
}

impl Reading {
    fn links(&self) -> Option<Vec<DocumentLink>> {
        let file = self.session.house_file(&self.snapshot.uri)?;
        let places = self.places();
        let link = |token: &Token| {
            let target = Some(self.link(&file, token)?);
            Some(DocumentLink {
                range: places.range(token.span),
                target,
                tooltip: None,
                data: None,
            })
        };
        Some(tokens(&self.text).iter().filter_map(link).collect())
    }

    fn link(&self, file: &HouseFile, token: &Token) -> Option<Uri> {
        if token.place != Place::Value {
            return match name(&file.sort, &token.path)? {
                Name::Rule(id) => self.rule(file, id),
                _ => None,
            };
        }
        let word = token.span.of(&self.text);
        let path: Vec<&str> = token.path.iter().map(String::as_str).collect();
        match (&file.sort, path.as_slice()) {
            (Sort::Layer, ["extends"] | ["override", "extends"])
                if !word.contains(['/', '\\', '.']) =>
            {
                self.catalog().pack(word)?;
                of_file(file, &format!("packs/{word}.toml"))
            }
            (Sort::Layer, ["extends"] | ["override", "extends"] | ["names", "files"]) => {
                let beside = file_path(&self.snapshot.uri)?;
                existing(&beside.parent()?.join(word))
            }
            (Sort::Card { .. }, ["match", "triggers"] | ["match", "part", "list"]) => {
                self.catalog().list_names().find(|list| *list == word)?;
                of_file(file, &format!("lists/{word}.toml"))
            }
            _ => None,
        }
    }

    fn rule(&self, file: &HouseFile, id: &str) -> Option<Uri> {
        let card = self.catalog().card(self.catalog().find(id)?);
        let own = file
            .home
            .join("rules")
            .join(&*card.group)
            .join(format!("{id}.toml"));
        existing(&own).or_else(|| Uri::from_str(&page(card)?).ok())
    }
}

/// A file under `rules`: the newsroom's, else ours.
fn of_file(file: &HouseFile, path: &str) -> Option<Uri> {
    let own = existing(&file.home.join("rules").join(path));
    own.or_else(|| Uri::from_str(&file_page(path)).ok())
}

fn existing(path: &Path) -> Option<Uri> {
    let path = normal(path);
    path.is_file().then(|| Uri::from_file_path(&path)).flatten()
}
