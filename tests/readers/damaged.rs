//! Damage that any reader must bear: files cut off, files with a byte turned.

use report::readers;

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
    let started = std::time::Instant::now();
    let why = readers::read(bytes).unwrap_err();
    // This build is not optimised, and others run beside it: what grows without bound takes minutes.
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    why.get(report::diagnostic::Language::English).to_owned()
}
