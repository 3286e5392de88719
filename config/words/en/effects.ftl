# What articles and fixes did: contacts before and since.
column-effect = CONTACTS
column-note = NOTE
report-col-effect = CONTACTS
effect-fewer = Out since { $out }: { $after } { $after ->
    [one] contact
   *[other] contacts
} in { $days } { $days ->
    [one] day
   *[other] days
}, { $before } in as many days before. That is { $change } (most likely): fewer than chance explains.
effect-more = Out since { $out }: { $after } { $after ->
    [one] contact
   *[other] contacts
} in { $days } { $days ->
    [one] day
   *[other] days
}, { $before } in as many days before. That is { $change } (most likely): more than chance explains.
effect-cannot-tell = Out since { $out }: { $after } { $after ->
    [one] contact
   *[other] contacts
} in { $days } { $days ->
    [one] day
   *[other] days
}, { $before } in as many days before. Whether that is chance cannot be told yet (most likely { $change }).
effect-few = Out since { $out }: { $after } { $after ->
    [one] contact
   *[other] contacts
} in { $days } { $days ->
    [one] day
   *[other] days
}, { $before } in as many days before. Whether that is chance cannot be told yet. There are too few to say more.
effect-too-early = Out since { $out }: the effect cannot be told yet. The first week is counted on { $closes }, when its tickets have had { $settle } days to get their cause.
effect-no-past = Out since { $out }: the effect cannot be told, because the tickets that are held begin less than a week before.
effect-rate = Per 1,000 { $unit }: { $before } before, { $after } since; the change is of this rate.
effect-by-days = The two times are compared by their days: exposure.csv does not say how much there was of this in both.
news-product = Out since { $out }: the fix for { $name }. You resolved { $resolved } of its tickets; { $waiting } { $waiting ->
    [one] open one waits for
   *[other] open ones wait for
} it.
news-product-effect = Contacts { $change } since the fix for { $name } is out. You resolved { $resolved } of its tickets; { $waiting } { $waiting ->
    [one] open one waits for
   *[other] open ones wait for
} it.
news-knowledge = Out since { $out }: the article on { $name }. You resolved { $resolved } of its tickets.
news-knowledge-effect = Contacts { $change } since the article on { $name } is out. You resolved { $resolved } of its tickets.
part-resolved = You resolved { $count } of its tickets.
part-waiting = Open tickets with this cause ({ $count }): { $keys }.
trace-title = What each statement rests on
beside-title = Tickets behind it
beside-hint = ctrl-t: the tickets that it rests on, one after the other.
existing-short = has an article
existing-knowledge-links = There is an article already: “{ $title }” ({ $id }) resolved { $count } of these tickets. Mend it before you write another.
existing-knowledge-title = There is an article already that sounds alike: “{ $title }” ({ $id }). Mend it before you write another.
existing-product-links = There is an open request already: “{ $title }” ({ $id }).
existing-product-title = There is an open request already that sounds alike: “{ $title }” ({ $id }).
hint-article = { $id } “{ $title }” ({ $why }; answered { $linked }, last verified { $verified })
hint-similar = resolved { $count } { $count ->
    [one] similar ticket
   *[other] similar tickets
}
hint-words = { $count } { $count ->
    [one] word
   *[other] words
} of its title
report-col-linked = ANSWERED
report-col-verified = LAST VERIFIED
report-col-flags = FLAGS
article-stale = stale
hint-short = article “{ $title }” ×{ $linked }
