use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::Arguments;
use super::accepted::Accepted;
use super::files::{self, Gathered};
use super::newsroom;
use super::run::{Outcome, Run};
use super::since::{Changes, Touched};
use super::story::{Job, Round};
use crate::catalog::Catalog;
use crate::cli::arguments::fill;
use crate::cli::error::{Error, Kind, could_not};
use crate::cli::{FINDINGS, SUCCESS, terminal};
use crate::config::{Configs, Settings};

/// Checks everything once.
pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let Gathered {
        targets,
        troubles,
        empty,
    } = files::gather(arguments);
    let changes = arguments.since.as_deref().map(Changes::since).transpose()?;
    let mut configs = Configs::new(arguments.options());
    let mut jobs = Vec::with_capacity(targets.len());
    // Stories that are not checked, but beside which others are.
    let mut bystanders = Vec::new();
    for target in targets {
        let touched = match &changes {
            None => Some(Touched::Whole),
            Some(changes) => changes.of(&target)?.cloned(),
        };
        let settings = configs.settings(target.path());
        let job = |settings, touched| Job {
            target,
            settings,
            touched,
        };
        match touched {
            Some(touched) => jobs.push(job(settings?, touched)),
            None => bystanders.extend(settings.ok().map(|it| job(it, Touched::Whole))),
        }
    }
    let settings = match jobs.first() {
        Some(job) => Arc::clone(&job.settings),
        None => configs.settings(Path::new("story.txt"))?,
    };
    let (accepted, recording) = baselines(arguments)?;
    let stories: Vec<&Job> = jobs.iter().chain(&bystanders).collect();
    let round = Round {
        arguments,
        accepted: accepted.as_ref(),
        newsroom: None,
    };
    let run = Run {
        newsroom: newsroom::read(&stories, round),
        arguments,
        catalog: one_catalog(&jobs, &settings)?,
        language: settings.language,
        accepted,
        refused: !troubles.is_empty(),
    };
    troubles.iter().for_each(Error::say);
    for folder in empty.iter().filter(|_| !arguments.quiet) {
        terminal::note(&fill(run.say("check-no-stories"), &[folder]));
    }
    let outcome = run.over(&jobs, recording)?;
    Ok(match outcome {
        Outcome { refused: true, .. } => could_not(),
        Outcome { failed: true, .. } => FINDINGS,
        Outcome { .. } => SUCCESS,
    })
}

/// The baseline that findings are compared with, and the one they are recorded in.
fn baselines(arguments: &Arguments) -> Result<(Option<Accepted>, Option<Accepted>), Error> {
    let path = arguments.baseline.as_deref();
    if arguments.write_baseline {
        return Ok((None, Some(Accepted::before(path)?)));
    }
    Ok((path.map(Accepted::read).transpose()?, None))
}

/// The rules of all stories together: our own, or those of the one house among them.
fn one_catalog(jobs: &[Job], first: &Settings) -> Result<Arc<Catalog>, Error> {
    let ours = Catalog::embedded();
    let mut house = Arc::clone(first.rules.catalog());
    for job in jobs {
        let catalog = job.settings.rules.catalog();
        if Arc::ptr_eq(&house, &ours) {
            house = Arc::clone(catalog);
        } else if !Arc::ptr_eq(catalog, &house) && !Arc::ptr_eq(catalog, &ours) {
            let shown = &job.target.shown;
            let message = format!("{shown} follows other house rules than the files before it");
            let error = Error::new(Kind::Config, message);
            return Err(error.hint("check one newsroom's files at a time"));
        }
    }
    Ok(house)
}
