# Articles and product requests made from tickets.
proposal-heading-issue = Issue
proposal-heading-environment = Environment
proposal-heading-cause = Cause
proposal-heading-resolution = What to do
proposal-heading-evidence = What recurs
proposal-heading-trend = Trend
proposal-heading-where = Where
proposal-heading-voices = In customers’ words
proposal-title-article = { $cause }: { $product }
proposal-title-article-any = { $cause }
proposal-title-article-topic = { $topic }: { $product } ({ $code })
proposal-title-request = Please fix: { $cause } ({ $product })
proposal-title-request-any = Please fix: { $cause }
proposal-title-request-topic = Please fix: { $topic }, { $cause } ({ $product })
proposal-quote = “{ $text }” (tickets: { $count }).
proposal-words = Often said: “{ $text }” (tickets: { $count }).
proposal-answer = “{ $text }” (written in tickets: { $count }).
proposal-reason = Reported as “{ $value }” (tickets: { $count }).
proposal-product = Product: { $value } (tickets: { $count }).
proposal-language = Customers’ language: { $value } (tickets: { $count }).
proposal-site = Escalated from { $value } (tickets: { $count }).
proposal-cause = Counted under the root cause { $code }, { $name } (tickets: { $count }).
proposal-procedure = Worked by the procedure { $value } (tickets: { $count }).
proposal-resolution-open = The tickets share no written answer yet; whoever owns “{ $name }” adds it before this is published.
proposal-evidence = Tickets: { $tickets }, from distinct customers: { $customers }, since { $since }.
proposal-trend = Tickets resolved a week, oldest first: { $weeks }.
proposal-pace = Resolved a week: { $rate } tickets (most likely { $low } to { $high }).
proposal-pace-more = In the last { $weeks } { $weeks ->
    [one] week
   *[other] weeks
} { $later } were resolved, in the { $weeks } before them { $earlier }: more than chance explains.
proposal-pace-fewer = In the last { $weeks } { $weeks ->
    [one] week
   *[other] weeks
} { $later } were resolved, in the { $weeks } before them { $earlier }: fewer than chance explains.
proposal-pace-alike = In the last { $weeks } { $weeks ->
    [one] week
   *[other] weeks
} { $later } were resolved, in the { $weeks } before them { $earlier }: chance explains the difference.
proposal-amounts = Amount at stake in cases in { $language }, in their own currency: half of those that name one have { $middle } or less, from { $least } to { $highest } (tickets: { $count }).
proposal-version = Customers mention { $value } (tickets: { $count }).
proposal-finding = Found: { $value } (tickets: { $count }).
proposal-step = Do: { $value } (done in tickets: { $count }).
proposal-subject = Their subject is “{ $value }” (tickets: { $count }).
proposal-answer-for = Where the subject is “{ $subject }”: “{ $text }” (written in tickets: { $count }).
proposal-heading-tell = How to tell
proposal-heading-reply = What to tell the customer
proposal-heading-escalation = When to ask others
proposal-heading-sources = Sources
proposal-asked = Ask { $value } (asked in tickets: { $count }).
proposal-sources = Made from { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
} from { $customers } { $customers ->
    [one] customer
   *[other] customers
} since { $since }.
proposal-version-of = Procedure { $value } (tickets: { $count }).
proposal-telling = Where the subject is “{ $subject }”, customers write { $words } (tickets: { $count }).
proposal-telling-word = “{ $text }” ({ $count })
proposal-environment = { $parts } (tickets: { $count }).
proposal-environment-product = Product: { $value }
proposal-environment-channel = contact by { $value }
proposal-environment-language = customers’ language: { $value }
proposal-telling-topic = These customers write, more often than others of this product, { $words } (tickets: { $count }).
proposal-way = If you find: “{ $text }” (tickets: { $count } of { $of }).
proposal-way-outcome = If you find: “{ $text }” ({ $outcome }; tickets: { $count } of { $of }).
proposal-way-bare = In tickets: { $count } of { $of } was found “{ $text }”; nothing is written of what was done then.
proposal-way-noted = Where it is as these tickets noted: “{ $text }” (tickets: { $count } of { $of }).
proposal-way-found = It may also be so: “{ $text }” (tickets: { $count }).
proposal-way-do = Do as was done: “{ $text }” (tickets: { $count }).
proposal-way-ask = Ask { $text } (asked in tickets: { $count }).
proposal-way-tell = Then tell the customer: “{ $text }” (tickets: { $count }).
proposal-way-others = { $count ->
    [one] One more ticket of { $of } went a way of its own; one ticket shows too little to tell it here.
   *[other] { $count } more tickets of { $of } went ways that only one ticket each shows; they are not told here.
}
proposal-reply-first = Before it is known, tell the customer: “{ $text }” (tickets: { $count }).
proposal-reply-after = What “What to do” tells the customer was written when it was done: send it then, not before (tickets: { $count }).
proposal-escalate-owner = If none of this applies, ask { $owner }, who answer for the procedure.
proposal-escalate-else = If none of this applies, ask whoever owns { $code }, { $name }.
