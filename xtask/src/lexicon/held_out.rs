//! The news articles that are counted nowhere, so that what rests on the counts can be tested on
//! text it has not seen.
//!
//! `lexicon/held-out.txt` was chosen once by [`run`] and is committed; the builder only reads it.

use super::{Options, Result, fold, input};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;

const LIST: &str = include_str!("../../../lexicon/held-out.txt");
const SEED: &str = "tadqiq held-out 1";
const SIZE: usize = 2000;
const SHORTEST: usize = 80;
/// Words of a run that two articles share only when one was copied from the other.
const RUN: usize = 8;
/// The share of its runs that an article may have in common with all others: formulas of prayer and
/// protocol are everybody's, a second printing is not.
const SHARED: f64 = 0.05;

/// The articles kept out of every count.
pub(crate) struct HeldOut(BTreeSet<usize>);

impl HeldOut {
    /// Reads the committed list.
    pub(crate) fn read() -> Result<Self> {
        let numbers = LIST.lines().filter(|line| !line.starts_with('#'));
        Ok(Self(
            numbers
                .map(str::parse)
                .collect::<std::result::Result<_, _>>()?,
        ))
    }

    /// Whether the article on this line of `news-train.jsonl`, counted from 0, is held out.
    pub(crate) fn contains(&self, line_index: usize) -> bool {
        self.0.contains(&line_index)
    }

    /// How many articles are held out.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Runs `held-out --news FILE --out FILE`: chooses the list anew.
///
/// Eligible is an article of at least 80 words of which at most one run of eight words in twenty
/// stands in any other article: newspapers print the same agency stories, and one whose copy is
/// counted would be no test. The newspapers have equal shares, but no more than half of the eligible
/// articles of one is taken.
pub(crate) fn run(arguments: impl Iterator<Item = String>) -> Result<()> {
    let mut options = Options::read(arguments)?;
    let news = input::read(&options.take("--news")?)?;
    let out = options.take("--out")?;
    options.end()?;
    let articles = articles(std::str::from_utf8(&news.bytes)?)?;
    let mut by_source: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for index in eligible(&articles) {
        by_source
            .entry(&articles[index].source)
            .or_default()
            .push(index);
    }
    let chosen = choose(by_source);
    let mut list = format!(
        "# Articles of news-train.jsonl that are counted nowhere: line numbers, from 0.\n\
         # Chosen once by `cargo run -p xtask -- held-out` from the file of sha256\n\
         # {}; never edited by hand.\n",
        news.sha256
    );
    for index in chosen {
        writeln!(list, "{index}")?;
    }
    fs::write(out, list)?;
    Ok(())
}

struct Article {
    source: String,
    /// A hash of each run of words of the body.
    runs: BTreeSet<u64>,
    words: usize,
}

fn articles(news: &str) -> Result<Vec<Article>> {
    news.lines()
        .map(|line| {
            let article: serde_json::Value = serde_json::from_str(line)?;
            let field = |name: &str| article.get(name).and_then(serde_json::Value::as_str);
            let mut words = Vec::new();
            fold::words(field("body").unwrap_or_default(), |word| {
                words.push(word.to_owned());
            });
            let runs = words.windows(RUN).map(|run| hash(&run.join(" "))).collect();
            Ok(Article {
                source: field("source").unwrap_or_default().to_owned(),
                runs,
                words: words.len(),
            })
        })
        .collect()
}

fn eligible(articles: &[Article]) -> Vec<usize> {
    let mut articles_with: HashMap<u64, u32> = HashMap::new();
    for run in articles.iter().flat_map(|article| &article.runs) {
        *articles_with.entry(*run).or_default() += 1;
    }
    let own = |article: &Article| {
        let shared = article.runs.iter().filter(|run| articles_with[run] > 1);
        #[expect(clippy::cast_precision_loss, reason = "a share of some thousands")]
        let share = shared.count() as f64 / article.runs.len() as f64;
        article.words >= SHORTEST && share <= SHARED
    };
    let indexed = articles.iter().enumerate();
    indexed
        .filter(|(_, article)| own(article))
        .map(|(index, _)| index)
        .collect()
}

/// Takes from each newspaper in turn until there are enough, in the order of a seeded hash.
fn choose(mut by_source: BTreeMap<&str, Vec<usize>>) -> BTreeSet<usize> {
    for indices in by_source.values_mut() {
        indices.sort_by_key(|index| hash(&format!("{SEED} {index}")));
        indices.truncate(indices.len() / 2);
    }
    let rounds = by_source.values().map(Vec::len).max().unwrap_or_default();
    let in_turn = (0..rounds).flat_map(|round| {
        by_source
            .values()
            .filter_map(move |indices| indices.get(round))
    });
    in_turn.copied().take(SIZE).collect()
}

fn hash(text: &str) -> u64 {
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(8)
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{HeldOut, SIZE};

    #[test]
    fn the_committed_list_is_whole() {
        let held_out = HeldOut::read().expect("the list holds numbers");
        assert_eq!(held_out.len(), SIZE);
        assert!(held_out.0.last().is_some_and(|&last| last < 21_367));
    }
}
