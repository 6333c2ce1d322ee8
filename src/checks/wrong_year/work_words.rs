//! The words of `wrong-year` about the organ's own work and last year's documents.

use super::words::Words;

/// What a year in brackets explains.
pub static THIS_YEAR_IN_BRACKETS: Words = &[
    "全年（",
    "本年（",
    "本年度（",
    "今年（",
    "当年（",
    "全年(",
    "本年(",
    "本年度(",
    "今年(",
    "当年(",
];

/// The end of a year.
pub static YEAR_ENDS: Words = &["底", "末", "年底", "年末", "12月底", "12月末", "十二月底"];

/// By what a report presents itself.
pub static PRESENTS: Words = &[
    "现公布",
    "现将",
    "现向",
    "现予",
    "现发布",
    "特向",
    "特公布",
    "特此公布",
    "本报告为",
    "本报告是",
];

/// What says that a sentence is about the work that is reported on.
pub static DISCLOSURE_WORK: Words = &[
    "申请",
    "主动公开",
    "依申请公开",
    "政府信息",
    "信息公开",
    "政务公开",
    "公开工作",
    "公开信息",
    "公开平稳",
    "信息处理费",
    "工作平稳",
    "行政复议",
];

/// What tells such work as done.
pub static DONE: Words = &[
    "收到",
    "共受理",
    "受理的",
    "未收到",
    "公开平稳",
    "工作平稳",
    "取得",
    "均已",
    "均按",
    "已按时",
    "已全部",
    "全部答复",
    "全部办结",
    "未发生",
    "没有发生",
    "未收取",
    "圆满",
];

/// How a clause starts that tells of the work that is reported on.
pub static OWN_WORK: Words = &[
    "共收到",
    "共受理",
    "共主动公开",
    "共公开",
    "共办理",
    "共发布",
    "累计收到",
    "累计受理",
    "累计主动公开",
    "累计公开",
    "收到",
    "受理",
    "未收到",
    "没有收到",
    "无政府信息公开申请",
    "主动公开",
    "公开工作",
    "公开信息",
    "政府信息公开",
    "政务公开",
    "信息公开",
    "依申请公开",
    "未发生",
    "没有发生",
    "未收取",
    "办结",
];

/// What ends a clause, so that a new one starts behind it.
pub const CLAUSE_ENDS: [char; 6] = ['，', ',', '。', '；', '：', '！'];

/// The organ that reports, before a year.
pub static ORGAN_BEFORE: Words = &[
    "我局",
    "我委",
    "我办",
    "我厅",
    "我院",
    "我所",
    "我校",
    "我镇",
    "我乡",
    "我区",
    "我县",
    "我市",
    "我州",
    "我省",
    "我旗",
    "我村",
    "我处",
    "我站",
    "我社",
    "我中心",
    "我街道",
    "我单位",
    "我机关",
    "我部门",
    "我管委会",
    "我园区",
    "我开发区",
    "我林场",
    "我政府",
    "本局",
    "本委",
    "本办",
    "本厅",
    "本院",
    "本所",
    "本校",
    "本镇",
    "本乡",
    "本区",
    "本县",
    "本市",
    "本州",
    "本省",
    "本街道",
    "本单位",
    "本机关",
    "本部门",
    "本管委会",
    "本中心",
    "全局",
    "全委",
    "全镇",
    "全乡",
    "全街道",
];

/// What makes a year the start of a span, or the name of a thing.
pub static GOES_ON: Words = &[
    "至",
    "到",
    "—",
    "-",
    "－",
    "–",
    "~",
    "～",
    "、",
    "和",
    "及",
    "起",
    "以来",
    "以前",
    "以后",
    "之前",
    "之后",
    "前",
    "后",
    "底",
    "初",
    "末",
    "开始",
    "版",
    "第",
    "上半年",
    "下半年",
    "年中",
    "级",
];

/// What is called by its year and may be spoken of later.
pub static THINGS_OF_WORK: Words = &[
    "指南",
    "目录",
    "会议",
    "培训班",
    "办法",
    "制度",
    "通知",
    "专栏",
    "要求",
    "意见",
    "标准",
    "清单",
    "台账",
    "档案",
    "满意度",
];

/// Records of a year, which are asked for decades later.
pub static ARCHIVES: Words = &[
    "档案",
    "房改",
    "地籍",
    "征地",
    "拆迁",
    "批文",
    "契证",
    "户籍",
    "房产证",
    "土地证",
    "登记表",
    "登记资料",
    "图纸",
    "地形图",
    "照片",
    "县志",
    "史料",
    "婚姻登记",
    "案卷",
    "卷宗",
    "知青",
    "落实政策",
];

/// What became later of what another year brought.
pub static CAME_LATER: Words = &[
    "不服",
    "引发",
    "引起",
    "提起",
    "作出的",
    "清理",
    "梳理",
    "归档",
    "移交",
    "回头看",
    "核查",
    "自查",
    "回访",
    "复查",
    "抽查",
    "废止",
    "失效",
    "改版",
    "次年",
    "延续",
    "跨年",
    "遗留",
    "行政许可",
    "行政处罚",
    "行政强制",
    "此前",
    "转办",
];

/// What was still open then, and so came over into this year.
pub static NOT_DONE_YET: Words = &[
    "未办结",
    "未答复",
    "尚未",
    "未完结",
    "未结",
    "在办",
    "办理中",
    "未办理完",
];

/// What says that a paragraph looks ahead.
pub static INTENTIONS: Words = &[
    "将",
    "继续",
    "进一步",
    "下一步",
    "下步",
    "今后",
    "明年",
    "拟",
    "要",
    "加强",
    "深化",
    "着力",
    "坚持",
    "推进",
    "持续",
    "不断",
    "更加",
    "努力",
    "争取",
    "强化",
    "完善",
    "加大",
    "提升",
    "提高",
    "做好",
    "确保",
    "围绕",
    "打造",
    "健全",
];

/// What joins a year to the words before it, so that it is no year of its own.
pub static LEADS_ON: Words = &[
    "比", "较", "与", "同", "和", "及", "、", "于", "从", "自", "由", "至", "到", "对", "—", "-",
    "－", "–", "~", "～", "关于", "因",
];

/// What is called by the year before the one in which it is told of.
pub static REPORTED_LATER: Words = &[
    "报告", "年报", "决算", "公报", "年鉴", "总结", "统计", "通报", "考核",
];

/// Where a title of last year's may be told of again.
pub static TOLD_OF_TITLES: Words = &[
    "上年",
    "上一年",
    "去年",
    "废止",
    "失效",
    "继续",
    "修订",
    "替代",
    "此前",
    "曾",
    "历年",
    "清理",
    "以来",
    "整改",
];
