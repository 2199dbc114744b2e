use crate::arabic;
use crate::arabic::clitics::{Opening, Proclitics, beginnings};
use crate::arabic::letters::{TATWEEL, is_letter, is_mark};
use crate::lexicon::join;
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

/// The words of a name that a person is typing: the last few before the cursor.
pub(super) struct Phrase {
    /// From its first letter to the cursor, in the original.
    pub(super) span: Span,
    /// The same with single spaces, folded.
    pub(super) text: String,
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
        let before = text_before(story, offset, &is_arabic)?;
        let word = before.rsplit(|c| !is_arabic(c)).next()?;
        if is_led(before.strip_suffix(word)?) {
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
        readings(&self.folded)
    }
}

impl Phrase {
    /// The last words before a byte of a story, of one script and with nothing but spaces between:
    /// the most first, then ever fewer; nothing where [`Typed::before`] gives nothing.
    pub(super) fn before(story: &Story<'_>, offset: u32) -> Vec<Self> {
        let is_latin = |c: char| c.is_alphabetic() && !is_letter(c) || LATIN_MARKS.contains(&c);
        let scripts: [&dyn Fn(char) -> bool; 2] = [&is_arabic, &is_latin];
        let mut scripts = scripts.into_iter();
        scripts
            .find_map(|script| Self::of_script(story, offset, script))
            .unwrap_or_default()
    }

    fn of_script(
        story: &Story<'_>,
        offset: u32,
        is_inside: &dyn Fn(char) -> bool,
    ) -> Option<Vec<Self>> {
        let before = text_before(story, offset, is_inside)?;
        let mut starts = Vec::new();
        let mut rest = before;
        while starts.len() < MOST_WORDS {
            let Some(word) = rest.rsplit(|c| !is_inside(c)).next() else {
                break;
            };
            let led = rest.strip_suffix(word).unwrap_or_default();
            if word.is_empty() || is_led(led) {
                break;
            }
            starts.push(led.len());
            rest = led.trim_end_matches(' ');
            if rest.len() == led.len() {
                break;
            }
        }
        let phrase = |start: usize| {
            let written = before.get(start..)?;
            let length = Span::from_range(0..written.len()).len();
            let words: Vec<&str> = written.split_whitespace().collect();
            let text = arabic::folded(&words.join(" ")).into_owned();
            let span = Span::new(offset - length, offset);
            (text.chars().count() >= FEWEST).then_some(Self { span, text })
        };
        Some(starts.into_iter().rev().filter_map(phrase).collect())
    }

    /// The ways to read it, the whole first.
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        readings(&self.text)
    }
}

/// Words of a name that are looked at.
const MOST_WORDS: usize = 5;
/// What stands inside Latin names beside letters.
const LATIN_MARKS: [char; 3] = ['-', '\'', '\u{2019}'];

fn is_arabic(c: char) -> bool {
    is_letter(c) || is_mark(c) || c == TATWEEL
}

/// What stands before a byte in its piece of prose, if a word ends there.
fn text_before<'s>(
    story: &Story<'s>,
    offset: u32,
    is_inside: &dyn Fn(char) -> bool,
) -> Option<&'s str> {
    let mut pieces = story.blocks.iter().flat_map(|block| block.pieces.iter());
    let piece = pieces.find(|piece| {
        let span = piece.span();
        matches!(piece, Piece::Text(_)) && span.start < offset && offset <= span.end
    })?;
    let after = Span::new(offset, piece.span().end).of(story.text);
    let before = Span::new(piece.span().start, offset).of(story.text);
    (!after.starts_with(is_inside) && before.ends_with(is_inside)).then_some(before)
}

/// Whether a word after this belongs to an address, a handle or a tag.
fn is_led(before: &str) -> bool {
    before.ends_with(|c: char| "@#/._-".contains(c) || c.is_ascii_alphanumeric())
}

/// The ways to read a beginning, the whole first.
fn readings(word: &str) -> Vec<Reading<'_>> {
    let cuts = beginnings(word).map(|cut| Reading {
        prefix: cut.prefix(word),
        proclitics: cut.proclitics,
        stem: cut.stem(word),
    });
    cuts.filter(|it| it.stem.chars().count() >= FEWEST)
        .collect()
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
