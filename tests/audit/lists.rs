//! Lists of parts: where they end, and what belongs to them.

use super::planted::{found, report};
use crate::support::Project;

/// Each of the sentences is found to be wrong in this way, and no other.
fn are_found(sentences: &[(&str, &str)]) {
    for (sentence, expected) in sentences {
        assert_eq!(found(sentence), [*expected], "{sentence}");
    }
}

/// None of the sentences is accused.
fn are_not_accused(sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(found(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn a_clause_of_its_own_is_no_part_of_the_number_before_it() {
    are_not_accused(&[
        "新闻发布会3次，其中主要负责同志参加1次；在线访谈4次，其中主要负责同志参加1次。",
        "共维护13个专栏，其中新开2个；共发布政策解读25篇，包含图片解读等6种形式。",
        "召开会议2次，其中专题会议1次；举办培训班3期，培训人员150人次。",
        "召开会议2次，其中专题会议1次，培训人员150人次。",
        "行政复议5件，其中维持3件，行政诉讼8件，其中一审5件。",
        "办理建议12件，其中人大建议5件；政协提案15件，其中主办8件。",
        "制发规范性文件3件，其中政府文件1件；主动公开文件62件；废止5件。",
        "公开信息60条，其中人事信息5条，同时通过微信公众号推送信息420条。",
        "公开信息60条，其中财政信息8条，微信公众号发布420条，抖音发布30条。",
        "公开信息60条，其中财政信息8条，微信公众号发布48条，抖音发布30条。",
        "政府网站发布信息1200条，其中政策文件30条；政务微信发布信息860条；政务微博发布信息2400条。",
        "公开规范性文件8条，其中制发规范性文件3件；重点领域公开信息40条，其中财政信息4条。",
    ]);
    are_found(&[
        (
            "公开信息12条，其中组织机构类2条；政策文件类5条；工作动态类6条。",
            "part-exceeds-whole 13",
        ),
        (
            "公开信息12条，其中：规章2条；政策解读5条；工作动态6条。",
            "part-exceeds-whole 13",
        ),
        (
            "公开信息100条，其中网站60条，微信41条，其中涉及民生的10条。",
            "part-exceeds-whole 101",
        ),
        (
            "行政复议5件，其中维持3件，纠正3件，行政诉讼8件，其中一审5件。",
            "part-exceeds-whole 6",
        ),
    ]);
}

#[test]
fn what_goes_over_into_the_next_year_is_part_of_what_came_in() {
    are_not_accused(&[
        "全年受理申请20件，其中予以公开8件，部分公开3件，无法提供5件，其他处理2件，结转下年度2件。",
        "全年受理申请18件，其中予以公开8件，部分公开3件，无法提供5件，其他处理2件，结转下年度2件。",
        "新收申请20件，加上上年结转2件，共办理22件，其中予以公开10件，部分公开2件，无法提供8件，其他处理1件，结转1件。",
        "上年结转1件，全年收到申请20件，其中予以公开8件，部分公开3件，无法提供6件，其他处理2件，结转下年度2件。",
        "全年收到申请20件，上年结转9件，其中予以公开8件，部分公开3件，无法提供16件，其他处理2件。",
    ]);
    are_found(&[
        (
            "全年受理申请20件，其中予以公开8件，部分公开3件，无法提供5件，其他处理2件，结转下年度3件。",
            "sum-mismatch 21",
        ),
        (
            "全年办结申请20件，其中予以公开8件，部分公开3件，无法提供5件，其他处理2件，结转下年度3件。",
            "sum-mismatch 18",
        ),
    ]);
}

#[test]
fn a_list_breaks_down_the_number_that_it_stands_behind() {
    let closed = "全年收到申请61件。目前依法办结59件，其中予以公开18件，部分公开2件，不予公开1件，\
                  无法提供29件，不予处理6件，其他处理3件。结转下年度2件。";
    let carried = "办结申请177件（含上年结转的3件），其中，予以公开60件，部分公开51件，不予公开4件，\
                   无法提供30件，其他处理32件。";
    are_not_accused(&[closed, carried]);
    are_found(&[
        (
            &closed.replace("其他处理3件", "其他处理4件"),
            "sum-mismatch 60",
        ),
        (&carried.replace("32件", "33件"), "sum-mismatch 178"),
    ]);
}

#[test]
fn one_thing_published_in_several_places_is_counted_in_each() {
    let channels = "全年主动公开信息500条。其中，政府网站公开480条，政务微博公开120条";
    are_not_accused(&[
        &format!("{channels}，部分信息同时发布。"),
        &format!("{channels}（同一信息在两处公开）。"),
    ]);
    are_found(&[(&format!("{channels}。"), "part-exceeds-whole 600")]);
}

#[test]
fn parts_stand_behind_a_colon_of_either_width() {
    are_not_accused(&["公开信息总数171条:工作动态134条,预算决算37条。"]);
    are_found(&[(
        "公开信息总数171条:工作动态134条,预算决算38条。",
        "part-exceeds-whole 172",
    )]);
}

#[test]
fn a_list_that_says_that_it_is_full_must_add_up() {
    are_not_accused(&[
        "公开信息356条，分别为工作动态210条、通知公告96条、政策文件50条。",
        "公开信息356条，分别为工作动态210条、通知公告86条等。",
        "公开信息和政策文件分别为356条、20条。",
        "办理人大建议15件、政协提案20件，共35件。",
        "召开会议3次、办理提案20件，共30件。",
        "政府网站公开信息30条、政务微信公开信息20条，共40条。",
        "新增专栏2个、改版栏目3个，共设栏目20个。",
        "收到申请48件（网络30件、信函13件、当面5件）。",
        "收到申请48件（网络30件、信函12件等）。",
        "收到申请48件（其中网络30件、信函12件）。",
        "因政府信息公开被申请行政复议5件（维持2件、纠正1件）。",
        "收到申请12件，其中10件为自然人申请、2件为企业申请。",
        "收到申请12件，其中10件为网络申请、1件为信函申请。",
    ]);
    are_found(&[
        (
            "公开信息356条，分别为工作动态210条、通知公告86条、政策文件50条。",
            "sum-mismatch 346",
        ),
        (
            "办理人大建议15件、政协提案20件，共36件。",
            "sum-mismatch 35",
        ),
        (
            "收取复制费120元、邮寄费56元，共计186元。",
            "sum-mismatch 176",
        ),
        (
            "收到申请48件（网络30件、信函12件、当面5件）。",
            "sum-mismatch 47",
        ),
        (
            "因政府信息公开被申请行政复议14件（维持8件、纠正2件、其他结果2件、尚未审结1件）。",
            "sum-mismatch 13",
        ),
        (
            "收到申请12件，其中10件为自然人申请、1件为企业申请。",
            "sum-mismatch 11",
        ),
        (
            "公开信息1403条，其中：1.组织机构类信息3条；2.动态类信息672条；3.其他信息3条。",
            "sum-mismatch 678",
        ),
    ]);
}

#[test]
fn parts_beyond_their_whole_are_imported_as_they_stand() {
    let slip = "全年公开信息171条，其中工作动态134条，预算决算38条。";
    for (sentence, is_open, is_found) in [
        (slip.to_owned(), false, true),
        (slip.replace("38条", "30条"), true, false),
        (slip.replace("38条", "37条"), false, false),
    ] {
        let project = Project::new().file("report.txt", report(&sentence));
        let said = project.run("import report.txt");
        assert!(said.code < 2, "{said:?}");
        let written = std::fs::read_to_string(project.path("2023.toml")).unwrap();
        assert_eq!(written.contains("open"), is_open, "{written}");
        let said = project.run("check 2023 --output-format short");
        assert_eq!(said.out.contains("sum-mismatch"), is_found, "{said:?}");
    }
}
