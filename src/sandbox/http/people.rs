//! Users, groups, memberships, organisations and ticket fields.

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::paging::page;
use super::show;
use crate::sandbox::accounts::accounts;
use crate::sandbox::constants::{FIELDS, GROUPS, ROLE_LEAD};
use crate::sandbox::model::{Role, User};
use crate::sandbox::world::World;

/// `GET /users…`.
pub fn users(world: &World, ask: &Ask, rest: &[&str]) -> Result<Answer, Refusal> {
    let find = |id: &str| id.parse().ok().and_then(|id: u64| world.users.get(&id)).ok_or(Refusal::NotFound);
    match rest {
        [] => {
            let roles: Vec<&str> = ask
                .query
                .iter()
                .filter(|(key, _)| key == "role" || key == "role[]")
                .flat_map(|(_, roles)| roles.split(','))
                .collect();
            list(
                ask,
                world.users.values().filter(|user| roles.is_empty() || roles.contains(&user.role.as_str())),
            )
        }
        ["me"] => find(&ask.by.to_string()).map(|user| Answer::ok(myself(ask, user))),
        ["show_many"] => {
            let ids = ask.ids()?;
            list(ask, ids.iter().filter_map(|id| world.users.get(id)))
        }
        ["search" | "autocomplete"] => {
            let wanted = ask.get("query").or_else(|| ask.get("name")).unwrap_or_default().to_lowercase();
            let wanted = wanted.trim_start_matches("email:");
            let role = wanted.strip_prefix("role:").map(str::to_owned);
            list(
                ask,
                world.users.values().filter(|user| match &role {
                    Some(role) => user.role.as_str() == role,
                    None => user.name.to_lowercase().contains(wanted) || user.email.contains(wanted),
                }),
            )
        }
        [id] => find(id).map(|user| Answer::ok(json!({"user": show::user(ask, user)}))),
        [id, "groups"] => {
            let groups: Vec<Value> = find(id)?.groups.iter().map(|group| show::group(ask, *group)).collect();
            named(ask, "groups", groups)
        }
        [id, "group_memberships"] => memberships(ask, std::iter::once(find(id)?)),
        _ => Err(Refusal::NoEndpoint),
    }
}

/// Whoever asks, with the custom role and the groups where they are asked for.
fn myself(ask: &Ask, user: &User) -> Value {
    let mut answer = json!({"user": show::user(ask, user)});
    let custom = accounts().into_iter().find(|account| account.id == user.id);
    let custom = custom.and_then(|account| account.custom_role);
    answer["user"]["custom_role_id"] = json!(custom.map(|_| ROLE_LEAD));
    let wants = |name: &str| ask.get("include").is_some_and(|all| all.split(',').any(|one| one == name));
    if wants("roles") {
        let roles: Vec<Value> = custom
            .into_iter()
            .map(|name| json!({"id": ROLE_LEAD, "name": name, "configuration": {}}))
            .collect();
        answer["roles"] = json!(roles);
    }
    if wants("groups") {
        let groups: Vec<Value> = user.groups.iter().map(|group| show::group(ask, *group)).collect();
        answer["groups"] = json!(groups);
    }
    answer
}

/// `GET /groups…`.
pub fn groups(world: &World, ask: &Ask, rest: &[&str]) -> Result<Answer, Refusal> {
    let find =
        |id: &str| id.parse().ok().filter(|id| World::group_name(*id).is_some()).ok_or(Refusal::NotFound);
    match rest {
        [] | ["assignable"] => {
            named(ask, "groups", GROUPS.iter().map(|(id, _)| show::group(ask, *id)).collect())
        }
        [id] => Ok(Answer::ok(json!({"group": show::group(ask, find(id)?)}))),
        [id, "users"] => {
            let group = find(id)?;
            list(ask, world.users.values().filter(|user| user.groups.contains(&group)))
        }
        [id, "memberships"] => {
            let group = find(id)?;
            memberships(ask, world.users.values().filter(|user| user.groups.contains(&group)))
        }
        _ => Err(Refusal::NoEndpoint),
    }
}

/// `GET /group_memberships…`.
pub fn all_memberships(world: &World, ask: &Ask) -> Result<Answer, Refusal> {
    memberships(ask, world.users.values().filter(|user| user.role != Role::EndUser))
}

/// `GET /organizations…`.
pub fn organizations(world: &World, ask: &Ask, rest: &[&str]) -> Result<Answer, Refusal> {
    match rest {
        [] => named(
            ask,
            "organizations",
            world.organizations.iter().map(|o| show::organization(ask, o)).collect(),
        ),
        ["show_many"] => {
            let ids = ask.ids()?;
            let known = world.organizations.iter().filter(|known| ids.contains(&known.id));
            named(ask, "organizations", known.map(|known| show::organization(ask, known)).collect())
        }
        [id] => {
            let known = world.organizations.iter().find(|known| known.id.to_string() == *id);
            known
                .map(|o| Answer::ok(json!({"organization": show::organization(ask, o)})))
                .ok_or(Refusal::NotFound)
        }
        _ => Err(Refusal::NoEndpoint),
    }
}

/// `GET /ticket_fields…`: the system fields are left out; ours are text, the amount a decimal.
pub fn ticket_fields(ask: &Ask, rest: &[&str]) -> Result<Answer, Refusal> {
    let field = |number: usize| {
        let (id, title) = FIELDS[number];
        json!({
            "id": id,
            "url": ask.url(&format!("ticket_fields/{id}.json")),
            "type": if title == "amount" { "decimal" } else { "text" },
            "title": title,
            "raw_title": title,
            "description": "",
            "position": number,
            "active": true,
            "required": false,
            "removable": true,
            "key": title,
            "created_at": "2025-01-01T00:00:00Z",
            "updated_at": "2025-01-01T00:00:00Z",
        })
    };
    match rest {
        [] => named(ask, "ticket_fields", (0..FIELDS.len()).map(field).collect()),
        [id] => {
            let number =
                FIELDS.iter().position(|(known, _)| known.to_string() == *id).ok_or(Refusal::NotFound)?;
            Ok(Answer::ok(json!({"ticket_field": field(number)})))
        }
        _ => Err(Refusal::NoEndpoint),
    }
}

fn list<'a>(ask: &Ask, users: impl Iterator<Item = &'a User>) -> Result<Answer, Refusal> {
    let mut rows: Vec<(u128, &User)> = users.map(|user| (u128::from(user.id), user)).collect();
    rows.sort_by_key(|(key, _)| *key);
    let page = page(ask, rows)?;
    let mut body = page.around;
    body.insert("users".to_owned(), page.rows.iter().map(|user| show::user(ask, user)).collect());
    Ok(Answer::ok(Value::Object(body)))
}

fn memberships<'a>(ask: &Ask, users: impl Iterator<Item = &'a User>) -> Result<Answer, Refusal> {
    let rows = users
        .flat_map(|user| user.groups.iter().enumerate().map(move |(number, group)| (user, number, group)));
    let rows = rows.map(|(user, number, group)| {
        json!({
            "id": user.id * 100 + number as u64,
            "user_id": user.id,
            "group_id": group,
            "default": number == 0,
            "created_at": show::iso(user.created),
            "updated_at": show::iso(user.created),
        })
    });
    named(ask, "group_memberships", rows.collect())
}

fn named(ask: &Ask, name: &str, rows: Vec<Value>) -> Result<Answer, Refusal> {
    let page = page(ask, rows.into_iter().enumerate().map(|(number, row)| (number as u128, row)).collect())?;
    let mut body = page.around;
    body.insert(name.to_owned(), Value::Array(page.rows));
    Ok(Answer::ok(Value::Object(body)))
}
