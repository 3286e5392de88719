//! Measures the bars of the program on this machine.

fn main() {}
