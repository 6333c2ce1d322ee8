//! What stands under the cursor, in words.

use std::ops::Range;

use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind};

use super::{
    figures,
    mentions::{self, Role},
    view::View,
};
use crate::{
    checks,
    language::stretch::Stretch as _,
    year_file::spots::{Spot, SpotKind},
};

/// What stands at an offset.
pub(super) fn at(view: &View<'_>, offset: usize) -> Option<Hover> {
    let (page, place) = figure(view, offset).or_else(|| key(view, offset))?;
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value: page,
        }),
        range: Some(view.lines.range(place)),
    })
}

fn figure(view: &View<'_>, offset: usize) -> Option<(String, Range<usize>)> {
    let mentions = view.mentions();
    let mention = mentions::at(&mentions, offset)?;
    let report = view.report?;
    let page = |id: &str| {
        let figure = report.figures.find(id);
        let page = figure.map(|figure| figures::page(report, figure, view.language));
        page.or_else(|| figures::row_page(report.form.as_deref()?, id))
    };
    let whole = || Some((page(&mention.id)?, mention.place.clone()));
    if mention.role != Role::Use {
        return whole();
    }
    let (id, place) = mention.part_at(offset);
    let of_part = page(&id).map(|page| (page, mention.place.start..place.end));
    of_part.or_else(whole)
}

fn key(view: &View<'_>, offset: usize) -> Option<(String, Range<usize>)> {
    let mut spots = view.spots.iter();
    let spot = spots.find(|spot| spot.place.start <= offset && offset <= spot.place.end)?;
    let page = match spot.kind {
        SpotKind::Header | SpotKind::Key => of_key(view, spot),
        SpotKind::Value => of_word(view, spot),
    }?;
    Some((page, spot.place.clone()))
}

fn of_key(view: &View<'_>, spot: &Spot) -> Option<String> {
    let words = view.keys.at(&spot.path)?;
    if let [.., table, name] = spot.path.as_slice()
        && table == "checks"
        && let Some(page) = of_check(view, name)
    {
        return Some(page);
    }
    Some(format!("**{}**\n\n{}", words.title, words.description))
}

/// The manual page of a check that a value names.
fn of_word(view: &View<'_>, spot: &Spot) -> Option<String> {
    let typed = view.text.stretch(spot.place.clone());
    let is_check = spot.path.last().is_some_and(|key| key == "check");
    let name = typed.trim_matches(['"', '\'']);
    is_check.then(|| of_check(view, name)).flatten()
}

fn of_check(view: &View<'_>, name: &str) -> Option<String> {
    let rules = checks::all_rules();
    let rule = rules.into_iter().find(|rule| rule.name == name)?;
    Some(rule.manual(view.language).to_owned())
}
