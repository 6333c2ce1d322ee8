//! The address of the published report as a QR code.

use qrcode::{Color, EcLevel, QrCode as Encoder};

/// The line that invites to scan the code.
pub const INVITATION: &str = "扫描二维码，在手机上阅读本报告";

/// A QR code: a square of dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// The address that it holds.
    pub address: String,
    /// Modules along a side, without the quiet zone of four light ones that belongs round it.
    pub side: usize,
    /// Whether each module is dark, row by row from the top.
    pub dark: Vec<bool>,
}

impl QrCode {
    /// The code of an address; `None` for one of more than some 2,300 bytes, which no code holds.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let code = Encoder::with_error_correction_level(address, EcLevel::M).ok()?;
        Some(Self {
            address: address.to_owned(),
            side: code.width(),
            dark: code
                .to_colors()
                .into_iter()
                .map(|color| color == Color::Dark)
                .collect(),
        })
    }

    /// The dark modules as stretches of one row: row, first column, length.
    pub fn stretches(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.dark
            .chunks(self.side.max(1))
            .enumerate()
            .flat_map(|(row, modules)| {
                let mut start = 0;
                modules
                    .chunk_by(|one, next| one == next)
                    .filter_map(move |stretch| {
                        let column = start;
                        start += stretch.len();
                        let is_dark = stretch.first().is_some_and(|dark| *dark);
                        is_dark.then_some((row, column, stretch.len()))
                    })
            })
    }
}
