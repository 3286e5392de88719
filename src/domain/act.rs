//! What a person may do with a case, as changes ready to commit. Every path (keys, commands) goes through here.
