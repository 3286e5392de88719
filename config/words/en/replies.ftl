# Replies of the files, and what goes along with them.
compose-along = Fill in «…». Press ctrl-s to send it along with: { $what }
fault-macro-field = Nothing is known that could stand for { $value }.
fault-macro-field-mend = Write one of { $known }, or «…» for what a person fills in.
fault-macro-tag = “{ $value }” is no tag.
fault-macro-tag-mend = Write one word, with + or - before it.
