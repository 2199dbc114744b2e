use super::Proposal;
use super::terms::{before_names, begins};
use super::typed::{Phrase, Reading as Way};
use crate::catalog::kind_key;
use crate::catalog::names::{Conventions, Name, Part};
use crate::server::reading::Reading;
use crate::story::Story;

impl Reading {
    /// The listed names of which a spelling, the family name or the Latin form begins with the last
    /// words before the cursor, as the house writes them; those that the most words agree with.
    pub(super) fn listed_names(&self, story: &Story<'_>, offset: u32) -> Vec<Proposal> {
        let refused = self.settings.rules.refused();
        for phrase in Phrase::before(story, offset) {
            let ways = phrase.readings();
            let mut found: Vec<Proposal> = Vec::new();
            for (_, name) in self.catalog().names().all() {
                let typing = Typing { ways: &ways, name };
                for whole in typing.offers(refused) {
                    if whole != phrase.text && found.iter().all(|known| known.whole != whole) {
                        let kind = self.wording().say(kind_key(name.kind()));
                        found.push(Proposal {
                            span: phrase.span,
                            whole,
                            detail: format!("{kind}: {}", name.latin()),
                        });
                    }
                }
            }
            if !found.is_empty() {
                found.sort_by(|a, b| a.whole.cmp(&b.whole));
                return found;
            }
        }
        Vec::new()
    }
}

/// What was typed, held against a name.
struct Typing<'t, 'c> {
    /// The ways to read it, the whole first.
    ways: &'t [Way<'t>],
    name: Name<'c>,
}

impl Typing<'_, '_> {
    /// The house's forms that what was typed may go on to.
    fn offers(&self, refused: Conventions) -> Vec<String> {
        let mut found = Vec::new();
        for spelling in self.name.spellings() {
            let Some(house) = self.name.house_form(spelling, refused) else {
                continue;
            };
            for part in [Part::Whole, Part::Family] {
                let (written, house) = (spelling.part(part), house.part(part));
                let begun = self.begun(|stem| begins(written, stem));
                if let Some(way) = begun.filter(|_| !house.is_empty()) {
                    found.push(way.onto(house));
                }
            }
        }
        let latin = self.ways.first().map(|way| way.stem);
        if latin.is_some_and(|typed| begins_latin(self.name.latin(), typed)) {
            let first = self.name.spellings().next();
            let house = first.and_then(|first| self.name.house_form(first, refused));
            found.extend(house.map(|house| house.text().to_owned()));
        }
        found
    }

    fn begun(&self, begins: impl Fn(&str) -> bool) -> Option<&Way<'_>> {
        let before = before_names();
        let mut ways = self.ways.iter();
        ways.find(|way| way.suits(before) && begins(way.stem))
    }
}

/// Whether a word of a Latin name and those after it begin with `typed`; the case of letters does not
/// count, nor do the marks on them where none are typed.
fn begins_latin(latin: &str, typed: &str) -> bool {
    let later = latin
        .match_indices([' ', '-'])
        .filter_map(|(at, _)| latin.get(at + 1..));
    std::iter::once(latin).chain(later).any(|rest| {
        let mut letters = rest.chars();
        typed.chars().all(|typed| {
            let same = |letter: char| letter.to_lowercase().eq(typed.to_lowercase());
            letters
                .next()
                .is_some_and(|letter| same(letter) || typed.is_ascii() && same(plain(letter)))
        })
    })
}

/// The letter without its marks.
fn plain(letter: char) -> char {
    let rows = PLAIN.iter();
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let mut row = rows.filter(|(_, marked)| marked.contains(lower));
    row.next().map_or(letter, |(plain, _)| *plain)
}

/// Latin letters and what they look like with marks.
const PLAIN: [(char, &str); 14] = [
    ('a', "áàâãäåăą"),
    ('c', "çćč"),
    ('d', "đ"),
    ('e', "éèêëėę"),
    ('g', "ğ"),
    ('i', "íìîïı"),
    ('l', "ł"),
    ('n', "ñń"),
    ('o', "óòôõöø"),
    ('r', "ř"),
    ('s', "śşšș"),
    ('t', "ț"),
    ('u', "úùûü"),
    ('z', "žżź"),
];
