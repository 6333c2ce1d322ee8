//! The examples of a manual page as whole year files.
//!
//! A block that opens with `toml fails` gives exactly the finding that its page is about, one
//! that opens with `toml passes` gives none.

/// One example of a manual page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the page says that it fails.
    pub fails: bool,
    /// The line of the page that it opens on, from 1.
    pub line: usize,
    /// The example with what it leaves out, so that it is a year file.
    pub year_file: String,
    /// Last year's file, where the page shows one in a block that opens with `toml last`.
    pub last: Option<String>,
    /// A form of the organ's own, [`FORM`], where the page shows one in a block that opens with
    /// `toml form`.
    pub form: Option<String>,
    /// The seal beside the year file, where the page shows one before the example in a block that
    /// opens with `toml seal`.
    pub seal: Option<String>,
}

/// What an example calls a form of the organ's own.
pub const FORM: &str = "form.toml";

const HEAD: &str = "year = 2017\n[organ]\nname = \"某区某局\"\n";
const LAST_HEAD: &str = "year = 2016\n[organ]\nname = \"某区某局\"\n";
const WAIVER: &str = "[[waivers]]\ncheck = \"missing-cell\"\nat = \"table\"\nreason = \"例\"\n";

/// What a whole report must speak of is not what an example is about.
const SETTING: &str = "[checks]\nmissing-content = \"off\"\n";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Last,
    Form,
    Seal,
    Fails,
    Passes,
}

/// The examples of a manual page, in order.
#[must_use]
pub fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut last: Option<String> = None;
    let mut form: Option<String> = None;
    let mut seal: Option<String> = None;
    let mut lines = page.lines().zip(1..);
    while let Some((opening, line)) = lines.next() {
        let kind = match opening.trim_end() {
            "```toml last" => Kind::Last,
            "```toml form" => Kind::Form,
            "```toml seal" => Kind::Seal,
            "```toml fails" => Kind::Fails,
            "```toml passes" => Kind::Passes,
            _ => continue,
        };
        let block: String = lines
            .by_ref()
            .map(|(text, _)| text)
            .take_while(|text| text.trim_end() != "```")
            .flat_map(|text| [text, "\n"])
            .collect();
        match kind {
            Kind::Last => last = Some(complete(&block, LAST_HEAD)),
            Kind::Form => form = Some(block),
            Kind::Seal => seal = Some(block),
            Kind::Fails | Kind::Passes => examples.push(Example {
                fails: kind == Kind::Fails,
                line,
                year_file: complete(&block, HEAD),
                last: last.clone(),
                form: form.clone(),
                seal: seal.take(),
            }),
        }
    }
    examples
}

/// A page shows only what it is about: year, organ, the waiver of an empty form and the setting of
/// one check are added where the block has none of its own.
fn complete(block: &str, head: &str) -> String {
    let has_year = block.lines().any(|line| line.starts_with("year"));
    let speaks_of_cells = block.contains("missing-cell") || block.contains("[[waivers]]");
    let head = if has_year { "" } else { head };
    let waiver = if speaks_of_cells { "" } else { WAIVER };
    let is_whole = block.contains("year = 202") || block.contains("[checks");
    let setting = if is_whole { "" } else { SETTING };
    [head, block, waiver, setting].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_completed_by_what_it_leaves_out() {
        let page = "# x — y\n```toml fails\nyear = 2018\n```\n```toml passes\n# missing-cell\n```\n```toml\n```\n";
        let found: Vec<(bool, usize, String)> = examples(page)
            .into_iter()
            .map(|one| (one.fails, one.line, one.year_file))
            .collect();
        assert_eq!(
            found,
            [
                (true, 2, format!("year = 2018\n{WAIVER}{SETTING}")),
                (false, 5, format!("{HEAD}# missing-cell\n{SETTING}")),
            ]
        );
    }
}
