## The command line.
cli-stdin = Standard input could not be read: { $detail }.
cli-file = The file { $file } could not be read: { $detail }.
cli-no-tickets = No ticket matches. `secondline sync` brings them; a shorter filter finds more.
cli-no-proposals = Nothing recurs often enough yet. The rule stands in settings.toml under [recurrence].
cli-outbox-empty = Nothing waits to be sent.
cli-nothing-to-do = All is as wished already; nothing was changed.
cli-causes-head = Resolved: { $total }, without a known cause: { $unknown }.
cli-tally-head = Resolved: { $total }.
cli-unknown-dim = There is no split by “{ $value }”. The splits are: { $known }.
cli-bad-time = “{ $value }” is neither a duration such as 28d nor a date such as 2026-11-01.
cli-field-form = “{ $value }” is not of the form FIELD=VALUE.
cli-field-value = “{ $value }” does not fit. What fits: { $known }.
cli-field-unknown = There is no field “{ $value }”. The fields are: { $known }.
cli-tag-form = “{ $value }” needs a sign: +TAG adds, -TAG removes.
cli-answer-form = “{ $value }” is not of the form INPUT=VALUE.
cli-proposal-many = “{ $id }” begins more than one id. Write more of it.
cli-dropped = { $id } was taken back.
cli-clash = { $field }: was { $was }, theirs { $theirs }, mine { $mine }.
cli-no-profile = No CRM profile could be read, so nothing can be sent or brought.
cli-profile-faults = The profile { $name } has faults and cannot be used.
cli-who = The CRM has never said who you are. Run `secondline sync` while it can be reached.
cli-offline-queued = The CRM cannot be reached now. The change is saved here and queued.
cli-offline = The CRM cannot be reached since { $since }. What you do is kept and sent later.
cli-online = The CRM can be reached again.
cli-sync = Pulled { $pulled }, pushed { $pushed }, waiting { $waiting }, held { $held }, refused { $refused }, unconfirmed { $unconfirmed }.
cli-watch-pulled = Pulled; new or different: { $changed }.
cli-batch-line = Line { $line } was not done:
cli-batch-quote = A quote stays open.
cli-batch-usage = This cannot run in a batch: { $detail }.
cli-alone = This command runs alone, not in a session.
cli-col-layer = WHERE
cli-col-keys = KEYS
cli-col-command = COMMAND
cli-col-help = WHAT IT DOES
refused-no-such-ticket = There is no ticket { $key } here. `secondline sync` brings what is new.
refused-no-sop = No procedure applies to #{ $key }.
refused-no-such-proposal = There is no proposal “{ $id }”.
refused-nothing-next = Nothing is left that is yours or nobody’s.
cli-no-conflicts = Nothing ever clashed, was overwritten or lost here.
cli-unknown-measure = There is no order by “{ $value }”. The orders are: { $known }.
cli-bad-spike-word = “{ $value }” is not CODE=WORD. The words are: { $known }.
