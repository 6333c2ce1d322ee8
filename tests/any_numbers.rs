//! Numbers in Chinese words: what is written is read as the same number, by us and by another rule.

use proptest::prelude::*;
use report::language::chinese;
use rust_decimal::Decimal;

use crate::fuzz_corpus::targets::numerals::{reads_back, run, words};

/// The words that numbers are written with, and some that part them.
const WORDS: &str = "[零〇一二两三四五六七八九十百千万亿条件第，]{1,14}";

proptest! {
    #[test]
    fn any_number_in_words_is_read_as_it_was_meant(number in any::<u128>(), places in 1_u32..29) {
        let number = i128::try_from(number % 10_u128.pow(places)).unwrap();
        reads_back(Decimal::from_i128_with_scale(number, 0));
    }

    #[test]
    fn any_words_are_read_as_another_rule_reads_them(text in WORDS) {
        run(text.as_bytes());
    }

    #[test]
    fn any_digits_are_read_as_another_rule_reads_them(text in "[0-9０-９.．,，%‰-]{1,9}") {
        run(text.as_bytes());
    }
}

#[test]
fn the_other_rule_knows_what_a_number_is() {
    for (written, value) in [
        ("五百九十二", 592_i64),
        ("十二", 12),
        ("一百一十二", 112),
        ("一百十二", 112),
        ("两千零五", 2005),
        ("三万五千", 35_000),
        ("一万零一十", 10_010),
        ("十二万三千亿", 12_300_000_000_000),
        ("一万亿零五亿", 1_000_500_000_000),
        ("二〇一七", 2017),
    ] {
        let value = Some(Decimal::from(value));
        assert_eq!(
            (words(written), chinese::parse(written)),
            (value, value),
            "{written}"
        );
    }
    for none in ["一千二", "三万五", "二百百", "一亿万", "十十", "百"] {
        assert_eq!(words(none), None, "{none}");
    }
}
