use crate::story::attribution::{Claim, Kind, Paragraph, Place, Statement};

/// What kind of text a story is, as far as sourcing asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Genre {
    /// News, or too short to tell.
    News,
    /// A match, a transfer, a season.
    Sport,
    /// A notice: nobody has to be named for it.
    Notice,
    /// A writer speaks for himself.
    Opinion,
    /// A death is mourned.
    Mourning,
    /// Few of its sentences name a source: a feature, an essay, a report of a campaign.
    Essay,
    /// Not many do: news, or a column that quotes.
    Mixed,
}

/// Words of a kind among a thousand that make a text one of it.
const SPORT: u32 = 28;
const SERVICE: u32 = 14;
const OPINION: u32 = 9;
/// Fewer words of a kind prove nothing.
const FEWEST: u32 = 4;
/// So many words of mourning make a notice of death.
const MOURNING: u32 = 2;
/// A text of so many words of whose sentences one in five names no source that is known is no news.
const UNSOURCED: u32 = 70;
const SOURCED: u32 = 5;
/// One of whose sentences fewer than one in three does may be a column that quotes.
const MOSTLY: u32 = 3;

/// Tells the kind of a text by its words, and by how many of its sentences name a source.
pub(super) fn of(paragraphs: &[Paragraph]) -> Genre {
    let sum = |count: fn(&Paragraph) -> u32| paragraphs.iter().map(count).sum::<u32>();
    let words = sum(|paragraph| paragraph.words).max(1);
    let dense = |count: u32, least: u32| count >= FEWEST && count * 1000 >= words * least;
    let body = paragraphs
        .iter()
        .filter(|paragraph| paragraph.place != Place::Outside);
    let statements = body.flat_map(|paragraph| &paragraph.statements);
    let sourced = statements
        .clone()
        .filter(|it| it.has_known_source())
        .map(|_| 1_u32)
        .sum::<u32>();
    let grave = statements
        .flat_map(Statement::claims)
        .any(|claim| claim.kind == Kind::Casualty);
    let sentences = sum(|paragraph| paragraph.sentences);
    if dense(sum(|paragraph| paragraph.genre.sport), SPORT) {
        Genre::Sport
    } else if dense(sum(|paragraph| paragraph.genre.service), SERVICE) && !grave {
        Genre::Notice
    } else if sum(|paragraph| paragraph.genre.mourning) >= MOURNING {
        Genre::Mourning
    } else if dense(sum(|paragraph| paragraph.genre.opinion), OPINION) {
        Genre::Opinion
    } else if words > UNSOURCED && sourced * SOURCED < sentences {
        Genre::Essay
    } else if words > UNSOURCED && sourced * MOSTLY < sentences {
        Genre::Mixed
    } else {
        Genre::News
    }
}

impl Genre {
    /// Whether such a claim needs a source in such a text.
    pub(super) fn asks_for_source(self, claim: Claim) -> bool {
        match self {
            Self::News => true,
            Self::Mixed => !claim.weak || claim.kind <= Kind::Clash,
            Self::Notice | Self::Sport | Self::Opinion | Self::Mourning => false,
            Self::Essay => claim.kind <= Kind::Clash,
        }
    }

    /// Whether it is news, as far as speakers and quotations go.
    pub(super) fn is_news(self) -> bool {
        matches!(self, Self::News | Self::Mixed)
    }
}
