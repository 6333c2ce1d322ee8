#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| report_fuzz::readers::run(data));
