//! A roll-up as Markdown, for a message or a web page.

use super::{human, told::Told};
use crate::{
    cli::markdown::{escaped, row},
    diagnostic::Text,
};

/// The text.
pub(super) fn render(told: &Told<'_>) -> String {
    let language = told.language;
    let (district, year) = (&told.rollup.district, told.rollup.year);
    let mut text = format!("# {} {year}\n\n", escaped(district));
    let item = |item: &str| format!("- {}\n", escaped(item));
    text.extend(
        human::lines(told)
            .iter()
            .map(|line| item(line.get(language))),
    );
    for finding in told.findings {
        let message = escaped(finding.message.get(language));
        text.extend([
            "
**", &message, "**

",
        ]);
        text.extend(finding.help.iter().map(|help| item(help.get(language))));
    }
    let heads = [
        Text::new("编号", "id"),
        Text::new("名称", "label"),
        Text::new("单位", "unit"),
        Text::new("合计", "sum"),
        Text::new("本级", "own"),
        Text::new("相差", "difference"),
        Text::new("缺几个", "lacking"),
    ];
    let heads = heads.map(|head| head.get(language).to_owned());
    text.push('\n');
    text.push_str(&row(&heads));
    text.push_str("| --- | --- | --- | ---: | ---: | ---: | ---: |\n");
    for cell in &told.rollup.cells {
        let gap = cell.own.and_then(|own| own.checked_sub(cell.sum));
        let number = |value: Option<rust_decimal::Decimal>| {
            value.map_or_else(String::new, |value| value.to_string())
        };
        text.push_str(&row(&[
            cell.measure.id.clone(),
            cell.measure.label.clone(),
            cell.measure.unit.as_deref().unwrap_or("").to_owned(),
            cell.sum.to_string(),
            number(cell.own),
            number(gap),
            cell.lacking.len().to_string(),
        ]));
    }
    text
}
