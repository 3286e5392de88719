# The desk, the header and what every screen shares.

tab-desk = Desk
tab-causes = Causes
tab-knowledge = Knowledge
tab-product = Product
tab-outbox = Outbox
link-starting = starting
link-busy = syncing { $count }
link-synced = synced { $time }
link-offline = offline since { $time }
link-stopped = not connected
to-send = { $count } to send
needs-person = { $count } for you to decide
desk-count = { $shown } of { $of }
column-due = DUE
column-key = KEY
column-subject = SUBJECT
column-product = PRODUCT
column-site = SITE
column-owner = OWNER
column-age = AGE
status-new = new
status-open = open
status-pending = pending
status-hold = on hold
status-solved = solved
status-closed = closed
priority-urgent = urgent
priority-high = high
priority-normal = normal
priority-low = low
why-here = why here:
from-tier1 = from Tier 1: { $agent }, { $site }
sop-progress = procedure { $sop }
desk-loading = Reading the local tickets.
desk-empty-stopped = Nothing has been synced yet, and the CRM cannot be talked to until this is mended.
desk-empty-offline = Nothing has been synced yet: the CRM cannot be reached. It is tried again by itself; ctrl-r tries now.
desk-empty-first = The first sync is under way. Tickets appear here as they arrive. ctrl-r asks the CRM at once.
desk-empty-filter = No ticket of this view fits the filter. Press / to change it, esc to clear it, v for another view.
desk-empty-view = Nothing is waiting in this view. Press v for another view.
picker-empty = Nothing fits what you typed.
palette-title = Command
help-title = Keys on this screen
reading-more = { $from }–{ $to } of { $of }
field-goes-on = ↕ lines: { $count }
faults-title = { $count } { $count ->
    [one] fault
   *[other] faults
} in your files; the rest is in use
draft-kept = Kept as you type. Press ctrl-s to { $act }, esc to close and keep.
draft-found = This is the text you had begun.
done-claim = #{ $key } is yours now.
done-saved = Saved.
done-nothing = It already was so; nothing changed.
done-skip = Passed over, with your reason.
done-resolve = #{ $key } is resolved. Press n for the next ticket.
done-owed = #{ $key } still owes a promise to the customer: W says that it was kept.
done-return = #{ $key } goes back to Tier 1. Press n for the next ticket.
done-proposal = It is on its way. Press 5 to see whether it arrived.
next-none = Nothing of yours is waiting. Well done.
next-found = #{ $key } is next: { $why }
first-hint = Press n for the next ticket, ? for all keys.
link-no-profile = There is no CRM profile named { $profile }. Name one in settings.toml.
link-profile-faults = { $place }: { $what } { $mend }
link-throttled = The CRM asks for patience; the next request goes out in { $seconds } s.
link-unauthorised = The CRM does not accept the token. Renew it where settings.toml points to; your work is kept.
link-found = A second reading found { $rows } { $rows ->
    [one] ticket
   *[other] tickets
} that an earlier page of the CRM had left out.
link-clock-behind = This machine's clock is { $minutes } min behind the CRM's; times here follow the CRM.
link-clock-ahead = This machine's clock is { $minutes } min ahead of the CRM's; times here follow the CRM.
link-clock-right = This machine's clock agrees with the CRM's again.
reply-kept = The customer will see this. Press ctrl-s to send, esc to close and keep.
compose-unfilled = Fill in { $blank } first; the customer would read it as it stands.
compose-rewrite = Reword “{ $step }”
compose-rewrite-hint = Change what needs changing. The difference goes to the leads' lists with this ticket; the procedure stays as it is until its owner adopts it.
done-rewrite = Proposed: the difference stands in the leads' lists.
done-reply = The reply is on its way to the customer.
next-taken = #{ $key } is next and yours now: { $why }
send-title = Send “{ $title }”?
send-now = Send it now
send-later = Not yet
link-sender = The other window has ended; this one sends from now on.
desk-empty-typing = No ticket of this view fits the filter. Press esc to discard it.
done-saved-here = Saved here. It goes to the CRM when the connection is back.
