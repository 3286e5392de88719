## The dictionary of numbers: what each one is, and where it misleads.

metric-label-formula = Formula
metric-label-anchor = Counted at
metric-label-without = Left out
metric-label-least = Minimum
metric-label-traps = Traps
metric-anchor-solved = The moment of solving, in a window that ends now.
metric-anchor-solved-day = The day of solving, in the time zone of this desk.
metric-least-none = Every number is shown.
metric-least = { $count } { $count ->
    [one] ticket
   *[other] tickets
}; not shown with fewer.
metric-title = What the numbers say
command-causes-explain = what the numbers say
cli-unknown-metric = There is no number called “{ $value }”. The numbers are: { $known }.
metric-count = Tickets (K, COUNT)
metric-count-formula = Resolved tickets whose field has the value.
metric-count-without = Open tickets, deleted ones, spam, tickets that were merged into another, and everything solved outside the window. A code that was merged counts under its present name.
metric-count-traps = A count says nothing about how many customers could have called: more orders bring more tickets. A ticket that was reopened counts once, at its last solving.
metric-share = Share (OF ALL, K/N, %)
metric-share-formula = Tickets of the row ÷ all resolved tickets of the window; inside a split, ÷ tickets of the row above. In an order by hours, focus time or harm it is the row’s figure ÷ the whole of that figure, shown from the first ticket on, without an interval.
metric-share-without = The same as tickets. Tickets without a cause have no row among causes but stay in N.
metric-share-traps = A share falls when another cause grows, although nothing became better here. Look at the tickets as well.
metric-interval = 95% interval (LIKELY)
metric-interval-formula = Wilson's interval of K of N: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96.
metric-interval-without = The same as the share.
metric-interval-traps = It speaks of chance alone. A cause that agents choose wrongly is wrong with any number of tickets.
metric-rank = Rank
metric-rank-formula = Place by tickets; a row whose exact Poisson interval (Garwood) overlaps that of the first of a rank shares the rank.
metric-rank-without = Rows with too few tickets, tallies with too few tickets, and orders by time, by harm or by week.
metric-rank-traps = Equal ranks mean that the order may be chance. The second row is not smaller because it stands below the first.
metric-cumulative = Cumulative share (CUM)
metric-cumulative-formula = The row and all rows above it ÷ the whole, by the chosen measure.
metric-cumulative-without = The same as the share.
metric-cumulative-traps = It depends on the order. With many small causes, no small group makes up most of the work, and the figure says so.
metric-trend = Weeks (trend)
metric-trend-formula = Tickets in each seven days, counted back from now; oldest first.
metric-trend-without = Of a window that is no whole number of weeks, the first week is shorter.
metric-trend-traps = Each row is scaled to its own largest week: columns of two rows cannot be compared. Small numbers jump by chance; the spikes are what is judged.
metric-unknown = Not known
metric-unknown-formula = Resolved tickets without a cause or with one of the family UNK ÷ all resolved tickets.
metric-unknown-without = The same as tickets.
metric-unknown-traps = A fall to nought within a week means that people guess.
metric-hours = Hours
metric-hours-formula = Sum of the time from creation to the last solving, in hours.
metric-hours-without = Nothing is taken off: nights, weekends and the time that waited for the customer count.
metric-hours-traps = It is how long cases stood open and not how long anybody worked on them. One forgotten ticket can outweigh a hundred quick ones.
metric-focus = Focus time
metric-focus-formula = Sum of the time that a ticket was open or written on at a desk and keys were pressed: from key to key, at most 2 minutes after each. The seconds travel in the ticket's field “focus” when it is resolved, sent back or given away; several desks add up. From 10 tickets on the median and the ninth decile stand beside it, in minutes: half of the tickets, and nine in ten, took so long or less.
metric-focus-without = Lists and previews, several tickets at once, the locked screen, work outside this program, tickets without the field, and what was spent on a ticket that was neither resolved, sent back nor given away since.
metric-focus-traps = Whoever reads for longer than 2 minutes without a key is not counted for that long, and whoever wants to look busy can press keys. It compares causes; it does not judge people, and is no handling time of a telephone.
metric-harm = Harm
metric-harm-formula = Hours × priority: urgent 4, high 2, normal 1, low ½.
metric-harm-without = The same as hours. Money that was refunded is not in it.
metric-harm-traps = It is no better than the priorities that people set, and a long wait for the customer counts as harm.
metric-spike = Tickets of a spike
metric-spike-formula = Tickets of the cause in the last 1, 3 or 7 days, whichever was least likely; an alarm where the upper tail of the negative binomial is below 0.0005 and there are at least 1.5 times as many as expected. Causes with fewer than one in two days: the days that the last five took.
metric-spike-without = Tickets without a cause, causes whose code was split too recently, and desks with less than 35 days of history.
metric-spike-traps = An episode ends after three days without an alarm. Causes that are entered late look like a spike on the day of their entry.
metric-expected = Expected
metric-expected-formula = The cause's mean over the 56 days that end 7 days earlier × the factor of the weekday over all causes.
metric-expected-without = The last seven days, so that a spike does not hide itself; days before a code meant what it means today.
metric-expected-traps = Holidays, paydays and releases are not in it: they are written below the chart.
metric-level = Level of a spike
metric-level-formula = Watch: one alarm. Confirmed: on one of its days the alarm also held among all causes (Benjamini and Hochberg, at most 1% of alarms false).
metric-level-without = The same as tickets of a spike.
metric-level-traps = Confirmed says that it is hardly chance. It does not say that anything went wrong: a campaign also brings tickets.
metric-pair = Pair
metric-pair-formula = Tickets of the row among those of the column, beside the same among all other columns.
metric-pair-without = The same as tickets; tickets with an empty field are a column of their own.
metric-pair-traps = Who looks at hundreds of pairs finds striking ones by chance. Compare counts how many were looked at.
metric-than = Higher, lower, cannot tell yet
metric-than-formula = The whole interval of the difference of two rates (Newcombe) lies on one side of nought; where many values are compared, it must also hold among all of them (Benjamini and Hochberg, at most 5% false).
metric-than-without = Values with too few tickets on either side: they stay "cannot tell yet".
metric-than-traps = "Cannot tell yet" is not "the same". A difference that can be told may still be too small to matter.
metric-mix = At the same mix
metric-mix-formula = Both rates standardised: Σ w·k/n ÷ Σ w over the kinds of case that both have, w the cases of that kind in both. The kinds are products; where products are compared, reasons.
metric-mix-without = Kinds of case that only one of the two has.
metric-mix-traps = Where the sign turns round, the plain comparison misleads (Simpson's paradox): trust the mix. It takes out the kinds of case alone and nothing else that differs.
metric-ratio = Times as often (RATIO)
metric-ratio-formula = (k ÷ n) ÷ (l ÷ m): the row among the column's tickets, by the row among all others; the interval is Katz's on the logarithm. Told where Fisher's exact test holds among all pairs that were looked at (Benjamini and Hochberg, at most 5% false).
metric-ratio-without = Empty fields and values with too few tickets.
metric-ratio-traps = Twice as often is not twice as many: a rare complaint can be three times as frequent and hardly matter. What comes together need not cause each other; the product may only be sold to other people.
report-col-ratio = RATIO
report-together = { $of } by { $by }: what comes together
command-causes-together = what goes with it
choose-together = Goes with
together-told = { $ratio } times as often (likely { $low } to { $high }) · { $here } · elsewhere { $rest }
together-only = Only here: almost surely at least { $low } times as often · { $here } · elsewhere { $rest }
together-never = Never here: almost surely at most { $high } times as often · { $here } · elsewhere { $rest }
together-none = No pair comes together more often, or less, than chance explains.
together-many = { $count } { $count ->
    [one] pair had enough tickets and was looked at
   *[other] pairs had enough tickets and were looked at
}; of those told, at most 5% may be chance.
together-title = { $of } × { $by } · last { $days } { $days ->
    [one] day
   *[other] days
}

## Reports as pages and workbooks.

report-made = Made on { $at }. Confidential; the numbers are those of the screen.
report-nothing = There is nothing to show here.
report-sheet = Report
report-days = Day by day
report-kept = The report was written to { $file }.
refused-report-workbook = The report could not be made into a workbook: { $detail }. Take another form or a shorter time.
cli-report-to = A workbook is no text for a terminal. Add --to FILE.
picture-whiskers = The thin line over a bar is its exact 95% interval: where two lines overlap, the order of the two may be chance.
picture-more = { $count } more are in the table.
picture-days-told = { $count } { $count ->
    [one] ticket
   *[other] tickets
} in { $days } { $days ->
    [one] day
   *[other] days
}.
picture-days-note = Columns: tickets a day. Dashed line: what was expected. ▲ and the other colour: days of a spike. T: codes changed, the line before it is of another code. P: a new version of a procedure. H: holiday. R: release.

## Annotations and the table as a file.

mark-release = release
fault-release-date = “{ $value }” is no date.
fault-release-date-mend = Write the day of the release as 2026-08-01.
fault-release-name = The release has no name.
fault-release-name-mend = Write a short name, such as App 4.2.
fault-exposure-week = “{ $value }” is no date.
fault-exposure-week-mend = Write the Monday of the week as 2026-11-02.
fault-exposure-monday = { $value } is no Monday.
fault-exposure-monday-mend = Name each week by its Monday.
fault-exposure-count = “{ $value }” is no whole number.
fault-exposure-count-mend = Write digits alone, without points and commas: 41000.
fault-exposure-unit-missing = It does not say what was counted.
fault-exposure-unit-missing-mend = Name it in the column unit, such as orders or active cards.
fault-exposure-unit = The other weeks of this product do not count { $value }.
fault-exposure-unit-mend = Use one unit for all weeks of a product.
fault-exposure-twice = The week { $value } is there already for this product.
fault-exposure-twice-mend = Keep one row for each week and product.
command-causes-export = save as CSV
causes-exported = { $file } holds the { $rows } { $rows ->
    [one] row
   *[other] rows
}. It lies in { $folder } for your eyes only.
causes-export-nothing = There is nothing to write yet.
metric-anchor-left = The moment at which the ticket left us: solved, or sent back to Tier 1.
metric-anchor-looked-at = The moment of the second look, in the last 90 days.
metric-anchor-created = The moment at which the customer wrote.
metric-verdict = Verdict (AVOIDABLE, INCOMPLETE, WRONG QUEUE)
metric-verdict-formula = Escalations with this verdict ÷ escalations that were graded; not right is every verdict but right.
metric-verdict-without = Escalations without a verdict, and tickets that did not come from Tier 1.
metric-verdict-traps = Who grades decides: a team that is graded more strictly looks worse. Look at how many were graded, and at the same topics.
metric-graded = Graded
metric-graded-formula = Escalations with a verdict ÷ escalations that left us.
metric-graded-without = Tickets that did not come from Tier 1.
metric-graded-traps = Where few are graded, the graded ones may be the striking ones, and every share of verdicts is too high.
metric-score = Second looks without an error
metric-score-formula = Cases of the random sample in which nobody found an error of a class ÷ cases of the random sample that were looked at.
metric-score-without = Cases that were looked at because of a risk: they say nothing about how often things go wrong.
metric-score-traps = Five looks a month tell nothing of one person. Another reader may judge otherwise.
metric-effect = What became of the contacts (CONTACTS)
metric-effect-formula = Contacts of the cause and product in the weeks since it is out, beside as many weeks before; the interval is of the ratio of two counts. Where exposure.csv knows every week of both windows it is of two rates: contacts ÷ orders, accounts or cards of the product (at the site, where a plan names one), parts of weeks by their days in UTC.
metric-effect-without = Tickets that got their cause later than seven days after their window, on both sides.
metric-effect-traps = Something else may have happened in the same weeks: a season, another release and, without exposure.csv, fewer customers.
