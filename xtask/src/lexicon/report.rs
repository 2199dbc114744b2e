//! What a reviewer reads before trusting the map: the mistakes it would report in the newspapers.

use super::Result;
use super::counts::Counts;
use super::derive::Class;
use super::hamza::{Entry, Hamza, proclitics, with_first};
use super::masdars::flags;
use super::witness::Witness;
use std::fmt::Write as _;

const LONGEST: usize = 150;

/// Lists, for each class, the commonest misspellings in the newspapers that the unambiguous
/// entries would correct, then the commonest entries that stay silent as ambiguous.
pub(crate) fn page(hamza: &Hamza<'_>, counts: &Counts, witness: &mut Witness) -> Result<String> {
    let all = proclitics();
    let verbal: Vec<String> = all
        .iter()
        .filter(|proclitic| {
            proclitic.chars().count() < 2 && !proclitic.ends_with(['\u{628}', '\u{643}', '\u{644}'])
        })
        .cloned()
        .collect();
    let mut page = String::new();
    for (class, wrong, proclitics) in [
        (Class::FourMasdar, '\u{627}', &all),
        (Class::WaslMasdar, '\u{625}', &all),
        (Class::WaslMasdar, '\u{623}', &all),
        (Class::WaslPerfect, '\u{625}', &verbal),
        (Class::FourPerfect, '\u{627}', &verbal),
    ] {
        for ambiguous in [false, true] {
            let entries = hamza
                .entries
                .iter()
                .filter(|(_, entry)| entry.class == class && entry.doubt.is_some() == ambiguous);
            let entries: Vec<(String, &Entry)> = entries
                .map(|(stem, entry)| (with_first(stem, wrong), entry))
                .collect();
            let tokens: Vec<String> = entries
                .iter()
                .flat_map(|(wrong, _)| {
                    proclitics
                        .iter()
                        .map(move |proclitic| format!("{proclitic}{wrong}"))
                })
                .filter(|token| counts.get(token).news > 0)
                .collect();
            witness.ask(tokens.iter().map(String::as_str))?;
            let mut rows: Vec<(u32, u32, String, &Entry)> = entries
                .into_iter()
                .map(|(wrong, entry)| {
                    let (mut peeled, mut masked) = (0, 0);
                    for proclitic in proclitics {
                        let token = format!("{proclitic}{wrong}");
                        // A clitic is peeled only from what is not a word as it stands.
                        let known = !proclitic.is_empty() && witness.accepts(&token);
                        *(if known { &mut masked } else { &mut peeled }) += counts.get(&token).news;
                    }
                    (peeled, masked, wrong, entry)
                })
                .collect();
            rows.sort_by(|one, other| (other.0, &one.2).cmp(&(one.0, &other.2)));
            let total: u32 = rows.iter().map(|row| row.0).sum();
            writeln!(
                page,
                "# class {} written with {wrong}, {}: {total} in the newspapers",
                class as u8,
                if ambiguous {
                    "ambiguous, silent"
                } else {
                    "reported"
                }
            )?;
            for (peeled, masked, wrong, entry) in
                rows.into_iter().take(LONGEST).filter(|row| row.0 > 0)
            {
                writeln!(
                    page,
                    "{peeled}\t{masked}\t{wrong}\t{}\t{}\t{}",
                    entry.right,
                    entry.count,
                    flags(entry)
                )?;
            }
        }
    }
    Ok(page)
}
