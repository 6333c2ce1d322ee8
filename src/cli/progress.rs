//! How far a run over many files has come, on a terminal.

use std::io::{self, IsTerminal as _};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Output;

/// A bar on the terminal, or nothing.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// For so many files: a bar where there are several and somebody may be looking.
    pub(super) fn of(files: usize, output: &Output<'_>) -> Self {
        if files < 2 || output.is_quiet() || !io::stderr().is_terminal() {
            return Self(None);
        }
        let total = u64::try_from(files).expect("a count is within 64 bits");
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}");
        bar.set_style(style.expect("the template is a fixed one"));
        Self(Some(bar))
    }

    /// One more file is done.
    pub(super) fn advance(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// Writes something while the bar is out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// All is done.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
