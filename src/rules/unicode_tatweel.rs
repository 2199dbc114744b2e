use std::ops::Range;

use memchr::memmem;

use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{ALEF, HEH, LAM, TATWEEL, ends_joining, is_letter};
use crate::arabic::{folded, is_dropped};
use crate::lexicon;
use crate::lint::{Check, Hit};
use crate::story::{Prose, Role};
use crate::text::Span;

/// Finds tatweel inside words. A tatweel that stands alone is a dash, which is no fault of a word.
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    if !prose.has_dropped() {
        return;
    }
    let text = prose.flat().text();
    let mut sign = [0; 2];
    let mut read = 0;
    let mut hits = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), TATWEEL.encode_utf8(&mut sign)) {
        if at < read {
            continue;
        }
        let range = word_around(text, at);
        read = range.end;
        let word = Stretched::new(Span::from_range(range.clone()).of(text));
        let Some((right, sure)) = word.mended() else {
            continue;
        };
        let hit = Hit::flat(range).with(&right).becomes(right);
        hits.push(if sure { hit } else { hit.asks() });
    }
    if hits.len() == 1 || !may_be_verse(prose) {
        for hit in hits {
            check.report(hit);
        }
    }
}

/// Whether the block may be half a line of verse, which is stretched to the measure of the others:
/// a few words and no mark.
fn may_be_verse(prose: &Prose<'_>) -> bool {
    prose.marks().is_empty()
        && prose.words().len() <= WORDS_OF_A_HEMISTICH
        && prose.block().role != Role::Headline
}

const WORDS_OF_A_HEMISTICH: usize = 8;

/// The letters, marks and tatweels around `at`.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let inside = |c: char| is_letter(c) || is_dropped(c);
    let before = Span::from_range(0..at).of(text).trim_end_matches(inside);
    let after = text
        .get(at..)
        .unwrap_or_default()
        .trim_start_matches(inside);
    before.len()..text.len() - after.len()
}

/// A word with tatweel in it.
struct Stretched<'t> {
    written: &'t str,
    /// Its letters alone.
    letters: String,
}

impl<'t> Stretched<'t> {
    fn new(written: &'t str) -> Self {
        Self {
            written,
            letters: folded(written).into_owned(),
        }
    }

    /// The word without its tatweels and whether that is sure to be meant, if any is a fault.
    fn mended(&self) -> Option<(String, bool)> {
        let body = self.written.trim_matches(|c| !is_letter(c));
        let inside = body.contains(TATWEEL);
        let ending = self.ending();
        let faulty = inside && !self.sets_apart_the_article() || !inside && ending == Ending::Stray;
        if !faulty {
            return None;
        }
        let kept = if ending == Ending::Meant {
            body
        } else {
            self.written
        };
        let mut right: String = kept.chars().filter(|&c| c != TATWEEL).collect();
        if ending == Ending::Meant {
            right.push(TATWEEL);
        }
        Some((right, inside && !self.joins_two_words()))
    }

    /// What the tatweel after the last letter is.
    fn ending(&self) -> Ending {
        if !self.written.ends_with(TATWEEL) {
            return Ending::None;
        }
        let last = self.letters.chars().next_back();
        let short = self.letters.chars().nth(1).is_none();
        let proclitic = Proclitics::read(&self.letters).is_some();
        let hijri = self.letters.chars().eq([HEH]);
        // After a letter that never joins it is a dash.
        let dash = last.is_none_or(ends_joining) || self.written.starts_with(TATWEEL);
        if short || proclitic || hijri || dash {
            Ending::Meant
        } else {
            Ending::Stray
        }
    }

    /// The parts between tatweels, letters alone.
    fn parts(&self) -> impl Iterator<Item = String> + '_ {
        let parts = self.written.split(TATWEEL);
        let parts = parts.map(|part| part.chars().filter(|&c| is_letter(c)).collect::<String>());
        parts.filter(|part| !part.is_empty())
    }

    /// Whether the tatweel keeps a lam from the article after it, which would elide.
    fn sets_apart_the_article(&self) -> bool {
        let mut parts = self.parts();
        let first = parts.next().unwrap_or_default();
        let second = parts.next().unwrap_or_default();
        first.ends_with(LAM)
            && Proclitics::read(&first).is_some()
            && begins_with_article(&second)
            && parts.next().is_none()
    }

    /// Whether a tatweel may stand for a hyphen between two words.
    fn joins_two_words(&self) -> bool {
        let parts: Vec<String> = self.parts().collect();
        let hyphen = parts.windows(2).any(|pair| {
            let unjoined = pair[0].chars().next_back().is_some_and(ends_joining);
            let article = begins_with_article(&pair[1]) && Proclitics::read(&pair[0]).is_none();
            unjoined || article && pair[0].chars().nth(1).is_some()
        });
        hyphen && lexicon::form(&self.letters).is_none()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// There is none.
    None,
    /// It shapes a lone letter, leads to a sign or a number, or is a dash.
    Meant,
    /// It only stretches.
    Stray,
}

fn begins_with_article(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some(ALEF) && letters.next() == Some(LAM) && letters.nth(1).is_some()
}
