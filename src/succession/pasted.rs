//! A report's text as it is pasted: title, parts with their headings, signature.

use chrono::NaiveDate;

use crate::{
    forms::{
        Form,
        outline::{Heading, Outline},
    },
    language::{
        dates::dates,
        heading::{self, behind_part_number, plain_label},
        stretch::Stretch as _,
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
    /// How many lines were left out: rows of the statutory tables, what stands before the title.
    pub left_out: usize,
}

impl Pasted {
    /// Cuts a text up. `form` is the form whose tables may have been pasted with it.
    #[must_use]
    pub fn of(text: &str, form: Option<&Form>) -> Self {
        let lines = text.lines().map(|line| line.trim_matches(is_blank));
        let mut lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        let mut pasted = Self::default();
        pasted.take_title(&mut lines);
        pasted.take_signature(&mut lines);
        let labels = form.map_or_else(Vec::new, labels);
        for line in lines {
            if is_row(line, &labels) {
                pasted.left_out += 1;
            } else if let Some(heading) =
                behind_part_number(line).filter(|_| heading::is_part(line))
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
        let end = end.or_else(|| title.find("政府信息公开"));
        let mut organ = title.before(end.unwrap_or(0)).trim_matches(is_blank);
        let mut before = at;
        if organ.is_empty() && at > 0 {
            // The organ's name stands on a line of its own.
            organ = lines.get(at - 1).copied().unwrap_or("");
            before = at - 1;
        }
        let is_name = |name: &str| !name.is_empty() && !name.contains(['。', '，', '：', ':']);
        self.organ = Some(organ).filter(|name| is_name(name)).map(str::to_owned);
        self.left_out += before;
        lines.drain(..=at);
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

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

/// `某局2023年政府信息公开工作年度报告`, on one line.
fn is_title(line: &str) -> bool {
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    (plain.ends_with("报告") || plain.ends_with("年报") || plain.ends_with("報告"))
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
    let labels = rows
        .map(|row| &row.label)
        .chain(columns.map(|column| &column.label));
    let plain = labels.map(|label| plain_label(label).trim().to_owned());
    plain.filter(|label| !label.is_empty()).collect()
}

/// Whether a line is a row of a table, or a cell of one: cells between bars or tabs, a label of
/// the form with or without numbers, numbers alone.
fn is_row(line: &str, labels: &[String]) -> bool {
    if line.contains(['|', '\t', '│', '｜']) {
        return true;
    }
    let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".,，/-—".contains(c);
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
        assert_eq!(pasted.left_out, 3);
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
}
