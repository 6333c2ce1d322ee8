//! The address of the report as a code, and the line that invites to scan it.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::{
    document::qr_code::{INVITATION, QrCode},
    writers::printable::{HTML, printable},
};

/// Light modules round a code.
const QUIET_ZONE: usize = 4;

/// The code with its line.
pub(super) fn draw(code: &QrCode) -> Markup {
    let side = code.side + 2 * QUIET_ZONE;
    let mut path = String::new();
    for (row, column, length) in code.stretches() {
        let (x, y) = (column + QUIET_ZONE, row + QUIET_ZONE);
        // Writing to a string cannot fail.
        let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
    }
    html! {
        figure class="code" {
            svg viewBox={ "0 0 " (side) " " (side) } role="img" aria-label={ "二维码：" (printable(&code.address, HTML)) } {
                rect class="light" width=(side) height=(side) {}
                path class="dark" d=(path) {}
            }
            figcaption { (INVITATION) }
        }
    }
}
