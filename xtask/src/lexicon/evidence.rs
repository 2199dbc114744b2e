//! What stands before a noun and tells its gender and number: demonstratives and numbers.

use super::Result;
use super::buckwalter;
use super::fold::{self, Token};
use super::held_out::HeldOut;
use std::collections::{BTreeMap, HashMap};

/// The companions of each noun.
#[derive(Default)]
pub(crate) struct Evidence(BTreeMap<String, Companions>);

/// How often a noun stands behind each kind of companion; the first three without its article.
#[derive(Clone, Copy, Default)]
pub(crate) struct Companions {
    /// هذا, ذلك: a masculine singular.
    pub(crate) this_masculine: u32,
    /// هذه, تلك: a feminine singular, or the plural of a thing.
    pub(crate) this_feminine: u32,
    /// هؤلاء, أولئك: people.
    pub(crate) these: u32,
    /// Three to ten: a plural.
    pub(crate) three_to_ten: u32,
    /// Eleven and more: a singular.
    pub(crate) more: u32,
}

/// In Buckwalter transliteration.
const THIS_MASCULINE: [&str; 2] = ["h*A", "*lk"];
const THIS_FEMININE: [&str; 2] = ["h*h", "tlk"];
const THESE: [&str; 2] = ["h&lA'", ">wl}k"];
const THREE_TO_TEN: [&str; 16] = [
    "vlAvp", ">rbEp", "xmsp", "stp", "sbEp", "vmAnyp", "tsEp", "E$rp", "vlAv", ">rbE", "xms", "st",
    "sbE", "vmAny", "tsE", "E$r",
];
const MORE: [&str; 22] = [
    "E$rwn", "E$ryn", "vlAvwn", "vlAvyn", ">rbEwn", ">rbEyn", "xmswn", "xmsyn", "stwn", "styn",
    "sbEwn", "sbEyn", "vmAnwn", "vmAnyn", "tsEwn", "tsEyn", "m}p", "mA}p", ">lf", "|lAf", "mlywn",
    "mlyAr",
];
const ARTICLE: &str = "\u{627}\u{644}";

type Column = fn(&mut Companions) -> &mut u32;

/// What came last: what it says of the noun that may follow.
struct Reader {
    columns: HashMap<String, (Column, bool)>,
    before: Option<(Column, bool)>,
    number: String,
}

impl Evidence {
    /// Reads the corpora, but for the articles held out.
    pub(crate) fn of(news: &[u8], wiki: &[u8], held_out: &HeldOut) -> Result<Self> {
        let mut evidence = Self::default();
        let mut reader = Reader::new();
        for (index, line) in std::str::from_utf8(news)?.lines().enumerate() {
            if held_out.contains(index) {
                continue;
            }
            let article: serde_json::Value = serde_json::from_str(line)?;
            for field in ["title", "body"] {
                if let Some(text) = article.get(field).and_then(serde_json::Value::as_str) {
                    evidence.add(text, &mut reader);
                }
            }
        }
        evidence.add(std::str::from_utf8(wiki)?, &mut reader);
        Ok(evidence)
    }

    /// The companions of a noun.
    pub(crate) fn get(&self, noun: &str) -> Companions {
        self.0.get(noun).copied().unwrap_or_default()
    }

    fn add(&mut self, text: &str, reader: &mut Reader) {
        reader.end();
        fold::tokens(text, |token| match token {
            Token::Word(word) => {
                if let Some((column, definite)) = reader.before_word() {
                    let noun = if definite {
                        word.strip_prefix(ARTICLE)
                    } else {
                        Some(word)
                    };
                    if let Some(noun) = noun {
                        *column(self.0.entry(noun.to_owned()).or_default()) += 1;
                    }
                }
                reader.before = reader.column(word);
            }
            Token::Other(sign) => reader.other(sign),
        });
    }
}

impl Reader {
    fn new() -> Self {
        let mut columns: HashMap<String, (Column, bool)> = HashMap::new();
        let groups: [(&[&str], Column, bool); 5] = [
            (&THIS_MASCULINE, |noun| &mut noun.this_masculine, true),
            (&THIS_FEMININE, |noun| &mut noun.this_feminine, true),
            (&THESE, |noun| &mut noun.these, true),
            (&THREE_TO_TEN, |noun| &mut noun.three_to_ten, false),
            (&MORE, |noun| &mut noun.more, false),
        ];
        for (words, column, definite) in groups {
            for word in words {
                for proclitic in ["", "w", "f", "b", "l"] {
                    let form = buckwalter::arabic(&format!("{proclitic}{word}"));
                    columns.extend(form.map(|form| (form, (column, definite))));
                }
            }
        }
        Self {
            columns,
            before: None,
            number: String::new(),
        }
    }

    fn end(&mut self) {
        self.before = None;
        self.number.clear();
    }

    /// What the word or the number before says of the word that comes now.
    fn before_word(&mut self) -> Option<(Column, bool)> {
        let number: Option<u64> = self.number.parse().ok();
        self.number.clear();
        match number {
            // Years are no quantities.
            Some(3..=10) => Some((|noun| &mut noun.three_to_ten, false)),
            Some(11..=1299 | 2101..) => Some((|noun| &mut noun.more, false)),
            Some(_) => None,
            None => self.before.take(),
        }
    }

    fn column(&self, word: &str) -> Option<(Column, bool)> {
        self.columns.get(word).copied()
    }

    fn other(&mut self, sign: char) {
        self.before = None;
        let digit = sign.to_digit(10).or_else(|| {
            let offset = u32::from(sign).checked_sub(0x660)?;
            (offset < 10).then_some(offset)
        });
        match digit.and_then(|digit| char::from_digit(digit, 10)) {
            Some(digit) => self.number.push(digit),
            // What follows is no whole number.
            None if self.number.is_empty() => {}
            None => "-".clone_into(&mut self.number),
        }
    }
}
