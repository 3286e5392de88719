# What articles and fixes did: contacts before and since.
column-effect = CONTACTS
report-col-effect = CONTACTS
effect-fewer = Out since { $out }: { $after } contacts in { $days } days, { $before } in as many days before. That is { $change } (95 % interval): fewer than chance explains.
effect-more = Out since { $out }: { $after } contacts in { $days } days, { $before } in as many days before. That is { $change } (95 % interval): more than chance explains.
effect-cannot-tell = Out since { $out }: { $after } contacts in { $days } days, { $before } in as many days before. Whether that is chance cannot be told yet ({ $change }, 95 % interval).
effect-few = Out since { $out }: { $after } contacts in { $days } days, { $before } in as many days before. Whether that is chance cannot be told yet. There are too few to say more.
effect-too-early = Out since { $out }: the effect cannot be told yet. The first week is counted on { $closes }, when its tickets have had { $settle } days to get their cause.
effect-no-past = Out since { $out }: the effect cannot be told, because the tickets that are held begin less than a week before.
news-product = The fix for { $name } is out since { $out }; you resolved { $resolved } of its tickets, { $waiting } open ones wait for it.
news-product-effect = The fix for { $name } is out: contacts { $change }. You resolved { $resolved } of its tickets, { $waiting } open ones wait for it.
news-knowledge = The article on { $name } can be read since { $out }; you resolved { $resolved } of its tickets.
news-knowledge-effect = The article on { $name } is out: contacts { $change }. You resolved { $resolved } of its tickets.
part-resolved = You resolved { $count } of its tickets.
part-waiting = Open tickets that wait for it ({ $count }): { $keys }.
trace-title = What each statement rests on
beside-title = Tickets behind it
beside-hint = ctrl-t: the tickets that it rests on, one after the other.
