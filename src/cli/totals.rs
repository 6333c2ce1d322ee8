//! What a run over many files came to.

use std::path::PathBuf;

use super::{outcome::Outcome, output::Output, words::tallied};
use crate::diagnostic::{
    Tally, Text,
    say::{counted, say},
};

/// What a run over many files came to.
#[derive(Debug)]
pub(super) struct Totals {
    folders: Vec<Folder>,
    files: usize,
    /// Files that could be read, with findings that count.
    with_findings: usize,
    /// Files that could not be read, or not as what they are.
    unread: usize,
    tally: Tally,
}

/// A folder and how many files of it were looked through.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    files: usize,
    /// Those that are of another kind.
    others: usize,
}

/// What is known of one file, for the sum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    /// The folder that it was found in.
    pub(super) folder: Option<usize>,
    pub(super) is_read: bool,
    /// Whether something is found that counts.
    pub(super) counts: bool,
    pub(super) tally: Tally,
}

impl Totals {
    /// Of no file yet of those below these folders or named.
    pub(super) fn new(folders: Vec<PathBuf>) -> Self {
        let folder = |path| Folder {
            path,
            files: 0,
            others: 0,
        };
        Self {
            folders: folders.into_iter().map(folder).collect(),
            files: 0,
            with_findings: 0,
            unread: 0,
            tally: Tally::default(),
        }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, file: Counted) {
        if let Some(folder) = file.folder.and_then(|at| self.folders.get_mut(at)) {
            folder.files += 1;
        }
        self.files += 1;
        self.with_findings += usize::from(file.is_read && file.counts);
        self.unread += usize::from(!file.is_read);
        self.tally += file.tally;
    }

    /// Passes over a file below a folder that is of another kind.
    pub(super) fn pass_over(&mut self, folder: Option<usize>) {
        if let Some(folder) = folder.and_then(|at| self.folders.get_mut(at)) {
            folder.others += 1;
        }
    }

    /// Says what it all came to.
    pub(super) fn tell(&self, output: &Output<'_>) {
        for Folder {
            path,
            files,
            others,
        } in &self.folders
        {
            let shown = path.display();
            let left = match others {
                0 => Text::same(""),
                others => say!(
                    "（另有 {others} 个 .toml 不是年度文件）",
                    " ({others} more .toml that are no year files)"
                ),
            };
            let number = counted(*files, "year file");
            if *files == 0 {
                output.complain_of(&say!(
                    "文件夹 {shown} 里没有年度文件{left}",
                    "the folder {shown} holds no year file{left}",
                    left
                ));
            } else {
                output.say(&say!(
                    "文件夹 {shown}：{number} 份年度文件{left}",
                    "folder {shown}: {number}{left}",
                    number,
                    left
                ));
            }
        }
        if self.files < 2 {
            return;
        }
        let files = counted(self.files, "file");
        let found = tallied(self.tally);
        let with = match self.with_findings {
            0 => Text::same(""),
            with => say!("，其中 {with} 份有问题", ", {with} of them with findings"),
        };
        let unread = match self.unread {
            0 => Text::same(""),
            unread => say!("，{unread} 份读不出来", ", {unread} of them cannot be read"),
        };
        output.say(&say!(
            "共 {files} 份{with}{unread}：{found}",
            "{files} in all{with}{unread}: {found}",
            files,
            with,
            unread,
            found
        ));
    }

    /// How the run ends, if nothing else stood in its way.
    pub(super) fn outcome(&self) -> Outcome {
        let is_empty = self.folders.iter().any(|folder| folder.files == 0);
        if is_empty || self.unread == self.files {
            Outcome::Failed
        } else if self.with_findings > 0 || self.unread > 0 {
            Outcome::Findings
        } else {
            Outcome::Clean
        }
    }
}
