use crate::arabic;
use crate::arabic::clitics::{Opening, Proclitics, beginnings, join};
use crate::arabic::letters::{TATWEEL, is_letter, is_mark};
use crate::story::{Piece, Story};
use crate::text::Span;

/// The fewest letters from which something is proposed.
const FEWEST: usize = 2;

/// The Arabic word that a person is typing.
pub(super) struct Typed {
    /// From its first letter to the cursor, in the original.
    pub(super) span: Span,
    /// The same, folded.
    folded: String,
}

/// A way to read it: what is written onto the stem, and as much as there is of the stem.
pub(super) struct Reading<'t> {
    prefix: &'t str,
    proclitics: Proclitics,
    pub(super) stem: &'t str,
}

impl Typed {
    /// The word that ends at a byte of a story; nothing inside a word, in addresses, handles and
    /// tags, and outside of prose.
    pub(super) fn before(story: &Story<'_>, offset: u32) -> Option<Self> {
        let piece = story
            .blocks
            .iter()
            .flat_map(|block| block.pieces.iter())
            .find(|piece| {
                let span = piece.span();
                matches!(piece, Piece::Text(_)) && span.start < offset && offset <= span.end
            })?;
        let is_inside = |c: char| is_letter(c) || is_mark(c) || c == TATWEEL;
        let after = Span::new(offset, piece.span().end).of(story.text);
        if after.starts_with(is_inside) {
            return None;
        }
        let before = Span::new(piece.span().start, offset).of(story.text);
        let word = before.rsplit(|c| !is_inside(c)).next()?;
        let led = before.strip_suffix(word)?;
        if led.ends_with(|c: char| "@#/._-".contains(c) || c.is_ascii_alphanumeric()) {
            return None;
        }
        let length = Span::from_range(0..word.len()).len();
        let folded = arabic::folded(word).into_owned();
        (folded.chars().count() >= FEWEST).then(|| Self {
            span: Span::new(offset - length, offset),
            folded,
        })
    }

    /// The ways to read it, the whole first.
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        let word = self.folded.as_str();
        let cuts = beginnings(word).map(|cut| Reading {
            prefix: cut.prefix(word),
            proclitics: cut.proclitics,
            stem: cut.stem(word),
        });
        cuts.filter(|it| it.stem.chars().count() >= FEWEST)
            .collect()
    }
}

impl Reading<'_> {
    /// Whether all that is written onto the stem may stand before a term.
    pub(super) fn suits(&self, before: Proclitics) -> bool {
        before.has(self.proclitics)
    }

    /// The term with what is written onto it.
    pub(super) fn onto(&self, term: &str) -> String {
        join(self.prefix, term, "", Opening::Alef)
    }
}
