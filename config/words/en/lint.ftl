## What each part of a file allows and nobody can have meant, and what to do about it.

# Policies and agreements.

fault-sense-nameless = The name is empty.
fault-sense-nameless-mend = Write a name by which people know it.
fault-sense-same-name = There is another policy named “{ $name }”.
fault-sense-same-name-mend = Give each its own name, so that an explanation tells which one counts.
fault-sense-policy-never = “{ $name }” is no ticket's policy: “{ $other }” stands before it and takes all that it would take.
fault-sense-policy-never-mend = Move it up, or narrow the `for` of “{ $other }”.
fault-sense-no-policy = Tickets that no `for` fits have no policy: nothing is promised to them.
fault-sense-no-policy-mend = End with a policy without `for`, unless that is meant.
fault-sense-empty-for = This list is empty and chooses nothing.
fault-sense-empty-for-mend = Name at least one value, or take the key out.
fault-sense-language-code = “{ $value }” is no code of a language, and no ticket will ever have it.
fault-sense-language-code-mend = Write a code such as es, es-MX or pt.
fault-sense-from = This clock begins with a message, so `from` says nothing here.
fault-sense-from-mend = Take it out.
fault-sense-warn-never = With a time of { $target }, the warning “{ $warn }” never comes.
fault-sense-warn-never-mend = Write less than { $target } in the same unit, or a share such as 75%.
fault-sense-all-unused = Every priority has a target of its own, so `all` says nothing.
fault-sense-all-unused-mend = Take it out, or take out the targets that are as it is.
fault-sense-priorities = The priority { $more } has { $long } and { $less } has { $short }: the more urgent case may wait longer.
fault-sense-priorities-mend = Turn the two round, or correct the one that is wrong.
fault-sense-reply-late = The first reply may take { $reply } and the solution only { $solution }.
fault-sense-reply-late-mend = Give the reply less time than the solution.
fault-sense-queue = The CRM has no queue “{ $name }”.
fault-sense-queue-mend = Choose one of: { $known }.
fault-sense-team-twice = “{ $name }” is a name of “{ $other }” already.
fault-sense-team-twice-mend = Give each team one [[ask]] and each name to one team.
fault-sense-chase-late = { $team } has { $within } to answer and would be asked again only after { $chase }.
fault-sense-chase-late-mend = Ask again sooner, at half of the time for example.
fault-sense-no-team = Nothing is agreed with a team “{ $name }”.
fault-sense-no-team-mend = Write an [[ask]] for it in sla.toml, or put the name under `also` of the team that is meant.

# Calendars.

fault-sense-hours-turned = “{ $hours }” is open over midnight, for { $long } hours.
fault-sense-hours-turned-mend = Turn the two times round; where such a night is meant, write { $from }-24:00 and, on the day after it, 00:00-{ $to }.
fault-sense-holiday-years = “{ $name }” is kept since { $since } and only until { $until }.
fault-sense-holiday-years-mend = Correct one of the two years.
fault-sense-holiday-never = “{ $name }” never comes: no year has such a day.
fault-sense-holiday-never-mend = Correct its day or its years.
fault-sense-holiday-twice = “{ $name }” is the same day as “{ $other }”.
fault-sense-holiday-twice-mend = Keep one of the two.
fault-sense-holidays-end = The holidays of this calendar end with { $day }: since then it closes on none.
fault-sense-holidays-end-mend = Add the days of this year, or write rules such as every = "12-25" that do not run out.
fault-sense-hours-order = “{ $hours }” begins before the hours that stand before it.
fault-sense-hours-order-mend = Write the hours of a day in their order, by the clock of 24 hours: 14:00 and not 02:00.
fault-sense-no-holidays = This calendar rests at weekends and knows no holidays.
fault-sense-no-holidays-mend = Add a [[holiday]] for each, or copy the ones of a shipped calendar.

# Replies.

fault-sense-reply-language = The reply “{ $name }” has no text in { $language }, which other replies have.
fault-sense-reply-language-mend = Write it in { $language } too; until then customers read it in another language.
fault-sense-blank-open = The blank at “{ $blank }” cannot be filled in.
fault-sense-blank-open-mend = Write it between « and », with a few words on what belongs there.
fault-sense-placeholder-foreign = “{ $sign }” would be sent as it stands: nobody fills it in.
fault-sense-placeholder-foreign-mend = Write what the agent has to fill in between « and ».
fault-sense-tongue = This is written in { $found } and stands under { $language }.
fault-sense-tongue-mend = Put each text under its own language.
fault-sense-blanks = Blanks to fill in here: { $found }; in { $other }: { $wanted }.
fault-sense-blanks-mend = Ask for the same things in every language.

# Procedures.

fault-sense-clock-endless = A condition waits for the clock “{ $clock }” to end, and no step stops it.
fault-sense-clock-endless-mend = Name it under stop in the step with which its time is kept.
fault-sense-currency = “{ $value }” is no currency.
fault-sense-currency-mend = Write its three letters by ISO 4217, such as MXN, BRL or USD.
fault-sense-currencies = “{ $one }” and “{ $two }” are compared and are money of two currencies: { $known }.
fault-sense-currencies-mend = Ask both in the same currency.
fault-sense-skeleton = “{ $value }” still stands here from the skeleton.
fault-sense-skeleton-mend = Write what belongs here before the procedure is put in force.
fault-sense-not-yet = The procedure is active now, and in force only from { $day } on.
fault-sense-not-yet-mend = Set status to draft until that day, or correct the day: an active procedure is started at once.
fault-sense-approved-old = Version { $version } is of { $day }, and the approval is older.
fault-sense-approved-old-mend = Have it approved, then write the day under approved.
fault-sense-future-day = { $day } has not come yet.
fault-sense-future-day-mend = Check the year.
fault-sense-review-far = The review is only on { $day }.
fault-sense-review-far-mend = Check the year: a procedure is looked at again within three years.
fault-sense-same-title = Two steps are titled “{ $title }”.
fault-sense-same-title-mend = Give each its own title, so that a note about one is not read as one about the other.
fault-sense-same-words = “{ $words }” stands here and at “{ $other }”: nobody can tell the two apart.
fault-sense-same-words-mend = Say in words how they differ.
fault-sense-sentence-number = The sentence says { $found } and its condition { $wanted }.
fault-sense-sentence-number-mend = Correct the one that is wrong.
fault-sense-secret = “{ $input }” asks for a secret of the customer.
fault-sense-secret-mend = Take it out: codes of cards, PINs and passwords are never asked and never kept.
fault-sense-card-number = “{ $input }” accepts a full card number, which is never kept.
fault-sense-card-number-mend = Ask the type last4 instead.
fault-sense-one-option = “{ $input }” offers one answer alone.
fault-sense-one-option-mend = Add the others, or ask a bool with must_be = true.
fault-sense-wait-pending = The status pending says that the customer is waited for, and a team is.
fault-sense-wait-pending-mend = Write status = "hold".
fault-sense-days-turned = “days({ $from }, { $to })” counts from the first day to the second, and the first is never before the second: it never comes to more than 0.
fault-sense-days-turned-mend = Write “days({ $to }, { $from })”.
fault-sense-near-shipped = “{ $name }” is nearly “{ $near }”, which is shipped and stays beside it.
fault-sense-near-shipped-mend = Did you mean “{ $near }”? A name that is the same replaces what is shipped; for something else take one that nobody confuses with it.
fault-sense-row-not-for = The row chooses { $sop }, which is not for { $case }.
fault-sense-row-not-for-mend = Choose another procedure, or widen what it applies to.

# Own words.

fault-sense-sentence-unknown = The program never says “{ $name }”.
fault-sense-sentence-unknown-mend = { $near ->
    [none] Take it out, or copy the id of the sentence that you mean.
   *[other] Did you mean “{ $near }”?
}
fault-sense-sentence-value = This sentence is not given “${ $value }”.
fault-sense-sentence-value-mend = { $known ->
    [none] Take it out: it is given nothing.
   *[other] It is given: { $known }.
}
