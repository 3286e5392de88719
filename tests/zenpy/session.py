"""An independent client at the sandbox: zenpy lists tickets, reads comments and audits, posts an update.

Run: session.py PORT EMAIL TOKEN ADMIN_EMAIL ADMIN_TOKEN
Prints one line a promise; leaves with an exception where one is broken.
"""

import os
import sys

os.environ["ZENPY_FORCE_SCHEME"] = "http"

from zenpy import Zenpy  # noqa: E402  (reads the scheme when a request is built)
from zenpy.lib.api_objects import Comment, Ticket  # noqa: E402
from zenpy.lib.exception import APIException  # noqa: E402

port, email, token, admin_email, admin_token = sys.argv[1:]


def client(who, secret):
    return Zenpy(subdomain="127.0.0", domain="1:" + port, email=who, token=secret)


agent = client(email, token)
admin = client(admin_email, admin_token)

me = agent.users.me()
assert me.email == email and me.role == "agent", me
print("me:", me.name)

listed = list(agent.tickets())
ids = {ticket.id for ticket in listed}
assert len(ids) == len(listed) and len(ids) > 100, len(ids)
print("tickets listed over cursor pages:", len(ids))

fed = {ticket.id for ticket in admin.tickets.incremental(start_time=1, paginate_by_time=False)}
assert fed == ids, (len(fed), len(ids))
print("tickets of the incremental export:", len(fed))

try:
    list(agent.tickets.incremental(start_time=1, paginate_by_time=False))
    raise AssertionError("an agent may not read the incremental export")
except APIException as refused:
    assert refused.response.status_code == 403, refused
    print("an agent is refused the incremental export")

exported = {ticket.id for ticket in agent.search_export(type="ticket", query="status<solved")}
open_ones = {ticket.id for ticket in listed if ticket.status in ("new", "open", "pending", "hold")}
assert exported == open_ones, (len(exported), len(open_ones))
print("open tickets of the search export:", len(exported))

ticket = next(t for t in listed if t.group.name == "Tier 2" and t.status == "open" and t.assignee_id is None)
comments = list(agent.tickets.comments(ticket=ticket.id))
assert len(comments) >= 2 and not all(comment.public for comment in comments), comments
print("comments read:", len(comments), "first by", comments[0].author.name)

ticket.comment = Comment(body="Note from zenpy.", public=False)
ticket.status = "pending"
ticket.assignee = me
answer = agent.tickets.update(ticket)
assert answer.ticket.status == "pending" and answer.ticket.assignee_id == me.id, answer.ticket
again = list(agent.tickets.comments(ticket=ticket.id))
assert len(again) == len(comments) + 1 and again[-1].body == "Note from zenpy.", again[-1]
assert again[-1].public is False
print("update posted:", answer.ticket.id, answer.ticket.status)

audits = list(agent.tickets.audits(ticket=ticket.id))
changed = {event["field_name"] for event in audits[-1].events if event["type"] == "Change"}
assert {"status", "assignee_id"} <= changed, changed
print("audits read:", len(audits))

assert "zenpy" in agent.tickets.add_tags(ticket.id, ["zenpy"])
assert "zenpy" not in list(agent.tickets.delete_tags(ticket.id, ["zenpy"]))
print("tags added and removed")

made = agent.tickets.create(Ticket(subject="Made by zenpy", description="Once."))
assert agent.tickets(id=made.ticket.id).subject == "Made by zenpy"
print("ticket created:", made.ticket.id)
print("all promises held")
