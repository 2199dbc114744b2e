use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::arabic;
use crate::catalog::{Catalog, Language, Level, RuleId};
use crate::lint::Finding;
use crate::story::Story;

/// Findings counted by rule and level.
#[derive(Default)]
pub(super) struct Statistics {
    counts: BTreeMap<(RuleId, Level), usize>,
    words: usize,
}

impl Statistics {
    /// Counts the findings of a story of so many words.
    pub(super) fn count(&mut self, findings: &[Finding], words: usize) {
        self.words += words;
        for finding in findings {
            *self
                .counts
                .entry((finding.rule, finding.level))
                .or_default() += 1;
        }
    }

    /// Writes the table, the most frequent first.
    pub(super) fn table(
        &self,
        out: &mut dyn Write,
        catalog: &Catalog,
        language: Language,
    ) -> io::Result<()> {
        let say = |key| catalog.say(key, language).to_owned();
        let mut rows = vec![
            [
                "statistics-rule",
                "statistics-level",
                "statistics-count",
                "statistics-rate",
            ]
            .map(say),
        ];
        for (rule, level, count) in self.rows() {
            let id = catalog.card(rule).id.to_string();
            let rate = format!("{:.3}", self.rate(count));
            rows.push([id, level.name().to_owned(), count.to_string(), rate]);
        }
        let total = self.counts.values().sum();
        let rate = format!("{:.3}", self.rate(total));
        rows.push([
            say("statistics-total"),
            String::new(),
            total.to_string(),
            rate,
        ]);
        let width = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let (first, second, third, fourth) = (width(0), width(1), width(2), width(3));
        for [rule, level, count, rate] in &rows {
            let line = format!("{rule:first$}  {level:second$}  {count:>third$}  {rate:>fourth$}");
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out, "{}: {}", say("statistics-words"), self.words)
    }

    /// The same as one JSON document.
    pub(super) fn json(&self, catalog: &Catalog) -> Value {
        let rules = self.rows().into_iter().map(|(rule, level, count)| {
            let id = &catalog.card(rule).id;
            json!({"rule": id, "severity": level.name(), "count": count, "per_1000_words": self.rate(count)})
        });
        json!({"words": self.words, "rules": rules.collect::<Vec<_>>()})
    }

    fn rows(&self) -> Vec<(RuleId, Level, usize)> {
        let counts = self.counts.iter();
        let mut rows: Vec<_> = counts
            .map(|(&(rule, level), &count)| (rule, level, count))
            .collect();
        rows.sort_by_key(|&(rule, level, count)| (std::cmp::Reverse(count), rule, level));
        rows
    }

    /// Findings per 1,000 words, to three decimals; 0 where there are no words.
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    fn rate(&self, count: usize) -> f64 {
        let rate = count as f64 * 1000.0 / self.words.max(1) as f64;
        (rate * 1000.0).round() / 1000.0
    }
}

/// The words of a story as its reader counts them: joined ones are one.
pub(super) fn words(story: &Story<'_>) -> usize {
    let of_block = |text: &str| {
        let folded = arabic::folded(text);
        arabic::tokenize(&folded)
            .words
            .iter()
            .filter(|word| !word.joined)
            .count()
    };
    story
        .blocks
        .iter()
        .map(|block| of_block(&block.visible(story.text)))
        .sum()
}
