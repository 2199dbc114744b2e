use std::collections::BTreeMap;

use super::DocumentCode;
use crate::arabic::clitics::beginnings;
use crate::arabic::folded;
use crate::lexicon;
use crate::lint::{Check, Conclusion, Verdict};
use crate::story::Traits;

pub(super) const CODE: DocumentCode = DocumentCode { gather, conclude };

/// Letters of the shortest word worth a look: shorter ones are syllables of names, or initials.
const SHORTEST: usize = 4;

/// Notes the words that no dictionary holds and the corpora do not have, with or without clitics.
fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for index in prose.words_of(Traits::UNHELD) {
        let word = prose.word(index);
        let strange = word.chars().count() >= SHORTEST
            && lexicon::form(word).is_none()
            && !prose.is_vowelled(index)
            && !lexicon::is_known(word);
        if strange {
            check.note(prose.words()[index].range(), 0, 0, None);
        }
    }
}

/// Reports those that the story has once and that a slip explains: a name or a term comes back.
fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let text = conclusion.story.text;
    let words = conclusion
        .facts
        .iter()
        .map(|fact| folded(fact.span.of(text)));
    let words: Vec<String> = words.map(std::borrow::Cow::into_owned).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for reading in words
        .iter()
        .flat_map(|word| beginnings(word).map(|one| one.stem(word)))
    {
        *times.entry(reading).or_default() += 1;
    }
    for (fact, word) in conclusion.facts.iter().zip(&words) {
        let returns = beginnings(word).any(|one| times.get(one.stem(word)).is_some_and(|&n| n > 1));
        let choices = lexicon::suggestions(word);
        if returns || choices.is_empty() {
            continue;
        }
        conclusion.report(
            fact.span,
            Verdict {
                arguments: choices.clone(),
                choices,
                ..Verdict::default()
            },
        );
    }
}
