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
screen-small = This window is too small. Make it { $columns } columns wide and { $rows } rows high.
