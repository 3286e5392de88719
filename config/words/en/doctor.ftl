## What the doctor says of a CRM profile: what was seen, why it matters, what to change.

doctor-shape = The profile “{ $name }” is well formed: every key is known and every filter compiles.
doctor-why-token = The token goes to this address with every request: it must be the right one, over a safe line.
doctor-why-machine = Profiles are shared; a filter must be able to read the CRM's answer and nothing of this machine.
doctor-why-filter = A filter that cannot be read maps nothing: no ticket would arrive.
doctor-why-request = The request would go to another place than you meant.
doctor-why-once = An answer can be lost on the way; without this a customer could read the same words twice.
doctor-why-conflict = A change of a colleague would be told as a failure, or overwritten.
doctor-why-rate = Asking too often gets everybody locked out; asking for too little loses late rows.
doctor-why-key = A key that nobody reads changes nothing, although the file looks as if it did.
doctor-why-field = The value would never arrive in the CRM, nor come from it.
doctor-why-shape = The profile cannot be used while this is open.

doctor-secret-why = Without it the CRM lets nobody in; what needs the network was left out.
doctor-secret-mend = Set it where the reference points, or name another one: env:NAME, file:/path or cmd:command.
doctor-status = No word of the CRM stands for “{ $name }”.
doctor-status-why = Every case is at least open and at the end solved; without the word it can be neither read nor set.
doctor-status-mend = Write { $name } = ["the CRM's word"].
doctor-word-twice = The CRM's word “{ $word }” stands for { $first } and for { $second }.
doctor-word-twice-why = What is read could be either, and the first one always wins.
doctor-word-twice-mend = Leave it in one of the two lines.
doctor-no-next = Nothing says how the feed goes on after its first page.
doctor-no-next-why = Everything beyond the first page would never arrive.
doctor-no-next-mend = Add next = '…': null at the end, else a URL or the parameters of the next page.
doctor-no-since = The feed is not asked for what changed since the last time.
doctor-no-since-why = Every sync would read everything again.
doctor-no-since-mend = Put “{"{"}since{"}"}” into its query.
doctor-no-conflict = The write carries a version, and nothing says which status means that it is out of date.
doctor-no-conflict-why = A change of a colleague would be told as a failure and never shown for a decision.
doctor-no-conflict-mend = Add conflict = [409] (412 where the version is an ETag).
doctor-once-same = This write carries words and is called harmless to repeat, but it has no key of ours.
doctor-once-same-why = When an answer is lost it is sent again: the customer would read the same words twice.
doctor-once-same-mend = Write once = "find", or put .key or .marker into the request.

doctor-me = Replies will appear as { $name } (role: { $role }).
doctor-no-roles = Nothing says which roles or groups of the CRM make a lead.
doctor-no-roles-why = Everybody works here as an agent: nobody can accept what only a lead may.
doctor-no-roles-mend = Where the CRM tells whose token it is, let read.me give role, roles or groups, add [roles] with lead = ["a role", "group:a group"], and put the profile into /etc/secondline/crm.
doctor-own-roles = [roles] of a profile in your own folder gives nobody more than an agent may.
doctor-own-roles-why = Whoever can edit the file could make themselves a lead.
doctor-own-roles-mend = Let the administrator of this machine put the profile into /etc/secondline/crm, or use the shipped one.
doctor-unreachable = The CRM cannot be reached at this address: { $detail }.
doctor-unreachable-why = Nothing can be pulled or sent; what you write is kept.
doctor-unreachable-mend = Check the address and that this machine may reach it.
doctor-no-answer = What answers at this address is not the CRM's interface: { $detail }.
doctor-no-answer-why = A login page, a proxy or another program answers; nothing can be pulled or sent.
doctor-no-answer-mend = Write the address of the CRM itself, without a path, and sign in to the network first where that is asked.
doctor-unauthorised = The CRM does not accept the token.
doctor-unauthorised-why = Nothing can be pulled or sent; what you write is kept.
doctor-unauthorised-mend = Make a new token as the person who will answer, and check the way of signing in (bearer, basic or header).
doctor-login = The login at the CRM was refused ({ $detail }).
doctor-login-why = Nothing can be pulled or sent; what you write is kept.
doctor-login-mend = Check the grant, the id and the secret of auth, and that the application may sign in by itself. A refresh token that changes with each login belongs under file: or keyring:.
doctor-foreign = A link in the answer leads to another address ({ $origin }).
doctor-foreign-why = The token would have gone there; nothing was sent.
doctor-foreign-mend = Set base to the address that the CRM itself uses.
doctor-forbidden = The CRM does not let this account read this: { $detail }
doctor-forbidden-why = What it would give will be missing.
doctor-forbidden-mend = Ask for the right, or give another way to read it that this account may use.
doctor-refused = The CRM refused the request (status { $status }): { $detail }
doctor-refused-why = What it would give will be missing.
doctor-refused-mend = Compare path and query with the CRM's manual.
doctor-examples = Examples in { $file } that come out as they should: { $count }.
doctor-examples-file = The examples cannot be read: { $detail }.
doctor-examples-file-why = Nothing says whether the filters still do what they did.
doctor-examples-file-mend = Write a list of {"{"}filter, input, c, expect{"}"}.
doctor-examples-nowhere = Example { $number } is for “{ $name }”, which the profile does not have.
doctor-examples-nowhere-why = It tries nothing.
doctor-examples-nowhere-mend = Name one of: { $known }.
doctor-examples-fails = Example { $number } fails: { $detail }.
doctor-examples-fails-why = On a row like this one the filter would fail too.
doctor-examples-fails-mend = Mend the filter, or the example where the CRM answers otherwise.
doctor-examples-differs = Example { $number } gives { $came } and not { $wanted }.
doctor-examples-differs-why = Rows like this one would be taken for something else.
doctor-examples-differs-mend = Mend the filter, or the example where the CRM answers otherwise.
doctor-filter = A filter of the profile failed.
doctor-filter-why = What it would give will be missing, and where it makes a request, nothing is sent.
doctor-filter-mend = Try it on a row that “secondline doctor --record DIR” kept; what may be absent takes a “?” or “//”.
doctor-unexpected = The answer is not what the profile expects: { $detail }.
doctor-unexpected-why = What it would give will be missing.
doctor-unexpected-mend = Compare rows, map and next with an answer of the CRM.
doctor-fallback = A feed is closed to this account; the next alternative is used: { $feed }.
doctor-fallback-why = The feed for administrators is faster; this one works for agents.
doctor-fallback-mend = Nothing is to be changed. Whoever has the right may use an administrator's token.
doctor-no-rows = The feed of changes gives no ticket, however far back it is asked.
doctor-no-rows-why = Either the account sees no ticket, or rows finds none in the answer.
doctor-no-rows-mend = Compare rows with an answer, and the account's rights with what you expect to see.
doctor-page = One page of changes was read: { $count } { $count ->
    [one] ticket maps
   *[other] tickets map
}.
doctor-bad-row = The row { $id } cannot be understood: { $detail }.
doctor-bad-row-why = This ticket would never be seen.
doctor-bad-row-mend = Let map give id, status, created and updated for every row.
doctor-status-word = The status “{ $word }” is in the CRM and not in the table.
doctor-status-word-why = Such tickets are shown as open, whatever they are.
doctor-status-word-mend = Add it to the line of our word that it stands for, in the profile or under crm.status in settings.toml.
doctor-priority-word = The priority “{ $word }” is in the CRM and not in the table.
doctor-priority-word-why = Such tickets are shown as normal, whatever they are.
doctor-priority-word-mend = Add it to the line of our word that it stands for, in the profile or under crm.priority in settings.toml.
doctor-version = Tickets come without a version.
doctor-version-why = A colleague's change between reading and writing could not be noticed by the CRM.
doctor-version-mend = Map version to whatever moves with each change, or guard writes with "recheck".
doctor-version-etag = Tickets come without a version, though the CRM sends an ETag.
doctor-version-etag-why = A colleague's change between reading and writing would not be noticed.
doctor-version-etag-mend = Map version, and guard writes with what the CRM honours.
doctor-has-version = Every ticket carries a version.
doctor-none-ours = None of { $count } { $count ->
    [one] ticket
   *[other] tickets
} counts as work of your tier.
doctor-none-ours-why = The Desk would stay empty.
doctor-none-ours-mend = Set crm.vars.groups in settings.toml to your queues, or correct the filter.
doctor-field-absent = The field for { $name } ({ $field }) is in no row.
doctor-field-absent-why = If it is not the CRM's own key, its value is neither read nor written.
doctor-field-absent-mend = Set crm.fields.{ $name } in settings.toml to the CRM's own key of that field; where the CRM leaves empty fields out of its answers and the key is right, nothing is to be done.
doctor-ticket-name = “.ticket.{ $name }” is not known where a write is made.
doctor-ticket-name-why = In its place null would be sent, and what the CRM holds there could be lost.
doctor-ticket-name-mend = A ticket has { $known }. What only the CRM knows is read before the write: a table “with” of path and rows gives its rows as .with.
doctor-same-page = The second page holds the same tickets as the first.
doctor-same-page-why = Everything beyond the first page would never arrive.
doctor-same-page-mend = Let next give what moves on: a cursor, a page number, an offset.
doctor-second-page = The second page is another one than the first.
doctor-unsorted = Rows do not come in the order of their change.
doctor-unsorted-why = Tickets that change while pages are read could be passed over.
doctor-unsorted-mend = Ask for ascending order of the time of change.
doctor-ignored = Asked for changes since { $time }, which is in the future, the CRM gives { $count } { $count ->
    [one] ticket
   *[other] tickets
}.
doctor-ignored-why = The filter is ignored: every sync would read everything, or the wrong things.
doctor-ignored-mend = Compare the name and the form of the parameter with the CRM's manual.
doctor-exclusive = A ticket that changed at { $time } does not come when asked for changes since that very moment.
doctor-exclusive-why = Tickets that share the second of the last one seen would be lost for good.
doctor-exclusive-mend = Compare with >= instead of >.
doctor-other-clock = The CRM reads the time of the question by another clock than it writes its answers ({ $time }).
doctor-other-clock-why = Changes would be missed, or read again and again, by the hours between the two.
doctor-other-clock-mend = Give the form and the zone that the CRM expects (since, http.time).
doctor-boundary = The boundary holds: what changed at { $time } comes when asked since then, and not when asked later.
doctor-minutes = The CRM compares times by the minute ({ $time }).
doctor-minutes-why = Each sync reads the last minute again; nothing is lost.
doctor-minutes-mend = Nothing is to be changed as long as lag is a minute or more.
doctor-own-stamp = The feed follows a stamp of its own, later than the time of change in the rows ({ $time }).
doctor-own-stamp-why = The server keeps the place, so nothing is lost by it.
doctor-own-stamp-mend = Nothing is to be changed.
doctor-ids = Asked for { $count } { $count ->
    [one] ticket
   *[other] tickets
} by id and one that cannot exist, the CRM gives exactly the former.
doctor-ids-wrong = Asked for { $count } { $count ->
    [one] ticket
   *[other] tickets
} by id and one that cannot exist, the CRM gives { $found }.
doctor-ids-wrong-why = Deleted and merged tickets would not be noticed.
doctor-ids-wrong-mend = Correct the query of read.ids.
doctor-entries = The conversation of { $key } has { $count } { $count ->
    [one] entry
   *[other] entries
}, { $public } of them public.
doctor-no-entries = { $count ->
    [one] The conversation of the one ticket that was looked at is empty.
   *[other] The conversations of all { $count } tickets that were looked at are empty.
}
doctor-no-entries-why = Nobody could answer without reading what was said.
doctor-no-entries-mend = Compare path and rows of read.timeline with an answer of the CRM. Where nobody has answered yet and the CRM keeps the first message apart, nothing is to be done.
doctor-people = { $count } { $count ->
    [one] person
   *[other] people
} may own tickets.
doctor-no-people = No people are listed.
doctor-no-people-why = A ticket can be taken, but not given to a colleague.
doctor-no-people-mend = Add read.people where the CRM lists its agents.
doctor-queues = { $count } { $count ->
    [one] queue was read
   *[other] queues were read
}.
doctor-no-queues = No queues are listed.
doctor-no-queues-why = A case cannot be sent back to Tier 1.
doctor-no-queues-mend = Add read.queues where the CRM lists its groups.
doctor-rate = { $count } { $count ->
    [one] request was made
   *[other] requests were made
}; left of the rate: { $left }.

doctor-no-ticket = There is no ticket { $key } in the CRM.
doctor-no-ticket-why = Nothing was written.
doctor-no-ticket-mend = Name a ticket that this account can see: by its id, or by its key where it changed in the last 30 days.
doctor-note = The note arrived and is internal.
doctor-public-note = THE NOTE IS PUBLIC: the customer can read it.
doctor-public-note-why = What agents write for each other would go to customers.
doctor-public-note-mend = Correct the body of do.note, and take the note off that ticket now.
doctor-note-gone = The note is not in the conversation.
doctor-note-gone-why = The CRM said yes and did nothing, or the conversation is read from the wrong place.
doctor-note-gone-mend = Compare the body of do.note and read.timeline with the CRM's manual.
doctor-marker = The note's mark was found again, once.
doctor-marker-lost = The note's mark was not found exactly once.
doctor-marker-lost-why = After a lost answer nobody could tell whether the note arrived.
doctor-marker-lost-mend = Let the request carry .marker, and arrived read it from where the CRM keeps it.
doctor-no-marker = The profile has no way to find a write again.
doctor-no-marker-why = After a lost answer a person has to look whether it arrived.
doctor-no-marker-mend = Add an arrived section to do.update.
doctor-verified = A field was set to the value that it had, and holds it.
doctor-not-verified = After setting a field to the value that it had, the ticket is another one.
doctor-not-verified-why = What you set would not be what the CRM keeps.
doctor-not-verified-mend = Compare the body of do.update with the CRM's manual.
doctor-conflict = A write against an old version is refused, as it must be.
doctor-no-precondition = A write against an old version was accepted: there is no precondition.
doctor-no-precondition-why = A colleague's change would be overwritten without a word.
doctor-no-precondition-mend = Send the version the way that the CRM honours, or guard with "recheck".
doctor-weak-guard = The CRM has no precondition; between looking and writing a moment remains.
doctor-weak-guard-why = A colleague's change in that moment would be overwritten.
doctor-weak-guard-mend = Nothing is to be changed where the CRM offers none.

doctor-ask-write = A note “secondline doctor” will be written on { $key } in the CRM, and a field set to the value that it has. Go on? [y/N]
doctor-not-written = Nothing was written.
doctor-recorded = { $count } { $count ->
    [one] exchange is in
   *[other] exchanges are in
} { $folder }, without tokens and with people masked. Read them before you pass them on.
doctor-offline = What needs the network was left out.
doctor-sum = { $wrong ->
        [0] Nothing is wrong
        [one] One thing is wrong
       *[other] { $wrong } things are wrong
    }{ $warn ->
        [0] .
        [one] , one deserves a look.
       *[other] , { $warn } deserve a look.
    }
doctor-mapped = A ticket as it is understood, and the row that it was made from
doctor-bad-profile = The profile { $name } has faults; they are listed above.
doctor-wrong = What is wrong stands above, with the line to change.
doctor-tape = The exchanges cannot be used: { $detail }.

## Well formed, and not what it says.

doctor-unknown-name = There is no “{ $name }” here.
doctor-unknown-name-why = The filter gets null in its place and says nothing: a part of what it makes is missing.
doctor-unknown-name-mend = Known here: { $known }.
doctor-our-word = This takes our word for a word of the CRM.
doctor-our-word-why = What is known of a ticket stands in our words: compared with one of the CRM it is never equal, and sent it is refused or misread.
doctor-our-word-mend = Compare with { $known }; what is sent comes from .args.
doctor-tag-list = This write puts a whole list of tags in place of the CRM's.
doctor-tag-list-why = It is made from what was known a while ago: a tag that a colleague added since is lost.
doctor-tag-list-mend = Send .args.add_tags and .args.remove_tags alone; where the CRM takes only whole lists, write an update with sets = ["tags"] and .args.tags, which is made from a fresh look.
doctor-not-sent = This write takes “{ $name }” and does not send it.
doctor-not-sent-why = What a person sets or writes would seem to be sent, and never arrive.
doctor-not-sent-mend = Put .args.{ $name } into its request, or take “{ $name }” out of sets.
doctor-no-mark = A lost answer is settled by our mark, and this request does not carry it.
doctor-no-mark-why = It would never be found, and what was sent once would be sent again.
doctor-no-mark-mend = Put .{ $name } where the CRM keeps it and shows it again; else write once = "ask".
doctor-no-stamp = The guard of this write is the version, and the request does not carry it.
doctor-no-stamp-why = The CRM cannot see that somebody was faster, and their change is overwritten.
doctor-no-stamp-mend = Put { $name } into the body or a header, or write guard = "recheck".
doctor-asks-nothing = This read does not say what it asks for.
doctor-asks-nothing-why = The CRM would answer with something else, or with everything.
doctor-asks-nothing-mend = Put { $name } into its path, query or body.
doctor-map-lacks = This map does not give { $names }.
doctor-map-lacks-why = Rows without it are left aside, or taken for what they are not.
doctor-map-lacks-mend = Add it to the map; crm/FORMAT.md says what each map gives.
doctor-one-row = This list does not say where its rows are.
doctor-one-row-why = The whole answer would be taken for one row.
doctor-one-row-mend = Add rows, for example rows = '.results[]'.
doctor-cap = The cap is not above the size of a page ({ $size }).
doctor-cap-why = The first page would already seem to be all that the CRM shows.
doctor-cap-mend = Write the number of rows beyond which the CRM refuses, or leave cap out.
doctor-conflict-status = This status does not mean that somebody was faster.
doctor-conflict-status-why = Success, a refused token, a wait and an outage are told apart before: a conflict would never be seen here.
doctor-conflict-status-mend = Write the status of the CRM's manual, mostly 409 or 412.
doctor-write-get = This write is sent as a read.
doctor-write-get-why = A proxy may answer it from memory, and the CRM may do nothing.
doctor-write-get-mend = Write method = "POST", "PUT", "PATCH" or "DELETE", as the CRM's manual says.
doctor-note-public = An internal note would be sent as a public one.
doctor-note-public-why = The customer would read what is meant for colleagues.
doctor-note-public-mend = Write the CRM's word for internal into the body of do.note.
doctor-reply-internal = A reply would be kept as an internal note.
doctor-reply-internal-why = The customer would wait for an answer that seems to be sent.
doctor-reply-internal-mend = Write the CRM's word for public into the body of do.reply.
doctor-tag-half = Tags can only be added here, or only be removed.
doctor-tag-half-why = Tags are not offered at all: what cannot be taken back is not begun.
doctor-tag-half-mend = Add the other one of do.tag and do.untag.
doctor-roles-unread = read.me gives nothing that these words could be found in.
doctor-roles-unread-why = Nobody would ever be more than an agent.
doctor-roles-unread-mend = Let its map give role or roles, and groups for words that begin with group:.
doctor-bare-secret = A secret stands openly in “{ $name }”.
doctor-bare-secret-why = Everybody who sees the file, a copy of it or a log of addresses has it.
doctor-bare-secret-mend = Move it to auth, by reference: keyring:NAME, env:NAME, file:/path or cmd:command.
doctor-field-twice = “{ $first }” and “{ $second }” go into one field of the CRM.
doctor-field-twice-why = Each of them overwrites the other one.
doctor-field-twice-mend = Give one of them a field of its own, or leave it out.
