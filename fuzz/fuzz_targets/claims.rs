#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| practicum_fuzz::claims::run(data));
