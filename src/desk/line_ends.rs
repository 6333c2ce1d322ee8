//! Line ends of a file whose text went through a page, which knows one kind of them.

/// The new text with the line ends that the old one has: each line that stays keeps its own.
pub(super) fn kept(old: &str, new: &str) -> String {
    let new = new.replace("\r\n", "\n");
    if !old.contains("\r\n") {
        return new;
    }
    let before: Vec<&str> = old.split_inclusive('\n').collect();
    let behind: Vec<&str> = new.split_inclusive('\n').collect();
    let is_same = |(one, other): &(&&str, &&str)| plain(one) == plain(other);
    let first = before.iter().zip(&behind).take_while(is_same).count();
    let pairs = before.iter().rev().zip(behind.iter().rev());
    let room = before.len().min(behind.len()) - first;
    let last = pairs.take(room).take_while(is_same).count();
    let middle = behind.iter().skip(first).take(behind.len() - first - last);
    let middle = middle.map(|line| line.replace('\n', "\r\n"));
    let start = before.iter().take(first).map(|line| (*line).to_owned());
    let end = before.iter().skip(before.len() - last);
    let end = end.map(|line| (*line).to_owned());
    start.chain(middle).chain(end).collect()
}

/// A line without its end.
fn plain(line: &str) -> (&str, bool) {
    let text = line.strip_suffix('\n').unwrap_or(line);
    (
        text.strip_suffix('\r').unwrap_or(text),
        line.ends_with('\n'),
    )
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn each_line_that_stays_keeps_its_end() {
        assert_eq!(kept("a\r\nb\r\n", "a\nb\n"), "a\r\nb\r\n");
        assert_eq!(kept("a\r\nb\nc\r\n", "a\nb\nx\nc\n"), "a\r\nb\nx\r\nc\r\n");
        assert_eq!(kept("a\r\nb", "a\nb\n"), "a\r\nb\r\n");
        assert_eq!(kept("a\nb\n", "a\nc\n"), "a\nc\n");
        assert_eq!(kept("a\r\na\r\n", "a\n"), "a\r\n");
    }
}
