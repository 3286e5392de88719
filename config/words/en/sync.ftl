## Pulling and pushing.

sync-clash = Somebody else changed { $fields } as well; nothing was overwritten.
sync-answered = Somebody wrote on the ticket in the meantime. Read it, then decide.
sync-reassigned = { $name } took the ticket over in the meantime. Read it, then decide whether your words still hold.
sync-solved = The ticket was solved in the meantime. Read it, then decide whether your words still hold.
sync-unconfirmed = Nobody can tell whether this arrived. Look at the ticket, then send it again or drop it.
sync-partial-tags = The CRM took it without its tags: { $why }
sync-partial-fields = The CRM answered that it took this, but not { $fields }.
sync-gone = The ticket is no longer on the CRM.
sync-not-yours = This was written as { $name }, who is not the one the token belongs to.
sync-other-tenant = What is stored here belongs to { $known }, not to { $base }. Use another --home for it.
sync-other-sender = Another secondline on this machine delivers the changes.
sync-twice = Ticket { $key } has one write of ours twice, since the CRM took the first one very late. Remove one of them there.
sync-merged = The ticket was merged into { $key }; your text is kept here.
sync-closed = The ticket is closed for good on the CRM; your text is kept here.
sync-parked = The CRM failed on this { $tries } { $tries ->
    [one] time
   *[other] times
} in a row; it waits for you, and the other tickets go on.
sync-other-sender-known = Another secondline on this machine (process { $pid }, since { $since }) delivers the changes.
