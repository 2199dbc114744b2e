//! The labelled set of the attribution rules: sentences for readers, and how right the rules are on
//! what the readers said. `tests/data/attribution/README.md` has the format and the measure.

mod corpus;
mod labels;
mod score;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, Write};

use tadqiq::catalog::Catalog;
use tadqiq::lint;
use tadqiq::story::{self, Format};

use crate::lexicon::{Options, Result};
use crate::measure::ruleset;
use corpus::{Article, Corpus};
use labels::{Labelled, Reading};
use score::{Score, Told};

/// Runs `attribution sentences|offsets|score …`.
pub(crate) fn run(mut arguments: impl Iterator<Item = String>) -> Result<()> {
    let action = arguments.next().unwrap_or_default();
    let mut options = Options::read(arguments)?;
    let corpus = Corpus::open(&options.take("--news")?)?;
    match action.as_str() {
        "sentences" => {
            let articles = options.take("--articles")?;
            options.end()?;
            sentences(&corpus, &indices(&articles.to_string_lossy())?)
        }
        "offsets" => {
            let readings = fs::read_to_string(options.take("--readings")?)?;
            options.end()?;
            offsets(&corpus, &labels::readings(&readings)?)
        }
        "score" => {
            let labels = fs::read_to_string(options.take("--labels")?)?;
            let show = options.take("--show").ok();
            let pack = options.take("--pack").ok();
            options.end()?;
            let show = show.map_or(Ok(0), |most| most.to_string_lossy().parse())?;
            let pack = pack.map_or("news".into(), |pack| pack.to_string_lossy().into_owned());
            let score = score(&corpus, &labels::read(&labels)?, &pack)?;
            Ok(io::stdout().lock().write_all(score.page(show).as_bytes())?)
        }
        _ => Err("attribution: sentences, offsets or score".into()),
    }
}

fn indices(list: &str) -> Result<Vec<usize>> {
    let parts = list.split([',', ' ', '\n']).filter(|part| !part.is_empty());
    Ok(parts
        .map(str::parse)
        .collect::<std::result::Result<_, _>>()?)
}

/// Prints the sentences of the articles, to be read and labelled.
fn sentences(corpus: &Corpus, articles: &[usize]) -> Result<()> {
    let catalog = Catalog::embedded();
    let mut out = io::stdout().lock();
    for &index in articles {
        let article = corpus.article(index)?;
        writeln!(out, "# {index}\t{}\t{}", article.source, article.checksum)?;
        for (number, sentence) in article.sentences(&catalog).iter().enumerate() {
            let (span, place) = (sentence.span, sentence.place);
            let text = span.of(&article.text).replace(['\n', '\t'], " ");
            let number = number + 1;
            let (start, end) = (span.start, span.end);
            writeln!(out, "{index}\t{number}\t{start}\t{end}\t{place}\t{text}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Prints a label file for what readers wrote by sentence number.
fn offsets(corpus: &Corpus, readings: &[Reading]) -> Result<()> {
    let catalog = Catalog::embedded();
    let mut out = io::stdout().lock();
    writeln!(out, "{}", labels::HEADING)?;
    for of_article in readings.chunk_by(|a, b| a.article == b.article) {
        let article = corpus.article(of_article[0].article)?;
        let sentences = article.sentences(&catalog);
        for reading in of_article {
            let place = reading.number.checked_sub(1);
            let sentence = place.and_then(|place| sentences.get(place));
            let (index, number) = (reading.article, reading.number);
            let sentence = sentence.ok_or(format!("article {index} has no sentence {number}"))?;
            let labelled = Labelled {
                article: reading.article,
                checksum: article.checksum.clone(),
                span: sentence.span,
                label: reading.label,
                debatable: reading.debatable,
            };
            writeln!(out, "{}", labelled.row())?;
        }
    }
    Ok(())
}

/// Runs the engine over the labelled articles and compares.
fn score(corpus: &Corpus, labelled: &[Labelled], pack: &str) -> Result<Score> {
    let catalog = Catalog::embedded();
    let rules = ruleset(&catalog, pack)?;
    let mut score = Score::default();
    for of_article in labelled.chunk_by(|a, b| a.article == b.article) {
        let article = corpus.article(of_article[0].article)?;
        check_same(&article, of_article)?;
        let story = story::read(&article.text, Format::Plain);
        let told: Vec<Told<'_>> = lint::check(&story, &rules)
            .iter()
            .map(|finding| Told {
                rule: &catalog.card(finding.rule).id,
                level: finding.level,
                span: finding.span,
            })
            .filter(|told| told.rule.starts_with(score::FAMILY))
            .collect();
        score.add(&article.text, of_article, &told);
    }
    Ok(score)
}

/// Refuses labels of another text: their offsets would point anywhere.
fn check_same(article: &Article, labelled: &[Labelled]) -> Result<()> {
    match labelled.iter().find(|it| it.checksum != article.checksum) {
        None => Ok(()),
        Some(other) => Err(format!("article {} is another text here", other.article).into()),
    }
}
