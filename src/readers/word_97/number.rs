//! Numbers in the bytes of the file, the lowest byte first; none where the file ends before.

/// Two bytes.
pub(super) fn two(bytes: &[u8], at: usize) -> Option<u16> {
    let taken = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(taken.try_into().ok()?))
}

/// Four bytes.
pub(super) fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let taken = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(taken.try_into().ok()?))
}

/// Four bytes as a place in the file.
pub(super) fn place(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(four(bytes, at)?).ok()
}

/// The part of a stream that two numbers of the file tell, its start and its length.
pub(super) fn part<'a>(of: &'a [u8], told: &[u8], at: usize) -> Option<&'a [u8]> {
    let start = place(told, at)?;
    let length = place(told, at + 4)?;
    of.get(start..start.checked_add(length)?)
}
