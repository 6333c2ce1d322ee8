//! Damage that any reader must bear: files cut off, files with a byte turned.

use report::readers;

use crate::support::effort;

/// Reads a file cut off at every 97th byte, and again with one byte after another turned by dice.
pub(super) fn is_borne(bytes: &[u8], turns: u32) {
    for end in (0..bytes.len()).step_by(97) {
        let _ = readers::read(&bytes[..end]);
    }
    let mut state = 2017_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap()
    };
    for _ in 0..turns {
        let mut damaged = bytes.to_vec();
        let at = next() % damaged.len();
        damaged[at] = u8::try_from(next() % 256).unwrap();
        let _ = readers::read(&damaged);
    }
}

/// What a file that must not be read is refused with.
pub(super) fn refused(bytes: &[u8]) -> String {
    let (why, took) = effort::of(|| readers::read(bytes).unwrap_err());
    // This build is not optimised: what grows without bound takes minutes.
    assert!(took.as_secs() < 10, "{took:?}");
    why.get(report::diagnostic::Language::English).to_owned()
}

#[test]
fn a_file_cut_off_is_called_what_it_is() {
    for (format, what) in [("docx", "the Word file"), ("xlsx", "the spreadsheet")] {
        let least = crate::support::examples::folder().join("minimal.toml");
        let whole = super::outputs::built_of(&least, format).bytes;
        let said = refused(&whole[..whole.len() / 2]);
        assert_eq!(
            said,
            format!("{what} is damaged or cut off, and cannot be opened")
        );
    }
    let mut container = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    container.resize(4096, 0);
    assert!(refused(&container).contains("save it as .docx"));
}
