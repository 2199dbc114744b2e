use std::collections::HashMap;

use super::FileReport;
use crate::lint::Finding;
use crate::text::Span;

/// Bytes in which the neighbouring words are looked for.
const NEIGHBOURHOOD: u32 = 96;

/// Names for the findings of a file that survive other edits to it.
///
/// A name depends on the rule, the fault's text, the word before and the word after it, and on how
/// many findings before it in the file have all these in common: never on lines or columns.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// The name of the next finding; no two of the findings given have the same.
    ///
    /// `seed` is put before it all: the path, where names must differ between files.
    pub(super) fn next(
        &mut self,
        seed: &str,
        file: &FileReport<'_>,
        (rule, finding): (&str, &Finding),
    ) -> String {
        let Span { start, end } = finding.span;
        let before = file.at(Span::new(start.saturating_sub(NEIGHBOURHOOD), start));
        let after = file.at(Span::new(end, end.saturating_add(NEIGHBOURHOOD)));
        let before = before.split_whitespace().next_back().unwrap_or_default();
        let after = after.split_whitespace().next().unwrap_or_default();
        let hash = hash([seed, rule, file.at(finding.span), before, after]);
        let times = self.seen.entry(hash).or_default();
        *times += 1;
        format!("{hash:016x}:{times}")
    }
}

/// FNV-1a, 64 bits: unlike the standard library's hasher, the same in every release.
fn hash(parts: [&str; 5]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}
