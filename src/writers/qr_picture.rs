//! A QR code as a picture, for formats that have no drawings of their own.

use anyhow::{Context as _, Result};
use png::{BitDepth, ColorType, Encoder};

use crate::document::qr_code::QrCode;

/// Light modules round a code, without which it cannot be told from what stands beside it.
const QUIET_ZONE: usize = 4;

/// Pixels along the side of a module.
const MODULE: usize = 8;

/// The code with its quiet zone, in black and white.
///
/// # Errors
///
/// The code is too large for a picture.
pub(super) fn png(code: &QrCode) -> Result<Vec<u8>> {
    let side = (code.side + 2 * QUIET_ZONE) * MODULE;
    // A module is eight pixels wide, which is one byte of a picture of one bit a pixel; light is 1.
    let row_bytes = side / 8;
    let mut pixels = vec![0xFF_u8; row_bytes * side];
    for (row, column, length) in code.stretches() {
        for line in 0..MODULE {
            let top = (row + QUIET_ZONE) * MODULE + line;
            let start = top * row_bytes + column + QUIET_ZONE;
            if let Some(dark) = pixels.get_mut(start..start + length) {
                dark.fill(0);
            }
        }
    }
    let side = u32::try_from(side).context("the QR code is too large")?;
    let mut picture = Vec::new();
    let mut encoder = Encoder::new(&mut picture, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(picture)
}
