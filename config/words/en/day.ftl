# What an agent's day is made of: notices, what comes back later, the day itself, and what rings.

command-app-notices = notices again
notices-title = Notices of this session, the newest first
notices-none = Nothing was told in this session yet.
