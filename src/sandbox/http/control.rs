//! The sandbox's own controls under `/sandbox/`: tokens, clock, fault plan, log. No account is asked for: the
//! server listens on loopback, and the data is made up.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::site::{Site, locked};
use super::{files, plain};
use crate::sandbox::faults::Plan;

/// Answers a request to `/sandbox/{rest}`.
pub fn answer(site: &Site, method: &str, rest: &str, body: &[u8]) -> Result<Answer, Refusal> {
    match (method, rest) {
        ("GET", "tokens") => Ok(Answer::ok(json!(site.accounts))),
        ("GET", "clock") => Ok(clock(site)),
        ("POST", "clock") => {
            move_clock(site, &read(body)?)?;
            Ok(clock(site))
        }
        ("GET", "faults") => Ok(Answer::ok(json!(*locked(&site.plan)))),
        // A plan is added to what is in force; DELETE ends all faults.
        ("POST", "faults") => {
            let body = read(body)?;
            let list = if body.get("faults").is_some() { body } else { json!({"faults": [body]}) };
            let plan: Plan = serde_json::from_value(list)
                .map_err(|error| Refusal::BadRequest("faults", error.to_string()))?;
            let mut current = locked(&site.plan);
            current.faults.retain(|fault| fault.times > 0);
            current.faults.extend(plan.faults);
            Ok(Answer::ok(json!(*current)))
        }
        ("DELETE", "faults") => {
            *locked(&site.plan) = Plan::default();
            Ok(Answer::nothing())
        }
        ("POST", "plain") => plain::control(&mut locked(&site.plain), &read(body)?),
        ("POST", "attach") => files::attach(&mut locked(&site.world), &site.base, &read(body)?),
        ("GET", "log") => {
            let log = locked(&site.log);
            Ok(Answer::ok(json!({"total": log.values().sum::<u64>(), "requests": *log})))
        }
        ("DELETE", "log") => {
            locked(&site.log).clear();
            Ok(Answer::nothing())
        }
        _ => Err(Refusal::NoEndpoint),
    }
}

fn clock(site: &Site) -> Answer {
    Answer::ok(json!({"now": site.clock.now().to_string()}))
}

fn read(body: &[u8]) -> Result<Value, Refusal> {
    serde_json::from_slice(body).map_err(|_| Refusal::NotJson)
}

fn move_clock(site: &Site, body: &Value) -> Result<(), Refusal> {
    let text = |key: &str| body.get(key).and_then(Value::as_str);
    if let Some(now) = text("now") {
        let to: Timestamp =
            now.parse().map_err(|_| Refusal::BadRequest("now", format!("{now} is not a time")))?;
        site.clock.set(to);
    } else if let Some(by) = text("advance") {
        let by: SignedDuration = by.parse().map_err(|_| {
            Refusal::BadRequest("advance", format!("{by} is not a duration such as PT1H or 90s"))
        })?;
        site.clock.advance(by);
    } else {
        return Err(Refusal::BadRequest("now", "give now (a time) or advance (a duration)".to_owned()));
    }
    Ok(())
}
