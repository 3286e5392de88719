## The machine, its other users, and the terminal.
home-none = No home folder is known for this user. Name one with --home.
home-io = { $path } cannot be used: { $detail }.
home-wide = { $path } is open to others (its mode is { $mode }), so nothing was opened. Run: chmod -R go= { $root }
home-foreign = { $path } belongs to another user ({ $owner }), so nothing was opened. If it is yours, an administrator mends it with: chown -R { $me } { $root }
home-link = { $path } is a link to somewhere else, so nothing was opened. Put the file itself there, after: rm { $file }
home-odd = { $path } is neither a file nor a folder, so nothing was opened. Run: rm { $file }
home-twice = { $path } has a second name elsewhere, through which others may change it, so nothing was opened. Run: cp { $file } { $file }.own && mv { $file }.own { $file }
home-parent-wide = Others may write into { $parent }, so they could put another folder in the place of { $path }; nothing was opened. Run: chmod go-w { $folder }
home-parent-foreign = { $parent } belongs to another user ({ $owner }), who could put another folder in the place of { $path }; nothing was opened. Choose a folder of your own with --home.
cli-lang = There is no language “{ $value }”. The languages are: { $known }.
cli-no-terminal = The screen needs a terminal. In a pipe or a script, use a command: secondline --help lists them.
screen-broken = secondline met a fault of its own ({ $place }) and ended. What you wrote is saved here; start it again and go on.
screen-small = This window is too small. Make it { $columns } { $columns ->
    [one] column
   *[other] columns
} wide and { $rows } { $rows ->
    [one] row
   *[other] rows
} high.
screen-no-shell = There is no shell here that could bring the screen back, so it stays.
lock-since = Screen locked since { $time }.
lock-choose = Choose a PIN of at least { $least } characters and press enter. You unlock the screen with it until you quit.
lock-again = Type the same PIN once more and press enter.
lock-ask = Type your PIN and press enter.
lock-compare = Comparing.
lock-short = That is too short. A PIN has { $least } characters or more.
lock-differs = The two were not the same. Choose again.
lock-wrong = { $left ->
        [one] That is not the PIN. One try is left; then the program ends, with everything saved.
       *[other] That is not the PIN. { $left } tries are left; then the program ends, with everything saved.
    }
lock-back = Press esc to go back without a PIN, ctrl-c to quit; everything is saved.
lock-quit = Press ctrl-c to quit; everything is saved.
lock-opened = The screen is unlocked again.
fault-reference = This is no reference to a secret. What stands there is not shown here.
fault-reference-mend = Write keyring:NAME, env:NAME, file:/path or cmd:command; the secret itself never stands in a file.
secret-unset = There is no secret from { $reference }: the variable is not set.
secret-unreadable = There is no secret from { $reference }: the file cannot be read ({ $detail }).
secret-foreign = There is no secret from { $reference }: the file belongs to somebody else. Make one of your own.
secret-wide = There is no secret from { $reference }: others may read the file. Run: chmod 600 { $path }
secret-no-run = There is no secret from { $reference }: the command cannot be run ({ $detail }).
secret-failed = There is no secret from { $reference }: the command failed.
secret-no-text = There is no secret from { $reference }: what is there is not text.
secret-empty = There is no secret from { $reference }: what is there is empty.
secret-no-key = There is no secret from { $reference }: the keyring does not hold it, as after each restart of the machine. Run: secondline login { $name }
secret-no-keyring = There is no secret from { $reference }: this system has no keyring that the program may use ({ $detail }). Name the secret by env:, file: or cmd: instead.
login-prompt = Secret for keyring:{ $name } (it is not shown): 
login-empty = Nothing was typed, so nothing was stored.
login-stored = keyring:{ $name } is stored in the memory of this machine, for you alone, until it restarts or you run secondline logout.
login-unused = No setting names it yet. The token of the CRM would be: token = "keyring:{ $name }".
login-no-name = The settings name no key of the keyring, so nothing was asked. Write token = "keyring:NAME" there, or give a name: secondline login NAME.
login-many = The settings name several keys: { $known }. Say which one.
logout-removed = keyring:{ $name } was removed.
logout-absent = keyring:{ $name } was not there.
logout-other = { $reference } is not kept by this program; it stays where it is.
logout-left = What stays on this machine: { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
} and { $waiting } { $waiting ->
    [one] unsent change
   *[other] unsent changes
} in { $path }. The token itself is still valid until the CRM revokes it.
login-name = “{ $name }” cannot be the name of a key: letters, digits, dots, dashes and underscores can.
store-no-cipher = The settings name a key for the local file, and this program was built without encryption, so nothing was opened.
store-no-cipher-next = Build it with: cargo build --release --features sqlcipher. Or take [store] key out of settings.toml: the file is readable by you alone either way.
store-key-missing = The local file is encrypted, and the settings name no key for it, so nothing was opened.
store-key-missing-next = Put the line back under [store] in settings.toml: key = "keyring:NAME".
store-wrong-key = The key does not open the local file. Nothing was changed.
store-wrong-key-next = Type it again with secondline login. The file keeps what was not sent yet, so it is not thrown away.
store-in-use = The local file is to be encrypted, and another session has it open.
store-in-use-next = End the other session and start again.
