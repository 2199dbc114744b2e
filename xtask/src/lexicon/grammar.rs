//! The morphotactics of Camel Morph MSA: which affixes a stem takes, read from its sheets.
//!
//! A sheet `MORPH` lists the written shapes of each class of morphs. A shape *sets* conditions
//! (`COND-S`) and *tests* those that it and its neighbours set (`COND-T`): columns that all must
//! hold, alternatives divided by `||`, `!` for "not", and `else` for "none of what the sister rows
//! ask in this column". A sheet `ORDER` lists the sequences of classes that make a word. Proclitics
//! are left out here: a word is looked up behind each that its state and case allow.

use super::buckwalter;
use super::camel::Row;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The affixes of verbs, or of nominals.
pub(crate) struct Grammar {
    morphs: HashMap<String, Vec<Morph>>,
    orders: Vec<Order>,
    conditions: Conditions,
}

/// What stands before and after a stem, without proclitics, in Arabic letters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Frame {
    pub(crate) before: String,
    pub(crate) after: String,
    /// The features of all its morphs, `name:value`, divided by spaces.
    pub(crate) features: String,
    pub(crate) behind: Behind,
}

/// The proclitics that may stand before a word, conjunctions aside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Behind {
    /// None.
    Nothing,
    /// A preposition or none.
    Preposition,
    /// The article.
    Article,
    /// The article, after a preposition or not.
    PrepositionAndArticle,
    /// The sign of the future or of purpose, or none: imperfects.
    VerbParticle,
}

struct Morph {
    form: String,
    sets: u128,
    tests: Vec<Test>,
    features: String,
}

/// One column of `COND-T`.
#[derive(Clone, PartialEq, Eq)]
struct Test {
    any: u128,
    none: u128,
    /// Whether the column is an `else`: it holds when neither of the two does.
    negated: bool,
}

struct Order {
    before: Vec<String>,
    stem: String,
    after: Vec<String>,
    behind: Behind,
}

#[derive(Default)]
struct Conditions(BTreeMap<String, u128>);

impl Conditions {
    fn bit(&mut self, name: &str) -> u128 {
        let next = 1 << self.0.len();
        *self.0.entry(name.to_owned()).or_insert(next)
    }

    fn sets(&mut self, cell: &str) -> u128 {
        let names = cell.split_whitespace().filter(|name| *name != "_");
        names.fold(0, |sum, name| sum | self.bit(name))
    }

    fn test(&mut self, column: &str) -> Test {
        let mut test = Test {
            any: 0,
            none: 0,
            negated: false,
        };
        for name in column.split("||").filter(|name| !name.is_empty()) {
            match name.strip_prefix('!') {
                Some(name) => test.none |= self.bit(name),
                None => test.any |= self.bit(name),
            }
        }
        test
    }
}

impl Test {
    fn holds(&self, set: u128) -> bool {
        let holds = self.any & set != 0 || self.none != 0 && self.none & set != self.none;
        holds != self.negated
    }
}

impl Grammar {
    /// Reads a pair of sheets.
    pub(crate) fn read(morphs: &[Row], orders: &[Row]) -> Self {
        let mut grammar = Self {
            morphs: HashMap::new(),
            orders: orders.iter().filter_map(Order::read).collect(),
            conditions: Conditions::default(),
        };
        let classical = |row: &&Row| row.cell("VARIANT").contains("CA");
        let rows: Vec<&Row> = morphs
            .iter()
            .filter(|row| row.cell("DEFINE") == "MORPH" && !classical(row))
            .filter(|row| !row.cell("FEAT").contains("correctness:n"))
            .collect();
        for row in &rows {
            let tests = grammar.tests(row, &rows);
            let form = buckwalter::arabic(row.cell("FORM").trim_matches('_'));
            let morph = Morph {
                form: form.unwrap_or_default(),
                sets: grammar.conditions.sets(row.cell("COND-S")),
                tests,
                features: row.cell("FEAT").to_owned(),
            };
            let class = row.cell("CLASS").to_owned();
            grammar.morphs.entry(class).or_default().push(morph);
        }
        grammar
    }

    /// The tests of a row. An `else` excludes what the rows of the same morph ask in its column
    /// after the same columns before it.
    fn tests(&mut self, row: &Row, rows: &[&Row]) -> Vec<Test> {
        let columns = columns(row.cell("COND-T"));
        let sisters: Vec<Vec<&str>> = rows
            .iter()
            .filter(|other| {
                ["CLASS", "FUNC"]
                    .iter()
                    .all(|name| other.cell(name) == row.cell(name))
            })
            .map(|other| self::columns(other.cell("COND-T")))
            .collect();
        let mut tests = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            if *column != "else" {
                tests.push(self.conditions.test(column));
                continue;
            }
            let asked: BTreeSet<&str> = sisters
                .iter()
                .filter(|sister| sister.get(..index) == columns.get(..index))
                .filter_map(|sister| sister.get(index).copied())
                .filter(|column| *column != "else")
                .collect();
            for column in asked {
                let test = self.conditions.test(column);
                tests.push(Test {
                    negated: true,
                    ..test
                });
            }
        }
        tests
    }

    /// All frames of the stems of `class` that set and test these conditions.
    pub(crate) fn frames(&mut self, stem: &Stem<'_>) -> Vec<Frame> {
        let sets = self.conditions.sets(stem.sets);
        let columns = columns(stem.tests);
        let tests: Vec<Test> = columns
            .iter()
            .map(|column| self.conditions.test(column))
            .collect();
        let mut frames = BTreeSet::new();
        for order in &self.orders {
            if order.stem != stem.class {
                continue;
            }
            let classes: Vec<&[Morph]> = order
                .before
                .iter()
                .chain(&order.after)
                .map(|class| self.morphs.get(class).map_or(&[][..], Vec::as_slice))
                .collect();
            let mut walk = Walk {
                order,
                classes,
                tests: &tests,
                chosen: Vec::new(),
                frames: &mut frames,
            };
            walk.descend(sets);
        }
        frames.into_iter().collect()
    }
}

/// What of a stem decides its frames.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stem<'a> {
    pub(crate) class: &'a str,
    pub(crate) sets: &'a str,
    pub(crate) tests: &'a str,
}

/// Chooses a morph of each class in turn.
struct Walk<'a> {
    order: &'a Order,
    classes: Vec<&'a [Morph]>,
    tests: &'a [Test],
    chosen: Vec<&'a Morph>,
    frames: &'a mut BTreeSet<Frame>,
}

impl Walk<'_> {
    fn descend(&mut self, set: u128) {
        let Some(class) = self.classes.get(self.chosen.len()).copied() else {
            let own = self.tests.iter().all(|test| test.holds(set));
            let all = || self.chosen.iter().flat_map(|morph| &morph.tests);
            if own && all().all(|test| test.holds(set)) {
                let frame = self.frame();
                self.frames.insert(frame);
            }
            return;
        };
        for morph in class {
            self.chosen.push(morph);
            self.descend(set | morph.sets);
            self.chosen.pop();
        }
    }

    fn frame(&self) -> Frame {
        let (before, after) = self.chosen.split_at(self.order.before.len());
        let forms = |morphs: &[&Morph]| morphs.iter().map(|morph| morph.form.as_str()).collect();
        let features: Vec<&str> = self
            .chosen
            .iter()
            .map(|morph| morph.features.as_str())
            .collect();
        Frame {
            before: forms(before),
            after: forms(after),
            features: features.join(" "),
            behind: self.order.behind,
        }
    }
}

impl Order {
    /// `None` for the moods of oath and for what only poetry allows.
    fn read(row: &Row) -> Option<Self> {
        if row.cell("DEFINE") != "ORDER" || row.cell("EXCLUDE").starts_with("RED") {
            return None;
        }
        let classes = |name: &str| -> Vec<String> {
            row.cell(name)
                .split_whitespace()
                .map(str::to_owned)
                .collect()
        };
        let prefix = classes("PREFIX");
        let has = |class: &str| prefix.iter().any(|known| known == class);
        let behind = match (has("[ART]"), has("[PREP]")) {
            _ if prefix
                .iter()
                .any(|class| class.starts_with("[VPART.") && class != "[VPART.P]") =>
            {
                Behind::VerbParticle
            }
            (true, true) => Behind::PrepositionAndArticle,
            (true, false) => Behind::Article,
            (false, true) => Behind::Preposition,
            (false, false) => Behind::Nothing,
        };
        let mut stems = classes("STEM").into_iter();
        let stem = stems.next()?;
        let after: Vec<String> = stems
            .chain(classes("SUFFIX"))
            .filter(|class| class != "[PRON2]")
            .collect();
        let energetic = |class: &String| {
            let verbal = class.starts_with("[IVSuff") || class.starts_with("[CVSuff");
            verbal && (class.contains(".E") || class.contains(".X"))
        };
        if after.iter().any(energetic) {
            return None;
        }
        let before = prefix
            .into_iter()
            .filter(|class| class.starts_with("[IVP"))
            .collect();
        Some(Self {
            before,
            stem,
            after,
            behind,
        })
    }
}

fn columns(cell: &str) -> Vec<&str> {
    cell.split_whitespace()
        .filter(|column| *column != "_")
        .collect()
}
