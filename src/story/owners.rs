use std::collections::HashMap;

use super::Prose;
use super::mentions::Mention;
use crate::catalog::names::Part;

/// The mentions of listed names in the blocks of a story, in order, each of one name and with the index
/// of its block.
///
/// Where several names have what is written, it is of the one that the story writes whole, the last one
/// before the place; else of the first in the registry. What may be something else is none unless the
/// story writes the whole name too. Linear in the number of mentions.
pub fn owned<'p>(blocks: &'p [Prose<'_>]) -> Vec<(usize, &'p Mention)> {
    let is_whole = |it: &&Mention| it.part == Part::Whole && !it.doubtful;
    let all = blocks.iter().flat_map(Prose::mentions);
    // How late each name was written whole before the place; 0 where only after it.
    let mut written: HashMap<u16, usize> = all.filter(is_whole).map(|it| (it.name, 0)).collect();
    let mut found = Vec::new();
    for (block, prose) in blocks.iter().enumerate() {
        for candidates in prose.mentions().chunk_by(|a, b| a.words == b.words) {
            let is_known = |it: &&Mention| !it.doubtful || written.contains_key(&it.name);
            let lateness = |it: &&Mention| written.get(&it.name).map(|late| late + 1);
            // The first of equals.
            let known = candidates.iter().filter(is_known).rev();
            found.extend(known.max_by_key(lateness).map(|it| (block, it)));
            let order = found.len();
            written.extend(
                candidates
                    .iter()
                    .filter(is_whole)
                    .map(|it| (it.name, order)),
            );
        }
    }
    found
}
