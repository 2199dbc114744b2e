use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use super::Arguments;
use super::files::{self, Gathered};
use super::pool;
use super::progress::Progress;
use super::statistics::Statistics;
use super::story::{self, Checked, Job};
use crate::catalog::{Catalog, Language};
use crate::cli::arguments::fill;
use crate::cli::error::{Error, Kind, could_not};
use crate::cli::report::{self, FileReport, OutputFormat, Report, Style, Summary};
use crate::cli::{FINDINGS, SUCCESS, terminal};
use crate::config::{Configs, Settings};
use crate::text::Lines;

/// Checks everything once.
pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let Gathered {
        targets,
        troubles,
        empty,
    } = files::gather(arguments);
    let mut configs = Configs::new(arguments.options());
    let mut jobs = Vec::with_capacity(targets.len());
    for target in targets {
        let settings = configs.settings(target.path())?;
        jobs.push(Job { target, settings });
    }
    let settings = match jobs.first() {
        Some(job) => Arc::clone(&job.settings),
        None => configs.settings(std::path::Path::new("story.txt"))?,
    };
    let desk = Desk {
        arguments,
        catalog: one_catalog(&jobs, &settings)?,
        language: settings.language,
    };
    troubles.iter().for_each(Error::say);
    for folder in empty.iter().filter(|_| !arguments.quiet) {
        terminal::note(&fill(
            desk.catalog.say("check-no-stories", desk.language),
            &[folder],
        ));
    }
    let outcome = desk.run(&jobs)?;
    Ok(match outcome {
        _ if outcome.refused || !troubles.is_empty() => could_not(),
        Outcome { failed: true, .. } => FINDINGS,
        Outcome { .. } => SUCCESS,
    })
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
            let message = format!(
                "{} follows other house rules than the files before it",
                job.target.shown
            );
            return Err(
                Error::new(Kind::Config, message).hint("check one newsroom's files at a time")
            );
        }
    }
    Ok(house)
}

/// What is the same for all stories of a run.
struct Desk<'a> {
    arguments: &'a Arguments,
    catalog: Arc<Catalog>,
    language: Language,
}

/// What a run came to.
#[derive(Default)]
struct Outcome {
    /// Whether something makes the program exit with 1.
    failed: bool,
    /// Whether a story could not be read or written.
    refused: bool,
    summary: Summary,
    statistics: Statistics,
    fixed: usize,
    fixed_files: usize,
}

impl Desk<'_> {
    fn run(&self, jobs: &[Job]) -> Result<Outcome, Error> {
        let mut out = self.output()?;
        let mut report = report::report(self.arguments.format, &self.catalog, self.style());
        let lists = self.lists();
        if lists {
            report.begin(&mut out)?;
        }
        let mut outcome = Outcome::default();
        let mut progress = Progress::new(jobs.len(), self.arguments.quiet);
        let work = |job: &Job| story::check(job, self.arguments);
        pool::in_order(jobs, self.arguments.threads(), work, |job, checked| {
            progress.step(|| match checked {
                Ok(checked) => self.take(job, &checked, &mut outcome, (&mut *report, &mut out)),
                Err(error) => {
                    outcome.refused = true;
                    error.say();
                    Ok(())
                }
            })
        })?;
        progress.finish();
        self.end(&outcome, (&mut *report, &mut out))?;
        out.flush()?;
        if self.arguments.fix {
            self.say_fixed(&outcome);
        }
        Ok(outcome)
    }

    /// Counts and reports a story.
    fn take(
        &self,
        job: &Job,
        checked: &Checked,
        outcome: &mut Outcome,
        (report, out): (&mut dyn Report, &mut dyn Write),
    ) -> Result<(), Error> {
        outcome.summary.count(&checked.findings);
        outcome.failed |= checked
            .findings
            .iter()
            .any(|finding| self.arguments.fails(finding.level));
        outcome.failed |= !checked.diff.is_empty();
        outcome.fixed += checked.fixed;
        outcome.fixed_files += usize::from(checked.fixed > 0);
        if !checked.settled {
            terminal::note(&fill(
                self.catalog.say("check-unsettled", self.language),
                &[&job.target.shown],
            ));
        }
        if let Some(mended) = &checked.mended {
            io::stdout().lock().write_all(mended)?;
        }
        if self.arguments.diff {
            let diff = if self.style().color {
                super::diff::painted(&checked.diff)
            } else {
                checked.diff.clone()
            };
            out.write_all(diff.as_bytes())?;
        } else if self.arguments.statistics {
            outcome.statistics.count(&checked.findings, checked.words);
        } else {
            let lines = Lines::new(&checked.text);
            let path = &job.target.shown;
            report.file(
                out,
                &FileReport {
                    path,
                    text: &checked.text,
                    lines: &lines,
                    findings: &checked.findings,
                },
            )?;
        }
        Ok(())
    }

    fn end(
        &self,
        outcome: &Outcome,
        (report, out): (&mut dyn Report, &mut dyn Write),
    ) -> Result<(), Error> {
        let human = self.arguments.format == OutputFormat::Human;
        if self.lists() && !(human && self.arguments.quiet) {
            report.end(out, &outcome.summary)?;
        } else if self.arguments.statistics {
            match self.arguments.format {
                OutputFormat::Json => {
                    writeln!(out, "{:#}", outcome.statistics.json(&self.catalog))?
                }
                _ => outcome
                    .statistics
                    .table(out, &self.catalog, self.language)?,
            }
        }
        Ok(())
    }

    fn say_fixed(&self, outcome: &Outcome) {
        if outcome.fixed > 0 && !self.arguments.quiet {
            let counts = [outcome.fixed.to_string(), outcome.fixed_files.to_string()];
            let template = self.catalog.say("check-fixed", self.language);
            terminal::note(&fill(template, &counts.each_ref().map(String::as_str)));
        }
    }

    /// Whether findings are listed.
    fn lists(&self) -> bool {
        !self.arguments.diff && !self.arguments.statistics
    }

    fn style(&self) -> Style {
        let plain = self.arguments.output.is_some();
        Style {
            language: self.language,
            color: !plain && terminal::has_color(),
            hyperlinks: !plain && terminal::has_links(),
            width: terminal::width().filter(|_| !plain),
        }
    }

    /// Where the report goes: standard output, unless a file is named or mended standard input
    /// goes there.
    fn output(&self) -> Result<Box<dyn Write>, Error> {
        if let Some(path) = &self.arguments.output {
            let file = File::create(path).map_err(|error| Error::file("write", path, &error))?;
            return Ok(Box::new(BufWriter::new(file)));
        }
        let mends_stdin = self.arguments.fix && files::reads_stdin(self.arguments);
        if mends_stdin {
            return Ok(Box::new(BufWriter::new(io::stderr())));
        }
        Ok(Box::new(BufWriter::new(io::stdout())))
    }
}
