# Clocks, promises and questions to other teams.
refused-ask-team = Say which team is asked.
refused-ask-question = Write the question.
refused-ask-answered = { $team } has answered already.
refused-due-past = That time has passed; give a later one.
refused-promise-ended = That promise has ended already.
change-ask = question to a team
change-chase = chase
change-answered = answer of a team
change-promise = promise
change-end-promise = promise ended
change-record = record written
fault-calendar-never = This calendar never opens.
fault-calendar-never-mend = Give hours: [hours] with, for example, weekdays = ["09:00-18:00"].
fault-calendar-zone = “{ $zone }” is not a time zone.
fault-calendar-zone-mend = Use a name of the IANA database, for example "America/Mexico_City".
fault-calendar-hours = “{ $hours }” is not an interval of a day.
fault-calendar-hours-mend = Write "09:00-18:00"; a night is "22:00-06:00", and a day ends at "24:00".
fault-calendar-overlap = “{ $hours }” overlaps another interval of the same day.
fault-calendar-overlap-mend = Join the two, or let one end before the other begins.
fault-calendar-every = “{ $day }” is not a day of the year.
fault-calendar-every-mend = Write month and day: "12-25".
fault-calendar-nth = “{ $day }” is not such a day.
fault-calendar-nth-mend = Write, for example, "first monday of february" or "last friday of november".
fault-calendar-holiday = A holiday needs exactly one of on, every, nth and easter.
fault-calendar-holiday-mend = Keep the one that says when it is: on = 2026-03-16, every = "12-25", nth = "first monday of february", easter = -2.
fault-sla-no-clock = This policy has no clock.
fault-sla-no-clock-mend = Add one, for example [policy.first_reply] with all = "4h".
fault-sla-no-calendar = No calendar says how this counts.
fault-sla-no-calendar-mend = Add calendar = "24x7" or the name of another calendar.
fault-sla-no-target = There is no target here.
fault-sla-no-target-mend = Add all = "4h", or one for single priorities; for a team, within = "8h".
fault-sla-target = “{ $target }” is not a length of time.
fault-sla-target-mend = Write hours and minutes ("4h", "1h30m") or open days ("2d").
fault-sla-warn = “{ $warn }” is not a warning.
fault-sla-warn-mend = Write a share ("75%") or what is left ("1h left").
fault-sla-pause = “{ $status }” does not pause a clock.
fault-sla-pause-mend = Use "pending" or "hold".
fault-sla-never-pauses = A clock “{ $clock }” never stands still: the reply is owed whatever the status says.
fault-sla-never-pauses-mend = Take the key pause out.
fault-sla-days-pause = A target in days is never paused.
fault-sla-days-pause-mend = Write the target in hours, or take the key pause out.

clock-name = { $kind ->
    [first_reply] First reply
    [next_reply] Next reply
    [update] Update
    [requester_wait] Customer's wait
    [agent_work] Work on our side
    [resolution] Resolution
    [ask] Answer of { $name }
    [legal] Legal deadline: { $name }
   *[promise] Promise: { $name }
}
clock-short = { $kind ->
    [first_reply] first reply
    [next_reply] next reply
    [update] update
    [requester_wait] customer's wait
    [agent_work] work
    [resolution] resolution
    [ask] { $name }
    [legal] legal: { $name }
   *[promise] promise
} { $look ->
    [late] { $left } late
    [soon] in { $left }, soon
    [good] in { $left }
    [paused] paused, { $left } left
    [met] met
    [missed] missed
   *[open] open
}
clock-by = It counts by the calendar “{ $calendar }” ({ $zone }).
clock-open-days = From { $from ->
    [d1] Monday
    [d2] Tuesday
    [d3] Wednesday
    [d4] Thursday
    [d5] Friday
    [d6] Saturday
   *[other] Sunday
} to { $to ->
    [d1] Monday
    [d2] Tuesday
    [d3] Wednesday
    [d4] Thursday
    [d5] Friday
    [d6] Saturday
   *[other] Sunday
} it is open { $hours }.
clock-open-day = On { $from ->
    [d1] Monday
    [d2] Tuesday
    [d3] Wednesday
    [d4] Thursday
    [d5] Friday
    [d6] Saturday
   *[other] Sunday
} it is open { $hours }.
clock-started = { $kind ->
    [ask] The question was asked on { $at }.
    [promise] The promise was made on { $at }.
   *[other] It started on { $at }.
}
clock-reached = { $by ->
    [noted] That is when the ticket was passed on to our team: its first internal note was written then.
   *[arrived] No internal note tells when the ticket was passed on to our team, so its arrival counts.
}
clock-aim = From { $at } on, with priority { $priority ->
    [urgent] urgent
    [high] high
    [normal] normal
   *[low] low
}, the target was { $target }.
clock-term = The target is { $target }, with no pauses.
clock-agreed = { $target } was agreed.
clock-aim-none = From { $at } on, with priority { $priority ->
    [urgent] urgent
    [high] high
    [normal] normal
   *[low] low
}, there was no target.
clock-ran = It ran from { $from } to { $to }: { $amount } counted.
clock-runs = It has been running since { $from }: { $amount } counted so far.
clock-stood = It stood still from { $from } to { $to } because { $status ->
    [pending] we waited for the customer's answer
    [hold] another team was waited for
   *[solved] the ticket was solved
}: { $amount } did not count.
clock-stands = It has been standing still since { $from } because { $status ->
    [pending] we wait for the customer's answer
    [hold] another team is waited for
   *[solved] the ticket is solved
}: { $amount } did not count so far.
clock-holiday = { $day } { $tense ->
    [past] was
   *[coming] is
} a holiday: { $name }.
clock-sum = { $used } used and { $rest } left make the target of { $target }.
clock-sum-over = { $used } were used, { $over } more than the target of { $target }.
clock-missed = The target was missed on { $at }; that stays a fact.
clock-met = It ended on { $at }, in time.
clock-ended = It ended on { $at }.
clock-no-target = There is no target now.
clock-paused = There is no due time while it stands still; { $rest } is left.
clock-due = It is due on { $at }.
clock-due-day = It is due by the end of { $day }.
clock-was-due = It was due on { $at }.
clock-was-due-day = It was due by the end of { $day }.
clock-never = Its calendar never opens for so long.
clocks-past-none = The CRM shows no history of this ticket: what happened before it was first seen here is not known, and a pause counts from when it was seen.
clocks-past-unread = The CRM's history of this ticket was not read yet: a pause before it was first seen here may still move these times.
clocks-given = The CRM itself gives a time: it is due on { $at }, in { $left }. { $goes ->
        [other] A clock of ours is due before it, and the desk goes by what is due first.
       *[this] The desk goes by it.
    }
clocks-given-late = The CRM itself gives a time: it was due on { $at }, { $left } ago. { $goes ->
        [other] A clock of ours is due before it, and the desk goes by what is due first.
       *[this] The desk goes by it.
    }
clocks-title = Clocks of #{ $key }
clocks-none = This ticket has no clock.
refused-due-form = Begin with the time: “+2h”, “tomorrow 10:00” or “2026-11-24 09:00”, then what is promised.
command-ticket-clocks = explain clocks
command-ticket-promise = promise
command-ticket-ask = ask a team
command-ticket-settle = record answer or promise
compose-promise = Promise to the customer of #{ $key }
compose-promise-hint = The time first, then what: “+2h …”, “tomorrow 10:00 call back”, { $example }.
compose-ask = Ask another team about #{ $key }
compose-answered = Answer from { $team }
promise-default = Call back.
pick-settle = What came of it
settle-answer = answered: { $about }
settle-chase = ask again: { $about }
settle-kept = promise kept: { $about }
settle-broken = promise broken: { $about }
settle-none = No question and no promise is open on this ticket.
refused-no-promise = No such promise is open on #{ $key }.
refused-no-ask = No such question is open on #{ $key }.
waiting-none = Nothing is waited for, and nothing is promised.
waiting-col-key = key
waiting-col-on = on
waiting-col-since = since
waiting-col-due = due
waiting-col-what = what
waiting-col-id = id
waiting-share = { $team }: waited { $waited }, { $share }% of the time these tickets were open.
handover-head = Handover by { $from }, { $at }: { $count } { $count ->
    [one] open ticket
   *[other] open tickets
}.
handover-head-to = Handover by { $from } to { $to }, { $at }: { $count } { $count ->
    [one] open ticket
   *[other] open tickets
}.
handover-promise = Promised by { $due }: { $what }
handover-ask = Waiting for { $team } since { $since }: { $what }
