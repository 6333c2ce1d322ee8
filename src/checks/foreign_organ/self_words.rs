//! Words by which an organ of another kind calls itself: 我街道 in the report of a bureau.

use std::ops::Range;

use crate::{checks::support::passages::TypedText, language::word_table::has_any};

/// A kind of organ, by what its name ends in, and how no such organ calls itself.
struct Kind {
    ends: &'static [&'static str],
    never: &'static [&'static str],
}

/// The kinds; the first that fits holds. Any of them may speak of its city as 我市, and of its
/// district or autonomous region as 我区.
const KINDS: &[Kind] = &[
    Kind {
        ends: &["街道办事处", "街道办", "街道"],
        never: &["局", "厅", "镇", "乡", "县"],
    },
    Kind {
        ends: &["镇人民政府", "镇政府", "镇"],
        never: &["局", "厅", "街道", "乡"],
    },
    Kind {
        ends: &["乡人民政府", "乡政府", "乡"],
        never: &["局", "厅", "街道", "镇"],
    },
    Kind {
        ends: &["区人民政府", "区政府"],
        never: &["局", "厅", "街道", "镇", "乡", "县"],
    },
    Kind {
        ends: &["县人民政府", "县政府"],
        never: &["局", "厅", "街道", "镇", "乡"],
    },
    Kind {
        ends: &["市人民政府", "市政府"],
        never: &["局", "厅", "街道", "镇", "乡", "县"],
    },
    Kind {
        ends: &["局"],
        never: &["街道", "镇", "乡", "厅"],
    },
    Kind {
        ends: &["厅"],
        never: &["街道", "镇", "乡", "局"],
    },
    Kind {
        ends: &["委员会"],
        never: &["街道", "镇", "乡", "厅"],
    },
];

/// What an organ was before it became what it is: 我镇改街道以来, 自撤县设区以来.
const BECAME: &[&str] = &[
    "撤县",
    "撤乡",
    "撤镇",
    "撤市",
    "撤区",
    "撤地",
    "镇改",
    "乡改",
    "县改",
    "改街道",
    "改设",
    "设区",
    "设街道",
    "区划调整",
    "更名",
    "升格",
    "前身",
];

/// What goes on to another word: 我局部, 我委托, 我镇定.
const GOES_ON: [char; 8] = ['部', '限', '面', '促', '定', '静', '村', '派'];

/// Where `text` calls the organ of this name by the word of another kind.
pub(super) fn foreign(text: &TypedText<'_>, organ: &str) -> Vec<Range<usize>> {
    let Some(kind) = KINDS
        .iter()
        .find(|kind| kind.ends.iter().any(|end| organ.ends_with(end)))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (at, own) in text.text().match_indices(['我', '本']) {
        let behind = text.after(at + own.len());
        let Some(word) = kind.never.iter().find(|word| behind.starts_with(**word)) else {
            continue;
        };
        let end = at + own.len() + word.len();
        let goes_on = text.after(end).starts_with(GOES_ON);
        // 基本局面 and 自我局限 are other words; 根本 and 基本 end in 本.
        let is_inside = text.before(at).ends_with([
            '自', '基', '根', '原', '版', '成', '资', '日', '文', '样', '书', '课',
        ]);
        // 本县 is where an organ is as well.
        let is_place = own == "本" && *word == "县";
        // The name says so itself: 某街道财政局 speaks of 我街道.
        let is_named = organ.contains(*word);
        let is_other = goes_on || is_inside || is_place || is_named;
        if !is_other && !text.is_name(at) && !has_any(text.sentence(&(at..end)), BECAME) {
            found.push(at..end);
        }
    }
    found
}
