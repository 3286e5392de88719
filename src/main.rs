//! The binary: everything is in the library.

/// A page of tickets is taken apart into thousands of small pieces; the system's allocator needs twice as long for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    secondline::cli::main()
}
