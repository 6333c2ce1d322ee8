//! Whether two names are of one organ.

/// What ends the name of a place that has organs of its own.
const PLACES: [char; 9] = ['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡'];

/// Whether two names are of one organ, however they are typed: one is the other but for width,
/// blanks, brackets and characters that are left out, as 文广旅游局 is 文化广电旅游局 and
/// 东城区民政局 is 北京市东城区民政局. A place left out within the name makes another organ:
/// 北京市民政局 is not 北京市东城区民政局.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    one == other || is_short_for(&one, &other) || is_short_for(&other, &one)
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

/// Whether `short` stands in `long` from some place of it to its end, with no place's name left out
/// on the way.
fn is_short_for(short: &[char], long: &[char]) -> bool {
    !short.is_empty()
        && (0..long.len()).any(|start| is_rest(short, long.get(start..).unwrap_or(&[])))
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
            if is_place(&left_out) {
                return false;
            }
            left_out.clear();
            next = wanted.next();
        } else {
            left_out.push(*character);
        }
    }
    next.is_none() && !is_place(&left_out)
}

/// Whether characters that are left out name a place: 北京 for 北京市 leaves out none.
fn is_place(left_out: &[char]) -> bool {
    left_out.len() > 1 && left_out.iter().any(|one| PLACES.contains(one))
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
        ] {
            assert!(
                !is_same(one, other) && !is_same(other, one),
                "{one} {other}"
            );
        }
    }
}
