//! How paragraphs, rows and words are set: a list of properties, each with what it is set to.

use super::number::{place, two};

/// One property.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property<'a> {
    pub(super) code: u16,
    pub(super) value: &'a [u8],
}

impl Property<'_> {
    /// Whether a property that is on or off is on.
    pub(super) fn is_on(self) -> bool {
        self.value.first().is_some_and(|value| value & 1 == 1)
    }

    /// Its first byte.
    pub(super) fn byte(self) -> u8 {
        self.value.first().copied().unwrap_or(0)
    }
}

/// What a row is made of: long, and told with two bytes.
pub(super) const ROW: u16 = 0xD608;
/// That the list is too long, and where it stands.
const ELSEWHERE: [u16; 2] = [0x6645, 0x6646];
/// Stops of tabs, whose length is not always told.
const TABS: u16 = 0xC615;

/// The properties of a list, as far as it is whole.
pub(super) fn properties(mut list: &[u8]) -> impl Iterator<Item = Property<'_>> {
    std::iter::from_fn(move || {
        let code = two(list, 0)?;
        let rest = list.get(2..)?;
        let (from, to) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if code == ROW => {
                let length = usize::from(two(rest, 0)?);
                (2, 1 + length)
            }
            _ => {
                let length = usize::from(*rest.first()?);
                if code == TABS && length == 0xFF {
                    return None;
                }
                (1, 1 + length)
            }
        };
        let value = rest.get(from..to)?;
        list = rest.get(to..)?;
        Some(Property { code, value })
    })
}

/// The properties of a list, and behind them those that `data` has of it.
pub(super) fn all_properties<'a>(
    list: &'a [u8],
    data: &'a [u8],
) -> impl Iterator<Item = Property<'a>> {
    let mut properties: Vec<Property<'a>> = properties(list).collect();
    let elsewhere = properties.iter().find(|it| ELSEWHERE.contains(&it.code));
    if let Some(list) = elsewhere.and_then(|it| {
        let at = place(it.value, 0)?;
        let length = usize::from(two(data, at)?);
        data.get(at + 2..at + 2 + length)
    }) {
        properties.extend(self::properties(list));
    }
    properties.into_iter()
}
