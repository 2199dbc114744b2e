//! How often each word form stands in the two corpora.

use super::Result;
use super::fold;
use super::held_out::HeldOut;
use std::collections::HashMap;

/// Word counts over newspapers and encyclopedia.
pub(crate) struct Counts {
    forms: HashMap<Box<str>, Tally>,
    /// Words counted in the newspapers.
    pub(crate) news_words: u64,
    /// Words counted in the encyclopedia.
    pub(crate) wiki_words: u64,
}

/// One form's occurrences in each corpus.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) news: u32,
    pub(crate) wiki: u32,
}

impl Tally {
    pub(crate) fn total(self) -> u64 {
        u64::from(self.news) + u64::from(self.wiki)
    }
}

impl Counts {
    /// Counts the titles and bodies of `news` (JSON lines), but of the articles held out, and the
    /// running text `wiki`.
    pub(crate) fn of(news: &[u8], wiki: &[u8], held_out: &HeldOut) -> Result<Self> {
        let mut counts = Self {
            forms: HashMap::new(),
            news_words: 0,
            wiki_words: 0,
        };
        for (index, line) in std::str::from_utf8(news)?.lines().enumerate() {
            if held_out.contains(index) {
                continue;
            }
            let article: serde_json::Value = serde_json::from_str(line)?;
            for field in ["title", "body"] {
                if let Some(text) = article.get(field).and_then(serde_json::Value::as_str) {
                    counts.add(text, |tally| &mut tally.news);
                }
            }
        }
        counts.news_words = counts
            .forms
            .values()
            .map(|tally| u64::from(tally.news))
            .sum();
        counts.add(std::str::from_utf8(wiki)?, |tally| &mut tally.wiki);
        counts.wiki_words = counts
            .forms
            .values()
            .map(|tally| u64::from(tally.wiki))
            .sum();
        Ok(counts)
    }

    fn add(&mut self, text: &str, column: impl Fn(&mut Tally) -> &mut u32) {
        fold::words(text, |word| match self.forms.get_mut(word) {
            Some(tally) => *column(tally) += 1,
            None => *column(self.forms.entry(word.into()).or_default()) += 1,
        });
    }

    /// All forms in order, with their counts.
    pub(crate) fn sorted(&self) -> Vec<(&str, Tally)> {
        let mut forms: Vec<_> = self
            .forms
            .iter()
            .map(|(form, tally)| (&**form, *tally))
            .collect();
        forms.sort_unstable_by_key(|&(form, _)| form);
        forms
    }

    /// The counts of one form.
    pub(crate) fn get(&self, form: &str) -> Tally {
        self.forms.get(form).copied().unwrap_or_default()
    }

    /// One form as it is kept here, and its counts; `None` when it was never seen.
    pub(crate) fn entry(&self, form: &str) -> Option<(&str, Tally)> {
        let (form, tally) = self.forms.get_key_value(form)?;
        Some((form, *tally))
    }

    /// Occurrences of a stem alone and behind each of these proclitics.
    pub(crate) fn behind(&self, proclitics: &[String], stem: &str) -> Tally {
        let mut sum = Tally::default();
        let mut form = String::new();
        for proclitic in proclitics {
            form.clear();
            form.push_str(proclitic);
            form.push_str(stem);
            let tally = self.get(&form);
            sum.news += tally.news;
            sum.wiki += tally.wiki;
        }
        sum
    }

    /// The frequency band of a count: 25 × Zipf (log10 of occurrences in a thousand million
    /// words), 1 to 255, and 0 for what was never seen.
    pub(crate) fn band(&self, count: u64) -> u8 {
        if count == 0 {
            return 0;
        }
        #[expect(clippy::cast_precision_loss, reason = "a band needs three digits")]
        let zipf = (count as f64 * 1e9 / (self.news_words + self.wiki_words) as f64).log10();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped"
        )]
        let band = (zipf * 25.0).round().clamp(1.0, 255.0) as u8;
        band
    }
}
