# A ticket: conversation, procedure, resolve and return.

ticket-loading = Reading the ticket.
ticket-missing = There is no ticket { $key } here.
ticket-needs-person = a change needs you (d)
ticket-cause = cause { $cause }
ticket-address = { $url }
ticket-no-address = The CRM gives no web address for this ticket.
nobody = nobody
somebody = somebody
internal = internal
to-customer = to the customer
file-attached = attached: { $name }
gone-deleted = deleted on the CRM
gone-spam = marked as spam
gone-merged = merged into another ticket
due-paused = nothing due from us
due-none = no due time
# In a column of eight cells.
due-standing = { $status ->
    [pending] pending
    [hold] on hold
    [solved] solved
   *[other] closed
}
due-chase = chase
due-late = due { $left } late
due-in = due in { $left }
due-crm-late = CRM: { $left } late
due-crm-in = CRM: due in { $left }
procedure-progress = { $done } of { $of } steps
conversation-empty = Nothing was said yet, or the conversation has not arrived. ctrl-r asks the CRM again.
procedure = Procedure
procedure-title = { $title } { $version } · { $done } of { $of }
procedure-none = No procedure applies to this ticket. It can be resolved with cause, knowledge and verdict.
procedure-ended = The procedure ends here: { $outcome ->
    [returned_to_t1] the ticket goes back to Tier 1
    [reissued] the card is replaced
    [kept_card] the customer keeps the card
    [withdrawn] the claim is withdrawn
    [already_posted] the payment was posted already
    [to_fraud] Fraud goes on with it
    [not_received] the money is not with us
    [not_late] it is not late yet
    [found] the order was found
    [explained] the charge is explained
   *[other] { $outcome }
}.
procedure-tick = Press x once this is done: the record then says that you did it.
step-not-applicable = does not apply
step-waits = waits for an answer
step-tick = x to tick
step-wants-approval = waits for { $role ->
    [lead] a lead
    [admin] an administrator
   *[other] { $role }
}
step-ask-approval = x asks for { $role ->
    [lead] a lead
    [admin] an administrator
   *[other] { $role }
}
step-approved = approved by { $name }
compose-accept = Accept what the procedure objects to on #{ $key }
compose-accept-hint = Why it is right as it is. It goes with your yes into the note on the ticket.
step-waits-on = waits for { $team }
procedure-move = M moves to { $version }: { $kept } { $kept ->
    [one] answer
   *[other] answers
} kept, { $redo } to redo.
procedure-news = Changed since you last ran this ({ $version }):
check-lead = A lead may accept it.
why-procedure = Why this procedure
yes = yes
no = no
similar = Similar, solved
similar-cause = { $cause } ×{ $count }
similar-none = Nothing like it was solved here yet.
compose-note = Internal note on #{ $key }
compose-reply = Reply to the customer of #{ $key }
compose-tags = Tags of #{ $key }
compose-tags-hint = +add -remove, separated by spaces. Press enter to { $act }.
compose-skip = Skip #{ $key }
compose-skip-hint = Why, in a word or two. Leads can see it. Press enter to skip.
pick-status = Status
pick-priority = Priority
pick-macro = Macro: choose a text
compose-macro-hint = Fill in what stands in «…», if anything. Press ctrl-s to send.
pick-assignee = Owner
pick-answer = Answer
pick-cause = Root cause: type to find
answer-hint-text = Press enter to save; empty takes the answer back.
answer-hint-long = Press enter to save; empty takes the answer back.
answer-hint-int = A whole number. Press enter to save.
answer-hint-money = An amount such as 349.00. Press enter to save.
answer-hint-date = A day such as 2026-11-21. Press enter to save.
answer-hint-datetime = Day and time such as 2026-11-21 14:05. Press enter to save.
answer-hint-last4 = The last four digits, never more. Press enter to save.
answer-hint-evidence = A reference, for example a case or document number. Press enter to save.
answer-hint-problem = The reference of the known error or open problem. Press enter to save.
answer-hint-ticket = The key of the other ticket, such as #48213. Press enter to save.
resolve-title = Resolve #{ $key }
resolve-keys = tab next · ←→ choose · ctrl-s resolve · esc close and keep
resolve-no-procedure = none applies
resolve-procedure-done = ✔ complete
resolve-procedure-open = ✗ open: { $steps }
resolve-type = type to find, in any of the three languages
field-cause = Root cause
field-causes-also = Also
field-why = Why
field-knowledge = Knowledge
field-article = Article
field-verdict = Escalation
field-reply = Reply
field-override = Override
field-missing = Missing
optional = optional
knowledge-linked = linked
knowledge-new = new
knowledge-flagged = flagged
knowledge-not-needed = not needed
verdict-right = right
verdict-avoidable = avoidable
verdict-incomplete = incomplete
verdict-wrong-queue = wrong queue
return-title = Return #{ $key } to Tier 1
return-keys = tab next · ←→ choose · ctrl-s return · esc close and keep
return-hint = Say what was missing; separate several things with a semicolon.
return-comment = Returned to Tier 1. What was missing:
procedure-recorded = This case was worked by the procedure { $sop }.
conversation-count = Conversation · { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
# Fields by their short names.
field-name-status = status
field-name-priority = priority
field-name-assignee = owner
field-name-queue = queue
field-name-product = product
field-name-reason = reason
field-name-topic = topic
field-name-amount = amount
field-name-language = language
field-name-vendor = vendor
field-name-site = site
field-name-t1-agent = Tier 1 agent
field-name-cause = root cause
field-name-causes-also = also
field-name-knowledge = knowledge
field-name-verdict = escalation
field-name-sop = procedure
field-name-stage = stage
field-name-focus = focus (s)
field-name-tags = tags
news-wrote = { $name } wrote at { $time } after you opened this.
news-moved = Changed at { $time } after you opened this: { $fields }.
news-gone = The ticket is no longer on the CRM.
draft-joined = Another window of yours wrote here too; both texts are together now.
step-waits-for = waits for “{ $what }”
