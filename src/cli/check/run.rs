use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use super::accepted::Accepted;
use super::progress::Progress;
use super::statistics::Statistics;
use super::story::{self, Checked, Job, Round};
use super::{Arguments, diff, files, pool};
use crate::catalog::{Catalog, Language};
use crate::cli::arguments::fill;
use crate::cli::error::Error;
use crate::cli::report::{self, FileReport, OutputFormat, Report, Style, Summary};
use crate::cli::terminal;
use crate::lint::Newsroom;
use crate::text::Lines;

/// Bytes of the report that are written together.
const BUFFER: usize = 1 << 16;

/// What is the same for all stories of a run.
pub(super) struct Run<'a> {
    pub(super) arguments: &'a Arguments,
    pub(super) catalog: Arc<Catalog>,
    pub(super) language: Language,
    pub(super) accepted: Option<Accepted>,
    /// How all stories spell names, where a rule asks for it.
    pub(super) newsroom: Option<Newsroom>,
    /// Whether a path could not be followed.
    pub(super) refused: bool,
}

/// What a run came to.
#[derive(Default)]
pub(super) struct Outcome {
    /// Whether something makes the program exit with 1.
    pub(super) failed: bool,
    /// Whether something could not be read or written.
    pub(super) refused: bool,
    recording: Option<Accepted>,
    summary: Summary,
    statistics: Statistics,
    /// Stories that were not looked at and whose entries in the baseline stay.
    kept: usize,
    fixed: usize,
    fixed_files: usize,
}

/// A report and where it goes.
struct Paper<'a> {
    report: Box<dyn Report + 'a>,
    out: Box<dyn Write>,
}

impl Run<'_> {
    /// Checks the stories and writes what was asked for.
    pub(super) fn over(&self, jobs: &[Job], recording: Option<Accepted>) -> Result<Outcome, Error> {
        let report = report::report(self.arguments.format, &self.catalog, self.style());
        let mut paper = Paper {
            report,
            out: self.output()?,
        };
        let mut outcome = Outcome {
            recording,
            refused: self.refused,
            ..Outcome::default()
        };
        if self.lists() {
            paper.report.begin(&mut paper.out)?;
        }
        let mut progress = Progress::new(jobs.len(), self.arguments.quiet);
        let round = Round {
            arguments: self.arguments,
            accepted: self.accepted.as_ref(),
            newsroom: self.newsroom.as_ref(),
        };
        let work = |job: &Job| story::check(job, round);
        pool::in_order(
            jobs,
            self.arguments.threads(jobs.len()),
            work,
            |job, checked| {
                progress.step(|| match checked {
                    Ok(checked) => self.take(job, &checked, &mut outcome, &mut paper),
                    Err(error) => {
                        outcome.refused = true;
                        error.say();
                        Ok(())
                    }
                })
            },
        )?;
        progress.finish();
        self.end(&mut outcome, &mut paper)?;
        paper.out.flush()?;
        if !self.arguments.quiet {
            self.notes(&outcome);
        }
        Ok(outcome)
    }

    /// The interface's own words for `key`.
    pub(super) fn say(&self, key: &'static str) -> &str {
        self.catalog.say(key, self.language)
    }

    /// Counts and reports a story.
    fn take(
        &self,
        job: &Job,
        checked: &Checked,
        outcome: &mut Outcome,
        paper: &mut Paper<'_>,
    ) -> Result<(), Error> {
        let Checked { text, findings, .. } = checked;
        let shown = &job.target.shown;
        if let Some(recording) = &mut outcome.recording {
            recording.record(job, self.arguments.least(), (text, findings));
            outcome.summary.count(findings);
            return Ok(());
        }
        outcome.count(checked);
        outcome.failed |= findings
            .iter()
            .any(|finding| self.arguments.fails(finding.level));
        self.story_notes(shown, checked);
        if let Some(mended) = &checked.mended {
            io::stdout().lock().write_all(mended)?;
        }
        if self.arguments.diff {
            let diff = &checked.diff;
            let painted = if self.style().color {
                diff::painted(diff)
            } else {
                diff.clone()
            };
            paper.out.write_all(painted.as_bytes())?;
        } else if self.arguments.statistics {
            outcome.statistics.count(findings, checked.words);
        } else {
            let lines = &Lines::new(text);
            let file = FileReport {
                path: shown,
                text,
                lines,
                findings,
            };
            paper.report.file(&mut paper.out, &file)?;
        }
        if terminal::is_terminal() {
            paper.out.flush()?;
        }
        Ok(())
    }

    fn end(
        &self,
        outcome: &mut Outcome,
        Paper { report, out }: &mut Paper<'_>,
    ) -> Result<(), Error> {
        let human = self.arguments.format == OutputFormat::Human;
        if let Some(recording) = &mut outcome.recording {
            outcome.kept = recording.write()?;
        } else if self.arguments.statistics {
            match self.arguments.format {
                OutputFormat::Json => {
                    writeln!(out, "{:#}", outcome.statistics.json(&self.catalog))?;
                }
                _ => outcome
                    .statistics
                    .table(out, &self.catalog, self.language)?,
            }
        } else if self.lists() && !(human && (self.arguments.quiet || outcome.says_nothing())) {
            report.end(out, &outcome.summary)?;
        }
        Ok(())
    }

    /// What is said of a story beside its findings.
    fn story_notes(&self, shown: &str, checked: &Checked) {
        if let Some((line, rules)) = &checked.disputed {
            let ids = rules.iter().map(|&rule| &*self.catalog.card(rule).id);
            let ids = ids.collect::<Vec<_>>().join(", ");
            let parts = [shown, &*line.to_string(), &ids];
            terminal::note(&fill(self.say("check-unsettled"), &parts));
        }
        for stale in checked.stale.iter().filter(|_| !self.arguments.quiet) {
            let count = stale.count.to_string();
            terminal::note(&fill(
                self.say("check-stale"),
                &[shown, &stale.rule, &count],
            ));
        }
    }

    /// What is said in the end beside the report.
    fn notes(&self, outcome: &Outcome) {
        let note = |key, counts: [usize; 2]| {
            let counts = counts.map(|count| count.to_string());
            terminal::note(&fill(self.say(key), &counts.each_ref().map(String::as_str)));
        };
        for file in self.accepted.iter().flat_map(Accepted::gone) {
            terminal::note(&fill(self.say("check-gone"), &[file]));
        }
        if outcome.recording.is_some() {
            note(
                "check-recorded",
                [outcome.summary.findings(), outcome.summary.files],
            );
            if outcome.kept > 0 {
                note("check-kept", [outcome.kept, 0]);
            }
        } else if self.arguments.fix && outcome.fixed > 0 {
            note("check-fixed", [outcome.fixed, outcome.fixed_files]);
        }
    }

    /// Whether findings are listed.
    fn lists(&self) -> bool {
        let Arguments {
            diff,
            statistics,
            write_baseline,
            ..
        } = self.arguments;
        !(*diff || *statistics || *write_baseline)
    }

    fn style(&self) -> Style {
        let plain = self.arguments.output.is_some() || self.mends_stdin();
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
        if self.mends_stdin() {
            return Ok(Box::new(BufWriter::new(io::stderr())));
        }
        Ok(Box::new(BufWriter::with_capacity(BUFFER, io::stdout())))
    }

    fn mends_stdin(&self) -> bool {
        self.arguments.fix && files::reads_stdin(self.arguments)
    }
}

impl Outcome {
    /// Whether there is nothing to report of what could be read, which is not all: that it is fine
    /// would be more than is known.
    fn says_nothing(&self) -> bool {
        self.refused && self.summary.findings() == 0
    }

    fn count(&mut self, checked: &Checked) {
        self.summary.count(&checked.findings);
        self.failed |= checked.grave;
        self.fixed += checked.fixed;
        self.fixed_files += usize::from(checked.fixed > 0);
    }
}
