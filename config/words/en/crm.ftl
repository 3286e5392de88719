## The CRM and its profile.

crm-not-sent = The CRM could not be reached; nothing was sent.
crm-lost = The CRM's answer was lost; whether it arrived is being found out.
crm-page = { $host } answered with a page for people instead of data: a login page, or a proxy in between. Nothing was taken from it.
crm-refused = The CRM refused it (status { $status }): { $sentence }
crm-conflict = Somebody changed the ticket in the meantime.
crm-throttled = The CRM asks to wait { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.
crm-unauthorised = The CRM does not accept the token. Renew it; everything that waits is kept.
crm-login = The login at the CRM was refused ({ $why }). Renew its secret; everything that waits is kept.
crm-login-once = The login at the CRM was refused ({ $why }). Renew its secret; everything that waits is kept. A CRM that gives a new refresh token with each login needs one that can be replaced: keep it under file: or keyring:.
crm-place = The CRM no longer knows where the last pull stopped; it is read again.
crm-foreign = A link to another address ({ $origin }) was refused; nothing was sent there.
crm-anchors = This machine names no certificate authorities, so nothing can vouch for the CRM; nothing was sent. Install them (the package is mostly called ca-certificates), or name their file in SSL_CERT_FILE.
crm-protocol = The CRM answered something unexpected: { $why }.
crm-filter = The filter { $key } of the CRM profile ({ $file }, line { $line }) failed on { $met ->
    [nothing] an empty value
    [flag] a true or false
    [number] a number
    [text] a text
    [list] a list
    [fields] an object with { $names }
   *[other] an object
}. Compare it with an answer of the CRM: “secondline doctor --record DIR” keeps some, masked.
crm-filter-at = The filter { $key } of the CRM profile ({ $file }, line { $line }) looks for “{ $at }” in { $met ->
    [nothing] an empty value
    [flag] a true or false
    [number] a number
    [text] a text
    [list] a list
    [fields] an object with { $names }
   *[other] an object
}. Compare it with an answer of the CRM: “secondline doctor --record DIR” keeps some, masked.
crm-filter-gave = The filter { $key } of the CRM profile ({ $file }, line { $line }) gave { $met ->
    [nothing] an empty value
    [flag] a true or false
    [number] a number
    [text] a text
    [list] a list
    [fields] an object with { $names }
   *[other] an object
}, which cannot be used there. crm/FORMAT.md says what it must give.
crm-filter-endless = The filter { $key } of the CRM profile ({ $file }, line { $line }) does not come to an end, and was given up. Write it with fewer lists inside of lists.
crm-filter-stopped = The filter { $key } of the CRM profile ({ $file }, line { $line }) stopped in the middle. Write it more simply.
crm-cannot = The CRM profile has no { $action }, so this cannot be sent from here.
crm-too-long = { $unit ->
    [bytes] The text has { $is } bytes, and the CRM takes { $most }. Shorten it; nothing was sent.
   *[other] The text has { $is } characters, and the CRM takes { $most }. Shorten it; nothing was sent.
}
crm-no-place = { $what ->
    [status] The CRM has no status “{ $name }” that can be set from here.
    [priority] The CRM has no priority “{ $name }” that can be set from here.
    [statuses] Statuses cannot be set from here on this CRM.
    [priorities] Priorities cannot be set from here on this CRM.
    [field] The CRM has no field for “{ $name }”, so it cannot be kept there.
    [assignee] Owners cannot be set from here on this CRM.
    [queue] Queues cannot be set from here on this CRM.
    [note] This CRM takes no internal notes from here.
    [reply] This CRM takes no replies from here; answer the customer in the CRM itself.
    [tags] This CRM has no tags that can be set from here.
    [files] The CRM profile does not say what is attached to tickets; open them in the CRM itself.
    [link] The profile of this CRM does not say how tickets are linked; link them in the CRM itself.
    [merge] The profile of this CRM does not say how tickets are merged; merge them in the CRM itself.
    [article] This CRM has no place for articles; [knowledge] in settings.toml can name a folder.
   *[other] This CRM has no place for product requests; [feedback] in settings.toml can name another.
}
crm-bad-row = This row of the CRM could not be read: { $why }.

fault-profile-version = A profile says which version of the format it is written in.
fault-profile-version-mend = Write profile = 1.
fault-section = This section is missing.
fault-section-mend = Add it; crm/zendesk.toml shows all sections.
fault-base = “{ $value }” is no address that tokens may be sent to.
fault-base-mend = Write an https address without user and password (http only for 127.0.0.1 and localhost).
fault-auth = This does not say how to sign in.
fault-auth-mend = Write type = "bearer", "basic" (with user), "header" (with header) or "oauth2" (with grant, url, id and secret), and every secret by reference: keyring:NAME, env:NAME, file:/path or cmd:command. A secret itself never stands in a file.
fault-field = This is not one of our fields with the CRM's key of it.
fault-field-mend = Fields: { $known }; each with the CRM's key in quotes.
fault-filter = The filter cannot be read at “{ $found }”.
fault-filter-mend = Check the name and the signs around it; filters are written in jq.
fault-filter-end = The filter ends too early.
fault-filter-end-mend = Close what was opened, and end with a value.
fault-filter-refused = A filter may not use “{ $found }”: it could read this machine or run for ever.
fault-filter-refused-mend = Write it with map, select, first and the like.
fault-template-braces = The braces of this template do not close.
fault-template-braces-mend = Write places as “{"{"}vars.name{"}"}”.
fault-template-root = Templates here know no “{ $root }”.
fault-template-root-mend = They know: { $known }.
fault-template-var = There is no “{ $name }” in vars.
fault-template-var-mend = Add it under [vars], or under crm.vars in settings.toml.
fault-rate = “{ $value }” is not a rate.
fault-rate-mend = Write a number and a unit, for example 90/min, 10/s or 5000/h.
fault-word = “{ $value }” is not known here.
fault-word-mend = Known here: { $known }.
fault-path = A path begins with a slash.
fault-path-mend = Write it from the root of the CRM's address.
fault-header = This header cannot be set by a profile.
fault-header-mend = Signing in belongs under auth; other headers need a plain name.
fault-statuses = This is no list of HTTP statuses.
fault-statuses-mend = Write for example [409].
fault-once = It is not said how a lost answer is settled.
fault-once-mend = Write once = "find", "key", "same" or "ask".
fault-arrived = Nothing says how to find out whether this write arrived.
fault-arrived-mend = Add [do.arrived], or a [[read.timeline]] in which its marker is seen, or write once = "ask".
fault-find = Nothing says how to find what was made before.
fault-find-mend = Add a find section to it.
fault-word-twice = “{ $value }” stands here and under { $other }.
fault-word-twice-mend = Leave it where it is meant; one word of the CRM has one meaning here.
fault-status-empty = Nothing of the CRM means “{ $name }” any more.
fault-status-empty-mend = Leave at least one of the CRM's words for it: in the profile, or under crm.status in settings.toml.
fault-time-form = “{ $value }” is no way of writing times.
fault-time-form-mend = Write "rfc3339", "epoch", "epoch_ms", or a pattern such as "%Y-%m-%d %H:%M:%S".
fault-zone = “{ $value }” is no time zone.
fault-zone-mend = Write a name such as "UTC" or "America/Mexico_City", or "me" where read.me gives the zone.
fault-roles-vars = What a person may do would follow from a value of the settings.
fault-roles-vars-mend = Let read.me ask the CRM who the token belongs to, without vars; else leave [roles] out.
fault-outlet-path = “{ $key }” is named, and nothing says where it is.
fault-outlet-path-mend = Add { $key } = "/path" or { $key } = "~/path" to this section.
fault-outlet-absolute = “{ $value }” could be in any folder.
fault-outlet-absolute-mend = Write the whole path, from / or from ~/.
fault-outlet-two = Requests would go to { $first } and to { $second }, and could arrive at one of them alone.
fault-outlet-two-mend = Keep one of the two; “file” may stand beside it.
outlet-broken = Where product requests go is not set up: { $detail }
outlet-profile = { $place } has a fault. Run “secondline doctor”.
outlet-none = The profile { $name } takes no product requests. Name another one under [feedback] in settings.toml.
outlet-missing = There is no profile “{ $name }”. Name another one under [feedback] in settings.toml.
outlet-unread = What became of the product requests at { $origin } could not be read: { $detail }.
fault-max = “{ $value }” is no length.
fault-max-mend = Write a number and a unit: "4000 bytes" or "65000 characters".
fault-etag = The ETag of a ticket is sent, and nothing reads it.
fault-etag-mend = Add [read.ticket].
