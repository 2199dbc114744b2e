use std::path::Path;
use std::sync::Arc;

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

use super::error::{ConfigError, did_you_mean};
use super::files::{ConfigFile, shown};
use super::house::House;
use super::{DEFAULT_PACK, LanguageChoice, Texts};
use crate::catalog::Catalog;
use crate::catalog::layer::{Layer, Override};
use crate::catalog::place;
use crate::catalog::source::SourceError;
use crate::lint::{Ruleset, accepted_words};

/// The layers of a configuration, the lowest first, and those for some paths only.
#[derive(Default)]
pub(super) struct Stack {
    pub(super) layers: Vec<Placed>,
    pub(super) overrides: Vec<PlacedOverride>,
}

/// A layer and where it was read.
#[derive(Clone)]
pub(super) struct Placed {
    pub(super) home: Home,
    pub(super) layer: Layer,
}

/// Where a layer was read.
#[derive(Clone)]
pub(super) enum Home {
    /// In a pack, by name; of a newsroom's own, in this file.
    Pack(String, Option<Arc<ConfigFile>>),
    /// In a file, or in the `[[override]]` of that index in it.
    File(Arc<ConfigFile>, Option<String>),
}

/// Layers for the paths that the globs name, relative to the folder of the file.
pub(super) struct PlacedOverride {
    file: Arc<ConfigFile>,
    globs: GlobSet,
    pub(super) layers: Vec<Placed>,
}

impl PlacedOverride {
    /// Whether a normal absolute path is among those the override is for.
    pub(super) fn is_for(&self, path: &Path) -> bool {
        path.strip_prefix(self.file.folder())
            .is_ok_and(|inside| self.globs.is_match(inside))
    }
}

impl Home {
    /// An error at a key, whose path in a layer is `key`.
    fn fault(&self, key: &[&str], message: String) -> Result<SourceError, String> {
        match self {
            Self::Pack(name, None) => Err(format!("pack `{name}`: {message}")),
            Self::Pack(_, Some(file)) | Self::File(file, None) => Ok(file.fault(key, message)),
            Self::File(file, Some(table)) => {
                Ok(file.fault(&[&["override", table.as_str()], key].concat(), message))
            }
        }
    }

    fn error(&self, key: &[&str], message: String) -> ConfigError {
        match self.fault(key, message) {
            Ok(fault) => fault.into(),
            Err(message) => ConfigError::Unplaced(message),
        }
    }
}

/// Puts packs and files on top of each other, each once: at its lowest place.
///
/// `files` are a configuration and what it extends, those beneath first; none means that there is
/// no configuration. `packs` replace what the topmost extends, unless empty. `texts` have the files of
/// a newsroom's packs.
///
/// # Errors
/// Every setting that names something there is not.
pub(super) fn stack(
    catalog: &Arc<Catalog>,
    files: &[Arc<ConfigFile>],
    packs: &[String],
    texts: &Texts,
) -> Result<Stack, ConfigError> {
    let mut pile = Pile {
        catalog,
        files,
        texts,
        open: Vec::new(),
        done: Vec::new(),
        stack: Stack::default(),
    };
    for pack in packs {
        pile.pack(pack, &ConfigError::Unplaced)?;
    }
    match files.last() {
        Some(top) => pile.file(top, packs.is_empty())?,
        None if packs.is_empty() => pile.pack(DEFAULT_PACK, &ConfigError::Unplaced)?,
        None => {}
    }
    let Pile { stack, .. } = pile;
    if !files.is_empty() {
        check(catalog, &stack)?;
    }
    Ok(stack)
}

struct Pile<'a> {
    catalog: &'a Arc<Catalog>,
    files: &'a [Arc<ConfigFile>],
    texts: &'a Texts,
    open: Vec<String>,
    done: Vec<String>,
    stack: Stack,
}

impl Pile<'_> {
    /// Puts a pack on top; `at` makes an error of a message about the name.
    fn pack(&mut self, name: &str, at: &dyn Fn(String) -> ConfigError) -> Result<(), ConfigError> {
        if self.open.iter().any(|open| open == name) {
            return Err(at(format!(
                "pack `{name}` extends itself in the end: a circle"
            )));
        }
        if self.done.iter().any(|done| done == name) {
            return Ok(());
        }
        let Some(layer) = self.catalog.pack(name) else {
            let near = did_you_mean(name, self.catalog.pack_names());
            return Err(at(format!("there is no pack `{name}`{near}")));
        };
        let layer = layer.clone();
        let home = Home::Pack(name.to_owned(), self.pack_file(name, &layer));
        self.open.push(name.to_owned());
        for (index, beneath) in layer.extends.iter().enumerate() {
            let place = ["extends", &index.to_string()];
            self.pack(beneath, &|message| home.error(&place, message))?;
        }
        self.open.pop();
        self.done.push(name.to_owned());
        self.stack.layers.push(Placed { home, layer });
        Ok(())
    }

    /// The file of a newsroom's own pack; nothing for one of ours.
    fn pack_file(&self, name: &str, layer: &Layer) -> Option<Arc<ConfigFile>> {
        let folders = self.files.iter().map(|file| file.folder());
        let mut read = folders.filter_map(|folder| {
            let path = House::pack_file(folder, name);
            let text = self.texts.read(&path).ok()?;
            Some((path, text))
        });
        let ours = Catalog::embedded().pack(name).is_some();
        let (path, text) = (!ours).then(|| read.next()).flatten()?;
        Some(Arc::new(ConfigFile {
            name: shown(&path),
            path,
            text,
            layer: layer.clone(),
        }))
    }

    fn file(&mut self, file: &Arc<ConfigFile>, with_extends: bool) -> Result<(), ConfigError> {
        let home = Home::File(Arc::clone(file), None);
        if with_extends {
            self.extends(&home, &file.layer.extends)?;
            if place::offset(&file.text, &["extends"]).is_none() {
                self.pack(DEFAULT_PACK, &ConfigError::Unplaced)?;
            }
        }
        self.stack.layers.push(Placed {
            home,
            layer: file.layer.clone(),
        });
        self.done.push(file.name.clone());
        for (table, over) in file.layer.overrides.iter().enumerate() {
            let over = self.over(file, table, over)?;
            self.stack.overrides.push(over);
        }
        Ok(())
    }

    fn extends(&mut self, home: &Home, items: &[impl AsRef<str>]) -> Result<(), ConfigError> {
        let Home::File(from, _) = home else {
            return Ok(());
        };
        for (index, item) in items.iter().enumerate() {
            let item = item.as_ref();
            let beneath = from.named(item);
            let beneath = self
                .files
                .iter()
                .find(|file| Some(&file.path) == beneath.as_ref());
            match beneath.cloned() {
                Some(file) if self.done.contains(&file.name) => {}
                Some(file) => self.file(&file, true)?,
                None => {
                    let place = ["extends", &index.to_string()];
                    self.pack(item, &|message| home.error(&place, message))?;
                }
            }
        }
        Ok(())
    }

    fn over(
        &mut self,
        file: &Arc<ConfigFile>,
        table: usize,
        over: &Override,
    ) -> Result<PlacedOverride, ConfigError> {
        let home = Home::File(Arc::clone(file), Some(table.to_string()));
        let globs = globs(file, table, over)?;
        // What the override names stands on top of all, though it may stand beneath already; what that
        // extends in its turn does not come up with it.
        let named = |known: &String| {
            over.extends.iter().any(|item| {
                let path = file.named(item);
                let mut files = self.files.iter();
                let file = path.and_then(|path| files.find(|file| file.path == path));
                file.map_or(&**item, |file| &file.name) == known
            })
        };
        let mut above = Pile {
            catalog: self.catalog,
            files: self.files,
            texts: self.texts,
            open: Vec::new(),
            done: self
                .done
                .iter()
                .filter(|known| !named(known))
                .cloned()
                .collect(),
            stack: Stack::default(),
        };
        above.extends(&home, &over.extends)?;
        let mut layers = above.stack.layers;
        let layer = Layer {
            style: over.style.clone(),
            rules: over.rules.clone(),
            ..Layer::default()
        };
        layers.push(Placed { home, layer });
        Ok(PlacedOverride {
            file: Arc::clone(file),
            globs,
            layers,
        })
    }
}

fn globs(file: &ConfigFile, table: usize, over: &Override) -> Result<GlobSet, ConfigError> {
    let mut set = GlobSetBuilder::new();
    for (index, path) in over.paths.iter().enumerate() {
        match patterns(path) {
            Ok(globs) => globs.into_iter().for_each(|glob| {
                set.add(glob);
            }),
            Err(message) => {
                let place = ["override", &table.to_string(), "paths", &index.to_string()];
                return Err(file.fault(&place, message).into());
            }
        }
    }
    let place = ["override", &table.to_string(), "paths"];
    if over.paths.is_empty() {
        let message = "an override names the paths it is for, `**` for all".to_owned();
        return Err(file.fault(&place, message).into());
    }
    set.build()
        .map_err(|error| file.fault(&place, error.to_string()).into())
}

/// The globs of a path, as `.gitignore` reads it: a folder is all that is in it, a slash at the end
/// allows folders alone, and without one before the end the name may stand in any folder.
fn patterns(path: &str) -> Result<Vec<Glob>, String> {
    if path.starts_with('!') {
        return Err(format!(
            "`{path}`: an override says which paths it is for and excludes none; give what is \
             different in another [[override]] after it"
        ));
    }
    if path.split('/').any(|step| step == "..") {
        let message =
            format!("`{path}` lies outside the folder of this file, which an override is for");
        return Err(message);
    }
    let inside = path.strip_prefix("./").unwrap_or(path);
    let named = inside.trim_matches('/');
    if named.trim().is_empty() || named == "." {
        return Err("an empty path names nothing: write `**` for all files".to_owned());
    }
    let is_folder = inside.ends_with('/');
    let anywhere = !inside.trim_end_matches('/').contains('/') && inside == path;
    let from = if anywhere { "**/" } else { "" };
    let globs = [
        Some(format!("{from}{named}")).filter(|_| !is_folder),
        Some(format!("{from}{named}/**")),
    ];
    let built = |glob: String| {
        GlobBuilder::new(&glob)
            .literal_separator(true)
            .build()
            .map_err(|error| error.to_string())
    };
    globs.into_iter().flatten().map(built).collect()
}

pub(super) fn check(catalog: &Arc<Catalog>, stack: &Stack) -> Result<(), ConfigError> {
    let mut faults = Vec::new();
    let above = stack.overrides.iter().flat_map(|over| &over.layers);
    for Placed { home, layer } in stack.layers.iter().chain(above) {
        if let Some(language) = layer
            .language
            .as_deref()
            .filter(|name| LanguageChoice::read(name).is_none())
        {
            let near = did_you_mean(language, LanguageChoice::NAMES.into_iter());
            let message =
                format!("`language` is one of `ar`, `en`, `auto`, not `{language}`{near}");
            faults.push(home.fault(&["language"], message));
        }
        for (index, entry) in layer.accept.iter().enumerate() {
            if accepted_words(entry).is_empty() {
                let message = format!("`{entry}` accepts nothing: there is no word in it");
                faults.push(home.fault(&["words", "accept", &index.to_string()], message));
            }
        }
        for error in Ruleset::new(Arc::clone(catalog), &[layer])
            .err()
            .unwrap_or_default()
        {
            let place = key_path(layer, &error.key);
            faults.push(home.fault(&place, error.message));
        }
    }
    if let Some(message) = faults.iter().find_map(|fault| fault.as_ref().err()) {
        return Err(ConfigError::Unplaced(message.clone()));
    }
    let mut places: Vec<SourceError> = faults.into_iter().flatten().collect();
    places.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    places.dedup();
    if places.is_empty() {
        Ok(())
    } else {
        Err(ConfigError::At(places))
    }
}

/// Where in a layer a setting error's key stands: a rule, a key of the house map, an option.
fn key_path<'a>(layer: &'a Layer, key: &'a str) -> Vec<&'a str> {
    if layer.style.iter().any(|(known, _)| known == key) {
        return vec!["style", key];
    }
    let options = layer
        .rules
        .iter()
        .find(|(_, setting)| setting.options.iter().any(|(name, _)| name == key));
    match options {
        Some((rule, _)) if !layer.rules.iter().any(|(id, _)| id == key) => vec!["rules", rule, key],
        _ => vec!["rules", key],
    }
}
