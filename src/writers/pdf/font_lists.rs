//! Which faces are taken for which, by the names of their families in small letters.

use crate::setting::Face;

/// The names under which a design is sold and shipped: whoever wants one of them has it in any.
const DESIGNS: [(Face, &[&str]); 6] = [
    (
        Face::Body,
        &[
            "仿宋",
            "fangsong",
            "仿宋_gb2312",
            "fangsong_gb2312",
            "方正仿宋_gbk",
            "方正仿宋简体",
            "fzfangsong-z02",
            "fzfangsong-z02s",
            "华文仿宋",
            "stfangsong",
        ],
    ),
    (
        Face::Latin,
        // Those behind the first were drawn to its widths.
        &[
            "times new roman",
            "liberation serif",
            "tinos",
            "nimbus roman",
            "nimbus roman no9 l",
            "tex gyre termes",
        ],
    ),
    (
        Face::Song,
        &[
            "宋体",
            "simsun",
            "新宋体",
            "nsimsun",
            "方正书宋_gbk",
            "方正书宋简体",
            "华文宋体",
            "stsong",
            "songti sc",
        ],
    ),
    (
        Face::Title,
        &[
            "方正小标宋简体",
            "方正小标宋_gbk",
            "fzxiaobiaosong-b05s",
            "fzxiaobiaosong-b05",
            "小标宋体",
            "小标宋",
        ],
    ),
    (
        Face::Hei,
        &[
            "黑体",
            "simhei",
            "方正黑体_gbk",
            "方正黑体简体",
            "华文黑体",
            "stheiti",
            "heiti sc",
        ],
    ),
    (
        Face::Kai,
        &[
            "楷体",
            "kaiti",
            "楷体_gb2312",
            "kaiti_gb2312",
            "方正楷体_gbk",
            "方正楷体简体",
            "华文楷体",
            "stkaiti",
            "kaiti sc",
        ],
    ),
];

/// Serif faces for all of Simplified Chinese that anybody may have.
const OPEN_SONG: &[&str] = &[
    "思源宋体",
    "思源宋体 cn",
    "source han serif sc",
    "source han serif cn",
    "source han serif",
    "noto serif cjk sc",
    "noto serif sc",
    "ar pl uming cn",
    "ar pl sungtil gb",
];

/// Sans-serif ones.
const OPEN_HEI: &[&str] = &[
    "微软雅黑",
    "microsoft yahei",
    "苹方-简",
    "pingfang sc",
    "思源黑体",
    "思源黑体 cn",
    "source han sans sc",
    "source han sans cn",
    "source han sans",
    "noto sans cjk sc",
    "noto sans sc",
    "wenquanyi zen hei",
    "wenquanyi micro hei",
    "droid sans fallback",
];

/// What is nearer to a face than the serif and sans-serif ones.
fn nearest(face: Face) -> &'static [&'static str] {
    match face {
        Face::Body => &["朱雀仿宋", "朱雀仿宋（预览测试版）", "zhuque fangsong"],
        Face::Title => &["华文中宋", "stzhongsong"],
        Face::Kai => &[
            "霞鹜文楷",
            "lxgw wenkai",
            "ar pl ukai cn",
            "ar pl kaitim gb",
        ],
        Face::Latin => &["freeserif", "dejavu serif", "noto serif"],
        Face::Song | Face::Hei => &[],
    }
}

/// The names of the design that somebody asks for: all of them are it.
pub(super) fn names(asked: &str) -> Vec<String> {
    let asked = asked.to_lowercase();
    let designs = DESIGNS.iter().map(|(_, names)| *names);
    let of_design = designs
        .filter(|names| names.contains(&asked.as_str()))
        .flatten();
    let mut all = vec![asked.clone()];
    all.extend(of_design.map(|name| (*name).to_owned()));
    all
}

/// Whether a name is one of a design that the standard, or Word, takes.
pub(super) fn is_of_standard(name: &str) -> bool {
    DESIGNS.iter().any(|(_, names)| names.contains(&name))
}

/// What is taken in the place of a face, the best first.
pub(super) fn substitutes(face: Face) -> Vec<&'static str> {
    let design = |wanted: Face| {
        let found = DESIGNS.iter().find(|(face, _)| *face == wanted);
        found.map_or(&[][..], |(_, names)| *names).iter()
    };
    let song = design(Face::Song).chain(OPEN_SONG);
    let hei = design(Face::Hei).chain(OPEN_HEI);
    let own = design(face).chain(nearest(face));
    match face {
        Face::Hei => own.chain(hei).chain(song).copied().collect(),
        _ => own.chain(song).chain(hei).copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_design_has_its_names_in_both_languages() {
        assert!(names("FangSong").contains(&"仿宋_gb2312".to_owned()));
        assert_eq!(names("某字库"), ["某字库"]);
    }

    #[test]
    fn the_serif_faces_stand_in_for_all_but_the_sans_serif_one() {
        let place = |face, name| substitutes(face).iter().position(|known| *known == name);
        for face in [Face::Body, Face::Title, Face::Kai, Face::Song] {
            assert!(place(face, "noto serif cjk sc") < place(face, "noto sans cjk sc"));
        }
        assert!(place(Face::Hei, "noto sans cjk sc") < place(Face::Hei, "noto serif cjk sc"));
    }
}
