use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Text of a card: borrowed from the binary for our own, owned for a newsroom's.
pub type Text = Cow<'static, str>;
/// A list of a card: borrowed from the binary for our own, owned for a newsroom's.
pub type List<T> = Cow<'static, [T]>;

/// Words of the interface: their key, in Arabic, in English.
pub type Wording = (Text, (Text, Text));

/// One rule: what it looks for and every word a reader sees of it.
///
/// The file's stem is the rule's id, its folder the group.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The file's stem: configuration key, diagnostic code, anchor, test name.
    #[serde(skip)]
    pub id: Text,
    /// The folder the card lies in.
    #[serde(skip)]
    pub group: Text,
    /// What the rule is about, in Arabic.
    pub title: Text,
    /// The same in English.
    pub title_en: Text,
    /// What is wrong, why and what to do; `{0}` is the text there, `{1}` and on what the rule adds.
    pub message: Text,
    /// The same in English.
    pub message_en: Text,
    /// How grave a finding is unless a pack or the configuration says otherwise.
    pub level: Level,
    /// Whether the rule runs unless a pack or the configuration says otherwise.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// How far its fixes may be trusted.
    pub fix: FixPolicy,
    /// The first release that has it.
    pub since: Text,
    /// The reason and its authority, in Arabic.
    pub why: Text,
    /// The same in English.
    pub why_en: Text,
    /// What happens to findings inside a direct quotation.
    #[serde(default)]
    pub quotation: Quotation,
    /// Whether the rule looks at masked names.
    #[serde(default)]
    pub names: Names,
    /// The house-map key that steers the rule.
    #[serde(default)]
    pub style: Option<Style>,
    /// Other keys of the house map that it obeys.
    #[serde(default)]
    pub choice: List<Style>,
    /// Numbers a newsroom may set.
    #[serde(default)]
    pub option: List<NumberOption>,
    /// Other messages of a rule that says several things.
    #[serde(default)]
    pub say: List<Say>,
    /// What it looks for.
    #[serde(rename = "match")]
    pub matcher: Matcher,
    /// Examples that are tests.
    #[serde(default)]
    pub example: List<Example>,
    /// What was measured on real text.
    #[serde(default)]
    pub measured: Option<Measured>,
}

/// How grave a finding is. Ordered from the least grave to the gravest.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A matter of taste, shown faintly.
    Hint,
    /// Worth knowing.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

/// How far the fixes of a card may be trusted.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum FixPolicy {
    /// `--fix` may apply it.
    Safe,
    /// A person decides.
    Ask,
    /// There is none.
    #[serde(rename = "none")]
    Never,
}

/// What happens to findings inside a direct quotation.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Quotation {
    /// One level lower, said to be in a quotation, never fixed by `--fix`.
    #[default]
    Lower,
    /// As elsewhere: the rule is of marks, spaces or invisible characters.
    Same,
    /// Silent.
    Off,
}

/// Whether a rule looks at masked names.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Names {
    /// Silent inside a name.
    #[default]
    Skip,
    /// As elsewhere.
    Check,
}

/// A key of the house map (`[style]` in `tadqiq.toml`) and the values a rule understands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// The key.
    pub key: Text,
    /// Its values, the default first.
    pub values: List<Text>,
}

/// A number that `[rules]` may set: `sentence-length = { max = 35 }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberOption {
    /// Its key.
    pub name: Text,
    /// Its value unless set.
    pub default: i64,
    /// What it means, in Arabic.
    pub about: Text,
    /// What it means, in English.
    pub about_en: Text,
}

/// Another message of the same rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// The name the rule's code calls it by.
    pub id: Text,
    /// In Arabic.
    pub message: Text,
    /// In English.
    pub message_en: Text,
    /// Whether a finding that says this is one level lower than the others of the rule.
    #[serde(default)]
    pub lower: bool,
}

/// A text and what the rule must make of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The rule speaks of this.
    #[serde(default)]
    pub bad: Option<Text>,
    /// What its fix makes of `bad`, and nothing more to say.
    #[serde(default)]
    pub good: Option<Text>,
    /// The rule is silent about this.
    #[serde(default)]
    pub ok: Option<Text>,
    /// The other stories of the newsroom, one a line, for a rule that compares stories.
    #[serde(default)]
    pub beside: Option<Text>,
    /// The house map's value for the card's key while the example runs.
    #[serde(default)]
    pub style: Option<Text>,
    /// `plain` (unless said), `markdown` or `html`.
    #[serde(default)]
    pub format: Option<Text>,
    /// Which readers should know why this is here.
    #[serde(default)]
    pub note: Option<Text>,
}

/// What was measured on real text before the rule was switched on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// What it was run over.
    pub corpus: Text,
    /// How many articles.
    pub articles: u32,
    /// How many findings.
    pub findings: u32,
    /// How many findings were read in context.
    pub read: u32,
    /// How many of those were right.
    pub right: u32,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: Option<Text>,
}

/// What a card looks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matcher {
    /// Which of the six kinds it is.
    pub kind: MatchKind,
    /// `words`, `variants`: proclitics allowed before every entry, with spaces between.
    #[serde(default)]
    pub before: Text,
    /// `words`, `variants`: whether a pronoun may follow every entry.
    #[serde(default)]
    pub after: bool,
    /// `words` and `code`: the words and fixed phrases, or what triggers the code.
    #[serde(default)]
    pub word: List<WordEntry>,
    /// `code`: lists whose words trigger the code.
    #[serde(default)]
    pub triggers: List<Text>,
    /// `phrase`: its parts in order.
    #[serde(default)]
    pub part: List<Part>,
    /// `regex`: the pattern (syntax of the `regex` crate).
    #[serde(default)]
    pub pattern: Text,
    /// `regex`: which view it runs on.
    #[serde(default)]
    pub on: On,
    /// `regex`: characters of which at least one is in every match; blocks without are skipped.
    #[serde(default)]
    pub requires: Text,
    /// `regex`: the replacement (`$1`, `${name}`).
    #[serde(default)]
    pub becomes: Option<Text>,
    /// `variants`: the values of the style key that choose the first and the second form.
    #[serde(default)]
    pub sides: List<Text>,
    /// `variants`: whether all pairs are one convention, counted together.
    #[serde(default)]
    pub together: bool,
    /// `variants`: endings that may follow both forms of every pair, with spaces between.
    #[serde(default)]
    pub endings: Text,
    /// `variants`: the pairs.
    #[serde(default)]
    pub pair: List<Pair>,
    /// `measure`: what is measured.
    #[serde(default)]
    pub of: Option<Measure>,
}

/// The kinds of matcher.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// Literal words and fixed phrases.
    Words,
    /// A sequence of words, classes and gaps.
    Phrase,
    /// A regular expression.
    Regex,
    /// Forms of which a file should use one.
    Variants,
    /// A length in words.
    Measure,
    /// A file of the same name in `src/rules/`.
    Code,
}

/// The view a regular expression runs on.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum On {
    /// As printed: tashkeel, tatweel and invisible characters included.
    Raw,
    /// Without them.
    #[default]
    Folded,
}

/// What a `measure` counts the words of.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// The first sentences of a story.
    Lead,
    /// A sentence.
    Sentence,
    /// A headline.
    Headline,
}

/// A word or fixed phrase and what it should be.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordEntry {
    /// As it is found; marks do not count.
    pub wrong: Text,
    /// As it should be.
    #[serde(default)]
    pub right: Option<Text>,
    /// Another reading of it: the reader chooses, nothing is fixed alone.
    #[serde(default, rename = "or")]
    pub other: Option<Text>,
    /// Proclitics allowed before this entry, instead of the card's.
    #[serde(default)]
    pub before: Option<Text>,
    /// Whether a pronoun may follow this entry, instead of what the card says.
    #[serde(default)]
    pub after: Option<bool>,
}

/// Two forms of one word.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The form of the first side; it is the commoner and wins a tie.
    pub first: Text,
    /// The form of the second side.
    pub second: Text,
    /// Endings allowed, instead of the card's.
    #[serde(default)]
    pub endings: Option<Text>,
    /// Whether a person decides although the card fixes: two words, or a spelling that names have.
    #[serde(default)]
    pub ask: bool,
}

/// What a part of a phrase may ask of a word whatever its letters are: a number in digits or in words, a
/// verb or a masdar that the lexicon knows, a word of a name, a word of a script.
pub const FEATURES: [&str; 6] = ["number", "verb", "masdar", "name", "arabic", "latin"];

/// A part of a phrase: exactly one of `words`, `list`, `feature`, `mark` and `gap`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// One of these words, with spaces between.
    #[serde(default)]
    pub words: Text,
    /// A word of this list.
    #[serde(default)]
    pub list: Text,
    /// A word with this feature, one of [`FEATURES`].
    #[serde(default)]
    pub feature: Text,
    /// This punctuation mark.
    #[serde(default)]
    pub mark: Text,
    /// Up to this many words, none of them divided by a mark that a later part names.
    #[serde(default)]
    pub gap: Option<u8>,
    /// Proclitics allowed before `words` and `list`.
    #[serde(default)]
    pub before: Text,
    /// Whether a pronoun may follow `words` and `list`.
    #[serde(default)]
    pub after: bool,
    /// Whether the part may be missing.
    #[serde(default)]
    pub optional: bool,
    /// Whether the finding is at this part; if no part says so, it is at the whole phrase.
    #[serde(default)]
    pub report: bool,
    /// What the part becomes; the empty string takes it out.
    #[serde(default)]
    pub becomes: Option<Text>,
}

const fn yes() -> bool {
    true
}

impl Level {
    /// The level as configurations and findings write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level below this one; there is none below a hint.
    #[must_use]
    pub const fn lowered(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning => Self::Info,
            Self::Info | Self::Hint => Self::Hint,
        }
    }
}

impl Card {
    /// The keys of the house map that it obeys.
    pub fn styles(&self) -> impl Iterator<Item = &Style> + Clone {
        self.style.iter().chain(self.choice.iter())
    }

    /// The number that the option `name` has unless set.
    pub fn default_option(&self, name: &str) -> Option<i64> {
        self.option
            .iter()
            .find(|option| option.name == name)
            .map(|option| option.default)
    }

    /// The level of a finding that says the message `say` (0 is the card's own) where the card is in
    /// force at `level`.
    pub fn level_of(&self, say: u8, level: Level) -> Level {
        let said = usize::from(say)
            .checked_sub(1)
            .and_then(|index| self.say.get(index));
        if said.is_some_and(|said| said.lower) {
            level.lowered()
        } else {
            level
        }
    }
}
