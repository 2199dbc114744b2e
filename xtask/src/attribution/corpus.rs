use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};
use tadqiq::catalog::Catalog;
use tadqiq::story::{self, Format, Prose, Role};
use tadqiq::text::Span;

use crate::lexicon::{Result, input};
use crate::measure::text_of;

/// Bytes of the checksum that are kept: enough to tell a text from its neighbour on the line above.
const CHECKSUM: usize = 8;

/// The news corpus, a line an article.
pub(super) struct Corpus(String);

impl Corpus {
    pub(super) fn open(path: &Path) -> Result<Self> {
        Ok(Self(String::from_utf8(input::read(path)?.bytes)?))
    }

    /// The article on line `index`, counted from 0.
    pub(super) fn article(&self, index: usize) -> Result<Article> {
        let line = self.0.lines().nth(index);
        let line = line.ok_or_else(|| format!("there is no article {index}"))?;
        let article: serde_json::Value = serde_json::from_str(line)?;
        let text = text_of(&article);
        Ok(Article {
            source: article["source"].as_str().unwrap_or_default().to_owned(),
            checksum: checksum(&text),
            text,
        })
    }
}

/// An article as the engine reads it.
pub(super) struct Article {
    pub(super) source: String,
    /// The title, an empty line, the body.
    pub(super) text: String,
    /// The first 16 hexadecimal digits of the SHA-256 of the text.
    pub(super) checksum: String,
}

/// A sentence of an article.
pub(super) struct Placed {
    pub(super) span: Span,
    /// `H` in a headline, `P` where a paragraph begins, `-` inside one.
    pub(super) place: char,
}

impl Article {
    /// The sentences as the engine splits them, in order. A line that is a dateline and nothing else
    /// is none.
    pub(super) fn sentences(&self, catalog: &Catalog) -> Vec<Placed> {
        let story = story::read(&self.text, Format::Plain);
        let mut found = Vec::new();
        for block in &story.blocks {
            let prose = Prose::new(&story, block, catalog);
            let spans = prose.sentences().iter().map(|sentence| {
                let range = sentence.start as usize..sentence.end as usize;
                prose.folded().raw(range)
            });
            let dateline = block.dateline.unwrap_or_default();
            let spans = spans.filter(|span| !dateline.contains(*span));
            found.extend(spans.enumerate().map(|(index, span)| Placed {
                span,
                place: match (block.role, index) {
                    (Role::Headline, _) => 'H',
                    (_, 0) => 'P',
                    _ => '-',
                },
            }));
        }
        found
    }
}

fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .take(CHECKSUM)
        .fold(String::new(), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
