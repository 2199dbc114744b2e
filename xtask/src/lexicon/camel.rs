//! The sheets of Camel Morph MSA: verbs, their imperatives, proper names.

use super::Result;
use super::buckwalter;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

/// What the builder takes from the sheets.
pub(crate) struct Camel {
    /// Verb lemmas, one row each, in order.
    pub(crate) verbs: Vec<Verb>,
    /// Singular imperatives that begin with a plain alef, in Arabic letters.
    pub(crate) imperatives: BTreeSet<String>,
    names: Vec<BTreeMap<String, String>>,
}

/// A verb: all in Buckwalter transliteration with vowel marks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Verb {
    /// The third person masculine singular of the perfect.
    pub(crate) lemma: String,
    /// The pattern, radicals as digits: `>a1o2a3`.
    pub(crate) pattern: String,
    /// The root, radicals divided by points.
    pub(crate) root: String,
    /// Whether it may take an object.
    pub(crate) transitive: bool,
}

impl Camel {
    /// Reads the tar archive of CSV sheets.
    pub(crate) fn read(archive: &[u8]) -> Result<Self> {
        let mut sheets = BTreeMap::new();
        for entry in tar::Archive::new(archive).entries()? {
            let mut entry = entry?;
            let name = entry
                .path()?
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if entry
                .path()?
                .extension()
                .is_some_and(|extension| extension == "csv")
            {
                let mut text = String::new();
                entry.read_to_string(&mut text)?;
                sheets.insert(name, text);
            }
        }
        let sheet = |name: &str| rows(sheets.get(name).ok_or_else(|| format!("no sheet {name}"))?);
        Ok(Self {
            verbs: verbs(&sheet("MSA-Verb-LEX-PV.csv")?),
            imperatives: imperatives(&sheet("MSA-Verb-LEX-CV.csv")?),
            names: sheet("MSA-Noun-Prop-LEX.csv")?,
        })
    }

    /// The proper names as written, without marks; names of fewer than two letters left out.
    pub(crate) fn proper_names(&self) -> BTreeSet<String> {
        self.names
            .iter()
            .filter_map(|row| buckwalter::arabic(row.get("LEMMA")?))
            .filter(|name| name.chars().nth(1).is_some())
            .collect()
    }
}

fn rows(text: &str) -> Result<Vec<BTreeMap<String, String>>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: std::result::Result<Vec<BTreeMap<String, String>>, _> =
        reader.deserialize().collect();
    // A row commented out in the sheet is marked in its DEFINE column.
    let entry = |row: &BTreeMap<_, _>| row.get("DEFINE").is_some_and(|define| define == "LEXICON");
    Ok(rows?.into_iter().filter(entry).collect())
}

fn verbs(rows: &[BTreeMap<String, String>]) -> Vec<Verb> {
    let mut verbs = BTreeSet::new();
    for row in rows {
        let cell = |name: &str| row.get(name).map_or("", String::as_str);
        verbs.insert(Verb {
            // A digit or vowel after a dash tells homographs apart.
            lemma: cell("LEMMA")
                .split('-')
                .next()
                .unwrap_or_default()
                .to_owned(),
            pattern: cell("PATTERN_ABSTRACT").to_owned(),
            root: cell("ROOT").to_owned(),
            transitive: cell("COND-S")
                .split(' ')
                .any(|word| word == "trans" || word == "ditrans"),
        });
    }
    verbs.into_iter().collect()
}

fn imperatives(rows: &[BTreeMap<String, String>]) -> BTreeSet<String> {
    let plain = |form: &&str| form.starts_with('{');
    rows.iter()
        .filter_map(|row| row.get("FORM").map(String::as_str))
        .filter(plain)
        .filter_map(buckwalter::arabic)
        .collect()
}
