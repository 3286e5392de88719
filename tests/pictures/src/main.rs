//! Writes the pictures of the README: the real program in a terminal, drawn by hand.

fn main() {}
