//! A title in lines that end where words do.

use crate::language::text_width::text_width;
use crate::year_file::style::Style;
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

/// What ends the name of a place within an organ's name: 北京市 东城区 民政局.
const ENDS_OF_PLACES: &[char] = &[
    '省', '市', '州', '区', '县', '盟', '旗', '镇', '乡', '道', '院', '部', '会',
];

/// The title in one line where it fits; else the organ's name stands in a line of its own, and a
/// name too long for a line is divided behind the name of a place. Brackets at the end that do not
/// fit stand in a line of their own rather than break.
pub(super) fn divided(organ: &str, title: &str, style: &Style) -> String {
    let room = room(style);
    match title.strip_prefix(organ) {
        Some(rest) if text_width(title) > room && !rest.is_empty() => {
            let mut lines = lines_of_name(organ, room);
            lines.push(before_brackets(rest, room));
            lines.join("\n")
        }
        _ => before_brackets(title, room),
    }
}

/// A line of a title, divided before the brackets it ends with where it is too long for them.
fn before_brackets(line: &str, room: u32) -> String {
    let brackets = line.ends_with(['）', ')']).then(|| line.rfind(['（', '(']));
    match brackets.flatten().and_then(|at| line.split_at_checked(at)) {
        Some((before, brackets))
            if !before.is_empty() && text_width(line) > room && text_width(brackets) <= room =>
        {
            format!("{before}\n{brackets}")
        }
        _ => line.to_owned(),
    }
}

fn lines_of_name(organ: &str, room: u32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = organ;
    while text_width(rest) > room {
        let end = rest
            .char_indices()
            .map(|(at, character)| (at + character.len_utf8(), character))
            .take_while(|(end, _)| {
                rest.get(..*end)
                    .is_some_and(|line| text_width(line) <= room)
            })
            .filter(|(_, character)| ENDS_OF_PLACES.contains(character))
            .last();
        let Some((line, behind)) = end.and_then(|(end, _)| rest.split_at_checked(end)) else {
            break;
        };
        lines.push(line.to_owned());
        rest = behind;
    }
    lines.push(rest.to_owned());
    lines
}

/// What a line of the title's size holds, in quarters of a character.
fn room(style: &Style) -> u32 {
    let margin = |asked: Option<Decimal>, standard: u32| asked.unwrap_or(standard.into());
    let margins = &style.margins;
    let text = Decimal::from(210) - margin(margins.left, 28) - margin(margins.right, 26);
    let size = Decimal::from(style.title_size.unwrap_or(44)) / Decimal::TWO;
    // 25.4 millimetres are 72 points.
    let points = text * Decimal::from(72) / Decimal::new(254, 1);
    let quarters = (points * Decimal::from(4) / size).floor();
    // Margins that are asked for may leave less than nothing.
    quarters.to_u32().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(organ: &str) -> String {
        let title = format!("{organ}2016年政府信息公开年度报告");
        divided(organ, &title, &Style::default()).replace('\n', " | ")
    }

    #[test]
    fn a_short_title_is_one_line() {
        assert_eq!(lines("某区统计局"), "某区统计局2016年政府信息公开年度报告");
    }

    #[test]
    fn a_title_that_only_just_does_not_fit_is_divided_behind_the_organ() {
        assert_eq!(
            lines("某市某区统计局"),
            "某市某区统计局 | 2016年政府信息公开年度报告"
        );
    }

    #[test]
    fn brackets_that_do_not_fit_stand_in_a_line_of_their_own() {
        let title = "某市某区统计局政府信息公开工作基本情况统计总表（2017年度）";
        let style = Style::default();
        assert_eq!(
            divided("某市某区统计局", title, &style).replace('\n', " | "),
            "某市某区统计局 | 政府信息公开工作基本情况统计总表 | （2017年度）"
        );
    }

    #[test]
    fn a_long_name_is_divided_behind_a_place() {
        assert_eq!(
            lines("新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县民政局"),
            "新疆维吾尔自治区伊犁哈萨克自治州 | 察布查尔锡伯自治县民政局 | 2016年政府信息公开年度报告"
        );
    }
}
