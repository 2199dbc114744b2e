use super::cues::Cues;
use super::signs::{Sign, View};
use crate::arabic::letters::SEEN;
use crate::catalog::senses::Senses;
use crate::story::Traits;
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

/// How many words after a verb or noun of casualties its number may stand.
const COUNTED: usize = 4;
/// How many words after a verb of wrongdoing the wrong may stand.
const WRONG: usize = 7;
/// How many words after a verb of measure its figure may stand.
const MEASURED: usize = 12;
/// Words of a claim that a message quotes.
const OPENING: usize = 4;
/// How far into a sentence its main verb stands.
const MAIN: usize = 4;

/// Finds what a sentence claims outside quotations and outside the reach of its cues.
pub(super) fn find(view: &View<'_, '_>, cues: &Cues) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    if !view.has(TRIGGERS) {
        return found;
    }
    let mut exemption = None;
    for sign in view.with(TRIGGERS) {
        let Some(kind) = kind(view, sign) else {
            continue;
        };
        let covered = cues.iter().any(|cue| cue.reach.contains(&sign.word));
        if covered
            || exemption
                .get_or_insert_with(|| Exemption::of(view))
                .covers(kind)
        {
            continue;
        }
        let words = view.segment(sign.word);
        let claim = Claim {
            kind,
            weak: !cues.is_empty() || is_weak(view, sign, kind),
            span: view.raw(words.clone()),
            opening: view.raw(words.start..words.end.min(words.start + OPENING)),
        };
        let known = found
            .iter()
            .any(|other| other.kind == kind && other.span == claim.span);
        if !known {
            found.push(claim);
        }
    }
    found
}

const TRIGGERS: Senses = Senses::CASUALTY_VERB
    .with(Senses::CASUALTY_NOUN)
    .with(Senses::DEATH)
    .with(Senses::ACCUSATION)
    .with(Senses::EXECUTION)
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
    let kinds: [(bool, Kind); 9] = [
        (is(CASUALTIES) && is_counted(view, sign), Kind::Casualty),
        (is(Senses::DEATH) && is_death(view, sign), Kind::Casualty),
        (
            is(Senses::ACCUSATION) && is_accusation(view, sign)
                || is(Senses::EXECUTION) && !is_tried(view),
            Kind::Accusation,
        ),
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
            is(Senses::STATISTIC) && is_measured(view, sign),
            Kind::Statistic,
        ),
    ];
    let found = kinds.into_iter().find(|(holds, _)| *holds);
    let motive = is(Senses::MOTIVE) && has_abstract(view, sign);
    found
        .map(|(_, kind)| kind)
        .or(motive.then_some(Kind::Motive))
}

const FORETOLD: Senses = Senses::PREDICTION.with(Senses::WEAK_PREDICTION);

/// Whether the claim may be less than it looks: casualties of an event that a relative clause
/// recalls, what is foretold and often only announced, judgements.
fn is_weak(view: &View<'_, '_>, sign: Sign, kind: Kind) -> bool {
    match kind {
        Kind::Casualty => is_recalled(view, sign),
        Kind::Forecast => sign.senses.any(Senses::WEAK_PREDICTION),
        Kind::Superlative | Kind::Evaluation | Kind::Label => true,
        _ => false,
    }
}

/// Whether the event was told of before: a relative pronoun stands before the sign, or it is dated
/// by what is past.
fn is_recalled(view: &View<'_, '_>, sign: Sign) -> bool {
    let first = view.words().start;
    let relative = (first..sign.word).any(|index| view.listed("attrib-relatives", index));
    let past = view.words().any(|index| view.listed("attrib-past", index));
    let many = after(view, sign, COUNTED).any(|index| view.listed("attrib-many", index));
    let tried = view
        .words()
        .any(|index| view.listed("attrib-trials", index));
    let after_what = (first..sign.word).any(|index| view.listed("attrib-recalling", index));
    relative || past || many || tried || after_what || view.listed("attrib-past-openers", first)
}

const CASUALTIES: Senses = Senses::CASUALTY_VERB.with(Senses::CASUALTY_NOUN);

/// Whether persons are counted right after it: «قتل 17 شخصا»، «إصابة عشرات».
fn is_counted(view: &View<'_, '_>, sign: Sign) -> bool {
    let noun = !sign.senses.any(Senses::CASUALTY_VERB);
    let named = sign.words == 1 && (noun || is_masdar(view, sign));
    if is_negated(view, sign) || named && !is_result(view, sign) {
        return false;
    }
    // «توفي مساء أول من أمس ثلاثة أشخاص»
    let window = after(view, sign, if noun { COUNTED } else { COUNTED + 2 });
    let mut number = false;
    for index in window {
        let senses = view.senses(index);
        let dated = view.is_year(index) || view.listed("attrib-months", index + 1);
        let counts = view.is_number(index) && !dated || senses.any(Senses::QUANTITY);
        let persons =
            senses.any(Senses::PERSONS) && view.at(index).is_some_and(|it| it.prefix == 0);
        number |= counts;
        if persons || counts && is_whole(view, index) {
            return true;
        }
    }
    number
}

/// Whether a word that may be a verb is a noun here: «غداة قتل شرطيين».
fn is_masdar(view: &View<'_, '_>, sign: Sign) -> bool {
    let first = view.words().start;
    let before = sign.word.checked_sub(1).filter(|before| *before >= first);
    before.is_some_and(|before| view.listed("attrib-before-masdars", before))
}

/// Whether a noun of casualties says what happened, and does not only recall it: it opens its
/// sentence or segment, or follows what led to it.
fn is_result(view: &View<'_, '_>, sign: Sign) -> bool {
    let opens = sign.word == view.segment(sign.word).start && !view.is_joined(sign);
    let before = sign.word.checked_sub(1).filter(|_| !opens);
    let led = before.is_some_and(|before| view.listed("attrib-results", before));
    !view.has_article(sign) && (opens || led || view.is_joined(sign) && follows_result(view, sign))
}

/// Whether a noun of casualties that says what happened stands shortly before: «مقتل 3 وإصابة 5».
fn follows_result(view: &View<'_, '_>, sign: Sign) -> bool {
    let mut before = view.with(Senses::CASUALTY_NOUN).rev();
    let before = before.find(|other| other.word < sign.word);
    before.is_some_and(|other| sign.word - other.word <= COUNTED + 2 && is_result(view, other))
}

/// Whether a number stands for persons by itself: nothing else is counted by it.
fn is_whole(view: &View<'_, '_>, index: usize) -> bool {
    let next = view.senses(index + 1);
    next.any(Senses::PERSONS) || !view.prose.is_spaced(index)
}

/// Whether a person died whom the sentence names or counts, and it is no notice of mourning.
fn is_death(view: &View<'_, '_>, sign: Sign) -> bool {
    let named = |index: usize| {
        view.prose.is(index, Traits::TITLE.with(Traits::GIVEN_NAME))
            || view
                .senses(index)
                .any(Senses::ROLE.with(Senses::PERSONS).with(Senses::QUANTITY))
            || view.is_number(index)
    };
    let opens = sign.word <= view.words().start + 1;
    opens
        && after(view, sign, 2).any(named)
        && !is_negated(view, sign)
        && !view.has(Senses::MOURNING)
}

fn is_accusation(view: &View<'_, '_>, sign: Sign) -> bool {
    let wrong = |index: usize| view.senses(index).any(Senses::WRONG);
    !is_negated(view, sign) && !is_tried(view) && after(view, sign, WRONG).any(wrong)
}

/// Whether the sentence speaks of a court, which says what was done.
fn is_tried(view: &View<'_, '_>) -> bool {
    view.has(Senses::COURT)
}

/// Whether a particle of the future stands before the verb, or on it.
fn is_future(view: &View<'_, '_>, sign: Sign) -> bool {
    let prefix = view.word(sign.word).get(..sign.prefix).unwrap_or_default();
    let before = sign.word.checked_sub(1).map(|before| view.senses(before));
    prefix.ends_with(SEEN) || before.is_some_and(|senses| senses.any(Senses::FUTURE))
}

fn has_abstract(view: &View<'_, '_>, sign: Sign) -> bool {
    after(view, sign, 1).any(|index| view.senses(index).any(Senses::ABSTRACT))
}

/// Whether something is measured, in shares or millions.
fn is_measured(view: &View<'_, '_>, sign: Sign) -> bool {
    let around = view.segment(sign.word);
    let measure = around
        .clone()
        .any(|index| view.senses(index).any(Senses::MEASURE));
    let window = sign.word..view.words().end.min(sign.word + MEASURED);
    // Prices and results have a place where they are published.
    let share = |index: usize| {
        view.senses(index).any(Senses::PERCENT)
            || view.is_number(index) && view.is_followed_by(index, &['%', '\u{066A}'])
    };
    let market = view.has(Senses::MARKET.with(Senses::DOCUMENT));
    let own = after(view, sign, 2).any(|index| view.senses(index).any(Senses::BODY));
    measure && !market && !own && window.into_iter().any(share)
}

/// The words after a sign, up to `count` and to the next mark that divides.
fn after(view: &View<'_, '_>, sign: Sign, count: usize) -> std::ops::Range<usize> {
    let end = view.words().end.min(sign.end() + count);
    let divided = (sign.end()..end).find(|&index| {
        view.is_followed_by(
            index - 1,
            &['\u{060C}', ',', '\u{061B}', ':', '(', '"', '\u{00AB}'],
        )
    });
    sign.end()..divided.unwrap_or(end)
}

fn is_negated(view: &View<'_, '_>, sign: Sign) -> bool {
    // «لم يسفر عن سقوط»
    let reach = if sign.senses.any(Senses::CASUALTY_NOUN) {
        3
    } else {
        1
    };
    let from = sign.word.saturating_sub(reach).max(view.words().start);
    (from..sign.word).any(|before| view.listed("negations", before))
}

/// What a sentence is about that needs no source (catalogue 4.4).
struct Exemption {
    all: bool,
    seen: bool,
    past: bool,
}

impl Exemption {
    fn of(view: &View<'_, '_>) -> Self {
        let first = view.words().start;
        let early = |sense: Senses| {
            let mut signs = view.with(sense);
            signs.any(|sign| sign.word < first + MAIN)
        };
        Self {
            all: view.has(Senses::NEGATIVE)
                || view.asks()
                || view
                    .words()
                    .any(|index| view.listed("attrib-conditions", index))
                || view.words().any(|index| view.listed("attrib-plans", index)),
            seen: early(Senses::WITNESSED.with(Senses::DEFINITION)),
            past: view.words().any(|index| view.is_year(index)),
        }
    }

    fn covers(&self, kind: Kind) -> bool {
        match kind {
            Kind::Accusation | Kind::Verdict | Kind::Forecast => self.all,
            Kind::Casualty => self.all || self.past,
            _ => self.all || self.seen || self.past,
        }
    }
}
