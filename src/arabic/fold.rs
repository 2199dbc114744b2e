use std::borrow::Cow;

use super::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, TATWEEL, WAW, WAW_HAMZA, YEH, YEH_HAMZA,
};
use super::letters::{is_bidi_control, is_mark, is_zero_width};
use crate::text::{Span, View, ViewBuilder};

/// Reads a view with everything dropped that does not change which word is written.
///
/// Dropped: vowel signs and other marks, tatweel, zero-width and bidi controls. Presentation forms
/// become their letters, and a letter with a combining hamza or madda becomes the composed letter
/// (NFC). Hamza seats, ى/ي and ة/ه stay as written: they are what rules are about. Every character
/// of the answer maps back to the bytes it came from (catalogue 3.1). A view with nothing to fold
/// is returned unchanged and uncopied; the test for that reads each byte once.
pub fn fold<'t>(view: &View<'t>, original: &str) -> Option<View<'t>> {
    let text = view.text();
    let mut next = first_foldable(text.as_bytes(), 0);
    next?;
    let mut folding = Folding {
        view,
        original,
        folded: ViewBuilder::with_capacity(text.len()),
        kept: 0,
    };
    while let Some(at) = next {
        let done = folding.step(at);
        next = first_foldable(text.as_bytes(), done);
    }
    folding.keep(text.len());
    Some(folding.folded.build())
}

/// A view being folded: all of it before `kept` is done.
struct Folding<'a, 't> {
    view: &'a View<'t>,
    original: &'a str,
    folded: ViewBuilder,
    kept: usize,
}

impl Folding<'_, '_> {
    /// Folds the character at `at`, and answers where to go on.
    fn step(&mut self, at: usize) -> usize {
        let text = self.view.text();
        let char_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
        let Some(c) = char_at(at) else {
            return text.len();
        };
        let end = at + c.len_utf8();
        // The character before may be the base of a combining hamza.
        let base = text
            .floor_char_boundary(at.saturating_sub(1))
            .max(self.kept);
        let on_base = char_at(base)
            .filter(|_| base < at)
            .and_then(|base| composed(base, text, at));
        if let Some((letter, end)) = on_base {
            self.replace(base..end, letter.encode_utf8(&mut [0; 4]));
            return end;
        }
        if let Some((letter, end)) = composed(c, text, end) {
            self.replace(at..end, letter.encode_utf8(&mut [0; 4]));
            return end;
        }
        if is_dropped(c) {
            self.keep(at);
            self.kept = end;
        } else if let Some(letters) = presentation(c) {
            self.replace(at..end, letters);
        }
        end
    }

    fn replace(&mut self, range: std::ops::Range<usize>, letters: &str) {
        self.keep(range.start);
        self.kept = range.end;
        self.folded.replace(self.view.raw(range), letters);
    }

    /// Takes over what stands before `end` as it is.
    fn keep(&mut self, end: usize) {
        keep(&mut self.folded, self.view, self.original, self.kept..end);
    }
}

/// A word folded, without a map back.
pub fn folded(word: &str) -> Cow<'_, str> {
    if first_foldable(word.as_bytes(), 0).is_none() {
        return Cow::Borrowed(word);
    }
    let whole = View::verbatim(word, Span::from_range(0..word.len()));
    fold(&whole, word).map_or(Cow::Borrowed(word), |view| {
        Cow::Owned(view.text().to_owned())
    })
}

/// Whether folding drops `c`: a mark (its presentation forms too), tatweel, a zero-width character
/// or a bidi control.
pub const fn is_dropped(c: char) -> bool {
    c == TATWEEL || is_mark(c) || is_bidi_control(c) || is_zero_width(c) || is_mark_form(c)
}

/// Whether `c` is the presentation form of marks alone.
const fn is_mark_form(c: char) -> bool {
    matches!(c, '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE74}' | '\u{FE76}'..='\u{FE7F}')
}

fn keep(folded: &mut ViewBuilder, view: &View<'_>, original: &str, range: std::ops::Range<usize>) {
    if view.is_verbatim() {
        folded.verbatim(original, view.raw(range));
        return;
    }
    // Runs of a view made of pieces are copied character by character: such blocks are few.
    let piece = Span::from_range(range.clone()).of(view.text());
    for (at, c) in piece.char_indices() {
        let at = range.start + at;
        let raw = view.raw(at..at + c.len_utf8());
        if raw.of(original).starts_with(c) && raw.len() as usize == c.len_utf8() {
            folded.verbatim(original, raw);
        } else {
            folded.replace(raw, c.encode_utf8(&mut [0; 4]));
        }
    }
}

/// The offset of the first character from `at` on that folding may change, found without decoding.
fn first_foldable(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        // Nearly every stretch of a story has nothing to fold.
        while let Some(window) = bytes.get(at..).and_then(<[u8]>::first_chunk)
            && !may_fold(window)
        {
            at += WINDOW;
        }
        let end = at + WINDOW;
        while at < end {
            while let Some(&[lead @ (0xD8 | 0xD9), tail]) = bytes.get(at..at + 2) {
                if MAIN_DROPPED[usize::from(lead & 1)] >> (tail & 0x3F) & 1 == 1 {
                    return Some(at);
                }
                at += 2;
            }
            let lead = *bytes.get(at)?;
            if lead >= 0x80 && is_foldable_elsewhere(bytes.get(at..).unwrap_or_default()) {
                return Some(at);
            }
            at += match lead {
                // A window may end inside a character.
                0..0xC0 => 1,
                0xC0..0xE0 => 2,
                0xE0..0xF0 => 3,
                _ => 4,
            };
        }
    }
}

/// Bytes that are looked at together.
const WINDOW: usize = 32;

/// Whether a character that begins in the window (its last byte but for the one after it) may be one
/// that folding changes: written so that the compiler compares many bytes at once.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches the compiler compares many bytes at once"
)]
fn may_fold(window: &[u8; WINDOW + 1]) -> bool {
    let mut any = false;
    for index in 0..WINDOW {
        let (lead, tail) = (window[index], window[index + 1]);
        // Digits and signs of the block too: they are few.
        let mark = (tail == 0x80) | (tail >= 0x8B);
        let sign = tail.wrapping_sub(0x90) <= 0x9C - 0x90;
        any |= (lead == 0xD9) & mark
            | (lead == 0xD8) & sign
            | (lead == 0xC2) & (tail == 0xAD)
            | (lead >= 0xDB);
    }
    any
}

/// Which of U+0600 to U+063F, and of U+0640 to U+067F, folding drops or may compose, a bit each.
const MAIN_DROPPED: [u64; 2] = {
    let mut dropped = [0; 2];
    let mut code = 0_u8;
    while code < 128 {
        // No surrogate lies below U+0680.
        if let Some(c) = char::from_u32(0x600 + code as u32)
            && is_dropped(c)
        {
            dropped[(code >> 6) as usize] |= 1 << (code & 0x3F);
        }
        code += 1;
    }
    dropped
};

/// Whether the character at the start of `bytes`, of no other block, is one that folding may change.
fn is_foldable_elsewhere(bytes: &[u8]) -> bool {
    let next = bytes.get(1).copied().unwrap_or(0);
    let last = bytes.get(2).copied().unwrap_or(0);
    match bytes.first() {
        Some(0xDB) => (0x96..=0xAD).contains(&next),
        Some(0xC2) => next == 0xAD,
        Some(0xE2) => (next == 0x80 || next == 0x81) && is_general_control(next, last),
        Some(0xE0) => next == 0xA3,
        Some(0xEF) => matches!(next, 0xAD..=0xB7 | 0xB9..=0xBB),
        _ => false,
    }
}

const fn is_general_control(second: u8, third: u8) -> bool {
    if second == 0x80 {
        matches!(third, 0x8B..=0x8F | 0xAA..=0xAE)
    } else {
        matches!(third, 0xA0 | 0xA6..=0xA9)
    }
}

/// The letter that `base` makes with a hamza or madda among the marks from `end` on, and where that
/// mark ends. Vowel signs between the two do not part them (Unicode canonical ordering).
fn composed(base: char, text: &str, end: usize) -> Option<(char, usize)> {
    let base = presentation(base).map_or(base, |letters| {
        let mut letters = letters.chars();
        letters
            .next()
            .filter(|_| letters.next().is_none())
            .unwrap_or(base)
    });
    if !matches!(
        base,
        ALEF | WAW | YEH | '\u{06D5}' | '\u{06C1}' | '\u{06D2}'
    ) {
        return None;
    }
    let marks = text.get(end..)?.char_indices();
    marks
        .take_while(|&(_, c)| is_mark(c))
        .find_map(|(at, mark)| Some((compose(base, mark)?, end + at + mark.len_utf8())))
}

/// The letter that `base` and a combining hamza or madda make (Unicode canonical composition).
pub(crate) const fn compose(base: char, mark: char) -> Option<char> {
    match (base, mark) {
        (ALEF, '\u{0653}') => Some(ALEF_MADDA),
        (ALEF, '\u{0654}') => Some(ALEF_HAMZA_ABOVE),
        (ALEF, '\u{0655}') => Some(ALEF_HAMZA_BELOW),
        (WAW, '\u{0654}') => Some(WAW_HAMZA),
        (YEH, '\u{0654}') => Some(YEH_HAMZA),
        ('\u{06D5}', '\u{0654}') => Some('\u{06C0}'),
        ('\u{06C1}', '\u{0654}') => Some('\u{06C2}'),
        ('\u{06D2}', '\u{0654}') => Some('\u{06D3}'),
        _ => None,
    }
}

/// The letters that a presentation form stands for (Unicode compatibility decomposition), or
/// nothing where `c` is not a letter's presentation form.
pub(crate) fn presentation(c: char) -> Option<&'static str> {
    let code = c as usize;
    match code {
        0..0xFB50 => None,
        0xFE80..=0xFEFC => Some(FORMS_B[code - 0xFE80]),
        _ => FORMS_A
            .binary_search_by_key(&c, |&(form, _)| form)
            .ok()
            .map(|index| FORMS_A[index].1),
    }
}

/// U+FE80 to U+FEFC in order.
#[rustfmt::skip]
const FORMS_B: [&str; 0xFEFC - 0xFE80 + 1] = [
    "\u{0621}", "\u{0622}", "\u{0622}", "\u{0623}", "\u{0623}", "\u{0624}",
    "\u{0624}", "\u{0625}", "\u{0625}", "\u{0626}", "\u{0626}", "\u{0626}",
    "\u{0626}", "\u{0627}", "\u{0627}", "\u{0628}", "\u{0628}", "\u{0628}",
    "\u{0628}", "\u{0629}", "\u{0629}", "\u{062A}", "\u{062A}", "\u{062A}",
    "\u{062A}", "\u{062B}", "\u{062B}", "\u{062B}", "\u{062B}", "\u{062C}",
    "\u{062C}", "\u{062C}", "\u{062C}", "\u{062D}", "\u{062D}", "\u{062D}",
    "\u{062D}", "\u{062E}", "\u{062E}", "\u{062E}", "\u{062E}", "\u{062F}",
    "\u{062F}", "\u{0630}", "\u{0630}", "\u{0631}", "\u{0631}", "\u{0632}",
    "\u{0632}", "\u{0633}", "\u{0633}", "\u{0633}", "\u{0633}", "\u{0634}",
    "\u{0634}", "\u{0634}", "\u{0634}", "\u{0635}", "\u{0635}", "\u{0635}",
    "\u{0635}", "\u{0636}", "\u{0636}", "\u{0636}", "\u{0636}", "\u{0637}",
    "\u{0637}", "\u{0637}", "\u{0637}", "\u{0638}", "\u{0638}", "\u{0638}",
    "\u{0638}", "\u{0639}", "\u{0639}", "\u{0639}", "\u{0639}", "\u{063A}",
    "\u{063A}", "\u{063A}", "\u{063A}", "\u{0641}", "\u{0641}", "\u{0641}",
    "\u{0641}", "\u{0642}", "\u{0642}", "\u{0642}", "\u{0642}", "\u{0643}",
    "\u{0643}", "\u{0643}", "\u{0643}", "\u{0644}", "\u{0644}", "\u{0644}",
    "\u{0644}", "\u{0645}", "\u{0645}", "\u{0645}", "\u{0645}", "\u{0646}",
    "\u{0646}", "\u{0646}", "\u{0646}", "\u{0647}", "\u{0647}", "\u{0647}",
    "\u{0647}", "\u{0648}", "\u{0648}", "\u{0649}", "\u{0649}", "\u{064A}",
    "\u{064A}", "\u{064A}", "\u{064A}", "\u{0644}\u{0622}", "\u{0644}\u{0622}", "\u{0644}\u{0623}",
    "\u{0644}\u{0623}", "\u{0644}\u{0625}", "\u{0644}\u{0625}", "\u{0644}\u{0627}", "\u{0644}\u{0627}",
];

/// Letters of the blocks FB50–FDFF, without the ligatures that are words.
#[rustfmt::skip]
const FORMS_A: &[(char, &str)] = &[
    ('\u{FB50}', "\u{0671}"), ('\u{FB51}', "\u{0671}"), ('\u{FB52}', "\u{067B}"),
    ('\u{FB53}', "\u{067B}"), ('\u{FB54}', "\u{067B}"), ('\u{FB55}', "\u{067B}"),
    ('\u{FB56}', "\u{067E}"), ('\u{FB57}', "\u{067E}"), ('\u{FB58}', "\u{067E}"),
    ('\u{FB59}', "\u{067E}"), ('\u{FB5A}', "\u{0680}"), ('\u{FB5B}', "\u{0680}"),
    ('\u{FB5C}', "\u{0680}"), ('\u{FB5D}', "\u{0680}"), ('\u{FB5E}', "\u{067A}"),
    ('\u{FB5F}', "\u{067A}"), ('\u{FB60}', "\u{067A}"), ('\u{FB61}', "\u{067A}"),
    ('\u{FB62}', "\u{067F}"), ('\u{FB63}', "\u{067F}"), ('\u{FB64}', "\u{067F}"),
    ('\u{FB65}', "\u{067F}"), ('\u{FB66}', "\u{0679}"), ('\u{FB67}', "\u{0679}"),
    ('\u{FB68}', "\u{0679}"), ('\u{FB69}', "\u{0679}"), ('\u{FB6A}', "\u{06A4}"),
    ('\u{FB6B}', "\u{06A4}"), ('\u{FB6C}', "\u{06A4}"), ('\u{FB6D}', "\u{06A4}"),
    ('\u{FB6E}', "\u{06A6}"), ('\u{FB6F}', "\u{06A6}"), ('\u{FB70}', "\u{06A6}"),
    ('\u{FB71}', "\u{06A6}"), ('\u{FB72}', "\u{0684}"), ('\u{FB73}', "\u{0684}"),
    ('\u{FB74}', "\u{0684}"), ('\u{FB75}', "\u{0684}"), ('\u{FB76}', "\u{0683}"),
    ('\u{FB77}', "\u{0683}"), ('\u{FB78}', "\u{0683}"), ('\u{FB79}', "\u{0683}"),
    ('\u{FB7A}', "\u{0686}"), ('\u{FB7B}', "\u{0686}"), ('\u{FB7C}', "\u{0686}"),
    ('\u{FB7D}', "\u{0686}"), ('\u{FB7E}', "\u{0687}"), ('\u{FB7F}', "\u{0687}"),
    ('\u{FB80}', "\u{0687}"), ('\u{FB81}', "\u{0687}"), ('\u{FB82}', "\u{068D}"),
    ('\u{FB83}', "\u{068D}"), ('\u{FB84}', "\u{068C}"), ('\u{FB85}', "\u{068C}"),
    ('\u{FB86}', "\u{068E}"), ('\u{FB87}', "\u{068E}"), ('\u{FB88}', "\u{0688}"),
    ('\u{FB89}', "\u{0688}"), ('\u{FB8A}', "\u{0698}"), ('\u{FB8B}', "\u{0698}"),
    ('\u{FB8C}', "\u{0691}"), ('\u{FB8D}', "\u{0691}"), ('\u{FB8E}', "\u{06A9}"),
    ('\u{FB8F}', "\u{06A9}"), ('\u{FB90}', "\u{06A9}"), ('\u{FB91}', "\u{06A9}"),
    ('\u{FB92}', "\u{06AF}"), ('\u{FB93}', "\u{06AF}"), ('\u{FB94}', "\u{06AF}"),
    ('\u{FB95}', "\u{06AF}"), ('\u{FB96}', "\u{06B3}"), ('\u{FB97}', "\u{06B3}"),
    ('\u{FB98}', "\u{06B3}"), ('\u{FB99}', "\u{06B3}"), ('\u{FB9A}', "\u{06B1}"),
    ('\u{FB9B}', "\u{06B1}"), ('\u{FB9C}', "\u{06B1}"), ('\u{FB9D}', "\u{06B1}"),
    ('\u{FB9E}', "\u{06BA}"), ('\u{FB9F}', "\u{06BA}"), ('\u{FBA0}', "\u{06BB}"),
    ('\u{FBA1}', "\u{06BB}"), ('\u{FBA2}', "\u{06BB}"), ('\u{FBA3}', "\u{06BB}"),
    ('\u{FBA4}', "\u{06C0}"), ('\u{FBA5}', "\u{06C0}"), ('\u{FBA6}', "\u{06C1}"),
    ('\u{FBA7}', "\u{06C1}"), ('\u{FBA8}', "\u{06C1}"), ('\u{FBA9}', "\u{06C1}"),
    ('\u{FBAA}', "\u{06BE}"), ('\u{FBAB}', "\u{06BE}"), ('\u{FBAC}', "\u{06BE}"),
    ('\u{FBAD}', "\u{06BE}"), ('\u{FBAE}', "\u{06D2}"), ('\u{FBAF}', "\u{06D2}"),
    ('\u{FBB0}', "\u{06D3}"), ('\u{FBB1}', "\u{06D3}"), ('\u{FBD3}', "\u{06AD}"),
    ('\u{FBD4}', "\u{06AD}"), ('\u{FBD5}', "\u{06AD}"), ('\u{FBD6}', "\u{06AD}"),
    ('\u{FBD7}', "\u{06C7}"), ('\u{FBD8}', "\u{06C7}"), ('\u{FBD9}', "\u{06C6}"),
    ('\u{FBDA}', "\u{06C6}"), ('\u{FBDB}', "\u{06C8}"), ('\u{FBDC}', "\u{06C8}"),
    ('\u{FBDD}', "\u{06C7}\u{0674}"), ('\u{FBDE}', "\u{06CB}"), ('\u{FBDF}', "\u{06CB}"),
    ('\u{FBE0}', "\u{06C5}"), ('\u{FBE1}', "\u{06C5}"), ('\u{FBE2}', "\u{06C9}"),
    ('\u{FBE3}', "\u{06C9}"), ('\u{FBE4}', "\u{06D0}"), ('\u{FBE5}', "\u{06D0}"),
    ('\u{FBE6}', "\u{06D0}"), ('\u{FBE7}', "\u{06D0}"), ('\u{FBE8}', "\u{0649}"),
    ('\u{FBE9}', "\u{0649}"), ('\u{FBEA}', "\u{0626}\u{0627}"), ('\u{FBEB}', "\u{0626}\u{0627}"),
    ('\u{FBEC}', "\u{0626}\u{06D5}"), ('\u{FBED}', "\u{0626}\u{06D5}"), ('\u{FBEE}', "\u{0626}\u{0648}"),
    ('\u{FBEF}', "\u{0626}\u{0648}"), ('\u{FBF0}', "\u{0626}\u{06C7}"), ('\u{FBF1}', "\u{0626}\u{06C7}"),
    ('\u{FBF2}', "\u{0626}\u{06C6}"), ('\u{FBF3}', "\u{0626}\u{06C6}"), ('\u{FBF4}', "\u{0626}\u{06C8}"),
    ('\u{FBF5}', "\u{0626}\u{06C8}"), ('\u{FBF6}', "\u{0626}\u{06D0}"), ('\u{FBF7}', "\u{0626}\u{06D0}"),
    ('\u{FBF8}', "\u{0626}\u{06D0}"), ('\u{FBF9}', "\u{0626}\u{0649}"), ('\u{FBFA}', "\u{0626}\u{0649}"),
    ('\u{FBFB}', "\u{0626}\u{0649}"), ('\u{FBFC}', "\u{06CC}"), ('\u{FBFD}', "\u{06CC}"),
    ('\u{FBFE}', "\u{06CC}"), ('\u{FBFF}', "\u{06CC}"), ('\u{FC00}', "\u{0626}\u{062C}"),
    ('\u{FC01}', "\u{0626}\u{062D}"), ('\u{FC02}', "\u{0626}\u{0645}"), ('\u{FC03}', "\u{0626}\u{0649}"),
    ('\u{FC04}', "\u{0626}\u{064A}"), ('\u{FC05}', "\u{0628}\u{062C}"), ('\u{FC06}', "\u{0628}\u{062D}"),
    ('\u{FC07}', "\u{0628}\u{062E}"), ('\u{FC08}', "\u{0628}\u{0645}"), ('\u{FC09}', "\u{0628}\u{0649}"),
    ('\u{FC0A}', "\u{0628}\u{064A}"), ('\u{FC0B}', "\u{062A}\u{062C}"), ('\u{FC0C}', "\u{062A}\u{062D}"),
    ('\u{FC0D}', "\u{062A}\u{062E}"), ('\u{FC0E}', "\u{062A}\u{0645}"), ('\u{FC0F}', "\u{062A}\u{0649}"),
    ('\u{FC10}', "\u{062A}\u{064A}"), ('\u{FC11}', "\u{062B}\u{062C}"), ('\u{FC12}', "\u{062B}\u{0645}"),
    ('\u{FC13}', "\u{062B}\u{0649}"), ('\u{FC14}', "\u{062B}\u{064A}"), ('\u{FC15}', "\u{062C}\u{062D}"),
    ('\u{FC16}', "\u{062C}\u{0645}"), ('\u{FC17}', "\u{062D}\u{062C}"), ('\u{FC18}', "\u{062D}\u{0645}"),
    ('\u{FC19}', "\u{062E}\u{062C}"), ('\u{FC1A}', "\u{062E}\u{062D}"), ('\u{FC1B}', "\u{062E}\u{0645}"),
    ('\u{FC1C}', "\u{0633}\u{062C}"), ('\u{FC1D}', "\u{0633}\u{062D}"), ('\u{FC1E}', "\u{0633}\u{062E}"),
    ('\u{FC1F}', "\u{0633}\u{0645}"), ('\u{FC20}', "\u{0635}\u{062D}"), ('\u{FC21}', "\u{0635}\u{0645}"),
    ('\u{FC22}', "\u{0636}\u{062C}"), ('\u{FC23}', "\u{0636}\u{062D}"), ('\u{FC24}', "\u{0636}\u{062E}"),
    ('\u{FC25}', "\u{0636}\u{0645}"), ('\u{FC26}', "\u{0637}\u{062D}"), ('\u{FC27}', "\u{0637}\u{0645}"),
    ('\u{FC28}', "\u{0638}\u{0645}"), ('\u{FC29}', "\u{0639}\u{062C}"), ('\u{FC2A}', "\u{0639}\u{0645}"),
    ('\u{FC2B}', "\u{063A}\u{062C}"), ('\u{FC2C}', "\u{063A}\u{0645}"), ('\u{FC2D}', "\u{0641}\u{062C}"),
    ('\u{FC2E}', "\u{0641}\u{062D}"), ('\u{FC2F}', "\u{0641}\u{062E}"), ('\u{FC30}', "\u{0641}\u{0645}"),
    ('\u{FC31}', "\u{0641}\u{0649}"), ('\u{FC32}', "\u{0641}\u{064A}"), ('\u{FC33}', "\u{0642}\u{062D}"),
    ('\u{FC34}', "\u{0642}\u{0645}"), ('\u{FC35}', "\u{0642}\u{0649}"), ('\u{FC36}', "\u{0642}\u{064A}"),
    ('\u{FC37}', "\u{0643}\u{0627}"), ('\u{FC38}', "\u{0643}\u{062C}"), ('\u{FC39}', "\u{0643}\u{062D}"),
    ('\u{FC3A}', "\u{0643}\u{062E}"), ('\u{FC3B}', "\u{0643}\u{0644}"), ('\u{FC3C}', "\u{0643}\u{0645}"),
    ('\u{FC3D}', "\u{0643}\u{0649}"), ('\u{FC3E}', "\u{0643}\u{064A}"), ('\u{FC3F}', "\u{0644}\u{062C}"),
    ('\u{FC40}', "\u{0644}\u{062D}"), ('\u{FC41}', "\u{0644}\u{062E}"), ('\u{FC42}', "\u{0644}\u{0645}"),
    ('\u{FC43}', "\u{0644}\u{0649}"), ('\u{FC44}', "\u{0644}\u{064A}"), ('\u{FC45}', "\u{0645}\u{062C}"),
    ('\u{FC46}', "\u{0645}\u{062D}"), ('\u{FC47}', "\u{0645}\u{062E}"), ('\u{FC48}', "\u{0645}\u{0645}"),
    ('\u{FC49}', "\u{0645}\u{0649}"), ('\u{FC4A}', "\u{0645}\u{064A}"), ('\u{FC4B}', "\u{0646}\u{062C}"),
    ('\u{FC4C}', "\u{0646}\u{062D}"), ('\u{FC4D}', "\u{0646}\u{062E}"), ('\u{FC4E}', "\u{0646}\u{0645}"),
    ('\u{FC4F}', "\u{0646}\u{0649}"), ('\u{FC50}', "\u{0646}\u{064A}"), ('\u{FC51}', "\u{0647}\u{062C}"),
    ('\u{FC52}', "\u{0647}\u{0645}"), ('\u{FC53}', "\u{0647}\u{0649}"), ('\u{FC54}', "\u{0647}\u{064A}"),
    ('\u{FC55}', "\u{064A}\u{062C}"), ('\u{FC56}', "\u{064A}\u{062D}"), ('\u{FC57}', "\u{064A}\u{062E}"),
    ('\u{FC58}', "\u{064A}\u{0645}"), ('\u{FC59}', "\u{064A}\u{0649}"), ('\u{FC5A}', "\u{064A}\u{064A}"),
    ('\u{FC5B}', "\u{0630}"), ('\u{FC5C}', "\u{0631}"), ('\u{FC5D}', "\u{0649}"),
    ('\u{FC64}', "\u{0626}\u{0631}"), ('\u{FC65}', "\u{0626}\u{0632}"), ('\u{FC66}', "\u{0626}\u{0645}"),
    ('\u{FC67}', "\u{0626}\u{0646}"), ('\u{FC68}', "\u{0626}\u{0649}"), ('\u{FC69}', "\u{0626}\u{064A}"),
    ('\u{FC6A}', "\u{0628}\u{0631}"), ('\u{FC6B}', "\u{0628}\u{0632}"), ('\u{FC6C}', "\u{0628}\u{0645}"),
    ('\u{FC6D}', "\u{0628}\u{0646}"), ('\u{FC6E}', "\u{0628}\u{0649}"), ('\u{FC6F}', "\u{0628}\u{064A}"),
    ('\u{FC70}', "\u{062A}\u{0631}"), ('\u{FC71}', "\u{062A}\u{0632}"), ('\u{FC72}', "\u{062A}\u{0645}"),
    ('\u{FC73}', "\u{062A}\u{0646}"), ('\u{FC74}', "\u{062A}\u{0649}"), ('\u{FC75}', "\u{062A}\u{064A}"),
    ('\u{FC76}', "\u{062B}\u{0631}"), ('\u{FC77}', "\u{062B}\u{0632}"), ('\u{FC78}', "\u{062B}\u{0645}"),
    ('\u{FC79}', "\u{062B}\u{0646}"), ('\u{FC7A}', "\u{062B}\u{0649}"), ('\u{FC7B}', "\u{062B}\u{064A}"),
    ('\u{FC7C}', "\u{0641}\u{0649}"), ('\u{FC7D}', "\u{0641}\u{064A}"), ('\u{FC7E}', "\u{0642}\u{0649}"),
    ('\u{FC7F}', "\u{0642}\u{064A}"), ('\u{FC80}', "\u{0643}\u{0627}"), ('\u{FC81}', "\u{0643}\u{0644}"),
    ('\u{FC82}', "\u{0643}\u{0645}"), ('\u{FC83}', "\u{0643}\u{0649}"), ('\u{FC84}', "\u{0643}\u{064A}"),
    ('\u{FC85}', "\u{0644}\u{0645}"), ('\u{FC86}', "\u{0644}\u{0649}"), ('\u{FC87}', "\u{0644}\u{064A}"),
    ('\u{FC88}', "\u{0645}\u{0627}"), ('\u{FC89}', "\u{0645}\u{0645}"), ('\u{FC8A}', "\u{0646}\u{0631}"),
    ('\u{FC8B}', "\u{0646}\u{0632}"), ('\u{FC8C}', "\u{0646}\u{0645}"), ('\u{FC8D}', "\u{0646}\u{0646}"),
    ('\u{FC8E}', "\u{0646}\u{0649}"), ('\u{FC8F}', "\u{0646}\u{064A}"), ('\u{FC90}', "\u{0649}"),
    ('\u{FC91}', "\u{064A}\u{0631}"), ('\u{FC92}', "\u{064A}\u{0632}"), ('\u{FC93}', "\u{064A}\u{0645}"),
    ('\u{FC94}', "\u{064A}\u{0646}"), ('\u{FC95}', "\u{064A}\u{0649}"), ('\u{FC96}', "\u{064A}\u{064A}"),
    ('\u{FC97}', "\u{0626}\u{062C}"), ('\u{FC98}', "\u{0626}\u{062D}"), ('\u{FC99}', "\u{0626}\u{062E}"),
    ('\u{FC9A}', "\u{0626}\u{0645}"), ('\u{FC9B}', "\u{0626}\u{0647}"), ('\u{FC9C}', "\u{0628}\u{062C}"),
    ('\u{FC9D}', "\u{0628}\u{062D}"), ('\u{FC9E}', "\u{0628}\u{062E}"), ('\u{FC9F}', "\u{0628}\u{0645}"),
    ('\u{FCA0}', "\u{0628}\u{0647}"), ('\u{FCA1}', "\u{062A}\u{062C}"), ('\u{FCA2}', "\u{062A}\u{062D}"),
    ('\u{FCA3}', "\u{062A}\u{062E}"), ('\u{FCA4}', "\u{062A}\u{0645}"), ('\u{FCA5}', "\u{062A}\u{0647}"),
    ('\u{FCA6}', "\u{062B}\u{0645}"), ('\u{FCA7}', "\u{062C}\u{062D}"), ('\u{FCA8}', "\u{062C}\u{0645}"),
    ('\u{FCA9}', "\u{062D}\u{062C}"), ('\u{FCAA}', "\u{062D}\u{0645}"), ('\u{FCAB}', "\u{062E}\u{062C}"),
    ('\u{FCAC}', "\u{062E}\u{0645}"), ('\u{FCAD}', "\u{0633}\u{062C}"), ('\u{FCAE}', "\u{0633}\u{062D}"),
    ('\u{FCAF}', "\u{0633}\u{062E}"), ('\u{FCB0}', "\u{0633}\u{0645}"), ('\u{FCB1}', "\u{0635}\u{062D}"),
    ('\u{FCB2}', "\u{0635}\u{062E}"), ('\u{FCB3}', "\u{0635}\u{0645}"), ('\u{FCB4}', "\u{0636}\u{062C}"),
    ('\u{FCB5}', "\u{0636}\u{062D}"), ('\u{FCB6}', "\u{0636}\u{062E}"), ('\u{FCB7}', "\u{0636}\u{0645}"),
    ('\u{FCB8}', "\u{0637}\u{062D}"), ('\u{FCB9}', "\u{0638}\u{0645}"), ('\u{FCBA}', "\u{0639}\u{062C}"),
    ('\u{FCBB}', "\u{0639}\u{0645}"), ('\u{FCBC}', "\u{063A}\u{062C}"), ('\u{FCBD}', "\u{063A}\u{0645}"),
    ('\u{FCBE}', "\u{0641}\u{062C}"), ('\u{FCBF}', "\u{0641}\u{062D}"), ('\u{FCC0}', "\u{0641}\u{062E}"),
    ('\u{FCC1}', "\u{0641}\u{0645}"), ('\u{FCC2}', "\u{0642}\u{062D}"), ('\u{FCC3}', "\u{0642}\u{0645}"),
    ('\u{FCC4}', "\u{0643}\u{062C}"), ('\u{FCC5}', "\u{0643}\u{062D}"), ('\u{FCC6}', "\u{0643}\u{062E}"),
    ('\u{FCC7}', "\u{0643}\u{0644}"), ('\u{FCC8}', "\u{0643}\u{0645}"), ('\u{FCC9}', "\u{0644}\u{062C}"),
    ('\u{FCCA}', "\u{0644}\u{062D}"), ('\u{FCCB}', "\u{0644}\u{062E}"), ('\u{FCCC}', "\u{0644}\u{0645}"),
    ('\u{FCCD}', "\u{0644}\u{0647}"), ('\u{FCCE}', "\u{0645}\u{062C}"), ('\u{FCCF}', "\u{0645}\u{062D}"),
    ('\u{FCD0}', "\u{0645}\u{062E}"), ('\u{FCD1}', "\u{0645}\u{0645}"), ('\u{FCD2}', "\u{0646}\u{062C}"),
    ('\u{FCD3}', "\u{0646}\u{062D}"), ('\u{FCD4}', "\u{0646}\u{062E}"), ('\u{FCD5}', "\u{0646}\u{0645}"),
    ('\u{FCD6}', "\u{0646}\u{0647}"), ('\u{FCD7}', "\u{0647}\u{062C}"), ('\u{FCD8}', "\u{0647}\u{0645}"),
    ('\u{FCD9}', "\u{0647}"), ('\u{FCDA}', "\u{064A}\u{062C}"), ('\u{FCDB}', "\u{064A}\u{062D}"),
    ('\u{FCDC}', "\u{064A}\u{062E}"), ('\u{FCDD}', "\u{064A}\u{0645}"), ('\u{FCDE}', "\u{064A}\u{0647}"),
    ('\u{FCDF}', "\u{0626}\u{0645}"), ('\u{FCE0}', "\u{0626}\u{0647}"), ('\u{FCE1}', "\u{0628}\u{0645}"),
    ('\u{FCE2}', "\u{0628}\u{0647}"), ('\u{FCE3}', "\u{062A}\u{0645}"), ('\u{FCE4}', "\u{062A}\u{0647}"),
    ('\u{FCE5}', "\u{062B}\u{0645}"), ('\u{FCE6}', "\u{062B}\u{0647}"), ('\u{FCE7}', "\u{0633}\u{0645}"),
    ('\u{FCE8}', "\u{0633}\u{0647}"), ('\u{FCE9}', "\u{0634}\u{0645}"), ('\u{FCEA}', "\u{0634}\u{0647}"),
    ('\u{FCEB}', "\u{0643}\u{0644}"), ('\u{FCEC}', "\u{0643}\u{0645}"), ('\u{FCED}', "\u{0644}\u{0645}"),
    ('\u{FCEE}', "\u{0646}\u{0645}"), ('\u{FCEF}', "\u{0646}\u{0647}"), ('\u{FCF0}', "\u{064A}\u{0645}"),
    ('\u{FCF1}', "\u{064A}\u{0647}"), ('\u{FCF5}', "\u{0637}\u{0649}"), ('\u{FCF6}', "\u{0637}\u{064A}"),
    ('\u{FCF7}', "\u{0639}\u{0649}"), ('\u{FCF8}', "\u{0639}\u{064A}"), ('\u{FCF9}', "\u{063A}\u{0649}"),
    ('\u{FCFA}', "\u{063A}\u{064A}"), ('\u{FCFB}', "\u{0633}\u{0649}"), ('\u{FCFC}', "\u{0633}\u{064A}"),
    ('\u{FCFD}', "\u{0634}\u{0649}"), ('\u{FCFE}', "\u{0634}\u{064A}"), ('\u{FCFF}', "\u{062D}\u{0649}"),
    ('\u{FD00}', "\u{062D}\u{064A}"), ('\u{FD01}', "\u{062C}\u{0649}"), ('\u{FD02}', "\u{062C}\u{064A}"),
    ('\u{FD03}', "\u{062E}\u{0649}"), ('\u{FD04}', "\u{062E}\u{064A}"), ('\u{FD05}', "\u{0635}\u{0649}"),
    ('\u{FD06}', "\u{0635}\u{064A}"), ('\u{FD07}', "\u{0636}\u{0649}"), ('\u{FD08}', "\u{0636}\u{064A}"),
    ('\u{FD09}', "\u{0634}\u{062C}"), ('\u{FD0A}', "\u{0634}\u{062D}"), ('\u{FD0B}', "\u{0634}\u{062E}"),
    ('\u{FD0C}', "\u{0634}\u{0645}"), ('\u{FD0D}', "\u{0634}\u{0631}"), ('\u{FD0E}', "\u{0633}\u{0631}"),
    ('\u{FD0F}', "\u{0635}\u{0631}"), ('\u{FD10}', "\u{0636}\u{0631}"), ('\u{FD11}', "\u{0637}\u{0649}"),
    ('\u{FD12}', "\u{0637}\u{064A}"), ('\u{FD13}', "\u{0639}\u{0649}"), ('\u{FD14}', "\u{0639}\u{064A}"),
    ('\u{FD15}', "\u{063A}\u{0649}"), ('\u{FD16}', "\u{063A}\u{064A}"), ('\u{FD17}', "\u{0633}\u{0649}"),
    ('\u{FD18}', "\u{0633}\u{064A}"), ('\u{FD19}', "\u{0634}\u{0649}"), ('\u{FD1A}', "\u{0634}\u{064A}"),
    ('\u{FD1B}', "\u{062D}\u{0649}"), ('\u{FD1C}', "\u{062D}\u{064A}"), ('\u{FD1D}', "\u{062C}\u{0649}"),
    ('\u{FD1E}', "\u{062C}\u{064A}"), ('\u{FD1F}', "\u{062E}\u{0649}"), ('\u{FD20}', "\u{062E}\u{064A}"),
    ('\u{FD21}', "\u{0635}\u{0649}"), ('\u{FD22}', "\u{0635}\u{064A}"), ('\u{FD23}', "\u{0636}\u{0649}"),
    ('\u{FD24}', "\u{0636}\u{064A}"), ('\u{FD25}', "\u{0634}\u{062C}"), ('\u{FD26}', "\u{0634}\u{062D}"),
    ('\u{FD27}', "\u{0634}\u{062E}"), ('\u{FD28}', "\u{0634}\u{0645}"), ('\u{FD29}', "\u{0634}\u{0631}"),
    ('\u{FD2A}', "\u{0633}\u{0631}"), ('\u{FD2B}', "\u{0635}\u{0631}"), ('\u{FD2C}', "\u{0636}\u{0631}"),
    ('\u{FD2D}', "\u{0634}\u{062C}"), ('\u{FD2E}', "\u{0634}\u{062D}"), ('\u{FD2F}', "\u{0634}\u{062E}"),
    ('\u{FD30}', "\u{0634}\u{0645}"), ('\u{FD31}', "\u{0633}\u{0647}"), ('\u{FD32}', "\u{0634}\u{0647}"),
    ('\u{FD33}', "\u{0637}\u{0645}"), ('\u{FD34}', "\u{0633}\u{062C}"), ('\u{FD35}', "\u{0633}\u{062D}"),
    ('\u{FD36}', "\u{0633}\u{062E}"), ('\u{FD37}', "\u{0634}\u{062C}"), ('\u{FD38}', "\u{0634}\u{062D}"),
    ('\u{FD39}', "\u{0634}\u{062E}"), ('\u{FD3A}', "\u{0637}\u{0645}"), ('\u{FD3B}', "\u{0638}\u{0645}"),
    ('\u{FD3C}', "\u{0627}"), ('\u{FD3D}', "\u{0627}"), ('\u{FD50}', "\u{062A}\u{062C}\u{0645}"),
    ('\u{FD51}', "\u{062A}\u{062D}\u{062C}"), ('\u{FD52}', "\u{062A}\u{062D}\u{062C}"), ('\u{FD53}', "\u{062A}\u{062D}\u{0645}"),
    ('\u{FD54}', "\u{062A}\u{062E}\u{0645}"), ('\u{FD55}', "\u{062A}\u{0645}\u{062C}"), ('\u{FD56}', "\u{062A}\u{0645}\u{062D}"),
    ('\u{FD57}', "\u{062A}\u{0645}\u{062E}"), ('\u{FD58}', "\u{062C}\u{0645}\u{062D}"), ('\u{FD59}', "\u{062C}\u{0645}\u{062D}"),
    ('\u{FD5A}', "\u{062D}\u{0645}\u{064A}"), ('\u{FD5B}', "\u{062D}\u{0645}\u{0649}"), ('\u{FD5C}', "\u{0633}\u{062D}\u{062C}"),
    ('\u{FD5D}', "\u{0633}\u{062C}\u{062D}"), ('\u{FD5E}', "\u{0633}\u{062C}\u{0649}"), ('\u{FD5F}', "\u{0633}\u{0645}\u{062D}"),
    ('\u{FD60}', "\u{0633}\u{0645}\u{062D}"), ('\u{FD61}', "\u{0633}\u{0645}\u{062C}"), ('\u{FD62}', "\u{0633}\u{0645}\u{0645}"),
    ('\u{FD63}', "\u{0633}\u{0645}\u{0645}"), ('\u{FD64}', "\u{0635}\u{062D}\u{062D}"), ('\u{FD65}', "\u{0635}\u{062D}\u{062D}"),
    ('\u{FD66}', "\u{0635}\u{0645}\u{0645}"), ('\u{FD67}', "\u{0634}\u{062D}\u{0645}"), ('\u{FD68}', "\u{0634}\u{062D}\u{0645}"),
    ('\u{FD69}', "\u{0634}\u{062C}\u{064A}"), ('\u{FD6A}', "\u{0634}\u{0645}\u{062E}"), ('\u{FD6B}', "\u{0634}\u{0645}\u{062E}"),
    ('\u{FD6C}', "\u{0634}\u{0645}\u{0645}"), ('\u{FD6D}', "\u{0634}\u{0645}\u{0645}"), ('\u{FD6E}', "\u{0636}\u{062D}\u{0649}"),
    ('\u{FD6F}', "\u{0636}\u{062E}\u{0645}"), ('\u{FD70}', "\u{0636}\u{062E}\u{0645}"), ('\u{FD71}', "\u{0637}\u{0645}\u{062D}"),
    ('\u{FD72}', "\u{0637}\u{0645}\u{062D}"), ('\u{FD73}', "\u{0637}\u{0645}\u{0645}"), ('\u{FD74}', "\u{0637}\u{0645}\u{064A}"),
    ('\u{FD75}', "\u{0639}\u{062C}\u{0645}"), ('\u{FD76}', "\u{0639}\u{0645}\u{0645}"), ('\u{FD77}', "\u{0639}\u{0645}\u{0645}"),
    ('\u{FD78}', "\u{0639}\u{0645}\u{0649}"), ('\u{FD79}', "\u{063A}\u{0645}\u{0645}"), ('\u{FD7A}', "\u{063A}\u{0645}\u{064A}"),
    ('\u{FD7B}', "\u{063A}\u{0645}\u{0649}"), ('\u{FD7C}', "\u{0641}\u{062E}\u{0645}"), ('\u{FD7D}', "\u{0641}\u{062E}\u{0645}"),
    ('\u{FD7E}', "\u{0642}\u{0645}\u{062D}"), ('\u{FD7F}', "\u{0642}\u{0645}\u{0645}"), ('\u{FD80}', "\u{0644}\u{062D}\u{0645}"),
    ('\u{FD81}', "\u{0644}\u{062D}\u{064A}"), ('\u{FD82}', "\u{0644}\u{062D}\u{0649}"), ('\u{FD83}', "\u{0644}\u{062C}\u{062C}"),
    ('\u{FD84}', "\u{0644}\u{062C}\u{062C}"), ('\u{FD85}', "\u{0644}\u{062E}\u{0645}"), ('\u{FD86}', "\u{0644}\u{062E}\u{0645}"),
    ('\u{FD87}', "\u{0644}\u{0645}\u{062D}"), ('\u{FD88}', "\u{0644}\u{0645}\u{062D}"), ('\u{FD89}', "\u{0645}\u{062D}\u{062C}"),
    ('\u{FD8A}', "\u{0645}\u{062D}\u{0645}"), ('\u{FD8B}', "\u{0645}\u{062D}\u{064A}"), ('\u{FD8C}', "\u{0645}\u{062C}\u{062D}"),
    ('\u{FD8D}', "\u{0645}\u{062C}\u{0645}"), ('\u{FD8E}', "\u{0645}\u{062E}\u{062C}"), ('\u{FD8F}', "\u{0645}\u{062E}\u{0645}"),
    ('\u{FD92}', "\u{0645}\u{062C}\u{062E}"), ('\u{FD93}', "\u{0647}\u{0645}\u{062C}"), ('\u{FD94}', "\u{0647}\u{0645}\u{0645}"),
    ('\u{FD95}', "\u{0646}\u{062D}\u{0645}"), ('\u{FD96}', "\u{0646}\u{062D}\u{0649}"), ('\u{FD97}', "\u{0646}\u{062C}\u{0645}"),
    ('\u{FD98}', "\u{0646}\u{062C}\u{0645}"), ('\u{FD99}', "\u{0646}\u{062C}\u{0649}"), ('\u{FD9A}', "\u{0646}\u{0645}\u{064A}"),
    ('\u{FD9B}', "\u{0646}\u{0645}\u{0649}"), ('\u{FD9C}', "\u{064A}\u{0645}\u{0645}"), ('\u{FD9D}', "\u{064A}\u{0645}\u{0645}"),
    ('\u{FD9E}', "\u{0628}\u{062E}\u{064A}"), ('\u{FD9F}', "\u{062A}\u{062C}\u{064A}"), ('\u{FDA0}', "\u{062A}\u{062C}\u{0649}"),
    ('\u{FDA1}', "\u{062A}\u{062E}\u{064A}"), ('\u{FDA2}', "\u{062A}\u{062E}\u{0649}"), ('\u{FDA3}', "\u{062A}\u{0645}\u{064A}"),
    ('\u{FDA4}', "\u{062A}\u{0645}\u{0649}"), ('\u{FDA5}', "\u{062C}\u{0645}\u{064A}"), ('\u{FDA6}', "\u{062C}\u{062D}\u{0649}"),
    ('\u{FDA7}', "\u{062C}\u{0645}\u{0649}"), ('\u{FDA8}', "\u{0633}\u{062E}\u{0649}"), ('\u{FDA9}', "\u{0635}\u{062D}\u{064A}"),
    ('\u{FDAA}', "\u{0634}\u{062D}\u{064A}"), ('\u{FDAB}', "\u{0636}\u{062D}\u{064A}"), ('\u{FDAC}', "\u{0644}\u{062C}\u{064A}"),
    ('\u{FDAD}', "\u{0644}\u{0645}\u{064A}"), ('\u{FDAE}', "\u{064A}\u{062D}\u{064A}"), ('\u{FDAF}', "\u{064A}\u{062C}\u{064A}"),
    ('\u{FDB0}', "\u{064A}\u{0645}\u{064A}"), ('\u{FDB1}', "\u{0645}\u{0645}\u{064A}"), ('\u{FDB2}', "\u{0642}\u{0645}\u{064A}"),
    ('\u{FDB3}', "\u{0646}\u{062D}\u{064A}"), ('\u{FDB4}', "\u{0642}\u{0645}\u{062D}"), ('\u{FDB5}', "\u{0644}\u{062D}\u{0645}"),
    ('\u{FDB6}', "\u{0639}\u{0645}\u{064A}"), ('\u{FDB7}', "\u{0643}\u{0645}\u{064A}"), ('\u{FDB8}', "\u{0646}\u{062C}\u{062D}"),
    ('\u{FDB9}', "\u{0645}\u{062E}\u{064A}"), ('\u{FDBA}', "\u{0644}\u{062C}\u{0645}"), ('\u{FDBB}', "\u{0643}\u{0645}\u{0645}"),
    ('\u{FDBC}', "\u{0644}\u{062C}\u{0645}"), ('\u{FDBD}', "\u{0646}\u{062C}\u{062D}"), ('\u{FDBE}', "\u{062C}\u{062D}\u{064A}"),
    ('\u{FDBF}', "\u{062D}\u{062C}\u{064A}"), ('\u{FDC0}', "\u{0645}\u{062C}\u{064A}"), ('\u{FDC1}', "\u{0641}\u{0645}\u{064A}"),
    ('\u{FDC2}', "\u{0628}\u{062D}\u{064A}"), ('\u{FDC3}', "\u{0643}\u{0645}\u{0645}"), ('\u{FDC4}', "\u{0639}\u{062C}\u{0645}"),
    ('\u{FDC5}', "\u{0635}\u{0645}\u{0645}"), ('\u{FDC6}', "\u{0633}\u{062E}\u{064A}"), ('\u{FDC7}', "\u{0646}\u{062C}\u{064A}"),
];
