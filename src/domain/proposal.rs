//! Articles and product requests: their key, states and the drafts made from tickets.
