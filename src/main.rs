//! `report`: compiles a checked year file into the annual report on government-information
//! disclosure. All it does is in the library.

use std::process::ExitCode;

#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    report::cli::main(std::env::args_os())
}
