//! Who says so: what a block's sentences claim, and whom they name for it (catalogue, Part 4).
//!
//! Read once for each block, from signs that one look at each word gives. What stands in a direct
//! quotation is its speaker's and gives no sign. Nothing here judges: the engine does, over the
//! paragraphs of the whole story.

mod casualties;
mod claims;
mod clashes;
mod cues;
mod described;
mod ledger;
mod noun;
mod quotations;
mod remarks;
mod signs;
mod source;
mod view;

use super::{Prose, Role};
use crate::arabic::Sentence;
use crate::arabic::letters::is_space;
use crate::arabic::marks::is_end;
use crate::catalog::senses::Senses;
use crate::text::Span;

pub use claims::{Claim, Kind};
pub use cues::{Cue, Cues};
pub use ledger::{Ledger, Said, Speaker, Tally};
pub use noun::Noun;
pub use remarks::{Remark, Says};
pub use source::{Rank, Source};

use signs::{Part, Signs};
use view::View;

/// What a block says and who says it: as small as may be, for those of a whole story are kept. Spans
/// are of the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The block.
    pub span: Span,
    /// What the block is for.
    pub place: Place,
    /// Its words.
    pub words: u32,
    /// Words of sport, of notices, of a writer who speaks for himself.
    pub genre: Genre,
    /// Its sentences that claim something, name a source or have anything else to judge.
    pub statements: Box<[Statement]>,
    /// All its sentences.
    pub sentences: u32,
}

/// Where a paragraph stands, as far as sourcing asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// A headline or a caption: the body sources it.
    Outside,
    /// The first paragraph.
    Lead,
    /// Any other.
    #[default]
    Body,
}

/// What the words of a text tell of its kind, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Genre {
    /// Words of sport.
    pub sport: u32,
    /// Words of notices and service copy.
    pub service: u32,
    /// Words of a writer who speaks for himself.
    pub opinion: u32,
    /// Words of mourning.
    pub mourning: u32,
}

/// A sentence. Spans are of the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The sentence.
    pub span: Span,
    /// Where «، بحسب » may be put: before its final stop.
    pub end: u32,
    /// Whether it opens with a word that leans on the sentence before.
    pub soft: bool,
    /// Whether it ends with a colon: what comes next is somebody's words.
    pub introduces: bool,
    /// Where it names a source, in order.
    pub cues: Box<[Cue]>,
    /// What there is to judge in it beside those; nothing where it would be empty.
    pub matter: Option<Box<Matter>>,
}

/// What there is to judge in a sentence beside its cues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// What it claims outside the reach of its cues.
    pub claims: Box<[Claim]>,
    /// What else may be said of it.
    pub remarks: Box<[Remark]>,
    /// The quotations in it of three words or more.
    pub quotations: Box<[Quotation]>,
}

impl Matter {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.remarks.is_empty() && self.quotations.is_empty()
    }
}

/// A direct quotation of three words or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Its words.
    pub words: u32,
    /// Whether it is a sentence or nearly, and no name.
    pub whole: bool,
}

impl Statement {
    /// What it claims outside the reach of its cues.
    pub fn claims(&self) -> &[Claim] {
        self.matter.as_ref().map_or(&[], |matter| &matter.claims)
    }

    /// What else may be said of it.
    pub fn remarks(&self) -> &[Remark] {
        self.matter.as_ref().map_or(&[], |matter| &matter.remarks)
    }

    /// The quotations in it of three words or more.
    pub fn quotations(&self) -> &[Quotation] {
        self.matter
            .as_ref()
            .map_or(&[], |matter| &matter.quotations)
    }

    /// Whether a source is named in it, or taken over from a sentence before.
    pub fn is_sourced(&self) -> bool {
        !self.cues.is_empty()
    }

    /// Whether it names somebody as its source, however vague, or goes on with him: more than a
    /// verb of speech whose subject may be anything.
    pub fn has_known_source(&self) -> bool {
        let told = |source: Source| source.known || source.rank >= Rank::Excused;
        let known = |cue: &Cue| cue.carries || cue.source.is_some_and(told);
        self.cues.iter().any(known)
    }

    /// The last source it names.
    pub fn speaker(&self) -> Option<&Source> {
        self.cues.iter().rev().find_map(|cue| cue.source.as_ref())
    }
}

impl Paragraph {
    /// The same paragraph with every place in it moved by `by` bytes.
    #[must_use]
    pub fn shifted(&self, by: i64) -> Self {
        let mut moved = self.clone();
        let shift = |span: &mut Span| *span = span.shift(by);
        shift(&mut moved.span);
        for statement in &mut moved.statements {
            shift(&mut statement.span);
            statement.end = Span::at(statement.end).shift(by).start;
            for cue in &mut statement.cues {
                shift(&mut cue.span);
                cue.source.iter_mut().for_each(|it| shift(&mut it.span));
            }
            let Some(matter) = &mut statement.matter else {
                continue;
            };
            for claim in &mut matter.claims {
                shift(&mut claim.span);
                shift(&mut claim.opening);
            }
            for remark in &mut matter.remarks {
                shift(&mut remark.span);
                remark.removable.iter_mut().for_each(shift);
            }
            let quotations = matter.quotations.iter_mut();
            quotations.for_each(|it| shift(&mut it.span));
        }
        moved
    }
}

/// Reads a block. Linear in its length.
pub fn read(prose: &Prose<'_>) -> Paragraph {
    let signs = Signs::of(prose);
    let mut paragraph = Paragraph {
        span: prose.block().span,
        place: match prose.block().role {
            _ if is_heading(prose) => Place::Outside,
            Role::Headline | Role::Caption | Role::Cell | Role::Quote => Place::Outside,
            Role::Lead => Place::Lead,
            Role::Paragraph | Role::ListItem => Place::Body,
        },
        words: u32::try_from(prose.words().len()).unwrap_or(u32::MAX),
        genre: genre(&signs),
        ..Paragraph::default()
    };
    if signs.all().is_empty() && prose.quotes().is_empty() {
        return paragraph;
    }
    let parts = signs.parts(prose.sentences());
    let parts = parts.inspect(|_| paragraph.sentences += 1);
    let statements = parts.filter_map(|part| statement(prose, part));
    paragraph.statements = statements.collect();
    paragraph
}

/// Whether the block is a heading inside the story: short, and no sentence.
fn is_heading(prose: &Prose<'_>) -> bool {
    let text = prose.text().trim_end();
    prose.words().len() < HEADING && !text.ends_with(is_final)
}

/// Words of the shortest paragraph that may lack its stop.
const HEADING: usize = 9;

const fn is_final(c: char) -> bool {
    is_end(c) || matches!(c, ':' | '"' | '\u{00BB}' | '\u{201D}')
}

fn genre(signs: &Signs) -> Genre {
    const GENRES: Senses = Senses::SPORT
        .with(Senses::SERVICE)
        .with(Senses::OPINION)
        .with(Senses::MOURNING);
    let mut genre = Genre::default();
    let signs = signs.all().iter().map(|sign| sign.senses);
    for senses in signs.filter(|senses| senses.any(GENRES)) {
        genre.sport += u32::from(senses.any(Senses::SPORT));
        genre.service += u32::from(senses.any(Senses::SERVICE));
        genre.opinion += u32::from(senses.any(Senses::OPINION));
        genre.mourning += u32::from(senses.any(Senses::MOURNING));
    }
    genre
}

/// What a sentence says, if there is anything to judge in it.
fn statement(prose: &Prose<'_>, part: Part<'_>) -> Option<Statement> {
    let introduces = ends_with_colon(prose, part.sentence);
    if !introduces && !part.any.any(TELLING) && part.quoted.is_empty() {
        return None;
    }
    let view = &View::new(prose, part);
    let cues = cues::find(view);
    let quotations = quotations::find(view);
    let claims = claims::find(view, &cues);
    let remarks = remarks::find(view, &cues, &quotations);
    let matter = Matter {
        claims: claims.into(),
        remarks: remarks.into(),
        quotations: quotations.into(),
    };
    let matter = (!matter.is_empty()).then(|| Box::new(matter));
    let tells = introduces || !cues.is_empty() || matter.is_some();
    tells.then(|| Statement {
        span: view.raw(view.sentence.words()),
        end: view.stop(),
        soft: view.opens_with(Senses::SOFT_OPENER),
        introduces,
        cues: cues.into_iter().map(|cue| cue.told(view)).collect(),
        matter,
    })
}

fn ends_with_colon(prose: &Prose<'_>, sentence: Sentence) -> bool {
    let text = prose.text().get(..sentence.end as usize);
    text.unwrap_or_default()
        .trim_end_matches(is_space)
        .ends_with(':')
}

/// The senses of the signs that a sentence without quotations is judged for.
const TELLING: Senses = cues::SIGNS.with(claims::SIGNS).with(remarks::SIGNS);
