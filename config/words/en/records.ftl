## Audit, purge, retention, export.
audit-whole = The audit holds: { $entries } { $entries ->
    [one] entry
   *[other] entries
}, { $purged } of them purged, { $lost } lost to damage. Newest link: { $head }
audit-broken = The audit is broken at entry { $seq }. { $why }
audit-break-missing = That entry is not there.
audit-break-link = Its link does not follow on the one before.
audit-break-text = Its text is not the one that was chained.
audit-break-removed = Its text is gone, and no purge took it.
audit-break-unchained = A change stands in the journal that nobody chained.
audit-break-taken-back = Whether a change was taken back is not what the audit says.
audit-break-head = The newest link is not the one that was written last: entries may have been cut off.
audit-break-noted = The link that was noted down is not in the chain.
audit-empty = Nothing was done here yet.
audit-purged = (purged)
audit-col-seq = NO.
audit-col-at = WHEN
audit-col-by = WHO
audit-col-key = TICKET
audit-col-what = WHAT
audit-col-detail = DETAIL
purge-plan = This would be purged: { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
}, { $changes } { $changes ->
    [one] change
   *[other] changes
} with their texts in the audit, { $drafts } { $drafts ->
    [one] draft
   *[other] drafts
}, { $texts } { $texts ->
    [one] text
   *[other] texts
} of proposals, { $files } { $files ->
    [one] copy
   *[other] copies
} of the local file.
purge-confirm = Nothing was purged. Add --yes to do it; it cannot be taken back.
purge-owed-row = Not arrived yet: { $id } ({ $kind }, { $state }).
purge-done = Purged: { $tickets } { $tickets ->
    [one] ticket
   *[other] tickets
}, { $entries } { $entries ->
    [one] text
   *[other] texts
} in the audit, { $drafts } { $drafts ->
    [one] draft
   *[other] drafts
}, { $texts } { $texts ->
    [one] text
   *[other] texts
} of proposals, { $files } { $files ->
    [one] copy
   *[other] copies
}. The audit’s links still hold.
purge-traces = Another session has the local file open, or the disk is too full to write it anew: traces may be left in unused room. Run the purge again when that is over.
purge-elsewhere = Not touched: what the CRM holds, and files that were exported ({ $exports } so far; `secondline audit list` names them). Open tickets of the customer come back with the next pull, because work is owed on them.
retention-done = Purged here, as the settings say (older than { $days } d): { $tickets } { $tickets ->
    [one] finished ticket
   *[other] finished tickets
}.
export-done = { $rows } { $rows ->
    [one] row was written
   *[other] rows were written
} to { $file }.
export-unrecorded = The local file is a newer version’s, so this export is not in its audit.
export-head = secondline export of { $what } by { $by } at { $at }. Filter: { $filter }. { $masked } Rows: { $rows }. Confidential.
export-masked = Personal data is masked.
export-unmasked = Personal data is NOT masked; reason: { $reason }.
export-nobody = nobody signed in
export-no-filter = none
refused-nothing-to-purge = Nothing of { $key } is held here.
refused-export-exists = { $file } exists already. Take another name, or add --force to replace it.
refused-export-link = { $file } is a link. An export goes into a file of its own and never through a link.
refused-export-no-file = { $file } is not an ordinary file, so nothing was written there.
refused-export-failed = { $file } could not be written: { $detail }.
refused-export-reason = Unmasked data needs a reason: --reason TEXT. It goes into the audit.
refused-export-newer = The local file is a newer version’s and its audit cannot be written, so unmasked data cannot be exported.
