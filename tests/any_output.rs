//! Whatever year file is accepted is written in every format, each of which other readers can read.

use proptest::prelude::*;

use crate::{
    fuzz_corpus::targets::outputs,
    support::{Project, examples},
};

/// What may stand in a text that is printed.
const PRINTED: &str = "[\\PC\t]{0,12}";

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A year file with these texts in every place that is printed, and these figures.
fn year_file(texts: &[String], numbers: &[u32]) -> String {
    let text = |at: usize| quoted(&texts[at % texts.len()]);
    let sum: u64 = numbers.iter().copied().map(u64::from).sum();
    let parts = numbers.iter().enumerate();
    let parts = parts.map(|(at, number)| {
        let label = text(at);
        format!("p{at} = {{ label = {label}, value = {number} }}\n")
    });
    [
        format!(
            "year = 2012\n[organ]\nname = {}\noffice = {}\n",
            text(0),
            text(1)
        ),
        format!(
            "[report]\ncontents = true\n[style]\nbody_font = {}\n",
            text(2)
        ),
        format!("[figures.a]\nlabel = {}\nunit = {}\n", text(3), text(4)),
        format!(
            "value = {sum}\n[figures.a.parts]\n{}",
            parts.collect::<String>()
        ),
        format!("[[sections]]\nheading = {}\nbody = {}\n", text(5), text(6)),
        "[[sections]]\nheading = \"表\"\nbody = '''\n共{{ a }}条{{ note(\"注\") }}。\n".to_owned(),
        "{{ table(a) }}\n{{ chart(a) }}\n'''\n".to_owned(),
        format!("[[attachments]]\ntitle = {}\nkind = \"file\"\n", text(7)),
    ]
    .concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_report_is_well_formed_in_every_format(
        texts in prop::collection::vec(PRINTED, 1..8),
        numbers in prop::collection::vec(any::<u32>(), 1..6),
    ) {
        outputs::run(year_file(&texts, &numbers).as_bytes());
    }

    #[test]
    fn any_figures_of_an_example_are_well_formed_in_every_format(
        example in prop::sample::select(examples::that_hold()),
        numbers in prop::collection::vec("[0-9]{1,6}|\"[?]\"|\"[0-9]{1,4}余\"", 1..20),
    ) {
        let mut numbers = numbers.iter().cycle();
        let changed: Vec<String> = example
            .lines()
            .map(|line| match line.split_once("value = ") {
                Some(("", _)) => format!("value = {}", numbers.next().unwrap()),
                _ => line.to_owned(),
            })
            .collect();
        outputs::run(changed.join("\n").as_bytes());
    }
}

/// A browser reads the page of every example without guessing.
#[test]
fn the_page_of_every_example_is_without_an_error() {
    for example in examples::that_hold() {
        let project = Project::new().file("a.toml", example);
        assert_eq!(
            project
                .run("build a.toml --format html --out out --quiet")
                .code,
            0
        );
        for (name, bytes) in project.files("out") {
            let page = scraper::Html::parse_document(str::from_utf8(&bytes).unwrap());
            assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
        }
    }
}
