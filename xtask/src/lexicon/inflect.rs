//! The written forms of a masdar and of a perfect verb, in Buckwalter transliteration.

use super::buckwalter::skeleton;
use super::derive::{Ending, ending};

/// Object and possessive pronouns; the first person `y` of nouns and `ny` of verbs is added apart.
const PRONOUNS: [&str; 9] = ["h", "hA", "hm", "hmA", "hn", "k", "km", "nA", "kmA"];

/// All written forms of a masdar: number, nisba, accusative alef, pronouns.
pub(crate) fn masdar(word: &str) -> Vec<String> {
    let mut forms = Forms::default();
    if let Some(stem) = word.strip_suffix('p') {
        forms.feminine(stem);
        forms.plural(stem);
        forms.nisba(stem);
    } else if let Some(stem) = word.strip_suffix('\'') {
        forms.add(word, &["", "An", "yn"]);
        for seat in ["'", "&", "}"] {
            forms.pronouns(&format!("{stem}{seat}"));
        }
        forms.add(stem, &["}y", "}yn"]);
        forms.feminine(word);
        forms.plural(word);
        forms.nisba(&format!("{stem}}}"));
    } else {
        forms.add(word, &["", "A", "An", "yn", "y"]);
        forms.pronouns(word);
        forms.feminine(word);
        forms.plural(word);
        forms.nisba(word);
    }
    forms.done()
}

/// All written forms of a perfect, given with its marks; objects only on transitive verbs.
pub(crate) fn perfect(lemma: &str, transitive: bool) -> Vec<String> {
    let word = skeleton(lemma);
    let stems = Stems::of(lemma, &word);
    let mut forms = Forms::default();
    forms.add(&stems.he, &[""]);
    forms.add(&stems.vowel, &["t", "tA"]);
    forms.add(&stems.they, &["wA"]);
    forms.add(&stems.dual, &[""]);
    let first = if stems.consonant.ends_with('t') {
        ""
    } else {
        "t"
    };
    let we = if stems.consonant.ends_with('n') {
        "A"
    } else {
        "nA"
    };
    forms.add(&stems.consonant, &[first, we, "n", "tm"]);
    if stems.consonant.ends_with('n') {
        forms.add(&stems.consonant, &[""]);
    }
    if transitive {
        forms.objects(&stems.he_with_object);
        forms.objects(&format!("{}t", stems.vowel));
        forms.objects(&format!("{}w", stems.they));
        forms.objects(&format!("{}{first}", stems.consonant));
        forms.objects(&format!("{}{we}", stems.consonant));
    }
    forms.done()
}

/// The shapes a perfect takes before its endings.
struct Stems {
    he: String,
    he_with_object: String,
    /// Before `t` and `tA` of the third person feminine.
    vowel: String,
    /// Before `wA`.
    they: String,
    /// The third person masculine dual.
    dual: String,
    /// Before endings that begin with a consonant.
    consonant: String,
}

impl Stems {
    fn of(lemma: &str, word: &str) -> Self {
        match ending(lemma, word) {
            Ending::Defective(base) => Self::defective(base),
            Ending::Doubled(..) => Self::plain(
                word,
                format!("{word}{}", word.chars().next_back().unwrap_or_default()),
            ),
            Ending::Hollow(base, '\'') => Self {
                they: format!("{base}A&"),
                ..Self::plain(word, format!("{base}>"))
            },
            Ending::Hollow(base, last) => Self::plain(word, format!("{base}{last}")),
            Ending::Sound(base, '>') => Self {
                they: format!("{base}&"),
                dual: format!("{base}|"),
                ..Self::plain(word, word.to_owned())
            },
            Ending::Sound(..) => Self::plain(word, word.to_owned()),
        }
    }

    fn plain(word: &str, consonant: String) -> Self {
        Self {
            he: word.to_owned(),
            he_with_object: word.to_owned(),
            vowel: word.to_owned(),
            they: word.to_owned(),
            dual: format!("{word}A"),
            consonant,
        }
    }

    fn defective(base: &str) -> Self {
        // After y the long vowel is an alef even at the end: AHyA.
        let he = if base.ends_with('y') {
            format!("{base}A")
        } else {
            format!("{base}Y")
        };
        let he_with_object = match base.strip_suffix('>') {
            Some(before) => format!("{before}|"),
            None => format!("{base}A"),
        };
        Self {
            he,
            he_with_object,
            vowel: base.to_owned(),
            they: base.to_owned(),
            dual: format!("{base}yA"),
            consonant: format!("{base}y"),
        }
    }
}

#[derive(Default)]
struct Forms(Vec<String>);

impl Forms {
    fn add(&mut self, stem: &str, endings: &[&str]) {
        self.0
            .extend(endings.iter().map(|ending| format!("{stem}{ending}")));
    }

    fn pronouns(&mut self, stem: &str) {
        self.add(stem, &PRONOUNS);
    }

    fn objects(&mut self, stem: &str) {
        self.add(stem, &PRONOUNS);
        self.add(stem, &["ny"]);
    }

    fn feminine(&mut self, stem: &str) {
        self.add(stem, &["p", "tAn", "tyn", "ty"]);
        self.pronouns(&format!("{stem}t"));
    }

    fn plural(&mut self, stem: &str) {
        self.add(stem, &["At", "Aty"]);
        self.pronouns(&format!("{stem}At"));
    }

    fn nisba(&mut self, stem: &str) {
        self.add(
            stem,
            &["y", "yA", "yp", "yAn", "yyn", "ywn", "ytAn", "ytyn", "yAt"],
        );
        self.pronouns(&format!("{stem}yt"));
        self.pronouns(&format!("{stem}yAt"));
    }

    fn done(mut self) -> Vec<String> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{masdar, perfect};

    #[track_caller]
    fn holds(forms: &[String], expected: &str) {
        for form in expected.split(' ') {
            assert!(forms.iter().any(|known| known == form), "{form} is missing");
        }
    }

    #[test]
    fn a_masdar_takes_number_nisba_and_pronouns() {
        holds(
            &masdar("<ElAn"),
            "<ElAn <ElAnA <ElAnAt <ElAnyp <ElAnh <ElAnAthm <ElAnyn",
        );
        holds(&masdar("<qAmp"), "<qAmp <qAmth <qAmAt <qAmtyn");
        holds(
            &masdar("<jrA'"),
            "<jrA' <jrA'At <jrA&h <jrA}hA <jrA'h <jrA'yn <jrA}y <jrA}yp",
        );
    }

    #[test]
    fn a_perfect_changes_its_stem_before_its_endings() {
        holds(
            &perfect("{isotaqobal", true),
            "Astqbl Astqblt AstqblwA Astqblwh AstqblnA Astqblth",
        );
        holds(
            &perfect(">aEoTaY", true),
            ">ETY >ETAh >ETt >ETwA >ETynA >ETwhm >ETyA",
        );
        holds(
            &perfect(">aqaAm", true),
            ">qAm >qAmt >qmt >qmnA >qAmwA >qAmh",
        );
        holds(&perfect("{iHotal~", true), "AHtl AHtlt AHtllnA AHtlwA");
        holds(&perfect(">aEolan", false), ">Elnt >ElnA >ElnwA");
        holds(&perfect(">asaA'", true), ">sA' >sA't >sA&wA >s>t >sA'h");
        holds(&perfect(">aHoyaY", true), ">HyA >Hyt >HyAh");
    }

    #[test]
    fn an_intransitive_verb_takes_no_object() {
        assert!(!perfect("{inofaSal", false).contains(&"AnfSlh".to_owned()));
    }
}
