## Un ticket: conversación, procedimiento, resolver.
