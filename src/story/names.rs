use super::{Prose, Traits};
use crate::arabic::Kind;
use crate::arabic::clitics::{Proclitics, analyses, beginnings};
use crate::arabic::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, HEH, TEH_MARBUTA, WAW, YEH,
};
use crate::lexicon::{self, Form};

/// Whether the word at `index` belongs to a name (catalogue 3.4).
///
/// Four tests, each of which is enough: a given name (`rules/lists/given-names.toml`); a run of two
/// or more syllables of East Asian names (`east-asian-names`) of which one is no word in use; a
/// strange word after a title (`titles`) or a given name; a run of two or more words that are
/// strange or short and uncommon, with at least one strange.
///
/// A word is *strange* if no dictionary holds it, what is left of it without its clitics, or a word
/// it may be a slip for: `المدرسه` after a title is a mistake, not a name.
pub(super) fn is_name(prose: &Prose<'_>, index: usize) -> bool {
    is_arabic(prose, index)
        && (prose.is(index, Traits::GIVEN_NAME)
            || Naming::NAME.told(prose, index, || is_read(prose, index)))
}

/// Whether a word that is no given name belongs to a name, read with what stands beside it.
fn is_read(prose: &Prose<'_>, index: usize) -> bool {
    is_east_asian(prose, index) || is_titled(prose, index) || is_foreign(prose, index)
}

fn is_arabic(prose: &Prose<'_>, index: usize) -> bool {
    prose
        .words()
        .get(index)
        .is_some_and(|word| word.kind == Kind::Arabic)
}

/// How many words after a title a name may take.
const LONGEST_NAME: usize = 4;

/// Whether a word that a name may be made of follows a title, with nothing but such words and
/// adjectives (`الرئيس الصيني`) between, or follows a given name.
fn is_titled(prose: &Prose<'_>, index: usize) -> bool {
    let opens = Traits::TITLE.with(Traits::GIVEN_NAME);
    if !prose.has(opens) {
        return false;
    }
    let words = (index.saturating_sub(LONGEST_NAME)..index).rev();
    let title = words
        .take_while(|&before| prose.is_spaced(before))
        .find(|&before| prose.is(before, opens));
    // Few words follow a title, and the lists are cheaper to ask than the lexicon.
    let between = |title: usize| {
        (title + 1..index).all(|index| has_article(prose.word(index)) || is_name_like(prose, index))
    };
    title.is_some_and(|title| is_name_like(prose, index) && between(title))
}

/// Strange, or listed as a proper name, not common otherwise and no slip.
fn is_name_like(prose: &Prose<'_>, index: usize) -> bool {
    is_uncommon_name(prose.word(index)) || is_strange_at(prose, index)
}

fn is_strange_at(prose: &Prose<'_>, index: usize) -> bool {
    Naming::STRANGE.told(prose, index, || is_strange(prose.word(index)))
}

fn is_uncommon_name(word: &str) -> bool {
    lexicon::form(word).is_some_and(|form| {
        form.proper_name() && form.band() < COMMON && (form.valid() || !is_slip(word))
    })
}

/// Whether a word that is a name too is another word more often: no title before it makes it a name.
pub(super) fn is_common(form: Form) -> bool {
    form.valid() && form.band() >= COMMON
}

fn is_east_asian(prose: &Prose<'_>, index: usize) -> bool {
    let member = |index| prose.is(index, Traits::EAST_ASIAN);
    let anchor = |index| {
        let word = prose.word(index);
        !is_in_use(word) || is_uncommon_name(word)
    };
    // Of a word itself it is told by one bit, and few have it.
    member(index) && is_in_run(prose, index, member, anchor)
}

fn is_foreign(prose: &Prose<'_>, index: usize) -> bool {
    let anchor = |index| !prose.is(index, Traits::ACCEPTED) && is_strange_at(prose, index);
    let member = |index: usize| {
        let word = prose.word(index);
        let short = word.chars().nth(LONGEST_SYLLABLE).is_none();
        // Most words are long and no foreign name's: nothing need be read of them.
        let may_be = short || !prose.is(index, Traits::ACCEPTED);
        let is = || {
            !prose.is(index, Traits::FUNCTION)
                && !has_article(word)
                && (short && may_be_syllable(word) || anchor(index))
        };
        may_be && Naming::MEMBER.told(prose, index, is)
    };
    is_in_run(prose, index, member, anchor)
}

/// What was found out of a word as part of a name: it is asked by many rules, and for each word
/// beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Naming(u8);

impl Naming {
    /// It may be one of a foreign name.
    const MEMBER: Self = Self(1);
    const STRANGE: Self = Self(4);
    /// It belongs to a name.
    const NAME: Self = Self(16);

    /// Whether this holds of the word at `index`, as `find_out` tells the first time.
    fn told(self, prose: &Prose<'_>, index: usize, find_out: impl FnOnce() -> bool) -> bool {
        let Some(place) = prose.naming(index) else {
            return false;
        };
        // Each has a bit for "asked", and above it one for "yes".
        let yes = self.0 << 1;
        if place.get().0 & self.0 != 0 {
            return place.get().0 & yes != 0;
        }
        let is = find_out();
        place.set(Self(place.get().0 | self.0 | if is { yes } else { 0 }));
        is
    }
}

/// Whether the word at `index` is of a run of two or more words that are all `members`, at least
/// one of them, not too far, an `anchor`.
fn is_in_run(
    prose: &Prose<'_>,
    index: usize,
    members: impl Fn(usize) -> bool,
    anchor: impl Fn(usize) -> bool,
) -> bool {
    let member = |index| is_arabic(prose, index) && members(index);
    let mut first = index;
    while index - first < FARTHEST && first > 0 && prose.is_spaced(first - 1) && member(first - 1) {
        first -= 1;
    }
    let mut last = index;
    while last - index < FARTHEST && prose.is_spaced(last) && member(last + 1) {
        last += 1;
    }
    // Most words stand between plain ones, which are told sooner than what may be a mistake.
    last > first && member(index) && (first..=last).any(anchor)
}

/// How far on each side a run is followed: no name is longer, and a text of strange words alone must
/// not be read over for each of them.
const FARTHEST: usize = 16;

/// Whether a short word may be one of a foreign name: it is none of the language's own.
fn may_be_syllable(word: &str) -> bool {
    is_uncommon_name(word) || !is_in_use(word) && !is_slip(word)
}

/// Letters of a syllable of a foreign name.
const LONGEST_SYLLABLE: usize = 4;
/// Frequency band (Zipf × 25) from which a listed name is another word more often: Zipf 4.4.
const COMMON: u8 = 110;
/// Frequency band from which a word is one that newspapers use: twice in a million.
const IN_USE: u8 = 82;

/// Whether no dictionary holds the word, what is left of it without its clitics, or a word it may be
/// a slip for.
pub fn is_strange(word: &str) -> bool {
    let whole = lexicon::form(word).is_some_and(Form::valid);
    let plural_verb = word.chars().rev().take(2).eq([ALEF, WAW]);
    !whole
        && !plural_verb
        && !analyses(word)
            .iter()
            .any(|analysis| is_in_use(analysis.stem(word)))
        && !is_slip(word)
}

fn is_in_use(stem: &str) -> bool {
    lexicon::in_use(stem).is_some_and(|form| form.valid() && form.band() >= IN_USE)
}

/// Whether the word would be one in use with another hamza on its first alef, another of the final
/// letters that are mistaken for each other, or both.
fn is_slip(word: &str) -> bool {
    let mut other = String::new();
    beginnings(word).any(|analysis| {
        let stem = analysis.stem(word);
        let (Some(first), Some(last)) = (stem.chars().next(), stem.chars().next_back()) else {
            return false;
        };
        // Of a single letter nothing stands before the last.
        let middle = stem.get(first.len_utf8()..stem.len() - last.len_utf8());
        twins(first, ALEFS).any(|first| {
            final_twins(last).any(|last| {
                other.clear();
                other.extend(middle.map(|_| first));
                other.push_str(middle.unwrap_or_default());
                other.push(last);
                is_in_use(&other)
            })
        })
    })
}

const ALEFS: &[char] = &[ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA];
const FINAL_YA: &[char] = &[YEH, ALEF_MAQSURA];
const FINAL_HA: &[char] = &[HEH, TEH_MARBUTA];

/// The letter, and that for which it is mistaken at the end of a word.
fn final_twins(letter: char) -> impl Iterator<Item = char> {
    let feminine = FINAL_HA.contains(&letter);
    twins(letter, if feminine { FINAL_HA } else { FINAL_YA })
}

/// The letter, and the letters of its class if it is of the class.
fn twins(letter: char, class: &'static [char]) -> impl Iterator<Item = char> {
    let others = if class.contains(&letter) { class } else { &[] };
    std::iter::once(letter).chain(others.iter().copied().filter(move |&other| other != letter))
}

fn has_article(word: &str) -> bool {
    beginnings(word).any(|analysis| analysis.proclitics.has(Proclitics::ARTICLE))
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::story::{Format, Prose, read};

    fn names(text: &str) -> Vec<String> {
        let catalog = Catalog::embedded();
        let story = read(text, Format::Plain);
        let prose = Prose::new(&story, &story.blocks[0], &catalog);
        let named = |index: &usize| prose.is_name(*index..index + 1);
        (0..prose.words().len())
            .filter(named)
            .map(|index| prose.word(index).to_owned())
            .collect()
    }

    #[test]
    fn names_are_masked_however_arabic_their_syllables_look() {
        for (text, expected) in [
            ("زيارة شي جين بينج تهدف إلى", "شي جين بينج"),
            ("قال وانج وين بين إن زيارة", "وانج وين بين"),
            ("المتحدث ديمتري بيسكوف إن", "ديمتري بيسكوف"),
            ("الأوكراني فولوديمير زيلينسكي أي", "فولوديمير زيلينسكي"),
            ("بالبيت الأبيض جون كيربي أمس", "جون كيربي"),
            ("قال لاعب النصر محمد السهلاوي", "محمد السهلاوي"),
        ] {
            assert_eq!(names(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn mistakes_near_titles_and_short_words_are_no_names() {
        for text in [
            "زار الوزير المدرسه الجديده",
            "قال رئيس اللجنه الوطنيه",
            "قالوا انهم تكاسلوا عن العمل",
            "رئيس الوزراء الليبى فى طرابلس",
            "صدر القرار لاكن بعد شهر",
            "وصل الوفد الى صنعاء",
        ] {
            assert_eq!(names(text).join(" "), "", "{text}");
        }
    }
}
