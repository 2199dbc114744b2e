use std::borrow::Cow;

use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, HEH, TATWEEL, TEH_MARBUTA,
    YEH, is_mark,
};
use crate::catalog::RuleId;
use crate::catalog::card::{Card, MatchKind, Pair};
use crate::lexicon;
use crate::lint::Ruleset;

/// A word or phrase that the newsroom spells in one way.
pub(super) struct Term<'c> {
    /// As the house writes it.
    pub(super) house: Cow<'c, str>,
    /// As others do.
    other: Option<Cow<'c, str>>,
    /// What may be written onto it.
    pub(super) before: Proclitics,
    /// The card that says so; none for given names.
    pub(super) card: Option<&'c Card>,
    /// Whether it is a given name.
    pub(super) is_name: bool,
}

impl Term<'_> {
    /// Whether either spelling begins with `typed`; hamzas, final dots and marks do not count, for
    /// they are what a person completes for.
    pub(super) fn begins(&self, typed: &str) -> bool {
        let other = self.other.as_deref();
        std::iter::once(&*self.house)
            .chain(other)
            .any(|spelling| begins(spelling, typed))
    }
}

/// Calls `found` with every term that the rules in effect know.
pub(super) fn each<'c>(rules: &'c Ruleset, mut found: impl FnMut(Term<'c>)) {
    let catalog = rules.catalog();
    for (rule, card) in catalog
        .rules()
        .filter(|(rule, _)| rules.level(*rule).is_some())
    {
        match card.matcher.kind {
            MatchKind::Words => words(card, &mut found),
            MatchKind::Variants => variants(rules, rule, card, &mut found),
            _ => {}
        }
    }
    let before = before_names();
    for name in catalog.list("given-names").words.iter() {
        found(Term {
            house: Cow::Borrowed(name),
            other: None,
            before,
            card: None,
            is_name: true,
        });
    }
}

/// What may be written onto a name.
pub(super) fn before_names() -> Proclitics {
    let particles = [
        Proclitics::WAW,
        Proclitics::FEH,
        Proclitics::BEH,
        Proclitics::KAF,
        Proclitics::LAM,
    ];
    let mut particles = particles.into_iter();
    particles.by_ref().fold(Proclitics::NONE, Proclitics::with)
}

fn words<'c>(card: &'c Card, found: &mut impl FnMut(Term<'c>)) {
    for word in card.matcher.word.iter() {
        let Some(right) = word.right.as_deref().filter(|right| !right.is_empty()) else {
            continue;
        };
        found(Term {
            house: Cow::Borrowed(right),
            other: Some(Cow::Borrowed(&word.wrong)),
            before: proclitics(word.before.as_deref().unwrap_or(&card.matcher.before)),
            card: Some(card),
            is_name: false,
        });
    }
}

/// The side that the house map names; both where it names none.
fn variants<'c>(
    rules: &'c Ruleset,
    rule: RuleId,
    card: &'c Card,
    found: &mut impl FnMut(Term<'c>),
) {
    let style = rules.style(rule);
    let side = card.matcher.sides.iter().position(|side| side == style);
    for pair in card.matcher.pair.iter() {
        let endings = pair.endings.as_deref().unwrap_or(&card.matcher.endings);
        for ending in std::iter::once("").chain(endings.split_whitespace()) {
            let forms = forms(pair, ending, endings);
            let Some((first, second)) = forms else {
                continue;
            };
            let mut term = |house: &str, other: Option<&str>| {
                found(Term {
                    house: Cow::Owned(house.to_owned()),
                    other: other.map(|other| Cow::Owned(other.to_owned())),
                    before: proclitics(&card.matcher.before),
                    card: Some(card),
                    is_name: false,
                });
            };
            match side {
                Some(0) => term(&first, Some(&second)),
                Some(_) => term(&second, Some(&first)),
                None => [first, second].iter().for_each(|form| term(form, None)),
            }
        }
    }
}

/// Both forms with an ending; nothing where a stem that takes endings is no word without one.
fn forms(pair: &Pair, ending: &str, endings: &str) -> Option<(String, String)> {
    let is_word = !ending.is_empty()
        || endings.trim().is_empty()
        || lexicon::form(&pair.first).is_some_and(lexicon::Form::valid);
    is_word.then(|| {
        (
            format!("{}{ending}", pair.first),
            format!("{}{ending}", pair.second),
        )
    })
}

fn proclitics(list: &str) -> Proclitics {
    Proclitics::parse(list).unwrap_or_default()
}

/// Whether a spelling begins with `typed`; hamzas, final dots and marks do not count.
pub(super) fn begins(spelling: &str, typed: &str) -> bool {
    let mut letters = loose(spelling);
    loose(typed).all(|letter| letters.next() == Some(letter))
}

/// The letters without marks and without what people leave out.
fn loose(text: &str) -> impl Iterator<Item = char> + '_ {
    let letters = text.chars().filter(|&c| !is_mark(c) && c != TATWEEL);
    letters.map(|c| match c {
        ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW | ALEF_MADDA => ALEF,
        ALEF_MAQSURA => YEH,
        TEH_MARBUTA => HEH,
        c => c,
    })
}
