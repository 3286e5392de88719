//! The person's engine, pure: messages in, effects out. No drawing, no waiting.
