use super::{FOURTH, Hamza, HamzaClass, Hash, Pos, form, hamza_hashed, in_use, is_likelier};
use crate::arabic::Word;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{self, ALEF, ALEF_HAMZA_ABOVE};

/// A word read as proclitics and a stem whose first letter the lexicon knows.
#[derive(Clone, Copy, Debug)]
pub struct Initial {
    /// The index of the word.
    pub word: u32,
    /// The byte of the word at which the stem begins.
    pub at: usize,
    /// What stands before it.
    pub proclitics: Proclitics,
    /// What is known of the stem.
    pub known: Hamza,
}

/// A place in a text where a stem may begin with an alef that should be written otherwise: only what
/// may be proclitics stands before it in its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Alef {
    /// The index of the word.
    word: u32,
    /// The byte of the word at which the stem begins.
    at: u16,
    /// Whether the alef carries a hamza below, or is bare.
    below: bool,
}

/// Returns the byte of a word at which an alef stands that carries a hamza below and that a stem may
/// begin with.
pub fn hamza_below(word: &str) -> Option<usize> {
    let mut place = None;
    starts(word.as_bytes(), |at, below| {
        place = below.then_some(usize::from(at)).or(place);
    });
    place
}

/// Returns whether a word is one of those that [`initials`] finds.
pub fn has_initial(word: &str) -> bool {
    let mut has = false;
    each_alef(word, |at, below| {
        has |= read(word, Alef { word: 0, at, below }).is_some();
    });
    has
}

fn each_alef(word: &str, mut found: impl FnMut(u16, bool)) {
    let bytes = word.as_bytes();
    if !bytes.first_chunk().is_some_and(|first| is_start(*first)) {
        return;
    }
    starts(bytes, |at, below| {
        let stem = bytes.get(usize::from(at)..).unwrap_or_default();
        if below || DROPPED.iter().any(|class| may_be(*class, stem)) {
            found(at, below);
        }
    });
}

/// Finds those of the words of `text` (folded) at `indices` whose stem lost the hamza of its first
/// alef, or has one that it should not have, in order.
///
/// Whole words come first (catalogue 3.2, 1): proclitics are taken only from a word that newspapers
/// do not use as it stands, in another case or as a plural. Costs one look into the lexicon for an
/// alef, and a few more for one whose stem is known.
pub fn initials(text: &str, words: &[Word], indices: impl Iterator<Item = usize>) -> Vec<Initial> {
    let mut found = Vec::new();
    for index in indices {
        let written = words.get(index).map_or("", |word| word.of(text));
        let word = u32::try_from(index).unwrap_or(u32::MAX);
        each_alef(written, |at, below| {
            found.extend(read(written, Alef { word, at, below }));
        });
    }
    found
}

fn read(word: &str, alef: Alef) -> Option<Initial> {
    let at = usize::from(alef.at);
    let stem = word.get(at..)?;
    let classes: &[HamzaClass] = if alef.below { &ADDED } else { &DROPPED };
    let known = if alef.below {
        hamza_hashed(bare(stem)?)?
    } else {
        let hash = Hash::of(stem);
        FOURTH
            .may_hold(hash)
            .then(|| hamza_hashed(hash))
            .flatten()?
    };
    if !classes.contains(&known.class()) || !may_be(known.class(), stem.as_bytes()) {
        return None;
    }
    let proclitics = Proclitics::read(word.get(..at)?)?;
    let future = Proclitics::SEEN.with(Proclitics::HAMZA);
    let article = || stem.strip_prefix(ARTICLE).is_some_and(is_in_use);
    let whole = || is_in_use(word) || is_declined(word);
    let own = || article() || at > 0 && whole();
    let found = Initial {
        word: alef.word,
        at,
        proclitics,
        known,
    };
    (proclitics.0 & future.0 == 0 && !own() && found.is_attested(word)).then_some(found)
}

/// Whether a word is the accusative of one in use (`فاسدا`), or the accusative or a plural of the active
/// participle of a verb of three letters (`فارضا`, `واصفون`); a last ها may be a pronoun (`وامها`).
pub(super) fn is_declined(word: &str) -> bool {
    let accusative = word.strip_suffix(ALEF);
    let plural = word.strip_suffix(letters::NOON);
    let plural = plural.and_then(|rest| rest.strip_suffix([letters::WAW, letters::YEH]));
    let is_participle = |stem: &str| match stem.chars().collect::<Vec<char>>()[..] {
        [_, ALEF, _, letters::HEH | letters::YEH] => false,
        [first, ALEF, second, third] => {
            let verb = String::from_iter([first, second, third]);
            form(&verb).is_some_and(|form| form.valid() && form.is(Pos::PerfectVerb))
        }
        _ => false,
    };
    accusative.is_some_and(|stem| is_in_use(stem) || is_participle(stem))
        || plural.is_some_and(is_participle)
}

/// The hash of a stem with a bare alef for its first letter, unless it could be of no class to which
/// a hamza is added.
fn bare(stem: &str) -> Option<Hash> {
    let mut bytes = [0; LONGEST];
    let bytes = bytes.get_mut(..stem.len())?;
    if !ADDED.iter().any(|class| may_be(*class, stem.as_bytes())) {
        return None;
    }
    bytes.copy_from_slice(stem.as_bytes());
    bytes.first_chunk_mut().map(|first| *first = BARE)?;
    Some(Hash::of_bytes(bytes))
}

/// Bytes of the longest stem that is looked up with another first letter.
const LONGEST: usize = 64;

/// Classes whose hamza is dropped in error.
const DROPPED: [HamzaClass; 2] = [HamzaClass::FourMasdar, HamzaClass::FourPerfect];
/// Classes that have none, to which one is added in error.
const ADDED: [HamzaClass; 2] = [HamzaClass::WaslMasdar, HamzaClass::WaslPerfect];

impl Initial {
    /// Whether the word with its hamza is seen to be meant, where the letter before the stem may be of
    /// the word itself: no perfect follows ب ك ل, but in an oath (`بالغت`, `كاهله`).
    fn is_attested(&self, word: &str) -> bool {
        let prepositions = Proclitics::BEH.with(Proclitics::KAF).with(Proclitics::LAM);
        let is_noun = self.proclitics.has(Proclitics::ARTICLE)
            || self.known.class() != HamzaClass::FourPerfect
            || self.proclitics.0 & prepositions.0 == 0;
        is_noun || is_likelier(&self.with(word, ALEF_HAMZA_ABOVE), word)
    }

    /// `word` with `letter` as the first of the stem.
    pub fn with(&self, word: &str, letter: char) -> String {
        let (prefix, stem) = word.split_at(self.at);
        let mut right = String::with_capacity(word.len());
        right.push_str(prefix);
        right.push(letter);
        right.extend(stem.chars().skip(1));
        right
    }
}

/// The letters as their two bytes: every word of a page is asked for its first ones.
const BARE: [u8; 2] = [0xD8, 0xA7];
const BELOW: [u8; 2] = [0xD8, 0xA5];
const LAM: [u8; 2] = [0xD9, 0x84];
const SEEN: [u8; 2] = [0xD8, 0xB3];
const TEH: [u8; 2] = [0xD8, 0xAA];
const NOON: [u8; 2] = [0xD9, 0x86];
const HEH: [u8; 2] = [0xD9, 0x87];
const YEH: [u8; 2] = [0xD9, 0x8A];
/// و ف ب ك ل.
const CLITICS: [[u8; 2]; 5] = [[0xD9, 0x88], [0xD9, 0x81], [0xD8, 0xA8], [0xD9, 0x83], LAM];
const ARTICLE: &str = "\u{0627}\u{0644}";

/// Whether a letter is an alef or one of the clitics: the first test of every word.
#[inline]
fn is_start([lead, tail]: [u8; 2]) -> bool {
    const STARTS: [u64; 2] = {
        let mut starts = [0; 2];
        let mut index = 0;
        while index < CLITICS.len() + 2 {
            let [lead, tail] = match index.checked_sub(2) {
                Some(clitic) => CLITICS[clitic],
                None => [BARE, BELOW][index],
            };
            starts[(lead & 1) as usize] |= 1 << (tail & 0x3F);
            index += 1;
        }
        starts
    };
    // All of them have one of two leads.
    lead | 1 == 0xD9 && STARTS[usize::from(lead & 1)] >> (tail & 0x3F) & 1 == 1
}

/// Tells `found` the places of an alef that only proclitics can precede, and whether a hamza stands
/// below it.
#[inline]
fn starts(word: &[u8], mut found: impl FnMut(u16, bool)) {
    let (letters, _) = word.as_chunks::<2>();
    let mut index = 0;
    while let Some(&letter) = letters.get(index).filter(|letter| is_start(**letter)) {
        index += 1;
        let below = letter == BELOW;
        if below || letter == BARE {
            found(u16::try_from(index * 2 - 2).unwrap_or(u16::MAX), below);
            if below || letters.get(index) != Some(&LAM) {
                return;
            }
            index += 1;
        }
    }
}

/// Whether a stem could be of `class` by its length and a few of its letters: most words that begin
/// with an alef could not, and are not looked up.
fn may_be(class: HamzaClass, stem: &[u8]) -> bool {
    let (letters, _) = stem.as_chunks::<2>();
    let is = |index: usize, letter: [u8; 2]| letters.get(index) == Some(&letter);
    match class {
        HamzaClass::FourMasdar => is(3, BARE) || is(2, BARE) && !is(1, LAM),
        HamzaClass::FourPerfect if is(1, LAM) => may_be_of_lam(letters),
        HamzaClass::FourPerfect => {
            let tenth = is(1, SEEN) && is(2, TEH);
            let masdar = is(4, BARE) && (is(1, NOON) || is(2, TEH));
            letters.len() > 1 && !tenth && !masdar
        }
        HamzaClass::WaslMasdar => letters.len() >= 5,
        HamzaClass::WaslPerfect => letters.len() >= 4,
    }
}

/// Before a lam a bare alef is nearly always the article; the perfects of a lam are short (القى) and
/// end in an ending of theirs (القيت، القوا، الغاه).
fn may_be_of_lam(letters: &[[u8; 2]]) -> bool {
    match letters {
        [_, _, _, last] => ![YEH, HEH].contains(last),
        [_, _, _, _, last] => [TEH, HEH, BARE].contains(last),
        _ => false,
    }
}

fn is_in_use(word: &str) -> bool {
    in_use(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::HamzaClass::{FourMasdar, FourPerfect, WaslMasdar, WaslPerfect};
    use super::{HamzaClass, initials};
    use crate::arabic::tokenize;

    fn places(text: &str, class: HamzaClass) -> Vec<(u32, usize)> {
        let words = tokenize(text).words;
        let found = initials(text, &words, 0..words.len());
        let of_class = found.iter().filter(|found| found.known.class() == class);
        of_class.map(|found| (found.word, found.at)).collect()
    }

    #[test]
    fn stems_are_found_behind_their_proclitics() {
        for (word, class, at) in [
            ("اعلان", FourMasdar, 0),
            ("لاحلال", FourMasdar, 2),
            ("والاعلان", FourMasdar, 6),
            ("للاعلان", FourMasdar, 4),
            ("الغاء", FourMasdar, 0),
            ("بالغاء", FourMasdar, 2),
            ("فبالغائها", FourMasdar, 4),
            ("ادارة", FourMasdar, 0),
            ("واضاف", FourPerfect, 2),
            ("الاقل", FourPerfect, 4),
            ("إستخدام", WaslMasdar, 0),
            ("بالإستخدام", WaslMasdar, 6),
            ("للإنتخابات", WaslMasdar, 4),
            ("إتخذ", WaslPerfect, 0),
        ] {
            assert_eq!(places(word, class), [(0, at)], "{word}");
        }
    }

    #[test]
    fn words_of_their_own_are_not_taken_apart() {
        let text = "لاعب لاجئ باحث والد كاتب الرئيس الماما باولا إلى إن إنتاج استخدام";
        for class in [FourMasdar, FourPerfect, WaslMasdar, WaslPerfect] {
            assert_eq!(places(text, class), [], "{class:?}");
        }
    }
}
