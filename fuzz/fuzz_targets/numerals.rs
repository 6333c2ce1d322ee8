#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| report_fuzz::numerals::run(data));
