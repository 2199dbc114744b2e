use crate::arabic::letters::{ALEF, FATHATAN, HEH, is_letter, is_mark};
use crate::lint::{Check, Conclusion, Count, Fact, Verdict, judge};
use crate::story::{Protection, Traits};

/// No mark though the word takes one.
const BARE: u8 = 0;
/// The mark stands before the alef.
const BEFORE: u8 = 1;
/// The mark stands on the alef.
const ON: u8 = 2;

/// Facts outside quotations; those inside count and are never reported.
const OWN: u16 = 0;
const QUOTED: u16 = 1;

/// Notes every word that has tanween on its last alef, or is known to take it and has none.
pub(super) fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    let text = prose.text();
    let told = check.list("tanween-tells");
    let mut gaps = prose.folded().gaps().peekable();
    for index in prose.words_of(Traits::FINAL_ALEF) {
        let word = prose.words()[index];
        let written = word.of(text);
        if told.has(written) {
            continue;
        }
        // Most words carry no mark, and looking up what stands in the original takes time. What is
        // dropped at the end of a block is followed by no gap.
        while gaps.next_if(|&gap| gap <= word.start).is_some() {}
        let plain = word.range().end < text.len() && gaps.peek().is_none_or(|&gap| gap > word.end);
        let marked = if plain { None } else { side(check, index) };
        let side = match marked {
            Some(side) => side,
            None if !plain && has_another_mark(check, index) => continue,
            None if prose.is(index, Traits::ACCUSATIVE) && takes_tanween(written) => BARE,
            None => continue,
        };
        let quoted = prose.protection(word.range()).any(Protection::QUOTATION);
        check.note(word.range(), if quoted { QUOTED } else { OWN }, side, None);
    }
}

/// The shortest word that takes the mark has two letters before its alef.
const SHORTEST: usize = 6;

fn takes_tanween(accusative: &str) -> bool {
    accusative.len() >= SHORTEST && !accusative.trim_end_matches(ALEF).ends_with(HEH)
}

/// Where the mark of the word at `index` stands, if it has one.
fn side(check: &Check<'_, '_>, index: usize) -> Option<u8> {
    if !check.prose.has_dropped() {
        return None;
    }
    let raw = check.prose.marked_word(index);
    let behind = raw.trim_end_matches(is_mark);
    if behind.len() < raw.len() {
        return raw.ends_with(FATHATAN).then_some(ON);
    }
    let marked = raw.trim_end_matches(ALEF).ends_with(is_mark) && raw.contains(FATHATAN);
    marked.then_some(BEFORE)
}

/// Whether the last letters of the word carry a mark that is no tanween: a slip of another kind
/// (`معَا`), or a vowel.
fn has_another_mark(check: &Check<'_, '_>, index: usize) -> bool {
    let raw = check.prose.marked_word(index);
    raw.ends_with(is_mark) || raw.trim_end_matches(ALEF).ends_with(is_mark)
}

/// Reports the words that go against the house, or against the rest of the file.
pub(super) fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    match conclusion.style() {
        "ignore" => return,
        "none" => {
            let marked = facts.iter().filter(|fact| fact.side != BARE);
            return each(conclusion, marked, |_| Spelling::Bare, "house", false);
        }
        _ => {}
    }
    let count = |side: u8| facts.iter().filter(|fact| fact.side == side).count();
    let (bare, before, on) = (count(BARE), count(BEFORE), count(ON));
    let usual = match conclusion.style() {
        "before-alif" => BEFORE,
        "on-alif" => ON,
        _ if on > before => ON,
        _ => BEFORE,
    };
    let marked = facts.iter().filter(|fact| fact.side != BARE);
    let enough = bare + before + on > FEWEST;
    match judge(bare, before + on) {
        Count::Minority(0) if enough => {
            let unmarked = facts.iter().filter(|fact| fact.side == BARE);
            each(
                conclusion,
                unmarked,
                |_| Spelling::Marked(usual),
                "unmarked",
                false,
            );
            sides(conclusion, usual);
        }
        Count::Minority(_) if enough => each(conclusion, marked, |_| Spelling::Bare, "", false),
        Count::Even if enough => {
            let first = facts
                .iter()
                .find(|fact| fact.side != BARE && fact.group == OWN);
            each(conclusion, first, |_| Spelling::Bare, "mixed", true);
        }
        _ => sides(conclusion, usual),
    }
}

/// A file with no more words of this kind has no habit yet.
const FEWEST: usize = 3;

/// Reports marks on the other side of the alef than most, unless the house settles the side: then
/// tanween-position speaks.
fn sides(conclusion: &mut Conclusion<'_, '_>, usual: u8) {
    let facts = conclusion.facts;
    let count = |side: u8| facts.iter().filter(|fact| fact.side == side).count();
    let settled = conclusion.style() != "consistent";
    if settled || !matches!(judge(count(BEFORE), count(ON)), Count::Minority(_)) {
        return;
    }
    let other = facts
        .iter()
        .filter(|fact| fact.side != BARE && fact.side != usual);
    each(
        conclusion,
        other,
        |_| Spelling::Marked(usual),
        "side",
        false,
    );
}

/// How a word is to be written.
#[derive(Clone, Copy)]
enum Spelling {
    Bare,
    Marked(u8),
}

fn each<'a>(
    conclusion: &mut Conclusion<'_, '_>,
    facts: impl IntoIterator<Item = &'a Fact>,
    spelling: impl Fn(&Fact) -> Spelling,
    say: &'static str,
    ask: bool,
) {
    let story = conclusion.story;
    for fact in facts.into_iter().filter(|fact| fact.group == OWN) {
        let becomes = spelt(&story.visible(fact.span), spelling(fact));
        let verdict = Verdict {
            say,
            arguments: becomes.iter().cloned().collect(),
            becomes,
            ask,
            ..Verdict::default()
        };
        conclusion.report(fact.span, verdict);
    }
}

/// `written` spelt so; nothing where more than a word stands there.
fn spelt(written: &str, spelling: Spelling) -> Option<String> {
    if !written.chars().all(|c| is_letter(c) || is_mark(c)) {
        return None;
    }
    let bare: String = written.chars().filter(|&c| c != FATHATAN).collect();
    let stem = bare.strip_suffix(ALEF)?;
    Some(match spelling {
        Spelling::Bare => bare,
        Spelling::Marked(ON) => format!("{bare}{FATHATAN}"),
        Spelling::Marked(_) => format!("{stem}{FATHATAN}{ALEF}"),
    })
}
