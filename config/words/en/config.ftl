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
expr-function = The condition cannot be read: there is no function “{ $found }”; known are not, today, now, days and date.
expr-ticket = The condition cannot be read: a ticket has no “{ $found }”; known are { $known }.
expr-clock = The condition cannot be read: clocks are not run by this version.
fault-expr-mend = Write it like: amount >= 5000 and recognised in ("no", "unsure").
