//! `wrong-year`: a year that cannot be meant in this report.

use super::support::{
    check::Check,
    needs::Needs,
    passages::{
        Part, TypedText, ends_with_any, has_any, has_figure, has_word, starts_with_any,
        starts_with_word, texts,
    },
};
use crate::{
    diagnostic::{Diagnostic, Rule, Severity, Text},
    language::dates::{DateWord, dates},
    model::Report,
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
    run,
};

/// A year that other years are compared with, or that something goes on from or to.
const COMPARES: &str = "相比 对比 同比 比20 比上 比去 相较 较20 较上 较去 与20 同期 上年 上一年 去年 前年 往年 \
    历年 结转 以来 近年 两年 近三 近四 近五 三年来 五年来";

/// Words of a plan: its year lies ahead.
const PLANS: &str = "规划 计划 目标 力争 预计 建成 有效 远景 打算 安排 思路 展望 重点 改进 下一步 \
    行动 将于 届满 前完成 方案";

/// What happened once and is told with its year.
const HISTORY: &str = "成立 以来 始 起 首次 曾 当时 印发 出台 颁布 施行 实施 修订 机构改革 设立 组建 创建 \
    建于 建成 建立 被 获 至今 后 制定 制订 挂牌 合并 更名 历史 诞生 建党 周年 革命 时期 \
    年间";

/// The same, where the report speaks of itself: organs establish and implement things every year.
const PAST: &str = "以来 首次 曾 当时 被 获 荣 至今 历史 成立 组建 挂牌 更名 合并 机构改革";

/// What last year's name is legitimately put before, or next year's.
const YEARLY_THINGS: &str = "报告 年报 考核 考评 评估 评议 测评 检查 决算 预算 计划 审计 总结 要点 表彰 先进 优秀 \
    评选 奖 项目 安排 方案 任务 目标 报表 部署 整改 问题 信用 年检 名单 荣誉 称号 资金 \
    补贴 财务 执法 案件 监测 公报 招 录用 绩效 统计表 收支 经费 汇算 缴费";

/// Who reports: what follows is the report's own sentence.
const ORGAN: &str = "我 本局 本机关 本单位 本镇 本乡 本街道 本区 本县 本市 本委 全局 全区 全县 全市 全镇 \
    全乡 全街道 全委 全年";

/// The same where no organ is named.
const SELF: &str = "共 主动公开 政府信息公开 政务公开";

/// A shorter end of an organ's name may be another's: 水务局, but not 局.
const SHORTEST_NAME: usize = 3;

/// What this report rightly tells of last year: how it was appraised and what was left to mend.
const TOLD_OF_LAST_YEAR: &str = "问题 整改 不足 短板 考核 位列 排名 名列 第一 评为 评估 通报 表扬 \
    仍 继续有效 继续执行 年报 年度报告";

/// Who is above the organ, and what it did that this report rightly tells of later.
const ABOVE: &str = "我市 我区 我县 我省 全市 全区 全县 本市 本区 本县";
const ISSUED: &str = "印发 出台 颁布 修订 启用 部署 召开";

fn run(report: &Report, findings: &mut Vec<Diagnostic>) {
    // Year 0 is a year that could not be read.
    if report.year == 0 {
        return;
    }
    for text in texts(report) {
        let found = dates(text.text());
        for (index, date) in found.iter().enumerate() {
            let Some(year) = date.year else { continue };
            let next = found.get(index + 1);
            let previous = index.checked_sub(1).and_then(|before| found.get(before));
            let seen = Seen {
                report,
                text: &text,
                date,
                year,
            };
            if year != report.year
                && !text.is_name(date.range.start)
                && seen.is_wrong(previous, next)
            {
                findings.push(seen.wrong_year());
            }
        }
    }
}

/// A year of the text and what stands around it.
struct Seen<'a> {
    report: &'a Report,
    text: &'a TypedText<'a>,
    date: &'a DateWord,
    year: i32,
}

impl Seen<'_> {
    fn is_wrong(&self, previous: Option<&DateWord>, next: Option<&DateWord>) -> bool {
        match self.text.part {
            Part::Title => self.is_wrong_in_title(),
            Part::Heading => self.is_wrong_in_heading(),
            Part::Preamble | Part::Body => {
                self.is_out_of_range()
                    || self.is_wrong_period(previous, next)
                    || self.is_wrong_cut_off()
                    || self.is_wrong_annual()
                    || self.is_wrong_opening()
            }
        }
    }

    fn before(&self) -> &str {
        self.text.before(self.date.range.start).trim_end()
    }

    /// What stands behind the date, 年 included in it.
    fn behind(&self) -> &str {
        self.text.after(self.date.range.end).trim_start()
    }

    fn sentence(&self) -> &str {
        self.text.sentence(&self.date.range)
    }

    /// The report and its statistics bear the report's year; another attachment may be of any.
    fn is_wrong_in_title(&self) -> bool {
        let Some(attachment) = self.text.attachment() else {
            return false;
        };
        let is_own = match attachment.kind {
            AttachmentKind::Statistics | AttachmentKind::Report => true,
            AttachmentKind::File => {
                self.text.text().contains("信息公开") && self.names_report(self.behind())
            }
        };
        is_own || self.is_out_of_range()
    }

    fn is_wrong_in_heading(&self) -> bool {
        let text = self.text.text();
        let is_ahead = self.year == self.report.year.saturating_add(1);
        if is_ahead {
            return false;
        }
        let is_told =
            has_word(text, COMPARES) || has_word(text, HISTORY) || has_any(text, &["整改", "回顾"]);
        self.is_out_of_range() || self.year < self.report.year && !is_told
    }

    /// Later than the year after the report's, or before the republic.
    fn is_out_of_range(&self) -> bool {
        let (year, own) = (self.year, self.report.year);
        if year < 1949 {
            return year < 1800 || !has_word(self.sentence(), HISTORY);
        }
        if year <= own.saturating_add(1) {
            return false;
        }
        let sentence = self.sentence();
        // 现将 reports; 将 alone looks ahead.
        let is_planned = has_word(sentence, PLANS)
            || sentence.contains('将') && !has_any(sentence, &["现将", "已将"])
            || ends_with_any(
                self.before(),
                &["到", "至", "—", "-", "－", "–", "~", "～", "或"],
            )
            || starts_with_any(self.behind(), &["底", "前", "以前", "之前", "末"]);
        year > own.saturating_add(25) || !is_planned
    }

    /// `2015年1月1日至2015年12月31日`, `2015年1-12月`: the period of another year.
    fn is_wrong_period(&self, previous: Option<&DateWord>, next: Option<&DateWord>) -> bool {
        let sentence = self.sentence();
        if let Some(end) = next.filter(|next| self.joins(self.date, next)) {
            let is_whole = self.date.month_day() == Some((1, 1))
                && end.month_day() == Some((12, 31))
                || self.date.day.is_none()
                    && end.day.is_none()
                    && (self.date.month, end.month) == (Some(1), Some(12));
            let end_year = end.year.unwrap_or(self.year);
            if is_whole && end_year == self.year {
                return !has_word(sentence, COMPARES);
            }
            // The years differ: a longer span is told as one.
            return is_whole
                && end_year == self.report.year
                && self.year.saturating_add(1) == end_year
                && has_any(sentence, &["期限", "时限", "统计", "本报告", "数据"])
                && !sentence.contains("累计")
                && !has_word(sentence, COMPARES);
        }
        if let Some(start) = previous.filter(|previous| self.joins(previous, self.date)) {
            let start_year = start.year.unwrap_or(self.year);
            let is_whole =
                start.month_day() == Some((1, 1)) && self.date.month_day() == Some((12, 31));
            return is_whole
                && !has_word(sentence, COMPARES)
                && !has_word(sentence, PLANS)
                && (start_year == self.year || start_year == self.report.year);
        }
        // 2015年1-12月: the dates are one word and a bare number.
        self.date.month.is_none()
            && starts_with_any(
                &self.behind().replace(' ', ""),
                &[
                    "1-12月",
                    "1—12月",
                    "1－12月",
                    "1–12月",
                    "1~12月",
                    "1～12月",
                    "1至12月",
                ],
            )
            && !has_word(sentence, COMPARES)
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

    /// `截至2015年12月31日`.
    fn is_wrong_cut_off(&self) -> bool {
        self.date.month_day() == Some((12, 31))
            && ends_with_any(
                self.before(),
                &["截至", "截止", "截止到", "截至到", "截止至"],
            )
            && !has_word(self.sentence(), COMPARES)
    }

    /// `2014年度` where the report's own year should stand.
    fn is_wrong_annual(&self) -> bool {
        let Some(behind) = self.behind().strip_prefix('度') else {
            return self.is_wrong_self_title();
        };
        if self.date.month.is_some() {
            return false;
        }
        let is_joined = ends_with_any(
            self.before(),
            &[
                "比", "较", "与", "同", "和", "及", "、", "于", "从", "自", "由", "至", "到", "对",
                "—", "-", "－", "–", "~", "～", "是", "为", "关于", "在",
            ],
        ) || starts_with_any(
            behind.trim_start(),
            &[
                "至", "到", "—", "-", "－", "、", "和", "及", "以来", "以前", "前", "底", "末",
            ],
        );
        let sentence = self.sentence();
        if is_joined || has_word(sentence, COMPARES) || self.names_own_year(sentence) {
            return false;
        }
        if self.text.part == Part::Preamble && self.names_report(behind) {
            return self.is_present_report();
        }
        let thing: String = behind.chars().take(24).collect();
        let clause = thing
            .split(['，', ',', '。', '；'])
            .next()
            .unwrap_or(&thing);
        !has_word(clause, YEARLY_THINGS) && !has_word(sentence, PLANS) && !has_word(sentence, PAST)
    }

    /// `2016年政府信息公开工作年度报告` in the preamble: the report names itself.
    fn is_wrong_self_title(&self) -> bool {
        self.text.part == Part::Preamble
            && self.date.month.is_none()
            && self.names_report(self.behind())
            && self.is_present_report()
    }

    /// Whether the sentence is not about last year's report and what became of it.
    fn is_present_report(&self) -> bool {
        let sentence = self.sentence();
        !has_word(sentence, COMPARES)
            && !self.names_own_year(sentence)
            && !has_any(
                sentence,
                &["已", "按时", "了", "整改", "问题", "格式", "参照"],
            )
    }

    /// Whether `text` goes on with the report's title.
    #[expect(clippy::unused_self, reason = "reads beside the other questions")]
    fn names_report(&self, text: &str) -> bool {
        let clause = text
            .split(['，', ',', '。', '；', '》'])
            .next()
            .unwrap_or(text);
        clause
            .find("信息公开")
            .or_else(|| clause.find("政务公开"))
            .and_then(|at| clause.get(at..))
            .is_some_and(|rest| has_any(rest, &["报告", "年报", "统计表"]))
    }

    /// `2015年，我局…`: the sentence opens with the year it reports on.
    fn is_wrong_opening(&self) -> bool {
        if self.date.month.is_some() || !self.text.starts_sentence(self.date.range.start) {
            return false;
        }
        let behind = self.behind();
        let (behind, has_comma) = match behind.strip_prefix(['，', ',']) {
            Some(rest) => (rest.trim_start(), true),
            None => (behind, false),
        };
        let is_organ = self.is_organ(behind);
        let is_self = is_organ || starts_with_word(behind, SELF);
        let sentence = self.sentence();
        let is_told = has_word(sentence, COMPARES)
            || has_word(sentence, PAST)
            || has_word(sentence, PLANS)
            || self.names_own_year(self.text.text());
        if is_told || !(is_self || has_comma && has_figure(sentence)) {
            return false;
        }
        if self.year < self.report.year.saturating_sub(1) {
            return true;
        }
        if self.year >= self.report.year {
            return false;
        }
        // What last year's report said of the organ is told rightly, and so is what that year's
        // plan or appraisal is called; that it did its work is this report's own sentence.
        let clause = behind.split(['，', ',', '；']).next().unwrap_or(behind);
        let is_told_of = has_word(sentence, TOLD_OF_LAST_YEAR)
            || !has_comma && has_word(clause, YEARLY_THINGS)
            || starts_with_word(behind, ABOVE) && has_word(sentence, ISSUED);
        has_figure(sentence) && !self.prints_last_year()
            || !has_figure(sentence) && (is_organ || has_comma) && is_self && !is_told_of
    }

    /// Whether `text` starts with the organ, by whatever end of its name.
    fn is_organ(&self, text: &str) -> bool {
        let name = self.report.organ.name.as_str();
        let short_name = self.report.organ.particular("short_name");
        let ends = name.char_indices().map(|(at, _)| name.get(at..));
        ends.flatten()
            .filter(|end| end.chars().count() >= SHORTEST_NAME)
            .chain(short_name)
            .any(|end| text.starts_with(end))
            || starts_with_word(text, ORGAN)
    }

    /// Whether a figure of the text is last year's by its name.
    fn prints_last_year(&self) -> bool {
        let year = self.year.to_string();
        self.text.flat.figures.iter().any(|(_, print)| {
            let figure = self.report.figures.get(print.figure);
            [figure.id.as_str(), figure.label.as_str()]
                .iter()
                .any(|name| {
                    has_any(
                        name,
                        &["last", "previous", "prior", "上年", "去年", "上一年"],
                    ) || name.contains(&year)
                })
        })
    }

    /// Whether `text` speaks of the report's own year as well.
    fn names_own_year(&self, text: &str) -> bool {
        has_any(text, &["本年", "今年", "当年"])
            || dates(text)
                .iter()
                .any(|date| date.year == Some(self.report.year))
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
