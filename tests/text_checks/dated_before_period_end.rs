//! `dated-before-period-end`.

use super::{HEAD, found};

#[test]
fn a_report_is_signed_when_its_year_is_over() {
    let signed = |date: &str| {
        found(
            "dated-before-period-end",
            &format!("{HEAD}[report]\ndate = {date}\n"),
        )
    };
    assert_eq!(signed("2017-12-31"), ["error 2017-12-31"]);
    assert_eq!(signed("2017-03-01"), ["error 2017-03-01"]);
    assert_eq!(signed("2010-03-01"), ["error 2010-03-01"]);
    assert_eq!(signed("2018-01-01"), [""; 0]);
    assert_eq!(signed("2018-03-20"), [""; 0]);
    assert_eq!(found("dated-before-period-end", HEAD), [""; 0]);
}
