//! What is said of a command line that is not quite one, and in what words its help speaks.

use crate::support::{Project, small};

const CHINESE: &str = "zh_CN.UTF-8";

/// A year file that holds.
fn year_file() -> String {
    small("[figures.news]\nlabel = \"公开信息\"\nvalue = 3\n")
}

#[test]
fn help_as_a_command_prints_what_the_option_prints() {
    let project = Project::new();
    for locale in [CHINESE, "en_US.UTF-8"] {
        for (typed, meant) in [
            ("help", "--help"),
            ("help help", "--help"),
            ("help check", "check --help"),
            ("help help check", "check --help"),
            ("help completions", "completions --help"),
            ("--lang en help seal", "--lang en seal --help"),
        ] {
            let (typed, meant) = (project.run_in(locale, typed), project.run_in(locale, meant));
            assert_eq!((typed.code, typed.err.as_str()), (0, ""));
            assert_eq!(typed.out, meant.out);
            assert!(!typed.out.is_empty());
        }
    }
    let said = project.run_in(CHINESE, "help chekc");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("没有“chekc”这个命令"), "{}", said.err);
}

#[test]
fn a_path_where_a_command_should_stand_is_a_file_that_is_not_there() {
    let project = Project::new().file("2017.toml", year_file());
    for (words, missing) in [
        ("nosuch.toml", "nosuch.toml"),
        ("某局/2017", "某局/2017"),
        ("--lang zh nosuch.docx", "nosuch.docx"),
        // The one that is there is not what is wrong.
        ("2017.toml nosuch.toml", "nosuch.toml"),
    ] {
        let said = project.run_in(CHINESE, words);
        let expected = format!("错误：没有 {missing} 这个文件\n");
        assert_eq!((said.code, said.err), (2, expected), "{words}");
    }
    let said = project.run("nosuch.toml");
    let expected = "error: there is no file nosuch.toml\n";
    assert_eq!((said.code, said.err.as_str()), (2, expected));
    let said = project.run("2017.tom");
    assert!(said.err.contains("did you mean 2017.toml?"), "{}", said.err);
    let said = project.run("2017.docx");
    let expected = "error: there is no file 2017.docx\n";
    assert_eq!((said.code, said.err.as_str()), (2, expected));
    let said = project.run_in(CHINESE, "2017");
    let expected = "“2017”不是命令；要核对这一年的年度文件，写 report check 2017，要写出年报，写 report build 2017";
    assert!(said.err.contains(expected), "{}", said.err);
    // A word is a command that there is not.
    let said = project.run_in(CHINESE, "nosuch");
    assert!(said.err.contains("没有“nosuch”这个命令"), "{}", said.err);
    let said = project.run_in(CHINESE, "*.docx");
    assert!(
        said.err.contains("没有与 *.docx 相符的文件"),
        "{}",
        said.err
    );
    let said = project.run_in(CHINESE, "2017.toml --quiet");
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("写 report check 2017.toml"),
        "{}",
        said.err
    );
}

#[test]
fn a_folder_alone_is_checked_as_a_year_file_is() {
    let project = Project::new()
        .file("2017.toml", year_file())
        .file("out/2016.toml", year_file().replace("2017", "2016"));
    for (typed, meant) in [
        ("out", "check out"),
        ("--lang zh out", "check --lang zh out"),
        ("2017.toml --lang en", "check 2017.toml --lang en"),
        ("2017.toml out", "check 2017.toml out"),
    ] {
        let (typed, meant) = (project.run(typed), project.run(meant));
        assert_eq!(
            (typed.code, typed.out, typed.err),
            (meant.code, meant.out, meant.err.clone())
        );
        assert!(meant.code < 2, "{}", meant.err);
    }
}

#[test]
fn what_the_parser_refuses_is_named_in_chinese_too() {
    let project = Project::with(&year_file());
    for (words, named) in [
        (
            "check --jsonl 2017",
            "“--jsonl”不能与“[年度|文件|文件夹]...”同时写",
        ),
        ("check --jsonl --fix", "“--jsonl”不能与“--fix”同时写"),
        (
            "check --jsonl --output-format sarif",
            "“--jsonl”不能与“--output-format <格式[=文件]>”同时写",
        ),
        ("forms 2021 --toml --output-format json", "“--toml”"),
        ("check 2017 --quiet --quiet", "“--quiet”只能写一次"),
        ("check 2017 --quiet=x", "“--quiet”写不了“x”"),
        ("check 2017 --jobs", "“--jobs <个数>”后面要写值"),
        (
            "check 2017 --jobs 0",
            "--jobs <个数> 不能写“0”：写 1 到 1024 的整数",
        ),
        ("check 2017 --deny", "后面要写值，可以写：warnings"),
        (
            "check 2017 --color pink",
            "不能写“pink”，可以写：auto、always、never",
        ),
        ("--verbose", "还要写上命令"),
        ("diff 2017", "要写 2 个，这里写了 1 个"),
    ] {
        let said = project.run_in(CHINESE, words);
        assert_eq!(said.code, 2, "{words}");
        assert!(said.err.contains(named), "{words}: {}", said.err);
        assert!(said.err.starts_with("错误："), "{words}: {}", said.err);
        assert!(!said.err.contains("写法有误"), "{words}: {}", said.err);
    }
}

/// The commands, as the help lists them.
fn commands(project: &Project) -> Vec<String> {
    let help = project.run("--help").out;
    let lines = help.lines().filter_map(|line| line.strip_prefix("  "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    let is_name = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase()) && *name != "report";
    names.filter(is_name).map(str::to_owned).collect()
}

#[test]
fn chinese_help_says_nothing_in_the_parser_s_english() {
    let project = Project::new();
    let commands = commands(&project);
    assert!(commands.len() > 15, "{commands:?}");
    for command in &commands {
        let help = project.run_in(CHINESE, &format!("{command} --help")).out;
        for english in ["possible values", "default:", "SHELL", "Usage", "OPTIONS"] {
            assert!(!help.contains(english), "{command}: {help}");
        }
    }
}

#[test]
fn the_headings_of_a_chinese_manual_page_are_chinese() {
    let project = Project::new();
    assert_eq!(project.run("man pages").code, 0);
    for (folder, wants_chinese) in [("pages/zh_CN/man1", true), ("pages/man1", false)] {
        let pages = project.files(folder);
        assert!(pages.len() > 15);
        for (name, page) in pages {
            let page = String::from_utf8(page).unwrap();
            let headings: Vec<&str> = page
                .lines()
                .filter_map(|l| l.strip_prefix(".SH "))
                .collect();
            assert!(headings.len() > 3, "{name}: {headings:?}");
            for heading in headings {
                assert_eq!(!heading.is_ascii(), wants_chinese, "{name}: {heading}");
                assert_ne!(heading, "EXTRA", "{name}");
            }
        }
    }
}

#[test]
fn a_document_with_options_is_sent_to_what_reads_it() {
    let project = Project::new().file("a.docx", "x").file("a.toml", "x");
    for (file, command) in [("a.docx", "audit"), ("a.toml", "check")] {
        let said = project.run(&format!("{file} --year 2017"));
        let advice = format!("report {command} {file}");
        assert_eq!(said.code, 2);
        assert!(said.err.contains(&advice), "{said:?}");
    }
}
