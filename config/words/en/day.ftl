# What an agent's day is made of: notices, what comes back later, the day itself, and what rings.

command-app-notices = notices again
notices-title = Notices of this session, newest first
notices-none = Nothing was told in this session yet.

command-ticket-later = put off
change-later = put off
desk-away = { $count } later
compose-later = Put #{ $key } off until later
compose-later-hint = The time, then what for: “+2h call Fraud”, “tomorrow 10:00”, “mon 9:00”.
compose-later-away = It comes back { $at }. An empty line brings it back now.
refused-later-form = Begin with the time: “+2h”, “tomorrow 10:00” or “mon 9:00”, then what for.
refused-later-done = #{ $key } is done, so it cannot be put off.
done-later = #{ $key } comes back { $at }.
done-later-before = #{ $key } runs out of time { $due }, before { $at }: it comes back when it does.
done-later-late = #{ $key } is late, so it stays on the desk. You are reminded { $at }.
done-later-now = #{ $key } is back on the desk.
later-back = #{ $key } is back, as you wanted.
later-back-for = #{ $key } is back: { $text }.
later-back-customer = #{ $key } is back: the customer wrote.
later-back-colleague = #{ $key } is back: a colleague wrote.
later-back-late = #{ $key } is back: it ran out of time.
ticket-later = comes back { $at }
ticket-later-for = comes back { $at }: { $text }

order-head = Why it stands here: each line decides only between tickets that are equal in all lines above it. The list is sorted by exactly this.
order-class-late = It is late: that comes first.
order-class-soon = It is due soon: that comes after what is late.
order-class-later = It is not due soon: that comes after what is late or due soon.
order-class-paused = It waits for somebody else: that comes last.
order-minutes-late = In minutes: { $count }; the most come first.
order-minutes-left = In minutes: { $count }; the fewest come first.
order-skipped = { $by } passed it over ({ $at }): { $reason }
tab-day = My day
command-go-day = my day
day-title = { $date } · { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
}
day-nothing = nothing yet
day-part-done = Done today
day-part-promised = Promised
day-part-waiting = Waiting on others
day-part-later = Comes back later
day-none-done = Nothing was done yet today.
day-none-promised = No promise of yours is open.
day-none-waiting = Nobody owes you an answer.
day-none-later = Nothing was put off.
day-loading = Reading the day.
day-late = late
day-col-part = PART
day-col-at = TIME
day-col-key = KEY
day-col-what = WHAT
day-col-about = ABOUT
day-did = { $kind ->
    [resolve] { $count } resolved
    [return] { $count } returned
    [approve] { $count ->
        [one] 1 approval
       *[other] { $count } approvals
    }
    [look] { $count ->
        [one] 1 second look
       *[other] { $count } second looks
    }
    [coach] { $count ->
        [one] 1 coaching note
       *[other] { $count } coaching notes
    }
    [plan] { $count ->
        [one] 1 plan
       *[other] { $count } plans
    }
    [problem] { $count ->
        [one] 1 problem entry
       *[other] { $count } problem entries
    }
    [spike] { $count ->
        [one] 1 spike judged
       *[other] { $count } spikes judged
    }
    [proposal] { $count ->
        [one] 1 proposal sent
       *[other] { $count } proposals sent
    }
    [reply] { $count ->
        [one] 1 reply
       *[other] { $count } replies
    }
    [note] { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
    [ask] { $count ->
        [one] 1 question to a team
       *[other] { $count } questions to teams
    }
    [chase] { $count } asked again
    [answered] { $count ->
        [one] 1 answer from a team
       *[other] { $count } answers from teams
    }
    [promise] { $count ->
        [one] 1 promise
       *[other] { $count } promises
    }
    [kept] { $count } kept
    [broken] { $count } broken
    [claim] { $count } claimed
    [skip] { $count } skipped
    [later] { $count } put off until later
    [procedure] { $count ->
        [one] 1 procedure step
       *[other] { $count } procedure steps
    }
   *[other] { $count ->
        [one] 1 other change
       *[other] { $count } other changes
    }
}

bell-arrived = { $count ->
    [one] { $keys } arrived and cannot wait.
   *[other] { $count } tickets arrived that cannot wait: { $keys }.
}
bell-rings = { $count ->
    [one] #{ $key } cannot wait
   *[other] { $count } tickets cannot wait, #{ $key } first
}
fault-quiet = “{ $value }” are no hours.
fault-quiet-mend = Write two times of the day: "22:00-07:00".

progress = { $count } so far · { $rate }/s · ctrl-c stops it
progress-of = { $count } of { $of } · { $rate }/s · { $left } left · ctrl-c stops it
