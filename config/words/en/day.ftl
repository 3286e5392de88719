# What an agent's day is made of: notices, what comes back later, the day itself, and what rings.

command-app-notices = notices again
notices-title = Notices of this session, the newest first
notices-none = Nothing was told in this session yet.

command-ticket-later = later
change-later = put off
view-later = Later
desk-away = { $count } later
compose-later = Put #{ $key } off until later
compose-later-hint = When it comes back, then what for: “2h call Fraud”, “tomorrow 10:00 …”, “mon 9:00 …”.
compose-later-away = It comes back { $at }. Another time moves that; an empty line brings it back now.
refused-later-form = Begin with the time: “2h”, “tomorrow 10:00”, “mon 9:00” or “2026-11-24 09:00”, then what for.
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
