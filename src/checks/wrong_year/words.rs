//! The words of `wrong-year`.

/// A list of words.
pub type Words = &'static [&'static str];

/// A year that other years are compared with, or that something goes on from or to.
pub static COMPARES: Words = &[
    "相比",
    "对比",
    "同比",
    "比20",
    "比上",
    "比去",
    "相较",
    "较20",
    "较上",
    "较去",
    "与20",
    "同期",
    "上年",
    "上一年",
    "去年",
    "前年",
    "往年",
    "历年",
    "结转",
    "以来",
    "近年",
    "两年",
    "近三",
    "近四",
    "近五",
    "三年来",
    "五年来",
];

/// Words of a plan: its year lies ahead.
pub static PLANS: Words = &[
    "规划",
    "计划",
    "目标",
    "力争",
    "预计",
    "建成",
    "有效",
    "远景",
    "打算",
    "安排",
    "思路",
    "展望",
    "重点",
    "改进",
    "下一步",
    "行动",
    "将于",
    "届满",
    "前完成",
    "方案",
];

/// 将 looks ahead; a sentence with one of these reports.
pub static REPORTS_WITH_WILL: Words = &["现将", "已将"];

/// What happened once and is told with its year.
pub static HISTORY: Words = &[
    "成立",
    "以来",
    "始",
    "起",
    "首次",
    "曾",
    "当时",
    "印发",
    "出台",
    "颁布",
    "施行",
    "实施",
    "修订",
    "机构改革",
    "设立",
    "组建",
    "创建",
    "建于",
    "建成",
    "建立",
    "被",
    "获",
    "至今",
    "后",
    "制定",
    "制订",
    "挂牌",
    "合并",
    "更名",
    "历史",
    "诞生",
    "建党",
    "周年",
    "革命",
    "时期",
    "年间",
];

/// The same, where the report speaks of itself: organs establish and implement things every year.
pub static PAST: Words = &[
    "以来",
    "首次",
    "曾",
    "当时",
    "被",
    "获",
    "荣",
    "至今",
    "历史",
    "成立",
    "组建",
    "挂牌",
    "更名",
    "合并",
    "机构改革",
];

/// What last year's name is legitimately put before, or next year's.
pub static YEARLY_THINGS: Words = &[
    "报告",
    "年报",
    "考核",
    "考评",
    "评估",
    "评议",
    "测评",
    "检查",
    "决算",
    "预算",
    "计划",
    "审计",
    "总结",
    "要点",
    "表彰",
    "先进",
    "优秀",
    "评选",
    "奖",
    "项目",
    "安排",
    "方案",
    "任务",
    "目标",
    "报表",
    "部署",
    "整改",
    "问题",
    "信用",
    "年检",
    "名单",
    "荣誉",
    "称号",
    "资金",
    "补贴",
    "财务",
    "执法",
    "案件",
    "监测",
    "公报",
    "招",
    "录用",
    "绩效",
    "统计表",
    "收支",
    "经费",
    "汇算",
    "缴费",
    "建议",
    "提案",
    "议案",
];

/// Who reports: what follows is the report's own sentence.
pub static ORGAN: Words = &[
    "我",
    "本局",
    "本机关",
    "本单位",
    "本镇",
    "本乡",
    "本街道",
    "本区",
    "本县",
    "本市",
    "本委",
    "全局",
    "全区",
    "全县",
    "全市",
    "全镇",
    "全乡",
    "全街道",
    "全委",
    "全年",
];

/// The same where no organ is named.
pub static SELF: Words = &["共", "主动公开", "政府信息公开", "政务公开"];

/// What this report rightly tells of last year: how it was appraised and what was left to mend.
pub static TOLD_OF_LAST_YEAR: Words = &[
    "问题",
    "整改",
    "不足",
    "短板",
    "考核",
    "位列",
    "排名",
    "名列",
    "第一",
    "评为",
    "评估",
    "通报",
    "表扬",
    "仍",
    "继续有效",
    "继续执行",
    "年报",
    "年度报告",
];

/// What is told of a report that is not the present one.
pub static TOLD_OF_A_REPORT: Words = &["已", "按时", "了", "整改", "问题", "格式", "参照"];

/// A heading that looks back.
pub static LOOKS_BACK: Words = &["整改", "回顾"];

/// Who is above the organ.
pub static ABOVE: Words = &[
    "我市", "我区", "我县", "我省", "全市", "全区", "全县", "本市", "本区", "本县",
];
/// What those above did, of which this report rightly tells later.
pub static ISSUED: Words = &["印发", "出台", "颁布", "修订", "启用", "部署", "召开"];

/// What says that a sentence gives the report's period.
pub static PERIODS: Words = &["期限", "时限", "统计", "本报告", "数据"];

/// All months of a year.
pub static ALL_MONTHS: Words = &[
    "1-12月",
    "1—12月",
    "1－12月",
    "1–12月",
    "1~12月",
    "1～12月",
    "1至12月",
];

/// What leads to a cut-off day.
pub static UP_TO: Words = &["截至", "截止", "截止到", "截至到", "截止至"];

/// Goals that lie decades ahead.
pub static FAR_GOALS: Words = &["碳中和", "碳达峰", "双碳", "远景", "愿景", "本世纪"];

/// What leads to the last year of a span.
pub static SPANS_TO: Words = &["到", "至", "—", "-", "－", "–", "~", "～", "或"];

/// What makes a year a deadline.
pub static DEADLINES: Words = &["底", "前", "以前", "之前", "末"];

/// What joins `2014年度` to words before it.
pub static JOINED_BEFORE: Words = &[
    "比", "较", "与", "同", "和", "及", "、", "于", "从", "自", "由", "至", "到", "对", "—", "-",
    "－", "–", "~", "～", "是", "为", "关于", "在", "因",
];

/// What joins `2014年度` to words behind it.
pub static JOINED_BEHIND: Words = &[
    "至", "到", "—", "-", "－", "、", "和", "及", "以来", "以前", "前", "底", "末",
];

/// A figure that the text prints.
pub static FIGURE: Words = &["\u{FFFC}"];

/// How the report speaks of its own year without naming it.
pub static OWN_YEAR: Words = &["本年", "今年", "当年"];

/// What the name of a figure of last year has in it.
pub static LAST_YEAR_NAMES: Words = &["last", "previous", "prior", "上年", "去年", "上一年"];

/// What the report is called, behind 信息公开.
pub static REPORT_NAMES: Words = &["报告", "年报", "统计表"];
