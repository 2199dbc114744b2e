//! What is wrong with a newsroom's own file while it is being written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Texts;
use super::discover::{FILE_NAME, nearest};
use super::error::{ConfigError, did_you_mean, with_suggestion};
use super::files::{ConfigFile, read_all, shown};
use super::house::{FOLDER, House, LISTS, NAMES, NO_CODE, PACKS, pack, stem, taken, unknown_lists};
use super::stack::{Home, Placed, Stack, check, stack};
use crate::catalog::Catalog;
use crate::catalog::card::{Card, MatchKind};
use crate::catalog::place;
use crate::catalog::source::{self, SourceError};
use crate::lint::{self, Asked, ExampleFailure};
use crate::rules;

/// A file of the newsroom's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseFile {
    /// What it must be.
    pub sort: Sort,
    /// The folder of the configuration it belongs to.
    pub home: PathBuf,
    path: PathBuf,
    /// The configuration that leads to it; a pack is its own.
    top: PathBuf,
}

/// What a file of the newsroom's own must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A configuration, a file that one extends, or a pack.
    Layer,
    /// A card.
    Card {
        /// Its folder.
        group: String,
        /// Its stem.
        id: String,
    },
    /// A list of words.
    List {
        /// Its stem.
        name: String,
    },
}

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// What it is.
    pub what: Complaint,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// This, in English.
    Said(String),
    /// An example of a card does not hold.
    Example(ExampleFailure),
    /// A card has no examples.
    NoExamples,
}

impl HouseFile {
    /// What the file at a normal absolute path is; nothing for files that are not the newsroom's.
    ///
    /// Cards, lists and packs lie in a `rules` folder beside a configuration or in one of `roots`.
    pub fn of(path: &Path, texts: &Texts, roots: &[PathBuf]) -> Option<Self> {
        let folder = path.parent()?;
        let made = |sort, home: &Path, top: &Path| Self {
            sort,
            home: home.to_path_buf(),
            path: path.to_path_buf(),
            top: top.to_path_buf(),
        };
        if path.file_name().is_some_and(|name| name == FILE_NAME) {
            return Some(made(Sort::Layer, folder, path));
        }
        let rules = folder.parent().filter(|rules| rules.ends_with(FOLDER));
        let home = rules.and_then(Path::parent).filter(|home| {
            texts.has(&home.join(FILE_NAME)) || roots.iter().any(|root| root == home)
        });
        if let Some(home) = home {
            let (group, name) = (stem(folder), stem(path));
            let sort = match group.as_str() {
                NAMES => return None,
                PACKS => Sort::Layer,
                LISTS => Sort::List { name },
                _ => Sort::Card { group, id: name },
            };
            return Some(made(sort, home, path));
        }
        let top = nearest(folder)?;
        let files = read_all(&top, texts).ok()?;
        let home = top.parent()?;
        let extended = files.iter().any(|file| file.path == path);
        extended.then(|| made(Sort::Layer, home, &top))
    }

    /// Everything that is wrong with the file, by place.
    pub fn audit(&self, texts: &Texts) -> Vec<Fault> {
        let text = match texts.read(&self.path) {
            Ok(text) => text,
            Err(error) => return vec![said_at_start(error.to_string())],
        };
        let mut faults = match &self.sort {
            Sort::List { name } => {
                let read = source::list(&shown(&self.path), name, &text);
                read.err().map(said).into_iter().collect()
            }
            Sort::Card { group, id } => match source::card(&shown(&self.path), group, id, &text) {
                Ok(card) => self.card(&card, &text, texts),
                Err(error) => vec![said(error)],
            },
            Sort::Layer if self.is_pack() => self.pack(text, texts),
            Sort::Layer => self.config(texts),
        };
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults.dedup();
        faults
    }

    fn is_pack(&self) -> bool {
        self.path == self.top && !self.path.ends_with(FILE_NAME)
    }

    fn house(&self, texts: &Texts) -> House {
        let folder = House::beside(&self.home);
        folder
            .map(|folder| House::read_in_part(&folder, texts).0)
            .unwrap_or_default()
    }

    fn config(&self, texts: &Texts) -> Vec<Fault> {
        let files = match read_all(&self.top, texts) {
            Ok(files) => files,
            Err(error) => return self.own(error, texts),
        };
        let used = || {
            let mut catalog = Catalog::embedded();
            for folder in files.iter().filter_map(|file| House::beside(file.folder())) {
                let house = House::read_in_part(&folder, texts).0;
                catalog = Arc::new(house.over(&catalog)?);
            }
            stack(&catalog, &files, &[], texts).map(drop)
        };
        let names = files.iter().map(|file| House::names(file, texts).err());
        let errors = names.flatten().chain(used().err());
        errors.flat_map(|error| self.own(error, texts)).collect()
    }

    /// What of an error concerns this file: what is in other files it says where they are named.
    fn own(&self, error: ConfigError, texts: &Texts) -> Vec<Fault> {
        let name = shown(&self.path);
        let faults = match error {
            ConfigError::Unplaced(message) => return vec![said_at_start(message)],
            ConfigError::At(faults) => faults,
        };
        let (own, others): (Vec<_>, Vec<_>) = faults.into_iter().partition(|it| it.file == name);
        let mut found: Vec<Fault> = own.into_iter().map(said).collect();
        if self.path == self.top {
            let text = texts.read(&self.path).unwrap_or_default();
            let offset = place::offset(&text, &["extends"]).unwrap_or(0);
            let named = |other: SourceError| {
                said(source::at_offset(&name, &text, offset, other.to_string()))
            };
            found.extend(others.into_iter().map(named));
        }
        found
    }

    fn pack(&self, text: String, texts: &Texts) -> Vec<Fault> {
        let name = shown(&self.path);
        let layer = match pack(&name, &text) {
            Ok(layer) => layer,
            Err(error) => return vec![said(error)],
        };
        let catalog = match self.house(texts).over(&Catalog::embedded()) {
            Ok(catalog) => Arc::new(catalog),
            Err(error) => return vec![said_at_start(error.to_string())],
        };
        let file = Arc::new(ConfigFile {
            path: self.path.clone(),
            name,
            text,
            layer: layer.clone(),
        });
        let mut faults = Vec::new();
        for (index, item) in layer.extends.iter().enumerate() {
            if catalog.pack(item).is_none() {
                let near = did_you_mean(item, catalog.pack_names());
                let message = format!("there is no pack `{item}`{near}");
                faults.push(said(file.fault(&["extends", &index.to_string()], message)));
            }
        }
        let alone = Stack {
            layers: vec![Placed {
                home: Home::File(file, None),
                layer,
            }],
            ..Stack::default()
        };
        let settings = check(&catalog, &alone).err();
        faults.extend(
            settings
                .into_iter()
                .flat_map(|error| self.own(error, texts)),
        );
        faults
    }

    fn card(&self, card: &Card, text: &str, texts: &Texts) -> Vec<Fault> {
        let house = self.house(texts);
        let catalog = Catalog::embedded();
        let mut faults = Vec::new();
        let mut fault = |path: &[&str], message: String| {
            let offset = place::offset(text, path).unwrap_or(0);
            faults.push(said(source::at_offset("", text, offset, message)));
        };
        if let Some(other) = house
            .cards
            .iter()
            .find(|it| it.id == card.id && it.group != card.group)
        {
            fault(
                &[],
                format!("rule `{}` is in group `{}` already", card.id, other.group),
            );
        }
        // Without a configuration beside it the folder may be our own, in a copy of the sources.
        let is_newsroom = texts.has(&self.home.join(FILE_NAME));
        let has_code = !is_newsroom && rules::code(&card.id).is_some();
        if card.matcher.kind == MatchKind::Code && !has_code {
            fault(&["match", "kind"], NO_CODE.to_owned());
        }
        if is_newsroom && catalog.find(&card.id).is_some() {
            fault(&[], taken(&card.id));
        }
        let named = unknown_lists(card, text, (&catalog, &house.lists));
        faults.extend(named.into_iter().map(said));
        if !faults.is_empty() {
            return faults;
        }
        match catalog.with_house(vec![card.clone()], house.lists, Vec::new()) {
            Ok(catalog) => examples(&Arc::new(catalog), card, text),
            Err(message) => vec![said_at_start(message)],
        }
    }
}

fn examples(catalog: &Arc<Catalog>, card: &Card, text: &str) -> Vec<Fault> {
    let Some(rule) = catalog.find(&card.id) else {
        return Vec::new();
    };
    if card.example.is_empty() {
        return vec![Fault {
            line: 1,
            column: 1,
            what: Complaint::NoExamples,
        }];
    }
    let mut faults = Vec::new();
    for (index, example) in card.example.iter().enumerate() {
        for failure in lint::hold(catalog, rule, example) {
            let about = match (&failure.asked, &example.ok) {
                (Asked::Become(_), _) => "good",
                (Asked::Silence, None) if Some(&*failure.text) == example.good.as_deref() => "good",
                (_, Some(_)) => "ok",
                _ => "bad",
            };
            let index = index.to_string();
            let offset = place::offset(text, &["example", &index, about]).unwrap_or(0);
            let at = source::at_offset("", text, offset, String::new());
            faults.push(Fault {
                what: Complaint::Example(failure),
                ..said(at)
            });
        }
    }
    faults
}

fn said(error: SourceError) -> Fault {
    let SourceError {
        line,
        column,
        message,
        ..
    } = with_suggestion(error);
    Fault {
        line,
        column,
        what: Complaint::Said(message),
    }
}

fn said_at_start(message: String) -> Fault {
    Fault {
        line: 1,
        column: 1,
        what: Complaint::Said(message),
    }
}
