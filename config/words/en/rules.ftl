## What the rules of resolving, returning and procedures say.

# The way out of a case.

refused-gone = #{ $key } is no longer there: it was deleted, marked as spam or merged.
refused-not-open = #{ $key } is no longer open (status { $status }). Reopen it first.
refused-closed = #{ $key } is closed for good and cannot be changed.
refused-owned = #{ $key } belongs to { $owner }.
refused-return-only = The procedure ended with a return to Tier 1: this ticket can only go back.
refused-procedure-gone = This ticket runs the procedure { $sop } { $version }, which is no longer on this machine. Put its file back first.
refused-step-open = The step “{ $step }” is still open.
refused-step-waiting = The step “{ $step }” waits for: { $inputs }.
refused-step-approval = The step “{ $step }” waits for the approval of a second person with the role { $role } (code { $code }).
refused-step-team = The step “{ $step }” waits for the answer of { $team }.
refused-override-role = Only the role { $role } may leave open steps behind, with a reason.
refused-override-reason = As { $role } you may leave these steps behind with a reason.
refused-approval-asked = An approval of “{ $step }” was asked for already: the code is { $code }, and it needs the role { $role }.
refused-approval-none = Nobody asks for an approval on #{ $key }.
refused-approval-own = You asked for the approval of “{ $step }” yourself: a second person has to give it.
refused-approval-role = Only the role { $role } can approve “{ $step }”.
refused-approval-reason = Say why “{ $step }” is accepted as it is.
refused-no-newer = #{ $key } runs the newest version of its procedure.
refused-step-not-applicable = The step “{ $step }” does not apply to this ticket.
refused-check = In “{ $step }”: { $words }
refused-gate = { $words }
refused-gate-reason = { $words } You may pass as { $role } with a reason.
refused-gate-role = { $words } Only the role { $role } may pass, with a reason.
refused-cause-missing = The root cause is missing.
refused-cause-unknown = There is no cause “{ $code }”.
refused-cause-family = { $code } is a family of causes. Choose one of its causes.
refused-cause-twice = The cause { $code } stands twice.
refused-causes-many = At most { $max } contributing causes are allowed.
refused-knowledge-missing = Say what this ticket does for the knowledge base: linked, new, flagged or not needed.
refused-knowledge-article = Name the article that is linked or flagged.
refused-knowledge-form = “{ $value }” is no knowledge action. Write linked:ID, new, flagged:ID or not_needed.
refused-verdict-missing = Say whether the escalation was right, avoidable, incomplete or in the wrong queue.
refused-verdict-form = “{ $value }” is no verdict. Write right, avoidable, incomplete or wrong_queue.
refused-verdict-right = A ticket that was rightly escalated is not returned. Choose another verdict.
refused-missing-nothing = Say what was missing, so that Tier 1 can complete it.
refused-return-queue = The CRM has no queue with the name that the settings give for Tier 1.

# Changes.

refused-set-solved = A ticket is solved through Resolve, never by setting its status.
refused-set-sop = The progress of the procedure follows from its steps and is not set by hand.
refused-text-empty = There is no text yet.
refused-tag-form = A tag is one word without spaces: “{ $tag }” is not.
refused-skip-reason = Give a word or two why this ticket is passed over.

# Procedures.

refused-no-procedure = No procedure applies to #{ $key }.
refused-sop-not-for = The procedure “{ $sop }” is not for #{ $key }.
refused-no-such-input = The procedure asks nothing named “{ $input }”.
refused-no-such-step = The procedure has no step “{ $step }”.
refused-tick-answers = The step “{ $step }” is completed by its answers, not by a tick.
refused-tick-lead = Only a lead can accept what “{ $step }” objects to.

# Answers.

refused-answer-empty = An answer is needed.
refused-answer-pattern = This does not have the expected form. Write it like { $example }.
answer-example = For example { $example }.
refused-answer-reference = Write one reference without blanks, such as PRB-7.
refused-answer-long = This has { $length } characters; at most { $max } are allowed.
refused-answer-int = Write a whole number.
refused-answer-money = Write an amount with its decimals, such as 349.00 or 1,349.00.
refused-answer-min = The smallest value is { $min }.
refused-answer-max = The largest value is { $max }.
refused-answer-date = Write a date such as 2026-03-10 or 20/03, or today or yesterday.
refused-answer-datetime = Write a date and a time such as 2026-03-10 09:30, or now.
refused-answer-early = The earliest allowed is { $min }.
refused-answer-late = The latest allowed is { $max }.
refused-answer-bool = Answer yes or no.
refused-answer-option = Choose one of: { $options }.
refused-answer-last4 = Write exactly four digits.
refused-answer-card = Only the last four digits: a full card number is never kept.
refused-answer-must-be-yes = The step is done only when this is yes.
refused-answer-must-be-no = The step is done only when this is no.

# Why this procedure.

why-rule = Rule { $rule } of the table “{ $table }” { $version } matches:
why-rest = No other rule of the table “{ $table }” { $version } matches (rule { $rule }).
why-test = { $field ->
        [product] Product
        [reason] Reason
        [amount] Amount
        [language] Language
        [vendor] Vendor
        [site] Site
        [t1_agent] Tier-1 agent
        [status] Status
        [priority] Priority
        [queue] Queue
       *[channel] Channel
    } { $test }.

# Who acts, and proposals.

refused-nobody = It is not known yet who you are: the CRM has to be reached once first.
refused-proposal-sent = This was sent already (state: { $state ->
    [in_review] { proposal-in-review }
    [published] { proposal-published }
    [archived] { proposal-archived }
    [accepted] { proposal-accepted }
    [shipped] { proposal-shipped }
    [declined] { proposal-declined }
   *[sent] { proposal-sent }
}).
refused-proposal-empty = There is no title or no text yet.
