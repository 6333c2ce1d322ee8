//! What of the template engine's own filters and tests an expression may use: those that take one
//! value and give one.
//!
//! Those that make lists, or take them, are left out. A list may hold itself many times over, and
//! neither its size nor the work on it is bounded by the number of steps that made it.

use minijinja::{Environment, Error, ErrorKind, Value, filters, tests};

use crate::limits;

/// The filters of the engine that an expression may use.
pub(super) const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "float",
    "int",
    "length",
    "lower",
    "round",
    "string",
    "title",
    "trim",
    "upper",
];

/// Gives the engine the filters, the tests and the function `range`.
pub(super) fn install(environment: &mut Environment<'static>) {
    environment.add_filter("abs", filters::abs);
    environment.add_filter("capitalize", filters::capitalize);
    environment.add_filter("default", filters::default);
    environment.add_filter("float", filters::float);
    environment.add_filter("int", filters::int);
    environment.add_filter("length", filters::length);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("round", filters::round);
    environment.add_filter("string", filters::string);
    environment.add_filter("title", filters::title);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("upper", filters::upper);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("divisibleby", tests::is_divisibleby);
    environment.add_test("endingwith", tests::is_endingwith);
    environment.add_test("even", tests::is_even);
    environment.add_test("false", tests::is_false);
    environment.add_test("integer", tests::is_integer);
    environment.add_test("none", tests::is_none);
    environment.add_test("number", tests::is_number);
    environment.add_test("odd", tests::is_odd);
    environment.add_test("startingwith", tests::is_startingwith);
    environment.add_test("string", tests::is_string);
    environment.add_test("true", tests::is_true);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_function("range", range);
}

/// The numbers from the first to before the second, or from 0 to before the only one, in steps of
/// the third. The engine's own reckons with its bounds before it looks at them.
fn range(first: i64, second: Option<i64>, step: Option<i64>) -> Result<Value, Error> {
    let (start, end) = match second {
        Some(end) => (first, end),
        None => (0, first),
    };
    let step = step.unwrap_or(1);
    let distance = i128::from(end) - i128::from(start);
    let refused = |reason: String| Err(Error::new(ErrorKind::InvalidOperation, reason));
    if step == 0 {
        return refused("range needs a step that is not 0".to_owned());
    }
    let count = (distance * i128::from(step.signum()) - 1).div_euclid(step.abs_diff(0).into()) + 1;
    if count > i128::from(limits::RANGE) {
        return refused(format!("range gives at most {} numbers", limits::RANGE));
    }
    let number = |index: i128| i128::from(start) + index * i128::from(step);
    Ok((0..count.max(0)).map(number).collect())
}

#[cfg(test)]
mod tests_of_range {
    use super::*;

    #[test]
    fn every_filter_that_is_named_is_there() {
        let mut environment = Environment::empty();
        install(&mut environment);
        for filter in FILTERS {
            let made = environment.render_str(&format!("{{{{ 1 | {filter} }}}}"), ());
            let kind = made.err().map(|error| error.kind());
            assert_ne!(kind, Some(ErrorKind::UnknownFilter), "{filter}");
        }
        let made = environment.render_str("{{ 1 | join }}", ());
        assert_eq!(made.unwrap_err().kind(), ErrorKind::UnknownFilter);
    }

    #[test]
    fn range_gives_the_numbers_between_its_bounds() {
        let shown = |first, second, step| range(first, second, step).map(|list| list.to_string());
        assert_eq!(shown(3, None, None).unwrap(), "[0, 1, 2]");
        assert_eq!(shown(1, Some(8), Some(3)).unwrap(), "[1, 4, 7]");
        assert_eq!(shown(3, Some(0), Some(-2)).unwrap(), "[3, 1]");
        assert_eq!(shown(3, Some(0), None).unwrap(), "[]");
        assert_eq!(shown(-5, None, None).unwrap(), "[]");
        assert_eq!(shown(3, Some(0), Some(i64::MIN)).unwrap(), "[3]");
        assert_eq!(shown(3, Some(9), Some(i64::MAX)).unwrap(), "[3]");
        assert!(shown(3, Some(i64::MIN), Some(-1)).is_err());
        assert!(shown(i64::MIN, Some(i64::MAX), None).is_err());
        assert!(shown(3, Some(9), Some(0)).is_err());
    }
}
