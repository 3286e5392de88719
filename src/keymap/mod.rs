//! Keys and commands: one table. Not what a command does.
