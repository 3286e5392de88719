## One ticket: conversation, procedure, resolve.
