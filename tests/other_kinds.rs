//! A file of another kind than the command takes is told of as what it is, with what takes it.

use crate::support::{Project, small};

const CHINESE: &str = "zh_CN.UTF-8";

const LIST: &str = "[district]\nname = \"某区\"\nyear = 2017\norgans = [\"a/2017.toml\"]\n";

/// A list of organs and one organ's year file.
fn district() -> Project {
    let file = small("[figures.news]\nlabel = \"公开信息\"\nvalue = 3\n");
    Project::new()
        .file("list.toml", LIST)
        .file("a/2017.toml", file)
}

#[test]
fn a_list_in_place_of_a_year_file_or_a_report_is_called_one() {
    let project = district();
    for words in [
        "check list.toml",
        "build list.toml",
        "diff list.toml a/2017.toml",
        "seal list.toml --by 某人 --role 审核",
        "new 2018 --from list.toml",
        "workbook list.toml",
        "audit list.toml",
        "import list.toml",
        "verify list.toml",
    ] {
        let said = project.run_in(CHINESE, words);
        let told = "list.toml 是单位清单，不是年度文件：汇总写 report rollup list.toml";
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{words}");
        assert!(said.err.contains(told), "{words}: {}", said.err);
    }
    let said = project.run("check list.toml");
    assert!(
        said.err.contains("write report rollup list.toml"),
        "{}",
        said.err
    );
    assert!(project.run("rollup list.toml").code < 2);
}

#[test]
fn a_list_among_year_files_is_told_of_and_one_below_a_folder_passed_over() {
    let flat = LIST.replace("[district]\n", "");
    for list in [LIST, flat.as_str()] {
        let project = district().file("list.toml", list);
        let said = project.run_in(CHINESE, "check a/2017.toml list.toml --output-format short");
        assert_eq!(said.code, 1, "{}", said.out);
        assert!(
            said.out.contains("是单位清单，不是年度文件"),
            "{}",
            said.out
        );
        let said = project.run_in(CHINESE, "check . --output-format short");
        assert_eq!((said.code, said.out.as_str()), (0, ""));
        assert!(said.err.contains("1 份年度文件"), "{}", said.err);
    }
}

#[test]
fn a_year_file_or_a_folder_in_place_of_a_list_is_called_one() {
    let project = district();
    for (locale, words, told) in [
        (CHINESE, "rollup a", "a 是文件夹，汇总要写单位清单"),
        (
            CHINESE,
            "rollup a",
            "核对文件夹里的年度文件，写 report check a",
        ),
        (
            "en_US.UTF-8",
            "rollup a",
            "a is a folder; rollup takes a list of organs",
        ),
        (
            CHINESE,
            "rollup a/2017.toml",
            "a/2017.toml 是年度文件，不是单位清单",
        ),
        (
            CHINESE,
            "rollup a/2017.toml",
            "核对它写 report check a/2017.toml",
        ),
        (
            "en_US.UTF-8",
            "rollup a/2017.toml",
            "is a year file and no list of organs",
        ),
    ] {
        let said = project.run_in(locale, words);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{words}");
        assert!(said.err.contains(told), "{words}: {}", said.err);
    }
}

#[test]
fn a_year_file_or_a_seal_in_place_of_a_report_is_called_one() {
    let project = district().file("a/2017.seal.toml", "");
    for command in ["audit", "import", "verify"] {
        let said = project.run_in(CHINESE, &format!("{command} a/2017.toml"));
        let told = "a/2017.toml 是年度文件：用 report check a/2017.toml 核对";
        assert_eq!(said.code, 2, "{command}");
        assert!(said.err.contains(told), "{command}: {}", said.err);
        let said = project.run_in(CHINESE, &format!("{command} a/2017.seal.toml"));
        assert!(said.err.contains("是签认的记录"), "{command}: {}", said.err);
        let said = project.run_in(CHINESE, &format!("{command} a/2016.toml"));
        assert!(said.err.contains("没有这个文件"), "{command}: {}", said.err);
    }
}

#[test]
fn a_year_file_with_a_misspelt_organ_is_none_of_a_district() {
    let text = "year = 2018\n[organs]\nname = \"某局\"\n[table]\n\"requests.received\" = 1\n";
    let project = Project::new().file("d/2018.toml", text);
    for words in ["check d", "check d/2018.toml"] {
        let said = project.run(words);
        assert_eq!(said.code, 1, "{said:?}");
        assert!(said.out.contains("organs"), "{said:?}");
    }
}

#[test]
fn a_list_among_the_organs_is_none_of_them() {
    let project = Project::new()
        .file("2024.toml", "year = 2024\n[organ]\nname = \"某局\"\n")
        .file(
            "list.toml",
            "[district]\nname = \"某区\"\nyear = 2024\norgans = [\"*.toml\"]\n",
        );
    let said = project.run("rollup list.toml");
    assert!(said.out.contains("1 organ reported"), "{said:?}");
    assert!(!said.out.contains("list.toml"), "{said:?}");
    assert!(!said.err.contains("list.toml"), "{said:?}");
}
