//! The words of `leftover-placeholder`.

/// What is counted in a report.
pub static UNITS: &[&str] = &["人次", "条", "件", "次", "篇", "份", "场", "个"];

/// Words a unit cannot stand right behind: a number belongs between.
pub static COUNTING: &[&str] = &[
    "文件",
    "会议",
    "培训",
    "活动",
    "解读",
    "发布会",
    "共",
    "共计",
    "总计",
    "合计",
    "累计",
    "公开",
    "受理",
    "收到",
    "发布",
    "办结",
    "答复",
    "回复",
    "信息",
    "转发",
    "转载",
    "更新",
    "接待",
    "举办",
    "召开",
    "新增",
    "公布",
    "上传",
    "刊登",
    "制发",
    "公告",
    "微博",
    "微信",
    "印发",
    "编发",
    "制作",
    "报送",
    "处理",
    "登记",
    "推送",
    "回应",
    "受理申请",
    "收到申请",
    "新收申请",
    "办理申请",
    "答复申请",
    "公开申请",
];

/// What a percentage is told behind.
pub static BEFORE_PERCENT: &[&str] = &[
    "增长", "下降", "上升", "减少", "增加", "提高", "降低", "占", "为", "达", "达到", "率", "约",
    "近", "比例",
];

/// What a blank stands for where it stands right before one of these.
pub static BEHIND_BLANK: &[&str] = &[
    "年", "月", "日", "项", "期", "起", "宗", "家", "部", "名", "人", "万", "元", "%", "％",
];

/// A paragraph that says that its text was left out.
pub static LEFT_OUT: &[&str] = &[
    "略",
    "（略）",
    "(略)",
    "［略］",
    "[略]",
    "〔略〕",
    "【略】",
    "（此处略）",
    "……",
    "…",
];

/// 受理件 and 办结件 are words of a service window, not only a lost number.
pub static WORDS_WITH_PIECE: &[&str] = &[
    "公开",
    "受理",
    "办结",
    "答复",
    "回复",
    "更新",
    "公告",
    "新增",
    "印发",
    "制作",
    "报送",
    "处理",
    "登记",
    "收到申请",
    "答复申请",
    "公开申请",
];

/// What an organ, a place or a date ends in: a name before it was to be filled in.
pub static NAMED: &[&str] = &[
    "局", "委", "镇", "乡", "区", "市", "县", "街道", "省", "科", "办", "年", "月", "日", "条",
    "件", "次", "篇", "万", "元", "个", "人次", "%", "％", "号",
];

/// What a name that is kept back goes on with behind “: “XX小区”停车难. An organ's name is to be filled in.
pub static KEPT_BACK: &[&str] = &[
    "小区",
    "花园",
    "家园",
    "苑",
    "社区",
    "村",
    "公司",
    "企业",
    "集团",
    "工厂",
    "厂",
    "商场",
    "酒店",
    "饭店",
    "超市",
    "项目",
    "工程",
    "地块",
    "楼",
    "号楼",
    "大厦",
    "广场",
    "公园",
    "路",
    "街",
    "巷",
    "大道",
    "学校",
    "小学",
    "中学",
    "幼儿园",
    "医院",
    "银行",
    "房产",
    "楼盘",
    "同志",
    "先生",
    "女士",
    "案",
    "品牌",
    "产品",
    "网站",
    "APP",
];

/// Words by which parties of a case are told of, under names that are not given.
pub static CASES: &[&str] = &[
    "申请人",
    "诉",
    "复议",
    "不服",
    "申请公开",
    "被告",
    "原告",
    "第三人",
];

/// Notes to whoever fills the text in.
pub static NOTES: &[&str] = &[
    "TODO",
    "FIXME",
    "TBD",
    "LOREM",
    "待填",
    "待补充",
    "（填写",
    "(填写",
    "【填写",
    "[填写",
    "（请填写",
    "(请填写",
    "（此处",
    "(此处",
    "此处填写",
    "请在此处",
    "【请",
    "【待",
    "（待定）",
    "#REF!",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#N/A",
    "#NUM!",
    "#NULL!",
    "#####",
    "错误！未找到引用源",
    "错误!未找到引用源",
    "错误！未定义书签",
    "错误!未定义书签",
    "错误！未指定",
    "Error! Reference source",
    "Error! Bookmark not",
];

/// Words of a clause that counts.
pub static COUNTS: &[&str] = &["共", "全年", "本年", "累计", "合计", "20"];

/// What 待 is no note behind: 有待, 尚待.
pub static BEFORE_WISH: &[&str] = &["有", "尚", "还", "亟", "需", "等", "对"];

/// What goes on from a unit to a longer word: 条例, 件数.
pub static BEHIND_UNIT: [char; 22] = [
    '例', '件', '款', '目', '约', '文', '数', '要', '序', '幅', '块', '规', '令', '方', '龙', '理',
    '人', '别', '性', '所', '景', '额',
];

/// Whether a note of [`NOTES`] can start with a character, in whatever case.
pub fn may_start_note(character: char) -> bool {
    matches!(
        character,
        'T' | 't'
            | 'F'
            | 'f'
            | 'L'
            | 'l'
            | '待'
            | '（'
            | '('
            | '【'
            | '['
            | '此'
            | '请'
            | '#'
            | '错'
            | 'E'
            | 'e'
    )
}

/// Whether a unit of [`UNITS`] can start with a character.
pub fn may_start_unit(character: char) -> bool {
    matches!(
        character,
        '人' | '条' | '件' | '次' | '篇' | '份' | '场' | '个'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_looked_for_where_it_can_start() {
        let first = |word: &str| word.chars().next().unwrap();
        assert!(NOTES.iter().all(|note| may_start_note(first(note))));
        let lower = NOTES.iter().map(|note| note.to_ascii_lowercase());
        assert!(lower.into_iter().all(|note| may_start_note(first(&note))));
        assert!(UNITS.iter().all(|unit| may_start_unit(first(unit))));
    }
}
