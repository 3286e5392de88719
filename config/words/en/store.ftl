store-newer = The local store was written by a newer version (schema { $found }; this program knows { $known }).
store-newer-next = Start the newer version, or point --home at another folder. Nothing was changed.
store-not-ours = The file of the local store belongs to another program.
store-not-ours-next = Move it away or point --home at another folder. Nothing was changed.
store-full = The disk is full, so this is NOT saved.
store-full-next = Free some space and try again; what you wrote is still here.
store-file = The file of the local store cannot be opened.
store-file-next = Check that its folder exists, is yours and has mode 0700.
store-no-ticket = No ticket { $id } is held here.
store-no-change = Change { $id } is not waiting for anything.
store-under-way = Change { $id } is being sent at this moment.
store-under-way-next = Wait for its outcome, then decide.
store-broken = The local store could not do that; nothing of it was saved.
store-io = The disk did not take it, so this is NOT saved.
store-io-next = Check the disk, then try again; what you wrote is still here.
store-damaged = The local file is damaged.
store-damaged-next = End every session and start again: what is not sent yet is rescued from it, everything else is pulled again.
store-crowded = Another program has been reading the local file for long, so pulling waits.
store-crowded-next = End that program. What you write is saved all the same.
store-owed = { $count } { $count ->
    [one] change has not arrived
   *[other] changes have not arrived
} yet, so nothing was purged.
store-owed-next = Send them first (secondline sync), or give them up with --drop-owed.
store-network = The local file lies on a network drive, so it is used in a slower, safe way. A folder on this machine’s own disk is better.
store-salvaged = The local file was damaged and set aside as { $file }. Everything that existed only here was rescued: { $changes } { $changes ->
    [one] change
   *[other] changes
}, { $owed } of them still to send, and { $drafts } { $drafts ->
    [one] draft
   *[other] drafts
}. Tickets are pulled again.
store-salvaged-part = The local file was damaged and set aside as { $file }. Rescued: { $changes } { $changes ->
    [one] change
   *[other] changes
}, { $owed } of them still to send, and { $drafts } { $drafts ->
    [one] draft
   *[other] drafts
}. NOT readable (table and rows, * where not even the rows are known): { $lost }. Tickets are pulled again.
