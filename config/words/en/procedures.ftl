## The craft of procedures: their lint, their examples, the backtest, the import of decision tables.

fault-triage-never = Rule { $rule } never matches anything.
fault-triage-never-mend = Check its limits and words, or take it out.
fault-triage-gap = No rule is for this case: { $case }.
fault-triage-gap-mend = Add a rule for it, or widen one.
fault-thousands = “{ $value }” has three digits behind its point, which is read as a fraction.
fault-thousands-mend = Write thousands without a point: 5000.

# What makes no sense although it can be read.
fault-sense-applies = No ticket can ever meet this condition.
fault-sense-applies-mend = Check its parts against each other: one of them excludes another.
fault-sense-step = The step “{ $step }” is never reached.
fault-sense-step-mend = Check its condition, and whether an earlier end or another branch always comes first.
fault-sense-check = The check “{ $say }” can never hold.
fault-sense-check-mend = Check its condition: the step could never be done.
fault-sense-check-always = The check “{ $say }” always holds.
fault-sense-check-always-mend = Check its condition, or take it out.
fault-sense-gate = The gate “{ $say }” can never be met.
fault-sense-gate-mend = Check its condition: no case could ever leave.
fault-sense-loose = After the answer “{ $value }” to “{ $input }” nothing comes.
fault-sense-loose-mend = Add a step for this answer, or name it in a condition if nothing has to be done.
fault-sense-clock-start = No step starts the clock “{ $clock }”.
fault-sense-clock-start-mend = Name it under start where its time begins.
fault-sense-clock-stop = The clock “{ $clock }” is never stopped, asked about or warned of.
fault-sense-clock-stop-mend = Name it under stop, or take it out.
fault-sense-no-answer = No answer to “{ $input }” is possible.
fault-sense-no-answer-mend = Its limits exclude each other. Correct them.
fault-sense-check-tick = The step “{ $step }” asks nothing and checks something.
fault-sense-check-tick-mend = Move the check to the step that asks.
fault-sense-message = No check and no gate says “{ $id }”.
fault-sense-message-mend = Correct the id, or take the sentence out.
fault-sense-review-order = The review is due before the procedure is in force.
fault-sense-review-order-mend = Correct one of the two days.
fault-sense-approved-late = It was in force before it was approved.
fault-sense-approved-late-mend = Correct one of the two days.
fault-sense-history = The changes are not in order.
fault-sense-history-mend = Put the newest first; versions and days go down from there.
fault-sense-unapproved = The procedure is active and nobody approved it.
fault-sense-unapproved-mend = Add approved with a name and a day, or set status to draft.
fault-sense-no-review = The procedure has no day of review.
fault-sense-no-review-mend = Add review_by.
fault-sense-review = The review is due on { $day }.
fault-sense-review-mend = Look at it again with its owner, then set a new day.
fault-sense-circle = “{ $id }” leads back to this procedure.
fault-sense-circle-mend = Take one next out of the circle.
fault-sense-next-stage = “{ $id }” is not in force.
fault-sense-next-stage-mend = Activate it, or take next out.
fault-sense-language = There is no translation into { $language }.
fault-sense-language-mend = Write { $file }; until then the other language is shown.
fault-sense-number = The numbers differ: the original has { $wanted }, this has { $found }.
fault-sense-number-mend = Correct the one that is wrong.
fault-sense-placeholder = The placeholders differ: the original has { $wanted }, this has { $found }.
fault-sense-placeholder-mend = Write the same names in braces.
fault-sense-same = This was not translated: “{ $text }”.
fault-sense-same-mend = Translate it.
fault-sense-silent = The original explains this step and the translation does not.
fault-sense-silent-mend = Translate the paragraph too.
fault-sense-no-examples = { $id } has no example cases.
fault-sense-no-examples-mend = Write sops/tests/{ $id }.toml.
fault-sense-no-way = Nothing leads to { $id }: no rule of the triage table, no next.
fault-sense-no-way-mend = Add a rule, or retire it.

# Examples and the command line.
sop-lint-good = Nothing is wrong: { $sops } { $sops ->
    [one] procedure
   *[other] procedures
} in { $files } { $files ->
    [one] file
   *[other] files
}.
sop-lint-counts = Faults: { $faults }. Notes: { $notes }.
sop-lint-note = Note:
sop-test-counts = Examples that pass: { $passed } of { $total }.
sop-test-differs = { $key }: expected { $wanted }, found { $found }.
sop-test-none = nothing
sop-test-no-such = There are no examples of “{ $id }”.
sop-new-made = Written: { $path }
sop-new-next = It is a draft. Edit it, then run `secondline sop lint` and `secondline sop test { $id }`.
sop-new-id = “{ $id }” cannot name a procedure. Use small letters, digits and hyphens.
sop-backtest-head = Tickets looked at: { $tickets }, since { $since }.
sop-backtest-other = would run another procedure
sop-backtest-path = would take another path
sop-backtest-blocked = would be blocked
sop-backtest-lead = would need a lead
sop-backtest-same = would go as they went
sop-backtest-unknown = cannot be compared: nothing was answered here
sop-backtest-no-rule = no procedure
sop-backtest-steps = { $more } new, { $less } no longer
sop-backtest-col-was = RAN
sop-backtest-col-would = WOULD RUN
sop-backtest-col-what = WHAT WOULD BE DIFFERENT
sop-no-proposals = Nobody has proposed a change of a procedure.
refused-sop-there = There is a procedure “{ $id }” already.
refused-sop-file = { $path } exists already. Nothing was written.
refused-rewrite-same = The text is the same, or empty. Nothing was proposed.
refused-dmn = { $count ->
        [one] One thing in the DMN file cannot be kept. Nothing was written.
       *[other] { $count } things in the DMN file cannot be kept. Nothing was written.
    }
triage-imported = Rules: { $rules }. Check them with `secondline sop lint`.
fault-dmn-xml = This is not XML: { $detail }.
fault-dmn-xml-mend = Export the model again.
fault-dmn-none = There is no decision table.
fault-dmn-none-mend = Export a model with a decision table, or name another decision.
fault-dmn-many = There are several decision tables: { $names }.
fault-dmn-many-mend = Choose one with --decision.
fault-dmn-policy = “{ $value }” is no way of choosing that is kept here.
fault-dmn-policy-mend = Use UNIQUE, FIRST, ANY or COLLECT without an aggregation.
fault-dmn-no-sop = No output names the procedure.
fault-dmn-no-sop-mend = Name an output sop.
fault-dmn-input = “{ $value }” is no field of a ticket.
fault-dmn-input-mend = Write ticket.FIELD in the input expression. Fields: { $known }.
fault-dmn-output = “{ $value }” is no output that is kept here.
fault-dmn-output-mend = Name outputs sop, priority and queue.
fault-dmn-test = “{ $value }” is no test that is kept here.
fault-dmn-test-mend = Write -, words in quotes with commas, not("word"), a number, >= 5 or [1..5].
fault-dmn-result = “{ $value }” is no plain value.
fault-dmn-result-mend = Write a text in quotes.
