use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::discover::{Finder, normal};
use super::effective::{self, Effective};
use super::error::ConfigError;
use super::files::{self, ConfigFile};
use super::house::House;
use super::language::LanguageChoice;
use super::newsroom::newsroom;
use super::selection::Selection;
use super::stack::{Home, Placed, Stack, stack};
use super::texts::Texts;
use crate::catalog::layer::Layer;
use crate::catalog::{Catalog, Language};
use crate::lint::Ruleset;

/// What the command line, or an editor, asks of every file.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// This configuration instead of the nearest.
    pub config: Option<PathBuf>,
    /// These packs instead of those the configuration extends.
    pub packs: Vec<String>,
    /// This language instead of the configuration's.
    pub language: Option<LanguageChoice>,
    /// The locale that decides where the language is left open, such as an editor's, instead of
    /// the environment's.
    pub locale: Option<String>,
    /// The rules chosen and left out.
    pub selection: Selection,
}

impl Options {
    /// The options less the configuration and the rules and packs that we do not ship: what is left
    /// where the newsroom's own files cannot be used.
    #[must_use]
    pub fn shipped(mut self) -> Self {
        let catalog = Catalog::embedded();
        self.config = None;
        self.packs.retain(|pack| catalog.pack(pack).is_some());
        self.selection.retain_known(&catalog);
        self
    }
}

/// How a file is checked.
pub struct Settings {
    /// The rules that run on it.
    pub rules: Arc<Ruleset>,
    /// The language of messages.
    pub language: Language,
}

/// The configurations of many files: each read once, each set of rules made once.
#[derive(Default)]
pub struct Configs {
    options: Options,
    finder: Finder,
    catalogs: HashMap<Vec<PathBuf>, Arc<Catalog>>,
    read: HashMap<Option<PathBuf>, Arc<Config>>,
    settings: HashMap<(Option<PathBuf>, Vec<usize>), Arc<Settings>>,
}

/// A configuration as read: its catalog and its layers.
struct Config {
    catalog: Arc<Catalog>,
    stack: Stack,
}

impl Configs {
    /// Reads nothing yet.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// How the file at `path` is checked. The file need not exist.
    ///
    /// # Errors
    /// A configuration that cannot be used, or options that name something there is not.
    pub fn settings(&mut self, path: &Path) -> Result<Arc<Settings>, ConfigError> {
        let path = normal(path);
        let file = self.file_of(&path);
        let config = self.config(file.as_deref())?;
        let applying = config.applying(&path);
        let key = (file, applying);
        if let Some(known) = self.settings.get(&key) {
            return Ok(Arc::clone(known));
        }
        let made = Arc::new(self.make(&config, &key.1)?);
        self.settings.insert(key, Arc::clone(&made));
        Ok(made)
    }

    /// How a file is checked that no configuration applies to.
    ///
    /// # Errors
    /// Options that name something there is not.
    pub fn without_file(&mut self) -> Result<Arc<Settings>, ConfigError> {
        let config = self.config(None)?;
        Ok(Arc::new(self.make(&config, &[])?))
    }

    /// What is in effect for the file at `path`, and where each value was set.
    ///
    /// # Errors
    /// As [`Configs::settings`].
    pub fn effective(&mut self, path: &Path) -> Result<Effective, ConfigError> {
        let settings = self.settings(path)?;
        let path = normal(path);
        let file = self.file_of(&path);
        let config = self.config(file.as_deref())?;
        let applying = config.applying(&path);
        let layers = config.layers(&applying);
        let chosen = effective::Chosen {
            newsroom: newsroom(&config.stack.layers, &self.options.packs, &applying),
            file,
            language: self.options.language,
            selection: &self.options.selection,
        };
        Ok(effective::effective(&settings.rules, &layers, chosen))
    }

    /// What decides how the file at `path` is checked: its configuration, those it extends, their
    /// files of names and `rules` folders. Of a configuration that cannot be used only itself.
    pub fn sources(&mut self, path: &Path) -> Vec<PathBuf> {
        let Some(file) = self.file_of(&normal(path)) else {
            return Vec::new();
        };
        let mut sources = vec![file.clone()];
        let files = files::read_all(&file, &Texts::default()).unwrap_or_default();
        for file in files {
            let names = file.layer.names.iter();
            sources.extend(names.map(|name| normal(&file.folder().join(&**name))));
            sources.extend(House::beside(file.folder()));
            sources.push(file.path.clone());
        }
        sources
    }

    /// The configuration of the file at `path`, if there is one.
    pub fn file(&mut self, path: &Path) -> Option<PathBuf> {
        self.file_of(&normal(path))
    }

    fn file_of(&mut self, path: &Path) -> Option<PathBuf> {
        match &self.options.config {
            Some(config) => Some(normal(config)),
            None => self.finder.of_folder(path.parent().unwrap_or(path)),
        }
    }

    fn config(&mut self, file: Option<&Path>) -> Result<Arc<Config>, ConfigError> {
        let key = file.map(Path::to_path_buf);
        if let Some(known) = self.read.get(&key) {
            return Ok(Arc::clone(known));
        }
        let files = file.map_or_else(
            || Ok(Vec::new()),
            |file| files::read_all(file, &Texts::default()),
        )?;
        let catalog = self.catalog(&files)?;
        self.options.selection.check(&catalog)?;
        let stack = stack(&catalog, &files, &self.options.packs, &Texts::default())?;
        let config = Arc::new(Config { catalog, stack });
        self.read.insert(key, Arc::clone(&config));
        Ok(config)
    }

    /// Our catalog, with the houses beside `files` on top.
    fn catalog(&mut self, files: &[Arc<ConfigFile>]) -> Result<Arc<Catalog>, ConfigError> {
        let houses: Vec<PathBuf> = files
            .iter()
            .filter_map(|file| House::beside(file.folder()))
            .collect();
        let named = files.iter().filter(|file| !file.layer.names.is_empty());
        let key: Vec<PathBuf> = houses
            .iter()
            .cloned()
            .chain(named.clone().map(|file| file.path.clone()))
            .collect();
        if let Some(known) = self.catalogs.get(&key) {
            return Ok(Arc::clone(known));
        }
        let mut catalog = Catalog::embedded();
        for house in &houses {
            catalog = Arc::new(House::read(house)?.over(&catalog)?);
        }
        for file in named {
            catalog = Arc::new(House::names(file, &Texts::default())?.over(&catalog)?);
        }
        self.catalogs.insert(key, Arc::clone(&catalog));
        Ok(catalog)
    }

    fn make(&self, config: &Config, applying: &[usize]) -> Result<Settings, ConfigError> {
        let layers: Vec<&Layer> = config
            .layers(applying)
            .iter()
            .map(|placed| &placed.layer)
            .collect();
        let mut rules = Ruleset::new(Arc::clone(&config.catalog), &layers).map_err(|errors| {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            ConfigError::Unplaced(errors.join("\n"))
        })?;
        self.options.selection.apply(&mut rules);
        let set = layers
            .iter()
            .rev()
            .find_map(|layer| LanguageChoice::read(layer.language.as_deref()?));
        let language = self.options.language.or(set).unwrap_or_default();
        let language = language.resolve_in(self.options.locale.as_deref());
        Ok(Settings {
            rules: Arc::new(rules),
            language,
        })
    }
}

impl Config {
    /// The overrides that are for `path`, by index.
    fn applying(&self, path: &Path) -> Vec<usize> {
        let overrides = self.stack.overrides.iter().enumerate();
        overrides
            .filter(|(_, over)| over.is_for(path))
            .map(|(index, _)| index)
            .collect()
    }

    /// The layers of a file that these overrides are for, the lowest first.
    fn layers(&self, applying: &[usize]) -> Vec<&Placed> {
        let above = applying
            .iter()
            .filter_map(|&index| self.stack.overrides.get(index));
        self.stack
            .layers
            .iter()
            .chain(above.flat_map(|over| &over.layers))
            .collect()
    }
}

impl Home {
    /// Where the key at `path` was set.
    pub(super) fn origin(&self, path: &[&str]) -> effective::Origin {
        match self {
            Self::Pack(name, _) => effective::Origin::Pack(name.clone()),
            Self::File(file, table) => {
                let table = table
                    .as_deref()
                    .map_or(vec![], |table| vec!["override", table]);
                let line = crate::catalog::place::line(&file.text, &[&table, path].concat());
                effective::Origin::File {
                    file: file.name.clone(),
                    line,
                }
            }
        }
    }
}
