//! Charts in the text of a report: the caption of one names the figure whose parts it draws.

use super::paragraph::Paragraph;
use crate::recognition::own_workbook::OwnFigure;

/// How the caption of a chart begins, before its number.
const CHART: char = '图';

/// The paragraphs of a part, the captions of charts of the figures in `own` as the charts themselves, and
/// without the words beside their bars, which some formats keep before them.
pub(super) fn with_charts(body: &[Paragraph], own: &[OwnFigure]) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for paragraph in body {
        let drawn = paragraph.text().and_then(|text| drawn(text, own));
        let Some(whole) = drawn else {
            found.push(paragraph.clone());
            continue;
        };
        let is_of_bar = |paragraph: &Paragraph| {
            let text = paragraph.text().map(|text| text.trim());
            text.is_some_and(|text| {
                parts(whole, own)
                    .any(|part| part.label.as_deref() == Some(text) || part.value == text)
            })
        };
        while found.last().is_some_and(is_of_bar) {
            found.pop();
        }
        found.push(Paragraph::Chart(whole.id.clone()));
    }
    found
}

/// The figure whose parts a chart with this caption draws: 图1　主动公开政府信息（条）.
fn drawn<'a>(caption: &str, own: &'a [OwnFigure]) -> Option<&'a OwnFigure> {
    let numbered = caption.trim().strip_prefix(CHART)?;
    let title = numbered.trim_start_matches(|c: char| c.is_ascii_digit());
    if title.len() == numbered.len() {
        return None;
    }
    let title = title.trim_start();
    let is_titled = |figure: &&OwnFigure| {
        let label = figure.label.as_deref().unwrap_or("");
        !label.is_empty()
            && title
                .strip_prefix(label)
                .is_some_and(|unit| match figure.unit.as_str() {
                    "" => unit.is_empty(),
                    own => unit == format!("（{own}）"),
                })
    };
    let mut figures = own.iter().filter(is_titled);
    figures.find(|figure| parts(figure, own).next().is_some())
}

/// The figures that are parts of one.
fn parts<'a>(whole: &OwnFigure, own: &'a [OwnFigure]) -> impl Iterator<Item = &'a OwnFigure> {
    let above = format!("{}.", whole.id);
    own.iter().filter(move |one| {
        one.id
            .strip_prefix(&above)
            .is_some_and(|own| !own.contains('.'))
    })
}
