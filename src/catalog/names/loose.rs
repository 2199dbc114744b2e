//! Words of names read without what newspapers leave out of them: the hamza of an initial alef, the
//! dots of a final yeh and teh marbuta.

use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, HEH, LAM, TEH_MARBUTA, YEH,
};
use crate::catalog::keys;

/// The longest word that has a key, in bytes.
const LONGEST: usize = 48;

/// The key of a word: the same for all words that are the [`same`]. With `article`, that of the word
/// with an alef before it, which ل swallows (`للعراق`).
#[inline]
pub fn key(word: &str, article: bool) -> Option<u32> {
    let mut letters = [0_u8; LONGEST + 2];
    let start = if article { 2 } else { 0 };
    letters[..2].copy_from_slice(&BARE);
    let end = start + word.len();
    letters
        .get_mut(start..end)?
        .copy_from_slice(word.as_bytes());
    let letters = &mut letters[..end];
    bare(letters, 0);
    if letters.starts_with(&ARTICLE) {
        bare(letters, ARTICLE.len());
    }
    if let Some(last) = letters.last_chunk_mut() {
        *last = match *last {
            MAQSURA => DOTTED,
            MARBUTA => PLAIN,
            other => other,
        };
    }
    let key = keys::key_of(letters);
    u32::try_from(key & 0xFFFF_FFFF).ok()
}

const fn bytes(letter: char) -> [u8; 2] {
    let mut bytes = [0; 2];
    letter.encode_utf8(&mut bytes);
    bytes
}

const BARE: [u8; 2] = bytes(ALEF);
const ABOVE: [u8; 2] = bytes(ALEF_HAMZA_ABOVE);
const BELOW: [u8; 2] = bytes(ALEF_HAMZA_BELOW);
const MADDA: [u8; 2] = bytes(ALEF_MADDA);
const MAQSURA: [u8; 2] = bytes(ALEF_MAQSURA);
const DOTTED: [u8; 2] = bytes(YEH);
const MARBUTA: [u8; 2] = bytes(TEH_MARBUTA);
const PLAIN: [u8; 2] = bytes(HEH);
const ARTICLE: [u8; 4] = [BARE[0], BARE[1], bytes(LAM)[0], bytes(LAM)[1]];

/// Takes the hamza off the alef at `at`.
#[inline]
fn bare(letters: &mut [u8], at: usize) {
    if let Some(letter) = letters.get_mut(at..at + 2)
        && [ABOVE, BELOW, MADDA].iter().any(|alef| letter == alef)
    {
        letter.copy_from_slice(&BARE);
    }
}

/// Whether two words are one but for the hamza of the first alef, before or after the article, and
/// the dots of the last letter.
pub fn same(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut initial = true;
    let mut before = None;
    let length = one.len();
    one.char_indices()
        .zip(other.chars())
        .all(|((at, one), other)| {
            let last = at + one.len_utf8() == length;
            let fits = one == other
                || initial && is_alef(one) && is_alef(other)
                || last && is_final_twin(one, other);
            initial = at == 2 && before == Some(ALEF) && one == LAM;
            before = Some(one);
            fits
        })
}

const fn is_alef(letter: char) -> bool {
    matches!(
        letter,
        ALEF | ALEF_HAMZA_ABOVE | ALEF_HAMZA_BELOW | ALEF_MADDA
    )
}

/// Whether the letters are yeh and alef maqsura, or heh and teh marbuta.
pub(crate) const fn is_final_twin(one: char, other: char) -> bool {
    matches!(
        (one, other),
        (YEH, ALEF_MAQSURA) | (ALEF_MAQSURA, YEH) | (HEH, TEH_MARBUTA) | (TEH_MARBUTA, HEH)
    )
}

/// Whether two texts are the same words, but for the dots of the last letter of each.
pub fn alike(one: &str, other: &str) -> bool {
    let letters = |a: &str, b: &str| {
        let last = a.chars().count().wrapping_sub(1);
        let mut pairs = a.chars().zip(b.chars()).enumerate();
        a.len() == b.len() && pairs.all(|(at, (a, b))| a == b || at == last && is_final_twin(a, b))
    };
    all_words(one, other, letters)
}

/// Whether two texts are the [`same`], word by word.
pub fn loosely_alike(one: &str, other: &str) -> bool {
    all_words(one, other, same)
}

fn all_words(one: &str, other: &str, fits: impl Fn(&str, &str) -> bool) -> bool {
    let (mut a, mut b) = (one.split([' ', '-']), other.split([' ', '-']));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if fits(a, b) => {}
            _ => return false,
        }
    }
}
