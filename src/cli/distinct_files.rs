//! No file that a run writes is one that it reads, or one that it writes already.

use std::path::Path;

use anyhow::bail;

use super::{examined::Examined, file_identity::Identity, read_files, staging};
use crate::diagnostic::{Language, say::say};

/// Holds the files that a run is about to write against those that it has read and against one
/// another, under whatever names they go.
///
/// # Errors
/// One of them is such a file, or its path names a folder; nothing has been written then.
pub(super) fn hold_apart(
    outputs: &[&Path],
    examined: &[impl Examined],
    language: Language,
) -> anyhow::Result<()> {
    if outputs.is_empty() {
        return Ok(());
    }
    let read: Vec<Identity> = examined
        .iter()
        .flat_map(Examined::inputs)
        .filter_map(|path| Identity::of(&path))
        .collect();
    let mut written: Vec<Identity> = Vec::new();
    for path in outputs {
        staging::refuse_folder_name(path, language)?;
        let Some(file) = Identity::of(path) else {
            continue;
        };
        let shown = path.display();
        if read.contains(&file) || read_files::hold(&file) {
            let reads = say!(
                "{shown} 是这次要读的文件，不能同时写入，什么也没有写；请换一个文件名",
                "{shown} is a file that this run reads, and nothing was written; name another one to write to"
            );
            bail!(reads.into_words(language));
        }
        if written.contains(&file) {
            let twice = say!(
                "有两项输出都要写到 {shown}，什么也没有写；请各写到自己的文件",
                "two outputs are to go to {shown}, and nothing was written; give each a file of its own"
            );
            bail!(twice.into_words(language));
        }
        written.push(file);
    }
    Ok(())
}

/// Whether two paths lead to one file.
pub(super) fn are_same(one: &Path, other: &Path) -> bool {
    let one = Identity::of(one);
    one.is_some() && one == Identity::of(other)
}
