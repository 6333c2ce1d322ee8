//! Making a seal and signing it.

use super::{CHECKER, built, built_of, seal_of};
use crate::support::{Project, REAL, changed, small};
use report::source::fingerprint;

#[test]
fn a_seal_names_every_file_with_its_hashes_and_who_sealed_it() {
    let project = built().file("data/2016.toml", small_last());
    let run = project.run("build 2017 --format docx,xlsx,html");
    assert_eq!(run.code, 0, "{}", run.err);
    let run = project.run(CHECKER);
    assert_eq!(run.code, 0, "{}", run.err);
    let seal: toml::Table = seal_of(&project).parse().unwrap();
    for (name, bytes) in project.files("out/2017") {
        let outputs = seal["output"].as_array().unwrap();
        let sealed = outputs
            .iter()
            .find(|one| one["name"].as_str() == Some(&name));
        let sealed = sealed.unwrap_or_else(|| panic!("{name} is not in {outputs:?}"));
        let hash = fingerprint(&bytes);
        assert_eq!(sealed["sha256"].as_str(), Some(hash.as_str()));
        assert_eq!(
            sealed["bytes"].as_integer(),
            i64::try_from(bytes.len()).ok()
        );
    }
    let inputs: Vec<_> = seal["input"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["role"].as_str().unwrap(), one["name"].as_str().unwrap()))
        .collect();
    assert_eq!(
        inputs,
        [("year-file", "2017.toml"), ("last-year", "2016.toml")]
    );
    let signer = &seal["signer"].as_array().unwrap()[0];
    assert_eq!(signer["by"].as_str(), Some("李四"));
    assert_eq!(signer["role"].as_str(), Some("审核人"));
    assert_eq!(signer["date"].as_str(), Some("2018-03-02"));
}

/// Last year's file of the real organ.
fn small_last() -> String {
    "year = 2016\n[organ]\nname = \"北京市东城区民政局\"\n".to_owned()
}

#[test]
fn the_same_seal_has_the_same_bytes_wherever_it_is_made() {
    let seals = [built(), built()].map(|project| {
        let run = project.run(CHECKER);
        assert_eq!(run.code, 0, "{}", run.err);
        seal_of(&project)
    });
    assert_eq!(seals[0], seals[1]);
    let project = built();
    std::fs::rename(project.path("out/2017"), project.path("data/out")).unwrap();
    let mut command =
        project.command("seal 2017 --by 李四 --role 审核人 --date 2018-03-02 --out out --lang en");
    command.current_dir(project.path("data"));
    let run = crate::support::said(&command.output().unwrap());
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(seal_of(&project), seals[0]);
}

#[test]
fn a_seal_reads_as_a_page() {
    let project = built_of(
        &small(
            "[figures]\nlisted = { label = \"公开信息\", value = 3, unit = \"条\" }\n[[sections]]\nheading = \"概述\"\nbody = \"公开信息{{ listed }}条。\"\n",
        ),
        "xlsx",
    );
    let run = project.run_in(
        "zh_CN.UTF-8",
        "seal 2017 --by 李四 --role 审核人 --date 2018-03-02",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let hashes = without_hashes(&seal_of(&project));
    insta::assert_snapshot!(hashes, @r#"
    # 封存：下面列出的内容由最后列出的人签认。请不要手改；核对用 report seal --verify。
    version = 1
    program = "report 0.1.0"
    organ = "某区某局"
    year = 2017
    form = "2014"

    # 年度文件，和结果所依据的其他文件
    [[input]]
    role = "year-file"
    name = "2017.toml"
    bytes = …
    sha256 = …
    sm3 = …

    # 写出的文件
    [[output]]
    role = "xlsx"
    name = "某区某局政府信息公开情况统计表（2017年度）.xlsx"
    bytes = …
    sha256 = …
    sm3 = …

    # 数字：全部编号、状态和数值的校验和，不含名称和位置
    [figures]
    count = 59
    reported = 1
    sha256 = …
    sm3 = …

    # 勾稽关系：核对、成立、未填不能核对的条数
    [relations]
    checked = 0
    held = 0
    not_assessable = 15

    # 正文里的数字：绑定、推算、日期名称等、豁免、未说明
    [numerals]
    bound = 1
    derived = 0
    structural = 0
    waived = 0
    unexplained = 0

    # 豁免和理由
    [[waiver]]
    check = "missing-cell"
    at = "table"
    reason = "例"

    # 签认的人

    [[signer]]
    by = "李四"
    role = "审核人"
    date = "2018-03-02"
    "#);
}

/// A seal without what another version of a writer would change.
fn without_hashes(seal: &str) -> String {
    let lines = seal.lines().map(|line| match line.split_once(" = ") {
        Some((key @ ("sha256" | "sm3" | "bytes"), _)) => format!("{key} = …\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

#[test]
fn nothing_is_sealed_while_an_error_stands() {
    let wrong = changed(REAL, "value = 120", "value = 119");
    let project = built().file("data/2017.toml", wrong);
    let run = project.run(CHECKER);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("error[sum-mismatch]"), "{}", run.out);
    assert!(run.err.contains("nothing was sealed"), "{}", run.err);
    assert!(!project.path("data/2017.seal.toml").exists());
}

#[test]
fn nothing_is_sealed_that_a_build_would_not_write_now() {
    let project = built();
    let name = "北京市东城区民政局2017年政府信息公开年度报告.docx";
    let mut bytes = std::fs::read(project.path("out/2017").join(name)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let project = project.file(&format!("out/2017/{name}"), bytes);
    let run = project.run(CHECKER);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains(&format!("{name} is not what a build gives now")),
        "{}",
        run.err
    );
    assert!(
        run.err
            .contains("report build 2017 --format docx,xlsx,html"),
        "{}",
        run.err
    );
    assert!(!project.path("data/2017.seal.toml").exists());
}

#[test]
fn a_report_that_nobody_has_built_cannot_be_sealed() {
    let project = Project::new().file("data/2017.toml", REAL);
    let run = project.run(CHECKER);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("run report build 2017 first"),
        "{}",
        run.err
    );
}

#[test]
fn a_second_signer_of_the_same_content_is_kept_beside_the_first() {
    let project = built();
    assert_eq!(
        project
            .run("seal 2017 --by 张三 --role 填报人 --date 2018-03-01")
            .code,
        0
    );
    let first = seal_of(&project);
    let run = project.run(CHECKER);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err
            .contains("who sealed the same content before: 张三 (填报人, 2018-03-01)"),
        "{}",
        run.err
    );
    let both = seal_of(&project);
    assert!(both.starts_with(&first), "{both}");
    // In the other language it is the same content.
    let run = project.run_in(
        "zh_CN.UTF-8",
        "seal 2017 --by 王五 --role 单位负责人 --date 2018-03-03",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(seal_of(&project).starts_with(&both));
}

#[test]
fn whoever_signs_twice_is_told_and_the_first_day_stays() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let first = seal_of(&project);
    let run = project.run("seal 2017 --by 李四 --role 审核人 --date 2018-03-09");
    assert_eq!(run.code, 0);
    assert!(
        run.err
            .contains("李四 (审核人, 2018-03-02) has sealed this content already"),
        "{}",
        run.err
    );
    assert_eq!(seal_of(&project), first);
}

#[test]
fn changed_content_drops_those_who_signed_before_and_names_them() {
    let project = built();
    assert_eq!(
        project
            .run("seal 2017 --by 张三 --role 填报人 --date 2018-03-01")
            .code,
        0
    );
    assert_eq!(project.run(CHECKER).code, 0);
    let project = project.file("data/2017.toml", REAL.to_owned() + "\n# 改过\n");
    assert_eq!(project.run("build 2017 --format docx,xlsx,html").code, 0);
    let run = project.run("seal 2017 --by 李四 --role 审核人 --date 2018-03-05");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err
            .contains("would have to seal again: 张三 (填报人, 2018-03-01)\n"),
        "{}",
        run.err
    );
    let seal = seal_of(&project);
    assert_eq!(seal.matches("[[signer]]").count(), 1, "{seal}");
    assert!(seal.contains("2018-03-05"));
}

#[test]
fn a_seal_that_cannot_be_read_is_not_written_over() {
    let project = built().file("data/2017.seal.toml", "version = 1\nprogram = \"report\n");
    let run = project.run(CHECKER);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("2017.seal.toml:2:18"), "{}", run.err);
    assert_eq!(seal_of(&project), "version = 1\nprogram = \"report\n");
}

#[test]
fn who_seals_and_on_what_day_is_asked_for() {
    let project = built();
    for (words, said) in [
        ("seal 2017", "who seals it"),
        ("seal 2017 --by 李四", "who seals it"),
        (
            "seal 2017 --by 李四 --role 审核人 --date 2018-02-30",
            "a day is written",
        ),
        ("seal - --by 李四 --role 审核人", "standard input"),
    ] {
        let run = project.run(words);
        assert_eq!(run.code, 2, "{words}");
        assert!(run.err.contains(said), "{words}: {}", run.err);
    }
}

#[test]
fn the_day_is_the_clocks_where_none_is_named() {
    let project = built();
    assert_eq!(project.run("seal 2017 --by 李四 --role 审核人").code, 0);
    let seal: toml::Table = seal_of(&project).parse().unwrap();
    let date = seal["signer"][0]["date"].as_str().unwrap().to_owned();
    assert!(date.as_str() > "2024-01-01", "{date}");
}

#[test]
fn a_seal_is_nowhere_taken_for_a_year_file() {
    let project = built();
    assert_eq!(project.run(CHECKER).code, 0);
    let run = project.run("check data/2017.toml data/2017.seal.toml");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(
        run.err
            .contains("passed over as seals and no year files: data/2017.seal.toml"),
        "{}",
        run.err
    );
    for command in ["check", "build", "new 2018 --from"] {
        let run = project.run(&format!("{command} data/2017.seal.toml"));
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains("is a seal and no year file"),
            "{}",
            run.err
        );
    }
    // Nor is it what somebody meant who mistyped a name.
    std::fs::remove_file(project.path("data/2017.toml")).unwrap();
    let run = project.run("check data/2017.sea.toml");
    assert!(!run.err.contains("did you mean"), "{}", run.err);
}
