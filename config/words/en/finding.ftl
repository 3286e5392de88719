# Finding: the jump, what was opened last, completion, views, order and columns.

command-go-jump = jump
command-go-recent = opened last
jump-title = Jump to a ticket, a person, an article or a procedure
jump-looking = Looking.
jump-empty = Nothing fits these letters. Fewer letters find more; / on the desk also searches what was written in tickets.
jump-more = The { $count } that fit best; more fit. Type on to narrow them.
jump-all = { $count ->
    [one] One fits.
   *[other] { $count } fit.
}
recent-title = Opened last
recent-empty = No ticket was opened here yet. Type to find one.
recent-all = { $count ->
    [one] The ticket opened last. Type to find any other.
   *[other] The { $count } tickets opened last, the newest first. Type to find any other.
}
goal-person = person: their tickets
goal-article = article
goal-sop = procedure
goal-article-at = It can be read at { $url }
goal-article-nowhere = The CRM does not say where it can be read.
goal-article-tickets = The tickets that name it: / on the view of every ticket, then knowledge:{ $id }
command-filter-complete = take what is offered
filter-more = { $count } more; type on
filter-value-none = empty
filter-owner-me = mine
filter-owner-none = nobody’s
filter-is-open = work is still owed
filter-is-mine = mine
filter-is-unassigned = nobody owns it
filter-is-escalated = work of our tier
filter-is-late = past its due time
filter-is-unexplained = solved, cause unknown
filter-field-status = how far it is
filter-field-priority = how urgent it is
filter-field-owner = whose it is
filter-field-product = what it is about
filter-field-reason = what the customer says
filter-field-vendor = partner of Tier 1
filter-field-agent = who escalated it
filter-field-site = site of Tier 1
filter-field-cause = root cause
filter-field-sop = procedure
filter-field-verdict = verdict on the escalation
filter-field-knowledge = what became of knowledge
filter-field-language = language of the customer
filter-field-tag = a tag
filter-field-queue = queue
filter-field-key = number of the ticket
filter-field-due = when it is due
filter-field-age = how old it is
filter-field-created = when it was created
filter-field-updated = when it last changed
filter-field-solved = when it was solved
filter-field-left = when it left us
filter-field-is = a named state
filter-help-title = What a filter understands
filter-help-words = words anywhere in the ticket; in quotes, side by side
filter-help-key = the ticket of this number
filter-help-any = one of these
filter-help-has = the field contains it
filter-help-exactly = the field is exactly it
filter-help-owner = mine; owner:none nobody’s; owner:ana hers
filter-help-not = all but these: a dash before any term excludes
filter-help-none = the field is empty
filter-help-due = due within two hours, or late
filter-help-age = older than three days; s, m, h, d and w are units
filter-help-day = on that day; < <= > >= compare
filter-help-is = states: open mine unassigned escalated late unexplained
filter-help-tab = takes what is offered below the line while you type
filter-help-fields = The fields are: { $known }.
