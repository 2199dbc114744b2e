use std::fs;
use std::path::{Path, PathBuf};

use super::replace;
use super::story::Job;
use crate::catalog::Catalog;
use crate::cli::error::{Error, Kind};
use crate::config::normal;
use crate::lint::{Baseline, Finding, Stale};

/// Where findings are recorded unless `--baseline` names a file.
const FILE_NAME: &str = "tadqiq-baseline.json";

/// A baseline and the file it is kept in. Stories go by their path from that file's folder.
pub(super) struct Accepted {
    path: PathBuf,
    baseline: Baseline,
}

impl Accepted {
    /// An empty baseline to be written to `path`, or to the usual file.
    pub(super) fn empty(path: Option<&Path>) -> Self {
        let path = normal(path.unwrap_or(Path::new(FILE_NAME)));
        Self {
            path,
            baseline: Baseline::default(),
        }
    }

    /// Reads the baseline at `path`.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(|error| Error::file("read", path, &error))?;
        let baseline = Baseline::parse(&text).map_err(|message| {
            let message = format!("{}: {message}", path.display());
            Error::new(Kind::Config, message).hint("--write-baseline writes it anew")
        })?;
        Ok(Self {
            path: normal(path),
            baseline,
        })
    }

    /// Writes the baseline to its file.
    pub(super) fn write(&self) -> Result<(), Error> {
        let bytes = self.baseline.render();
        let written = match replace::replace(&self.path, bytes.as_bytes()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                fs::write(&self.path, bytes)
            }
            other => other,
        };
        written.map_err(|error| Error::file("write", &self.path, &error))
    }

    /// Adds the findings of a story.
    pub(super) fn record(&mut self, job: &Job, text: &str, findings: &[Finding]) {
        let catalog = job.settings.rules.catalog();
        let name = self.name(job.target.path());
        self.baseline.record(catalog, &name, text, findings);
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
