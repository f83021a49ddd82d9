//! The service from outside: a process that is started, asked, killed and started again.
#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

mod bad_input;
mod browser;
mod kill;
mod limits;
mod load;
mod support;
mod work;
mod writers;
