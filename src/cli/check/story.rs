use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::accepted::Accepted;
use super::files::{Origin, Target};
use super::reach::Reach;
use super::since::Touched;
use super::{Arguments, diff, replace, statistics};
use crate::catalog::{Level, RuleId};
use crate::cli::error::{Error, Kind};
use crate::config::Settings;
use crate::lint::{self, Context, Finding, Fixed, Newsroom, Others, Spelling, Stale, Trust};
use crate::story;
use crate::text::{self, ColumnUnit, Decoder, Lines, Source};

/// A story and how it is checked.
pub(super) struct Job {
    pub(super) target: Target,
    pub(super) settings: Arc<Settings>,
    /// Where findings are wanted and fixes are made.
    pub(super) touched: Touched,
}

/// A story after the check.
#[derive(Default)]
pub(super) struct Checked {
    /// Its text, mended where that was asked for; empty where there is nothing to report of it.
    pub(super) text: String,
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
    /// What a baseline accepts in vain.
    pub(super) stale: Vec<Stale>,
    /// How many words it has, where they are counted.
    pub(super) words: usize,
    /// The fixes made, where any were.
    pub(super) fixed: usize,
    /// The first line that fixing left alone, for it would never end, and the rules in dispute.
    pub(super) disputed: Option<(u32, Vec<RuleId>)>,
    /// What the fixes change, where that was asked for.
    pub(super) diff: String,
    /// Whether that makes the program exit with 1.
    pub(super) grave: bool,
    /// The whole text as bytes of its encoding, where standard input is mended.
    pub(super) mended: Option<Vec<u8>>,
}

/// What is the same for the stories that are checked together.
#[derive(Clone, Copy)]
pub(super) struct Round<'a> {
    pub(super) arguments: &'a Arguments,
    pub(super) accepted: Option<&'a Accepted>,
    pub(super) newsroom: Option<&'a Newsroom>,
}

/// Reads, mends and checks a story as the arguments ask.
///
/// # Errors
/// A file that cannot be read or is no text, or that cannot be written back.
pub(super) fn check(job: &Job, round: Round<'_>) -> Result<Checked, Error> {
    let Job { target, .. } = job;
    let source = read(target)?;
    let mut checked = Checked::default();
    let text = if let Some(trust) = round.arguments.trust() {
        round.mended(job, source, trust, &mut checked)?
    } else {
        round.found(job, &source.text, &mut checked);
        source.text
    };
    if round.arguments.statistics {
        checked.words = statistics::words(&story::read(&text, target.format));
    }
    if !checked.findings.is_empty() {
        checked.text = text;
    }
    Ok(checked)
}

impl<'a> Round<'a> {
    fn context(&self, job: &'a Job) -> Context<'a> {
        let others = self.newsroom.map(|it| job.target.others(it));
        Context::among(&job.settings.rules, others).at_least(self.arguments.least())
    }

    /// Checks a story as it is.
    fn found(&self, job: &Job, text: &str, checked: &mut Checked) {
        let format = job.target.format;
        let findings = &mut checked.findings;
        *findings = lint::check(&story::read(text, format), self.context(job));
        if let Some(accepted) = self.accepted {
            checked.stale = accepted.filter(job, text, findings);
        }
        let wanted = job.touched.spans(text, format);
        findings.retain(|finding| lint::lies_within(finding.span, &wanted));
    }

    /// Mends a story, or shows how it would be mended, and checks what comes of it.
    fn mended(
        &self,
        job: &Job,
        source: Source,
        trust: Trust,
        checked: &mut Checked,
    ) -> Result<String, Error> {
        let Job { target, .. } = job;
        let (text, context) = (source.text, self.context(job));
        let (fixed, reach) = self.fixed(job, &text, trust, &mut checked.stale);
        checked.fixed = fixed.applied;
        checked.disputed = disputed(&fixed);
        if self.arguments.diff {
            checked.diff = diff::unified(&target.shown, &text, &fixed.text);
            let grave = || self.arguments.fails(Level::Hint) || self.is_grave(job, &text, trust);
            checked.grave = !checked.diff.is_empty() && grave();
            return Ok(text);
        }
        checked.mended = write(target, source.encoding, &fixed, &text)?;
        checked.findings = lint::check(&story::read(&fixed.text, target.format), context);
        reach.retain(&mut checked.findings);
        Ok(fixed.text)
    }

    /// The text after its fixes, and where they were made.
    fn fixed(&self, job: &Job, text: &str, trust: Trust, stale: &mut Vec<Stale>) -> (Fixed, Reach) {
        let Job { target, .. } = job;
        let story = story::read(text, target.format);
        let mut accepted = Vec::new();
        if let Some(baseline) = self.accepted {
            let all = lint::check(&story, self.context(job));
            let mut new = all.clone();
            *stale = baseline.filter(job, text, &mut new);
            let mut new = new.iter().peekable();
            accepted = all;
            accepted.retain(|finding| new.next_if_eq(&finding).is_none());
        }
        let wanted = job.touched.spans(text, target.format);
        let mut reach = Reach::new(wanted, &accepted);
        let fixed = lint::fix_within(&story, self.context(job), trust, reach.places());
        (fixed, reach)
    }

    /// Whether a fix mends something that makes the program exit with 1.
    fn is_grave(&self, job: &Job, text: &str, trust: Trust) -> bool {
        let mut before = Checked::default();
        self.found(job, text, &mut before);
        before.findings.iter().any(|finding| {
            let fixes = lint::settle(std::slice::from_ref(finding), trust);
            self.arguments.fails(finding.level) && !fixes.is_empty()
        })
    }
}

/// The line of the first place that fixes dispute, counted from one, and the rules of all.
fn disputed(fixed: &Fixed) -> Option<(u32, Vec<RuleId>)> {
    let first = fixed.disputes.first()?;
    let lines = Lines::new(&fixed.text);
    let line = lines.position(first.place.start, ColumnUnit::Utf8).line + 1;
    let rules = fixed.disputes.iter().flat_map(|it| it.rules.clone());
    let mut rules: Vec<RuleId> = rules.collect();
    rules.sort_unstable();
    rules.dedup();
    Some((line, rules))
}

/// What a story gives to the newsroom, as it will be once it is mended; nothing where it cannot be
/// read, which its check will say.
pub(super) fn spellings(job: &Job, round: Round<'_>) -> Vec<Spelling> {
    let Job {
        target, settings, ..
    } = job;
    let reads_on = matches!(target.origin, Origin::File(_)) && settings.rules.looks_around();
    let Some(Source { mut text, .. }) = reads_on.then(|| read(target).ok()).flatten() else {
        return Vec::new();
    };
    if let Some(trust) = round.arguments.trust() {
        text = round.fixed(job, &text, trust, &mut Vec::new()).0.text;
    }
    lint::spellings(&story::read(&text, target.format), &settings.rules)
}

impl Target {
    /// The other stories, as this one sees them: standard input can be read once, and is not counted.
    fn others<'a>(&'a self, newsroom: &'a Newsroom) -> Others<'a> {
        match self.origin {
            Origin::File(_) => newsroom.beside(&self.shown),
            Origin::Stdin(_) => newsroom.beside_changed(&self.shown, &[]),
        }
    }
}

/// Reads a story piece by piece, so that only its text is held.
fn read(target: &Target) -> Result<Source, Error> {
    let undecodable = |error| match target.origin {
        Origin::File(_) => Error::undecodable(&target.shown, &error),
        Origin::Stdin(_) => Error::undecodable_input(&target.shown, &error),
    };
    let mut decoder = Decoder::default();
    match &target.origin {
        Origin::File(path) => {
            open(path, &mut decoder).map_err(|error| Error::file("read", path, &error))?;
        }
        Origin::Stdin(_) => feed(&mut decoder, io::stdin().lock()).map_err(|error| {
            Error::new(Kind::Io, format!("cannot read standard input: {error}"))
        })?,
    }
    decoder.finish().map_err(undecodable)
}

fn open(path: &Path, decoder: &mut Decoder) -> io::Result<()> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    *decoder = Decoder::with_capacity(usize::try_from(size).unwrap_or(0));
    feed(decoder, file)
}

fn feed(decoder: &mut Decoder, mut from: impl Read) -> io::Result<()> {
    let mut piece = vec![0; PIECE];
    loop {
        match from.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(length) => decoder.push(piece.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Bytes that are read together: as many as stay near the processor.
const PIECE: usize = 1 << 16;

/// Writes a mended file back; hands over mended standard input, changed or not.
fn write(
    target: &Target,
    encoding: text::Encoding,
    fixed: &Fixed,
    before: &str,
) -> Result<Option<Vec<u8>>, Error> {
    match &target.origin {
        Origin::Stdin(_) => Ok(Some(Source::encode(&fixed.text, encoding))),
        Origin::File(_) if fixed.text == before => Ok(None),
        Origin::File(path) => {
            let bytes = Source::encode(&fixed.text, encoding);
            replace::replace(path, &bytes).map_err(|error| Error::file("write", path, &error))?;
            Ok(None)
        }
    }
}
