use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, HEH, TEH_MARBUTA, YEH,
    bytes,
};
use crate::lexicon::Hash;
use crate::text::Span;

/// What was done to a letter of the word that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// The hamza above a first alef was left out: `اكثر` for أكثر.
    HamzaAboveLost,
    /// The hamza below a first alef was left out: `اعلان` for إعلان.
    HamzaBelowLost,
    /// The madda was left out, or made a hamza: `الان` for الآن.
    MaddaLost,
    /// The hamza of an alef inside the word was left out: `راس` for رأس.
    InnerHamzaLost,
    /// A hamza stands above for below or below for above: `أعلان` for إعلان.
    HamzaMoved,
    /// A hamza or madda stands where none belongs: `إجتماع` for اجتماع.
    HamzaAdded,
    /// An alef maqsura was given the dots of a yeh: `إلي` for إلى.
    MaqsuraDotted,
    /// A yeh lost its dots: `فى` for في.
    YehUndotted,
    /// A teh marbuta lost its dots: `المدينه` for المدينة.
    MarbutaUndotted,
    /// A heh was given the dots of a teh marbuta: `قرارة` for قراره.
    HehDotted,
}

impl Change {
    /// How many changes there are.
    pub const COUNT: usize = 10;
}

const ALEFS: [char; 4] = [ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];
const FINAL_YEHS: [char; 2] = [YEH, ALEF_MAQSURA];
const FINAL_HEHS: [char; 2] = [HEH, TEH_MARBUTA];
/// No word of the language has so many letters that can be exchanged.
const MOST_CHOICES: u16 = 512;

/// The letters that may stand in place of `letter`, itself among them.
fn class(letter: char, is_last: bool) -> &'static [char] {
    match letter {
        _ if ALEFS.contains(&letter) => &ALEFS,
        YEH | ALEF_MAQSURA if is_last => &FINAL_YEHS,
        HEH | TEH_MARBUTA if is_last => &FINAL_HEHS,
        _ => &[],
    }
}

/// Each letter of a word with its class.
fn classes(word: &str) -> impl Iterator<Item = (char, &'static [char])> + '_ {
    let end = word.len();
    word.char_indices()
        .map(move |(at, letter)| (letter, class(letter, at + letter.len_utf8() == end)))
}

/// The word with every letter that can be exchanged as the first of its class.
pub fn skeleton(word: &str) -> String {
    classes(word)
        .map(|(letter, class)| class.first().copied().unwrap_or(letter))
        .collect()
}

/// Calls `read` with the bytes of the skeleton of a word, written on the stack: every doubtful word
/// asks for those of its neighbours.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch would keep the bytes from being compared together"
)]
pub(crate) fn with_skeleton<T>(word: &str, read: impl FnOnce(&[u8]) -> T) -> T {
    // The bytes of the word, and before each of them the one before it.
    let (mut buffer, mut before) = ([0; LONGEST_ON_STACK], [0; LONGEST_ON_STACK + 1]);
    let (Some(plain), Some(leads)) = (buffer.get_mut(..word.len()), before.get_mut(1..=word.len()))
    else {
        return read(skeleton(word).as_bytes());
    };
    plain.copy_from_slice(word.as_bytes());
    leads.copy_from_slice(word.as_bytes());
    let (blocks, leads) = (buffer.as_chunks_mut::<16>().0, before.as_chunks::<16>().0);
    // Sixteen bytes at once, without a branch: most words have no more.
    for (block, leads) in blocks.iter_mut().zip(leads).take(word.len().div_ceil(16)) {
        for (second, lead) in block.iter_mut().zip(leads) {
            let is_dressed = (*second == ABOVE) | (*second == BELOW) | (*second == MADDA);
            let is_alef = (*lead == LEAD) & is_dressed;
            *second = if is_alef { PLAIN } else { *second };
        }
    }
    let plain = &mut buffer[..word.len()];
    if let Some(last) = plain.last_chunk_mut() {
        *last = match *last {
            MAQSURA => bytes(YEH),
            MARBUTA => bytes(HEH),
            other => other,
        };
    }
    read(plain)
}

/// The two bytes of the alefs: no first byte of a letter can be a second, and this one is that of all.
const LEAD: u8 = bytes(ALEF)[0];
const PLAIN: u8 = bytes(ALEF)[1];
const ABOVE: u8 = bytes(ALEF_HAMZA_ABOVE)[1];
const BELOW: u8 = bytes(ALEF_HAMZA_BELOW)[1];
const MADDA: u8 = bytes(ALEF_MADDA)[1];
const MAQSURA: [u8; 2] = bytes(ALEF_MAQSURA);
const MARBUTA: [u8; 2] = bytes(TEH_MARBUTA);

/// Bytes of the longest word whose skeleton is written on the stack.
const LONGEST_ON_STACK: usize = 64;

/// The spelling of the skeleton of `word` that has the number `code`: a mixed-radix number whose
/// digits are the places of the letters in their classes, the first letter's the lowest.
pub fn spelled(word: &str, mut code: u16) -> Option<String> {
    let mut spelled = String::with_capacity(word.len());
    for (letter, class) in classes(word) {
        let count = u16::try_from(class.len()).ok()?;
        if count == 0 {
            spelled.push(letter);
        } else {
            spelled.push(*class.get(usize::from(code % count))?);
            code /= count;
        }
    }
    (code == 0).then_some(spelled)
}

/// The number of a spelling among those of its skeleton; `None` where there are too many.
pub fn code(word: &str) -> Option<u16> {
    let mut code = 0_u16;
    let mut unit = 1_u16;
    for (letter, class) in classes(word).filter(|(_, class)| !class.is_empty()) {
        let digit = class.iter().position(|&other| other == letter)?;
        code = code.checked_add(unit.checked_mul(u16::try_from(digit).ok()?)?)?;
        unit = unit.checked_mul(u16::try_from(class.len()).ok()?)?;
    }
    (unit <= MOST_CHOICES).then_some(code)
}

/// Every other spelling of the skeleton of `word` that changes at most two letters, in a fixed
/// order. An alef after the first two letters is not given a hamza below, nor a second hamza made.
pub fn choices(word: &str) -> impl Iterator<Item = String> + '_ {
    let count = classes(word)
        .filter(|(_, class)| !class.is_empty())
        .try_fold(1_u16, |all, (_, class)| {
            all.checked_mul(u16::try_from(class.len()).ok()?)
        })
        .filter(|&count| count <= MOST_CHOICES)
        .unwrap_or(0);
    (0..count).filter_map(|code| {
        let right = spelled(word, code)?;
        let changed = word.chars().zip(right.chars()).filter(|(a, b)| a != b);
        (1..=2).contains(&changed.count()).then_some(right)
    })
}

/// Calls `visit` with the spellings of the skeleton of `word` that differ in one letter, or in one and
/// in the last, and whose hash `may_be` accepts: what people mistype. Nothing is allocated; words too
/// long for that are not visited.
pub(super) fn each_likely(
    word: &str,
    may_be: impl Fn(Hash) -> bool,
    visit: impl FnMut(&str, Hash),
) {
    let mut show = show(may_be, visit);
    let mut buffer = [0; LONGEST_ON_STACK];
    let (Some(spelling), Some(own_last)) = (
        buffer.get_mut(..word.len()),
        word.as_bytes().last_chunk::<2>(),
    ) else {
        return;
    };
    spelling.copy_from_slice(word.as_bytes());
    let end = word.len() - 2;
    for at in 0..=end {
        let letter = [spelling[at], spelling[at + 1]];
        for other in others(letter, at == end) {
            [spelling[at], spelling[at + 1]] = other;
            show(spelling);
            if at < end {
                for last in others(*own_last, true) {
                    [spelling[end], spelling[end + 1]] = last;
                    show(spelling);
                }
                [spelling[end], spelling[end + 1]] = *own_last;
            }
        }
        [spelling[at], spelling[at + 1]] = letter;
    }
}

/// The letters that may stand in place of another, without it, as their bytes: all letters of a class
/// have two.
fn others(letter: [u8; 2], is_last: bool) -> impl Iterator<Item = [u8; 2]> {
    const ALEFS: [[u8; 2]; 4] = [[LEAD, PLAIN], [LEAD, ABOVE], [LEAD, BELOW], [LEAD, MADDA]];
    const YEHS: [[u8; 2]; 2] = [bytes(YEH), MAQSURA];
    const HEHS: [[u8; 2]; 2] = [bytes(HEH), MARBUTA];
    let class: &[[u8; 2]] = match letter {
        [LEAD, PLAIN | ABOVE | BELOW | MADDA] => &ALEFS,
        _ if is_last && YEHS.contains(&letter) => &YEHS,
        _ if is_last && HEHS.contains(&letter) => &HEHS,
        _ => &[],
    };
    class.iter().copied().filter(move |&other| other != letter)
}

/// What is shown is always text, since one letter of two bytes takes the place of another.
fn show(may_be: impl Fn(Hash) -> bool, mut visit: impl FnMut(&str, Hash)) -> impl FnMut(&[u8]) {
    move |bytes| {
        let hash = Hash::of_bytes(bytes);
        if may_be(hash)
            && let Ok(spelling) = str::from_utf8(bytes)
        {
            visit(spelling, hash);
        }
    }
}

/// What was done to the first letter in which `typed` differs from `right`; `None` where they are
/// the same, or differ in more than their skeleton allows.
pub fn changed(typed: &str, right: &str) -> Option<Change> {
    let first = |(letter, class): (char, &[char])| class.first().copied().unwrap_or(letter);
    let is_alike = classes(typed).map(first).eq(classes(right).map(first));
    if typed.len() != right.len() || !is_alike {
        return None;
    }
    let letters = typed.char_indices().zip(right.chars());
    let ((at, wrong), meant) = letters.into_iter().find(|((_, a), b)| a != b)?;
    let is_first = Proclitics::read(Span::from_range(0..at).of(typed)).is_some();
    Some(match (wrong, meant) {
        (_, ALEF_MADDA) => Change::MaddaLost,
        (ALEF, ALEF_HAMZA_ABOVE) if is_first => Change::HamzaAboveLost,
        (ALEF, ALEF_HAMZA_BELOW) if is_first => Change::HamzaBelowLost,
        (ALEF, _) => Change::InnerHamzaLost,
        (_, ALEF) => Change::HamzaAdded,
        (YEH, _) => Change::MaqsuraDotted,
        (ALEF_MAQSURA, _) => Change::YehUndotted,
        (HEH, _) => Change::MarbutaUndotted,
        (TEH_MARBUTA, _) => Change::HehDotted,
        _ => Change::HamzaMoved,
    })
}

#[cfg(test)]
mod tests {
    use super::{Change, changed, choices, code, skeleton, spelled, with_skeleton};

    #[test]
    fn a_skeleton_is_shared_by_all_its_spellings() {
        for (word, expected) in [
            ("إلى", "الي"),
            ("أن", "ان"),
            ("الآن", "الان"),
            ("المدينة", "المدينه"),
            ("مسؤول", "مسؤول"),
            ("فيها", "فيها"),
        ] {
            assert_eq!(skeleton(word), expected);
        }
    }

    #[test]
    fn a_skeleton_written_on_the_stack_is_the_same() {
        let letters = [
            "\u{627}", "\u{625}", "\u{649}", "\u{64A}", "\u{647}", "\u{629}", "\u{8A5}", "a",
        ];
        for first in letters {
            for second in letters {
                for third in letters {
                    let word = [first, second, third].concat();
                    let same = with_skeleton(&word, |read| read == skeleton(&word).as_bytes());
                    assert!(same, "{word}");
                }
            }
        }
        assert!(with_skeleton("", <[u8]>::is_empty));
        assert!(with_skeleton(&"\u{625}".repeat(99), |read| read
            .starts_with("\u{627}".as_bytes())));
    }

    #[test]
    fn a_spelling_has_the_number_it_is_spelled_by() {
        for word in ["إلى", "أعلى", "الإجراءات", "مدينة", "بيت", "آراء"]
        {
            let code = code(word).expect("few letters");
            assert_eq!(spelled(&skeleton(word), code).as_deref(), Some(word));
            assert_eq!(spelled(word, code).as_deref(), Some(word));
        }
        assert_eq!(spelled("بيت", 1), None, "there is one spelling only");
    }

    #[test]
    fn choices_change_one_letter_or_two() {
        let all: Vec<String> = choices("الى").collect();
        assert!(all.contains(&"إلى".to_owned()) && all.contains(&"إلي".to_owned()));
        assert!(!all.contains(&"الى".to_owned()));
        assert_eq!(choices("بيت").count(), 0);
    }

    #[test]
    fn a_change_is_named_by_its_first_letter() {
        for (typed, right, change) in [
            ("اكثر", "أكثر", Change::HamzaAboveLost),
            ("والاكثر", "والأكثر", Change::HamzaAboveLost),
            ("لاعلان", "لإعلان", Change::HamzaBelowLost),
            ("الان", "الآن", Change::MaddaLost),
            ("أخرون", "آخرون", Change::MaddaLost),
            ("راس", "رأس", Change::InnerHamzaLost),
            ("أعلان", "إعلان", Change::HamzaMoved),
            ("إجتماع", "اجتماع", Change::HamzaAdded),
            ("علي", "على", Change::MaqsuraDotted),
            ("فى", "في", Change::YehUndotted),
            ("مدينه", "مدينة", Change::MarbutaUndotted),
            ("كتابة", "كتابه", Change::HehDotted),
        ] {
            assert_eq!(changed(typed, right), Some(change), "{typed}");
        }
        assert_eq!(changed("بيت", "بيت"), None);
        assert_eq!(changed("بيت", "بنت"), None);
    }
}
