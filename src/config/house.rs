use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Texts;
use super::discover::{FILE_NAME, normal};
use super::error::{ConfigError, did_you_mean};
use super::files::{ConfigFile, shown};
use crate::catalog::Catalog;
use crate::catalog::card::{Card, MatchKind, Text};
use crate::catalog::layer::Layer;
use crate::catalog::list::WordList;
use crate::catalog::names::{MOST, NameEntry};
use crate::catalog::place;
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
    /// The files of the cards with their texts, in their order, and those of the packs.
    card_files: Vec<(String, String)>,
    pack_files: Vec<String>,
}

impl House {
    /// The `rules` folder beside a configuration in `folder`, if there is one.
    pub fn beside(folder: &Path) -> Option<PathBuf> {
        Some(folder.join(FOLDER)).filter(|rules| rules.is_dir())
    }

    /// The file that a newsroom's own pack has, beside a configuration in `folder`.
    pub(super) fn pack_file(folder: &Path, name: &str) -> PathBuf {
        let packs = folder.join(FOLDER).join(PACKS);
        packs.join(format!("{name}.toml"))
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
        let (groups, beside): (Vec<_>, Vec<_>) =
            listed(folder).into_iter().partition(|path| path.is_dir());
        let files: Vec<_> = groups.iter().map(|group| (group, listed(group))).collect();
        let mut unread = unread(beside);
        for (group, paths) in files {
            let (read, others): (Vec<_>, Vec<_>) =
                paths.into_iter().partition(|path| is_toml(path));
            for path in read {
                let read = texts
                    .read(&path)
                    .and_then(|text| Ok(house.file(&stem(group), &path, &text)?));
                errors.extend(read.err());
            }
            unread.extend(self::unread(others));
        }
        errors.extend(unread.into_iter().map(ConfigError::from));
        (house, errors)
    }

    /// Puts the house on top of a catalog.
    ///
    /// # Errors
    /// A card with the id of a rule, or a pack with the name of one, that is there already; a card that
    /// names a list that does not exist; more names than there is room for.
    pub fn over(self, catalog: &Catalog) -> Result<Catalog, ConfigError> {
        let mut packs = self.packs.iter().zip(&self.pack_files);
        if let Some(((name, _), file)) = packs.find(|((name, _), _)| catalog.pack(name).is_some()) {
            let message = format!("there is a pack `{name}` already: give yours another name");
            return Err(source::at_offset(file, "", 0, message).into());
        }
        let cards = || self.cards.iter().zip(&self.card_files);
        let is_taken = |(card, _): &(&Card, _)| catalog.find(&card.id).is_some();
        if let Some((card, (file, _))) = cards().find(is_taken) {
            return Err(source::at_offset(file, "", 0, taken(&card.id)).into());
        }
        let unknown = cards().flat_map(|(card, (file, text))| {
            let named = unknown_lists(card, text, (catalog, &self.lists)).into_iter();
            named.map(|error| SourceError {
                file: file.clone(),
                ..error
            })
        });
        let unknown: Vec<SourceError> = unknown.collect();
        if !unknown.is_empty() {
            return Err(ConfigError::At(unknown));
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
        for known in &self.names {
            source::written_twice(&mut written, known);
        }
        let mut new = names.iter();
        let twice = new.find_map(|it| Some((it, source::written_twice(&mut written, it)?)));
        if let Some((name, message)) = twice {
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
            PACKS => {
                let layer = pack(&file, text)?;
                self.packs.push((Text::Owned(id), layer));
                self.pack_files.push(file);
            }
            NAMES => self.add_names(&file, text)?,
            _ => {
                let card = source::card(&file, group, &id, text)?;
                if let Some(other) = self.cards.iter().find(|known| known.id == card.id) {
                    let message = format!("rule `{id}` is in group `{}` already", other.group);
                    return Err(source::at_offset(&file, text, 0, message));
                }
                if card.matcher.kind == MatchKind::Code {
                    let kind = place::offset(text, &["match", "kind"]).unwrap_or(0);
                    return Err(source::at_offset(&file, text, kind, NO_CODE.to_owned()));
                }
                self.cards.push(card);
                self.card_files.push((file, text.to_owned()));
            }
        }
        Ok(())
    }
}

/// What is wrong with a card of a newsroom's that asks for code.
pub(super) const NO_CODE: &str = "no code of this name: a newsroom's own card says what it looks for in words, a phrase, a pattern, variants or a measure";

/// What is wrong with a card whose id a rule of ours, or of a configuration beneath, has.
pub(super) fn taken(id: &str) -> String {
    format!(
        "there is a rule `{id}` already: give the file of yours another name, and switch that one off \
         with `{id} = \"off\"` under [rules] if yours is instead of it"
    )
}

/// Says of the lists that a card names and neither the catalog nor the newsroom has where the card names
/// them, given its text; the file is left open.
pub(super) fn unknown_lists(
    card: &Card,
    text: &str,
    (catalog, own): (&Catalog, &[WordList]),
) -> Vec<SourceError> {
    let own = || own.iter().map(|list| &*list.name);
    let known = || catalog.list_names().chain(own());
    let unknown = lists(card).filter(|(_, name)| !known().any(|list| list == *name));
    let said = unknown.map(|(path, name)| {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let offset = place::offset(text, &path).unwrap_or(0);
        let near = did_you_mean(name, known());
        source::at_offset("", text, offset, format!("there is no list `{name}`{near}"))
    });
    said.collect()
}

/// The lists that a card names, and where.
fn lists(card: &Card) -> impl Iterator<Item = (Vec<String>, &str)> {
    let place = |keys: [&str; 2], index: usize| {
        let mut path: Vec<String> = keys.map(str::to_owned).into();
        path.push(index.to_string());
        path
    };
    let parts = card
        .matcher
        .part
        .iter()
        .enumerate()
        .filter(|(_, part)| !part.list.is_empty());
    let parts = parts.map(move |(index, part)| {
        let mut path = place(["match", "part"], index);
        path.push("list".to_owned());
        (path, &*part.list)
    });
    let triggers = card.matcher.triggers.iter().enumerate();
    parts.chain(triggers.map(move |(index, name)| (place(["match", "triggers"], index), &**name)))
}

/// Reads a newsroom's pack.
///
/// # Errors
/// What is not as a layer must be; what says something in a `tadqiq.toml` alone.
pub(super) fn pack(file: &str, text: &str) -> Result<Layer, SourceError> {
    let layer = source::layer(file, text)?;
    for (key, set) in [
        ("override", !layer.overrides.is_empty()),
        ("names", !layer.names.is_empty()),
    ] {
        if set {
            let offset = place::offset(text, &[key]).unwrap_or(0);
            let message = format!("`{key}` does nothing in a pack: write it in tadqiq.toml");
            return Err(source::at_offset(file, text, offset, message));
        }
    }
    Ok(layer)
}

/// Says of the TOML files among `paths`, and of those in the folders among them, that nobody reads
/// them. Hidden files, configurations and links are not the newsroom's rules.
fn unread(paths: Vec<PathBuf>) -> Vec<SourceError> {
    let mut faults = Vec::new();
    let mut open = paths;
    while let Some(path) = open.pop() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name == FILE_NAME || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            open.extend(sorted(&path).unwrap_or_default());
        } else if name.to_ascii_lowercase().ends_with(".toml") {
            let message = "this file is not read: a card is rules/<group>/<id>.toml, one folder deep, \
                 with `.toml` in small letters";
            faults.push(source::at_offset(&shown(&path), "", 0, message.to_owned()));
        }
    }
    faults.sort_by(|a, b| a.file.cmp(&b.file));
    faults
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
        for (file, letter, count) in [
            ("a.toml", '\u{628}', 2),
            ("b.toml", '\u{62A}', Catalog::embedded().names().room()),
        ] {
            let spelling = format!("[[name.spelling]]\ntext = \"{letter}\"\n");
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
