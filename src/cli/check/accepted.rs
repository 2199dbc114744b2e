use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::replace;
use super::story::Job;
use crate::catalog::{Catalog, Level};
use crate::cli::error::{Error, Kind};
use crate::config::normal;
use crate::lint::{Baseline, Finding, Stale};

/// Where findings are recorded unless `--baseline` names a file.
const FILE_NAME: &str = "tadqiq-baseline.json";

/// A baseline and the file it is kept in. Stories go by their path from that file's folder.
pub(super) struct Accepted {
    path: PathBuf,
    baseline: Baseline,
    /// The stories whose findings were recorded.
    recorded: BTreeSet<String>,
}

impl Accepted {
    /// The baseline at `path`, or in the usual file, to be written anew; empty if there is none.
    pub(super) fn before(path: Option<&Path>) -> Result<Self, Error> {
        let path = path.unwrap_or(Path::new(FILE_NAME));
        if path.exists() {
            return Self::read(path);
        }
        Ok(Self {
            path: normal(path),
            baseline: Baseline::default(),
            recorded: BTreeSet::new(),
        })
    }

    /// Reads the baseline at `path`.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(|error| Error::file("read", path, &error))?;
        let baseline = Baseline::parse(&text).map_err(|message| {
            let message = format!("{}: {message}", path.display());
            Error::new(Kind::Config, message).hint("delete it, and --write-baseline writes it anew")
        })?;
        Ok(Self {
            path: normal(path),
            baseline,
            recorded: BTreeSet::new(),
        })
    }

    /// Writes the baseline to its file, without entries of stories that are no more. Answers with
    /// how many stories keep theirs that were not looked at.
    pub(super) fn write(&mut self) -> Result<usize, Error> {
        for gone in self
            .gone()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
        {
            if !self.recorded.contains(&gone) {
                self.baseline.forget(&gone, |_| true);
            }
        }
        let bytes = self.baseline.render();
        let written = match replace::replace(&self.path, bytes.as_bytes()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                fs::write(&self.path, bytes)
            }
            other => other,
        };
        written.map_err(|error| Error::file("write", &self.path, &error))?;
        let files = self.baseline.files().into_iter();
        Ok(files.filter(|file| !self.recorded.contains(*file)).count())
    }

    /// Puts the findings of a story in the place of what is recorded of it, but for rules that were
    /// not asked, or whose level is below `least`.
    pub(super) fn record(&mut self, job: &Job, least: Level, (text, findings): (&str, &[Finding])) {
        let rules = &job.settings.rules;
        let catalog = rules.catalog();
        let name = self.name(job.target.path());
        self.baseline.forget(&name, |id| {
            let level = |rule| rules.level(rule).is_some_and(|level| level >= least);
            catalog.find(id).is_none_or(level)
        });
        self.baseline.record(catalog, &name, text, findings);
        self.recorded.insert(name);
    }

    /// Takes out of `findings` what is accepted, and says what is accepted in vain by rules that
    /// run on the story.
    pub(super) fn filter(&self, job: &Job, text: &str, findings: &mut Vec<Finding>) -> Vec<Stale> {
        let rules = &job.settings.rules;
        let catalog: &Catalog = rules.catalog();
        let name = self.name(job.target.path());
        let mut stale = self.baseline.filter(catalog, &name, text, findings);
        stale.retain(|stale| {
            catalog
                .find(&stale.rule)
                .is_some_and(|rule| rules.level(rule).is_some())
        });
        stale
    }

    /// The stories that have entries and are no more.
    pub(super) fn gone(&self) -> Vec<&str> {
        let folder = self.folder();
        self.baseline
            .files()
            .into_iter()
            .filter(|name| !folder.join(name).exists())
            .collect()
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    fn name(&self, story: &Path) -> String {
        let story = normal(story);
        let inside = story.strip_prefix(self.folder()).unwrap_or(&story);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        if inside.is_absolute() {
            inside.display().to_string()
        } else {
            parts.join("/")
        }
    }
}
