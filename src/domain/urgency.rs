//! The order of work and its explanation: due class, priority, repeats, age.
