# Acting: marks, what several tickets get, doing something once more.

command-list-mark = mark
command-list-mark-all = mark all shown
command-ticket-repeat = repeat the last action
desk-marked = { $count } marked, esc clears
marks-too-many = { $count } { $count ->
    [one] ticket is shown
   *[other] tickets are shown
}; at most { $most } are marked at once. Press / to narrow the list first.
marks-full = At most { $most } tickets are marked at once.
marks-cleared = Marks cleared.
marks-one = This key works on one ticket, and { $count } are marked. Press esc to clear the marks.
marks-no-problem = No problem is open that they could be attached to. Press K on a single ticket to open one.
marks-title = { $what } · { $count ->
    [one] { $count } marked ticket
   *[other] { $count } marked tickets
}
marks-hint = Press ctrl-s to { $act } what each ticket gets; nothing is done before that.
compose-give-many = { $count ->
    [one] { $count } marked ticket goes
   *[other] { $count } marked tickets go
} to { $name }: why?
give-many-hint = The reason becomes an internal note on each. Press enter to preview what each ticket gets; nothing is done before that.
marks-ticket-note = Internal note
marks-ticket-reply = Reply to the customer
marks-ticket-tags = Tags
resolve-title-many = Resolve · marked tickets: { $count }
return-title-many = Return to Tier 1 · marked tickets: { $count }
deed-claim = Claim
deed-set = { $field }: { $value }
deed-tags = Tags { $tags }
deed-note = Note: { $text }
deed-reply = Reply: { $text }
deed-macro = Macro { $name }
deed-resolve = Resolve as { $cause }
deed-return = Return to Tier 1
deed-give = Give to { $name }
deed-problem-on = Attach to the problem P-{ $problem }
deed-problem-off = Remove from the problem P-{ $problem }
bulk-keys = space leave out · ctrl-s apply · esc back
bulk-loading = Reading the tickets.
bulk-count = { $count ->
    [one] { $count } ticket changes.
   *[other] { $count } tickets change.
}
bulk-count-same = { $count ->
    [one] { $count } stays as it is.
   *[other] { $count } stay as they are.
}
bulk-count-refused = { $count ->
    [one] { $count } is refused.
   *[other] { $count } are refused.
}
bulk-out = #{ $key } is left out.
bulk-same = #{ $key } already is so; nothing changes.
bulk-refused = #{ $key } stays as it is:
bulk-reads = The customer of #{ $key } reads:
bulk-notes = Colleagues read on #{ $key }:
bulk-cell-out = left out
bulk-cell-same = already so
bulk-nobody = There is nothing to do on any of these tickets.
done-bulk = { $what }: done on { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}; u undoes it.
done-bulk-partly = { $what }: done on { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}, { $refused } refused; u undoes it.
repeat-done = Done again on #{ $key }: { $what }
repeat-same = #{ $key } already is so: { $what }
repeat-refused = Not done again on #{ $key } ({ $what }): { $why }
repeat-nothing = Nothing was done yet that could be done again.
repeat-other = What you did last belongs to its one ticket; it cannot be done again on another.
refused-unfilled = Fill in { $blank } first; the customer would read it as it stands.
refused-macro-gone = There is no text named { $name } any more.

command-composer-editor = your editor
editor-back = Your text is back. Press ctrl-s to send or save it.
editor-none = No editor is named. Set VISUAL or EDITOR, for example EDITOR=nano; your text is as it was.
editor-keys = Keys were still arriving, so the editor was not opened. Press ctrl-e once more.
editor-failed = The editor did not end well ({ $detail }); your text is as it was before.
editor-too-long = What the editor left is longer than a megabyte; your text is as it was before.
editor-not-text = What the editor left is no text in UTF-8; your text is as it was before.

command-ticket-compare = compare two
command-ticket-contacts = same customer
pick-compare = Compare #{ $key } with
pick-contact = Other contacts of the customer of #{ $key }: { $count }
contacts-none = No other contact from the customer of #{ $key } is stored here.
compare-two-title = #{ $left } and #{ $right }
compare-loading = Reading both tickets.
compare-differ = Different
compare-same = The same
compare-said = What was said
compare-subject = subject
compare-customer = customer
compare-created = created
compare-two = { $count } { $count ->
    [one] ticket is marked
   *[other] tickets are marked
}; two can be compared.
compare-none = There is no other ticket here to compare it with.
compare-gone = One of the two is no longer held here.

company-replied = { $name } replied { $minutes ->
    [0] just now
   *[other] { $minutes } min ago
}
company-noted = { $name } wrote a note { $minutes ->
    [0] just now
   *[other] { $minutes } min ago
}
company-overtaken = Something came in while you were writing: read ⚠ above. Press ctrl-s once more to send yours.
marks-gone = Nothing is marked any more.
given-to = #{ $key } now belongs to { $name }.
given-queue = #{ $key } now belongs to { $name } in { $queue }.
given-nobody = #{ $key } now belongs to nobody.
