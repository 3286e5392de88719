# Clocks, promises and questions to other teams.
refused-ask-team = Say which team is asked.
refused-ask-question = Write the question.
refused-ask-answered = { $team } has answered already.
refused-due-past = That time has passed; give a later one.
refused-promise-ended = That promise has ended already.
change-ask = question to a team
change-chase = chase
change-answered = answer of a team
change-promise = promise
change-end-promise = promise ended
