//! The only room that knows HTTP. Not when to call.
