//! The lists that the sourcing of a sentence asks about one word at a time.

use std::collections::BTreeMap;

use super::list::WordList;
use super::word_sets::WordSets;

/// A set of lists: those that are asked about one word at a time and give no
/// [sense](super::senses).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked(pub(crate) u64);

macro_rules! asked {
    ($($name:ident $list:literal,)*) => {
        impl Asked {
            $(pub(crate) const $name: Self = Self(1 << Place::$name as u64);)*
        }
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($name,)* }
        /// The lists, in the order of their bits.
        pub(crate) const LISTS: &[&str] = &[$($list,)*];
    };
}

asked! {
    ADJECTIVES_OF_STATEMENTS "attrib-adjectives-of-statements",
    AFTER_TITLES "attrib-after-titles",
    ALSO_PREPOSITIONS "attrib-also-prepositions",
    ANY "attrib-any",
    BEFORE_MASDARS "attrib-before-masdars",
    BEFORE_MENTIONS "attrib-before-mentions",
    BETWEEN_CUE_AND_SOURCE "attrib-between-cue-and-source",
    CALLED "attrib-called",
    CHANGES "attrib-changes",
    CLASH_AUXILIARIES "attrib-clash-auxiliaries",
    CLASH_BLOCKERS "attrib-clash-blockers",
    CLASH_EVENTS "attrib-clash-events",
    CLASH_MASDARS "attrib-clash-masdars",
    CLASH_NEVERS "attrib-clash-nevers",
    CLASH_SUFFERING "attrib-clash-suffering",
    COMPARATIVES "attrib-comparatives",
    COMPLEMENT_PREPOSITIONS "attrib-complement-prepositions",
    CONDITIONS "attrib-conditions",
    DAMAGES "attrib-damages",
    ENDS_OF_SOURCES "attrib-ends-of-sources",
    FATES "attrib-fates",
    FORCES "attrib-forces",
    FROM "attrib-from",
    ISSUERS "attrib-issuers",
    MANY "attrib-many",
    MEANWHILE "attrib-meanwhile",
    MEETING "attrib-meeting",
    MONTHS "attrib-months",
    NAME_CARRIERS "name-carriers",
    NAME_OPENERS "attrib-name-openers",
    NEGATIONS "negations",
    NEWS_OF_UNKNOWN_ORIGIN "attrib-news-of-unknown-origin",
    NOT_LOADED "attrib-not-loaded",
    NOT_VERBS "attrib-not-verbs",
    NOUNS_OF_SOURCES "attrib-nouns-of-sources",
    NUMBER "attrib-number",
    OBJECTS "attrib-objects",
    OF "attrib-of",
    OFFICIALS "attrib-officials",
    OF_MANY "attrib-of-many",
    PAST "attrib-past",
    PAST_OPENERS "attrib-past-openers",
    PLANS "attrib-plans",
    POLLS "attrib-polls",
    POWERS "attrib-powers",
    PUBLIC_MEASURES "attrib-public-measures",
    REACHED "attrib-reached",
    RECALLING "attrib-recalling",
    REGISTERS "attrib-registers",
    RELATIVES "attrib-relatives",
    RESULTS "attrib-results",
    SAME "attrib-same",
    SINCE "attrib-since",
    SPOKESMEN "attrib-spokesmen",
    SUBJECTS_OF_BELIEF "attrib-subjects-of-belief",
    THAT "attrib-that",
    TOLLS "attrib-tolls",
    TRIALS "attrib-trials",
    WHY "attrib-why",
}

impl Asked {
    /// Whether any of `other` is in this set.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The words of the lists there are, each with those that hold it.
    pub(crate) fn table(lists: &[WordList]) -> WordSets {
        let mut table: BTreeMap<String, u64> = BTreeMap::new();
        for (place, name) in LISTS.iter().enumerate() {
            let words = lists.iter().filter(|list| list.name == *name);
            for word in words.flat_map(|list| list.words.iter()) {
                *table.entry(word.to_string()).or_default() |= 1 << place;
            }
        }
        WordSets::of(table)
    }
}
