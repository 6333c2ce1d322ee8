//! Numbers of running text that are easily taken for others: of hotlines, of years so far, of several
//! channels.

use serde_json::Value;

use super::wordings::{audited, checks, report};

/// Each number that a sentence of a report tells, as `label=value`, and `id:label=value` for one that is
/// a notion of the forms.
fn told(sentence: &str) -> Vec<String> {
    let file = audited(&report(sentence, ""));
    let facts = file["recognised"]["facts"].as_array().unwrap().iter();
    let of = |fact: &Value, key: &str| fact[key].as_str().unwrap_or("").to_owned();
    let of_sentence = facts.filter(|fact| fact["location"]["line"] == 3);
    of_sentence
        .map(|fact| {
            let id = of(fact, "id");
            let is_notion = id.split('.').count() == 2 && id.is_ascii();
            let id = if is_notion {
                format!("{id}:")
            } else {
                String::new()
            };
            format!("{id}{}={}", of(fact, "label"), of(fact, "value"))
        })
        .collect()
}

#[test]
fn a_number_that_is_dialled_counts_nothing_and_the_one_behind_it_does() {
    for (sentence, expected) in [
        ("共办理政府12345热线47件。", vec!["办理政府12345热线=47"]),
        (
            "办理12315投诉举报47件，12328热线35件。",
            vec!["办理12315投诉举报=47", "12328热线=35"],
        ),
        ("接受89556电话咨询18次。", vec!["接受89556电话咨询=18"]),
        (
            "全年共受理96111热线来电320件。",
            vec!["受理96111热线来电=320"],
        ),
        (
            "12333回应公众关切40000余次。",
            vec!["12333回应公众关切=40000"],
        ),
        ("接听12328电话1200余个。", vec!["接听12328电话=1200"]),
        (
            "通过12393医保服务热线答复35件。",
            vec!["通过12393医保服务热线答复=35"],
        ),
        ("群众可拨打96111或者12345咨询。", vec![]),
        ("咨询电话：5551234，热线：96111。", vec![]),
        // Without the name of a line behind it a number of five digits is a count.
        ("网站访问量12560，较为稳定。", vec!["网站访问量=12560"]),
        (
            "发布信息共103条，其中传真2条、动态101条。",
            vec!["发布信息=103", "传真=2", "动态=101"],
        ),
    ] {
        assert_eq!(told(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_sum_of_all_years_is_not_what_was_disclosed_in_the_year() {
    for (sentence, expected) in [
        (
            "截至2023年底累计主动公开政府信息64627条。",
            "截至2023年底累计主动公开政府信息=64627",
        ),
        (
            "截至2023年底，全年累计主动公开政府信息460条。",
            "disclosed.total:主动公开政府信息=460",
        ),
        (
            "2023年累计主动公开政府信息460条。",
            "disclosed.total:主动公开政府信息=460",
        ),
        ("微博微信公开信息699条。", "微博微信公开信息=699"),
        (
            "政务微信公开信息699条。",
            "disclosed.wechat:政务微信公开信息=699",
        ),
    ] {
        assert_eq!(told(sentence), [expected], "{sentence}");
    }
}

#[test]
fn what_is_said_of_a_part_is_not_said_of_all() {
    for (sentence, expected) in [
        (
            "受理申请6件：予以公开3件，部分予以公开1件，不予公开2件。",
            vec![
                "requests.handled:受理申请=6",
                "requests.granted:予以公开=3",
                "requests.partial:部分予以公开=1",
                "requests.refused:不予公开=2",
            ],
        ),
        (
            "申请办结数21件，其中按时办结数20件、延期办结数1件。",
            vec!["requests.closed:申请办结=21", "按时办结=20", "延期办结=1"],
        ),
        (
            "答复申请情况如下:予以公开35件;不予公开2件。",
            vec![
                "requests.granted:予以公开=35",
                "requests.refused:不予公开=2",
            ],
        ),
    ] {
        assert_eq!(told(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_number_has_the_name_that_stands_beside_it() {
    for (sentence, expected) in [
        (
            "完成电台4期《民情热线》、6期《圆桌会》节目制作。",
            vec!["完成电台民情热线=4", "圆桌会=6"],
        ),
        (
            "编印《甲州信息》共30期、《每周呈报》共32期。",
            vec!["编印甲州信息=30", "每周呈报=32"],
        ),
        (
            "面商率、满意率均达100%，45件主办件已全面公开答复全文。",
            vec!["面商率、满意率=100", "主办件已全面公开答复全文=45"],
        ),
        (
            "2023依托政府门户网站公开信息312条。",
            vec!["依托政府门户网站公开信息=312"],
        ),
        (
            "2023年和平街道主动公开信息73条。",
            vec!["和平街道主动公开信息=73"],
        ),
        (
            "涉及征地拆迁（占43%）、城市规划（占21%）。",
            vec!["涉及征地拆迁占比=43", "城市规划占比=21"],
        ),
        ("公众号总阅读人数：89323人。", vec!["公众号总阅读=89323"]),
        (
            "举办培训2期，其中线上1期120人。",
            vec!["举办培训=2", "线上=1", "线上=120"],
        ),
    ] {
        assert_eq!(told(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_list_behind_a_colon_of_half_width_adds_up() {
    let right = "主动公开政府信息460条:工作动态400条,预算决算60条。";
    assert_eq!(checks(&audited(&report(right, ""))), Vec::<String>::new());
    let wrong = right.replace("60条。", "61条。");
    assert_eq!(
        checks(&audited(&report(&wrong, ""))),
        ["part-exceeds-whole"]
    );
}
