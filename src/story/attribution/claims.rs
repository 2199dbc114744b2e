use super::casualties::{is_counted, is_death, is_negated, meets_fate, recalls};
use super::clashes::is_clash;
use super::cues::{Cues, Found, Subject, VERBS};
use super::signs::Sign;
use super::view::View;
use crate::arabic::letters::SEEN;
use crate::catalog::asked::Asked;
use crate::catalog::senses::Senses;
use crate::text::Span;

/// Something that a sentence claims and names no source for. Spans are of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What kind of claim it is.
    pub kind: Kind,
    /// Whether it may be no more than a known event recalled, or an announcement.
    pub weak: bool,
    /// The words around it that no comma divides.
    pub span: Span,
    /// The first words of those.
    pub opening: Span,
}

/// The kinds of claims (catalogue 4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Deaths, injuries, arrests, flight, with a number.
    Casualty,
    /// A wrong done by somebody.
    Accusation,
    /// What an armed party took, hit or lost.
    Clash,
    /// What law says of something.
    Verdict,
    /// What will happen.
    Forecast,
    /// The first or the greatest of all.
    Superlative,
    /// A judgement.
    Evaluation,
    /// A conflict's name that one side gives it.
    Label,
    /// A figure.
    Statistic,
    /// An aim or a feeling.
    Motive,
}

/// How many words after a verb of wrongdoing the wrong may stand.
const WRONG: usize = 7;
/// How many words after a verb of measure its figure may stand.
const MEASURED: usize = 12;
/// How many words after a verb of measure the figure of a public measure may stand.
const FIGURE: usize = 24;
/// A sentence with so many signs that it recalls an event tells no news of it.
const RECALLED: usize = 2;
/// Words of a claim that a message quotes.
const OPENING: usize = 4;
/// How far into a sentence its main verb stands.
const MAIN: usize = 4;

/// Finds what a sentence claims outside quotations and outside the reach of its cues.
pub(super) fn find(view: &View<'_, '_>, cues: &Cues) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    if !view.has(SIGNS) {
        return found;
    }
    let mut exemption = None;
    for sign in view.with(SIGNS) {
        let Some(kind) = kind(view, sign) else {
            continue;
        };
        let covered = cues.iter().any(|cue| answers_for(view, cue, sign));
        let recalled = kind == Kind::Casualty && recalls(view, sign) >= RECALLED;
        if covered
            || recalled
            || exemption
                .get_or_insert_with(|| Exemption::of(view))
                .covers(kind)
        {
            continue;
        }
        let words = view.segment(sign.word());
        let claim = Claim {
            kind,
            weak: !cues.is_empty() || is_weak(view, sign, kind),
            span: view.raw(words.clone()),
            opening: view.raw(words.start..words.end.min(words.start + OPENING)),
        };
        let known = found
            .iter()
            .any(|other| other.kind == kind && (kind == Kind::Clash || other.span == claim.span));
        if !known {
            found.push(claim);
        }
    }
    found
}

/// Whether a cue answers for the words of a sign. A verb joined by «و» after a comma opens what its
/// speaker says: «دمرت المنازل، وقال مسؤولون إن …».
fn answers_for(view: &View<'_, '_>, cue: &Found, sign: Sign) -> bool {
    let verb = cue.sign;
    let opens = verb.word() > sign.end()
        && view.is_joined(verb)
        && view.is_followed_by(verb.word() - 1, &['\u{060C}', ','])
        && cue.subject == Subject::Named
        && !verb.senses.any(Senses::ACCORDING)
        && view.before(sign.word(), VERBS).next().is_none();
    cue.reach.contains(&sign.word()) && !opens
}

/// What the signs are that may claim something.
pub(super) const SIGNS: Senses = Senses::CASUALTY_VERB
    .with(Senses::CASUALTY_NOUN)
    .with(Senses::DEATH)
    .with(Senses::ACCUSATION)
    .with(Senses::EXECUTION)
    .with(Senses::CLASH)
    .with(Senses::VERDICT)
    .with(Senses::PREDICTION)
    .with(Senses::WEAK_PREDICTION)
    .with(Senses::PREDICTION_PHRASE)
    .with(Senses::SUPERLATIVE)
    .with(Senses::EVALUATION)
    .with(Senses::EFFECT)
    .with(Senses::SIDE_LABEL)
    .with(Senses::STATISTIC)
    .with(Senses::MOTIVE);

/// What the sign claims, if it does.
fn kind(view: &View<'_, '_>, sign: Sign) -> Option<Kind> {
    let is = |sense: Senses| sign.senses.any(sense);
    let kinds: [(bool, Kind); 10] = [
        (is(CASUALTIES) && is_counted(view, sign), Kind::Casualty),
        (
            is(Senses::DEATH) && is_death(view, sign)
                || is(Senses::CASUALTY_VERB) && meets_fate(view, sign),
            Kind::Casualty,
        ),
        (
            is(Senses::ACCUSATION) && is_accusation(view, sign)
                || is(Senses::EXECUTION) && !is_tried(view) && !is_mentioned(view, sign),
            Kind::Accusation,
        ),
        (is(Senses::CLASH) && is_clash(view, sign), Kind::Clash),
        (is(Senses::VERDICT) && !is_tried(view), Kind::Verdict),
        (
            (is(Senses::PREDICTION_PHRASE) || is(FORETOLD) && is_future(view, sign))
                && !view.has(Senses::SCHEDULE),
            Kind::Forecast,
        ),
        (is(Senses::SUPERLATIVE), Kind::Superlative),
        (
            is(Senses::EVALUATION) || is(Senses::EFFECT) && has_abstract(view, sign),
            Kind::Evaluation,
        ),
        (is(Senses::SIDE_LABEL), Kind::Label),
        (
            is(Senses::STATISTIC) && (is_measured(view, sign) || is_published(view, sign)),
            Kind::Statistic,
        ),
    ];
    let found = kinds.into_iter().find(|(holds, _)| *holds);
    let motive = is(Senses::MOTIVE) && (has_abstract(view, sign) || has_power(view, sign));
    found
        .map(|(_, kind)| kind)
        .or(motive.then_some(Kind::Motive))
}

const FORETOLD: Senses = Senses::PREDICTION.with(Senses::WEAK_PREDICTION);

/// Whether the claim may be less than it looks: casualties of an event that a relative clause
/// recalls, what is foretold and often only announced, judgements.
fn is_weak(view: &View<'_, '_>, sign: Sign, kind: Kind) -> bool {
    match kind {
        Kind::Casualty => recalls(view, sign) > 0 || is_toll_or_fate(view, sign),
        Kind::Forecast => sign.senses.any(Senses::WEAK_PREDICTION),
        Kind::Superlative | Kind::Evaluation | Kind::Label => true,
        _ => false,
    }
}

const CASUALTIES: Senses = Senses::CASUALTY_VERB.with(Senses::CASUALTY_NOUN);

/// Whether the casualties are told of by a verb that is one of them only with its object.
fn is_toll_or_fate(view: &View<'_, '_>, sign: Sign) -> bool {
    view.listed(Asked::TOLLS, sign.word()) || !is_counted(view, sign) && meets_fate(view, sign)
}

fn is_accusation(view: &View<'_, '_>, sign: Sign) -> bool {
    let wrong = |index: usize| view.senses(index).any(Senses::WRONG);
    !is_negated(view, sign)
        && !is_tried(view)
        && !is_mentioned(view, sign)
        && after(view, sign, WRONG).any(wrong)
}

/// Whether the wrong is only spoken of: «من تورط في», «منع جرائم حرب».
fn is_mentioned(view: &View<'_, '_>, sign: Sign) -> bool {
    let before = sign.word().checked_sub(1);
    before.is_some_and(|before| view.listed(Asked::BEFORE_MENTIONS, before))
}

/// Whether the sentence speaks of a court, which says what was done.
fn is_tried(view: &View<'_, '_>) -> bool {
    view.has(Senses::COURT)
}

/// Whether a particle of the future stands before the verb, or on it.
fn is_future(view: &View<'_, '_>, sign: Sign) -> bool {
    let prefix = view
        .word(sign.word())
        .get(..sign.prefix())
        .unwrap_or_default();
    let before = sign.word().checked_sub(1).map(|before| view.senses(before));
    prefix.ends_with(SEEN) || before.is_some_and(|senses| senses.any(Senses::FUTURE))
}

fn has_abstract(view: &View<'_, '_>, sign: Sign) -> bool {
    let before = sign.word().checked_sub(1);
    let relative = before.is_some_and(|before| view.listed(Asked::RELATIVES, before));
    !relative && after(view, sign, 1).any(|index| view.senses(index).any(Senses::ABSTRACT))
}

/// Whether a state or a side of a conflict is the subject, and the verb opens the sentence.
fn has_power(view: &View<'_, '_>, sign: Sign) -> bool {
    sign.word() == view.words().start
        && after(view, sign, 2).any(|index| view.is_word_of(Asked::POWERS, index))
}

/// Whether a measure that a public body counts is given in numbers, and it is no company's result.
fn is_published(view: &View<'_, '_>, sign: Sign) -> bool {
    let public = |index: usize| view.is_word_of(Asked::PUBLIC_MEASURES, index);
    let window = || sign.word()..view.words().end.min(sign.end() + FIGURE);
    let size = view.listed(Asked::REACHED, sign.word())
        || view.listed(Asked::REGISTERS, sign.word())
            && !window().any(|index| view.is_word_of(Asked::CHANGES, index));
    let mut number = window().filter(|&index| {
        view.is_number(index) && !view.is_year(index) && !view.listed(Asked::PAST, index + 1)
    });
    !size
        && sign.word() <= view.segment(sign.word()).start + 1
        && after(view, sign, 2).any(public)
        && number.next().is_some()
        && !has_issuer(view)
        && !view.has(Senses::DOCUMENT)
}

/// Whether a company, an exchange or a study is told of, which publishes its own figures.
fn has_issuer(view: &View<'_, '_>) -> bool {
    view.words().any(|index| view.listed(Asked::ISSUERS, index))
}

/// Whether something is measured, in shares or millions.
fn is_measured(view: &View<'_, '_>, sign: Sign) -> bool {
    let around = view.segment(sign.word());
    let measure = around
        .clone()
        .any(|index| view.senses(index).any(Senses::MEASURE));
    let window = sign.word()..view.words().end.min(sign.word() + MEASURED);
    // Prices and results have a place where they are published.
    let share = |index: usize| {
        view.senses(index).any(Senses::PERCENT)
            || view.is_number(index) && view.is_followed_by(index, &['%', '\u{066A}'])
    };
    let market = view.has(Senses::MARKET.with(Senses::DOCUMENT));
    let own = |index: usize| view.senses(index).any(Senses::BODY);
    measure
        && !market
        && window.into_iter().any(share)
        && !after(view, sign, 2).any(own)
        && !has_issuer(view)
}

/// The words after a sign, up to `count` and to the next mark that divides.
pub(super) fn after(view: &View<'_, '_>, sign: Sign, count: usize) -> std::ops::Range<usize> {
    let end = view.words().end.min(sign.end() + count);
    let divided = (sign.end()..end).find(|&index| {
        view.is_followed_by(
            index - 1,
            &['\u{060C}', ',', '\u{061B}', ':', '(', '"', '\u{00AB}'],
        )
    });
    sign.end()..divided.unwrap_or(end)
}

/// What a sentence is about that needs no source (catalogue 4.4).
struct Exemption {
    all: bool,
    seen: bool,
    year: Year,
}

/// What a year in a sentence is to what it tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Year {
    None,
    /// «الأدنى منذ 1990»: it dates nothing.
    Since,
    Dated,
}

impl Year {
    fn of(view: &View<'_, '_>) -> Self {
        let since = |index: usize| index > 0 && view.listed(Asked::SINCE, index - 1);
        let years = view.words().filter(|&index| view.is_year(index));
        let years = years.map(|index| {
            if since(index) {
                Self::Since
            } else {
                Self::Dated
            }
        });
        years.max().unwrap_or(Self::None)
    }
}

impl Exemption {
    fn of(view: &View<'_, '_>) -> Self {
        let first = view.words().start;
        let early = |sense: Senses| {
            let mut signs = view.with(sense);
            signs.any(|sign| sign.word() < first + MAIN)
        };
        Self {
            all: view.has(Senses::NEGATIVE)
                || view.asks()
                || view.words().any(|index| is_condition(view, index))
                || view.words().any(|index| view.listed(Asked::PLANS, index)),
            seen: early(Senses::WITNESSED.with(Senses::DEFINITION)),
            year: Year::of(view),
        }
    }

    fn covers(&self, kind: Kind) -> bool {
        match kind {
            Kind::Accusation | Kind::Verdict | Kind::Forecast => self.all,
            Kind::Casualty | Kind::Clash => self.all || self.year > Year::None,
            Kind::Statistic => self.all || self.seen || self.year == Year::Dated,
            _ => self.all || self.seen || self.year > Year::None,
        }
    }
}

/// Whether the word opens a condition: «في حال», and not «على كل حال».
fn is_condition(view: &View<'_, '_>, index: usize) -> bool {
    let any = index > 0 && view.is_word_of(Asked::ANY, index - 1);
    view.listed(Asked::CONDITIONS, index) && !any
}
