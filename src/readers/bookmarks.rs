//! The figures of bookmarks, by the bookmarks' names.

use std::collections::BTreeMap;

/// The figure of each bookmark, by the bookmark's name.
pub(super) type Bookmarks = BTreeMap<String, String>;

/// The property that tells whose each bookmark is; `.2`, `.3` and so on go on with it.
const FIGURES: &str = "report.figures";

/// What the name of a figure's bookmark starts with.
pub(super) const NAME_START: &str = "f_";

/// The figures of the bookmarks, as far as the file still tells them.
pub(super) fn bookmarks(properties: &BTreeMap<String, String>) -> Bookmarks {
    let continued = (2..).map_while(|number| properties.get(&format!("{FIGURES}.{number}")));
    let pieces = properties.get(FIGURES).into_iter().chain(continued);
    let json: String = pieces.map(String::as_str).collect();
    // What was cut tells nothing; the bookmarks keep their names.
    let told: serde_json::Result<Bookmarks> = serde_json::from_str(&json);
    told.ok().into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_the_bookmarks_are_told_in_pieces() {
        let told = |pairs: &[(&str, &str)]| {
            let owned = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            bookmarks(&owned.collect())
        };
        let pieces = told(&[
            ("report.figures", "{\"f_a__1\":\"a\",\"f_b"),
            ("report.figures.2", "__1\":\"b|share\"}"),
        ]);
        assert_eq!(pieces["f_b__1"], "b|share");
        // A piece that was lost makes the rest no map: then nothing is told, and nothing guessed.
        assert!(told(&[("report.figures", "{\"f_a__1\":\"a\",\"f_b")]).is_empty());
        assert!(told(&[]).is_empty());
    }
}
