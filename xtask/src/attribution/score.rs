use std::collections::BTreeMap;
use std::fmt::Write as _;

use tadqiq::catalog::Level;
use tadqiq::text::Span;

use super::labels::{Label, Labelled};

/// What the ids of the attribution rules begin with.
pub(super) const FAMILY: &str = "attrib-";

/// A finding of the family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub(super) rule: &'a str,
    pub(super) level: Level,
    pub(super) span: Span,
}

impl Told<'_> {
    fn is_warning(self) -> bool {
        self.level >= Level::Warning
    }
}

/// Where a finding stands: on a sentence of a label, a debatable one, or one without a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum On {
    Label(Label),
    Debatable,
    Unlabelled,
}

/// Counts over all articles.
#[derive(Debug, Default)]
pub(super) struct Score {
    /// Settled sentences of a label: how many, how many with a finding, how many with a warning.
    sentences: BTreeMap<Label, Tally>,
    debatable: Tally,
    /// Findings by rule, level and the label they stand on.
    told: BTreeMap<(String, Level), BTreeMap<On, usize>>,
    /// Texts of wrong warnings, and of sought sentences of which nothing is said.
    wrong: Vec<String>,
    missed: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    all: usize,
    found: usize,
    warned: usize,
}

impl Tally {
    fn add(&mut self, told: &[Told<'_>]) {
        self.all += 1;
        self.found += usize::from(!told.is_empty());
        self.warned += usize::from(told.iter().any(|told| told.is_warning()));
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            found: self.found + other.found,
            warned: self.warned + other.warned,
        }
    }
}

impl Score {
    /// Counts an article. A finding belongs to the sentence in which it begins.
    pub(super) fn add(&mut self, text: &str, labelled: &[Labelled], told: &[Told<'_>]) {
        let begins_in = |told: &Told<'_>, sentence: &Labelled| {
            sentence.span.start <= told.span.start && told.span.start < sentence.span.end
        };
        for sentence in labelled {
            let here = told.iter().filter(|told| begins_in(told, sentence));
            let here: Vec<Told<'_>> = here.copied().collect();
            let on = if sentence.debatable {
                self.debatable.add(&here);
                On::Debatable
            } else {
                self.sentences.entry(sentence.label).or_default().add(&here);
                self.remember(text, sentence, &here);
                On::Label(sentence.label)
            };
            for told in &here {
                self.count(told, on);
            }
        }
        let lost = |told: &&Told<'_>| !labelled.iter().any(|it| begins_in(told, it));
        for told in told.iter().filter(lost) {
            self.count(told, On::Unlabelled);
        }
    }

    fn count(&mut self, told: &Told<'_>, on: On) {
        let row = self.told.entry((told.rule.to_owned(), told.level));
        *row.or_default().entry(on).or_default() += 1;
    }

    fn remember(&mut self, text: &str, sentence: &Labelled, told: &[Told<'_>]) {
        let line = |rule: &str| {
            let (article, start) = (sentence.article, sentence.span.start);
            let said = sentence.span.of(text).replace(['\n', '\t'], " ");
            format!(
                "{article}\t{start}\t{}\t{rule}\t{said}",
                sentence.label.code()
            )
        };
        if sentence.label.is_sought() && told.is_empty() {
            self.missed.push(line("-"));
        }
        if is_wrong_on(sentence.label) {
            let warnings = told.iter().filter(|told| told.is_warning());
            self.wrong.extend(warnings.map(|told| line(told.rule)));
        }
    }

    /// Warnings on settled sentences of the labels.
    pub(super) fn warnings(&self, of: fn(Label) -> bool) -> usize {
        let rows = self.told.iter();
        let rows = rows.filter(|((_, level), _)| *level >= Level::Warning);
        rows.flat_map(|(_, row)| row)
            .map(|(on, count)| match on {
                On::Label(label) if of(*label) => *count,
                _ => 0,
            })
            .sum()
    }

    fn found(&self, of: fn(Label) -> bool) -> Tally {
        let of = self.sentences.iter().filter(|(label, _)| of(**label));
        of.fold(Tally::default(), |sum, (_, found)| sum.plus(*found))
    }

    /// Right warnings, and all of them, on settled sentences.
    pub(super) fn precision(&self) -> (usize, usize) {
        let right = self.warnings(is_right_on);
        (right, right + self.warnings(is_wrong_on))
    }

    /// Sought sentences with a finding, with a warning, and all of them.
    pub(super) fn recall(&self) -> (usize, usize, usize) {
        let sought = self.found(Label::is_sought);
        (sought.found, sought.warned, sought.all)
    }

    /// Warnings on attributed sentences, and how many such sentences there are.
    pub(super) fn noise(&self) -> (usize, usize) {
        let sentences = self.found(Label::is_attributed).all;
        (self.warnings(Label::is_attributed), sentences)
    }

    /// The report, with at most `show` wrong warnings and as many missed sentences.
    pub(super) fn page(&self, show: usize) -> String {
        let mut page = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut page, show);
        page
    }

    fn write(&self, page: &mut String, show: usize) -> std::fmt::Result {
        let settled = self.found(|_| true);
        let sentences = settled.plus(self.debatable).all;
        let debatable = self.debatable.all;
        writeln!(
            page,
            "{sentences} sentences, {debatable} of them debatable and counted apart"
        )?;
        let (right, warnings) = self.precision();
        writeln!(page, "precision of warnings   {}", share(right, warnings))?;
        let (found, warned, sought) = self.recall();
        writeln!(page, "recall U V Q L M        {}", share(found, sought))?;
        writeln!(page, "  by warnings alone     {}", share(warned, sought))?;
        let (noise, attributed) = self.noise();
        writeln!(page, "warnings on A + C       {}", rate(noise, attributed))?;
        let all = self.warnings(|_| true);
        writeln!(page, "all warnings to A + C   {}", rate(all, attributed))?;
        self.table(page)?;
        for (name, lines) in [("wrong", &self.wrong), ("missed", &self.missed)] {
            for line in lines.iter().take(show) {
                writeln!(page, "{name}\t{line}")?;
            }
        }
        Ok(())
    }

    /// Findings of each rule by label: `?` on a debatable sentence, `-` on one without a label.
    fn table(&self, page: &mut String) -> std::fmt::Result {
        let settled = Label::ALL.map(|(code, label)| (code, On::Label(label)));
        let columns: Vec<(&str, On)> = settled
            .into_iter()
            .chain([("?", On::Debatable), ("-", On::Unlabelled)])
            .collect();
        write!(page, "\n{:32}", "")?;
        for (code, _) in &columns {
            write!(page, "{code:>5}")?;
        }
        for (name, of) in [
            ("sentences", (|found| found.all) as fn(Tally) -> usize),
            ("  with a finding", |found| found.found),
            ("  with a warning", |found| found.warned),
        ] {
            write!(page, "\n{name:32}")?;
            for (_, on) in &columns {
                write!(page, "{:>5}", of(self.sentences_on(*on)))?;
            }
        }
        for ((rule, level), row) in &self.told {
            write!(
                page,
                "\n{:32}",
                format!("{rule} {}", format!("{level:?}").to_lowercase())
            )?;
            for (_, on) in &columns {
                write!(page, "{:>5}", row.get(on).copied().unwrap_or_default())?;
            }
        }
        writeln!(page)
    }

    fn sentences_on(&self, on: On) -> Tally {
        match on {
            On::Label(label) => self.sentences.get(&label).copied().unwrap_or_default(),
            On::Debatable => self.debatable,
            On::Unlabelled => Tally::default(),
        }
    }
}

const fn is_wrong_on(label: Label) -> bool {
    label.is_silent()
}

/// A filler is a matter of style: a warning there is neither right nor wrong about a source.
const fn is_right_on(label: Label) -> bool {
    !label.is_silent() && !matches!(label, Label::Filler)
}

fn share(part: usize, of: usize) -> String {
    if of == 0 {
        return "none".to_owned();
    }
    format!("{:.3} ({part} of {of})", number(part) / number(of))
}

fn rate(count: usize, of: usize) -> String {
    if count == 0 {
        return format!("none on {of}");
    }
    format!("1 per {:.1} ({count} to {of})", number(of) / number(count))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
