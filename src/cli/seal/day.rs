//! The day of a seal. Nothing else in the program reads the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};

/// How far the clocks of all China are ahead of UTC, in seconds.
const AHEAD: i64 = 8 * 60 * 60;

/// The day that was typed, `2018-03-01` or `2018年3月1日`.
pub(super) fn read(typed: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%Y年%m月%d日"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(typed, format).ok())
        .filter(|day| (1..=9999).contains(&chrono::Datelike::year(day)))
}

/// Today in China, whatever zone the machine is set to: the report is an organ's there. `None` where
/// the clock shows no day of our time.
pub(super) fn today() -> Option<NaiveDate> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(since.as_secs()).ok()?;
    Some(DateTime::from_timestamp(seconds.checked_add(AHEAD)?, 0)?.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        let day = NaiveDate::from_ymd_opt(2018, 3, 1);
        assert_eq!(read("2018-03-01"), day);
        assert_eq!(read("2018年3月1日"), day);
        assert_eq!(read("2018-02-30"), None);
        assert_eq!(read("明天"), None);
    }
}
