//! Levels of an outline as files of Word count them: from 0, and the tenth is running text.

/// The depth of a heading at this level, from 1; none for running text, and for what is no level.
pub(super) fn depth(level: u8) -> Option<u8> {
    (level < 9).then(|| level + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_is_too_high_to_be_told() {
        let depths: Vec<_> = [0, 8, 9, u8::MAX].map(depth).into();
        assert_eq!(depths, [Some(1), Some(9), None, None]);
    }
}
