//! The Arabic keyboard: which letter each key of a Latin keyboard writes, and which keys touch.
//!
//! The layout is *Arabic (101)*, the one of Windows (`KBDA1.DLL`, "Arabic (101) keyboard" in
//! Microsoft's list of layouts) and of X (`ara`, the basic variant of xkeyboard-config); that of
//! Apple's "Arabic - PC" has the same letters on these keys.

use super::letters::{
    AIN, ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, BEH, DAD, DAL, FEH,
    GHAIN, HAH, HAMZA, HEH, JEEM, KAF, KHAH, LAM, MEEM, NOON, QAF, REH, SAD, SEEN, SHEEN, TAH, TEH,
    TEH_MARBUTA, THAL, THEH, WAW, WAW_HAMZA, YEH, YEH_HAMZA, ZAH, ZAIN,
};

/// A key: what it writes in Latin, and in Arabic.
type Key = (char, &'static [char]);

/// The three rows of letters from left to right; each stands half a key to the right of the one
/// above.
const ROWS: [&[Key]; 3] = [
    &[
        ('q', &[DAD]),
        ('w', &[SAD]),
        ('e', &[THEH]),
        ('r', &[QAF]),
        ('t', &[FEH]),
        ('y', &[GHAIN]),
        ('u', &[AIN]),
        ('i', &[HEH]),
        ('o', &[KHAH]),
        ('p', &[HAH]),
        ('[', &[JEEM]),
        (']', &[DAL]),
    ],
    &[
        ('a', &[SHEEN]),
        ('s', &[SEEN]),
        ('d', &[YEH]),
        ('f', &[BEH]),
        ('g', &[LAM]),
        ('h', &[ALEF]),
        ('j', &[TEH]),
        ('k', &[NOON]),
        ('l', &[MEEM]),
        (';', &[KAF]),
        ('\'', &[TAH]),
    ],
    &[
        ('z', &[YEH_HAMZA]),
        ('x', &[HAMZA]),
        ('c', &[WAW_HAMZA]),
        ('v', &[REH]),
        ('b', &[LAM, ALEF]),
        ('n', &[ALEF_MAQSURA]),
        ('m', &[TEH_MARBUTA]),
        (',', &[WAW]),
        ('.', &[ZAIN]),
        ('/', &[ZAH]),
    ],
];

/// Keys of no row of letters, and keys pressed with shift.
const OTHERS: &[Key] = &[
    ('`', &[THAL]),
    ('H', &[ALEF_HAMZA_ABOVE]),
    ('Y', &[ALEF_HAMZA_BELOW]),
    ('N', &[ALEF_MADDA]),
    ('G', &[LAM, ALEF_HAMZA_ABOVE]),
    ('T', &[LAM, ALEF_HAMZA_BELOW]),
    ('B', &[LAM, ALEF_MADDA]),
];

/// Returns what the keys that write `latin` write in Arabic; `None` if one of them writes no letter.
pub fn arabic_of(latin: &str) -> Option<String> {
    let mut written = String::with_capacity(latin.len() * 2);
    for character in latin.chars() {
        let (_, letters) = keys().find(|(key, _)| *key == character)?;
        written.extend(letters.iter());
    }
    Some(written)
}

/// Returns what the keys that write `arabic` write in Latin, the key of lam-alef taken for each of
/// the two letters in a row; `None` if a character is on no key.
pub fn latin_of(arabic: &str) -> Option<String> {
    let mut written = String::with_capacity(arabic.len());
    let mut letters = arabic.chars().peekable();
    while let Some(letter) = letters.next() {
        let both = |second: char| keys().find(|(_, both)| *both == [letter, second]);
        if let Some((key, _)) = letters.peek().copied().and_then(both) {
            letters.next();
            written.push(*key);
        } else {
            let (key, _) = keys().find(|(_, alone)| *alone == [letter])?;
            written.push(*key);
        }
    }
    Some(written)
}

/// Whether the keys of two letters touch.
pub fn are_neighbours(one: char, other: char) -> bool {
    let (Some((row, column)), Some((row_of_other, column_of_other))) = (place(one), place(other))
    else {
        return false;
    };
    match row_of_other.cmp(&row) {
        std::cmp::Ordering::Equal => column.abs_diff(column_of_other) == 1,
        std::cmp::Ordering::Greater => touches_below(row_of_other - row, column, column_of_other),
        std::cmp::Ordering::Less => touches_below(row - row_of_other, column_of_other, column),
    }
}

/// Whether the key at `column` touches the one at `below` so many rows down: the one half a key to
/// its left, or the one half a key to its right.
fn touches_below(rows: usize, column: usize, below: usize) -> bool {
    rows == 1 && (below == column || below + 1 == column)
}

fn place(letter: char) -> Option<(usize, usize)> {
    ROWS.iter().enumerate().find_map(|(row, keys)| {
        let column = keys.iter().position(|(_, alone)| *alone == [letter])?;
        Some((row, column))
    })
}

fn keys() -> impl Iterator<Item = &'static Key> {
    ROWS.iter().copied().flatten().chain(OTHERS)
}

#[cfg(test)]
mod tests {
    use super::{arabic_of, are_neighbours, latin_of};

    #[test]
    fn words_are_read_key_by_key() {
        for (latin, arabic) in [
            ("hgp;,lm", "الحكومة"),
            ("hgvzds", "الرئيس"),
            ("Hk", "أن"),
            ("Ygn", "إلى"),
            ("hBk", "الآن"),
            ("b", "لا"),
            ("google", "لخخلمث"),
        ] {
            assert_eq!(arabic_of(latin).as_deref(), Some(arabic), "{latin}");
            assert_eq!(latin_of(arabic).as_deref(), Some(latin), "{arabic}");
        }
        assert_eq!(arabic_of("G7"), None, "a digit is on no key of letters");
        assert_eq!(latin_of("word"), None);
        assert_eq!(latin_of("پ"), None);
    }

    #[test]
    fn neighbours_touch() {
        for (one, others) in [
            ('ب', "يلفق"),
            ('س', "شيصث"),
            ('ا', "لتغع"),
            ('ر', "ؤبل"),
            ('ض', "صش"),
        ] {
            for other in others.chars() {
                assert!(
                    are_neighbours(one, other) && are_neighbours(other, one),
                    "{one} {other}"
                );
            }
        }
        for (one, other) in [('ب', 'ب'), ('ض', 'ظ'), ('س', 'ك'), ('ذ', 'ض'), ('ب', 'ا')] {
            assert!(!are_neighbours(one, other), "{one} {other}");
        }
    }
}
