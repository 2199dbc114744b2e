//! The whole builder on a corpus and sheets of a few lines, without the spelling dictionary.

use super::input::Input;
use super::witness::Witness;
use super::{Files, build};
use std::collections::BTreeMap;
use tadqiq::lexicon::{Pos, bits};

const NEWS: &str = r#"{"source":"a","title":"أعلن الوزير","body":"أعلن الوزراء في 3 كتب و20 كتابا عن الإعلان. يعلن الكبير والكبيرة ويعلنه والكبير."}
{"source":"b","title":"إعلان","body":"الإعلان الكبير، وهذا الكتاب للوزير، أعلنوا للكبيرة إعلانا."}"#;
const WIKI: &str = "الكتاب الكبير أعلن الكبيرة الكبيرة";

/// The columns of every sheet here. A row names its cells; `+` stands for a space in them.
const COLUMNS: [&str; 15] = [
    "DEFINE",
    "CLASS",
    "FUNC",
    "FORM",
    "LEMMA",
    "ROOT",
    "PATTERN_ABSTRACT",
    "PATTERN_LEMMA",
    "COND-S",
    "COND-T",
    "FEAT",
    "PREFIX",
    "STEM",
    "SUFFIX",
    "VARIANT",
];
const SHEETS: [(&str, &[&str]); 16] = [
    (
        "MSA-Verb-LEX-PV",
        &[
            "DEFINE=LEXICON CLASS=[STEM-PV] FORM=>aEolan LEMMA=>aEolan ROOT=E.l.n \
           PATTERN_ABSTRACT=>a1o2a3 COND-S=trans",
        ],
    ),
    (
        "MSA-Verb-LEX-IV",
        &["DEFINE=LEXICON CLASS=[STEM-IV] FORM=Eolin LEMMA=>aEolan COND-S=trans"],
    ),
    ("MSA-Verb-LEX-CV", &[]),
    (
        "MSA-Verb-MORPH",
        &[
            "DEFINE=MORPH CLASS=[PVSuff] FUNC=he FORM=a",
            "DEFINE=MORPH CLASS=[PVSuff] FUNC=they FORM=uwA",
            "DEFINE=MORPH CLASS=[IVPref.3MS] FUNC=he FORM=y FEAT=per:3+gen:m",
            "DEFINE=MORPH CLASS=[PRON.V] FUNC=none FORM=_",
            "DEFINE=MORPH CLASS=[PRON.V] FUNC=him FORM=hu COND-T=trans FEAT=enc0:3ms_dobj",
        ],
    ),
    (
        "MSA-Verb-ORDER",
        &[
            "DEFINE=ORDER PREFIX=[CONJ]+[VPART.P] STEM=[STEM-PV] SUFFIX=[PVSuff]+[PRON.V]",
            "DEFINE=ORDER PREFIX=[CONJ]+[VPART.I]+[IVPref.3MS] STEM=[STEM-IV] SUFFIX=[PRON.V]",
        ],
    ),
    ("MSA-Verb-PV-Passive-Patterns", &[]),
    ("MSA-Verb-IV-Passive-Patterns", &[]),
    (
        "MSA-Adj-LEX",
        &[
            "DEFINE=LEXICON CLASS=[STEM-ADJ] FORM=kabiyr LEMMA=kabiyr COND-T=MS||FS \
           FEAT=pos:adj+gen:-+num:-",
        ],
    ),
    ("MSA-Adj-Comp-LEX", &[]),
    ("MSA-Adj-Num-LEX", &[]),
    ("MSA-Noun-Num-LEX", &[]),
    ("MSA-Noun-Quant-LEX", &[]),
    ("MSA-Noun-Prop-LEX", &[]),
    (
        "MSA-Other-LEX",
        &["DEFINE=LEXICON CLASS=[STEM-CONJ] FORM=fiy LEMMA=fiy FEAT=pos:prep"],
    ),
    (
        "MSA-Nom-MORPH",
        &[
            "DEFINE=MORPH CLASS=[NSuff] FUNC=m FORM=_ COND-S=MS FEAT=form_gen:m+form_num:s",
            "DEFINE=MORPH CLASS=[NSuff] FUNC=f FORM=ap COND-S=FS FEAT=form_gen:f+form_num:s",
        ],
    ),
    (
        "MSA-Nom-ORDER",
        &[
            "DEFINE=ORDER PREFIX=[CONJ]+[PREP]+[ART] STEM=[STEM-ADJ] SUFFIX=[NSuff]",
            "DEFINE=ORDER PREFIX=[CONJ]+[PREP] STEM=[STEM-NOM] SUFFIX=[NSuff]",
            "DEFINE=ORDER PREFIX=[CONJ]+[PREP]+[ART] STEM=[STEM-NOM] SUFFIX=[NSuff]",
            "DEFINE=ORDER PREFIX=[CONJ] STEM=[STEM-CONJ]",
        ],
    ),
];

fn camel() -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, rows) in SHEETS {
        let mut sheet = COLUMNS.join(",");
        for row in rows {
            let named: BTreeMap<&str, &str> = row
                .split_whitespace()
                .filter_map(|cell| cell.split_once('='))
                .collect();
            let cell = |name: &&str| {
                named
                    .get(name)
                    .map_or(String::new(), |cell| cell.replace('+', " "))
            };
            sheet.push('\n');
            sheet.push_str(&COLUMNS.iter().map(cell).collect::<Vec<_>>().join(","));
        }
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(sheet.len()).expect("a short sheet"));
        header.set_cksum();
        archive
            .append_data(&mut header, format!("{name}.csv"), sheet.as_bytes())
            .expect("memory takes it");
    }
    archive.into_inner().expect("memory takes it")
}

fn built() -> Files {
    let input = |name: &str, bytes: &[u8]| Input {
        name: name.to_owned(),
        sha256: "0".to_owned(),
        bytes: bytes.to_vec(),
    };
    let inputs = [
        input("news", NEWS.as_bytes()),
        input("wiki", WIKI.as_bytes()),
        input("camel", &camel()),
    ];
    let mut witness = Witness::credulous();
    build(&inputs, &mut witness, true).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    assert!(built() == built());
}

#[test]
fn forms_have_the_features_of_the_words_they_can_be() {
    let forms = fst::Map::new(built().forms).expect("a map");
    let has = |form: &str, bit: u32| forms.get(form).is_some_and(|value| value >> bit & 1 == 1);
    for (form, bit) in [
        ("أعلن", Pos::PerfectVerb as u32),
        ("أعلنوا", Pos::PerfectVerb as u32),
        ("ويعلنه", Pos::ImperfectVerb as u32),
        ("الإعلان", Pos::Masdar as u32),
        ("للكبيرة", Pos::Adjective as u32),
        ("والكبيرة", bits::FEMININE),
        ("الكتاب", bits::THING),
        ("كتب", bits::BROKEN),
        ("الوزير", bits::HUMAN),
        ("كتب", bits::PLURAL),
        ("في", Pos::Particle as u32),
    ] {
        assert!(has(form, bit), "{form} {bit}");
    }
    assert!(!has("الكبير", Pos::PerfectVerb as u32) && !has("أعلن", Pos::Noun as u32));
}

#[test]
fn relations_lead_both_ways() {
    let relations = fst::Map::new(built().relations).expect("a map");
    let pairs: BTreeMap<&str, bool> = ["كتب\0كتاب", "كتاب\0كتب", "إعلان\0أعلن", "أعلن\0إعلان"]
        .into_iter()
        .map(|pair| (pair, relations.get(pair).is_some()))
        .collect();
    assert!(pairs.values().all(|known| *known), "{pairs:?}");
}
