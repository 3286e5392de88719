## The Desk.
