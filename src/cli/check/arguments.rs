use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{files, output};
use crate::catalog::Level;
use crate::cli::arguments::{ConfigArguments, Severity, shown};
use crate::cli::error::{Error, Kind};
use crate::cli::report::OutputFormat;
use crate::config::{Options, Selection, Selector};
use crate::lint::Trust;

/// Check stories.
#[derive(clap::Args, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(in crate::cli) struct Arguments {
    /// Files, folders, or - for standard input; the current folder if none is named.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Mend what is safe to mend, then report what is left.
    #[arg(long, group = "mend")]
    pub(super) fix: bool,
    /// Mend, or show, what may change the meaning too.
    #[arg(long, requires = "mend")]
    pub(super) unsafe_fixes: bool,
    /// Show what --fix would change and write nothing; exit 1 if it would change something, or with
    /// --fail-on something as grave as that.
    #[arg(long, group = "mend", conflicts_with_all = ["fix", "statistics", "format"])]
    pub(super) diff: bool,
    /// The form of the report.
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = formats())]
    pub(super) format: OutputFormat,
    /// Run these rules only: ids, groups, or the beginning of an id and *.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    select: Vec<String>,
    /// Leave these rules out.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    ignore: Vec<String>,
    #[command(flatten)]
    pub(super) config: ConfigArguments,
    /// Exit 1 if something of this level or graver is found: by default error, with --diff whatever
    /// is mended.
    #[arg(long, value_enum, value_name = "LEVEL")]
    fail_on: Option<FailOn>,
    /// Report, and mend, nothing below this level.
    #[arg(long, value_enum, value_name = "LEVEL")]
    min_severity: Option<Severity>,
    /// Report, and mend, nothing that this file has recorded.
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Record what is found in the --baseline, or tadqiq-baseline.json, and report nothing.
    #[arg(long, conflicts_with_all = ["mend", "statistics", "format", "output"])]
    pub(super) write_baseline: bool,
    /// Report, and mend, only paragraphs that git says changed: since REV and HEAD parted, or in A..B.
    #[arg(long, value_name = "REV", conflicts_with_all = ["write_baseline", "statistics", "stdin_filename"])]
    pub(super) since: Option<String>,
    /// Count findings by rule instead of listing them, for people or as JSON.
    #[arg(long)]
    pub(super) statistics: bool,
    /// Leave out files that .tadqiqignore or .gitignore leave out, though they are named: for hooks.
    #[arg(long)]
    pub(super) force_exclude: bool,
    /// Check again whenever a file changes.
    #[arg(long, conflicts_with_all = ["stdin_filename", "output"])]
    pub(super) watch: bool,
    /// The name standard input goes by; it decides the format and the configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// How many files to check at a time.
    #[arg(long, short, value_name = "NUMBER")]
    jobs: Option<NonZeroUsize>,
    /// Write the report to this file instead of standard output; it is no story and takes none's place.
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Say nothing but findings and errors.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Hint,
    Info,
    Warning,
    Error,
    Never,
}

impl Arguments {
    /// Refuses what makes no sense together and no single argument can say.
    ///
    /// # Errors
    /// What to write instead.
    pub(super) fn check(&self) -> Result<(), Error> {
        let refuse = |message: String, hint: &str| Err(Error::new(Kind::Usage, message).hint(hint));
        let is_counted = matches!(self.format, OutputFormat::Human | OutputFormat::Json);
        if self.statistics && !is_counted {
            let message = format!("--statistics has no form {}", self.format.name());
            return refuse(message, "write --format human or --format json");
        }
        if self.watch && files::reads_stdin(self) {
            let message = "--watch waits for files to change, and standard input is none";
            return refuse(message.to_owned(), "name the files, or leave out --watch");
        }
        match &self.stdin_filename {
            Some(name) if !files::reads_stdin(self) => {
                let message = format!(
                    "--stdin-filename {} is a name for standard input, which is not read",
                    shown(name)
                );
                refuse(message, "add - to the paths, or leave it out")
            }
            _ => output::guard(self),
        }
    }

    /// The same as the configuration room takes it.
    pub(super) fn options(&self) -> Options {
        let selectors = |names: &[String]| names.iter().cloned().map(Selector).collect();
        let selection = Selection {
            select: selectors(&self.select),
            ignore: selectors(&self.ignore),
        };
        Options {
            selection,
            ..self.config.options()
        }
    }

    /// Which fixes are wanted, if any.
    pub(super) fn trust(&self) -> Option<Trust> {
        let trust = if self.unsafe_fixes {
            Trust::Unsafe
        } else {
            Trust::Safe
        };
        (self.fix || self.diff).then_some(trust)
    }

    /// Whether a finding of `level` makes the program exit with 1.
    pub(super) fn fails(&self, level: Level) -> bool {
        let default = if self.diff {
            FailOn::Hint
        } else {
            FailOn::Error
        };
        level
            >= match self.fail_on.unwrap_or(default) {
                FailOn::Hint => Level::Hint,
                FailOn::Info => Level::Info,
                FailOn::Warning => Level::Warning,
                FailOn::Error => Level::Error,
                FailOn::Never => return false,
            }
    }

    /// The lowest level that is reported and mended.
    pub(super) fn least(&self) -> Level {
        self.min_severity.map_or(Level::Hint, Level::from)
    }

    /// How many threads to use for so many files. For one the system is not even asked.
    pub(super) fn threads(&self, files: usize) -> usize {
        if files <= 1 {
            return 1;
        }
        let threads = self
            .jobs
            .or_else(|| std::thread::available_parallelism().ok());
        threads.map_or(1, NonZeroUsize::get)
    }
}

fn formats() -> impl TypedValueParser<Value = OutputFormat> {
    let names = OutputFormat::ALL
        .iter()
        .map(|format| PossibleValue::new(format.name()));
    PossibleValuesParser::new(names).map(|name| OutputFormat::find(&name).unwrap_or_default())
}
