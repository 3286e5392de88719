# The chain from symptom to cause, suggested causes, problems and known errors.

why-assumed = assumed
why-shown = { $shown } of { $of } answers point at evidence; the others count as assumed. [ picks what shows it.
why-fork = Why { $nth } seems to name two causes. On two lines each can be followed on its own.
why-person = The chain stops at a person. What let it happen: a screen, a rule, a notice? One more answer finds what an owner can change.
why-hint = One answer a line, from the symptom to what an owner can change. [ points at evidence.
pick-evidence = What shows it
evidence-link = An address: type or paste it, then ]
evidence-typed = Just a bracket
refused-evidence-lost = The chain points at “{ $evidence }”, which this ticket does not hold. Press [ in the chain to choose from what is there.
refused-evidence-form = “{ $value }” is no reference. Write “msg ID”, “sop INPUT”, “file NAME”, an address, or “assumed”.

suggest-step = the step “{ $step }” names it
suggest-similar = { $count } of { $of } similar ones
suggest-linked = this ticket hangs on the problem “{ $title }”
suggest-near = similar ones hang on the problem “{ $title }”
command-desk-unexplained = causes still unknown
command-ticket-cause = root cause

# The screen of problems.
tab-problems = Problems
layer-problems = Problems
layer-solved = What several tickets get
command-go-problems = problems
command-ticket-problem = attach to problem
command-problem-edit = write
command-problem-state = state
command-problem-solved = say it is solved
command-problem-unlink = remove ticket
command-problem-tickets = work on its tickets
command-problem-leave-out = leave out
problems-title = Problems · { $open } open · { $known } { $known ->
    [one] known error
   *[other] known errors
}
problems-loading = Reading the problems.
problems-empty = No problem is open. Press K on a ticket to open one, or to attach the ticket to one: then everybody sees it, and what helps is offered on every ticket of it.
problems-head-what = WHAT HAPPENS
problems-head-cause = CAUSE
problem-known-error = known error
problem-review-due = time to look at the accepted risk again
problem-on-its-way = on its way
problem-until = Until { $day }.
problem-opened = Opened { $at } by { $by }.
problem-tickets = Tickets · { $open } of { $of } open
problem-told = told
problem-nobody = No open ticket of this problem is left to be told.
problem-lost = This problem changed while you were looking. Close with esc and press F again.
problem-state-new = New
problem-state-assess = Assess
problem-state-root-cause-analysis = Root Cause Analysis
problem-state-fix-in-progress = Fix in Progress
problem-state-resolved = Resolved
problem-state-risk-accepted = Risk accepted
problem-state-closed = Closed
problem-field-state = State
problem-field-what = What happens
problem-field-where = Where
problem-field-since = Since when
problem-field-extent = How many
problem-field-cause = Root cause
problem-field-why = Why
problem-field-workaround = What helps
problem-field-owner = Owner
problem-field-fix = Permanent fix
problem-field-decision = Decision
problem-field-review = Look again on
problem-hint-what = What happens, as a colleague would recognise it; no customer's data. Press ctrl-s to save.
problem-hint-where = Product, release, site, channel. Press enter to save.
problem-hint-since = Since when, as far as is known. Press enter to save.
problem-hint-extent = How many tickets or customers, as far as is known. Press enter to save.
problem-hint-why = One answer a line; evidence in brackets, such as [https://…]. Press ctrl-s to save.
problem-hint-workaround = A reply in this language that helps the customer meanwhile; it is offered on every ticket of it. Press ctrl-s to save.
problem-hint-owner = Who has it. Press enter to save.
problem-hint-fix = The reference of the request, change or release that mends it. Press enter to save.
problem-hint-decision = Mend it, or accept the risk, and why. Press ctrl-s to save.
problem-hint-review = A day such as 2027-03-01. Press enter to save.
problem-note-opened = ◆ Problem P-{ $problem } opened:
problem-note-linked = ◆ This ticket hangs on the problem P-{ $problem }: { $title }
problem-note-unlinked = ◇ This ticket no longer hangs on the problem P-{ $problem }: { $title }
problem-note-set = ◆ Problem P-{ $problem } · { $field }: { $value }
problem-note-told = ◆ The customer was told that the problem P-{ $problem } is solved.
problem-open = Open a new problem from this ticket
problem-link = Attach to: { $title }
problem-unlink = Take it off: { $title }
problem-workaround = What helps: { $title }
pick-problem = Problem
pick-problem-field = Write into the problem
pick-problem-state = State of the problem
compose-problem = A problem, seen on #{ $key }
compose-solved = The reply in { $language }
compose-solved-hint = Every ticket in this language gets it. Press ctrl-s to use this text.
solved-title = Solved: { $title }
solved-keys = space leave out · e edit · ctrl-s answer all · esc close
solved-count = { $count } of { $of } open tickets get a reply. They stay open: each ends through its own procedure.
solved-reply = The customer of #{ $key } reads ({ $language }):
solved-left-out = #{ $key } is left out and hears nothing.
done-solved = The problem is solved; { $count ->
    [one] { $count } customer is
   *[other] { $count } customers are
} told.
refused-no-problem = No single problem is named by “{ $problem }”. `secondline problem list` names them.
refused-problem-what = Say what happens.
refused-problem-closed = The problem P-{ $problem } is closed. Look into it anew first.
refused-problem-state = “{ $value }” is no state. There are: { $known }.
refused-problem-needs-cause = Give the problem its root cause first.
refused-problem-needs-fix = Write down first what mends it for good: the reference of the fix.
refused-problem-risk-review = A risk is accepted only until a day: write first when it is looked at again.
refused-problem-review = Write a day that is still to come, such as 2027-03-01.
refused-problem-close = Only what is resolved can be closed; a cause that stays is an accepted risk.
refused-problem-no-anchor = No ticket of this problem takes notes any more. Hang it on an open ticket first.
refused-problem-field = “{ $value }” is no field of a problem. There are: { $known }.
cli-no-problems = No problem is open.
cli-solved-preview = { $count } { $count ->
    [one] reply
   *[other] replies
} would leave. Nothing was sent; add --yes to send them.
ticket-problem = problem P-{ $problem } ({ $state })
sync-told = A colleague already told this customer that the problem is solved. Your reply stays here.
