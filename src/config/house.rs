use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Texts;
use super::discover::normal;
use super::error::ConfigError;
use super::files::{ConfigFile, shown};
use crate::catalog::Catalog;
use crate::catalog::card::{Card, Text};
use crate::catalog::layer::Layer;
use crate::catalog::list::WordList;
use crate::catalog::names::{MOST, NameEntry};
use crate::catalog::source::{self, SourceError};

/// The folder beside a configuration that holds a newsroom's cards.
pub(super) const FOLDER: &str = "rules";
pub(super) const LISTS: &str = "lists";
pub(super) const PACKS: &str = "packs";
pub(super) const NAMES: &str = "names";

/// A newsroom's own cards, lists and packs.
#[derive(Default)]
pub struct House {
    /// Its cards, in the order of group and id.
    pub cards: Vec<Card>,
    /// Its lists, by name.
    pub lists: Vec<WordList>,
    /// Its packs, by name.
    pub packs: Vec<(Text, Layer)>,
    /// Its names.
    pub names: Vec<NameEntry>,
    /// The files they are from, each with the place of its first.
    files: Vec<(usize, String)>,
    /// The ids that its names point at, and what to say where there is no such name.
    same_as: Vec<(String, SourceError)>,
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
        let (house, errors) = Self::read_in_part(folder, &Texts::default());
        let mut faults = Vec::new();
        for error in errors {
            match error {
                ConfigError::At(found) => faults.extend(found),
                unplaced @ ConfigError::Unplaced(_) => return Err(unplaced),
            }
        }
        if faults.is_empty() {
            Ok(house)
        } else {
            Err(ConfigError::At(faults))
        }
    }

    /// Reads of a `rules` folder what is as it must be, and says what is not.
    pub(super) fn read_in_part(folder: &Path, texts: &Texts) -> (Self, Vec<ConfigError>) {
        let mut house = Self::default();
        let mut errors = Vec::new();
        let mut listed = |folder: &Path| {
            sorted(folder).unwrap_or_else(|error| {
                errors.push(error);
                Vec::new()
            })
        };
        let groups = listed(folder).into_iter().filter(|path| path.is_dir());
        let files: Vec<_> = groups.map(|group| (stem(&group), listed(&group))).collect();
        for (group, paths) in files {
            for path in paths.iter().filter(|path| is_toml(path)) {
                let read = texts
                    .read(path)
                    .and_then(|text| Ok(house.file(&group, path, &text)?));
                errors.extend(read.err());
            }
        }
        (house, errors)
    }

    /// Puts the house on top of a catalog.
    ///
    /// # Errors
    /// A card that names a list that does not exist; a pack with the name of one of ours; more names
    /// than there is room for.
    pub fn over(self, catalog: &Catalog) -> Result<Catalog, ConfigError> {
        if let Some((name, _)) = self
            .packs
            .iter()
            .find(|(name, _)| catalog.pack(name).is_some())
        {
            let message = format!("there is a pack `{name}` already: give yours another name");
            return Err(ConfigError::Unplaced(message));
        }
        let (names, files, same_as) = (self.names, self.files, self.same_as);
        let catalog = catalog
            .with_house(self.cards, self.lists, self.packs)
            .map_err(ConfigError::Unplaced)?;
        let room = catalog.names().room();
        let catalog = catalog
            .with_names(&names)
            .map_err(|place| without_room(&names, &files, (place, room)))?;
        let known: HashSet<&str> = catalog.names().all().map(|(_, name)| name.id()).collect();
        let unknown = same_as.into_iter().find(|(id, _)| !known.contains(&**id));
        match unknown {
            Some((_, error)) => Err(error.into()),
            None => Ok(catalog),
        }
    }

    /// The names that the files of a configuration's `[names]` hold.
    ///
    /// # Errors
    /// A file that cannot be read or is not as it must be; an id in two of them.
    pub(super) fn names(file: &ConfigFile, texts: &Texts) -> Result<Self, ConfigError> {
        let mut house = Self::default();
        for (index, named) in file.layer.names.iter().enumerate() {
            let path = normal(&file.folder().join(&**named));
            let place = ["names", "files", &index.to_string()];
            let text = texts.read(&path);
            let text = text.map_err(|error| file.fault(&place, error.to_string()))?;
            house.add_names(&shown(&path), &text)?;
        }
        Ok(house)
    }

    fn add_names(&mut self, file: &str, text: &str) -> Result<(), SourceError> {
        let names = source::names(file, text)?;
        let known: HashSet<&str> = self.names.iter().map(|known| &*known.id).collect();
        if let Some(name) = names.iter().find(|name| known.contains(&*name.id)) {
            let message = format!("there is a name `{}` already in another file", name.id);
            return Err(source::at_value(file, text, &name.id, message));
        }
        let mut written = BTreeMap::new();
        let all = self.names.iter().chain(&names);
        let twice = all.filter_map(|it| Some((it, source::written_twice(&mut written, it)?)));
        if let Some((name, message)) = twice.last() {
            return Err(source::at_value(file, text, &name.id, message));
        }
        let pointing = names.iter().filter_map(|name| name.same_as.as_ref());
        self.same_as.extend(pointing.map(|id| {
            let message = format!("there is no name `{id}`");
            (id.clone(), source::at_value(file, text, id, message))
        }));
        self.files.push((self.names.len(), file.to_owned()));
        self.names.extend(names);
        Ok(())
    }

    fn file(&mut self, group: &str, path: &Path, text: &str) -> Result<(), SourceError> {
        let (file, id) = (shown(path), stem(path));
        match group {
            LISTS => self.lists.push(source::list(&file, &id, text)?),
            PACKS => self
                .packs
                .push((Text::Owned(id), source::layer(&file, text)?)),
            NAMES => self.add_names(&file, text)?,
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

/// Says that there is no room for the name at a place, where there is room for so many.
fn without_room(
    names: &[NameEntry],
    files: &[(usize, String)],
    (place, room): (usize, usize),
) -> SourceError {
    let file = files.iter().rfind(|(first, _)| *first <= place);
    let id = names.get(place).map_or("", |name| &name.id);
    let message = format!(
        "no room for `{id}`: all files of names together may hold {room} names with {MOST} spellings; \
         keep those that your stories write"
    );
    let file = file.map_or("", |(_, file)| file);
    source::at_offset(file, "", 0, message)
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "toml")
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

pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_the_first_name_without_room_is_named() {
        let mut house = House::default();
        let name = "id = \"a\"\nkind = \"place\"\nlatin = \"\"\n";
        let spelling = "[[name.spelling]]\ntext = \"\u{628}\"\n";
        for (file, count) in [
            ("a.toml", 2),
            ("b.toml", Catalog::embedded().names().room()),
        ] {
            let text =
                format!("[[name]]\n{name}{spelling}").replace("\"a\"", &format!("\"{file}\""));
            assert_eq!(house.add_names(file, &text), Ok(()));
            let entry = house.names[house.names.len() - 1].clone();
            let more = (1..count).map(|place| NameEntry {
                id: format!("{file}-{place}"),
                ..entry.clone()
            });
            house.names.extend(more);
        }
        let refused = house.over(&Catalog::embedded()).err();
        let message = refused.map(|error| error.to_string()).unwrap_or_default();
        let room = Catalog::embedded().names().room();
        assert!(
            message.starts_with("b.toml:1:1: no room for `b.toml-"),
            "{message}"
        );
        assert!(message.contains(&format!(" {room} names ")), "{message}");
    }
}
