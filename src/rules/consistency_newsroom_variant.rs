use super::names::{
    self, House, KEYS, Seen, are_one, is_bare, is_respelling, one_spaced, skeleton, without_article,
};
use super::{DocumentCode, NewsroomCode};
use crate::arabic::folded;
use crate::arabic::letters::{ALEF, WAW};
use crate::catalog::names::{Part, alike, letters, loosely_alike};
use crate::lint::{Check, Conclusion, Fact, Verdict, Vote, Written};
use crate::story::{Mention, Prose};
use crate::text::Span;

pub(super) const CODE: NewsroomCode = NewsroomCode {
    document: DocumentCode { gather, conclude },
    written,
};

/// The rule that speaks of a name which the story itself spells in two ways.
const DOCUMENT: &str = "name-variant-document";
/// The group of names that no registry lists.
const UNLISTED: u16 = u16::MAX;

fn gather(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    names::gather_if(check, |mention| is_sure(prose, mention));
    let taken: Vec<_> = prose.mentions().iter().map(|it| it.words.clone()).collect();
    for run in names::runs(prose, &taken) {
        let text = prose.text().get(run.clone()).unwrap_or_default();
        if is_whole(check, text) {
            let key = letters(skeleton(&text.replace(' ', "")).as_bytes());
            check.note_keyed(run, UNLISTED, 0, u32::try_from(key >> 32).unwrap_or(0));
        }
    }
}

/// Whether a mention is of the name that it looks like.
fn is_sure(prose: &Prose<'_>, mention: &Mention) -> bool {
    let (first, end) = (mention.words.start, mention.words.end);
    // A name that has lost its hamza may be the end of another word (`كاسيا`, `بابها`).
    let word = prose.word(first);
    let (before, name) = word.split_at_checked(mention.prefix).unwrap_or(("", word));
    let bare = name.starts_with(ALEF) && without_article(name) == name;
    let apart = before.chars().all(|letter| letter == WAW) || mention.exact && !bare;
    // With a name behind it a name is another's: `رينو` of `رينو سمردجيان`.
    let next = prose.next(end - 1);
    let goes_on = || !next.is_empty() && !next.starts_with(WAW) && prose.is_name(end..end + 1);
    let may_go_on = mention.is_person() || mention.words.len() == 1;
    !mention.doubtful && mention.part != Part::Nisba && apart && !(may_go_on && goes_on())
}

/// Whether a name that no registry lists tells a person: two names at least, of which a compound
/// (`عبد العزيز`) is one.
fn is_whole(check: &Check<'_, '_>, text: &str) -> bool {
    let heads = check.list("compound-name-heads");
    text.split(' ').filter(|word| !heads.has(word)).count() >= 2
}

/// A name, or a part of one that stands alone, and the spellings that the story has of it.
struct Named<'a> {
    /// The number of the name in all stories.
    name: u64,
    texts: Vec<Spelt<'a>>,
}

/// A spelling that the story has.
struct Spelt<'a> {
    text: String,
    span: Span,
    /// The mentions, where a registry lists the name.
    seen: Option<Seen<'a>>,
}

fn written(conclusion: &Conclusion<'_, '_>) -> Vec<Written> {
    let mut written = Vec::new();
    for named in named(conclusion).into_iter().flatten() {
        for Spelt { text, span, .. } in named.texts {
            let name = named.name;
            written.push(Written { name, text, span });
        }
    }
    written
}

fn conclude(conclusion: &mut Conclusion<'_, '_>) {
    let Some(others) = conclusion.others() else {
        return;
    };
    for of_name in named(conclusion) {
        // A whole name speaks for the family name too.
        for named in &of_name {
            let here: Vec<&str> = named.texts.iter().map(|it| &*it.text).collect();
            let votes = others.votes(named.name, &here);
            if judge(conclusion, named, &votes) {
                break;
            }
        }
    }
}

/// The names of the story; of each the whole in its forms, then the family name.
fn named<'a>(conclusion: &Conclusion<'a, '_>) -> Vec<Vec<Named<'a>>> {
    let facts = conclusion.facts;
    let (listed, unlisted) = facts.split_at(facts.partition_point(|it| it.group < UNLISTED));
    let listed = listed.chunk_by(|a, b| a.group == b.group);
    let mut found: Vec<_> = listed
        .map(|of_name| self::listed(conclusion, of_name))
        .collect();
    let mut unlisted = unlisted.to_vec();
    unlisted.sort_by_key(|fact| fact.key);
    for of_key in unlisted.chunk_by(|a, b| a.key == b.key) {
        found.push(vec![self::unlisted(conclusion, of_key)]);
    }
    found
}

fn listed<'a>(conclusion: &Conclusion<'a, '_>, facts: &[Fact]) -> Vec<Named<'a>> {
    let mut found: Vec<Named<'a>> = Vec::new();
    let mut seen = names::read(conclusion, facts);
    seen.retain(|seen| !seen.spelling.is_obsolete());
    let whole = seen.iter().any(|seen| seen.part == Part::Whole);
    for seen in seen {
        let Some(span) = seen.first() else { continue };
        if seen.part == Part::Family && seen.spelling.is_family_shared() && !whole {
            continue;
        }
        let (id, form) = (seen.name.id(), seen.spelling.form());
        let (part, text) = match seen.part {
            Part::Whole => (form.to_string(), seen.core().to_owned()),
            _ => (String::new(), seen.family().into_owned()),
        };
        let name = letters(format!("{id} {part}").as_bytes());
        let text = Spelt {
            text,
            span,
            seen: Some(seen),
        };
        add(&mut found, name, text);
    }
    // Forms of the whole name have a part: the family name has none and comes last.
    found.sort_by_key(|named| named.texts.iter().all(Spelt::is_family));
    found
}

fn unlisted<'a>(conclusion: &Conclusion<'a, '_>, facts: &[Fact]) -> Named<'a> {
    let mut found = Vec::new();
    let mut name = 0;
    for fact in facts {
        let text = one_spaced(&folded(&conclusion.story.visible(fact.span)));
        name = letters(skeleton(&text.replace(' ', "")).as_bytes());
        let text = Spelt {
            text,
            span: fact.span,
            seen: None,
        };
        add(&mut found, name, text);
    }
    let texts = found.into_iter().flat_map(|named| named.texts).collect();
    Named { name, texts }
}

/// Adds a spelling, unless the story has it before.
fn add<'a>(found: &mut Vec<Named<'a>>, name: u64, text: Spelt<'a>) {
    let place = found.iter().position(|named| named.name == name);
    let place = place.unwrap_or_else(|| {
        let texts = Vec::new();
        found.push(Named { name, texts });
        found.len() - 1
    });
    let texts = &mut found[place].texts;
    match texts.iter_mut().find(|known| known.text == text.text) {
        Some(known) if known.span <= text.span => {}
        Some(known) => *known = text,
        None => texts.push(text),
    }
}

/// Reports a spelling that most others do not have; whether it has spoken.
fn judge(conclusion: &mut Conclusion<'_, '_>, named: &Named<'_>, votes: &[Vote<'_>]) -> bool {
    let Some(first) = named.texts.iter().min_by_key(|it| it.span) else {
        return false;
    };
    let one = |it: &Spelt<'_>| alike(&it.text, &first.text);
    if votes.is_empty() || !named.texts.iter().all(one) || is_decided(conclusion, first) {
        return false;
    }
    let is_of_name = |vote: &&Vote<'_>| first.may_be(conclusion, vote.text);
    let all: u32 = votes.iter().filter(is_of_name).map(|it| it.stories).sum();
    let count = |text: &str| {
        let like = votes.iter().filter(|vote| alike(vote.text, text));
        like.map(|vote| vote.stories).sum::<u32>()
    };
    let others = votes.iter().filter(is_of_name);
    let mut others = others.filter(|vote| !alike(vote.text, &first.text));
    let Some(best) = others
        .by_ref()
        .max_by_key(|vote| (count(vote.text), vote.stories))
    else {
        return false;
    };
    let agree = count(best.text);
    if !is_most(conclusion, agree, all) || !first.may_become(best.text) {
        return false;
    }
    let spans: Vec<Span> = named.texts.iter().flat_map(Spelt::spans).copied().collect();
    if conclusion.is_told(DOCUMENT, &spans) {
        return false;
    }
    first.report(conclusion, best, (agree, all));
    true
}

/// Whether so many of all other stories are law enough.
fn is_most(conclusion: &Conclusion<'_, '_>, agree: u32, all: u32) -> bool {
    let (agree, all) = (i64::from(agree), i64::from(all));
    agree >= conclusion.option("stories") && agree * 100 >= all * conclusion.option("percent")
}

/// Whether the house has a choice that bears on the name: then its own rule speaks of it.
fn is_decided(conclusion: &Conclusion<'_, '_>, text: &Spelt<'_>) -> bool {
    let Some(seen) = &text.seen else {
        return false;
    };
    conclusion.chooses(KEYS) && House::of(conclusion).decides(seen)
}

impl Spelt<'_> {
    fn is_family(&self) -> bool {
        let seen = self.seen.as_ref();
        seen.is_some_and(|seen| seen.part == Part::Family)
    }

    fn spans(&self) -> &[Span] {
        match &self.seen {
            Some(seen) => &seen.spans,
            None => std::slice::from_ref(&self.span),
        }
    }

    /// Whether another story's text may be this name: of a listed one it is.
    fn may_be(&self, conclusion: &Conclusion<'_, '_>, text: &str) -> bool {
        let conjoined = |text: &str| text.starts_with(WAW);
        let one = || are_one(conclusion.catalog(), &self.text, text);
        self.seen.is_some() || conjoined(&self.text) == conjoined(text) && one()
    }

    /// Whether the story may take over a text: no misspelling, and none that lacks a hamza.
    fn may_become(&self, text: &str) -> bool {
        let bare = |text: &str| text.split(' ').filter(|word| is_bare(word)).count();
        let is_wrong = |seen: &Seen<'_>| {
            let mut spellings = seen.name.spellings();
            let known = spellings.find(|it| alike(it.part(seen.part), text));
            names::is_misspelt(seen.name, text)
                || known.is_some_and(|known| known.is_wrong() || known.is_obsolete())
        };
        let hamza = loosely_alike(&self.text, text);
        let kept = bare(text) < bare(&self.text) || !hamza && bare(text) <= bare(&self.text);
        kept && match &self.seen {
            Some(seen) => is_respelling(&self.text, text) && !is_wrong(seen),
            None => true,
        }
    }

    fn report(
        &self,
        conclusion: &mut Conclusion<'_, '_>,
        best: &Vote<'_>,
        (agree, all): (u32, u32),
    ) {
        let verdict = Verdict {
            arguments: vec![agree.to_string(), all.to_string()],
            ask: true,
            elsewhere: best.elsewhere(),
            ..Verdict::default()
        };
        if let Some(seen) = &self.seen {
            return seen.report_first(conclusion, best.text, &verdict);
        }
        let mut arguments = vec![best.text.to_owned()];
        arguments.extend(verdict.arguments);
        conclusion.report(
            self.span,
            Verdict {
                arguments,
                becomes: Some(best.text.to_owned()),
                ..verdict
            },
        );
    }
}
