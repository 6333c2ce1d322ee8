//! Whether two names are of one organ.

/// What ends the name of a place that has organs of its own.
const PLACES: [char; 9] = ['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡'];

/// Words that hold the end of a place and name none.
const NO_PLACES: [&str; 5] = ["城市", "城乡", "城镇", "自治区", "自治县"];

/// What ends the name of a part of an organ that reports by itself.
const PARTS: [&str; 13] = [
    "分局",
    "支队",
    "大队",
    "总队",
    "办事处",
    "管理处",
    "中心",
    "所",
    "院",
    "站",
    "馆",
    "学校",
    "幼儿园",
];

/// Work that a place has organs of its own for beside those whose field it is: 教育督导局 is not
/// 教育局.
const OWN_WORK: [&str; 11] = [
    "督导", "督查", "监察", "稽查", "考试", "招生", "监测", "检测", "检验", "鉴定", "研究",
];

/// What every organ's name may end with: by itself it names none.
const KINDS: &str = "局委办厅部院会府处所科室";

/// An organ's office writes in its name.
const OFFICE: &str = "办公室";

/// Whether two names are of one organ, however they are typed: one is the other but for width,
/// blanks, brackets and characters that are left out, as 文广旅游局 is 文化广电旅游局 and
/// 东城区民政局 is 北京市东城区民政局. A place left out within the name makes another organ:
/// 北京市民政局 is not 北京市东城区民政局; so does a part that is named: 公安局海淀分局.
///
/// In doubt it is one organ: a wrong accusation costs more than one that is missed.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let forms = |name: &str| -> Vec<Vec<char>> {
        let forms = [plain(name), plain(&without_brackets(name))];
        forms.into_iter().filter(|form| names_one(form)).collect()
    };
    let others = forms(other);
    forms(one).iter().any(|one| {
        others
            .iter()
            .any(|other| one == other || is_short_for(one, other) || is_short_for(other, one))
    })
}

/// Whether it says more than what every organ is called.
fn names_one(name: &[char]) -> bool {
    name.len() > 1 && !name.iter().all(|typed| KINDS.contains(*typed))
}

/// A name without the further name that stands in brackets behind it, and without its office.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let outside: String = name
        .chars()
        .filter(|typed| {
            match typed {
                '（' | '(' => depth += 1,
                '）' | ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect();
    let trimmed = outside.trim_end();
    trimmed.strip_suffix(OFFICE).unwrap_or(trimmed).to_owned()
}

/// The letters, characters and digits of a name in their usual width.
fn plain(name: &str) -> Vec<char> {
    let usual = name.chars().map(|typed| match typed {
        '\u{FF01}'..='\u{FF5E}' => {
            let usual = u32::from(typed) - u32::from('！') + u32::from('!');
            char::from_u32(usual).unwrap_or(typed)
        }
        _ => typed,
    });
    usual
        .filter(|typed| typed.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether `short`, or what follows the wider place that it starts with, stands in `long` from some
/// place of it to its end, with no place's name left out on the way.
fn is_short_for(short: &[char], long: &[char]) -> bool {
    let from = |name: &'_ [char], start: usize| name.get(start..).unwrap_or(&[]).to_vec();
    let narrower = (1..short.len())
        .filter(|&start| {
            short
                .get(start - 1)
                .is_some_and(|last| PLACES.contains(last))
        })
        .map(|start| from(short, start))
        // Without a place of its own what follows is the name of many organs.
        .filter(|rest| has_place(rest));
    std::iter::once(short.to_vec())
        .chain(narrower)
        .filter(|short| !short.is_empty())
        .any(|short| (0..long.len()).any(|start| is_rest(&short, &from(long, start))))
}

fn is_rest(short: &[char], long: &[char]) -> bool {
    let mut wanted = short.iter();
    let mut next = wanted.next();
    if next != long.first() {
        return false;
    }
    let mut left_out: Vec<char> = Vec::new();
    for character in long {
        if next == Some(character) {
            if is_place(&left_out) || is_own_work(&left_out) {
                return false;
            }
            left_out.clear();
            next = wanted.next();
        } else {
            left_out.push(*character);
        }
    }
    next.is_none() && !is_place(&left_out) && !is_part(&left_out)
}

/// Whether characters that are left out name a place: 北京 for 北京市 leaves out none.
fn is_place(left_out: &[char]) -> bool {
    left_out.len() > 1 && has_place(left_out)
}

/// Whether characters that are left out name work that another organ may have.
fn is_own_work(left_out: &[char]) -> bool {
    let words: String = left_out.iter().collect();
    OWN_WORK.iter().any(|work| words.contains(work))
}

/// Whether a place's name ends among these characters.
fn has_place(name: &[char]) -> bool {
    let words: String = name.iter().collect();
    let places = NO_PLACES
        .iter()
        .fold(words, |words, no| words.replace(no, ""));
    places.contains(PLACES)
}

/// Whether characters that are left out at the end name a part of the organ.
fn is_part(left_out: &[char]) -> bool {
    let words: String = left_out.iter().collect();
    PARTS.iter().any(|part| {
        words
            .strip_suffix(part)
            .is_some_and(|named| !named.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_organ_is_known_however_its_name_is_typed() {
        for (one, other) in [
            ("某区某局", "某区某局"),
            ("某局（某办）", "某局(某办)"),
            ("某区 某局", "某区某局"),
            ("东城区民政局", "北京市东城区民政局"),
            ("北京东城民政局", "北京市东城区民政局"),
            ("某区文广旅游局", "某区文化广电旅游局"),
            ("某县人力资源社会保障局", "某县人力资源和社会保障局"),
            (
                "东城区东华门街道办事处",
                "北京市东城区人民政府东华门街道办事处",
            ),
            ("某市管委会", "某市管理委员会"),
            ("ＡＢ局", "ab局"),
            ("北京市东城区住建委", "北京市东城区住房和城乡建设委员会"),
            ("某县住建局", "某县住房和城乡建设局"),
            ("内蒙古教育厅", "内蒙古自治区教育厅"),
            ("某市规划局", "某市城乡规划局"),
            ("某区综合行政执法局", "某区城市管理综合行政执法局"),
            ("东城区民政局办公室", "北京市东城区民政局"),
            ("北京市东城区文旅局", "东城区文化和旅游局"),
            ("某区民政局(某区老龄办)", "某区民政局"),
            ("东华门街道", "东华门街道办事处"),
            ("某区人社局", "某区人力资源和社会保障局"),
            ("某区市监局", "某区市场监督管理局"),
            ("某区安监局", "某区安全生产监督管理局"),
            ("某省质监局", "某省质量技术监督局"),
            ("某区退役军人局", "某区退役军人事务局"),
            ("某区卫健委", "某区卫生健康委员会"),
            ("某区教育督导局", "某市某区教育督导局"),
        ] {
            assert!(is_same(one, other) && is_same(other, one), "{one} {other}");
        }
    }

    #[test]
    fn another_organ_is_another() {
        for (one, other) in [
            ("某区民政局", "某区财政局"),
            ("北京市民政局", "北京市东城区民政局"),
            ("某区人民政府", "某区某镇人民政府"),
            ("某县卫生健康委员会", "某县卫生和计划生育委员会"),
            ("北京市城市管理委员会", "北京市东城区城市管理委员会"),
            ("某局", "（）"),
            ("上海市民政局", "北京市民政局"),
            ("上海市浦东新区民政局", "北京市东城区民政局"),
            ("北京市公安局", "北京市公安局海淀分局"),
            ("东城区人民政府", "东城区人民政府东华门街道办事处"),
            ("某区教育局", "某区教育督导局"),
            ("某区教育局", "某区教育招生考试局"),
            ("某区教育局", "某区教育局考试中心"),
            ("某县环保局", "某县环保监测局"),
            ("局", "某区某局"),
            ("局", "局"),
            ("委办", "某区某委办"),
        ] {
            assert!(
                !is_same(one, other) && !is_same(other, one),
                "{one} {other}"
            );
        }
    }
}
