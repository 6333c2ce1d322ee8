//! A chart of a Word file, as the numbers that it draws.

use roxmltree::{Document, Node};

use super::super::{
    transcript::{LineKind, Piece, Transcript},
    xml_tree::{child, elements, is},
};
use crate::diagnostic::Locator;

/// Adds each series as a line, its labels and values in order: `规范性文件 3`.
pub(super) fn read(chart: &Document<'_>, locator: &Locator, into: &mut Transcript) {
    let all = chart.descendants().filter(|node| is(*node, "ser"));
    for series in all {
        let labels = child(series, "cat").map(points);
        let values = child(series, "val").map(points);
        let (Some(labels), Some(values)) = (labels, values) else {
            continue;
        };
        for (label, value) in labels.iter().zip(&values) {
            let text = format!("{label} {value}").replace(['\n', '\r', '\t'], " ");
            into.paragraph(LineKind::Paragraph, Piece::plain(locator.clone(), text));
        }
    }
}

/// What the points of a series hold, in order.
fn points(of: Node<'_, '_>) -> Vec<String> {
    of.descendants()
        .filter(|node| is(*node, "pt"))
        .flat_map(|point| elements(point, "v"))
        .map(|value| value.text().unwrap_or("").to_owned())
        .collect()
}
