//! What the system refuses, in the words of the language in force.

use std::io;

use crate::{
    diagnostic::{Language, Text},
    model::Unread,
};

/// An error and what led to it, one behind the other, the system's part in the language in force.
pub(super) fn chain(error: &anyhow::Error, language: Language) -> String {
    let mut said = Vec::new();
    for cause in error.chain() {
        if let Some(refusal) = cause.downcast_ref::<io::Error>() {
            // What lies behind it is the same refusal again, by its number.
            said.push(words(refusal).into_words(language));
            break;
        }
        said.push(cause.to_string());
    }
    said.join(": ")
}

/// What the system says about a file that another one names.
pub(super) fn unread(error: &io::Error) -> Unread {
    match error.kind() {
        io::ErrorKind::NotFound => Unread::Missing,
        _ => Unread::System(words(error)),
    }
}

/// What the system says, in both languages; what it seldom says stays as it says it.
fn words(error: &io::Error) -> Text {
    if cfg!(windows) && may_be_open(error) {
        return Text::fixed(
            "文件可能正在 Word 或 Excel 中打开，或者没有权限",
            "the file may be open in Word or Excel, or there is no permission",
        );
    }
    match error.kind() {
        io::ErrorKind::NotFound => Text::fixed("没有这个文件或文件夹", "no such file or folder"),
        io::ErrorKind::PermissionDenied => Text::fixed("没有权限", "permission denied"),
        io::ErrorKind::AlreadyExists => Text::fixed("已经有了", "it is there already"),
        io::ErrorKind::IsADirectory => Text::fixed("这是文件夹", "it is a folder"),
        io::ErrorKind::NotADirectory => {
            Text::fixed("路径中有一段不是文件夹", "part of the path is no folder")
        }
        io::ErrorKind::DirectoryNotEmpty => {
            Text::fixed("文件夹里还有文件", "the folder is not empty")
        }
        io::ErrorKind::FileTooLarge => Text::fixed("文件太大", "the file is too large"),
        io::ErrorKind::StorageFull => Text::fixed("磁盘已满", "the disk is full"),
        io::ErrorKind::QuotaExceeded => Text::fixed("超出了磁盘配额", "the disk quota is used up"),
        io::ErrorKind::ReadOnlyFilesystem => Text::fixed("磁盘是只读的", "the disk is read-only"),
        io::ErrorKind::InvalidFilename => Text::fixed(
            "文件名太长或者含有不能用的字符",
            "the name is too long or holds what no name may",
        ),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            Text::fixed("正在被别的程序使用", "another program is using it")
        }
        io::ErrorKind::BrokenPipe => Text::fixed(
            "接收输出的程序已经结束",
            "the program that reads the output is gone",
        ),
        io::ErrorKind::OutOfMemory => Text::fixed("内存不足", "out of memory"),
        _ => Text::same(error.to_string()),
    }
}

/// Whether this is how Windows says that another program has the file open.
fn may_be_open(error: &io::Error) -> bool {
    /// `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION` and
    /// `ERROR_USER_MAPPED_FILE`.
    const REFUSALS: &[i32] = &[5, 32, 33, 1224];
    let code = error.raw_os_error();
    code.is_some_and(|code| REFUSALS.contains(&code))
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn what_the_system_refuses_is_said_in_either_language() {
        let refused = || -> anyhow::Result<()> {
            let error = io::Error::from(io::ErrorKind::PermissionDenied);
            Err(error).context("2017.toml")
        };
        let said = |language| chain(&refused().unwrap_err(), language);
        assert_eq!(said(Language::Chinese), "2017.toml: 没有权限");
        assert_eq!(said(Language::English), "2017.toml: permission denied");
    }

    #[test]
    fn what_it_seldom_says_stays_as_it_is() {
        let error = anyhow::Error::from(io::Error::other("odd")).context("2017.toml");
        assert_eq!(chain(&error, Language::Chinese), "2017.toml: odd");
    }
}
