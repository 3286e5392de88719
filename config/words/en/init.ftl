## First steps.

init-hello = A few questions, and the Desk opens. Nothing is written before the CRM has answered. An empty answer takes what stands in brackets.
init-language = Language of the screen?
init-crm = Which CRM?
init-base = Address of the CRM?
init-var = Value of “{ $name }” for your account?
init-auth = Signing in: { $key }?
init-token = Where is the token? Name it as env:NAME, keyring:NAME, file:/path or cmd:command.
init-keep-token = This looks like a token itself. It never goes into the settings; shall it be kept in { $path }, for you alone?
init-bare-token = This is not the name of a token. Write env:NAME, keyring:NAME, file:/path or cmd:command; a token itself would stay in the shell's history.
init-with = “{ $value }” is not KEY=VALUE.
init-with-unknown = The profile has nothing called “{ $key }”. It has: { $known }.
init-not-listed = “{ $value }” is not in the list.
init-asking = Asking { $base }, reading only…
init-again = Nothing was written. Another try:
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
