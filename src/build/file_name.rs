//! Names of files that hold on every system.

/// What no file system takes more of in a name, in bytes of UTF-8.
const LONGEST: usize = 255;

/// How much of the end of a title stays where its middle is left out, in bytes: what tells files
/// apart, such as 2017年政府信息公开年度报告.
const END: usize = 90;

const LEFT_OUT: char = '…';

/// Names that Windows keeps for devices, whatever ending they have. The others that it keeps are
/// `COM` and `LPT` with a digit.
const DEVICES: &[&str] = &["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];

/// A file's name from a title and what stands behind it, its ending included.
#[must_use]
pub fn of(title: &str, behind: &str) -> String {
    let title = without_odd_characters(title);
    let behind = without_odd_characters(behind);
    let name = format!("{title}{behind}");
    let name = name.trim_end_matches(['.', ' ']);
    let name = match (name.is_empty(), is_device(name)) {
        (true, _) => "_".to_owned(),
        (_, true) => format!("_{name}"),
        _ => name.to_owned(),
    };
    if name.len() <= LONGEST {
        return name;
    }
    shortened(&title, &behind)
}

/// Whether two names are one where large and small letters are the same.
#[must_use]
pub fn are_one(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Without what leads to another folder, what Windows refuses, and what shows a name as another one
/// than it is.
fn without_odd_characters(text: &str) -> String {
    let shown = text.chars().filter(|c| !turns_text(*c));
    shown
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_control() => '_',
            c => c,
        })
        .collect()
}

/// Whether a character has no look of its own and sets others from right to left or back.
fn turns_text(c: char) -> bool {
    matches!(
        c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}'
    )
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let stem = stem.to_uppercase();
    let is_port = ["COM", "LPT"].iter().any(|port| {
        let number = stem.strip_prefix(port);
        number.is_some_and(|number| {
            number.chars().count() == 1 && number.chars().all(|c| "123456789¹²³".contains(c))
        })
    });
    is_port || DEVICES.contains(&stem.as_str())
}

/// The beginning and the end of a title, as much as there is room for.
fn shortened(title: &str, behind: &str) -> String {
    let end = last(title, END);
    let room = LONGEST.saturating_sub(end.len() + behind.len() + LEFT_OUT.len_utf8());
    let name = format!("{}{LEFT_OUT}{end}{behind}", first(title, room));
    // What stands behind may be too long by itself.
    first(&name, LONGEST)
        .trim_end_matches(['.', ' '])
        .to_owned()
}

/// As many characters of the beginning as these bytes hold.
fn first(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    text.split_at(end.expect("a text begins between characters"))
        .0
}

/// As many characters of the end as these bytes hold.
fn last(text: &str, bytes: usize) -> &str {
    let start = text.len().saturating_sub(bytes);
    let start = (start..=text.len()).find(|at| text.is_char_boundary(*at));
    text.split_at(start.expect("a text ends between characters"))
        .1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_never_leads_out_of_its_folder() {
        assert_eq!(of("../某局:报告", ".docx"), ".._某局_报告.docx");
        assert_eq!(of("某局", "（草稿）.xlsx"), "某局（草稿）.xlsx");
        assert_eq!(of("..", ""), "_");
    }

    #[test]
    fn a_long_title_is_shortened_in_its_middle_between_characters() {
        let title = "某".repeat(100) + "局2017年政府信息公开年度报告";
        let name = of(&title, "（草稿）.docx");
        assert!((250..=LONGEST).contains(&name.len()), "{}", name.len());
        assert!(name.starts_with("某某"), "{name}");
        assert!(name.contains("某…某"), "{name}");
        assert!(
            name.ends_with("局2017年政府信息公开年度报告（草稿）.docx"),
            "{name}"
        );
        let fits = "某".repeat(83) + "x";
        assert_eq!(of(&fits, ".docx"), format!("{fits}.docx"));
        assert!(of(&fits, &"某".repeat(200)).len() <= LONGEST);
    }

    #[test]
    fn a_name_that_windows_keeps_or_trims_is_mended() {
        for (title, behind, name) in [
            ("CON", ".docx", "_CON.docx"),
            ("con.x", ".docx", "_con.x.docx"),
            ("Lpt1 ", ".html", "_Lpt1 .html"),
            ("COM¹", ".xls", "_COM¹.xls"),
            ("COM10", ".xls", "COM10.xls"),
            ("CONTENTS", ".xls", "CONTENTS.xls"),
            ("a b. ", "", "a b"),
        ] {
            assert_eq!(of(title, behind), name);
        }
    }

    #[test]
    fn nothing_shows_a_name_as_another_one() {
        assert_eq!(
            of("某局\u{202e}cod.\u{2066}\u{7}", ".docx"),
            "某局cod._.docx"
        );
    }

    #[test]
    fn names_that_differ_in_large_letters_are_one() {
        assert!(are_one("A.txt", "a.TXT"));
        assert!(!are_one("a.txt", "b.txt"));
    }
}
