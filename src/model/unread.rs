//! Why a file that is named was not read.

use crate::diagnostic::{Text, say::say};

/// Why a file that a year file or its `report.toml` names was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// There is none.
    Missing,
    /// It is a folder, a pipe, a device: nothing that has an end and stays as it is.
    NotRegular,
    /// It is larger than any file that is read.
    TooLarge {
        /// How large a file may be.
        most_mebibytes: u64,
    },
    /// It lies, links resolved, where the year file has no leave to read.
    Outside {
        /// Whether the folder that it would have to lie in is that of the `report.toml`, rather
        /// than the year file's.
        is_governed: bool,
    },
    /// The system refuses it.
    System(Text),
}

impl Unread {
    /// What is wrong, as the rest of a sentence behind a colon.
    #[must_use]
    pub fn why(&self) -> Text {
        match self {
            Self::Missing => Text::fixed("没有这个文件", "there is no such file"),
            Self::NotRegular => Text::fixed(
                "它不是普通文件（是文件夹、管道或设备）",
                "it is no regular file (but a folder, a pipe or a device)",
            ),
            Self::TooLarge { most_mebibytes } => say!(
                "它大于 {most_mebibytes} MiB",
                "it is larger than {most_mebibytes} MiB"
            ),
            Self::Outside { is_governed: false } => Text::fixed(
                "它在年度文件所在的文件夹之外",
                "it lies outside the year file's folder",
            ),
            Self::Outside { is_governed: true } => Text::fixed(
                "它在 report.toml 所在的文件夹之外",
                "it lies outside the folder of report.toml",
            ),
            Self::System(why) => why.clone(),
        }
    }

    /// What to do, behind what is wrong in the same sentence; empty where nothing is to be said.
    #[must_use]
    pub fn mend_behind(&self) -> Text {
        let mend = self.mend();
        mend.map_or_else(|| Text::same(""), |mend| say!("；{mend}", "; {mend}", mend))
    }

    /// What to do, where that is always the same.
    #[must_use]
    pub fn mend(&self) -> Option<Text> {
        match self {
            Self::Outside { is_governed: false } => Some(Text::fixed(
                "把它复制到年度文件旁边；确实要读别处的，用 --allow 文件夹 准许，或者在两者共同的上级文件夹里放一个 report.toml",
                "copy it beside the year file; to read it where it is, allow its folder by --allow DIR, or put a report.toml into a folder above both",
            )),
            Self::Outside { is_governed: true } => Some(Text::fixed(
                "把它复制到年度文件旁边；确实要读别处的，用 --allow 文件夹 准许，或者在 report.toml 里写 allow = [\"文件夹\"]",
                "copy it beside the year file; to read it where it is, allow its folder by --allow DIR, or by allow = [\"DIR\"] in report.toml",
            )),
            Self::TooLarge { .. } | Self::NotRegular => Some(Text::fixed(
                "检查写的是不是要读的那个文件",
                "see that this is the file that is meant",
            )),
            Self::Missing | Self::System(_) => None,
        }
    }
}
