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
    sheets: BTreeMap<String, String>,
    names: Vec<Row>,
}

/// A row of a sheet, by column.
pub(crate) struct Row(BTreeMap<String, String>);

impl Row {
    /// A cell; empty when there is no such column.
    pub(crate) fn cell(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
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
        let mut camel = Self {
            verbs: Vec::new(),
            imperatives: BTreeSet::new(),
            names: Vec::new(),
            sheets,
        };
        camel.verbs = verbs(&camel.lexicon("MSA-Verb-LEX-PV.csv")?);
        camel.imperatives = imperatives(&camel.lexicon("MSA-Verb-LEX-CV.csv")?);
        camel.names = camel.lexicon("MSA-Noun-Prop-LEX.csv")?;
        Ok(camel)
    }

    /// The rows of a sheet.
    pub(crate) fn sheet(&self, name: &str) -> Result<Vec<Row>> {
        let sheet = self.sheets.get(name);
        rows(sheet.ok_or_else(|| format!("no sheet {name}"))?)
    }

    /// The rows of a sheet that are entries of the lexicon: one commented out is marked in its
    /// DEFINE column.
    pub(crate) fn lexicon(&self, name: &str) -> Result<Vec<Row>> {
        let mut rows = self.sheet(name)?;
        rows.retain(|row| row.cell("DEFINE") == "LEXICON");
        Ok(rows)
    }

    /// The proper names as written, without marks; names of fewer than two letters left out.
    pub(crate) fn proper_names(&self) -> BTreeSet<String> {
        self.names
            .iter()
            .filter_map(|row| buckwalter::arabic(row.cell("LEMMA")))
            .filter(|name| name.chars().nth(1).is_some())
            .collect()
    }
}

fn rows(text: &str) -> Result<Vec<Row>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: std::result::Result<Vec<_>, _> = reader.deserialize().collect();
    Ok(rows?.into_iter().map(Row).collect())
}

fn verbs(rows: &[Row]) -> Vec<Verb> {
    let mut verbs = BTreeSet::new();
    for row in rows {
        verbs.insert(Verb {
            // A digit or vowel after a dash tells homographs apart.
            lemma: row
                .cell("LEMMA")
                .split('-')
                .next()
                .unwrap_or_default()
                .to_owned(),
            pattern: row.cell("PATTERN_ABSTRACT").to_owned(),
            root: row.cell("ROOT").to_owned(),
            transitive: row
                .cell("COND-S")
                .split(' ')
                .any(|word| word == "trans" || word == "ditrans"),
        });
    }
    verbs.into_iter().collect()
}

fn imperatives(rows: &[Row]) -> BTreeSet<String> {
    let plain = |form: &&str| form.starts_with('{');
    rows.iter()
        .map(|row| row.cell("FORM"))
        .filter(plain)
        .filter_map(buckwalter::arabic)
        .collect()
}
