# Causes, the two queues and the outbox.

causes-loading = Counting the causes.
causes-empty = No ticket was resolved with a cause in this period. Press w for a longer one.
causes-split = split by { $by }
dim-product = product
dim-site = site
dim-stage = journey stage
dim-sop = procedure
dim-verdict = verdict
dim-vendor = vendor
dim-language = language
dim-reason = reason
dim-knowledge = knowledge action
dim-owner = owner
column-cause = CAUSE
column-count = N
column-cumulative = CUM
column-trend = WEEKS
column-state = STATE
column-recurs = WHAT RECURS
column-tickets = N
column-customers = CUST
queue-loading = Reading what recurs.
queue-empty = Nothing recurs often enough: a proposal needs { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
} of one cause and product from { $customers } { $customers ->
    [one] customer
   *[other] customers
} within { $days } { $days ->
    [one] day
   *[other] days
}. Name the cause when you resolve (R on a ticket, 1 for the desk): what recurs is then offered here.
proposal-candidate = candidate
proposal-draft = draft
proposal-sent = sent
proposal-in-review = in review
proposal-published = published
proposal-archived = archived
proposal-accepted = accepted
proposal-shipped = shipped
proposal-declined = declined
proposal-behind = { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
} from { $customers } { $customers ->
    [one] customer
   *[other] customers
} since { $since }.
proposal-target = created as { $id }  { $url }
proposal-below-rule = { $cause } does not recur often enough on one product to be proposed here: that takes { $tickets } { $tickets ->
    [one] resolved ticket
   *[other] resolved tickets
} from { $customers } { $customers ->
    [one] customer
   *[other] customers
} within { $days } { $days ->
    [one] day
   *[other] days
}.
proposal-not-offered = It has been sent already; what became of it is shown here.
outbox-loading = Reading what waits.
outbox-title = Outbox · { $count }
outbox-head-at = AT
outbox-head-what = WHAT
outbox-empty = Everything has reached the CRM. Press 1 for the desk.
delivery-queued = to send
delivery-sending = sending
delivery-sent = sent
delivery-refused = refused
delivery-held = held
delivery-unknown = answer lost
delivery-verifying = checking
delivery-unconfirmed = unconfirmed
delivery-partial = partly taken
delivery-help-queued = Queued; it will be sent automatically.
delivery-help-sending = It is on its way.
delivery-help-sent = The CRM has it.
delivery-help-refused = The CRM said no. Press r to send it again, d to discard it; its text stays in the journal.
delivery-help-held = Somebody else changed the same. Press m to send yours, t to keep theirs.
delivery-help-unknown = The answer was lost; the CRM is asked whether it arrived before anything is sent again.
delivery-help-verifying = The CRM is being asked whether it arrived.
delivery-help-unconfirmed = Nobody can tell whether it arrived. Look at the ticket: press a if it is there, r to send it again, d to discard it.
delivery-help-partial = The CRM took only a part. Press r to send it again, a to leave it so.
change-claim = claim
change-set = set
change-note = note
change-reply = reply
change-tag = tags
change-start-sop = procedure
change-answer = answer
change-tick = tick
change-ask-approval = request for approval
change-approve = approval
change-resolve = resolve
change-return = return
change-skip = skip
change-send-proposal = proposal
clash-field = field
clash-was = was
clash-theirs = theirs
clash-mine = mine
outbox-not-yours = { $name } wrote this; it waits for them and is never sent under your name.
alarm-overwrote = overwritten
alarm-twice = stands twice
alarm-text = text kept
alarm-help-overwrote = Your write took the place of somebody's. Press enter to see what was lost; it can be restored.
alarm-help-twice = The CRM has one comment of yours more than once. Remove one there, then a.
alarm-help-text = This text lost against another one on the same lines. It is kept here; enter shows it.
decide-title-clash = #{ $key } changed while you were editing
decide-title-held = #{ $key } went on while you were writing
decide-title-refused = #{ $key }: the CRM said no
decide-title-unconfirmed = #{ $key }: did it arrive?
decide-title-partial = #{ $key }: only a part was taken
decide-title-overwrote = #{ $key }: your write took the place of another
decide-title-twice = #{ $key }: one of your comments stands twice
decide-title-text = A text that lost
decide-pick = pick
decide-merged = merged
decide-still-added = will still be added
decide-edited = edited
decide-edit-comment = Another text
decide-edit-hint = Press ctrl-s to use this text, esc to go back.
decide-nothing = Nothing here waits for a decision.
overwrote = You overwrote the change that { $name } made at { $time }. t restores it, m keeps yours.
stands-twice = This stands on the ticket { $times } times. Remove one there; a says that you have seen it.
text-lost = Another text over the same lines was kept instead. This one stays here until you have taken from it what you need.
decided-mine = Yours is on its way.
decided-theirs = Theirs stays; nothing of yours was sent over it.
decided-given-up = Given up; its text is a draft again where there was one.
decided-hold = Held; nothing is sent until you decide.
decided-retry = It is sent again.
decided-arrived = Noted; it counts as sent.
decided-drop = Given up; it stays in the journal.
decided-restored = Theirs is on its way back.
decided-kept = Yours stays.
decided-seen = Noted.
undo-back = Taken back: { $what }.
undo-out = Already out: { $what }. To undo it, do the opposite.
undo-under-way = Being sent right now: { $what }. Wait for the outcome, then decide in 5.
undo-nothing = There is nothing of yours to take back.
alarm-help-clash = Somebody else changed the same field as you.
causes-title = Root causes · last { $days } { $days ->
    [one] day
   *[other] days
} · not known { $unknown }
causes-title-of = Resolved by { $of } · last { $days } { $days ->
    [one] day
   *[other] days
} · { $total } { $total ->
    [one] ticket
   *[other] tickets
}
measure-count = Sorted by count.
measure-time = Sorted by hours from creation to solving.
measure-focus = Sorted by focus time, known of { $timed } out of { $total }.
measure-harm = Sorted by harm: hours × 4 urgent, 2 high, 1 normal, ½ low.
spikes-loading = Looking for spikes.
spikes-none = No spikes now.
spikes-some = { $count ->
    [one] One spike now.
   *[other] { $count } spikes now.
 }
spikes-too-short = Spikes cannot be told yet: { $days } { $days ->
    [one] more day
   *[other] more days
} of history are needed.
spike-is-watch = △ Worth a look since { $since }: { $count } in { $days } d, { $expected } expected. m says what it is.
spike-is-confirmed = ▲ Confirmed since { $since }: { $count } in { $days } d, { $expected } expected. m says what it is.
spike-is-real = ▲ Real, since { $since }: { $count } in { $days } d, { $expected } expected. { $reason }
spike-is-noise = · Called noise, since { $since }: { $count } in { $days } d, { $expected } expected. { $reason }
spike-is-muted = · Muted, since { $since }: { $count } in { $days } d, { $expected } expected. { $reason }
spike-said-real = real
spike-said-noise = noise
spike-said-muted = muted
spike-level-watch = watch
spike-level-confirmed = confirmed
spike-word-real = Real: keep it marked
spike-word-noise = Noise: take the mark away
spike-word-muted = Known: mute it until it is over
spike-none = No spike of this cause goes on.
spike-needs-reason = Write a reason in a few words.
choose-rows = Rows
choose-split = Split by
choose-cross = Cross with
choose-compare = Compare by
choose-spike = The spike of { $cause }
compose-spike = Why, for { $cause }
compose-spike-hint = The reason travels with the word, as an internal note on the newest ticket of the cause.
spike-record = Spike of { $cause } since { $since }: { $word }.
spike-no-ticket = No solved ticket of { $cause } takes a note any more, so nothing can be said of its spike.
done-spike = Noted, with its reason.
dim-none = nothing
dim-cause = cause
dim-family = family of causes
dim-agent = Tier 1 agent
dim-version = procedure version
dim-queue = queue
dim-priority = priority
dim-week = week
release-of = { $release } · { $products }
release-without = { $release } · without { $products }
column-rate = OF ALL
column-likely = [LIKELY]
column-hours = HOURS
column-harm = HARM
column-all = ALL
than-higher = higher
than-lower = lower
than-cannot-tell = cannot tell yet
than-mix = the mix explains it
crossed-more = { $count } { $count ->
    [one] more column
   *[other] more columns
} ← →
crossed-told = { $than } · { $column }: { $here } · others { $rest }
compare-title = { $cause } by { $by } · last { $days } { $days ->
    [one] day
   *[other] days
}
compare-rest = others { $rest } · { $than }
compare-mix = at the same mix ({ $mix }): { $here } to { $there }
compare-flips = ⚠ the mix ({ $mix }) turns it round: { $here } to { $there }
compare-flips-short = the mix turns it round
compare-many = { $count ->
    [one] One value had enough tickets and was compared; of differences told, at most 5% may be chance.
   *[other] { $count } values had enough tickets and were compared; of the differences told, at most 5% may be chance.
 }
cause-was-split = (split into { $into })
chart-told = { $count } in { $days } { $days ->
    [one] day
   *[other] days
} (likely { $low } to { $high }).
mark-taxonomy = codes, version
mark-procedure = procedure
mark-holiday = holiday
spread-told = Focus time (tickets: { $count }): half took { $median } min or less, nine in ten { $p90 } min or less.
spread-too-few = Too few tickets say their focus time to tell how it is spread.
