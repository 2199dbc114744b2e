//! The features of a word form: what part of speech it can be, and of nominals gender, number and
//! whether they name people. `lexicon/PROVENANCE.md` says what each rests on and how often it is
//! right.
//!
//! A form is unvocalised, so it can be several words at once (كتب: he wrote; books); the features of
//! all its words in use are united in one value. What contradicts itself thereby is unknown.

use super::{About, Form, bit};

/// A part of speech that a form can be. The number is the bit of the form's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Pos {
    /// Camel Morph lists it as a proper name.
    ProperName = 9,
    /// A verb in the perfect, active or passive.
    PerfectVerb = 11,
    /// A verb in the imperfect of any mood, active or passive.
    ImperfectVerb = 12,
    /// An imperative.
    Imperative = 13,
    /// A noun, clitics and pronouns and all; quantifiers (بعض), months and countries among them.
    Noun = 14,
    /// An adjective, comparatives and ordinals among them.
    Adjective = 15,
    /// A preposition, conjunction, pronoun, adverb or other closed-class word.
    Particle = 16,
    /// A cardinal number.
    Numeral = 17,
    /// A masdar of the forms II to X and of the quadriliterals; a [`Pos::Noun`] too.
    Masdar = 18,
}

/// The grammatical gender of a nominal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// The number of a nominal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// Three or more.
    Plural,
}

/// The bits of a form's value above those of [`Pos`].
pub mod bits {
    /// Masculine.
    pub const MASCULINE: u32 = 19;
    /// Feminine.
    pub const FEMININE: u32 = 20;
    /// Singular.
    pub const SINGULAR: u32 = 21;
    /// Dual.
    pub const DUAL: u32 = 22;
    /// Plural.
    pub const PLURAL: u32 = 23;
    /// A plural by pattern, not by ending.
    pub const BROKEN: u32 = 24;
    /// Names a person or persons.
    pub const HUMAN: u32 = 25;
    /// Names a thing, an animal or something abstract.
    pub const THING: u32 = 26;
    /// Feminine by its ending, with no other witness.
    pub const BY_ENDING: u32 = 27;
    /// The orthography model may take the form for a slip: `build.rs` adds it from `lexicon/told.bin`.
    pub const DOUBTFUL: u32 = 28;
    /// Its first alef has lost its hamza, or may have one too many: added from there too.
    pub const INITIAL: u32 = 29;
    /// The first bit of what may be [`About`](super::About) the form: `build.rs` adds it.
    pub const ABOUT: u32 = 30;
}

impl Form {
    /// Returns what of the cards, lists and names in the binary may be about the form, whatever
    /// proclitics are taken off it: nothing else need be asked of
    /// [`Catalog::embedded`](crate::catalog::Catalog::embedded).
    pub fn about(self) -> About {
        let bits = self.0 >> bits::ABOUT & ((1 << About::WIDTH) - 1);
        About(u16::try_from(bits).unwrap_or_default())
    }

    /// Returns whether the form may be a slip for another, if its neighbours say so: without that
    /// [`spelling::slip`](super::spelling::slip) finds nothing in it.
    pub fn is_doubtful(self) -> bool {
        bit(self.0, bits::DOUBTFUL)
    }

    /// Returns whether the first alef of a stem of it has lost its hamza, or may have one too many, as
    /// [`has_initial`](super::has_initial) tells of any word.
    pub fn has_initial(self) -> bool {
        bit(self.0, bits::INITIAL)
    }

    /// Returns whether the form can be this part of speech. A "no" to all of them means that
    /// nothing is known, not that it is none.
    pub fn is(self, part: Pos) -> bool {
        bit(self.0, part as u32)
    }

    /// Returns the gender, of a noun that of its singular (ثلاثة كتب because of كتاب), of an
    /// adjective its own. `None` when unknown, or when the form is both.
    pub fn gender(self) -> Option<Gender> {
        one_of(
            self,
            &[
                (bits::MASCULINE, Gender::Masculine),
                (bits::FEMININE, Gender::Feminine),
            ],
        )
    }

    /// Returns whether [`Form::gender`] is feminine because of the ending ة alone: a man may be
    /// called so (خليفة).
    pub fn gender_by_ending(self) -> bool {
        bit(self.0, bits::BY_ENDING)
    }

    /// Returns the number. `None` when unknown, or when the form has more than one (the dual and
    /// the plural of the genitive are written alike).
    pub fn number(self) -> Option<Number> {
        one_of(
            self,
            &[
                (bits::SINGULAR, Number::Singular),
                (bits::DUAL, Number::Dual),
                (bits::PLURAL, Number::Plural),
            ],
        )
    }

    /// Returns whether the form can be a plural by pattern (كتب, وزراء).
    pub fn broken_plural(self) -> bool {
        bit(self.0, bits::BROKEN)
    }

    /// Returns whether the noun names people. `None` when unknown: known of the nouns that
    /// newspapers use with numbers.
    pub fn human(self) -> Option<bool> {
        one_of(self, &[(bits::HUMAN, true), (bits::THING, false)])
    }
}

fn one_of<T: Copy>(form: Form, choices: &[(u32, T)]) -> Option<T> {
    let mut set = choices.iter().filter(|(index, _)| bit(form.0, *index));
    let (_, value) = set.next()?;
    set.next().is_none().then_some(*value)
}
