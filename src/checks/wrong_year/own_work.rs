//! Another year where the organ tells of its own work, wherever in the sentence it stands.

use super::{
    rows::{self, Row},
    seen::{SHORTEST_NAME, Seen, first_clause, names_report},
    work_words,
};
use crate::{
    language::{
        punctuation::CLAUSE_ENDS,
        scope_words::ORGANS,
        word_table::{ends_with_any, starts_with_any},
    },
    model::typed_text::Part,
    recognition::organ_name::without_seat,
};

impl Seen<'_> {
    /// `我局2022年受理的申请`, `全年（2022年）`, `截至2022年底`, `现公布…2022年…年度报告`.
    pub(super) fn is_wrong_of_own_work(&self) -> bool {
        self.fits(&rows::WHOLE_YEAR)
            || self.is_wrong_year_end()
            || self.is_wrong_report_named()
            || self.date.month.is_none() && self.tells_of_own_work()
    }

    /// `截至2022年底，申请已全部答复`.
    fn is_wrong_year_end(&self) -> bool {
        let is_end = matches!(self.date.month, None | Some(12)) && self.date.day.is_none();
        is_end
            && self.is_told_as_done(&rows::YEAR_END, &rows::YEAR_END_AHEAD, "")
            && !self.whole.prints_last_year()
    }

    /// `现公布本机关2022年政府信息公开工作年度报告` in a numbered part.
    fn is_wrong_report_named(&self) -> bool {
        self.text.part == Part::Body
            && self.date.month.is_none()
            && names_report(self.behind())
            && self.fits(&rows::REPORT_NAMED)
    }

    fn tells_of_own_work(&self) -> bool {
        let before = self.before();
        let before = before.strip_suffix('在').unwrap_or(before).trim_end();
        let behind = self.behind();
        let behind = behind.strip_prefix('度').unwrap_or(behind).trim_start();
        let behind = behind.strip_prefix("全年").unwrap_or(behind);
        let told = behind.strip_prefix(['，', ',']).unwrap_or(behind);
        let told = told.trim_start();
        let opens = before.is_empty()
            || before.ends_with(CLAUSE_ENDS)
            || self.text.starts_sentence(self.date.range.start);
        let is_own = self.ends_with_organ(before)
            || opens && (starts_with_any(told, work_words::OWN_WORK) || self.is_organ(told));
        is_own
            && self.is_told_as_done(
                &rows::OWN_WORK,
                &rows::OWN_WORK_AHEAD,
                first_clause(told, &['，', ',', '；']),
            )
            && !self.whole.prints_last_year()
    }

    /// Whether such work is told of here, and `past` fits a year gone by, or `ahead` the year that
    /// is still to come.
    fn is_told_as_done(&self, past: &Row, ahead: &Row, clause: &str) -> bool {
        let is_past = self.year < self.report.year;
        let row = if is_past { past } else { ahead };
        self.sentence.has(work_words::DISCLOSURE_WORK)
            && self.fits_beside(row, self.behind(), clause)
    }

    /// Whether `text` ends with the organ, by its name, the end of its name or as 我局.
    fn ends_with_organ(&self, text: &str) -> bool {
        let name = self.report.organ.name.as_str();
        let short_name = self.report.organ.particular("short_name");
        // 甲县乙镇人民政府 calls itself 乙镇.
        let place = without_seat(name);
        let ends = place.char_indices().filter_map(|(at, _)| place.get(at..));
        let mut ends = ends.filter(|end| place != name && end.chars().count() >= SHORTEST_NAME);
        !name.is_empty() && text.ends_with(name)
            || ends.any(|end| text.ends_with(end))
            || short_name.is_some_and(|name| text.ends_with(name))
            || ends_with_any(text, work_words::ORGAN_BEFORE)
            || ends_with_any(text, ORGANS)
    }
}
