use crate::arabic::Kind;
use crate::arabic::clitics::{Opening, after_article, join};
use crate::arabic::letters::{ALEF, ALEF_MAQSURA, BEH, FEH, KAF, LAM, TATWEEL, TEH_MARBUTA};
use crate::lexicon::{self, Form};
use crate::lint::Check;
use crate::story::Traits;

/// Frequency band (Zipf × 25) from which a letter and a word are one word in use.
const IN_USE: u8 = 75;
/// Letters of the shortest word that is put together from pieces.
const SHORTEST: usize = 5;

/// Reports one word written as two: a letter that is written onto the next word, the article, and
/// pieces of which one is no word (catalogue 3.2).
pub(super) fn check(check: &mut Check<'_, '_>) {
    let prose = check.prose;
    for index in prose.words_of(Traits::PIECE) {
        let word = prose.words()[index];
        let letter = word.range().len() == 2 && LETTERS.iter().any(|&one| word.begins_with(one));
        let article = word.range().len() == 4 && word.begins_with(ALEF) && word.ends_with(LAM);
        let loose = (letter || article) && !word.joined && is_loose(check, index, article);
        if loose {
            report(check, index);
        }
    }
    let mut reported = usize::MAX;
    for index in prose.words_of(Traits::UNHELD) {
        let before = index.checked_sub(1);
        let found = before
            .filter(|&first| is_torn(check, first, index))
            .or_else(|| is_torn(check, index, index).then_some(index));
        if let Some(first) = found.filter(|&first| first != reported) {
            reported = first;
            report(check, first);
        }
    }
}

/// The letters that are written onto the next word, but for و, which has a rule of its own.
const LETTERS: [char; 4] = [BEH, LAM, FEH, KAF];

fn report(check: &mut Check<'_, '_>, first: usize) {
    let (word, next) = (check.prose.word(first), check.prose.word(first + 1));
    let whole = join(word, next, "", Opening::Alef);
    let hit = check.respelt(first..first + 2, &whole);
    // What is one article too many reads the same, and «ف» before an article is «في» in dialect.
    let dialect = word.chars().eq([FEH]) && after_article(next).is_some();
    let hit = if is_article(word) || dialect {
        hit.asks()
    } else {
        hit
    };
    check.report(hit);
}

/// Whether the letter or article at `index` belongs to the next word.
///
/// A letter with a kashida (`لـ اليوم`) is set apart on purpose, and `ال` beside a name is آل.
fn is_loose(check: &Check<'_, '_>, index: usize, article: bool) -> bool {
    let prose = check.prose;
    let (previous, next) = (prose.previous(index), prose.next(index));
    let name = |word: &str| {
        check.list("al-families").has(word)
            || check.list("given-names").has(word)
            || lexicon::form(word).is_some_and(Form::proper_name)
    };
    let itself = || {
        previous.chars().nth(1).is_none() && !previous.is_empty()
            || check.list("letter-carriers").has(previous)
            || prose.marked_word(index).ends_with(TATWEEL)
    };
    let apart = if article {
        next.starts_with(ALEF) || name(next) || name(previous)
    } else {
        itself()
    };
    let band = if article { lexicon::COMMON } else { IN_USE };
    next.chars().nth(2).is_some()
        && !apart
        && lexicon::is_used(&join(prose.word(index), next, "", Opening::Alef), band)
}

/// Whether the words at `first` and after it are pieces of one, that at `unheld` being no word.
fn is_torn(check: &Check<'_, '_>, first: usize, unheld: usize) -> bool {
    let prose = check.prose;
    let Some(&[word, next]) = prose.words().get(first..first + 2) else {
        return false;
    };
    let may_be_one = next.kind == Kind::Arabic
        && word.range().len() + next.range().len() >= 2 * SHORTEST
        && !word.joined
        && prose.is_spaced(first);
    if !may_be_one || first == unheld && prose.is(first + 1, Traits::FUNCTION) {
        return false;
    }
    let (word, next) = (prose.word(first), prose.word(first + 1));
    // No word has a letter that ends words in its midst.
    if word.ends_with(FINAL) || !lexicon::is_common_joined([word, next]) {
        return false;
    }
    let is_piece = prose.is(first, Traits::PIECE) && (is_article(word) || is_alone(word, next));
    // A single last letter is torn off only what is no word without it.
    let own = first != unheld && next.chars().nth(1).is_none() && !next.starts_with(FINAL);
    let torn = prose.word(unheld);
    let frequent = || lexicon::form(torn).is_some_and(|form| form.band() >= IN_USE);
    !is_piece && !own && !frequent() && !lexicon::is_known(torn)
}

/// Letters that only end words.
const FINAL: [char; 2] = [TEH_MARBUTA, ALEF_MAQSURA];

/// Whether a single letter before a word stands for itself: an initial, a number of a list. The alef
/// of an article is torn off often.
fn is_alone(word: &str, next: &str) -> bool {
    word.chars().nth(1).is_none() && !(word.starts_with(ALEF) && next.starts_with(LAM))
}

fn is_article(word: &str) -> bool {
    word.chars().eq([ALEF, LAM])
}

#[cfg(test)]
mod tests {
    use fst::Streamer as _;

    use super::FINAL;
    use crate::lexicon::{COMMON, is_used};

    #[test]
    fn no_common_word_has_a_final_letter_in_its_midst() {
        let path = format!("{}/lexicon/forms.fst", env!("CARGO_MANIFEST_DIR"));
        let map = fst::Map::new(std::fs::read(path).expect("it is there")).expect("fst wrote it");
        let mut words = map.stream();
        while let Some((word, _)) = words.next() {
            let word = std::str::from_utf8(word).expect("words are UTF-8");
            let mut inside = word.chars().rev().skip(1);
            let inside = inside.any(|letter| FINAL.contains(&letter));
            assert!(!inside || !is_used(word, COMMON), "{word}");
        }
    }
}
