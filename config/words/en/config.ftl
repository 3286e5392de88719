## What is wrong in a file, and what to do about it.

fault-syntax = This is not valid TOML: { $detail }.
fault-syntax-mend = Correct the line; text needs quotes, and a key stands once.
fault-not-utf8 = The file is not written in UTF-8 from this line on.
fault-not-utf8-mend = Save it as UTF-8; until then the shipped file is used.
fault-unreadable = The file cannot be read: { $detail }.
fault-unreadable-mend = Check that it exists and that you may read it.
fault-unknown-key = There is no key “{ $key }” here.
fault-unknown-key-mend = Did you mean “{ $near }”?
fault-no-such-key = There is no key “{ $key }” here.
fault-no-such-key-mend = Known keys here: { $known }.
fault-missing = A key is missing here.
fault-missing-mend = Add it.
fault-type = { $found ->
        [text] A text stands here
        [integer] A whole number stands here
        [decimal] A decimal number stands here
        [true-false] True or false stands here
        [date] A date stands here
        [list] A list stands here
       *[table] A table stands here
    }, which does not fit.
fault-type-mend = { $wanted ->
        [text] Write a text in quotes.
        [integer] Write a whole number without quotes.
        [decimal] Write a number without quotes.
        [true-false] Write true or false without quotes.
        [date] Write a date such as 2026-03-02 without quotes.
        [list] Write a list in square brackets.
       *[table] Write a table: keys and values in braces.
    }
fault-too-small = The number is too small.
fault-too-small-mend = Write { $least } or more.
fault-duration = “{ $value }” is not a duration.
fault-duration-mend = Write a number and a unit: 30s, 15m, 2h.
fault-language = There are no words in the language “{ $value }”.
fault-language-mend = Choose one of { $known }, or auto.
fault-words = The sentence cannot be read: { $detail }.
fault-words-mend = Compare it with the shipped catalogue of the same language.
fault-no-profile = There is no CRM profile named “{ $name }”.
fault-no-profile-mend = Put it into the folder crm, or choose one of: { $known }.
fault-near-profile = There is no CRM profile named “{ $name }”.
fault-near-profile-mend = Did you mean “{ $near }”? Known profiles: { $known }.

expr-open-text = The condition cannot be read: a text lacks its closing quote.
expr-number = The condition cannot be read: “{ $found }” is no number.
expr-unexpected = The condition cannot be read: “{ $found }” cannot stand here.
expr-ends-early = The condition cannot be read: it ends too early.
expr-too-deep = The condition cannot be read: it is nested too deeply.
expr-date = The condition cannot be read: date() needs a day in quotes, such as date("2026-03-01").
expr-time = The condition cannot be read: date and time() needs a moment in quotes, such as date and time("2026-03-01T09:30:00").
expr-duration = The condition cannot be read: duration() needs a length in quotes, such as duration("P2D") or duration("P1Y6M").
expr-function = The condition cannot be read: there is no function “{ $found }”; known are not, today, now, days, date, date and time, and duration.
expr-ticket = The condition cannot be read: a ticket has no “{ $found }”; known are { $known }.
expr-clock = The condition cannot be read: of a clock it may ask { $known }, as in clock.NAME.running, and not “{ $found }”.
fault-expr = The condition cannot be read.
fault-expr-mend = Write it like: amount >= 5000 and recognised in ("no", "unsure").

# Tables and procedures.

fault-choice = “{ $value }” is not allowed here.
fault-choice-mend = Choose one of: { $known }.
fault-near-name = There is no “{ $name }”.
fault-near-name-mend = Did you mean “{ $near }”?
fault-no-name = There is no “{ $name }”.
fault-no-name-mend = Take it out, or write the thing that it names.
fault-csv = The table cannot be read: { $detail }.
fault-csv-mend = Save it again as CSV with commas, in UTF-8.
fault-column = The column “{ $name }” is missing.
fault-column-mend = Add it to the first line.
fault-width = The row has { $found } cells where { $wanted } belong.
fault-width-mend = Put texts that hold a comma into quotes.
fault-cause-code = “{ $code }” is no cause code.
fault-cause-code-mend = Write a family such as FUL, or a cause such as FUL-02.
fault-cause-twice = The code { $code } stands twice.
fault-cause-twice-mend = Give each cause its own code; codes are never reused.
fault-cause-parent = There is no family “{ $parent }” above this row.
fault-cause-parent-mend = Write the family first, then its causes.
fault-cause-orphan = { $code } has the form of a cause and no family.
fault-cause-orphan-mend = Write its family in the column parent.
fault-cause-name = { $code } has no name in this language.
fault-cause-name-mend = Give it a name in every language.
fault-cause-long = The name is too long for the picker.
fault-cause-long-mend = Write at most { $max } characters.
fault-cause-same-name = Two causes are named “{ $name }”.
fault-cause-same-name-mend = Name them so that nobody can mix them up.
fault-triage-column = “{ $name }” is no column of a decision table.
fault-triage-column-mend = Name it in:ticket.FIELD, out:sop, out:priority, out:queue or note.
fault-triage-cell = “{ $value }” is no test.
fault-triage-cell-mend = Write -, words with commas, not(word), a number, >= 5 or [1..5].
fault-triage-dead = Rule { $rule } is never reached: the earlier rules ({ $by }) match all that it matches.
fault-triage-dead-mend = Move it up, or take it out.
fault-triage-overlap = The rules { $rule } and { $with } match some of the same cases: { $case }.
fault-triage-overlap-mend = Narrow one of them, or choose the hit policy F.
fault-triage-no-rest = The last rule does not match everything.
fault-triage-no-rest-mend = End the table with a row of dashes.
fault-triage-test = The example expects { $wanted } and the table gives { $found }.
fault-triage-test-mend = Correct the table or the example.
fault-sop-front = The file has no front matter.
fault-sop-front-mend = Begin it with a line +++, the keys, and another line +++.
fault-sop-heading = The heading has no id.
fault-sop-heading-mend = Write it like: ## Title {"{#"}id{"}"}, with small letters, digits and hyphens.
fault-sop-block-open = The block is not closed.
fault-sop-block-open-mend = Close it with a line of three backticks.
fault-sop-block-twice = The step “{ $id }” has two blocks.
fault-sop-block-twice-mend = Keep one.
fault-sop-block = A block of the kind “{ $kind }” means nothing here.
fault-sop-block-mend = Only step blocks, inside a section, are read.
fault-sop-no-block = The step “{ $id }” has no logic.
fault-sop-no-block-mend = Add a step block; an empty one makes a step that is ticked.
fault-sop-block-here = A translation holds words only.
fault-sop-block-here-mend = Move the block to the logic file of { $sop }.
fault-macro-text = This is no text of a reply.
fault-macro-text-mend = Write at least one sentence, without card data.
fault-macro-empty = The reply has no text.
fault-macro-empty-mend = Write it in one of: { $known }.
fault-sop-clock-from = A clock cannot count from “{ $input }”.
fault-sop-clock-from-mend = Name an input of the type date or datetime, ticket.created or ticket.escalated.
fault-sop-warn = “{ $value }” is no warning.
fault-sop-warn-mend = Write a share such as 50%, or what is left such as 1d left.
fault-sop-length = “{ $value }” is no length of time.
fault-sop-length-mend = Write minutes, hours or days such as 30m, 4h or 45d.
fault-sop-later-clock = Whether the clock “{ $clock }” runs is decided only in the step “{ $step }”.
fault-sop-later-clock-mend = Move this condition behind that step, or make it a gate.
fault-sop-format = This is not format 1.
fault-sop-format-mend = Write format = 1.
fault-sop-version = “{ $value }” is no version.
fault-sop-version-mend = Write three numbers such as 3.1.0.
fault-sop-history = The newest change is not of version { $version }.
fault-sop-history-mend = Put a [[change]] of this version first.
fault-sop-twice = “{ $id }” stands twice.
fault-sop-twice-mend = Give each its own id.
fault-sop-same = The same version of { $id } stands in { $other }.
fault-sop-same-mend = Raise the version or remove one file.
fault-sop-no-steps = The procedure has no steps.
fault-sop-no-steps-mend = Write at least one section with a step block.
fault-sop-input-id = “{ $id }” cannot name an input.
fault-sop-input-id-mend = Use small letters, digits and underscores, and no word of the expression language.
fault-sop-pattern = The pattern cannot be read: { $detail }.
fault-sop-pattern-mend = Write a regular expression; in TOML a backslash is written twice.
fault-sop-bound = This is no limit of a date.
fault-sop-bound-mend = Write today, now, or a date such as 2026-03-01.
fault-sop-options = There is nothing to choose from.
fault-sop-options-mend = List the codes: of = ["yes", "no"].
fault-sop-option-code = “{ $code }” is no code of an option.
fault-sop-option-code-mend = Use letters, digits, hyphens and underscores.
fault-sop-ticket-only = This condition may speak of the ticket only, not of the answer “{ $input }”.
fault-sop-ticket-only-mend = Use ticket.FIELD, or move the condition to a step.
fault-sop-own-input = Whether a step applies cannot depend on its own answer “{ $input }”.
fault-sop-own-input-mend = Ask it in an earlier step, or make it a check.
fault-sop-later-input = “{ $input }” is asked later, in the step “{ $step }”.
fault-sop-later-input-mend = Move that step up, or this condition down.
fault-sop-option = “{ $input }” never has the value “{ $value }”.
fault-sop-option-mend = Its options are: { $known }.
fault-sop-compare = “{ $input }” is of the type { $kind } and is compared with something else.
fault-sop-compare-mend = Compare it with a value of its own type.
fault-sop-title = A title is missing.
fault-sop-title-mend = Write it.
fault-sop-no-section = The words of the step “{ $id }” are missing.
fault-sop-no-section-mend = Add a section with the id { $id }; until then the other language stands in.
fault-sop-no-label = The input “{ $id }” has no label.
fault-sop-no-label-mend = Add a list item with its id and its words.
fault-sop-no-option = The option “{ $code }” of “{ $id }” has no words.
fault-sop-no-option-mend = Add it below the label, two spaces further in.
fault-sop-stray-label = The step asks nothing named “{ $id }”.
fault-sop-stray-label-mend = Correct the id, or take the label out.
fault-sop-no-message = The sentence “{ $id }” is not written.
fault-sop-no-message-mend = Add it to the section Messages.
fault-sop-no-clock-name = The clock “{ $clock }” has no name for people.
fault-sop-no-clock-name-mend = Add a list item with its name and its words to the section with the id clocks.
fault-sop-stale = The translation is of version { $found }, the procedure of { $version }.
fault-sop-stale-mend = Compare the two, then set translates to the procedure’s version. Until then the other language is shown.
fault-recode-version = The change has no version.
fault-recode-version-mend = Name the version of the taxonomy that brought it.
fault-recode-date = “{ $value }” is no date.
fault-recode-date-mend = Write the first day of the new codes as 2026-08-01.
fault-recode-from = The row names no old code.
fault-recode-from-mend = Write the code that is no longer used.
fault-recode-to = “{ $value }” is no code in use, and does not become one later.
fault-recode-to-mend = Write one code where it was renamed or merged, several with spaces between them where it was split.
fault-recode-used = { $value } is still a code of its own.
fault-recode-used-mend = Take it out of taxonomy.csv, or name it among its parts where it was split.
fault-recode-twice = { $value } changes twice in this version.
fault-recode-twice-mend = Write all that became of it in one row.
