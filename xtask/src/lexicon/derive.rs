//! Masdars and perfects whose first letter is a rule of grammar, derived from the verbs.
//!
//! Forms IV, VII, VIII, IX, X and the quadriliterals that begin with an alef are regular: the
//! masdar follows from the vowelled perfect by the shape of its end. Everything here is in
//! Buckwalter transliteration.

use super::buckwalter::skeleton;
use super::camel::Verb;

/// Why a word's first letter is written as it is. The numbers are those of `hamza.fst`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// Masdar of form IV: hamza below.
    FourMasdar = 1,
    /// Perfect of form IV, or of a verb whose first radical is a hamza: hamza above.
    FourPerfect = 2,
    /// Masdar of forms VII to X and of the quadriliterals: plain alef.
    WaslMasdar = 3,
    /// Perfect of the same: plain alef.
    WaslPerfect = 4,
}

/// A masdar or a perfect, with the verb it comes from.
pub(crate) struct Lemma {
    pub(crate) class: Class,
    /// The verb form: `IV`, `VII` to `X`, `XII`, `QIII`, `QIV`; `I`, `II`, `QI` with a hamza radical.
    pub(crate) form: &'static str,
    /// The masdar without marks, or the perfect with marks.
    pub(crate) word: String,
    pub(crate) root: String,
    pub(crate) transitive: bool,
}

/// The lemmas of all verbs in the forms above, in order of class and word.
pub(crate) fn lemmas(verbs: &[Verb]) -> Vec<Lemma> {
    let mut lemmas: Vec<Lemma> = verbs.iter().flat_map(of_verb).collect();
    lemmas.sort_by(|one, other| {
        (one.class, &one.word, &one.root).cmp(&(other.class, &other.word, &other.root))
    });
    lemmas.dedup_by(|one, other| one.class == other.class && one.word == other.word);
    lemmas
}

fn of_verb(verb: &Verb) -> Vec<Lemma> {
    let lemma = |class, form, word| Lemma {
        class,
        form,
        word,
        root: verb.root.clone(),
        transitive: verb.transitive,
    };
    if verb.pattern == "1A2a3" && verb.lemma.starts_with('|') {
        // Form III and form IV of a root in hamza share their perfect; only the masdar differs,
        // and the corpora tell which of them exist.
        return vec![lemma(Class::FourMasdar, "IV", four_masdar(&verb.lemma))];
    }
    if let Some(form) = radical_hamza_form(verb) {
        return vec![lemma(Class::FourPerfect, form, verb.lemma.clone())];
    }
    let Some(form) = form_of(&verb.pattern) else {
        return Vec::new();
    };
    if form == "IV" {
        vec![
            lemma(Class::FourMasdar, form, four_masdar(&verb.lemma)),
            lemma(Class::FourPerfect, form, verb.lemma.clone()),
        ]
    } else {
        vec![
            lemma(Class::WaslMasdar, form, wasl_masdar(form, &verb.lemma)),
            lemma(Class::WaslPerfect, form, verb.lemma.clone()),
        ]
    }
}

/// The form of a verb whose hamza is its first radical and stays above an alef in the perfect.
fn radical_hamza_form(verb: &Verb) -> Option<&'static str> {
    let form = match verb.pattern.as_str() {
        "1a2a3" => "I",
        "1a2~a3" => "II",
        "1a2o3a4" => "QI",
        _ => return None,
    };
    verb.lemma.starts_with('>').then_some(form)
}

fn form_of(pattern: &str) -> Option<&'static str> {
    Some(match pattern {
        ">a1o2a3" => "IV",
        "{ino1a2a3" => "VII",
        "{i1ota2a3" => "VIII",
        "{i1o2a3~" => "IX",
        "{isota1o2a3" => "X",
        "{i1o2awo2a3" => "XII",
        "{i1o2ano3a4" => "QIII",
        "{i1o2a3a4~" => "QIV",
        _ => return None,
    })
}

/// The end of a perfect, which decides how its masdar and its endings are built.
pub(crate) enum Ending<'a> {
    /// A long vowel: `>aEoTaY`, with what stands before it.
    Defective(&'a str),
    /// A doubled last radical: `>aHal~`, with what stands before it and the radical.
    Doubled(&'a str, char),
    /// A long vowel before the last radical: `>aqaAm`.
    Hollow(&'a str, char),
    /// Anything else, with the last radical.
    Sound(&'a str, char),
}

/// Splits a perfect: `skeleton` is `lemma` without marks.
pub(crate) fn ending<'a>(lemma: &str, skeleton: &'a str) -> Ending<'a> {
    let mut letters = skeleton.chars();
    let last = letters.next_back().unwrap_or_default();
    let before = letters.as_str();
    if lemma.ends_with("aY") || lemma.ends_with("aA") {
        Ending::Defective(before)
    } else if lemma.ends_with('~') {
        Ending::Doubled(before, last)
    } else if let Some(stem) = before.strip_suffix('A').filter(|stem| !stem.is_empty()) {
        Ending::Hollow(stem, last)
    } else {
        Ending::Sound(before, last)
    }
}

fn four_masdar(lemma: &str) -> String {
    let perfect = skeleton(lemma);
    let mut stem = String::from("<");
    let mut letters = perfect.chars();
    // A weak first radical, or a hamza run together with the prefix, becomes a long i.
    let first = letters.next();
    let radicals = letters.as_str();
    match (first, radicals.strip_prefix('w')) {
        (Some('|'), _) => {
            stem.push('y');
            stem.push_str(radicals);
        }
        (_, Some(rest)) if lemma.starts_with(">awo") => {
            stem.push('y');
            stem.push_str(rest);
        }
        _ => stem.push_str(radicals),
    }
    let masdar = match ending(lemma, &stem) {
        Ending::Defective(base) => format!("{base}A'"),
        Ending::Doubled(base, last) => format!("{base}{last}A{last}"),
        Ending::Hollow(base, last) => format!("{base}A{last}p"),
        Ending::Sound(base, last) => format!("{base}A{}", final_hamza(last)),
    };
    masdar.replace(">A", "|")
}

fn wasl_masdar(form: &str, lemma: &str) -> String {
    let perfect = weak_to_long_i(form, lemma);
    let masdar = match ending(lemma, &perfect) {
        Ending::Defective(base) => format!("{base}A'"),
        Ending::Doubled(base, last) => format!("{base}{last}A{last}"),
        Ending::Hollow(base, last) if form == "X" => format!("{base}A{last}p"),
        Ending::Hollow(base, last) => format!("{base}yA{last}"),
        Ending::Sound(base, last) => format!("{base}A{}", final_hamza(last)),
    };
    if form == "X" {
        // The second radical follows a consonant, the first one an i.
        match masdar.strip_prefix("Ast>") {
            Some(rest) => format!("Ast}}{rest}"),
            None => masdar.replace(">A", "|"),
        }
    } else {
        masdar.replace('>', "}")
    }
}

/// The perfect's letters with the w that an i turns into y.
fn weak_to_long_i(form: &str, lemma: &str) -> String {
    let perfect = skeleton(lemma);
    let at = match form {
        "X" if lemma.starts_with("{isotawo") => 3,
        "XII" => 3,
        _ => return perfect,
    };
    perfect
        .chars()
        .enumerate()
        .map(|(index, sign)| {
            if index == at && sign == 'w' {
                'y'
            } else {
                sign
            }
        })
        .collect()
}

fn final_hamza(last: char) -> char {
    if last == '>' { '\'' } else { last }
}

#[cfg(test)]
mod tests {
    use super::{four_masdar, wasl_masdar};

    #[test]
    fn form_four_masdars_follow_the_end_of_the_perfect() {
        for (perfect, masdar) in [
            (">aEolan", "<ElAn"),
            (">aHal~", "<HlAl"),
            (">aqaAm", "<qAmp"),
            (">aEoTaY", "<ETA'"),
            (">awoSal", "<ySAl"),
            (">awofaY", "<yfA'"),
            (">ayoqan", "<yqAn"),
            (">asaA'", "<sA'p"),
            (">aboTa>", "<bTA'"),
            (">aHoyaY", "<HyA'"),
            ("|man", "<ymAn"),
            ("|*aY", "<y*A'"),
        ] {
            assert_eq!(four_masdar(perfect), masdar, "{perfect}");
        }
    }

    #[test]
    fn the_other_masdars_follow_the_end_of_the_perfect() {
        for (form, perfect, masdar) in [
            ("VII", "{inofaSal", "AnfSAl"),
            ("VII", "{inohaAr", "AnhyAr"),
            ("VII", "{inoDam~", "AnDmAm"),
            ("VII", "{inoqaDaY", "AnqDA'"),
            ("VIII", "{ijotamaE", "AjtmAE"),
            ("VIII", "{it~aSal", "AtSAl"),
            ("VIII", "{iDoTarab", "ADTrAb"),
            ("VIII", "{izodahar", "AzdhAr"),
            ("VIII", "{id~aEaY", "AdEA'"),
            ("VIII", "{ixotaAr", "AxtyAr"),
            ("VIII", "{i}otalaf", "A}tlAf"),
            ("VIII", "{ilota>am", "Alt}Am"),
            ("VIII", "{ibotada>", "AbtdA'"),
            ("IX", "{iHomar~", "AHmrAr"),
            ("X", "{isotaxodam", "AstxdAm"),
            ("X", "{isotaqaAm", "AstqAmp"),
            ("X", "{isotawolaY", "AstylA'"),
            ("X", "{isota>onaf", "Ast}nAf"),
            ("X", "{isotaEad~", "AstEdAd"),
            ("XII", "{ixo$awo$an", "Ax$y$An"),
            ("QIV", "{iToma>an~", "ATm}nAn"),
        ] {
            assert_eq!(wasl_masdar(form, perfect), masdar, "{perfect}");
        }
    }
}
