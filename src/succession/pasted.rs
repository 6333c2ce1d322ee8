//! A report's text as it stands in a file or was pasted: title, parts with their headings, tables,
//! signature.

use chrono::NaiveDate;

use super::{
    paragraph::{Paragraph, without_captions},
    pasted_table::PastedTables,
    placed_notes::PlacedNotes,
    prose::{Marked, Prose},
    under_text::UnderText,
};
use crate::{
    forms::{
        Form,
        outline::{Heading, Outline},
    },
    readers::{self, Transcript, laid_out::PiecePlace},
    recognition::{
        own_tables::{OwnTable, own_tables},
        own_workbook::{OwnWorkbook, own_workbook},
        passages::{Part, Passages},
        recognised::{Known, Recognised},
    },
};

/// A report's text, cut into what a year file keeps apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The organ's name, as its title has it.
    pub organ: Option<String>,
    /// The year that the title names.
    pub year: Option<i32>,
    /// The year that its own text or its properties tell, where the title does not.
    pub likely_year: Option<i32>,
    /// Whether it is a report that was published: it has the parts that it has.
    pub is_finished: bool,
    /// The lines before part one.
    pub preamble: Vec<Prose>,
    /// The parts: heading and paragraphs.
    pub sections: Vec<(String, Vec<Paragraph>)>,
    /// The notes of the file that stand among the paragraphs, as nothing tells what they are notes to.
    pub notes_apart: Vec<String>,
    /// The day of signature.
    pub date: Option<NaiveDate>,
    /// Whether a list of its parts stands before them.
    pub has_contents: bool,
    /// The numbers of the statutory tables.
    pub tables: PastedTables,
    /// What a spreadsheet of ours tells beside the tables, and the tables within the text.
    pub own: OwnWorkbook,
    /// What the fields under the table tell of the organ: keys of `[organ]` and their values.
    pub particulars: Vec<(&'static str, String)>,
    /// The title of the statistics that are attached.
    pub attached: Option<String>,
    /// The lines that were left out: what a web page has around the text, what stands before the
    /// title.
    pub left_out: Vec<String>,
}

impl Pasted {
    /// Cuts a text up. Its tables are read by `year`, where it names none itself.
    #[must_use]
    pub fn of(text: &str, year: Option<i32>) -> Self {
        let transcript = readers::text(text);
        let known = Known { year, form: None };
        Self {
            is_finished: false,
            ..Self::recognised(&transcript, &Recognised::of(&transcript, &known))
        }
    }

    /// What was recognised of a finished report.
    #[must_use]
    pub fn recognised(transcript: &Transcript, recognised: &Recognised) -> Self {
        let passages = &recognised.passages;
        let text = |place: &PiecePlace| transcript.text(place).to_owned();
        let bodies = passages.parts.iter().flat_map(|part| &part.body);
        let notes = PlacedNotes::of(transcript, passages.preamble.iter().chain(bodies));
        let first = recognised
            .form
            .as_ref()
            .and_then(|form| form.sections.first());
        let first = first.map_or("概述", |first| first.title.as_str());
        let tables = own_tables(transcript);
        let sections = sections(passages, (&tables, &notes), first, &text);
        let mut own = own_workbook(transcript);
        for figure in tables.iter().flat_map(|table| &table.figures) {
            if own.figures.iter().all(|told| told.id != figure.id) {
                own.figures.push(figure.clone());
            }
        }
        let is_in_table = |place: &&PiecePlace| tables.iter().any(|table| table.holds(place.line));
        let left_out = passages.left_out.iter();
        let left_out = left_out.filter(|place| !is_in_table(place)).map(text);
        let (under, left_out) = UnderText::of(left_out);
        let preamble = passages.preamble.iter();
        let preamble = preamble.filter(|lines| !notes.holds(lines));
        let preamble: Vec<Prose> = preamble.map(|lines| notes.prose(lines)).collect();
        Self {
            organ: passages
                .organ
                .as_ref()
                .map(|(_, place)| text(place))
                .or_else(|| recognised.organ.clone()),
            year: passages.year.as_ref().map(|(year, _)| *year),
            likely_year: recognised.year,
            is_finished: true,
            // One that was typed stands among the lines before part one.
            has_contents: under.has_contents
                && preamble.iter().all(|line| line.text.contains('。')),
            preamble,
            sections,
            notes_apart: notes.apart(),
            date: passages.date.as_ref().map(|(date, _)| *date),
            tables: recognised
                .statistics
                .as_ref()
                .map_or_else(PastedTables::default, |tables| {
                    PastedTables::of(tables, &text)
                }),
            own,
            particulars: under.particulars,
            attached: under.attached,
            left_out,
        }
    }

    /// Whether there is any text or any row of a table.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let has_text = self.sections.iter().any(|(_, body)| !body.is_empty());
        let has_figures = !self.tables.rows.is_empty() || !self.own.figures.is_empty();
        has_text || !self.preamble.is_empty() || has_figures
    }

    /// Its paragraphs of text, in order.
    fn prose(&self) -> impl Iterator<Item = &Prose> {
        let bodies = self.sections.iter().flat_map(|(_, body)| body);
        let bodies = bodies.filter_map(|paragraph| match paragraph {
            Paragraph::Text(prose) => Some(prose),
            Paragraph::Table(_) | Paragraph::Chart(_) => None,
        });
        self.preamble.iter().chain(bodies)
    }

    /// The figures that the file itself marks in its text, in order.
    #[must_use]
    pub fn marked(&self) -> Vec<Marked> {
        self.prose().flat_map(Prose::marked).collect()
    }

    /// Its sentences, those of its notes last, without their marks.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let of_parts = self.sections.iter();
        let of_parts = of_parts.flat_map(|(heading, body)| {
            std::iter::once(heading).chain(body.iter().filter_map(Paragraph::text))
        });
        let lines = self.preamble.iter().map(|line| &line.text).chain(of_parts);
        let notes = self.prose().flat_map(|prose| &prose.notes);
        let lines = lines.chain(notes.map(|note| &note.text));
        let sentences = lines.flat_map(|line| line.split(['。', '；']));
        sentences
            .map(str::trim)
            .filter(|sentence| !sentence.is_empty())
    }

    /// The parts in the order of the form: each of the form's with what was pasted under its
    /// heading, others behind the one that they stood behind.
    #[must_use]
    pub fn sections_by_form(&self, form: &Form) -> Vec<(String, Vec<Paragraph>)> {
        if self.is_finished {
            return self.sections.clone();
        }
        let outline = Outline::new(&form.sections);
        let mut sections: Vec<(String, Vec<Paragraph>)> = Vec::new();
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

/// The parts of a report: heading and paragraphs, the tables of ours among them where they stand. A part
/// without a heading is called `first`.
fn sections(
    passages: &Passages,
    (tables, notes): (&[OwnTable], &PlacedNotes<'_>),
    first: &str,
    text: &dyn Fn(&PiecePlace) -> String,
) -> Vec<(String, Vec<Paragraph>)> {
    let mut sections = Vec::new();
    let start = |part: &Part| {
        let body = part.body.iter().flatten();
        part.heading
            .iter()
            .chain(body)
            .map(|place| place.line)
            .next()
    };
    let mut parts = passages.parts.iter().peekable();
    while let Some(part) = parts.next() {
        let from = start(part).unwrap_or(0);
        let to = parts.peek().and_then(|next| start(next));
        let to = to.unwrap_or(usize::MAX);
        let heading = part.heading.as_ref().map_or_else(|| first.to_owned(), text);
        let texts = part.body.iter().filter(|lines| !notes.holds(lines));
        let texts = texts.map(|lines| {
            let at = lines.first().map_or(from, |place| place.line);
            (at, Paragraph::Text(notes.prose(lines)))
        });
        let within = tables
            .iter()
            .filter(|table| (from..to).contains(&table.lines.0));
        let within = within.map(|table| (table.lines.0, Paragraph::Table(table.whole.clone())));
        let mut body: Vec<(usize, Paragraph)> = texts.chain(within).collect();
        body.sort_by_key(|(line, _)| *line);
        let body = body.into_iter().map(|(_, paragraph)| paragraph);
        sections.push((heading, without_captions(body.collect())));
    }
    sections
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
        let pasted = Pasted::of(text, Some(2023));
        let section = |heading: &str, body: &str| {
            let body = Paragraph::Text(body.to_owned().into());
            (heading.to_owned(), vec![body])
        };
        assert_eq!(pasted.organ.as_deref(), Some("甲州市乙水区民政局"));
        assert_eq!(pasted.year, Some(2023));
        assert_eq!(pasted.preamble, [Prose::from("根据条例编制。".to_owned())]);
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
        let pasted = Pasted::of(text, Some(2023));
        assert_eq!(pasted.organ.as_deref(), Some("某区某局"));
        assert_eq!(pasted.preamble, [Prose::from("根据条例编制。".to_owned())]);
        assert_eq!(pasted.date, NaiveDate::from_ymd_opt(2024, 1, 15));
        assert_eq!(pasted.sections.len(), 6);
        let (heading, body) = pasted.sections.get(4).unwrap();
        assert_eq!(heading, "存在的主要问题及改进情况");
        let said = Paragraph::Text("一、公开不多。".to_owned().into());
        assert_eq!(body, &[said]);
        // One heading within a sentence is no report on one line.
        let text = "见一、总体情况和附表，本部分不再重复叙述，详细数字见所附的统计表以及网站上的说明文字。";
        let pasted = Pasted::of(text, Some(2023));
        assert_eq!(pasted.sections.len(), 1);
    }

    #[test]
    fn the_numbers_of_pasted_tables_are_kept() {
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
            let pasted = Pasted::of(text, Some(2023));
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
        let pasted = Pasted::of(&requests(3), Some(2023));
        assert_eq!(
            row(&pasted, "requests.result.granted").as_deref(),
            Some("2,1,0,0,0,0")
        );
        // A total that is not one stands beside its parts, so that a check tells of it.
        let pasted = Pasted::of(&requests(4), Some(2023));
        assert_eq!(
            row(&pasted, "requests.result.granted").as_deref(),
            Some("2,1,0,0,0,0,4")
        );
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
            Pasted::of("一、总体情况\n无。", Some(2023)).tables,
            PastedTables::default()
        );
    }
}
