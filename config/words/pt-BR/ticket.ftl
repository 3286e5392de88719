## Um ticket: conversa, procedimento, resolver.
