//! What is said where a change of a year file is not made, because it would change too much.

use crate::{
    diagnostic::{Language, Text, say::say},
    year_file::edit::Spoilt,
};

/// That nothing was written, and why.
pub(super) fn refused(spoilt: &Spoilt, language: Language) -> String {
    let text = match spoilt {
        Spoilt::Unreadable => Text::new(
            "没有改动：改写以后的文件会读不出来。请手工修改，并把这个文件报告给程序的维护者",
            "nothing was changed: the file could not be read afterwards; make the change by hand, and show the file to the makers of this program",
        ),
        Spoilt::Other(key) => say!(
            "没有改动：改写会连 {key} 也变了。请手工修改，并把这个文件报告给程序的维护者",
            "nothing was changed: {key} would have changed too; make the change by hand, and show the file to the makers of this program"
        ),
        Spoilt::NoTables(key) => say!(
            "没有改动：{key} 的写法不对，没法再加一条。先把它改成 [[{key}]] 开头、下面一行一项的段落，或者删去",
            "nothing was changed: {key} is not written as it must be, and there is no place for another entry; first write it as a section that starts with [[{key}]], a line for each item, or take it out"
        ),
    };
    text.into_words(language)
}
