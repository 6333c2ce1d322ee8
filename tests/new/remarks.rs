//! Remarks of clerks stay: only what the program wrote itself makes way.

use super::{filled, next};
use crate::support::{Project, changed};

/// What stands behind the value of `visits` in the file that follows one with this remark there.
fn behind(remark: &str) -> String {
    let old = changed(&filled(2021), "# 台账#3", &format!("# {remark}"));
    let (_, text) = next(&old, 2021);
    let mut lines = text.lines();
    let line = lines
        .find(|line| line.starts_with("value = \"?\""))
        .unwrap();
    line.split_once('#').unwrap().1.trim().to_owned()
}

#[test]
fn a_remark_that_only_speaks_of_last_year_stays() {
    for remark in [
        "与上年 3 件的口径不同",
        "含由上年结转带入的 2 件",
        "上年 数字有误；已更正",
        "上年 12（其中补报 3）",
        "上次（旧系统）",
        "台账#3；上年 3 件是估计",
        "甲；；乙",
    ] {
        assert_eq!(behind(remark), format!("{remark}；上年 1,200"));
    }
}

#[test]
fn a_note_of_the_program_makes_way_wherever_it_stands() {
    for (remark, kept) in [
        ("上年 1,100", ""),
        ("上年 约1,100", ""),
        ("上年 2、－、15", ""),
        ("上年 15（合计）", ""),
        ("上次（2018年） 3、4", ""),
        ("由上年结转带入", ""),
        ("台账#3；上年 1100", "台账#3；"),
        ("上年 1100；已核对", "已核对；"),
        ("甲；由上年结转带入；上年 3；乙", "甲；乙；"),
    ] {
        assert_eq!(behind(remark), format!("{kept}上年 1,200"), "{remark}");
    }
}

#[test]
fn the_head_of_the_program_is_renewed_below_a_clerks_own() {
    let (_, second) = next(&filled(2021), 2021);
    let head: Vec<&str> = second
        .lines()
        .take_while(|line| line.starts_with('#'))
        .collect();
    let clerks = "# 归档号 7\n\n#| 我的备注\n";
    let below = format!("{clerks}{second}").replace("\"?\"", "1");
    let (_, third) = next(&below, 2022);
    assert_eq!(third.matches("怎样填写").count(), 1, "{third}");
    assert!(!third.contains("2022年度，续自"), "{third}");
    assert!(third.contains("2023年度，续自 2022.toml"), "{third}");
    assert!(third.contains(clerks), "{third}");
    assert!(third.contains("# 某区某局\n"), "{third}");
    assert!(head.len() > 4, "{head:?}");
}

#[test]
fn the_line_for_the_schema_stays_where_it_names_another() {
    let own = "#:schema https://example.gov.cn/report.schema.json\n";
    let (_, text) = next(&format!("{own}{}", filled(2021)), 2021);
    assert!(text.starts_with(own), "{text}");
    assert_eq!(text.matches("#:schema").count(), 1, "{text}");
    for ours in [
        "#:schema ./report.schema.json\n",
        "#:schema report.schema.json\n",
        "",
    ] {
        let (_, text) = next(&format!("{ours}{}", filled(2021)), 2021);
        assert!(
            text.starts_with("#:schema ./report.schema.json\n"),
            "{text}"
        );
        assert_eq!(text.matches("#:schema").count(), 1, "{text}");
    }
}

/// The file of 2021 that follows this one of 2020, whose form is another.
fn over_a_change_of_form(old: &str) -> String {
    let (_, text) = next(old, 2020);
    assert!(text.contains("\"disclosed.licences\" = \"?\""), "{text}");
    text
}

#[test]
fn remarks_in_the_table_stand_at_their_rows_of_the_new_form() {
    let plain = over_a_change_of_form(&filled(2020));
    let old = changed(
        &filled(2020),
        "\"disclosed.rules\" = [0, 0, 0]  # 规章（件）",
        "# 规章由法制科报\n  # 两处\n\"disclosed.rules\" = [\n  0, # 制作\n  0, 0]  # 规章（件）；含废止；上年 0、0、0",
    );
    let old = changed(&old, "[table]\n", "[table] # 已盖章\n");
    let text = over_a_change_of_form(&old);
    let noted = "# 已盖章\n[table]\n";
    assert!(text.contains(noted), "{text}");
    let row = "# 规章由法制科报\n# 两处\n\"disclosed.rules\" = [\"?\", \"?\", \"?\"]  \
               # 规章（件）；制作；含废止；上年 0、－、0\n";
    assert!(text.contains(row), "{text}");
    // Of a table with nothing but the program's own remarks nothing is kept.
    let rest = text
        .replace("# 已盖章\n", "")
        .replace("# 规章由法制科报\n# 两处\n", "");
    assert_eq!(rest.replace("；制作；含废止", ""), plain);
}

#[test]
fn a_remark_at_a_row_that_is_gone_stands_above_the_table() {
    let gone = "\"disclosed.other_services\" = [0, 0, 0]  # 其他对外管理服务事项";
    let old = changed(
        &filled(2020),
        gone,
        &format!("# 不再单列\n{gone}；见附件二"),
    );
    let text = over_a_change_of_form(&old);
    let kept = "# disclosed.other_services 其他对外管理服务事项：不再单列\n\
                # disclosed.other_services 其他对外管理服务事项：见附件二\n[table]\n";
    assert!(text.contains(kept), "{text}");
}

#[test]
fn a_remark_at_a_row_of_single_cells_stands_above_them() {
    let text = filled(2020);
    let line = text
        .lines()
        .find(|line| line.starts_with("\"review.upheld\""))
        .unwrap();
    let old = changed(&text, line, &format!("{line}；复核过"));
    let text = over_a_change_of_form(&old);
    assert!(
        text.contains("# review.upheld：复核过\n\"review."),
        "{text}"
    );
    let project = Project::new().file("2021.toml", &text);
    assert_eq!(project.run("check 2021").code, 1);
}
