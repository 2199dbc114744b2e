//! Writes parsed cards as Rust source, so that the binary holds them ready-made.

use std::fmt::Write as _;

use super::card::{
    Card, Example, FixPolicy, Level, List, MatchKind, Matcher, Measure, Measured, Names,
    NumberOption, On, Pair, Part, Quotation, Say, Style, Text, WordEntry,
};
use super::keys::Keys;
use super::layer::{Layer, Override, RuleSetting};
use super::list::WordList;
use super::names::{Entry as NameEntry, NameRow, Note, Registry, SpellingRow};
use super::openers::Openers;
use super::patterns::{Entry, Joint, Role};
use super::senses::SenseTable;
use super::word_sets::WordSets;

/// A value that can be written as a Rust constant expression.
pub trait Literal {
    /// Appends the expression to `out`.
    fn literal(&self, out: &mut String);
}

impl Literal for str {
    fn literal(&self, out: &mut String) {
        let _ = write!(out, "\"{}\"", self.escape_default());
    }
}

impl Literal for Text {
    fn literal(&self, out: &mut String) {
        out.push_str("Cow::Borrowed(");
        str::literal(self, out);
        out.push(')');
    }
}

impl<T: Literal + Clone> Literal for List<T> {
    fn literal(&self, out: &mut String) {
        out.push_str("Cow::Borrowed(&[");
        for item in self.iter() {
            item.literal(out);
            out.push(',');
        }
        out.push_str("])");
    }
}

impl<T: Literal> Literal for Option<T> {
    fn literal(&self, out: &mut String) {
        match self {
            None => out.push_str("None"),
            Some(value) => {
                out.push_str("Some(");
                value.literal(out);
                out.push(')');
            }
        }
    }
}

impl<T: Literal, const N: usize> Literal for [T; N] {
    fn literal(&self, out: &mut String) {
        out.push('[');
        for item in self {
            item.literal(out);
            out.push(',');
        }
        out.push(']');
    }
}

impl<A: Literal, B: Literal> Literal for (A, B) {
    fn literal(&self, out: &mut String) {
        out.push('(');
        self.0.literal(out);
        out.push(',');
        self.1.literal(out);
        out.push(')');
    }
}

/// For types whose `Debug` is already a Rust expression.
macro_rules! by_debug {
    ($($type:ty),*) => { $(impl Literal for $type {
        fn literal(&self, out: &mut String) { let _ = write!(out, "{self:?}"); }
    })* };
}

/// For enums without fields.
macro_rules! by_name {
    ($($type:ident),*) => { $(impl Literal for $type {
        fn literal(&self, out: &mut String) { let _ = write!(out, concat!(stringify!($type), "::{:?}"), self); }
    })* };
}

/// For structs: every field by name, so that a forgotten one does not compile.
macro_rules! by_fields {
    ($($type:ident { $($field:ident),* })*) => { $(impl Literal for $type {
        fn literal(&self, out: &mut String) {
            let Self { $($field),* } = self;
            out.push_str(concat!(stringify!($type), " {"));
            $(out.push_str(concat!(stringify!($field), ":")); $field.literal(out); out.push(',');)*
            out.push('}');
        }
    })* };
}

by_debug!(bool, u8, u16, u32, u64, i64);
by_name!(
    Level, FixPolicy, Quotation, Names, MatchKind, On, Measure, Role, Joint
);
by_fields! {
    Card { id, group, title, title_en, message, message_en, level, enabled, fix, since, why, why_en, quotation, names,
        style, choice, option, say, matcher, example, measured }
    Style { key, values }
    NumberOption { name, default, about, about_en }
    Say { id, message, message_en, lower }
    Example { bad, good, ok, beside, style, format, note }
    Measured { corpus, articles, findings, read, right, note }
    Matcher { kind, before, after, word, triggers, part, pattern, on, requires, becomes, sides, together, endings,
        pair, of }
    WordEntry { wrong, right, other, before, after }
    Pair { first, second, endings, ask }
    Part { words, list, feature, mark, gap, before, after, optional, report, becomes }
    WordList { name, words, without, values, keys, lengths }
    Keys { slots }
    Layer { extends, language, style, rules, accept, names, overrides }
    Override { paths, extends, style, rules }
    RuleSetting { level, off, options }
    NameEntry { key, next, print, outline, spelling, name, place, part, words, flags }
    Registry { text, names, spellings, entries, buckets, seconds, sieve, notes }
    Note { name, spelling, about, text }
    NameRow { id, latin, context, kind, flags, first, count }
    SpellingRow { name, text, family, nisba, style, form, flags }
    Openers { rows, longest }
    SenseTable { words, pairs }
    WordSets { words, sets, keys }
    Entry { card, role, index, side, before, after, words, joint }
}
