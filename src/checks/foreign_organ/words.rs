//! The words of which names of organs are made, and those that lead to them.

/// What the name of an organ ends in.
pub const ORGANS: &[&str] = &[
    "局",
    "委员会",
    "人民政府",
    "办事处",
    "办公室",
    "管委会",
    "厅",
    "政府",
];

/// What marks a name as that of one place: without it, 局办公室 may be anybody's.
pub const PLACES: &[char] = &['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡', '道'];

/// Words before a name that are no part of it.
pub const LEADS: &[&str] = &[
    "公布", "发布", "编制", "现将", "规定", "要求", "由", "与", "向", "就", "为", "是", "了", "将",
    "根据", "依据", "按照", "关于", "附件", "和", "在", "经", "请", "同",
];
