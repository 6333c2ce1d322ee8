//! In which encoding the bytes of a rich text file are: that of the font, else that of the file.

use encoding_rs::{Encoding, GB18030, UTF_8, WINDOWS_1252};

/// The encoding of a code page, as `\ansicpg` gives it.
pub(super) fn of_code_page(number: i32) -> &'static Encoding {
    match number {
        936 => GB18030,
        950 => encoding_rs::BIG5,
        932 => encoding_rs::SHIFT_JIS,
        949 => encoding_rs::EUC_KR,
        65001 => UTF_8,
        number => {
            Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252)
        }
    }
}

/// The encoding of a font's character set, as `\fcharset` gives it; `None` for those of no language,
/// which are in the file's.
pub(super) fn of_character_set(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        134 => 936,
        136 => 950,
        128 => 932,
        129 => 949,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(of_code_page(page))
}
