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
