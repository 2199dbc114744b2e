//! What a reviewer reads before trusting the map: the mistakes it would report in the corpora.

use super::counts::{Counts, Tally};
use super::derive::Class;
use super::hamza::{Entry, Hamza, proclitics, with_first};
use super::judge::{ALEF, HAMZA_ABOVE, HAMZA_BELOW};
use super::masdars::flags;
use super::witness::Witness;
use super::{Result, buckwalter};
use std::fmt::Write as _;

const LONGEST: usize = 1500;

/// A misspelling to look for: stems of this class begun with this letter.
struct Search {
    class: Class,
    wrong: char,
    proclitics: Vec<String>,
}

/// One stem's misspelling in the corpora.
struct Row<'a> {
    wrong: String,
    entry: &'a Entry,
    /// Where it would be reported.
    reported: Tally,
    /// Where a clitic is not peeled, as the whole is a word as it stands.
    masked: Tally,
}

/// Lists, for each class, the commonest misspellings that the unambiguous entries would correct,
/// then the commonest that stay silent. Columns: newspapers, encyclopedia, both where masked, as
/// written, right spelling, its count, flags.
pub(crate) fn page(hamza: &Hamza<'_>, counts: &Counts, witness: &mut Witness) -> Result<String> {
    let verbal: Vec<String> = ["", "w", "f"]
        .iter()
        .filter_map(|it| buckwalter::arabic(it))
        .collect();
    let search = |class, wrong, proclitics: &Vec<String>| Search {
        class,
        wrong,
        proclitics: proclitics.clone(),
    };
    witness.ask(counts.sorted().into_iter().map(|(form, _)| form))?;
    let mut page = String::new();
    for search in [
        search(Class::FourMasdar, ALEF, &proclitics()),
        search(Class::WaslMasdar, HAMZA_BELOW, &proclitics()),
        search(Class::WaslMasdar, HAMZA_ABOVE, &proclitics()),
        search(Class::WaslPerfect, HAMZA_BELOW, &verbal),
        search(Class::FourPerfect, ALEF, &verbal),
    ] {
        for ambiguous in [false, true] {
            let of_class = hamza.entries.iter().filter(|(_, entry)| {
                entry.class == search.class && entry.doubt.is_some() == ambiguous
            });
            let rows = of_class
                .map(|(stem, entry)| search.row(stem, entry, (counts, witness)))
                .collect();
            let heading = if ambiguous { "silent" } else { "reported" };
            writeln!(
                page,
                "# class {} with {}, {heading}: {}",
                search.class as u8,
                search.wrong,
                table(rows)?
            )?;
        }
    }
    Ok(page)
}

impl Search {
    fn row<'a>(
        &self,
        stem: &str,
        entry: &'a Entry,
        (counts, witness): (&Counts, &Witness),
    ) -> Row<'a> {
        let wrong = with_first(stem, self.wrong);
        let (mut reported, mut masked) = (Tally::default(), Tally::default());
        for proclitic in &self.proclitics {
            let token = format!("{proclitic}{wrong}");
            let tally = counts.get(&token);
            if tally.total() > 0 {
                let known = !proclitic.is_empty() && witness.accepts(&token);
                let sum = if known { &mut masked } else { &mut reported };
                sum.news += tally.news;
                sum.wiki += tally.wiki;
            }
        }
        Row {
            wrong,
            entry,
            reported,
            masked,
        }
    }
}

/// The totals, then a line a row.
fn table(mut rows: Vec<Row<'_>>) -> Result<String> {
    let news: u32 = rows.iter().map(|row| row.reported.news).sum();
    let wiki: u32 = rows.iter().map(|row| row.reported.wiki).sum();
    rows.retain(|row| row.reported.total() > 0);
    rows.sort_by(|one, other| {
        (other.reported.total(), &one.wrong).cmp(&(one.reported.total(), &other.wrong))
    });
    let mut text = format!("{news} in newspapers, {wiki} in the encyclopedia\n");
    for row in rows.into_iter().take(LONGEST) {
        let Row {
            wrong,
            entry,
            reported,
            masked,
        } = row;
        writeln!(
            text,
            "{}\t{}\t{}\t{wrong}\t{}\t{}\t{}",
            reported.news,
            reported.wiki,
            masked.total(),
            entry.right,
            entry.count,
            flags(entry)
        )?;
    }
    Ok(text)
}
