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

/// The regular masdars, with their verbs (both in letters, without marks) and the number of the verb
/// form; 13 and 14 are the first two of four radicals.
pub(crate) fn masdars(verbs: &[Verb]) -> Vec<(String, String, u8)> {
    let masdar = |verb: &Verb| {
        let (masdar, form) = masdar(verb)?;
        Some((masdar, skeleton(&verb.lemma), form))
    };
    let mut masdars: Vec<_> = verbs.iter().filter_map(masdar).collect();
    masdars.sort();
    masdars.dedup();
    masdars
}

fn masdar(verb: &Verb) -> Option<(String, u8)> {
    let perfect = skeleton(&verb.lemma);
    let two = |letters: &str| {
        let mut letters = letters.chars();
        let radicals = (letters.next()?, letters.next()?, letters.next());
        letters.next().is_none().then_some(radicals)
    };
    let form = |numeral| {
        ["IV", "VII", "VIII", "IX", "X"]
            .iter()
            .position(|known| *known == numeral)
    };
    Some(match verb.pattern.as_str() {
        "1a2~a3" => {
            let (first, second, third) = two(&perfect)?;
            let second = if second == '>' { '}' } else { second };
            let end = match third? {
                'Y' | 'A' => "yp".to_owned(),
                '>' => "}p".to_owned(),
                third => format!("y{third}"),
            };
            (format!("t{first}{second}{end}"), 2)
        }
        "1A2a3" => (format!("m{}p", long(&perfect.replacen('|', "&A", 1))), 3),
        "ta1a2~3" => (falling(&perfect), 5),
        "ta1A2a3" => (falling(&perfect), 6),
        "1a2o3a4" => (format!("{}p", long(&perfect)), 13),
        "ta1a2o3a4" => (falling(&perfect), 14),
        ">a1o2a3" => (four_masdar(&verb.lemma), 4),
        pattern => {
            let numeral = form_of(pattern)?;
            let number = match form(numeral)? {
                0 => 4,
                index => u8::try_from(index).ok()? + 6,
            };
            (wasl_masdar(numeral, &verb.lemma), number)
        }
    })
}

/// The final long a of a verb before a teh marbuta.
fn long(perfect: &str) -> String {
    match perfect.strip_suffix('Y') {
        Some(base) => format!("{base}A"),
        None => perfect.to_owned(),
    }
}

/// The u before the last radical of forms V and VI carries its hamza and bends a weak one to i.
fn falling(perfect: &str) -> String {
    if let Some(base) = perfect.strip_suffix(['Y', 'A']) {
        format!("{base}y")
    } else if let Some(base) = perfect.strip_suffix('>') {
        format!("{base}&")
    } else {
        perfect.to_owned()
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
    use super::super::camel::Verb;
    use super::{four_masdar, masdar, wasl_masdar};

    #[test]
    fn every_form_from_the_second_on_has_its_masdar() {
        for (pattern, lemma, expected) in [
            ("1a2~a3", "rat~ab", ("trtyb", 2)),
            ("1a2~a3", "sam~aY", ("tsmyp", 2)),
            ("1a2~a3", "bar~a>", ("tbr}p", 2)),
            ("1A2a3", "saAEad", ("msAEdp", 3)),
            ("1A2a3", "saAwaY", ("msAwAp", 3)),
            ("1A2a3", "|xa*", ("m&Ax*p", 3)),
            (">a1o2a3", ">aEolan", ("<ElAn", 4)),
            ("ta1a2~3", "taqad~am", ("tqdm", 5)),
            ("ta1a2~3", "taHad~aY", ("tHdy", 5)),
            ("ta1a2~3", "tanab~a>", ("tnb&", 5)),
            ("ta1A2a3", "taEaAwan", ("tEAwn", 6)),
            ("{ino1a2a3", "{inofajar", ("AnfjAr", 7)),
            ("{i1ota2a3", "{ijotamaE", ("AjtmAE", 8)),
            ("{isota1o2a3", "{isotaqobal", ("AstqbAl", 10)),
            ("1a2o3a4", "tarojam", ("trjmp", 13)),
            ("ta1a2o3a4", "tadahowar", ("tdhwr", 14)),
        ] {
            let verb = Verb {
                lemma: lemma.to_owned(),
                pattern: pattern.to_owned(),
                root: String::new(),
                transitive: true,
            };
            let found = masdar(&verb);
            let found = found.as_ref().map(|(word, form)| (word.as_str(), *form));
            assert_eq!(found, Some(expected), "{lemma}");
        }
    }

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
