## Files of a conversation.

files-col-number = no.
files-col-name = name
files-col-size = bytes
files-col-at = sent
files-none = This ticket has no attachments.
files-saved = The file is in { $path }. It came from outside: nothing was opened.
files-elsewhere = The file lies at another address ({ $origin }), and the profile leaves such files alone.
files-large = The file is larger than { $most } MB and was not kept.
files-no-address = The CRM names no address for this file that may be asked.
files-broken-off = The file could not be saved, because a part of this program failed; asking for it again may help.
files-status = The file could not be had (status { $status }).
refused-no-such-file = There is no file { $number }; the ticket has { $count }.
pick-file = Attached to { $key }
files-coming = “{ $name }” is being brought.
files-brought = “{ $name }” lies in { $folder }, unopened.
files-unread = Nothing of the conversation is here yet, so nothing of what is attached either.
