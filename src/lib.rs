//! Tadqiq (تدقيق): a linter for Arabic news copy.
//!
//! One engine, two edges. Bytes become a text, a text a story, a story findings; the edges turn
//! findings into reports.
//!
//! ```text
//! bytes ─text::decode→ text ─story::read→ Story ─lint::check(&Story, &Ruleset)→ Vec<Finding>
//!       ─→ cli::report   ─→ lint::fix (until nothing changes)
//! ```
//!
//! | room | holds | never |
//! |---|---|---|
//! | [`text`] | decoding, spans, lines and columns, views that map back, edits | does I/O |
//! | [`arabic`] | letters, folding, words, clitics, sentences, numerals | knows a rule |
//! | [`lexicon`] | word forms and initial hamzas, embedded | parses at start |
//! | [`story`] | readers, blocks and roles, quotations, what is protected | reports |
//! | [`catalog`] | cards, lists, packs, the automaton of their words | reads a file |
//! | [`rules`] | what a pattern cannot say, one file a rule | holds a word a reader sees |
//! | [`lint`] | the engine: check, fix, suppress, baseline | fails |
//! | [`config`] | `tadqiq.toml`: discovery, layering, overrides, schema | prints |
//! | [`server`] | the language server | is asked by another room but [`cli`] |
//! | [`cli`] | one verb, one file; the reports | is asked by another room |
//!
//! Spans are bytes of the original text everywhere between the edges.

#![cfg_attr(
    test,
    allow(
        clippy::string_slice,
        reason = "unit tests slice where they have just looked"
    )
)]

pub mod arabic;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod lexicon;
pub mod lint;
pub mod rules;
pub mod server;
pub mod story;
pub mod text;
