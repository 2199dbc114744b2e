//! Arguments in, exit code out.

use std::process::ExitCode;

// Measured: a tenth less time on a large file than with the allocator of the C library.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tadqiq::cli::main()
}
