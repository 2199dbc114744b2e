use std::collections::HashMap;

use super::FileReport;
use crate::lint::{self, Finding};

/// Names for the findings of a file that survive other edits to it.
///
/// A name is the finding's [`lint::fingerprint`] and how many findings before it in the file have
/// the same: never a line or a column.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<String, u32>,
}

impl Fingerprints {
    /// The name of the next finding; no two of the findings given have the same.
    ///
    /// `place` is the path where names must differ between files, else empty.
    pub(super) fn next(
        &mut self,
        place: &str,
        file: &FileReport<'_>,
        (rule, finding): (&str, &Finding),
    ) -> String {
        let print = lint::fingerprint(place, rule, file.text, finding);
        let times = self.seen.entry(print.clone()).or_default();
        *times += 1;
        format!("{print}:{times}")
    }
}
