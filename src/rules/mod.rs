//! What a pattern cannot say: one file per rule, named as its card.
//!
//! The words are on the card; the code finds places. Adding a coded rule is its file and two lines
//! here: `mod` and the row in [`TABLE`].

mod comma_before_inna;
mod comma_splits_clause;
mod consistency_event_name;
mod consistency_newsroom_variant;
mod country_house_spelling;
mod fused_words;
mod hamza_anna_inna;
mod hamza_ifal_masdar;
mod hamza_qat_above;
mod hamza_qat_function_word;
mod hamza_wasl_masdar;
mod hamza_wasl_noun;
mod hijri_heh;
mod keyboard_layout;
mod latin_punctuation;
mod mixed_script_word;
mod name_house_spelling;
mod name_reference_form;
mod name_variant_document;
mod names;
mod paired_marks_balance;
mod paragraph_final_stop;
mod quote_introducer;
mod quote_scare;
mod quote_stop_inside;
mod quote_style;
mod repeated_punctuation;
mod repeated_word;
mod space_after_punctuation;
mod space_before_punctuation;
mod split_word;
mod tanween_consistency;
mod tanween_hamza_alif;
mod tanween_position;
mod unicode_bidi_control;
mod unicode_bidi_override;
mod unicode_detached_mark;
mod unicode_foreign_letter;
mod unicode_presentation_form;
mod unicode_space;
mod unicode_tatweel;
mod unicode_zero_width;
mod unknown_word;
mod waw_detached;
mod whitespace_hygiene;

use crate::lexicon::spelling::Change;
use crate::lint::{Check, Conclusion, Found, Written};

mod alef_maqsura_ala;
mod alef_maqsura_ila;
mod alef_maqsura_particle;
mod alef_maqsura_verb;
mod final_ya_convention;
mod first_person;
mod spelling_gates;
mod ta_marbuta_ha;
mod waw_alif;

pub(crate) use first_person::is_personal;
pub(crate) use hamza_qat_function_word::is_syllable;
pub(crate) use names::{are_one, one_spaced, runs, skeleton};
pub(crate) use spelling_gates::{
    has_own_hamza, is_beside_stranger, is_enclosed, is_letter, is_name_particle, is_set_phrase,
    is_surname, is_variant,
};
pub(crate) use ta_marbuta_ha::is_heard_spelling;

/// Called at each place where one of the card's own words stands.
pub type WordCode = fn(&mut Check<'_, '_>, &Found<'_>);
/// Called once for each block.
pub type BlockCode = fn(&mut Check<'_, '_>);

/// A rule about the whole document: facts are gathered block by block, then judged together.
#[derive(Clone, Copy)]
pub struct DocumentCode {
    /// Gathers the facts of a block. Depends on nothing but the block.
    pub gather: BlockCode,
    /// Judges the facts of the whole document.
    pub conclude: fn(&mut Conclusion<'_, '_>),
}

/// A rule about a story among others: each story gives what it writes, and is then judged by all.
#[derive(Clone, Copy)]
pub struct NewsroomCode {
    /// Gathers facts and judges them beside the other stories; silent where there are none.
    pub document: DocumentCode,
    /// What the facts of a story say of its spellings, each once.
    pub written: fn(&Conclusion<'_, '_>) -> Vec<Written>,
}

/// The shapes a coded rule may have.
#[derive(Clone, Copy)]
pub enum Code {
    /// See [`WordCode`].
    Word(WordCode),
    /// See [`BlockCode`].
    Block(BlockCode),
    /// See [`DocumentCode`].
    Document(DocumentCode),
    /// See [`NewsroomCode`].
    Newsroom(NewsroomCode),
    /// The engine itself reports it, after all other rules.
    Engine,
}

/// The code of the rule called `id`.
pub fn code(id: &str) -> Option<Code> {
    TABLE
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, code)| *code)
}

/// The ids of all coded rules.
pub fn coded() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(id, _)| *id)
}

/// The rules that judge what another rule notes, where that runs, instead of noting the same again.
pub const SHARING: [(&str, &str); 2] = [
    ("country-house-spelling", "name-variant-document"),
    ("name-house-spelling", "name-variant-document"),
];

/// Which card names each of the slips that the orthography model finds.
pub const SLIPS: [(Change, &str); Change::COUNT] = [
    (Change::HamzaAboveLost, "hamza-qat-above"),
    (Change::HamzaBelowLost, "hamza-qat-below"),
    (Change::MaddaLost, "hamza-madda"),
    (Change::InnerHamzaLost, "hamza-inside"),
    (Change::HamzaMoved, "hamza-above-below"),
    (Change::HamzaAdded, "hamza-wasl-noun"),
    (Change::MaqsuraDotted, "alef-maqsura-dotted"),
    (Change::YehUndotted, "final-ya-convention"),
    (Change::MarbutaUndotted, "ta-marbuta-ha"),
    (Change::HehDotted, "ta-marbuta-ha"),
];

const TABLE: &[(&str, Code)] = &[
    ("alef-maqsura-ala", Code::Word(alef_maqsura_ala::check)),
    ("alef-maqsura-ila", Code::Word(alef_maqsura_ila::check)),
    (
        "alef-maqsura-particle",
        Code::Word(alef_maqsura_particle::check),
    ),
    ("alef-maqsura-verb", Code::Word(alef_maqsura_verb::check)),
    ("alef-maqsura-dotted", Code::Engine),
    ("attrib-ambiguous-speaker", Code::Engine),
    ("attrib-anonymous-no-reason", Code::Engine),
    ("attrib-carryover-lost", Code::Engine),
    ("attrib-casualty", Code::Engine),
    ("attrib-filler", Code::Engine),
    ("attrib-impersonal", Code::Engine),
    ("attrib-lead-source", Code::Engine),
    ("attrib-loaded-verb", Code::Engine),
    ("attrib-mind-reading", Code::Engine),
    ("attrib-quote-no-speaker", Code::Engine),
    ("attrib-quote-speaker-late", Code::Engine),
    ("attrib-rumour", Code::Engine),
    ("attrib-secondhand", Code::Engine),
    ("attrib-statistic-source", Code::Engine),
    ("attrib-unattributed-claim", Code::Engine),
    ("attrib-vague-source", Code::Engine),
    ("comma-before-inna", Code::Document(comma_before_inna::CODE)),
    (
        "comma-splits-clause",
        Code::Word(comma_splits_clause::check),
    ),
    (
        "consistency-event-name",
        Code::Document(consistency_event_name::CODE),
    ),
    (
        "consistency-newsroom-variant",
        Code::Newsroom(consistency_newsroom_variant::CODE),
    ),
    (
        "country-house-spelling",
        Code::Document(country_house_spelling::CODE),
    ),
    (
        "final-ya-convention",
        Code::Document(DocumentCode {
            gather: final_ya_convention::gather,
            conclude: final_ya_convention::conclude,
        }),
    ),
    ("fused-words", Code::Block(fused_words::check)),
    ("hamza-above-below", Code::Engine),
    ("hamza-anna-inna", Code::Word(hamza_anna_inna::check)),
    ("hamza-ifal-masdar", Code::Block(hamza_ifal_masdar::check)),
    ("hamza-inside", Code::Engine),
    ("hamza-madda", Code::Engine),
    (
        "hamza-qat-function-word",
        Code::Word(hamza_qat_function_word::check),
    ),
    ("hamza-qat-above", Code::Block(hamza_qat_above::check)),
    ("hamza-qat-below", Code::Engine),
    ("hamza-wasl-masdar", Code::Block(hamza_wasl_masdar::check)),
    ("hamza-wasl-noun", Code::Block(hamza_wasl_noun::check)),
    ("hijri-heh", Code::Block(hijri_heh::check)),
    ("keyboard-layout", Code::Block(keyboard_layout::check)),
    ("latin-punctuation", Code::Block(latin_punctuation::check)),
    ("mixed-script-word", Code::Block(mixed_script_word::check)),
    (
        "name-house-spelling",
        Code::Document(name_house_spelling::CODE),
    ),
    (
        "name-reference-form",
        Code::Document(name_reference_form::CODE),
    ),
    (
        "name-variant-document",
        Code::Document(name_variant_document::CODE),
    ),
    (
        "paired-marks-balance",
        Code::Document(paired_marks_balance::CODE),
    ),
    (
        "paragraph-final-stop",
        Code::Document(paragraph_final_stop::CODE),
    ),
    ("quote-introducer", Code::Word(quote_introducer::check)),
    ("quote-scare", Code::Block(quote_scare::check)),
    ("quote-stop-inside", Code::Block(quote_stop_inside::check)),
    ("quote-style", Code::Document(quote_style::CODE)),
    (
        "repeated-punctuation",
        Code::Block(repeated_punctuation::check),
    ),
    ("repeated-word", Code::Block(repeated_word::check)),
    (
        "space-after-punctuation",
        Code::Block(space_after_punctuation::check),
    ),
    (
        "space-before-punctuation",
        Code::Block(space_before_punctuation::check),
    ),
    ("split-word", Code::Block(split_word::check)),
    ("ta-marbuta-ha", Code::Block(ta_marbuta_ha::check)),
    (
        "tanween-consistency",
        Code::Document(DocumentCode {
            gather: tanween_consistency::gather,
            conclude: tanween_consistency::conclude,
        }),
    ),
    ("tanween-hamza-alif", Code::Block(tanween_hamza_alif::check)),
    ("tanween-position", Code::Block(tanween_position::check)),
    (
        "unicode-bidi-control",
        Code::Block(unicode_bidi_control::check),
    ),
    (
        "unicode-bidi-override",
        Code::Document(unicode_bidi_override::CODE),
    ),
    (
        "unicode-detached-mark",
        Code::Block(unicode_detached_mark::check),
    ),
    (
        "unicode-foreign-letter",
        Code::Block(unicode_foreign_letter::check),
    ),
    (
        "unicode-presentation-form",
        Code::Block(unicode_presentation_form::check),
    ),
    ("unicode-space", Code::Block(unicode_space::check)),
    ("unicode-tatweel", Code::Block(unicode_tatweel::check)),
    ("unicode-zero-width", Code::Block(unicode_zero_width::check)),
    ("unknown-word", Code::Document(unknown_word::CODE)),
    ("unused-suppression", Code::Engine),
    ("waw-alif", Code::Block(waw_alif::check)),
    ("waw-detached", Code::Word(waw_detached::check)),
    (
        "whitespace-hygiene",
        Code::Document(whitespace_hygiene::CODE),
    ),
];
