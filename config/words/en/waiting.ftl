# What other teams owe us: the list of open questions, and asking again.
tab-waiting = Waiting
layer-waiting = Waiting
command-go-waiting = waiting on teams
command-waiting-chase = ask again
command-waiting-answer = answer came
waiting-title = Waiting on other teams · { $count } open · { $due } to ask again
waiting-loading = Reading what other teams owe us.
waiting-empty = No question to another team is open. Press A on a ticket to ask one; a step of a procedure that waits for a team asks by itself.
waiting-head-team = TEAM
waiting-head-waited = WAITED
waiting-head-again = AGAIN IN
waiting-head-question = QUESTION
waiting-again-now = now
waiting-asked = Asked { $at } by { $by }.
waiting-due = The answer is due { $at }.
waiting-was-due = The answer was due { $at }.
waiting-chased = Asked again { $count }×, last { $at }.
waiting-chase-now = It is time to ask again.
waiting-chase-from = You can ask again from { $at }.
waiting-team = { $open } open · waited { $waited } of { $of } on { $tickets } { $tickets ->
    [1] ticket
   *[other] tickets
} ({ $share }%)
chase-early = { $team } may be asked again from { $at } on. W asks before that.
done-chase = The team was asked again.
field-team = Team
field-question = Question
field-due = Answer by
ask-keys = tab next · ←→ team · ctrl-s ask · esc close and keep
ask-due-agreed = If left empty: { $at }, as agreed.
ask-due-none = If left empty: no time is agreed.
ask-due-hint = “+2h”, “tomorrow 10:00” or { $example }
ask-of-step = For the step “{ $step }”; the ticket is on hold until they answer.
done-ask = { $team } was asked; #{ $key } { $status ->
    [hold] is on hold until they answer
   *[other] stays open
}. Press 6 to see what you wait for.
done-ask-left = { $team } was asked; #{ $key } { $status ->
    [hold] is on hold
   *[other] stays open
}. Still to do: { $step }
refused-due-time = Write the time as “+2h” or “tomorrow 10:00”, or leave it empty.
refused-step-no-wait = The step “{ $step }” waits for no team.
sheet-lost = This ticket left the list while you were writing. Your text is kept: close with esc and open the ticket.
step-asks = ↵ asks { $team }
step-asked = { $team } asked { $at }
step-answers = { $team } asked { $at } · ↵ their answer
step-chase = time to ask { $team } again (C)
step-answered = { $team } answered { $at }
chase-none = No question to a team is open on this ticket.
ticket-chase = ask { $teams } again (C)
command-desk-handover = hand over
pick-handover = Who takes over your open work?
handover-to-next = whoever comes next
handover-none = You have no open work to hand over.
handover-promise-late = Promised by { $due }, and that time has passed: { $what }
compose-handover = Handover to { $to }, as an internal note on #{ $key }
compose-handover-hint = Press ctrl-s to post it on #{ $key }, esc to close and keep it; owners stay as they are.
done-handover = The handover is on its way.
waiting-col-chased = asked again
waiting-col-again = again
waiting-late = { $at } (past)
choice-lost = This ticket left the list while you were choosing. Nothing was changed.
