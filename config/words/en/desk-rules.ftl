# The filter language and the order of work.
filter-unknown-key = There is no key “{ $key }”. The keys are: { $known }.
filter-bad-word = “{ $key }” does not know “{ $value }”. It knows: { $known }.
filter-bad-time = “{ $key }” takes a duration such as <2h or >3d, or a date such as 2026-11-01, not “{ $value }”.
filter-bad-age = “{ $key }” takes a duration such as >3d, not “{ $value }”.
filter-not-empty = “{ $key }” is never empty, so “{ $value }” finds nothing.
urgency-late = Late by { $count } { $unit }.
urgency-soon = Due in { $count } { $unit }.
urgency-later = Due in { $count } { $unit }, so not yet pressing.
urgency-late-legal = { $name }: late by { $count } { $unit }.
urgency-soon-legal = { $name }: due in { $count } { $unit }.
urgency-later-legal = { $name }: due in { $count } { $unit }, so not yet pressing.
urgency-no-due = No due time.
urgency-chase = It was time to ask a team again { $count } { $unit } ago.
urgency-paused = Nothing is due from us while it is { $status ->
        [solved] solved
        [closed] closed
        [pending] pending
        [hold] on hold
       *[open] open
    }.
urgency-priority = Priority { $priority ->
        [urgent] urgent
        [high] high
        [low] low
       *[normal] normal
    }.
urgency-repeats = Earlier contacts about this: { $count }.
urgency-age = Open for { $count } { $unit }.
