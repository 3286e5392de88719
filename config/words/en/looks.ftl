# Keys, looks and language of the screen.

keys-follow = { $keys } …
keys-nothing = { $keys } means nothing here. The key ? shows all keys.
fault-key-writes = The key { $value } is a letter, and text is typed wherever this command applies.
fault-key-writes-mend = Choose a key with ctrl or alt, or one with a name such as enter or f5.
fault-key-begins = { $key } cannot be a command and also begin other keys: { $value } stands on the same screen.
fault-key-begins-mend = Choose another key, or give { $value } another one as well.
fault-key-hides = Where both apply, { $key } means { $value }, and { $other } has no key there.
fault-key-hides-mend = Give { $other } another key as well. Until then the palette finds it.

command-app-language = language
command-app-redraw = paint the screen anew
command-app-theme = theme
theme-now = Theme: { $name }.
language-now = The screen speaks English.
theme-dark = dark
theme-light = light
theme-high-contrast = high contrast
theme-16 = 16 colours
theme-none = no colour
fault-none-of = “{ $value }” is not known here.
fault-none-of-mend = Choose one of { $known }.
palette-not-here = Not for what is selected here.
