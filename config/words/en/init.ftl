## First steps.

init-hello = A few questions, and the Desk opens. Nothing is written before the CRM has answered. An empty answer takes what stands in brackets.
init-language = Language of the screen?
init-crm = Which CRM?
init-base = Address of the CRM?
init-var = Value of “{ $name }” for your account?
init-auth = Signing in: { $key }?
init-token = Token ({ $key }): type or paste it, it is not shown; or name where it is, as env:NAME, keyring:NAME, file:/path or cmd:command.
init-keep = This is a token itself, and it never goes into the settings. Where shall it be kept, for you alone? A file stays; the keyring forgets it when this machine restarts.
init-token-from = The token comes from { $reference }.
init-no-crm = There is no CRM profile “{ $name }” with tickets. Known here: { $known }. One of your own is crm/{ $name }.toml in the config folder.
init-bare-token = This is not the name of a token. Write env:NAME, keyring:NAME, file:/path or cmd:command; a token itself would stay in the shell's history.
init-with = “{ $value }” is not KEY=VALUE.
init-with-unknown = The profile has nothing called “{ $key }”. It has: { $known }.
init-not-listed = “{ $value }” is not in the list.
init-asking = Asking { $base }, reading only…
init-again = Nothing was written. Another try:
init-despite = { $count ->
        [one] What is wrong above keeps tickets from being read. Write the settings all the same? (y/n)
       *[other] { $count } things above keep tickets from being read. Write the settings all the same? (y/n)
    }
init-wrong = Tickets cannot be read with these settings, so nothing was written. Mend what is told above, or run secondline init --anyway.
init-ended = The first steps were not finished; nothing was written.
init-groups = Which queues are your tier's work? Numbers or names, parted by commas.
init-back = Which queue do cases go back to when Tier 1 has to complete them?
init-fields = { $count ->
        [0] The fields of the profile are those of the CRM.
        [one] One field was found by its name.
       *[other] { $count } fields were found by their names.
    }
init-fields-missing = The CRM has no field for: { $names }. Ask its administrator for them, or go on without; what belongs there stays in the notes.
init-kept = The settings of before are kept in { $path }.
init-done = The settings are in { $path }. Type secondline to open the Desk.
