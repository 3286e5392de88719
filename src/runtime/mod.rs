//! The imperative shell: the loop, the terminal, effects performed.
