//! A report's text as it is pasted: title, parts with their headings, signature.

use chrono::NaiveDate;

use super::{
    page::{SUBJECTS, TITLES, is_of_page},
    pasted_table::PastedTables,
    unfolded::{self, is_blank},
};
use crate::{
    forms::{
        Form,
        outline::{Heading, Outline},
    },
    language::{
        dates::dates,
        full_width,
        heading::{self, behind_part_number, plain_label},
        stretch::Stretch as _,
        word_table::ends_with_any,
    },
};

/// How far from the start of the text its title is looked for, in lines.
const TITLE_AMONG: usize = 8;

/// A longer line is no title, in characters.
const LONGEST_TITLE: usize = 60;

/// A report's text, cut into what a year file keeps apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The organ's name, as its title has it.
    pub organ: Option<String>,
    /// The year that the title names.
    pub year: Option<i32>,
    /// The lines before part one.
    pub preamble: Vec<String>,
    /// The parts: heading and paragraphs.
    pub sections: Vec<(String, Vec<String>)>,
    /// The day of signature.
    pub date: Option<NaiveDate>,
    /// The numbers of the statutory tables.
    pub tables: PastedTables,
    /// The lines that were left out: what a web page has around the text, what stands before the
    /// title.
    pub left_out: Vec<String>,
}

impl Pasted {
    /// Cuts a text up. `form` is the form whose tables may have been pasted with it.
    #[must_use]
    pub fn of(text: &str, form: Option<&Form>) -> Self {
        let lines = unfolded::lines(text, form);
        let (of_page, mut lines): (Vec<&str>, Vec<&str>) = lines
            .iter()
            .map(String::as_str)
            .partition(|line| is_of_page(line));
        let mut pasted = Self {
            left_out: of_page.into_iter().map(str::to_owned).collect(),
            ..Self::default()
        };
        let mut rows = Vec::new();
        pasted.take_title(&mut lines);
        pasted.take_signature(&mut lines);
        let labels = form.map_or_else(Vec::new, labels);
        for line in lines {
            if is_row(line, &labels) {
                rows.push(line.to_owned());
            } else if let Some(heading) = behind_part_number(line)
                .filter(|_| heading::is_part(line) && !line.ends_with(['。', '；']))
            {
                pasted
                    .sections
                    .push((heading.trim().to_owned(), Vec::new()));
            } else if let Some((_, body)) = pasted.sections.last_mut() {
                body.push(line.to_owned());
            } else {
                pasted.preamble.push(line.to_owned());
            }
        }
        if let Some(form) = form {
            pasted.tables = PastedTables::of(&rows, form);
        }
        // A report without numbered parts is one part.
        if pasted.sections.is_empty() && !pasted.preamble.is_empty() {
            let first = form.and_then(|form| form.sections.first());
            let heading = first.map_or("概述", |first| first.title.as_str());
            let body = std::mem::take(&mut pasted.preamble);
            pasted.sections.push((heading.to_owned(), body));
        }
        pasted
    }

    /// Takes the title off, over one line or two, with all that stands before it.
    fn take_title(&mut self, lines: &mut Vec<&str>) {
        let first = lines
            .iter()
            .take(TITLE_AMONG)
            .position(|line| is_title(line));
        let Some(at) = first else { return };
        let title = lines.get(at).copied().unwrap_or("");
        let year = dates(title).into_iter().find(|date| date.year.is_some());
        self.year = year.as_ref().and_then(|date| date.year);
        let end = year.map(|date| date.range.start);
        let end = end.or_else(|| SUBJECTS.iter().find_map(|word| title.find(word)));
        let mut organ = title.before(end.unwrap_or(0)).trim_matches(is_blank);
        let mut before = at;
        if organ.is_empty() && at > 0 {
            // The organ's name stands on a line of its own.
            organ = lines.get(at - 1).copied().unwrap_or("");
            before = at - 1;
        }
        let is_name = |name: &str| !name.is_empty() && !name.contains(['。', '，', '：', ':']);
        self.organ = Some(organ).filter(|name| is_name(name)).map(str::to_owned);
        let titled: Vec<&str> = lines.drain(..=at).collect();
        let before = titled.into_iter().take(before);
        self.left_out.extend(before.map(str::to_owned));
    }

    /// Takes the signature off the end: the day, and the organ's name above it.
    fn take_signature(&mut self, lines: &mut Vec<&str>) {
        let day = lines.last().and_then(|last| day(last));
        if day.is_some() {
            self.date = day;
            lines.pop();
        }
        let is_name = |line: &&str| self.organ.as_deref() == Some(*line);
        if lines.last().is_some_and(is_name) {
            lines.pop();
        }
    }

    /// The parts in the order of the form: each of the form's with what was pasted under its
    /// heading, others behind the one that they stood behind.
    #[must_use]
    pub fn sections_by_form(&self, form: &Form) -> Vec<(String, Vec<String>)> {
        let outline = Outline::new(&form.sections);
        let mut sections: Vec<(String, Vec<String>)> = Vec::new();
        let mut next = 0;
        for (heading, body) in &self.sections {
            if let Some(best) = outline
                .best(&Heading::new(heading))
                .filter(|best| *best >= next)
            {
                let missing = form.sections.iter().take(best).skip(next);
                sections.extend(missing.map(|one| (one.title.clone(), Vec::new())));
                next = best + 1;
            }
            sections.push((heading.clone(), body.clone()));
        }
        let missing = form.sections.iter().skip(next);
        sections.extend(missing.map(|one| (one.title.clone(), Vec::new())));
        sections
    }
}

/// `某局2023年政府信息公开工作年度报告`, on one line.
fn is_title(line: &str) -> bool {
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    ends_with_any(&plain, TITLES)
        && plain.chars().count() <= LONGEST_TITLE
        && !plain.contains(['。', '，', '；'])
}

/// The day that a line consists of.
fn day(line: &str) -> Option<NaiveDate> {
    let dates = dates(line);
    let [date] = dates.as_slice() else {
        return None;
    };
    if date.range != (0..line.len()) {
        return None;
    }
    NaiveDate::from_ymd_opt(date.year?, date.month?, date.day?)
}

/// The labels of a form's tables, without their numbers.
fn labels(form: &Form) -> Vec<String> {
    let rows = form.tables.iter().flat_map(|table| &table.rows);
    let columns = form.tables.iter().flat_map(|table| &table.columns);
    let heads = columns.flat_map(|column| column.above.iter().chain([&column.label]));
    // The title of a table may be the heading of a part.
    let titles = form.tables.iter().map(|table| &table.title);
    let titles = titles.filter(|title| form.sections.iter().all(|one| one.title != **title));
    let corners = form.tables.iter().filter_map(|table| table.corner.as_ref());
    let labels = rows
        .map(|row| &row.label)
        .chain(heads)
        .chain(titles)
        .chain(corners);
    let plain = labels.map(|label| plain_label(label).trim().to_owned());
    plain.filter(|label| !label.is_empty()).collect()
}

/// Whether a line is a row of a table, or a cell of one: cells between bars or tabs, a label of
/// the form with or without numbers, numbers alone.
fn is_row(line: &str, labels: &[String]) -> bool {
    if line.contains(['|', '\t', '│', '｜']) {
        return true;
    }
    let is_number =
        |c: char| full_width::digit(c).is_some() || c.is_whitespace() || ".,，/-—".contains(c);
    let words = line.trim_end_matches(is_number);
    let plain = plain_label(words).trim();
    words.is_empty() || labels.iter().any(|label| label == plain || label == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_cut_into_its_parts() {
        let text = "首页 > 政府信息公开\n\
            甲州市乙水区民政局\n\
            2023年政府信息公开工作年度报告\n\n\
            \u{3000}\u{3000}根据条例编制。\n\
            一、总体情况\n\
            （一）主动公开。公开12条。\n\
            二、主动公开政府信息情况\n\
            信息内容\t本年制发件数\n\
            规章 | 0 | 0 |\n\
            六、其他需要报告的事项\n\
            无。\n\
            甲州市乙水区民政局\n\
            2024年1月15日\n";
        let form = Form::for_year(2023).unwrap();
        let pasted = Pasted::of(text, Some(&form));
        let section = |heading: &str, body: &str| (heading.to_owned(), vec![body.to_owned()]);
        assert_eq!(pasted.organ.as_deref(), Some("甲州市乙水区民政局"));
        assert_eq!(pasted.year, Some(2023));
        assert_eq!(pasted.preamble, ["根据条例编制。"]);
        assert_eq!(pasted.date, NaiveDate::from_ymd_opt(2024, 1, 15));
        assert_eq!(pasted.left_out, ["首页 > 政府信息公开"]);
        assert!(pasted.tables.rows.values().next().is_none());
        assert_eq!(
            pasted.sections.first(),
            Some(&section("总体情况", "（一）主动公开。公开12条。"))
        );
        let by_form = pasted.sections_by_form(&form);
        let headings: Vec<&str> = by_form
            .iter()
            .map(|(heading, _)| heading.as_str())
            .collect();
        assert_eq!(headings.len(), 6);
        assert_eq!(headings.last(), Some(&"其他需要报告的事项"));
        assert_eq!(by_form.get(2).map(|(_, body)| body.len()), Some(0));
    }

    #[test]
    fn a_title_may_hold_the_organ() {
        let pasted = Pasted::of("某区某局2021年政府信息公开年报\n一、概述\n无。", None);
        assert_eq!(pasted.organ.as_deref(), Some("某区某局"));
        assert_eq!(pasted.year, Some(2021));
        assert_eq!(Pasted::of("没有标题。", None).organ, None);
    }
    #[test]
    fn a_report_on_one_line_is_cut_into_its_parts() {
        let text = "某区某局2023年政府信息公开工作年度报告 根据条例编制。一、总体情况 2023年公开12条。\
            二、主动公开政府信息情况 见表。三、收到和处理政府信息公开申请情况 无。四、政府信息公开行政复议、行政诉讼情况 无。\
            五、存在的主要问题及改进情况 一、公开不多。六、其他需要报告的事项 无。某区某局 2024年1月15日";
        let form = Form::for_year(2023).unwrap();
        let pasted = Pasted::of(text, Some(&form));
        assert_eq!(pasted.organ.as_deref(), Some("某区某局"));
        assert_eq!(pasted.preamble, ["根据条例编制。"]);
        assert_eq!(pasted.date, NaiveDate::from_ymd_opt(2024, 1, 15));
        assert_eq!(pasted.sections.len(), 6);
        let (heading, body) = pasted.sections.get(4).unwrap();
        assert_eq!(heading, "存在的主要问题及改进情况");
        assert_eq!(body, &["一、公开不多。"]);
        // One heading within a sentence is no report on one line.
        let text = "见一、总体情况和附表，本部分不再重复叙述，详细数字见所附的统计表以及网站上的说明文字。";
        let pasted = Pasted::of(text, Some(&form));
        assert_eq!(pasted.sections.len(), 1);
    }

    #[test]
    fn the_numbers_of_pasted_tables_are_kept() {
        let form = Form::for_year(2023).unwrap();
        let row = |pasted: &Pasted, code: &str| {
            let mut rows = pasted.tables.rows.iter();
            let found = rows.find(|((_, row), _)| row == code);
            found.map(|(_, values)| values.join(","))
        };
        for text in [
            "一、总体情况\n无。\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\n规章\t0\t1\t2\n行政许可\t1,234\n",
            "一、总体情况\n无。\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n规章\n0\n1\n2\n行政许可\n１234\n",
            "一、总体情况\n无。\n二、主动公开政府信息情况\n规章 0 1 2\n| 行政许可 | 1234 |\n",
        ] {
            let pasted = Pasted::of(text, Some(&form));
            assert_eq!(
                row(&pasted, "disclosed.rules").as_deref(),
                Some("0,1,2"),
                "{text}"
            );
            assert_eq!(
                row(&pasted, "disclosed.licences").as_deref(),
                Some("1234"),
                "{text}"
            );
            assert_eq!(
                pasted.sections.get(1).map(|(_, body)| body.len()),
                Some(0),
                "{text}"
            );
            assert!(!pasted.tables.missing.is_empty());
        }
        let requests = |total: u32| {
            format!(
                "三、收到和处理政府信息公开申请情况\n三、本年度办理结果 | （一）予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | {total}\n1 2 3 4 10 0 0 0 0 0 5 0 0 0 5\n"
            )
        };
        let pasted = Pasted::of(&requests(3), Some(&form));
        assert_eq!(
            row(&pasted, "requests.result.granted").as_deref(),
            Some("2,1,0,0,0,0")
        );
        // A total that is not one: the row is left to the clerk.
        let pasted = Pasted::of(&requests(4), Some(&form));
        assert_eq!(row(&pasted, "requests.result.granted"), None);
        let reviews = pasted
            .tables
            .rows
            .values()
            .find(|values| values.len() == 12);
        assert_eq!(
            reviews.map(|values| values.join(",")).as_deref(),
            Some("1,2,3,4,0,0,0,0,5,0,0,0")
        );
        assert_eq!(
            Pasted::of("一、总体情况\n无。", Some(&form)).tables,
            PastedTables::default()
        );
    }
}
