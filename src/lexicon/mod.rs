//! What is known of words: how common a form is and what it can be, whether a stem begins with a
//! hamza, which words belong together.
//!
//! Maps built by `xtask` are embedded, two of them as tables, and used where they lie: nothing is
//! read, parsed or built at start. `lexicon/PROVENANCE.md` names what they rest on. The tables keep
//! a fingerprint of each word: less than one word in ten million that is not listed is taken for one
//! that is.
//!
//! Words are asked for in the folded view: composed (NFC), without tashkeel, tatweel, zero-width
//! and bidi controls. Hamza seats, final yeh and teh marbuta are *not* folded.

mod about;
mod features;
mod initial;
mod joining;
mod known;
mod relations;
pub mod spelling;
mod suggest;
mod table;
#[cfg(test)]
mod told_tests;

pub use about::About;
pub use features::{Gender, Number, Pos, bits};
pub use initial::{Initial, hamza_below, has_initial, initials};
pub use joining::join;
use known::is_held_form;
pub use known::{is_held, is_known};
pub use relations::{broken_plurals, masdars, singulars, verbs};
pub use suggest::suggestions;
pub use table::{COMMON, Hash};

use table::{FEW, LIKELY, MANY, Sieve, Table};

/// Returns what is known of a word form as written, clitics and all.
///
/// `None` for a form too rare to be listed, which is no evidence that it is wrong: the map holds
/// forms seen five times in thirteen million words of newspapers and encyclopedia, or twice when a
/// spelling dictionary accepts them, or once when it does and a lemma makes them, and the proper
/// names of Camel Morph. Costs a few multiplications and two reads of memory.
pub fn form(word: &str) -> Option<Form> {
    form_hashed(Hash::of(word))
}

/// Returns what is known of the word form that has this hash, as [`form`] does.
#[inline]
pub fn form_hashed(hash: Hash) -> Option<Form> {
    FORMS.get(hash).map(Form)
}

/// Returns what is known of a word form that newspapers use, or that Camel Morph lists as a proper
/// name: a valid one of a [`Form::band`] of 82, twice in a million words, or more. `None` for any
/// other. Costs as much as [`form`].
pub fn in_use(word: &str) -> Option<Form> {
    let common = |form: &Form| form.valid() && form.band() >= IN_USE;
    form(word).filter(|form| form.proper_name() || common(form))
}

/// Returns what is known of a valid word form of a band of [`LIKELY`] or more; `None` for any other.
/// Costs one read of a table that stays near the processor for most words that are none.
fn likely_form(hash: Hash) -> Option<Form> {
    let form = may_be_likely(hash).then(|| form_hashed(hash)).flatten();
    form.filter(|form| form.valid() && form.band() >= LIKELY)
}

/// Returns whether [`likely_form`] may know the word: a "no" is certain.
#[inline]
fn may_be_likely(hash: Hash) -> bool {
    IN_COPY.may_hold(hash)
}

/// Returns whether a word that is spelt as this one, but for the letters that people mistake for
/// each other, may be valid and seen twice in the corpora: a "no" is certain. Costs less than a look at
/// each spelling.
pub(crate) fn may_be_respelt(word: &str) -> bool {
    SPELLINGS.may_hold(spelling::with_skeleton(word, Hash::of_bytes))
}

/// Returns whether a word form is valid and of a [`Form::band`] of `band` or more, which must be 55 or
/// more: twice in the corpora. Costs less than [`form`] for what is no such word.
pub fn is_used(word: &str, band: u8) -> bool {
    debug_assert!(band >= LIKELY);
    likely_form(Hash::of(word)).is_some_and(|form| form.band() >= band)
}

/// Returns whether `right` is a valid word form that is used clearly more than `typed`, which lacks a
/// hamza: three and a half times as often, counting as seen twice what is not listed.
fn is_likelier(right: &str, typed: &str) -> bool {
    let own = form(typed).map_or(LIKELY, Form::band).max(LIKELY);
    form(right).is_some_and(|form| form.valid() && form.band() > own + CLEARLY)
}

/// Bands of which one word is clearly used more than another.
const CLEARLY: u8 = 12;

/// Returns whether two pieces written as one word are a common one: valid and used four times in a
/// million words. Allocates nothing for words of the language's length.
pub fn is_common_joined([first, second]: [&str; 2]) -> bool {
    let mut buffer = [0; LONGEST_JOINED];
    let Some(whole) = buffer.get_mut(..first.len() + second.len()) else {
        return is_used(&[first, second].concat(), COMMON);
    };
    let (start, end) = whole.split_at_mut(first.len());
    start.copy_from_slice(first.as_bytes());
    end.copy_from_slice(second.as_bytes());
    let hash = Hash::of_bytes(whole);
    let form = COMMON_WORDS.may_hold(hash).then(|| form_hashed(hash));
    let common = |form: Form| form.valid() && form.band() >= COMMON;
    form.flatten().is_some_and(common)
}

/// Bytes of the longest word that is put together on the stack.
const LONGEST_JOINED: usize = 64;

/// Returns how a stem must begin, given the stem with its first letter as a plain alef and all
/// others as they should be.
///
/// A stem has lost its proclitics (conjunction, preposition, article) and kept its endings: number,
/// nisba, accusative alef, pronouns. Peel proclitics only from a word that [`form`] does not call
/// valid as it stands, and of verbs only the conjunctions. Rare stems that could be foreign names
/// are left out. Costs as much as [`form`].
pub fn hamza(stem: &str) -> Option<Hamza> {
    hamza_hashed(Hash::of(stem))
}

/// Returns how the stem that has this hash must begin, as [`hamza`] does.
fn hamza_hashed(hash: Hash) -> Option<Hamza> {
    HAMZA.get(hash).and_then(Hamza::from_value)
}

/// What is known of a word form.
///
/// The value: the band in bits 0 to 7, then validity, proper name, one corpus, and from bit 11 on the
/// parts of speech ([`Pos`]) and the other features ([`bits`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form(u64);

impl Form {
    /// Returns the frequency: 25 × Zipf, where Zipf is log10 of the occurrences in a thousand
    /// million words. 0: listed though never seen; 64: five times in the corpora; 100: once in
    /// a hundred thousand words.
    pub fn band(self) -> u8 {
        byte(self.0, 0)
    }

    /// Returns whether the spelling dictionary accepts the form. It accepts imperatives and rare
    /// words freely, so a "no" says more than a "yes".
    pub fn valid(self) -> bool {
        bit(self.0, 8)
    }

    /// Returns whether Camel Morph lists the form as a proper name. Most are common nouns or
    /// adjectives as well.
    pub fn proper_name(self) -> bool {
        bit(self.0, 9)
    }

    /// Returns whether the form stands in one of the two corpora only.
    pub fn one_corpus(self) -> bool {
        bit(self.0, 10)
    }
}

/// How a stem begins, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hamza {
    class: HamzaClass,
    value: u64,
}

/// Why a stem begins as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HamzaClass {
    /// A masdar of form IV: hamza below the alef (إعلان).
    FourMasdar,
    /// A perfect of form IV, or of a verb whose first radical is a hamza: hamza above the alef
    /// (أعلن، أكد). Nouns and comparatives of the same letters (أكثر، أرض) begin so too.
    FourPerfect,
    /// A masdar of forms VII to X or of a quadriliteral: plain alef (استخدام).
    WaslMasdar,
    /// A perfect of the same: plain alef (استقبل).
    WaslPerfect,
}

impl Hamza {
    fn from_value(value: u64) -> Option<Self> {
        let class = match value & 0xF {
            1 => HamzaClass::FourMasdar,
            2 => HamzaClass::FourPerfect,
            3 => HamzaClass::WaslMasdar,
            4 => HamzaClass::WaslPerfect,
            _ => return None,
        };
        Some(Self { class, value })
    }

    /// Returns the class, which decides the right first letter.
    pub fn class(self) -> HamzaClass {
        self.class
    }

    /// Returns whether another first letter makes a word too, so that no mistake can be told from
    /// the stem alone: `اعمال` is أعمال more often than إعمال.
    ///
    /// Of the wasl classes it means that the spelling with a hamza *below* is a word; a hamza
    /// above has [`Self::above_is_word`].
    pub fn ambiguous(self) -> bool {
        bit(self.value, 4)
    }

    /// Returns whether the plain spelling is also an imperative of another verb (`ادخل`).
    ///
    /// Where the perfect is so common that imperatives cannot explain the plain alefs (`اعلن`), the
    /// stem is not [`Self::ambiguous`] on that ground; instructions and prayers are still better
    /// left alone.
    pub fn imperative(self) -> bool {
        bit(self.value, 5)
    }

    /// Returns whether the spelling with a hamza above is a word too: of the wasl classes only,
    /// and of their perfects nearly always (أستقبل, I receive).
    pub fn above_is_word(self) -> bool {
        bit(self.value, 6)
    }

    /// Returns whether people or places are called so, and may spell their name as they like.
    pub fn proper_name(self) -> bool {
        bit(self.value, 7)
    }

    /// Returns the frequency of the right spelling, proclitics peeled, as [`Form::band`] counts.
    pub fn band(self) -> u8 {
        byte(self.value, 8)
    }

    /// Returns whether the right spelling stands in the corpora three times or more.
    pub fn seen(self) -> bool {
        bit(self.value, 16)
    }
}

/// The frequency band from which a word is one that newspapers use: twice in a million words. A
/// dictionary alone accepts too many rare forms.
const IN_USE: u8 = 82;

static FORMS: Table = Table {
    pilots: include_bytes!(concat!(env!("OUT_DIR"), "/forms.pilots"))
        .as_chunks()
        .0,
    slots: include_bytes!(concat!(env!("OUT_DIR"), "/forms.slots"))
        .as_chunks()
        .0,
    tops: include_bytes!(concat!(env!("OUT_DIR"), "/forms.tops"))
        .as_chunks()
        .0,
};
static HAMZA: Table = Table {
    pilots: include_bytes!(concat!(env!("OUT_DIR"), "/hamza.pilots"))
        .as_chunks()
        .0,
    slots: include_bytes!(concat!(env!("OUT_DIR"), "/hamza.slots"))
        .as_chunks()
        .0,
    tops: include_bytes!(concat!(env!("OUT_DIR"), "/hamza.tops"))
        .as_chunks()
        .0,
};
/// The stems of form IV: most stems that are asked for are of none, and the table is large.
static FOURTH: Sieve<FEW> = Sieve(include_bytes!(concat!(env!("OUT_DIR"), "/fourth.sieve")));
/// The valid forms of a band of [`LIKELY`] or more: most spellings that are tried are of none.
static IN_COPY: Sieve<MANY> = Sieve(include_bytes!(concat!(env!("OUT_DIR"), "/likely.sieve")));
/// Those of a band of [`COMMON`] or more: most pieces that are put together are of none.
static COMMON_WORDS: Sieve<FEW> = Sieve(include_bytes!(concat!(env!("OUT_DIR"), "/common.sieve")));
/// The skeletons of the likely ones: most words that no dictionary holds share theirs with none.
static SPELLINGS: Sieve<MANY> = Sieve(include_bytes!(concat!(env!("OUT_DIR"), "/spellings.sieve")));

fn bit(value: u64, index: u32) -> bool {
    value >> index & 1 == 1
}

fn byte(value: u64, shift: u32) -> u8 {
    u8::try_from(value >> shift & 0xFF).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::Gender::{Feminine, Masculine};
    use super::HamzaClass::{FourMasdar, FourPerfect, WaslMasdar, WaslPerfect};
    use super::Number::{Dual, Plural, Singular};
    use super::Pos::{
        Adjective, ImperfectVerb, Masdar, Noun, Numeral, Particle, PerfectVerb, ProperName,
    };
    use super::{About, FORMS, Form, HAMZA, Hamza, Hash, bits, form, hamza};
    use fst::Streamer as _;

    #[test]
    fn common_forms_are_common_and_valid() {
        let city = form("مدينة").expect("a common word");
        assert!(city.valid() && !city.one_corpus());
        assert!(city.band() > form("إعلاناتهم").map_or(0, Form::band));
        assert!(
            form("الى").is_some_and(|slip| !slip.valid()),
            "common, and yet no word"
        );
        assert!(form("لندن").is_some_and(Form::proper_name));
        assert_eq!(form(""), None);
        assert_eq!(form("latin"), None);
    }

    fn map(name: &str) -> fst::Map<Vec<u8>> {
        let path = format!("{}/lexicon/{name}.fst", env!("CARGO_MANIFEST_DIR"));
        fst::Map::new(std::fs::read(path).expect("it is there")).expect("fst wrote it")
    }

    /// The bits that `build.rs` adds, from [`bits::DOUBTFUL`] on.
    const ADDED: u64 = (1 << (2 + About::WIDTH)) - 1;

    #[test]
    fn every_word_listed_has_its_number() {
        for (name, table) in [("forms", &FORMS), ("hamza", &HAMZA)] {
            let map = map(name);
            let mut words = map.stream();
            while let Some((word, value)) = words.next() {
                let word = std::str::from_utf8(word).expect("words are UTF-8");
                let found = table
                    .get(Hash::of(word))
                    .map(|value| value & !(ADDED << bits::DOUBTFUL));
                assert_eq!(found, Some(value), "{name}: {word}");
            }
        }
    }

    #[test]
    fn words_not_listed_are_not_found() {
        let mut taken = 0;
        for (name, table) in [("forms", &FORMS), ("hamza", &HAMZA)] {
            let map = map(name);
            let mut words = map.stream();
            while let Some((word, _)) = words.next() {
                let word = std::str::from_utf8(word).expect("words are UTF-8");
                let reversed: String = word.chars().rev().collect();
                let listed = map.contains_key(&reversed);
                taken += usize::from(!listed && table.get(Hash::of(&reversed)).is_some());
            }
        }
        assert!(taken <= 1, "{taken} of 300,000 words");
    }

    #[test]
    fn words_of_any_length_have_hashes_of_their_own() {
        let mut known = std::collections::HashSet::new();
        for letter in ["a", "\0", "\u{627}", "\u{FEFB}", "\u{1F600}"] {
            for length in 0..40 {
                known.insert(format!("{:?}", Hash::of(&letter.repeat(length))));
            }
        }
        assert_eq!(known.len(), 5 * 39 + 1);
    }

    #[test]
    fn a_word_has_one_hash_wherever_it_stands() {
        let text = "من المستشفيات والاستراتيجيات 2026 a, إلى آخر ما كتب";
        for (start, _) in text.char_indices() {
            for (length, _) in text[start..].char_indices() {
                let end = start + length;
                let within = Hash::within(text.as_bytes(), (start, end));
                assert_eq!(within, Hash::of(&text[start..end]), "{start} to {end}");
            }
        }
        assert_eq!(Hash::within(b"text", (3, 9)), Hash::of(""));
    }

    #[test]
    fn stems_know_their_first_letter() {
        for (stem, class) in [
            ("اعلان", FourMasdar),
            ("اعلانات", FourMasdar),
            ("احلال", FourMasdar),
            ("اقامة", FourMasdar),
            ("انتاجها", FourMasdar),
            ("اجراءات", FourMasdar),
            ("اعطى", FourPerfect),
            ("اضاف", FourPerfect),
            ("استخدام", WaslMasdar),
            ("اجتماع", WaslMasdar),
            ("انتخابات", WaslMasdar),
            ("اقتصادية", WaslMasdar),
            ("استقبلوه", WaslPerfect),
            ("اجتمعت", WaslPerfect),
        ] {
            let known = hamza(stem).unwrap_or_else(|| panic!("{stem} is listed"));
            assert_eq!(known.class(), class, "{stem}");
            assert!(!known.ambiguous(), "{stem}");
            assert!(known.seen() && known.band() > 0, "{stem}");
        }
    }

    #[test]
    fn stems_with_two_lives_are_ambiguous() {
        for stem in [
            "اعمال",
            "اخبار",
            "اعلام",
            "اعداد",
            "اتباع",
            "احسان",
            "اقامته",
            "ان",
            "الحكم",
            "ادخل",
            "اعلم",
        ] {
            assert!(hamza(stem).is_none_or(Hamza::ambiguous), "{stem}");
        }
    }

    #[test]
    fn form_four_is_never_taken_for_the_seventh() {
        for stem in [
            "انتاج",
            "انفاق",
            "انجاز",
            "انقاذ",
            "اثبات",
            "اتقان",
            "اتاحة",
        ] {
            assert!(
                hamza(stem).is_some_and(|known| known.class() == FourMasdar),
                "{stem}"
            );
        }
    }

    #[test]
    fn forms_know_what_they_can_be() {
        let form = |word| form(word).unwrap_or_else(|| panic!("{word} is listed"));
        for (word, parts) in [
            ("وأعلن", &[PerfectVerb][..]),
            ("سيعلنون", &[ImperfectVerb]),
            ("كتب", &[PerfectVerb, Noun]),
            ("والإعلان", &[Noun, Masdar]),
            ("كبيرة", &[Adjective]),
            ("بثلاثة", &[Numeral]),
            ("لأنهم", &[Particle]),
            ("لندن", &[ProperName]),
        ] {
            assert!(parts.iter().all(|part| form(word).is(*part)), "{word}");
        }
        assert!(!form("سيعلنون").is(Noun) && !form("مدينة").is(PerfectVerb));
    }

    #[test]
    fn nouns_know_their_gender_number_and_people() {
        let form = |word| form(word).unwrap_or_else(|| panic!("{word} is listed"));
        for (word, gender, number, human) in [
            ("الوزراء", Masculine, Plural, Some(true)),
            ("حرب", Feminine, Singular, Some(false)),
            ("خليفة", Masculine, Singular, Some(true)),
            ("شركتان", Feminine, Dual, Some(false)),
            ("مدن", Feminine, Plural, Some(false)),
            ("أسبوعا", Masculine, Singular, Some(false)),
        ] {
            let known = form(word);
            let found = (known.gender(), known.number(), known.human());
            assert_eq!(found, (Some(gender), Some(number), human), "{word}");
        }
        assert!(form("مدن").broken_plural() && !form("شركات").broken_plural());
        assert!(form("ملعقة").gender_by_ending() && !form("شركة").gender_by_ending());
        assert_eq!(form("مدافع").human(), None, "guns and defenders");
    }

    #[test]
    fn words_outside_the_patterns_are_not_listed() {
        for stem in ["انسان", "استراتيجية", "اسطنبول", "اسماء"] {
            assert_eq!(hamza(stem), None, "{stem}");
        }
    }
}
