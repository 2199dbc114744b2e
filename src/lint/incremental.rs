use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::check::finish;
use super::sink::Facts;
use super::{BlockReport, Context, Fact, Finding, Matcher, Others, Ruleset};
use crate::story::{Block, Piece, Story};
use crate::text::Span;

/// Checks one story again and again while it is written.
///
/// What a block gives depends on its own text, role and the rules alone, so it is kept and used
/// again wherever the block has moved to; only blocks that were not in the last story are checked.
/// Document rules and suppressions are worked out anew every time. The answer is exactly that of
/// [`check`](super::check()).
#[derive(Default)]
pub struct Incremental {
    rules: Option<Arc<Ruleset>>,
    /// What the blocks of the last story gave, as if each began at byte 0.
    known: HashMap<Key, Arc<BlockReport>>,
    matcher: Matcher,
}

/// Two hashes of all that a block's report depends on: together they do not collide by chance.
type Key = (u64, u64);

impl Incremental {
    /// Checks a story: all findings, sorted by place, then rule.
    ///
    /// Linear in the length of the story, with a far smaller factor for blocks already known.
    pub fn check(&mut self, story: &Story<'_>, rules: &Arc<Ruleset>) -> Vec<Finding> {
        self.check_among(story, rules, None)
    }

    /// Checks a story that stands among others, as [`Self::check`] does.
    pub fn check_among(
        &mut self,
        story: &Story<'_>,
        rules: &Arc<Ruleset>,
        others: Option<Others<'_>>,
    ) -> Vec<Finding> {
        if !self
            .rules
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, rules))
        {
            self.known.clear();
            self.matcher = Matcher::default();
            self.rules = Some(Arc::clone(rules));
        }
        let mut kept = HashMap::with_capacity(story.blocks.len());
        let mut findings = Vec::new();
        let mut facts = Facts::default();
        let mut paragraphs = Vec::new();
        for block in &story.blocks {
            let key = key(story, block);
            let report = kept
                .entry(key)
                .or_insert_with(|| match self.known.remove(&key) {
                    Some(known) => known,
                    None => Arc::new(at_zero(&self.matcher.block(story, block, rules), block)),
                });
            let by = i64::from(block.span.start);
            findings.extend(report.findings.iter().map(|finding| finding.shifted(by)));
            facts.add(&report.facts, |fact| fact.shifted(by));
            paragraphs.extend(report.paragraph.iter().map(|it| it.shifted(by)));
        }
        self.known = kept;
        let context = Context::among(rules, others);
        finish(story, context, findings, (facts, paragraphs))
    }
}

fn at_zero(report: &BlockReport, block: &Block) -> BlockReport {
    let by = -i64::from(block.span.start);
    let findings = report.findings.iter().map(|finding| finding.shifted(by));
    let mut facts = Facts::default();
    facts.add(&report.facts, |fact| fact.shifted(by));
    BlockReport {
        findings: findings.collect(),
        facts,
        paragraph: report.paragraph.as_ref().map(|it| it.shifted(by)),
    }
}

/// The same block with the same text, wherever it stands, has the same key.
fn key(story: &Story<'_>, block: &Block) -> Key {
    let mut first = DefaultHasher::new();
    let mut second = DefaultHasher::new();
    second.write_u8(1);
    for hasher in [&mut first, &mut second] {
        (block.role, story.format, block.span.of(story.text)).hash(hasher);
        let by = -i64::from(block.span.start);
        block.dateline.map(|span| span.shift(by)).hash(hasher);
        for piece in block.pieces.iter() {
            shape(piece, by).hash(hasher);
        }
    }
    (first.finish(), second.finish())
}

/// A piece as a value that can be hashed: its kind, its place in the block, what it reads as.
fn shape(piece: Piece, by: i64) -> (u8, Span, Option<char>) {
    let (kind, read) = match piece {
        Piece::Text(_) => (0, None),
        Piece::Char(_, read) => (1, Some(read)),
        Piece::Break(_) => (2, None),
        Piece::Opaque(_) => (3, None),
        Piece::Quote(_, crate::story::QuoteMark::Open) => (4, None),
        Piece::Quote(_, crate::story::QuoteMark::Close) => (5, None),
    };
    (kind, piece.span().shift(by), read)
}

impl Finding {
    /// The same finding with every place in it moved by `by` bytes.
    fn shifted(&self, by: i64) -> Self {
        let mut moved = self.clone();
        moved.span = moved.span.shift(by);
        for fix in &mut moved.fixes {
            for edit in &mut fix.edits {
                edit.span = edit.span.shift(by);
            }
        }
        if let Some(rare) = &mut moved.rare {
            for span in &mut rare.related {
                *span = span.shift(by);
            }
        }
        moved
    }
}

impl Fact {
    /// The same fact moved by `by` bytes.
    fn shifted(&self, by: i64) -> Self {
        Self {
            span: self.span.shift(by),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::lint::check;
    use crate::story::{Format, read};
    use crate::text::{Edit, apply};
    use proptest::prelude::*;

    /// What stories are composed of: faults, both sides of conventions, quotations, markup.
    const PARTS: [&str; 28] = [
        "حضر الوزير لاكن النائب غاب.",
        "القاهرة (رويترز) - ",
        "وقال: «لاكن لا نريد ذالك»، ثم غاب.",
        "بلغ العدد 12 ألفا و١٣ ألفا.",
        "في في البيت، , ؟",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "لاكن",
        "# عنوان لاكن قصير\n",
        "- بند أول\n- بند ثان لاكن\n",
        "> اقتباس لاكن طويل\n",
        "<p>فقرة لاكن</p>",
        "<h1>عنوان</h1>",
        "<!-- tadqiq-ignore-next common-misspelling: سبب -->",
        "<!-- tadqiq-ignore-start -->\n",
        "<!-- tadqiq-ignore-end -->\n",
        "&amp; &#1604;اكن <b>لا</b>كن",
        "| أ | لاكن |\n|---|---|\n| ب | ج |\n",
        "بيجين وبكين، مسؤول ومسئول.",
        "\u{FEFF}",
        "😀 مُهِمّ لـــاكن",
        "```\nلاكن\n```\n",
        "قتل 17 شخصا في انفجار هز العاصمة.",
        "قال الوزير أحمد جبران إن الخطة جاهزة.",
        "وأضاف أن الحكومة لن تصمد. وقالت مصادر مطلعة إنها ستستقيل.",
        "«لن نتراجع عن مطالبنا مهما حدث».",
    ];

    fn every_rule() -> Arc<Ruleset> {
        let catalog = Catalog::embedded();
        let mut rules = Ruleset::new(Arc::clone(&catalog), &[]).expect("no settings, no errors");
        for (rule, _) in catalog.rules() {
            rules.enable(rule);
        }
        Arc::new(rules)
    }

    fn part() -> impl Strategy<Value = &'static str> {
        prop::sample::select(PARTS.to_vec())
    }

    proptest! {
        #[test]
        fn any_edits_give_what_a_fresh_check_of_the_text_gives(
            start in prop::collection::vec(part(), 0..16),
            edits in prop::collection::vec((0.0_f64..1.0, 0_u32..24, part()), 1..8),
            format in prop::sample::select(vec![Format::Plain, Format::Markdown, Format::Html]),
        ) {
            let rules = every_rule();
            let mut incremental = Incremental::default();
            let mut text = start.concat();
            for (place, length, replacement) in edits {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let at = (f64::from(u32::try_from(text.len()).expect("short")) * place) as usize;
                let at = text.floor_char_boundary(at);
                let end = text.floor_char_boundary(at + length as usize).max(at);
                let edit = Edit { span: Span::from_range(at..end), replacement: replacement.into() };
                text = apply(&text, &[edit]).expect("one edit");
                let story = read(&text, format);
                prop_assert_eq!(incremental.check(&story, &rules), check(&story, &rules));
            }
        }
    }

    #[test]
    fn other_rules_are_not_answered_from_what_these_gave() {
        let catalog = Catalog::embedded();
        let story = read("حضر لاكن النائب غاب.", Format::Plain);
        let mut incremental = Incremental::default();
        assert_eq!(
            incremental.check(&story, &every_rule()).len(),
            check(&story, &every_rule()).len()
        );
        let mut none = Ruleset::new(catalog, &[]).expect("no settings, no errors");
        none.retain(|_| false);
        assert_eq!(incremental.check(&story, &Arc::new(none)), []);
    }
}
