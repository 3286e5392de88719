# What waits for a second person's yes.
approver-agent = Second agent
approver-lead = Lead
approver-admin = Administrator
review-part-approvals = Approvals
review-part-approvals-none = Nobody waits for an approval. Press tab for the next list.
review-told-approvals = { $count ->
    [one] 1 ticket waits for an approval.
   *[other] { $count } tickets wait for an approval, the oldest first.
}
review-col-asks = ASKED BY
review-col-since = SINCE
review-col-step = STEP
approvals-keys = Press enter to open the ticket at that step, Y to see what is approved before it is saved.
approvals-came = { $count ->
    [one] { $name } asks for an approval of “{ $step }” on { $keys }. Press 8 to see it.
   *[other] { $count } tickets wait for an approval: { $keys }. Press 8 to see them.
}
bell-approvals = { $count ->
    [one] #{ $key } waits for an approval
   *[other] { $count } tickets wait for an approval, #{ $key } first
}
to-approve = { $count } to approve
approve-title = Approve on #{ $key }
approve-told = { $name } asks for it, for { $since } now. These are the answers:
approve-no-answers = No answer of this step is known here.
approve-keys = enter approve · esc close
done-approve = “{ $step }” on #{ $key } is approved.
waiting-approval = This is given by a lead with Y; leads find it first on their lists.
