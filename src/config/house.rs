use std::fs;
use std::path::{Path, PathBuf};

use super::error::{ConfigError, with_suggestion};
use super::files::{read_text, shown};
use crate::catalog::Catalog;
use crate::catalog::card::{Card, Text};
use crate::catalog::layer::Layer;
use crate::catalog::list::WordList;
use crate::catalog::source::{self, SourceError};

/// The folder beside a configuration that holds a newsroom's cards.
const FOLDER: &str = "rules";
const LISTS: &str = "lists";
const PACKS: &str = "packs";
const NAMES: &str = "names";

/// A newsroom's own cards, lists and packs.
#[derive(Default)]
pub struct House {
    /// Its cards, in the order of group and id.
    pub cards: Vec<Card>,
    /// Its lists, by name.
    pub lists: Vec<WordList>,
    /// Its packs, by name.
    pub packs: Vec<(Text, Layer)>,
}

impl House {
    /// The `rules` folder beside a configuration in `folder`, if there is one.
    pub fn beside(folder: &Path) -> Option<PathBuf> {
        Some(folder.join(FOLDER)).filter(|rules| rules.is_dir())
    }

    /// Reads a `rules` folder: cards in `<group>/<id>.toml`, `lists/`, `packs/`.
    ///
    /// # Errors
    /// Every file that is not as it must be; two cards of one id.
    pub fn read(folder: &Path) -> Result<Self, ConfigError> {
        let mut house = Self::default();
        let mut faults = Vec::new();
        for group in sorted(folder)?.into_iter().filter(|path| path.is_dir()) {
            let name = stem(&group);
            for path in sorted(&group)? {
                if path
                    .extension()
                    .is_some_and(|extension| extension == "toml")
                {
                    let text = read_text(&path)?;
                    let read = house.file(&name, &path, &text);
                    faults.extend(read.err().map(with_suggestion));
                }
            }
        }
        if faults.is_empty() {
            Ok(house)
        } else {
            Err(ConfigError::At(faults))
        }
    }

    /// Puts the house on top of a catalog.
    ///
    /// # Errors
    /// A card that names a list that does not exist; a pack with the name of one of ours.
    pub fn over(self, catalog: &Catalog) -> Result<Catalog, ConfigError> {
        if let Some((name, _)) = self
            .packs
            .iter()
            .find(|(name, _)| catalog.pack(name).is_some())
        {
            let message = format!("there is a pack `{name}` already: give yours another name");
            return Err(ConfigError::Unplaced(message));
        }
        catalog
            .with_house(self.cards, self.lists, self.packs)
            .map_err(ConfigError::Unplaced)
    }

    fn file(&mut self, group: &str, path: &Path, text: &str) -> Result<(), SourceError> {
        let (file, id) = (shown(path), stem(path));
        match group {
            LISTS => self.lists.push(source::list(&file, &id, text)?),
            PACKS => self
                .packs
                .push((Text::Owned(id), source::layer(&file, text)?)),
            NAMES => {}
            _ => {
                let card = source::card(&file, group, &id, text)?;
                if let Some(other) = self.cards.iter().find(|known| known.id == card.id) {
                    let message = format!("rule `{id}` is in group `{}` already", other.group);
                    return Err(source::at_offset(&file, text, 0, message));
                }
                self.cards.push(card);
            }
        }
        Ok(())
    }
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, ConfigError> {
    let entries = fs::read_dir(folder).map_err(|error| {
        ConfigError::Unplaced(format!("cannot read {}: {error}", shown(folder)))
    })?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
