//! `foreign-organ`.

use super::{each_is_found, none_is_found, with_body, with_preamble, with_title};

const RULE: &str = "foreign-organ";

#[test]
fn another_organ_in_the_place_of_this_one_is_found() {
    each_is_found(
        RULE,
        with_preamble,
        &[
            ("本报告由西城区民政局编制。", "西城区民政局"),
            (
                "本报告依照条例的规定，由北京市东城区教育委员会编制。",
                "北京市东城区教育委员会",
            ),
            (
                "如有疑问，请与西城区民政局办公室联系（电话：1）。",
                "西城区民政局",
            ),
            (
                "现公布东城区财政局2017年政府信息公开年度报告。",
                "东城区财政局",
            ),
        ],
    );
    each_is_found(
        RULE,
        with_body,
        &[
            ("本报告由西城区民政局编制。", "西城区民政局"),
            ("工作情况良好。\n北京市西城区民政局", "北京市西城区民政局"),
            (
                "工作情况良好。\n北京市西城区民政局\n2018年3月20日",
                "北京市西城区民政局",
            ),
        ],
    );
    each_is_found(
        RULE,
        |title| with_title("statistics", title),
        &[
            (
                "西城区民政局政府信息公开情况统计表",
                "'西城区民政局政府信息公开情况统计表'",
            ),
            (
                "附件1：东城区财政局2017年度政府信息公开情况统计表",
                "'附件1：东城区财政局2017年度政府信息公开情况统计表'",
            ),
        ],
    );
}

#[test]
fn own_names_and_other_organs_in_running_text_are_left_alone() {
    none_is_found(
        RULE,
        with_preamble,
        &[
            "本报告由{{ organ.name }}编制，请与{{ organ.office }}联系。",
            "本报告由东城区民政局编制，请与东城区民政局办公室联系。",
            "本报告由我局编制，请与局办公室联系。",
            "由北京市东城区民政局根据各科室数据编制。",
            "本报告由北京市东城区民政局办公室编制。",
            "东城区民政局2017年政府信息公开年度报告",
            "根据《中华人民共和国政府信息公开条例》和市政府办公厅要求，编制本年度报告。",
        ],
    );
    none_is_found(
        RULE,
        with_body,
        &[
            "加强与西城区民政局的联系，与北京市民政局联系密切。",
            "预算由东城区财政局编制。",
            "北京市东城区财政局、西城区民政局参加会议。",
            "会同北京市规划委员会办理。\n2018年3月20日",
            "工作情况良好。\n北京市东城区民政局\n2018年3月20日",
        ],
    );
    none_is_found(
        RULE,
        |title| with_title("statistics", title),
        &[
            "北京市东城区民政局政府信息公开情况统计表(2017年度)",
            "东城区民政局2017年政府信息公开情况统计表",
            "政府信息公开情况统计表",
        ],
    );
    none_is_found(
        RULE,
        |title| with_title("file", title),
        &["西城区民政局政府信息公开情况统计表"],
    );
}

#[test]
fn a_government_may_name_the_office_that_answers_for_it() {
    let file = |preamble: &str| {
        format!(
            "year = 2017\n[organ]\nname = \"建德市人民政府\"\n[report]\npreamble = \"{preamble}\"\n"
        )
    };
    none_is_found(
        RULE,
        file,
        &[
            "本报告由建德市人民政府办公室编制，请与建德市政务服务管理局联系。",
            "请与建德市府办联系。",
        ],
    );
    each_is_found(
        RULE,
        file,
        &[("请与桐庐县人民政府办公室联系。", "桐庐县人民政府")],
    );
}

#[test]
fn the_same_office_of_another_place_did_none_of_this_work() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("2017年，西城区民政局主动公开政府信息。", "西城区民政局"),
            ("海淀区民政局高度重视政府信息公开工作。", "海淀区民政局"),
            (
                "工作平稳，天津市河东区民政局全年未收到申请。",
                "天津市河东区民政局",
            ),
        ],
    );
    none_is_found(
        RULE,
        with_body,
        &[
            "2017年，东城区民政局主动公开政府信息。北京市民政局高度重视。我局认真落实。",
            "会同西城区民政局主动公开政府信息，向西城区民政局移送申请。",
            "西城区民政局的做法，西城区民政局来我局学习交流。",
            "东城区财政局主动公开预算，西城区教育局高度重视。",
            "各区民政局主动公开，全市民政局严格按照要求公开。",
            "《西城区民政局主动公开目录》。",
        ],
    );
}

#[test]
fn no_organ_calls_itself_by_the_word_of_another_kind() {
    each_is_found(
        RULE,
        with_body,
        &[
            ("我街道高度重视。", "我街道"),
            ("我镇认真落实，成效明显。", "我镇"),
            ("本街道工作平稳。", "本街道"),
        ],
    );
    none_is_found(
        RULE,
        with_body,
        &[
            "我局、本局、我区、我市、我委、全区、各街道、各镇认真落实。",
            "“我街道”小程序，自我镇定，根本乡情，版本局部更新。",
            "市、区、街道（镇）三级公开。",
        ],
    );
    let town = |body: &str| {
        format!(
            "year = 2017\n[organ]\nname = \"某县甲镇人民政府\"\n[[sections]]\nheading = \"概述\"\nbody = \"{body}\"\n"
        )
    };
    each_is_found(
        RULE,
        town,
        &[("我街道高度重视。", "我街道"), ("我局认真落实。", "我局")],
    );
    none_is_found(
        RULE,
        town,
        &[
            "我镇、本镇、我县、我市、我区认真落实。",
            "基本局面稳定，自我局限。",
        ],
    );
    let street = |body: &str| {
        format!(
            "year = 2017\n[organ]\nname = \"某区甲街道办事处\"\n[[sections]]\nheading = \"概述\"\nbody = \"{body}\"\n"
        )
    };
    each_is_found(RULE, street, &[("我镇高度重视，改进公开工作。", "我镇")]);
    none_is_found(
        RULE,
        street,
        &["我镇改街道以来，公开工作平稳。自撤乡设街道后，我乡的档案已移交。"],
    );
}
