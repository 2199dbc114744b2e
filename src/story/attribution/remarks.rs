use super::cues::{Cues, Subject};
use super::noun::Noun;
use super::signs::Sign;
use super::source::Rank;
use super::view::View;
use super::{Quotation, Source};
use crate::arabic::letters::{ALEF, BEH, GUILLEMET_OPEN, HEH, MEEM, NOON, WAW, YEH};
use crate::catalog::asked::Asked;
use crate::catalog::senses::Senses;
use crate::story::Traits;
use crate::text::Span;

/// What may be said of a sentence besides its claims. Spans are of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub says: Says,
    /// Where.
    pub span: Span,
    /// From there to the first word after it that would stay if it went, where that is known.
    pub removable: Option<Span>,
    /// What a source is called, in a remark about one.
    pub noun: Noun,
}

/// The remarks there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// The source is nobody in particular.
    Vague,
    /// A newsroom learned something and does not say from whom.
    Withheld,
    /// The source has no name and no reason is given.
    Anonymous,
    /// A source that was spoken of before is named again, without a name.
    Again,
    /// Nobody expects or believes.
    Impersonal,
    /// An empty opening.
    Filler,
    /// A verb that judges the speaker.
    Loaded,
    /// A verb of confession outside a court.
    Admitted,
    /// A relative pronoun leaves open who speaks.
    Unclear,
    /// One of two speaks.
    OneOfTwo,
    /// An outlet without a name passes on what others said.
    Secondhand,
    /// A rumour.
    Rumour,
    /// The speaker of a long quotation comes after it.
    Late,
}

/// How far before a relative pronoun the thing may stand that cannot speak.
const THING: usize = 10;
/// Words of a quotation before its speaker must be known (catalogue entry 76).
const LONG: u32 = 25;

/// What the signs are that something is said of where nobody is named.
pub(super) const SIGNS: Senses = Senses::WITHHELD
    .with(Senses::FILLER)
    .with(Senses::IMPERSONAL)
    .with(Senses::RUMOUR);

pub(super) fn find(view: &View<'_, '_>, cues: &Cues, quotations: &[Quotation]) -> Vec<Remark> {
    let mut found = Vec::new();
    sources(view, cues, &mut found);
    phrases(view, cues, &mut found);
    verbs(view, cues, &mut found);
    found.extend(late(view, cues, quotations));
    found
}

/// Vague, anonymous and second-hand sources.
fn sources(view: &View<'_, '_>, cues: &Cues, found: &mut Vec<Remark>) {
    // «الصور التي تناقلتها وسائل الإعلام» names no source of the sentence.
    let relative = |word: usize| {
        let before = word.checked_sub(1);
        before.is_some_and(|before| view.listed(Asked::RELATIVES, before))
            || view.senses(word + 1).any(Senses::MEDIA) && is_of_indefinite(view, word)
    };
    let own = cues.iter().filter(|cue| {
        let (relays, acts) = (Senses::RELAY, Senses::ACT);
        let senses = cue.sign.senses;
        // «دعت وسائل الإعلام إلى»: what follows an act may be whom it is done to.
        let negated = cue
            .sign
            .word()
            .checked_sub(1)
            .is_some_and(|before| view.is_word_of(Asked::NEGATIONS, before));
        !(senses.any(relays) && relative(cue.sign.word()) || senses.any(acts) || negated)
    });
    let named = || own.clone().filter_map(|cue| cue.source);
    for source in named() {
        if let Some(remark) = nameless(source) {
            push(found, remark);
        }
    }
    let relayed = cues.iter().filter(|cue| cue.sign.senses.any(Senses::RELAY));
    for cue in relayed {
        found_after(view, cue.sign, found);
    }
    for sign in view.with(Senses::MEDIA) {
        let span = view.raw(sign.word()..sign.end());
        let is_source = named().any(|source| span.contains(Span::at(source.span.start)));
        if is_source && !is_named_outlet(view, sign) {
            let outlet = view.raw_after(sign.prefix(), sign.word()..sign.end());
            push(found, remark(Says::Secondhand, outlet));
        }
    }
    let withheld = view.with(Senses::WITHHELD);
    for sign in withheld.filter(|sign| is_withheld(view, *sign)) {
        push(
            found,
            remark(Says::Withheld, view.raw(sign.word()..sign.end())),
        );
    }
}

/// Whether a verb with a pronoun tells of the noun right before it, «قرارا بثته وسائل الإعلام», and
/// not of what it reports, «ما نقلته».
fn is_of_indefinite(view: &View<'_, '_>, verb: usize) -> bool {
    let before = verb
        .checked_sub(1)
        .filter(|before| view.words().contains(before));
    let what = |word: &str| word.strip_suffix(ALEF).is_some_and(|it| it.ends_with(MEEM));
    let object = view.word(verb).trim_end_matches(ALEF).ends_with(HEH);
    object && before.is_some_and(|before| !what(view.word(before)))
}

/// Whom a relayed source took it from: «نقلت … عن مصدر أمني».
fn found_after(view: &View<'_, '_>, verb: Sign, found: &mut Vec<Remark>) {
    let window = verb.end()..view.words().end.min(verb.end() + THING);
    let from = window
        .into_iter()
        .find(|&index| view.listed(Asked::FROM, index));
    let source = from.map(|from| super::source::at(view, from + 1));
    if let Some(remark) = source.and_then(nameless) {
        push(found, remark);
    }
}

/// What is to be said of a source without a name.
fn nameless(source: Source) -> Option<Remark> {
    let says = match source.rank {
        Rank::Vague => Says::Vague,
        Rank::Anonymous => Says::Anonymous,
        _ if source.again => Says::Again,
        _ => return None,
    };
    Some(Remark {
        noun: source.noun,
        ..remark(says, source.span)
    })
}

/// Whether an outlet's name follows one outlet's noun: any word that is no adjective of sources.
fn is_named_outlet(view: &View<'_, '_>, sign: Sign) -> bool {
    let next = sign.end();
    // «قناة ان اتش كي»: a name may begin as «ان» does.
    let strange = view.prose.is(next + 1, Traits::UNHELD);
    let described = view.senses(next).any(Senses::OF_SOURCE)
        || view.senses(next).any(Senses::COMPLEMENT) && !strange;
    let plural = sign.senses.any(Senses::VAGUE);
    // «قناة (ان تي في)»
    let named = view.is_quoted(next) || view.is_followed_by(next - 1, &['(', '"', GUILLEMET_OPEN]);
    let ends = next >= view.words().end
        || view.is_followed_by(next - 1, &['\u{060C}', ',', ':'])
        || view.is_word_of(Asked::ENDS_OF_SOURCES, next);
    view.has_article(sign) || !plural && (named || !described && !ends)
}

/// «علمت «الرياض» أن»: what was learned follows, and nobody is named.
fn is_withheld(view: &View<'_, '_>, sign: Sign) -> bool {
    let end = view.words().end;
    let complement = (sign.end()..end.min(sign.end() + 5))
        .any(|index| view.senses(index).any(Senses::COMPLEMENT));
    sign.words() > 1 || complement && sign.word() < view.words().start + 3
}

/// Empty openings, impersonal forms and rumours.
fn phrases(view: &View<'_, '_>, cues: &Cues, found: &mut Vec<Remark>) {
    let first = view.words().start;
    for sign in view
        .with(Senses::FILLER)
        .filter(|sign| sign.word() == first)
    {
        let span = view.raw(sign.word()..sign.end());
        let next = view.prose.words().get(sign.end());
        let bare = view.alone(sign.end() - 1).any(Senses::COMPLEMENT);
        let removable = next
            .filter(|_| bare && sign.end() < view.words().end && !shows_case(view, sign.end()))
            .filter(|_| view.prose.is_spaced(sign.end() - 1))
            .map(|_| Span::new(span.start, view.raw(sign.end()..sign.end() + 1).start));
        found.push(Remark {
            removable,
            ..remark(Says::Filler, span)
        });
    }
    // Who is named after it answers for something else, unless by «بحسب».
    let sourced = |sign: &Sign| {
        cues.iter().any(|cue| {
            let before = cue.sign.word() < sign.word();
            before || cue.sign.senses.any(Senses::ACCORDING) && cue.source.is_some()
        })
    };
    // «الخبير …، يعتقد أن»
    let spoken = |sign: &Sign| {
        view.with(Senses::ROLE)
            .any(|role| role.word() < sign.word())
    };
    for sign in view
        .with(Senses::IMPERSONAL)
        .filter(|sign| !sourced(sign) && !spoken(sign) && !is_other(view, *sign))
    {
        push(
            found,
            remark(Says::Impersonal, view.raw(sign.word()..sign.end())),
        );
    }
    let denied = cues.iter().any(|cue| {
        cue.source
            .is_some_and(|source| source.rank < Rank::Anonymous)
    });
    for sign in view.with(Senses::RUMOUR).filter(|_| !denied) {
        if !view.senses(sign.end()).any(Senses::MARKET) {
            push(
                found,
                remark(Says::Rumour, view.raw(sign.word()..sign.end())),
            );
        }
    }
}

/// Whether the word's last letters may show the case that «أن» gives it: «أن الوزيرين حضرا»، «أن وفدا
/// زار»، «أن أبا محمد قال».
fn shows_case(view: &View<'_, '_>, index: usize) -> bool {
    let word = view.word(index);
    let number = word.strip_suffix(NOON);
    word.ends_with(ALEF) || number.is_some_and(|rest| rest.ends_with(YEH))
}

/// Whether «من المتوقع» is what something is compared with, «أكبر قليلا من المتوقع», or somebody
/// before the verb believes: «كل منا يعتقد أن».
fn is_other(view: &View<'_, '_>, sign: Sign) -> bool {
    let start = view.words().start;
    let mut before = sign.word().saturating_sub(2).max(start)..sign.word();
    let somebody = sign.word() > start && view.listed(Asked::SUBJECTS_OF_BELIEF, sign.word() - 1);
    somebody || before.any(|index| view.listed(Asked::COMPARATIVES, index))
}

/// Verbs that judge, and verbs whose speaker is open.
fn verbs(view: &View<'_, '_>, cues: &Cues, found: &mut Vec<Remark>) {
    for cue in cues {
        let sign = cue.sign;
        let place = remark(Says::Loaded, view.raw(sign.word()..sign.end()));
        if sign.senses.any(Senses::LOADED) && is_loaded(view, sign) {
            push(found, place);
        }
        if sign.senses.any(Senses::ADMIT) && is_loaded_admission(view, sign) {
            push(
                found,
                Remark {
                    says: Says::Admitted,
                    ..place
                },
            );
        }
        let speaks =
            sign.senses.any(Senses::SAY) && view.senses(sign.end()).any(Senses::COMPLEMENT);
        // «والتي تقول إنها»: without the conjunction the subject of the sentence may speak.
        let joined = view.word(sign.word().saturating_sub(1)).starts_with(WAW);
        let relative = joined && cue.subject == Subject::Relative;
        if speaks && relative && stands_for_thing(view, sign) {
            let words = sign.word() - 1..sign.end() + 1;
            push(found, remark(Says::Unclear, view.raw(words)));
        }
        if speaks
            && cue.source.is_none()
            && cue.subject == Subject::Carried
            && view.is_joined(sign)
            && !view.word(sign.word()).ends_with(ALEF)
            && follows_pair(view, sign)
        {
            let words = sign.word()..sign.end() + 1;
            push(found, remark(Says::OneOfTwo, view.raw(words)));
        }
    }
}

/// Whether a verb of claiming has what was claimed after it.
fn is_loaded(view: &View<'_, '_>, sign: Sign) -> bool {
    let end = view.words().end.min(sign.end() + THING);
    let complement = (sign.end()..end).any(|index| view.senses(index).any(Senses::COMPLEMENT));
    complement && !view.listed(Asked::NOT_LOADED, sign.word())
}

/// Whether «اعترف بأن» is neither a confession before the law nor a recognition.
fn is_loaded_admission(view: &View<'_, '_>, sign: Sign) -> bool {
    let end = view.segment(sign.word()).end.min(sign.end() + THING);
    let complement = (sign.end()..end).find(|&index| view.senses(index).any(Senses::COMPLEMENT));
    let said = complement.is_some_and(|index| view.word(index).starts_with(BEH));
    (said || is_of_fault(view, sign)) && !view.has(Senses::COURT)
}

/// Whether a body admits a loss or a fault: «اعترف الحزب بمقتل اثنين من عناصره».
fn is_of_fault(view: &View<'_, '_>, sign: Sign) -> bool {
    let segment = view.segment(sign.word());
    let body = |index: usize| view.senses(index).any(Senses::BODY);
    let fault = |index: usize| {
        let stem = view.word(index).strip_prefix(BEH);
        stem.is_some_and(|stem| view.prose.catalog().list("attrib-faults").has(stem))
    };
    let end = segment.end.min(sign.end() + THING);
    segment.clone().any(body) && (sign.end()..end).any(fault)
}

/// Whether the nearest noun before «التي» that the lists know is a thing.
fn stands_for_thing(view: &View<'_, '_>, verb: Sign) -> bool {
    let nouns = Senses::THING
        .with(Senses::BODY)
        .with(Senses::DOCUMENT)
        .with(Senses::ROLE)
        .with(Senses::VAGUE)
        .with(Senses::ANONYMOUS);
    let from = verb.word().saturating_sub(THING);
    let nearest = view
        .with(nouns)
        .rev()
        .find(|other| other.word() < verb.word());
    nearest.is_some_and(|noun| {
        noun.word() >= from
            && noun.senses.any(Senses::THING)
            && !noun.senses.any(Senses::BODY.with(Senses::ROLE))
    })
}

/// Whether two people stand before a verb without a subject.
fn follows_pair(view: &View<'_, '_>, verb: Sign) -> bool {
    let mut pairs = view.with(Senses::PAIR);
    pairs.any(|pair| pair.word() < verb.word())
}

/// A long quotation with its speaker after it.
fn late(view: &View<'_, '_>, cues: &Cues, quotations: &[Quotation]) -> Option<Remark> {
    let long = quotations.iter().find(|quotation| quotation.words > LONG)?;
    let first = cues.first()?;
    let after = view.raw(first.sign.word()..first.sign.end()).start >= long.span.end;
    after.then(|| remark(Says::Late, long.span))
}

const fn remark(says: Says, span: Span) -> Remark {
    Remark {
        says,
        span,
        removable: None,
        noun: Noun::NONE,
    }
}

fn push(found: &mut Vec<Remark>, remark: Remark) {
    if !found.contains(&remark) {
        found.push(remark);
    }
}
