# Links between tickets, and tickets that go up in another one.
command-ticket-link = link to another
command-ticket-merge = merge into another
link-title = Link to which ticket? Type its key or some words
merge-title = Merge into which ticket? Type its key or some words
tie-empty = No other ticket of this customer is stored here.
tie-same-customer = same customer
tie-gone = One of the two tickets is not held here any more.
tie-linked = linked to #{ $key }
tie-merged = ends; goes on in #{ $key }, which stays open
tie-there = Colleagues read on #{ $key }, where the CRM keeps conversations apart:
deed-link = Link to #{ $key }
deed-merge = Merge into #{ $key }
change-link = link
change-merge = merge
merge-note-here = The same matter as #{ $key }; it goes on there.
merge-note-there = #{ $key } “{ $subject }” was merged into this ticket. Its customer wrote last:
refused-link-itself = #{ $key } cannot be linked to itself.
refused-merge-itself = #{ $key } cannot go up in itself.
refused-merge-ended = #{ $other } is not open any more, so nothing can go on there. Reopen it first, or resolve #{ $key }.
refused-merge-customer = #{ $key } and #{ $other } are of different customers: merged, each would read what the other wrote. Link them instead.
refused-merge-younger = #{ $other } came later than #{ $key }. Merge the later one into the earlier one, so that no clock begins anew.
refused-merge-owed = On #{ $key } { $count ->
    [one] { $count } question or promise is
   *[other] { $count } questions or promises are
} still open and would be lost. End them first.
sync-merge-lost = #{ $key } is no longer on the CRM, so nothing can go up in it.
sync-partial-merge = The note is there, but the CRM did not merge the ticket: it stays open. { $why }
sync-partial-link = The CRM took it without the link: { $why }
