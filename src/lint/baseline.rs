use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::arabic::marks::is_end;
use crate::catalog::Catalog;
use crate::text::Span;

/// Findings that a newsroom has accepted for now: checking again reports only what is new.
///
/// An entry names its file, its rule and a key of the text found and the words beside it, so that
/// edits elsewhere leave it valid. The key is a hash: no word of a story is in a baseline file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Place, u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    file: String,
    rule: String,
    key: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    rule: String,
    key: String,
    count: u32,
}

/// The version of the file's form that this release reads and writes.
const VERSION: u32 = 1;

/// A baseline entry whose finding is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The file it names.
    pub file: String,
    /// The rule it names.
    pub rule: String,
    /// How many of its findings are gone.
    pub count: u32,
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// What is wrong with it, in English, with line and column.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.version != VERSION {
            return Err(format!(
                "it is of version {}; this release reads version {VERSION}: write it again",
                file.version
            ));
        }
        let mut entries = BTreeMap::new();
        for Entry {
            file,
            rule,
            key,
            count,
        } in file.entries
        {
            *entries.entry(Place { file, rule, key }).or_default() += count;
        }
        Ok(Self { entries })
    }

    /// The file's text: sorted, one entry a line, so that versions of it compare well.
    pub fn render(&self) -> String {
        let mut text = format!("{{\n  \"version\": {VERSION},\n  \"entries\": [");
        for (index, (place, count)) in self.entries.iter().enumerate() {
            let Place { file, rule, key } = place.clone();
            let entry = serde_json::to_string(&Entry {
                file,
                rule,
                key,
                count: *count,
            })
            .unwrap_or_default();
            text.push_str(if index == 0 { "\n    " } else { ",\n    " });
            text.push_str(&entry);
        }
        text.push_str("\n  ]\n}\n");
        text
    }

    /// Adds the findings of a file.
    pub fn record(&mut self, catalog: &Catalog, file: &str, text: &str, findings: &[Finding]) {
        for finding in findings {
            *self
                .entries
                .entry(place(catalog, file, text, finding))
                .or_default() += 1;
        }
    }

    /// Takes out the entries of a file for the rules that `of` names by their ids.
    pub fn forget(&mut self, file: &str, of: impl Fn(&str) -> bool) {
        self.entries
            .retain(|place, _| place.file != file || !of(&place.rule));
    }

    /// Takes out of `findings` what the baseline accepts, and says what it accepts in vain.
    pub fn filter(
        &self,
        catalog: &Catalog,
        file: &str,
        text: &str,
        findings: &mut Vec<Finding>,
    ) -> Vec<Stale> {
        let mut left: BTreeMap<&Place, u32> = self
            .entries
            .iter()
            .filter(|(place, _)| place.file == file)
            .map(|(place, count)| (place, *count))
            .collect();
        findings.retain(
            |finding| match left.get_mut(&place(catalog, file, text, finding)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            },
        );
        let gone = left.into_iter().filter(|(_, count)| *count > 0);
        gone.map(|(place, count)| Stale {
            file: place.file.clone(),
            rule: place.rule.clone(),
            count,
        })
        .collect()
    }

    /// The files that entries name.
    pub fn files(&self) -> BTreeSet<&str> {
        self.entries
            .keys()
            .map(|place| place.file.as_str())
            .collect()
    }
}

fn place(catalog: &Catalog, file: &str, text: &str, finding: &Finding) -> Place {
    let rule = catalog.card(finding.rule).id.to_string();
    let key = fingerprint("", &rule, text, finding);
    Place {
        file: file.to_owned(),
        rule,
        key,
    }
}

/// A key of a finding that edits elsewhere in its file leave as it is: a hash of `place` (a path,
/// where keys must differ between files, or nothing), the rule's id, the text found and the word on
/// each side in its sentence and line, in hexadecimal.
///
/// White space at the end of a line is the same in all lines: a rule finds the first.
pub fn fingerprint(place: &str, rule: &str, text: &str, finding: &Finding) -> String {
    let found = finding.span.of(text);
    let [found, before, after] = if is_line_end(text, finding.span) {
        [found.get(..1).unwrap_or_default(), "", ""]
    } else {
        let [before, after] = neighbours(text, finding.span);
        [found, before, after]
    };
    format!("{:016x}", hash([place, rule, found, before, after]))
}

/// The word on each side of a span, if its line and sentence have one there.
fn neighbours(text: &str, Span { start, end }: Span) -> [&str; 2] {
    let is_edge = |sign| matches!(sign, '\n' | '\r') || is_end(sign);
    let before = Span::new(start.saturating_sub(NEIGHBOURHOOD), start).of(text);
    let before = before.rsplit(is_edge).next().unwrap_or_default();
    let after = Span::new(end, end.saturating_add(NEIGHBOURHOOD)).of(text);
    let after = after
        .split(is_edge)
        .next()
        .filter(|_| !Span::new(start, end).of(text).ends_with(is_edge));
    [
        before.split_whitespace().next_back().unwrap_or_default(),
        after
            .and_then(|it| it.split_whitespace().next())
            .unwrap_or_default(),
    ]
}

/// Whether a span is of white space alone, and nothing follows it in its line.
fn is_line_end(text: &str, span: Span) -> bool {
    let after = Span::new(span.end, span.end.saturating_add(NEIGHBOURHOOD)).of(text);
    let blank = !span.is_empty() && span.of(text).trim().is_empty();
    blank && (after.is_empty() || after.starts_with(['\n', '\r']))
}

/// Bytes on each side in which the neighbouring word is looked for.
const NEIGHBOURHOOD: u32 = 96;

/// FNV-1a, 64 bits: unlike the standard library's hasher, the same in every release.
fn hash(parts: [&str; 5]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Baseline, fingerprint};
    use crate::catalog::Catalog;
    use crate::lint::{Finding, Ruleset, check};
    use crate::story::{Format, read};

    fn findings(text: &str) -> Vec<Finding> {
        let catalog = Catalog::embedded();
        let rule = catalog.find("common-misspelling").expect("a card of ours");
        check(
            &read(text, Format::Plain),
            &Ruleset::only(catalog, rule, None),
        )
    }

    const OLD: &str = "حضر الوزير لاكن النائب غاب.\n";

    fn baseline() -> Baseline {
        let mut baseline = Baseline::default();
        baseline.record(&Catalog::embedded(), "a.txt", OLD, &findings(OLD));
        baseline
    }

    #[test]
    fn an_accepted_finding_stays_accepted_when_lines_are_added_around_it() {
        let text = format!("سطر جديد.\n{OLD}سطر آخر.\n");
        let mut found = findings(&text);
        assert_eq!(found.len(), 1);
        assert_eq!(
            baseline().filter(&Catalog::embedded(), "a.txt", &text, &mut found),
            []
        );
        assert_eq!(found, []);
    }

    #[test]
    fn a_new_finding_of_the_same_rule_is_reported() {
        let text = format!("{OLD}وصل الوفد لاكن الاجتماع تأجل.\n");
        let mut found = findings(&text);
        baseline().filter(&Catalog::embedded(), "a.txt", &text, &mut found);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_finding_stays_accepted_when_the_sentences_beside_it_change() {
        for text in [
            "غاب الرئيس. حضر الوزير لاكن النائب غاب. عاد الوفد.\n",
            "حضر الوزير لاكن النائب غاب! ثم عاد الوفد.\n",
        ] {
            let mut found = findings(text);
            baseline().filter(&Catalog::embedded(), "a.txt", text, &mut found);
            assert_eq!(found, [], "{text}");
        }
    }

    #[test]
    fn the_key_of_blanks_at_the_ends_of_lines_is_the_same_in_all_lines() {
        let catalog = Catalog::embedded();
        let rule = catalog.find("whitespace-hygiene").expect("a card of ours");
        let keys = ["حضر. \nغاب. \n", "حضر.\nغاب. \n", "حضر.\nغاب. \nعاد.  \n"].map(|text| {
            let rules = Ruleset::only(Catalog::embedded(), rule, None);
            let found = check(&read(text, Format::Plain), &rules);
            fingerprint("", "whitespace-hygiene", text, &found[0])
        });
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    }

    #[test]
    fn an_entry_whose_finding_is_gone_is_stale() {
        let stale = baseline().filter(&Catalog::embedded(), "a.txt", "حضر.\n", &mut Vec::new());
        assert_eq!(
            stale
                .iter()
                .map(|stale| (stale.rule.as_str(), stale.count))
                .collect::<Vec<_>>(),
            [("common-misspelling", 1)]
        );
    }

    #[test]
    fn it_reads_what_it_writes_and_holds_no_word_of_the_story() {
        let text = baseline().render();
        assert_eq!(Baseline::parse(&text), Ok(baseline()));
        assert!(!text.contains("لاكن"));
    }

    #[test]
    fn another_version_is_refused() {
        assert!(Baseline::parse("{\"version\": 9, \"entries\": []}").is_err());
    }
}
