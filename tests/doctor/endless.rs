//! Filters that would run for ever, in places that no page has: each is given up in a moment and told.

use std::time::Instant;

use crate::cli::desk::{Desk, site};

const PROFILE: &str = include_str!("../../config/crm/zendesk.toml");

#[tokio::test(flavor = "multi_thread")]
async fn a_request_filter_that_never_ends_is_given_up_and_told() {
    let site = site().await;
    let forty = format!("many = [{}]\n", vec!["\"x\""; 40].join(", "));
    let with_many = PROFILE.replacen("[vars]\n", &format!("[vars]\n{forty}"), 1);
    let people = r#"query = '{"role[]": ["agent", "admin"], "page[size]": 100}'"#;
    let me = ". as $all | (.user | person)";
    let named: String = ["$f", "$g", "$h", "$i", "$j", "$k", "$l"]
        .map(|name| format!("$c.vars.many[] as {name} | "))
        .concat();
    let list: Vec<String> = (0..40).map(|number| number.to_string()).collect();
    let alone = named.replace("$c.vars.many", "$many");
    let never = format!("([{}] as $many | any({alone}1; . == 2)) as $never", list.join(", "));
    let piped = "$c.vars.many[] | ".repeat(7);
    for (good, bad) in [
        (people, format!("query = '{{a: any({named}1; . == 2)}}'")),
        (people, format!("query = '{{a: any({piped}.; . == \"y\")}}'")),
        (me, format!("{never} | {me}")),
    ] {
        let text = with_many.replacen(good, &bad, 1);
        assert!(text.contains(&bad), "{bad} is planted");
        let desk = Desk::new(&site.running.base, &site.running.agent().token);
        desk.write("crm/zendesk.toml", &text);
        let began = Instant::now();
        let said = desk.run(&["sync"]);
        assert_ne!(said.status, 0, "{}{}", said.stdout, said.stderr);
        let told = format!("{}{}", said.stdout, said.stderr);
        assert!(told.contains("does not come to an end"), "{told}");
        assert!(began.elapsed().as_secs() < 40, "given up after {:?}", began.elapsed());
    }
}
