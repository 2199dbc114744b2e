//! The catalog inside the binary: constants written by `build.rs`.
#![allow(
    clippy::unreadable_literal,
    reason = "the constants are written by a program for a compiler"
)]

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use super::Catalog;
#[allow(
    unused_imports,
    reason = "which of these the generated constants name depends on the cards"
)]
use super::card::{
    Card, Example, FixPolicy, Level, MatchKind, Matcher, Measure, Measured, Names, NumberOption,
    On, Pair, Part, Quotation, Say, Style, Text, WordEntry, Wording,
};
use super::keys::Keys;
#[allow(unused_imports, reason = "as above")]
use super::layer::{Layer, Override, RuleSetting};
use super::list::WordList;
use super::names::{Entry as NameEntry, NameRow, Note, Registry, SpellingRow};
use super::openers::Openers;
#[allow(unused_imports, reason = "as above")]
use super::patterns::{Automaton, Entry, Joint, Patterns, Role};
use super::senses::SenseTable;
use super::word_sets::WordSets;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

static AUTOMATON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/automaton.bin"));

static CATALOG: LazyLock<Arc<Catalog>> = LazyLock::new(|| {
    Arc::new(Catalog {
        cards: Cow::Borrowed(CARDS),
        lists: Cow::Borrowed(LISTS),
        list_keys: LIST_KEYS,
        packs: Cow::Borrowed(PACKS),
        names: super::KnownNames::of(REGISTRY),
        senses: SENSES,
        asked: ASKED,
        interface: INTERFACE,
        patterns: Patterns {
            entries: Cow::Borrowed(ENTRIES),
            ranges: Cow::Borrowed(RANGES),
            openers: OPENERS,
        },
        automaton: Automaton::deserialize(AUTOMATON)
            .expect("build.rs wrote it with the same version of daachorse")
            .0,
        is_ours: true,
    })
});

pub(super) fn catalog() -> Arc<Catalog> {
    Arc::clone(&CATALOG)
}
