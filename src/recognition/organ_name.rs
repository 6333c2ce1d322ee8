//! What the name of an organ tells: how far down it stands, and whether it is a department.

use crate::{
    forms::level::Level,
    language::{
        replaced::replaced,
        scope_words::{PLACES, SEATS},
        stretch::Stretch as _,
        word_table::{Size, WordTable, Words, ends_with_any, size},
    },
};

/// See `data/language/organs.toml`.
#[derive(Debug)]
struct Organs {
    township: Names,
    county: Names,
    department: Names,
    government: Names,
    school: Names,
}

/// The names of one kind of organ.
#[derive(Debug)]
struct Names {
    /// Somewhere in the name.
    holds: Words,
    /// At its end.
    ends: Words,
    /// Words in which `holds` means nothing.
    except: Words,
}

const TEXT: &str = include_str!("../../data/language/organs.toml");
const SIZE: Size = size(TEXT);
static TABLE: WordTable<{ SIZE.words }, { SIZE.keys }> = WordTable::read(TEXT);

static ORGANS: Organs = Organs {
    township: names("township"),
    county: names("county"),
    department: names("department"),
    government: names("government"),
    school: names("school"),
};

/// Words of names that people shorten, and for each its short form.
static LONG_FORMS: Words = TABLE.list("short_forms", "long");
static SHORT_FORMS: Words = TABLE.list("short_forms", "short");

const fn names(kind: &str) -> Names {
    Names {
        holds: words(kind, "holds"),
        ends: words(kind, "ends"),
        except: words(kind, "except"),
    }
}

const fn words(kind: &str, key: &str) -> Words {
    match TABLE.find(kind, 1, key) {
        Some(words) => words,
        None => &[],
    }
}

impl Names {
    fn has(&self, name: &str) -> bool {
        let excepted = self.except.iter().map(|word| (*word, ""));
        let rest = replaced(name.to_owned(), excepted);
        ends_with_any(name, self.ends)
            || self.holds.iter().any(|word| {
                // A place has a name of its own: 县 alone names none.
                let at = rest.find(word);
                at.is_some_and(|at| at > 0)
            })
    }
}

/// How far down the organ of this name stands; `None` where it is higher, or the name does not say.
#[must_use]
pub fn level(name: &str) -> Option<Level> {
    let name = plain(name);
    if ORGANS.township.has(&name) {
        Some(Level::Township)
    } else {
        ORGANS.county.has(&name).then_some(Level::County)
    }
}

/// Whether it is a department, and no government whose office writes the report.
#[must_use]
pub fn is_department(name: &str) -> bool {
    let name = plain(name);
    ORGANS.department.has(&name) && !ORGANS.government.has(&name)
}

/// Whether it is a school, which reports by other rules than organs of government.
#[must_use]
pub fn is_school(name: &str) -> bool {
    ORGANS.school.has(&plain(name))
}

/// Whether the words end as the name of an organ does.
#[must_use]
pub fn is_organ(name: &str) -> bool {
    let name = plain(name);
    [&ORGANS.township, &ORGANS.department, &ORGANS.government]
        .iter()
        .any(|kind| kind.has(&name))
}

/// What is typed around the name of an organ in a title, beside 关于 before it and behind it.
const AROUND: [char; 4] = ['《', '“', '"', '的'];

/// What says before the year or the subject of a title that it is of that.
const ON: &str = "关于";

/// A name in a title without what stands around it: 某局 of 关于某局的, 某海关 of 某海关关于.
#[must_use]
pub fn without_frame(words: &str) -> &str {
    let is_around = |c: char| c.is_whitespace() || c == '\u{FEFF}' || AROUND.contains(&c);
    let mut name = words.trim_matches(is_around);
    name = name
        .strip_prefix(ON)
        .unwrap_or(name)
        .trim_matches(is_around);
    // 某海关于2023年: the last character of the name is the first of 关于.
    let shared = name.strip_suffix('于').filter(|name| {
        let without = name.strip_suffix('关');
        is_organ(name) && without.is_some_and(|without| !is_organ(without))
    });
    shared
        .or_else(|| name.strip_suffix(ON))
        .unwrap_or(name)
        .trim_matches(is_around)
}

/// So many characters that two names of departments end in are the office and its level: 县民政局.
const SAME_OFFICE: usize = 4;

/// Whether an organ is the same of another place: 乙镇人民政府 for 甲镇, 乙县民政局 for 甲县民政局.
/// One whose name is the other's with words left out may be it.
#[must_use]
pub fn is_of_another_place(name: &str, own: &str) -> bool {
    let (name, own) = (plain(name), plain(own));
    let (place, own_place) = (without_seat(&name), without_seat(&own));
    if is_subsequence(place, &own) || is_subsequence(own_place, &name) {
        return false;
    }
    let mut kinds = PLACES.iter();
    let is_same_kind = kinds.any(|kind| place.ends_with(kind) && own_place.ends_with(kind));
    let ends = name.chars().rev().zip(own.chars().rev());
    let alike = ends.take_while(|(one, other)| one == other).count();
    let is_same_office = is_department(&name) && is_department(&own) && alike >= SAME_OFFICE;
    is_organ(&name) && (is_same_kind || is_same_office)
}

/// A place as offices are named by it ends so.
const PLACE_ENDS: [char; 5] = ['市', '区', '县', '州', '旗'];

/// Two offices that have so many characters at their end in common may be one that was renamed: 国土资源局,
/// 自然资源局.
const PERHAPS_RENAMED: usize = 3;

/// Whether a bureau is another one of the same place: 甲县民政局 for 甲县教育局. One that has words of the other
/// may be the same under an older name.
#[must_use]
pub fn is_of_another_office(name: &str, own: &str) -> bool {
    let (name, own) = (shortened(name), shortened(own));
    let pairs = name.chars().zip(own.chars());
    let alike: usize = pairs
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    let (place, office, own_office) = (name.before(alike), name.behind(alike), own.behind(alike));
    let ends = office.chars().rev().zip(own_office.chars().rev());
    let common = ends.take_while(|(one, other)| one == other).count();
    let are_bureaus = office.ends_with('局') && own_office.ends_with('局');
    are_bureaus
        && place.ends_with(PLACE_ENDS)
        && common < PERHAPS_RENAMED
        && !is_subsequence(office, own_office)
        && !is_subsequence(own_office, office)
}

/// A name without the words that a place does without: 甲镇 of 甲镇人民政府.
#[must_use]
pub fn without_seat(name: &str) -> &str {
    let seat = SEATS.iter().find_map(|seat| name.strip_suffix(seat));
    seat.filter(|place| ends_with_any(place, PLACES))
        .unwrap_or(name)
}

/// A name with the words that people shorten in their short forms: 市场监管局 of 市场监督管理局.
#[must_use]
pub fn shortened(name: &str) -> String {
    let forms = LONG_FORMS.iter().zip(SHORT_FORMS);
    replaced(plain(name), forms.map(|(long, short)| (*long, *short)))
}

/// Whether all characters of `short` stand in `long`, in their order: 文旅局 in 文化旅游局.
#[must_use]
pub fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short
        .chars()
        .all(|wanted| rest.any(|found| found == wanted))
}

/// The name without blanks and without what stands in brackets behind it.
fn plain(name: &str) -> String {
    let name = name.split(['（', '(']).next().unwrap_or(name);
    name.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_how_far_down_its_organ_stands() {
        for (name, expected) in [
            ("甲州市乙水区东街镇人民政府", Some(Level::Township)),
            ("某县某乡人民政府", Some(Level::Township)),
            (
                "北京市东城区人民政府东华门街道办事处",
                Some(Level::Township),
            ),
            ("某市某街道", Some(Level::Township)),
            ("东莞市长安镇人民政府", Some(Level::Township)),
            ("北京市东城区民政局", Some(Level::County)),
            ("某县人民政府办公室", Some(Level::County)),
            ("鄂温克族自治旗人民政府", Some(Level::County)),
            ("某某苗族自治县司法局", Some(Level::County)),
            (
                "广西壮族自治区南宁市青秀区住房和城乡建设局",
                Some(Level::County),
            ),
            ("广西壮族自治区人民政府", None),
            ("景德镇市人民政府", None),
            ("新乡市人民政府", None),
            ("镇江市住房和城乡建设局", None),
            ("杭州市人民政府", None),
            ("恩施土家族苗族自治州人民政府", None),
            ("大兴安岭地区行政公署", None),
            ("生态环境部", None),
            ("中国人民银行", None),
            ("四川省乡村振兴局", None),
            ("成都市高新区管理委员会", None),
            ("区", None),
            ("", None),
        ] {
            assert_eq!(level(name), expected, "{name}");
        }
    }

    #[test]
    fn a_short_form_is_the_same_name() {
        assert_eq!(LONG_FORMS.len(), SHORT_FORMS.len());
        assert_eq!(shortened("甲市市场监督管理局"), "甲市市场监管局");
        assert_eq!(shortened("甲区人民政府办公室"), shortened("甲区政府办"));
    }

    #[test]
    fn a_bureau_of_another_office_is_another_one() {
        let own = "甲市乙水区城市管理局";
        for (name, is_another) in [
            ("甲市乙水区市场监督管理局", true),
            ("甲市乙水区民政局", true),
            ("甲市乙水区城管局", false),
            ("乙水区城市管理局", false),
            ("甲市乙水区城市管理和综合执法局", false),
            ("甲市乙水区人民政府", false),
            ("甲市丙山区城市管理局", false),
        ] {
            assert_eq!(is_of_another_office(name, own), is_another, "{name}");
        }
        assert!(!is_of_another_office("甲县国土资源局", "甲县自然资源局"));
    }

    #[test]
    fn a_department_is_no_government() {
        for name in [
            "某区民政局",
            "某市发展和改革委员会",
            "某省教育厅",
            "某县政务服务中心",
            "某区民政局（某区老龄办）",
            "某州海关",
        ] {
            assert!(is_department(name), "{name}");
        }
        for name in [
            "某区人民政府",
            "某县人民政府办公室",
            "某市人民政府办公厅",
            "某新区管理委员会",
            "某区某街道办事处",
            "某市",
            "某镇党政办公室",
        ] {
            assert!(!is_department(name), "{name}");
        }
    }
}
