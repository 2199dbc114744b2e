use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::ls_types::{Uri, WorkspaceFolder};

use crate::config::{Configs, LanguageChoice, Options, Selection, Selector, Settings};
use crate::lint::Baseline;

/// The name of the baseline beside a configuration.
pub(super) const BASELINE: &str = "tadqiq-baseline.json";

/// What is no file yet goes by this name in the first folder.
const UNTITLED: &str = "untitled.txt";

/// What the editor sets under `tadqiq`. Keys that are not ours are the editor's own affair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct EditorSettings {
    /// This configuration instead of the nearest; relative to the first folder. Empty sets nothing.
    pub(super) config: Option<PathBuf>,
    /// These packs instead of those the configuration extends.
    pub(super) packs: Vec<String>,
    /// Rules and groups that are not run, whatever the configuration says.
    pub(super) ignore: Vec<String>,
    /// The language of messages instead of the configuration's.
    pub(super) language: Option<String>,
    /// Whether the first line shows what was counted.
    pub(super) code_lens: bool,
    /// Milliseconds of quiet before diagnostics are pushed. Not documented: for measuring.
    pub(super) debounce: Option<u64>,
    /// What is wrong with those that cannot be read, in English.
    #[serde(skip)]
    faults: Vec<String>,
    /// A text at which checking panics: how the tests see that one answer is lost and no more.
    #[cfg(debug_assertions)]
    pub(super) panic_at: Option<String>,
}

impl EditorSettings {
    /// Reads an object of settings, each by itself: one that is null or cannot be read sets nothing.
    pub(super) fn read(value: Value) -> Option<Self> {
        let Value::Object(mut keys) = value else {
            return None;
        };
        let mut faults = Vec::new();
        keys.retain(|key, value| {
            let read = serde_json::from_value::<Self>(json!({ key: value }));
            let fault = read
                .err()
                .map(|error| format!("setting `tadqiq.{key}`: {error}"));
            let is_read = fault.is_none();
            faults.extend(fault.filter(|_| !value.is_null()));
            is_read
        });
        let read: Self = serde_json::from_value(Value::Object(keys)).ok()?;
        Some(Self { faults, ..read })
    }
}

/// The folders, their configurations, and what was read of them.
///
/// Reading is lazy and happens on the blocking pool.
#[derive(Default)]
pub(super) struct Workspace {
    folders: Vec<PathBuf>,
    editor: EditorSettings,
    locale: Option<String>,
    configs: Configs,
    /// What [`Self::fallback`] gave since the last reading.
    fallback: Option<Arc<Settings>>,
    baselines: HashMap<PathBuf, Result<Arc<Baseline>, String>>,
    generation: u64,
    complaints: BTreeSet<String>,
}

/// How a document is checked.
#[derive(Clone)]
pub(super) struct Checking {
    /// The rules and the language.
    pub(super) settings: Arc<Settings>,
    /// What the newsroom has accepted, and the document's name in it.
    pub(super) baseline: Option<(Arc<Baseline>, String)>,
    /// Which reading of the configuration this is.
    pub(super) generation: u64,
    /// What is wrong with the settings, the configuration and the baseline, if that was not said before.
    pub(super) complaints: Vec<String>,
    #[cfg(debug_assertions)]
    pub(super) panic_at: Option<String>,
}

impl Workspace {
    /// Takes what the editor said at the start.
    pub(super) fn start(
        &mut self,
        folders: Vec<PathBuf>,
        editor: EditorSettings,
        locale: Option<String>,
    ) {
        self.folders = folders;
        self.editor = editor;
        self.locale = locale;
        self.reload();
    }

    /// What the editor asks of every document.
    fn options(&self) -> Options {
        let EditorSettings {
            config,
            packs,
            ignore,
            language,
            ..
        } = self.editor.clone();
        let config = config.filter(|config| !config.as_os_str().is_empty());
        Options {
            config: config.map(|config| self.root().join(config)),
            packs,
            language: language.as_deref().and_then(LanguageChoice::read),
            locale: self.locale.clone(),
            selection: Selection {
                select: Vec::new(),
                ignore: ignore.into_iter().map(Selector).collect(),
            },
        }
    }

    /// Forgets everything read from disk.
    pub(super) fn reload(&mut self) {
        self.configs = Configs::new(self.options());
        self.fallback = None;
        self.baselines.clear();
        self.complaints.clear();
        self.generation += 1;
    }

    /// Takes other settings; whether they differ.
    pub(super) fn set(&mut self, editor: EditorSettings) -> bool {
        if editor == self.editor {
            return false;
        }
        self.editor = editor;
        self.reload();
        true
    }

    /// What the editor sets.
    pub(super) fn editor(&self) -> &EditorSettings {
        &self.editor
    }

    /// The folders, the first one first.
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Takes folders in and out.
    pub(super) fn change_folders(
        &mut self,
        added: &[WorkspaceFolder],
        removed: &[WorkspaceFolder],
    ) {
        let gone: Vec<PathBuf> = removed.iter().filter_map(|it| file_path(&it.uri)).collect();
        self.folders.retain(|folder| !gone.contains(folder));
        self.folders
            .extend(added.iter().filter_map(|it| file_path(&it.uri)));
        self.reload();
    }

    /// How the document called `uri` is checked. A configuration that cannot be used is complained
    /// of, and what applies without one, with the editor's own settings, is used meanwhile; so is a
    /// baseline, and nothing is accepted meanwhile.
    pub(super) fn checking(&mut self, uri: &Uri) -> Checking {
        let path = self.path(uri);
        let mut complaints = self.editor.faults.clone();
        let settings = self.configs.settings(&path).unwrap_or_else(|error| {
            complaints.push(error.to_string());
            self.fallback()
        });
        let baseline = self.baseline(&path).unwrap_or_else(|complaint| {
            complaints.push(complaint);
            None
        });
        complaints.retain(|it| self.complaints.insert(it.clone()));
        Checking {
            settings,
            baseline,
            generation: self.generation,
            complaints,
            #[cfg(debug_assertions)]
            panic_at: self.editor.panic_at.clone(),
        }
    }

    /// Whether a rule asks how other stories spell names, as the configuration of a folder has it.
    pub(super) fn looks_around(&mut self) -> bool {
        let folders = self.folders.clone();
        folders.iter().any(|folder| {
            let settings = self.configs.settings(&folder.join(UNTITLED));
            let settings = settings.unwrap_or_else(|_| self.fallback());
            settings.rules.looks_around()
        })
    }

    /// How what is no file is checked.
    pub(super) fn settings_of_first_folder(&mut self) -> Arc<Settings> {
        let path = self.root().join(UNTITLED);
        let settings = self.configs.settings(&path);
        settings.unwrap_or_else(|_| self.fallback())
    }

    /// Where the document is, or would be: what is no file belongs to the first folder.
    pub(super) fn path(&self, uri: &Uri) -> PathBuf {
        file_path(uri).unwrap_or_else(|| self.root().join(UNTITLED))
    }

    /// The folder of the configuration that applies to `path`, else the workspace folder it is in.
    pub(super) fn home(&mut self, path: &Path) -> PathBuf {
        let config = self.configs.file(path);
        let beside = config
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf);
        beside.unwrap_or_else(|| {
            let inside = self
                .folders
                .iter()
                .filter(|folder| path.starts_with(folder));
            let innermost = inside.max_by_key(|folder| folder.components().count());
            innermost.cloned().unwrap_or_else(|| self.root())
        })
    }

    /// The configuration that applies to `path`, or where one would be created for it.
    pub(super) fn config_file(&mut self, path: &Path) -> PathBuf {
        let known = self.configs.file(path);
        known.unwrap_or_else(|| self.home(path).join(crate::config::FILE_NAME))
    }

    fn root(&self) -> PathBuf {
        let first = self.folders.first().cloned();
        first.unwrap_or_else(|| std::env::current_dir().unwrap_or_default())
    }

    /// How documents are checked whose configuration cannot be used: as the editor says alone.
    fn fallback(&mut self) -> Arc<Settings> {
        let options = || self.options().shipped();
        let made = self.fallback.clone().unwrap_or_else(|| {
            let settings = Configs::new(options()).without_file();
            settings.expect("it names nothing but what we ship, and that is tested")
        });
        self.fallback = Some(Arc::clone(&made));
        made
    }

    /// What is accepted of the document at `path`, and its name there; or what is wrong with the
    /// baseline and what to do.
    fn baseline(&mut self, path: &Path) -> Result<Option<(Arc<Baseline>, String)>, String> {
        let home = self.home(path);
        let file = home.join(BASELINE);
        let known = self.baselines.entry(file);
        let baseline = known.or_insert_with_key(|file| read_baseline(file).map(Arc::new));
        let baseline = Arc::clone(baseline.as_ref().map_err(String::clone)?);
        let holds = !baseline.files().is_empty();
        Ok(holds.then(|| (baseline, name_in(&home, path))))
    }
}

/// The baseline in a file; empty where there is no such file.
fn read_baseline(file: &Path) -> Result<Baseline, String> {
    let text = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Baseline::default()),
        read => read.map_err(|error| error.to_string()),
    };
    text.and_then(|text| Baseline::parse(&text))
        .map_err(|error| {
            let file = file.display();
            format!("{file}: {error}; `tadqiq check --write-baseline` writes it anew")
        })
}

/// A story's name in the baseline or in the globs of `home`: relative, with forward slashes.
pub(super) fn name_in(home: &Path, story: &Path) -> String {
    let Ok(inside) = story.strip_prefix(home) else {
        return story.display().to_string();
    };
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The path of a document that is a file.
pub(super) fn file_path(uri: &Uri) -> Option<PathBuf> {
    if uri.scheme().as_str() != "file" {
        return None;
    }
    let path = uri.to_file_path()?;
    Some(crate::config::normal(&path))
}
