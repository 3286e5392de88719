# Personal data, card data and characters that are not seen.

hidden-characters = hidden characters
privacy-badge = personal data shown
privacy-shown = Personal data of this ticket is shown for 30 seconds. The reason is in the journal.
privacy-covered = Personal data is masked again.
compose-reveal = Show the personal data of #{ $key }
compose-reveal-hint = Why it has to be seen. The journal keeps it. Press enter to show it for 30 seconds.
command-ticket-reveal = show personal data
change-reveal = personal data
card-data-cut = A card number or its code stood in the text and was cut. Read it again, then save once more.
refused-card-data = The text holds a card number or its code, which is never kept or sent. Write at most the last four digits.
refused-reveal-reason = Give a reason why the personal data has to be seen.
