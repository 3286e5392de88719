# Whose articles and requests are, and who found them right.
command-queue-validate = second look
command-queue-owner = owner
queue-view-recurring = Recurring
queue-view-mine = Mine
queue-view-articles = Articles
queue-view-flagged = Flagged
queue-view-stale = Stale
queue-view-mine-none = No article is yours. o on an article makes it yours or somebody's.
queue-view-articles-none = The help center lists no article yet.
queue-view-flagged-none = No agent says that an article is wrong.
queue-view-stale-none = No article is stale.
queue-mine-none = No request is yours. o on a request makes it yours or somebody's.
column-article = ARTICLE
column-verified = VERIFIED
confidence-work-in-progress = in progress
confidence-not-validated = unvalidated
confidence-validated = validated
confidence-archived = archived
pick-article = “{ $title }”: how does it stand?
pick-article-work-in-progress = Send it back to its writer, with a sentence
pick-article-not-validated = Offer this text to a second person
pick-article-validated = It is right: validate it
pick-article-archived = Archive it, with a sentence
article-so-already = It stands so already.
pick-owner = Whose is “{ $title }”?
pick-owner-me = { $name } (you)
pick-owner-nobody = Nobody’s
compose-article-work-in-progress = What is to be mended in “{ $title }”?
compose-article-archived = Why is “{ $title }” not to be used any more?
article-hint = One sentence; every desk reads it.
article-none = Choose an article or a request first.
article-product = Requests are judged by the product team; o says whose one is.
article-note-not-validated = ✎ For a second person: { $title }
article-note-elsewhere = The whole text is in Knowledge, where a second person validates it.
article-note-work-in-progress = ✎ Sent back: { $title }
article-note-validated = ✔ Validated: { $title }
article-note-archived = ✘ Archived: { $title }
article-note-owner = ☞ { $name } sees to “{ $title }”
article-note-nobody = ☞ Nobody sees to “{ $title }”
done-article-not-validated = Offered; somebody else finds it here and says whether it is right.
done-article-validated = Validated; press S to publish it.
done-article-archived = Archived on every desk.
done-article-work-in-progress = It is back with its writer.
done-owner = { $name } sees to it.
done-owner-nobody = Nobody sees to it any more.
send-publish = Publish it now: a second person found it right
send-draft = Send it now as a draft: nobody but its writer looked at it
standing-work-in-progress = Sent back by { $by } on { $at }.
standing-not-validated = Written by { $author }, offered on { $at }; nobody else looked at it yet.
standing-validated = Validated by { $by } on { $at }.
standing-archived = Archived by { $by } on { $at }.
standing-owner = { $name } sees to it.
article-used = Answered { $count } { $count ->
    [one] ticket
   *[other] tickets
}, the last on { $last }; last verified { $verified }.
article-flag = Wrong or stale by #{ $key } ({ $at }): { $words }
article-flag-mended = Mended since: #{ $key } ({ $at }): { $words }
article-stale-unused = Nobody edited or used it for { $days } { $days ->
    [one] day
   *[other] days
}.
article-stale-unchanged = It is out, and the contacts of its cause are not fewer.
refused-article-author = You wrote this text; another person says whether it is right.
refused-article-not-offered = Nobody offered this text yet; its writer does that first.
refused-article-sentence = Say why in one sentence.
refused-article-nowhere = No solved ticket takes a note any more, so there is no place where every desk would read this. Solve one with a word on knowledge first.
refused-article-publish-there = It is validated, but this CRM lets nobody publish from here. Publish it at { $url }.
refused-proposal-archived = It was archived; offer it again before it is sent.
news-flag = Your article “{ $title }” is wrong or stale by #{ $key }: { $words }
news-coach = A coaching note from { $by } on #{ $key }. Press 8 to read it.
command-review-plan-new = make a plan
pick-plan-owner = Who sees to the plan for { $code }?
compose-plan-new = Plan for { $code }, by { $name }
plan-new-hint = When, what is expected if you can say, what is to be done: +30d -30% Name the shop on the statement.
done-plan-new = The plan is made; every lead reads it.
dim-release = release
