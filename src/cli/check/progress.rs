use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes less shows no progress.
const PATIENCE: Duration = Duration::from_millis(500);
const TEMPLATE: &str = "{wide_bar} {pos}/{len}";

/// A bar on standard error, where that is a terminal and the work is long.
pub(super) struct Progress {
    wanted: bool,
    total: usize,
    done: usize,
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(super) fn new(total: usize, quiet: bool) -> Self {
        let wanted = total > 1 && !quiet && io::stderr().is_terminal();
        Self {
            wanted,
            total,
            done: 0,
            since: Instant::now(),
            bar: None,
        }
    }

    /// Does `write` with the bar out of the way, then moves it one file further.
    pub(super) fn step<R>(&mut self, write: impl FnOnce() -> R) -> R {
        self.done += 1;
        if !self.wanted {
            return write();
        }
        if self.bar.is_none() && self.since.elapsed() > PATIENCE {
            self.bar = Some(bar(self.total));
        }
        let Some(bar) = &self.bar else { return write() };
        let result = bar.suspend(write);
        bar.set_position(self.done as u64);
        result
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(TEMPLATE);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
