use crate::arabic::letters::{ALEF_MAQSURA, YEH};
use crate::lexicon;
use crate::lint::{Check, Conclusion, Verdict};

/// The side of a fact: the final ya has its dots.
const DOTTED: u8 = 0;
/// The side of a fact: it has not.
const DOTLESS: u8 = 1;

/// How many words of the closed set a file must have before it has a convention, and how many in a
/// hundred of them must be dotless (catalogue 3.5).
const FEWEST: usize = 5;
const SHARE: usize = 80;

/// How much commoner a dotted adjective must be than its dotless twin: 2 Zipf.
const COMMONER: u8 = 50;

/// The longest word of the closed set, in bytes.
const LONGEST: usize = 12;

/// Reports words of the closed set (`final-ya-words`) on the wrong side of the house's convention;
/// counts both sides where the file's own convention decides.
pub(super) fn gather(check: &mut Check<'_, '_>) {
    let style = check.style();
    let known = check.list("final-ya-words");
    let last = if style == "dotless" {
        YEH
    } else {
        ALEF_MAQSURA
    };
    let prose = check.prose;
    for (index, word) in prose.words().iter().enumerate() {
        let text = word.of(prose.text());
        let dotless = text.ends_with(ALEF_MAQSURA);
        let closed = |dotless: &str| dotless.len() <= LONGEST && known.has(dotless);
        if style == "auto" {
            if dotless && closed(text) {
                check.note(word.range(), 0, DOTLESS, Some(twin(text, YEH)));
            } else if text.len() <= LONGEST && text.ends_with(YEH) {
                let other = twin(text, ALEF_MAQSURA);
                if closed(&other) {
                    check.note(word.range(), 0, DOTTED, Some(other));
                }
            }
        } else if text.ends_with(last) {
            let right = twin(text, if dotless { YEH } else { ALEF_MAQSURA });
            let wrong = if dotless {
                closed(text) || style == "dotted" && is_adjective(text, &right)
            } else {
                text.len() <= LONGEST && closed(&right)
            };
            if wrong {
                let hit = check.words(index..index + 1);
                let hit = if dotless { hit } else { hit.say("dotless") };
                check.report(hit.with(right.clone()).becomes(right));
            }
        }
    }
}

/// Judges a file by its own convention.
pub(super) fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let facts = conclusion.facts;
    let dotless = facts.iter().filter(|fact| fact.side == DOTLESS).count();
    let house = if facts.len() >= FEWEST && dotless * 100 >= facts.len() * SHARE {
        DOTLESS
    } else {
        DOTTED
    };
    for fact in facts.iter().filter(|fact| fact.side != house) {
        let becomes = fact.becomes.as_deref().map(str::to_owned);
        let say = if house == DOTLESS { "dotless-file" } else { "" };
        conclusion.report(
            fact.span,
            Verdict {
                say,
                arguments: becomes.iter().cloned().collect(),
                becomes,
                ..Verdict::default()
            },
        );
    }
}

/// The word with its last letter changed.
fn twin(word: &str, last: char) -> String {
    let mut letters = word.chars();
    letters.next_back();
    letters.chain([last]).collect()
}

/// Whether a word in alef maqsura is no word, and its dotted twin is a common one.
fn is_adjective(word: &str, dotted: &str) -> bool {
    let own = lexicon::form(word);
    let band = own.map_or(0, lexicon::Form::band);
    own.is_none_or(|form| !form.valid())
        && lexicon::form(dotted)
            .is_some_and(|twin| twin.valid() && twin.band() >= band.saturating_add(COMMONER))
}
