//! `[roles]`: the CRM's roles and groups that mean more than an agent. What a role may do is the domain's.

use serde_json::Value;

use crate::config::Fault;
use crate::config::reader::Table;
use crate::domain::role::Role;

/// Before the name of a group; any other word is a role of the CRM.
const GROUP: &str = "group:";

/// The CRM's words for each role above the agent's.
#[derive(Debug, Clone, Default)]
pub(in crate::crm) struct Roles(Vec<(Role, Vec<String>)>);

impl Roles {
    /// Reads the table. It is refused where who we are could be chosen by a setting: then so could what we may do.
    pub(super) fn compile(root: &mut Table, faults: &mut Vec<Fault>) -> Self {
        let whole = root.clone();
        let Some(mut table) = root.table("roles", faults) else { return Self::default() };
        let asks = whole.clone().take("read").map(|read| read.json()["me"].to_string()).unwrap_or_default();
        if asks.contains("vars") {
            faults.push(whole.fault(table.line, "roles", "roles-vars"));
        }
        let mut roles = Vec::new();
        for (key, role) in [("lead", Role::Lead), ("admin", Role::Admin)] {
            let words = table.texts(key, faults).into_iter().map(|(word, _)| word).collect();
            roles.push((role, words));
        }
        table.finish(faults);
        Self(roles)
    }

    /// The highest role that what `read.me` gave means: its `role`, its `roles` and its `groups`.
    pub(in crate::crm) fn of(&self, me: &Value) -> Role {
        let listed = |key: &str| me[key].as_array().into_iter().flatten().filter_map(Value::as_str);
        let roles = me["role"].as_str().into_iter().chain(listed("roles")).map(str::to_owned);
        let held: Vec<String> =
            roles.filter(|role| !role.starts_with(GROUP)).chain(listed("groups").map(group)).collect();
        let means = |words: &Vec<String>| words.iter().any(|word| held.contains(word));
        self.0.iter().filter(|(_, words)| means(words)).map(|(role, _)| *role).max().unwrap_or_default()
    }
}

fn group(name: &str) -> String {
    format!("{GROUP}{name}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::config::reader;

    fn compile(text: &str) -> (Roles, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut root = reader::parse("crm/x.toml", text, 1, &mut faults);
        (Roles::compile(&mut root, &mut faults), faults)
    }

    #[test]
    fn a_role_or_a_group_of_the_crm_makes_a_lead_and_everything_else_an_agent() {
        let (roles, faults) =
            compile("[roles]\nlead = [\"Team lead\", \"group:Leads\"]\nadmin = [\"admin\"]\n");
        assert_eq!(faults, Vec::new());
        let table = [
            (json!({"role": "agent"}), Role::Agent),
            (json!({"role": "agent", "roles": ["Team lead"]}), Role::Lead),
            (json!({"role": "agent", "groups": ["Tier 2", "Leads"]}), Role::Lead),
            (json!({"role": "Leads", "groups": ["Team lead", "admin"]}), Role::Agent),
            (json!({"role": "group:Leads"}), Role::Agent),
            (json!({"role": "admin", "groups": ["Leads"]}), Role::Admin),
            (json!({"role": null, "roles": 7, "groups": "Leads"}), Role::Agent),
            (json!({}), Role::Agent),
        ];
        for (me, wanted) in table {
            assert_eq!(roles.of(&me), wanted, "{me}");
        }
        assert_eq!(Roles::default().of(&json!({"role": "admin"})), Role::Agent, "no table, no lead");
    }

    #[test]
    fn who_we_are_may_not_be_chosen_by_a_setting_where_it_says_what_we_may_do() {
        let (_, faults) = compile(
            "[roles]\nadmin = [\"root\"]\n[read.me]\npath = \"/user/{vars.me}\"\nmap = '{id, role: .Name}'\n",
        );
        let told: Vec<(usize, &str)> =
            faults.iter().map(|fault| (fault.line, fault.what.id.as_str())).collect();
        assert_eq!(told, [(1, "fault-roles-vars")]);
    }
}
