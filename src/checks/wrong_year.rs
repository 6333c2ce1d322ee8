//! `wrong-year`: a year that cannot be meant in this report.

mod beside;
mod carried;
mod left_title;
mod own_work;
mod rows;
mod seen;
mod words;
mod work_words;

use self::{
    beside::Sentence,
    left_title::LeftTitle,
    seen::{Seen, first_clause, names_report},
};
use super::support::{
    check::{Check, Run},
    needs::Needs,
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::{
        dates::DateWord,
        word_table::{ends_with_any, starts_with_any},
    },
    model::{
        Report,
        typed_text::{Part, TypedText},
    },
    year_file::AttachmentKind,
};

pub(super) static RULE: Rule = Rule {
    name: "wrong-year",
    severity: Severity::Error,
    since: "0.1.0",
    manual_zh: include_str!("wrong_year.zh.md"),
    manual_en: include_str!("wrong_year.en.md"),
};

pub(super) const CHECK: Check = Check {
    rule: &RULE,
    needs: Needs::Text,
    run: Run::OnTexts(run),
};

/// How far behind `2014年度` the thing may be named that is its, in characters.
const REACH: usize = 24;

fn run(report: &Report, texts: &[TypedText<'_>], findings: &mut Vec<Diagnostic>) {
    // Year 0 is a year that could not be read.
    if report.year == 0 {
        return;
    }
    for text in texts {
        for title in left_title::find(report, text) {
            findings.push(left_title(report, text, &title));
        }
        let whole = Sentence::new(0..text.text().len(), text, report);
        let mut sentence = whole.clone();
        let found = text.dates();
        for (index, date) in found.iter().enumerate() {
            let Some(year) = date.year else { continue };
            let is_own = year == report.year;
            let is_looked_at =
                !is_own || ends_with_any(text.before(date.range.start), words::CARRIED_INTO);
            if !is_looked_at || text.is_name(date.range.start) {
                continue;
            }
            // Years of one sentence share what is known of it: a sentence of a thousand years is
            // read once, not a thousand times.
            let range = text.sentence_range(&date.range);
            if sentence.range != range {
                sentence = Sentence::new(range, text, report);
            }
            let seen = Seen {
                report,
                text,
                date,
                year,
                sentence: &sentence,
                whole: &whole,
            };
            let next = found.get(index + 1);
            let previous = index.checked_sub(1).and_then(|before| found.get(before));
            if !is_own && seen.is_wrong(previous, next) {
                findings.push(seen.wrong_year());
            } else if let Some(expected) = seen.expected_of_carried() {
                findings.push(seen.carried(expected));
            }
        }
    }
}

impl Seen<'_> {
    fn is_wrong(&self, previous: Option<&DateWord>, next: Option<&DateWord>) -> bool {
        match self.text.part {
            Part::Title => self.is_wrong_in_title(),
            Part::Heading => self.is_wrong_in_heading(),
            Part::Preamble | Part::Body | Part::Remark => {
                self.is_out_of_range()
                    || self.is_wrong_period(previous, next)
                    || self.fits(&rows::CUT_OFF) && self.date.month_day() == Some((12, 31))
                    || self.is_wrong_annual()
                    || self.is_wrong_opening()
                    || self.is_wrong_of_own_work()
            }
        }
    }

    /// The report and its statistics bear the report's year; another attachment may be of any.
    fn is_wrong_in_title(&self) -> bool {
        let Some(attachment) = self.text.attachment() else {
            return false;
        };
        let is_own = match attachment.kind {
            AttachmentKind::Statistics | AttachmentKind::Report => true,
            AttachmentKind::File => {
                self.text.text().contains("信息公开") && names_report(self.behind())
            }
        };
        is_own || self.is_out_of_range()
    }

    fn is_wrong_in_heading(&self) -> bool {
        let is_ahead = self.year == self.report.year.saturating_add(1);
        !is_ahead
            && (self.is_out_of_range() || self.year < self.report.year && self.fits(&rows::HEADING))
    }

    /// Later than the year after the report's, or before the republic.
    fn is_out_of_range(&self) -> bool {
        let (year, own) = (self.year, self.report.year);
        if year < 1949 {
            return year < 1800 || self.fits(&rows::BEFORE_REPUBLIC);
        }
        let is_far = year > own.saturating_add(25);
        year > own.saturating_add(1)
            && (year > own.saturating_add(50)
                || self.fits(if is_far {
                    &rows::FAR_AHEAD
                } else {
                    &rows::AHEAD
                }))
    }

    /// `2015年1月1日至2015年12月31日`, `2015年1-12月`: the period of another year.
    fn is_wrong_period(&self, previous: Option<&DateWord>, next: Option<&DateWord>) -> bool {
        if let Some(end) = next.filter(|next| self.joins(self.date, next)) {
            let is_whole = self.date.month_day() == Some((1, 1))
                && end.month_day() == Some((12, 31))
                || self.date.day.is_none()
                    && end.day.is_none()
                    && (self.date.month, end.month) == (Some(1), Some(12));
            let end_year = end.year.unwrap_or(self.year);
            if is_whole && end_year == self.year {
                return self.fits(&rows::WHOLE_PERIOD);
            }
            // The years differ: a longer span is told as one.
            return is_whole
                && end_year == self.report.year
                && self.year.saturating_add(1) == end_year
                && self.fits(&rows::PERIOD_FROM_LAST_YEAR);
        }
        if let Some(start) = previous.filter(|previous| self.joins(previous, self.date)) {
            let start_year = start.year.unwrap_or(self.year);
            let is_whole =
                start.month_day() == Some((1, 1)) && self.date.month_day() == Some((12, 31));
            return is_whole
                && (start_year == self.year || start_year == self.report.year)
                && self.fits(&rows::PERIOD_END);
        }
        // 2015年1-12月: the dates are one word and a bare number.
        let characters = self.behind().chars().filter(|character| *character != ' ');
        let behind: String = characters.take(REACH).collect();
        self.date.month.is_none() && self.fits_beside(&rows::MONTHS, &behind, "")
    }

    /// Whether two dates are the ends of one span.
    fn joins(&self, start: &DateWord, end: &DateWord) -> bool {
        self.text
            .text()
            .get(start.range.end..end.range.start)
            .is_some_and(|between| {
                matches!(
                    between.trim_matches([' ', '\u{3000}', '起', '（', '）']),
                    "至" | "到" | "—" | "——" | "-" | "－" | "–" | "~" | "～" | "─" | "──" | "--"
                )
            })
    }

    /// `2014年度` where the report's own year should stand.
    fn is_wrong_annual(&self) -> bool {
        if self.date.month.is_some() {
            return false;
        }
        let in_preamble = self.text.part == Part::Preamble;
        let Some(behind) = self.behind().strip_prefix('度') else {
            return in_preamble && names_report(self.behind()) && self.fits(&rows::PRESENT_REPORT);
        };
        if !self.fits_beside(&rows::ANNUAL, behind.trim_start(), "") {
            return false;
        }
        if in_preamble && names_report(behind) {
            return self.fits(&rows::PRESENT_REPORT);
        }
        let near: String = behind.chars().take(REACH).collect();
        let clause = first_clause(&near, &['，', ',', '。', '；']);
        self.fits_beside(&rows::ANNUAL_THING, behind, clause)
    }

    /// `2015年，我局…`: the sentence opens with the year it reports on.
    fn is_wrong_opening(&self) -> bool {
        if self.date.month.is_some()
            || self.year >= self.report.year
            || !self.text.starts_sentence(self.date.range.start)
        {
            return false;
        }
        let behind = self.behind();
        let (behind, has_comma) = match behind.strip_prefix(['，', ',']) {
            Some(rest) => (rest.trim_start(), true),
            None => (behind, false),
        };
        let is_organ = self.is_organ(behind);
        let is_self = is_organ || starts_with_any(behind, words::SELF);
        let has_figure = self.sentence.has(words::FIGURE);
        if !(is_self || has_comma && has_figure) || !self.fits(&rows::OPENING) {
            return false;
        }
        if self.year < self.report.year.saturating_sub(1) {
            return true;
        }
        if has_figure {
            return !self.whole.prints_last_year();
        }
        // What last year's report said of the organ is told rightly, and so is what that year's
        // plan or appraisal is called; that it did its work is this report's own sentence.
        let clause = if has_comma {
            ""
        } else {
            first_clause(behind, &['，', ',', '；'])
        };
        (is_organ || has_comma)
            && is_self
            && self.fits_beside(&rows::OPENING_LAST_YEAR, behind, clause)
    }

    fn wrong_year(&self) -> Diagnostic {
        let (year, own) = (self.year, self.report.year);
        let place = self.text.place(self.date.digits.clone());
        Diagnostic::new(
            &RULE,
            Text::new(
                format!("报告年度是 {own} 年，这里写的是 {year} 年"),
                format!("the report is for {own}, this says {year}"),
            ),
            place,
            Text::new(format!("{year} 年"), format!("the year {year}")),
        )
        .with_help(Text::new(
            format!("多半是从旧报告带来的，改成 {{{{ year }}}} 年；确实说的是 {year} 年的，写一条豁免"),
            format!("write {{{{ year }}}} if it was left over from an old report; waive it if {year} is meant"),
        ))
        .at(self.text.subject.as_str())
        .stating(year.to_string(), own.to_string())
    }
}

fn left_title(report: &Report, text: &TypedText<'_>, left: &LeftTitle) -> Diagnostic {
    let title = &left.title;
    let (own, last) = (report.year, report.year.saturating_sub(1));
    let mut finding = Diagnostic::new(
        &RULE,
        Text::new(
            format!("《{title}》是上年报告里的文件，年份是 {last} 年"),
            format!("{title} stood in last year's report, with the year {last}"),
        ),
        text.place(left.digits.clone()),
        Text::new("上年的文件", "last year's document"),
    )
    .with_help(Text::new(
        format!("多半是从上年的文件带来的，改成 {own} 年的文件名；确实是这一件，写一条豁免"),
        format!("it was probably carried over: name the document of {own}, or waive it if this one is meant"),
    ))
    .at(text.subject.as_str())
    .stating(last.to_string(), own.to_string());
    finding.severity = Severity::Warning;
    finding
}
