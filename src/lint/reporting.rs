use std::ops::Range;

use compact_str::CompactString;
use smallvec::SmallVec;

use super::finding::{Finding, Fix, Rare, Safety};
use super::hit::{Edits, Hit, Place};
use super::ruleset::Ruleset;
use super::sink::{Fact, Sink};
use crate::arabic::clitics::{Opening, Proclitics};
use crate::arabic::is_dropped;
use crate::arabic::letters::LAM;
use crate::catalog::RuleId;
use crate::catalog::card::{Card, FixPolicy, Names, Quotation, Text};
use crate::catalog::list::WordList;
use crate::catalog::patterns::{Entry, Joint};
use crate::lexicon::join;
use crate::story::{Prose, Protection};
use crate::text::{Edit, Span};

/// What a rule's code gets for a block: the block, its own settings, and where to report.
pub struct Check<'a, 's> {
    /// The block.
    pub prose: &'a Prose<'s>,
    pub(super) rules: &'a Ruleset,
    pub(super) rule: RuleId,
    pub(super) sink: &'a mut Sink,
}

/// A place where one of a card's own words stands. Its clitics are licensed by the card.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// Which word of the card it is.
    pub entry: &'a Entry,
    /// The words, by index.
    pub words: Range<usize>,
    /// Bytes of the proclitics on the first word.
    pub prefix: usize,
    /// Bytes of the pronoun on the last word.
    pub suffix: usize,
}

impl<'a> Check<'a, '_> {
    /// The rule's card.
    pub fn card(&self) -> &'a Card {
        self.rules.catalog().card(self.rule)
    }

    /// The house map's value for the card's key.
    pub fn style(&self) -> &'a str {
        self.rules.style(self.rule)
    }

    /// The house map's value for `key`, whichever card's it is; empty where none is set.
    pub(super) fn house(&self, key: &str) -> &'a str {
        self.rules.house_map().get(key).map_or("", String::as_str)
    }

    /// Whether the house map sets a key that begins with `beginning`.
    pub fn chooses(&self, beginning: &str) -> bool {
        let mut keys = self.rules.house_map().range(beginning.to_owned()..);
        keys.next()
            .is_some_and(|(key, _)| key.starts_with(beginning))
    }

    /// The number of the card's option `name`.
    pub fn option(&self, name: &str) -> i64 {
        self.rules.option(self.rule, name)
    }

    /// A list of words shared by cards (`rules/lists/`).
    pub fn list(&self, name: &str) -> &'a WordList {
        self.rules.catalog().list(name)
    }

    /// A hit at the words of `range`, by index.
    pub fn words(&self, range: Range<usize>) -> Hit {
        let words = self.prose.words();
        let start = words.get(range.start).map_or(0, |word| word.start as usize);
        let end = range
            .end
            .checked_sub(1)
            .and_then(|last| words.get(last))
            .map_or(start, |word| word.end as usize);
        Hit::at(start..end)
    }

    /// A hit at the words of `range`, by index, that become `right` and say so in `{1}`.
    ///
    /// Only the letters that differ are changed, so that tanween and other marks stay.
    pub fn respelt(&self, range: Range<usize>, right: &str) -> Hit {
        self.words(range)
            .respelt(self.prose.text(), right)
            .with(right)
    }

    /// A hit at `found` that offers what the card says is right, clitics kept; two choices if the
    /// card has two.
    pub fn correction(&self, found: &Found<'_>) -> Hit {
        let entry = &self.card().matcher.word[usize::from(found.entry.index)];
        self.corrected(found, entry.right.iter().chain(&entry.other))
    }

    /// A hit at `found` that offers each of `rights` in its place, clitics kept.
    pub fn corrected<'t>(&self, found: &Found<'_>, rights: impl Iterator<Item = &'t Text>) -> Hit {
        let offer = |hit: Hit, right: String| hit.respelt(self.prose.text(), &right).with(right);
        rights.fold(self.words(found.words.clone()), |hit, right| {
            let definite = self.definite(found, right);
            let hit = definite.into_iter().fold(hit, offer);
            offer(hit, self.rebuilt(found, right))
        })
    }

    /// The text that `found` becomes if it has the article, where a reader alone can tell: of three lams
    /// two are written, and `للجنة` is said of one committee and of the committee.
    pub(super) fn definite(&self, found: &Found<'_>, right: &str) -> Option<String> {
        // Most words have no letters before them.
        if found.prefix == 0 {
            return None;
        }
        let first = self.prose.word(found.words.start);
        let (prefix, stem) = first.split_at_checked(found.prefix)?;
        let licensed = Proclitics(found.entry.before).has(Proclitics::ARTICLE);
        let before = Proclitics::read(prefix)?;
        // An entry that has the article itself leaves no doubt.
        let unsure = licensed
            && found.entry.joint == Joint::Plain
            && before.has(Proclitics::LAM)
            && !before.has(Proclitics::ARTICLE)
            && stem.starts_with(LAM)
            && found.suffix == 0;
        (unsure && !right.starts_with(LAM))
            .then(|| join(&format!("{prefix}{LAM}"), right, "", Opening::Alef))
    }

    /// The text that `found` becomes when its stem is `right`, clitics kept.
    pub fn rebuilt(&self, found: &Found<'_>, right: &str) -> String {
        let first = self.prose.word(found.words.start);
        let last = self.prose.word(found.words.end - 1);
        let prefix = Span::from_range(0..found.prefix).of(first);
        let pronoun = Span::from_range(last.len() - found.suffix..last.len()).of(last);
        self.joined(prefix, right, pronoun)
    }

    /// `right` with `prefix` before it and `pronoun` after it.
    pub(super) fn joined(&self, prefix: &str, right: &str, pronoun: &str) -> String {
        let dotted = !pronoun.is_empty() && self.list("yeh-before-pronouns").has(right);
        let opening = if dotted { Opening::Yeh } else { Opening::Alef };
        join(prefix, right, pronoun, opening)
    }

    /// Reports `hit`, unless the place is protected from this rule.
    pub fn report(&mut self, hit: Hit) {
        let card = self.card();
        let Some(level) = self.rules.level(self.rule) else {
            return;
        };
        let folded = self.folded_range(&hit.place);
        let protection = self.prose.protection(folded.clone());
        let closed = Protection::SCRIPTURE
            .with(Protection::POETRY)
            .with(Protection::MACHINE);
        if protection.any(closed) && !hit.everywhere || self.is_masked(card, &folded) {
            return;
        }
        let quoted = protection.any(Protection::QUOTATION) && card.quotation != Quotation::Same;
        if quoted && card.quotation == Quotation::Off {
            return;
        }
        let span = self.raw(&hit.place);
        let fixes = self.fixes(card, (hit.fixes, hit.ask), quoted);
        let say = say_index(card, hit.say);
        let level = card.level_of(say, level);
        self.sink.findings.push(Finding {
            rule: self.rule,
            level: if quoted { level.lowered() } else { level },
            span,
            say,
            quoted,
            arguments: hit.arguments,
            fixes,
            rare: Rare::related(hit.related),
        });
    }

    /// Notes a fact at a range of the folded view, unless the place is protected from this rule.
    pub fn note(&mut self, range: Range<usize>, group: u16, side: u8, becomes: Option<String>) {
        if self.may_note(&range) {
            let becomes = becomes.map(|text| Box::new(text.into()));
            self.push(range, (group, side), (0, false), becomes);
        }
    }

    /// Notes a fact under a key, as [`Self::note`] does.
    pub fn note_keyed(&mut self, range: Range<usize>, group: u16, side: u8, key: u32) {
        if self.may_note(&range) {
            self.push(range, (group, side), (key, false), None);
        }
    }

    /// Notes a fact under a key, as [`Self::note_keyed`] does, and in a direct quotation one that
    /// bears witness alone.
    pub fn note_even_quoted(&mut self, range: Range<usize>, group: u16, side: u8, key: u32) {
        if let Some(quoted) = self.standing(&range) {
            self.push(range, (group, side), (key, quoted), None);
        }
    }

    fn push(
        &mut self,
        range: Range<usize>,
        (group, side): (u16, u8),
        (key, quoted): (u32, bool),
        becomes: Option<Box<CompactString>>,
    ) {
        let span = self.prose.raw(range);
        self.sink.facts.of_mut(self.rule).push(Fact {
            group,
            side,
            span,
            key,
            quoted,
            becomes,
        });
    }

    /// Whether nothing protects the place from this rule.
    fn may_note(&self, range: &Range<usize>) -> bool {
        self.standing(range) == Some(false)
    }

    /// Whether the place stands in a direct quotation, if the rule minds; nothing where the place is
    /// closed to it.
    #[inline]
    fn standing(&self, range: &Range<usize>) -> Option<bool> {
        let card = self.card();
        let protection = self.prose.protection(range.clone());
        let closed = Protection::SCRIPTURE
            .with(Protection::POETRY)
            .with(Protection::MACHINE);
        let quoted = protection.any(Protection::QUOTATION) && card.quotation != Quotation::Same;
        (!(protection.any(closed) || self.is_masked(card, range))).then_some(quoted)
    }

    /// Whether the place belongs to a name the rule leaves alone, or to a word the house accepts.
    #[inline]
    fn is_masked(&self, card: &Card, range: &Range<usize>) -> bool {
        let skips = card.names == Names::Skip;
        (skips || !self.rules.accepted().is_empty()) && self.is_left_alone(skips, range)
    }

    /// Whether the house accepts the words of the place, or, if the rule `skips` names, they are of one.
    #[inline(never)]
    fn is_left_alone(&self, skips: bool, range: &Range<usize>) -> bool {
        let first = self.prose.word_at(range.start);
        let rest = self.prose.words().get(first..).unwrap_or_default().iter();
        let own = rest.take_while(|word| (word.start as usize) < range.end);
        let words = first..first + own.count();
        if words.is_empty() {
            return false;
        }
        self.rules.accepted().has(self.prose, &words) || skips && self.prose.is_name(words)
    }

    fn folded_range(&self, place: &Place) -> Range<usize> {
        let raw = match place {
            Place::Folded(range) => return range.clone(),
            Place::Flat(range) if !self.prose.has_dropped() => return range.clone(),
            Place::Flat(range) => self.prose.flat().raw(range.clone()),
            Place::Raw(span) => *span,
        };
        self.prose.folded().offset_of(raw.start)..self.prose.folded().offset_of(raw.end)
    }

    fn raw(&self, place: &Place) -> Span {
        match place {
            Place::Folded(range) => self.prose.raw(range.clone()),
            Place::Flat(range) => self.prose.flat().raw(range.clone()),
            Place::Raw(span) => *span,
        }
    }

    /// The fixes of a hit; the program asks before it makes one that is not sure.
    fn fixes(
        &self,
        card: &Card,
        (fixes, ask): (SmallVec<[Edits; 1]>, bool),
        quoted: bool,
    ) -> Box<[Fix]> {
        if card.fix == FixPolicy::Never {
            return Box::default();
        }
        let unsure = ask || fixes.len() > 1 || card.fix == FixPolicy::Ask;
        let mut made = Vec::with_capacity(fixes.len());
        for edits in fixes {
            let touches_quotation = || {
                card.quotation != Quotation::Same
                    && edits.iter().any(|(place, _)| self.is_quoted(place))
            };
            let safety = match () {
                () if quoted || touches_quotation() => Safety::Manual,
                () if unsure => Safety::Ask,
                () => Safety::Safe,
            };
            made.extend(self.edits(edits).map(|edits| Fix { safety, edits }));
        }
        made.into()
    }

    /// The edits of a fix in order, or nothing where one cannot be made.
    fn edits(&self, edits: Edits) -> Option<SmallVec<[Edit; 1]>> {
        let mut made = SmallVec::new();
        for (place, text) in edits {
            made.push(self.edit(&place, text)?);
        }
        made.sort_by_key(|edit: &Edit| edit.span);
        Some(made)
    }

    fn is_quoted(&self, place: &Place) -> bool {
        self.prose
            .protection(self.folded_range(place))
            .any(Protection::QUOTATION)
    }

    /// The edit that puts `text` at `place`, or nothing where markup stands inside it.
    fn edit(&self, place: &Place, text: CompactString) -> Option<Edit> {
        let original = self.prose.story().text;
        let unbroken = match place {
            Place::Folded(range) => {
                self.prose
                    .folded()
                    .is_unbroken(range.clone(), original, only_dropped)
            }
            Place::Flat(range) => {
                self.prose
                    .flat()
                    .is_unbroken(range.clone(), original, only_dropped)
            }
            Place::Raw(_) => true,
        };
        let span = self.raw(place);
        let unbroken = unbroken && self.prose.story().is_unbroken(span);
        (unbroken && span.of(original) != text).then(|| Edit {
            span,
            replacement: self
                .prose
                .story()
                .written(self.with_ligature(place, span, text)),
        })
    }

    /// What replaces `span` when `text` is put at `place`: where one character of the original reads
    /// as several letters (the ligature of lam and alef), those that stay are written out.
    fn with_ligature(&self, place: &Place, span: Span, text: CompactString) -> CompactString {
        let Place::Folded(range) = place else {
            return text;
        };
        let folded = self.prose.folded();
        let whole = folded.offset_of(span.start)..folded.offset_of(span.end);
        if whole == *range || whole.end < range.end || whole.start > range.start {
            return text;
        }
        let read = |range: Range<usize>| self.prose.text().get(range).unwrap_or_default();
        let (before, after) = (whole.start..range.start, range.end..whole.end);
        [read(before), &text, read(after)].concat().into()
    }
}

/// Whether a gap between two runs of a view is only what folding drops.
fn only_dropped(gap: &str) -> bool {
    gap.chars().all(is_dropped)
}

pub(super) fn say_index(card: &Card, say: &str) -> u8 {
    if say.is_empty() {
        return 0;
    }
    let place = card.say.iter().position(|known| known.id == say);
    place.map_or(0, |index| u8::try_from(index + 1).unwrap_or(0))
}
