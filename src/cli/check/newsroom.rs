use std::convert::Infallible;
use std::sync::Arc;

use super::pool;
use super::story::{self, Job, Round};
use crate::lint::Newsroom;

/// Reads how the stories spell names, where a rule asks for it and there is more than one story.
///
/// Of the stories nothing is kept but their paths and spellings, and nothing is written anywhere.
pub(super) fn read(jobs: &[&Job], round: Round<'_>) -> Option<Newsroom> {
    let asked = jobs.iter().any(|job| job.settings.rules.looks_around());
    if !asked || jobs.len() < 2 {
        return None;
    }
    let mut newsroom = Newsroom::default();
    let threads = round.arguments.threads(jobs.len());
    let work = |job: &&Job| story::spellings(job, round);
    let done = pool::in_order(jobs, threads, work, |job, spellings| {
        if !spellings.is_empty() {
            newsroom.add(&Arc::from(job.target.shown.as_str()), &spellings);
        }
        Ok::<(), Infallible>(())
    });
    done.ok().map(|()| newsroom)
}
