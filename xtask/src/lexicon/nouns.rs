//! Nouns: those typed and read, the masdars of the verbs, and those the corpora show by the article.

use super::derive;
use super::grammar::Behind;
use super::nominals::Declension;
use super::readings::{Marker, Sources, bit, part};
use super::relations::Relations;
use super::witness::Witness;
use super::{Result, buckwalter};
use std::collections::BTreeSet;
use tadqiq::lexicon::Pos;
use tadqiq::lexicon::bits;

const TYPED: &str = include_str!("nouns.txt");
/// A companion must stand this often, and nine times as often as its rival.
const WITNESSED: u32 = 3;
const RIVAL: u32 = 9;
/// A word is a noun by the article when it stands this often behind it alone.
const DEFINITE: u64 = 2;
/// How often at most it may stand without for once with it.
const BARE_TO_DEFINITE: u64 = 200;
const TEH_MARBUTA: char = '\u{629}';
const ARTICLE: &str = "\u{627}\u{644}";

type Out<'a, 'b> = (&'b mut Marker<'a>, &'b mut Relations);

/// Marks the nouns.
pub(crate) fn mark<'a>(
    sources: &Sources<'a>,
    witness: &mut Witness,
    out: &mut Out<'a, '_>,
) -> Result<()> {
    let mut nouns = Nouns {
        declension: Declension::read(sources.camel)?,
    };
    let mut known = nouns.typed(out)?;
    known.extend(nouns.masdars(sources, witness, out)?);
    nouns.by_article(sources, witness, (&known, &mut *out.0))
}

struct Nouns {
    declension: Declension,
}

/// What is known of a noun.
#[derive(Clone, Copy)]
struct Known {
    features: u64,
    /// Whether it has a dual and sound plurals of its own.
    endings: Endings,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Endings {
    /// A broken plural: no others.
    None,
    /// A dual.
    Dual,
    /// A dual and a plural in ات.
    Feminine,
}

impl Nouns {
    /// The nouns of the list, with their plurals.
    fn typed(&mut self, (marker, relations): &mut Out<'_, '_>) -> Result<BTreeSet<String>> {
        let mut known = BTreeSet::new();
        for line in TYPED.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let (code, singular) = words
                .next()
                .zip(words.next())
                .ok_or("a line of nouns.txt")?;
            let features = typed_features(code)?;
            let defective = code.ends_with('i');
            if code.ends_with('p') {
                self.name(marker, singular, features);
                continue;
            }
            let endings = Known {
                features,
                endings: Endings::Dual,
            };
            self.noun(marker, singular, (endings, defective));
            known.insert(singular.to_owned());
            for plural in words {
                // A star tells a broken plural that looks like a sound one (فنون).
                let (plural, ending) = match plural.strip_prefix('*') {
                    Some(plural) => (plural, None),
                    None => (plural, sound(plural, singular)),
                };
                known.insert(plural.to_owned());
                self.plural(marker, (plural, ending), features);
                if ending.is_none() {
                    relations.plural(singular, plural);
                }
            }
        }
        Ok(known)
    }

    fn plural(
        &mut self,
        marker: &mut Marker<'_>,
        (plural, ending): (&str, Option<(&str, &'static str)>),
        features: u64,
    ) {
        if let Some((stem, tests)) = ending {
            for frame in self.declension.of(["[STEM-NOM]", "", tests]) {
                marker.mark(stem, frame, features | bit(bits::PLURAL));
            }
        } else {
            let features = features | bit(bits::BROKEN);
            let known = Known {
                features,
                endings: Endings::None,
            };
            self.noun(marker, plural, (known, false));
        }
    }

    /// A name with its article, if it has one, behind prepositions.
    fn name(&mut self, marker: &mut Marker<'_>, name: &str, features: u64) {
        let definite = name.strip_prefix(ARTICLE);
        for frame in self.declension.of(["[STEM-NOM]", "Mono", "MS"]) {
            let article = matches!(
                frame.behind,
                Behind::Article | Behind::PrepositionAndArticle
            );
            if article == definite.is_some() && frame.after.is_empty() {
                marker.mark(definite.unwrap_or(name), frame, features);
            }
        }
    }

    /// Declines a word as its ending says.
    fn noun(&mut self, marker: &mut Marker<'_>, word: &str, (known, defective): (Known, bool)) {
        let (stem, sets, feminine) = shape(word, defective);
        let tests = match (known.endings, feminine) {
            (Endings::None, false) => "MS",
            (Endings::None, true) => "FS",
            (Endings::Dual, false) => "MS||MD",
            (Endings::Dual, true) => "FS||FD",
            (Endings::Feminine, false) => "MS||MD||FP",
            (Endings::Feminine, true) => "FS||FD||FP",
        };
        let plural = known.endings == Endings::None;
        for frame in self.declension.of(["[STEM-NOM]", sets, tests]) {
            let number = match super::nominals::feature(&frame.features, "form_num") {
                _ if plural => bits::PLURAL,
                Some("d") => bits::DUAL,
                Some("p") => bits::PLURAL,
                _ => bits::SINGULAR,
            };
            marker.mark(stem, frame, known.features | bit(number));
        }
    }

    /// The masdars of forms II to X that the corpora attest.
    fn masdars(
        &mut self,
        sources: &Sources<'_>,
        witness: &mut Witness,
        (marker, relations): &mut Out<'_, '_>,
    ) -> Result<BTreeSet<String>> {
        let masdars = derive::masdars(&sources.camel.verbs);
        let words: Vec<(String, String, u8)> = masdars
            .into_iter()
            .filter_map(|(masdar, verb, form)| {
                Some((
                    buckwalter::arabic(&masdar)?,
                    buckwalter::arabic(&verb)?,
                    form,
                ))
            })
            .collect();
        witness.ask(words.iter().map(|(masdar, _, _)| masdar.as_str()))?;
        let mut known = BTreeSet::new();
        for (masdar, verb, form) in words {
            let definite = sources.counts.get(&format!("{ARTICLE}{masdar}")).total();
            let count = sources.counts.get(&masdar).total();
            // These are written like their verbs; what never takes the article is only a verb.
            let like_verb = [5, 6, 14].contains(&form);
            if !witness.accepts(&masdar) || count + definite < 3 || like_verb && definite == 0 {
                continue;
            }
            relations.masdar(&masdar, &verb, form);
            let gender = if masdar.ends_with(TEH_MARBUTA) {
                bits::FEMININE
            } else {
                bits::MASCULINE
            };
            let features = part(Pos::Noun) | part(Pos::Masdar) | bit(gender) | bit(bits::THING);
            let defective = masdar_is_defective(&masdar, &verb);
            self.noun(
                marker,
                &masdar,
                (
                    Known {
                        features,
                        endings: Endings::Feminine,
                    },
                    defective,
                ),
            );
            known.insert(masdar);
        }
        Ok(known)
    }

    /// The words of the corpora that stand behind the article, alone and with a preposition, and
    /// that no adjective of Camel Morph explains.
    fn by_article(
        &mut self,
        sources: &Sources<'_>,
        witness: &mut Witness,
        (known, marker): (&BTreeSet<String>, &mut Marker<'_>),
    ) -> Result<()> {
        let counts = sources.counts;
        let nominal =
            part(Pos::Noun) | part(Pos::Adjective) | part(Pos::Particle) | part(Pos::Numeral);
        let candidates: Vec<&str> = counts
            .sorted()
            .into_iter()
            .filter(|(_, tally)| tally.total() >= DEFINITE)
            .filter_map(|(form, _)| form.strip_prefix(ARTICLE))
            .filter(|stem| stem.chars().nth(1).is_some() && !known.contains(*stem))
            .filter(|stem| marker.features(&format!("{ARTICLE}{stem}")) & nominal == 0)
            .filter(|stem| marker.features(stem) & part(Pos::Particle) == 0)
            .filter(|stem| {
                // تم (it was done) is no noun for the sake of a rare التم.
                let definite = counts.get(&format!("{ARTICLE}{stem}")).total();
                definite * BARE_TO_DEFINITE >= counts.get(stem).total()
            })
            .filter(|stem| {
                // A root may begin with the letters of the article (التزام), but not with these.
                ["bAl", "ll", "wAl"].iter().any(|proclitic| {
                    let proclitic = buckwalter::arabic(proclitic).unwrap_or_default();
                    counts.get(&format!("{proclitic}{stem}")).total() > 0
                })
            })
            .collect();
        let definite: Vec<String> = candidates
            .iter()
            .map(|stem| format!("{ARTICLE}{stem}"))
            .collect();
        witness.ask(
            definite
                .iter()
                .map(String::as_str)
                .chain(candidates.iter().copied()),
        )?;
        for (stem, definite) in candidates.iter().zip(&definite) {
            if witness.accepts(stem) && witness.accepts(definite) {
                let features = part(Pos::Noun) | witnessed(sources, stem);
                self.bare_noun(marker, stem, features);
            }
        }
        Ok(())
    }

    /// Declines a noun whose number may be unknown, without dual and plural.
    fn bare_noun(&mut self, marker: &mut Marker<'_>, word: &str, features: u64) {
        let (stem, sets, feminine) = shape(word, false);
        let tests = if feminine { "FS" } else { "MS" };
        for frame in self.declension.of(["[STEM-NOM]", sets, tests]) {
            marker.mark(stem, frame, features);
        }
    }
}

/// The features that a noun's companions and its ending show.
fn witnessed(sources: &Sources<'_>, noun: &str) -> u64 {
    let seen = sources.evidence.get(noun);
    let beats = |one: u32, other: u32| one >= WITNESSED && one >= RIVAL * other;
    let mut features = 0;
    if beats(seen.these, seen.this_masculine + seen.this_feminine) {
        return bit(bits::HUMAN) | bit(bits::PLURAL);
    }
    let singular = beats(seen.more, seen.three_to_ten);
    let plural = beats(seen.three_to_ten, seen.more);
    if noun.ends_with(TEH_MARBUTA) {
        if beats(seen.this_masculine, seen.this_feminine) {
            features |= bit(bits::MASCULINE);
        } else if beats(seen.this_feminine, seen.this_masculine) {
            features |= bit(bits::FEMININE);
        } else {
            features |= bit(bits::FEMININE) | bit(bits::BY_ENDING);
        }
    } else if beats(seen.this_masculine, seen.this_feminine) {
        features |= bit(bits::MASCULINE) | bit(bits::SINGULAR);
    } else if beats(seen.this_feminine, seen.this_masculine) && singular {
        features |= bit(bits::FEMININE);
    }
    if singular {
        features |= bit(bits::SINGULAR);
    } else if plural {
        features |= bit(bits::PLURAL);
    }
    features
}

fn typed_features(code: &str) -> Result<u64> {
    let mut features = part(Pos::Noun);
    for letter in code.chars() {
        features |= match letter {
            'm' => bit(bits::MASCULINE),
            'f' => bit(bits::FEMININE),
            'b' => bit(bits::MASCULINE) | bit(bits::FEMININE),
            'h' => bit(bits::HUMAN),
            'n' => bit(bits::THING),
            'i' | 'p' => 0,
            _ => return Err(format!("{code} in nouns.txt").into()),
        };
    }
    Ok(features)
}

/// The stem and the kind of a plural by ending; `None` of a broken one.
fn sound<'a>(plural: &'a str, singular: &str) -> Option<(&'a str, &'static str)> {
    if let Some(stem) = plural.strip_suffix("\u{648}\u{646}") {
        let whole = singular
            .strip_suffix('\u{64A}')
            .is_some_and(|base| base == stem);
        return (whole || stem == singular).then_some((stem, "MP"));
    }
    let stem = plural.strip_suffix("\u{627}\u{62A}")?;
    // أوقات has an alef before the radicals of وقت.
    (stem.chars().next() == singular.chars().next()).then_some((stem, "FP"))
}

/// The stem of a noun without its ending, the conditions that bring the ending back, and whether it
/// is ة.
fn shape(word: &str, defective: bool) -> (&str, &'static str, bool) {
    const HAMZA: char = '\u{621}';
    if defective {
        return (word.strip_suffix('\u{64A}').unwrap_or(word), "#iy", false);
    }
    if ["\u{623}\u{628}", "\u{623}\u{62E}"].contains(&word) {
        return (word, "Five-nouns", false);
    }
    if let Some(stem) = word.strip_suffix(TEH_MARBUTA) {
        return (stem, "", true);
    }
    if let Some(stem) = word.strip_suffix('\u{649}') {
        return (stem, "#aY-Ap-y", false);
    }
    if let Some(stem) = word.strip_suffix('\u{623}') {
        return (stem, "#a>", false);
    }
    match word.strip_suffix(HAMZA) {
        Some(stem) if stem.ends_with('\u{627}') => (stem, "#A'", false),
        Some(stem) if stem.ends_with(['\u{64A}', '\u{628}', '\u{641}']) => (stem, "#o'-con", false),
        Some(stem) if stem.ends_with('\u{648}') => (stem, "#w'", false),
        Some(stem) => (stem, "#o'-dis", false),
        None => (word, "", false),
    }
}

/// Whether a masdar ends in the long i of a defective root (تحدي), which tanween takes away.
fn masdar_is_defective(masdar: &str, verb: &str) -> bool {
    masdar.ends_with('\u{64A}') && verb.ends_with('\u{649}')
}
