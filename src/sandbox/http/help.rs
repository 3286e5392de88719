//! The Help Center: sections, articles, drafts.

use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::paging::page;
use super::show::iso;
use crate::sandbox::constants::{CATEGORY, LOCALE, PERMISSION_GROUP};
use crate::sandbox::help::SECTIONS;
use crate::sandbox::model::{Article, Role};
use crate::sandbox::world::World;

/// Everything under `/help_center`, with or without the locale.
pub fn answer(world: &mut World, ask: &Ask, rest: &[&str]) -> Result<Answer, Refusal> {
    let rest = match rest {
        [first, after @ ..] if first.eq_ignore_ascii_case(LOCALE) => after,
        other => other,
    };
    match (ask.method.as_str(), rest) {
        ("GET", ["sections"]) => {
            let rows = SECTIONS.iter().map(|(id, name)| (u128::from(*id), section(ask, *id, name))).collect();
            let page = page(ask, rows)?;
            let mut body = page.around;
            body.insert("sections".to_owned(), Value::Array(page.rows));
            Ok(Answer::ok(Value::Object(body)))
        }
        ("GET", ["sections", id]) => {
            let (id, name) = find_section(id)?;
            Ok(Answer::ok(json!({"section": section(ask, id, name)})))
        }
        ("GET", ["sections", id, "articles"]) => list(world, ask, Some(find_section(id)?.0)),
        ("POST", ["sections", id, "articles"]) => create(world, ask, find_section(id)?.0),
        ("GET", ["articles"] | ["articles", "search"]) => list(world, ask, None),
        ("GET", ["articles", id]) => {
            let found = find(world, id)?;
            Ok(Answer::ok(json!({"article": article(ask, &world.articles[found])})))
        }
        ("PUT", ["articles", id]) => {
            let found = find(world, id)?;
            put(world, ask, found, "article")
        }
        // The real API publishes through the translation; both ways work here.
        ("PUT", ["articles", id, "translations", _]) => {
            let found = find(world, id)?;
            put(world, ask, found, "translation")
        }
        ("DELETE", ["articles", id]) => {
            let found = find(world, id)?;
            world.articles.remove(found);
            Ok(Answer::nothing())
        }
        _ => Err(Refusal::NoEndpoint),
    }
}

fn find_section(id: &str) -> Result<(u64, &'static str), Refusal> {
    SECTIONS.iter().find(|(known, _)| known.to_string() == id).copied().ok_or(Refusal::NotFound)
}

fn find(world: &World, id: &str) -> Result<usize, Refusal> {
    world.articles.iter().position(|article| article.id.to_string() == id).ok_or(Refusal::NotFound)
}

/// Articles with any of `label_names`; drafts are shown to agents, as to all who have an account here.
fn list(world: &World, ask: &Ask, section: Option<u64>) -> Result<Answer, Refusal> {
    let labels: Vec<&str> =
        ask.get("label_names").map(|text| text.split(',').map(str::trim).collect()).unwrap_or_default();
    let query = ask.get("query").map(str::to_lowercase);
    let wanted = |known: &Article| {
        section.is_none_or(|section| known.section == section)
            && (labels.is_empty() || known.labels.iter().any(|label| labels.contains(&label.as_str())))
            && query.as_ref().is_none_or(|words| {
                known.title.to_lowercase().contains(words) || known.body.to_lowercase().contains(words)
            })
            && (!known.draft || ask.role != Role::EndUser)
    };
    let rows = world.articles.iter().filter(|known| wanted(known));
    let page = page(ask, rows.map(|known| (u128::from(known.id), article(ask, known))).collect())?;
    let mut body = page.around;
    body.insert("articles".to_owned(), Value::Array(page.rows));
    Ok(Answer::ok(Value::Object(body)))
}

fn create(world: &mut World, ask: &Ask, section: u64) -> Result<Answer, Refusal> {
    let wanted = ask.object("article")?;
    let text = |key: &str| wanted.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let title = text("title");
    if title.trim().is_empty() {
        return Err(Refusal::Invalid("title", "Title: cannot be blank".to_owned()));
    }
    if wanted.get("permission_group_id").and_then(Value::as_u64) != Some(PERMISSION_GROUP) {
        return Err(Refusal::Invalid(
            "permission_group_id",
            "Permission group: cannot be blank or unknown".to_owned(),
        ));
    }
    let made = Article {
        id: world.next_id(),
        section,
        title,
        body: text("body"),
        draft: wanted.get("draft").and_then(Value::as_bool).unwrap_or(false),
        labels: labels(wanted),
        author: ask.by,
        permission_group: PERMISSION_GROUP,
        user_segment: wanted.get("user_segment_id").and_then(Value::as_u64),
        created: ask.now,
        updated: ask.now,
    };
    let shown = article(ask, &made);
    let location = ask.url(&format!("help_center/{LOCALE}/articles/{}.json", made.id));
    world.articles.push(made);
    Ok(Answer::created(json!({"article": shown}), &location))
}

fn put(world: &mut World, ask: &Ask, place: usize, name: &'static str) -> Result<Answer, Refusal> {
    let wanted = ask.object(name)?;
    let known = &mut world.articles[place];
    if let Some(title) = wanted.get("title").and_then(Value::as_str) {
        title.clone_into(&mut known.title);
    }
    if let Some(body) = wanted.get("body").and_then(Value::as_str) {
        body.clone_into(&mut known.body);
    }
    if let Some(draft) = wanted.get("draft").and_then(Value::as_bool) {
        known.draft = draft;
    }
    if wanted.contains_key("label_names") {
        known.labels = labels(wanted);
    }
    known.updated = ask.now;
    let shown = article(ask, &world.articles[place]);
    Ok(Answer::ok(json!({name: shown})))
}

fn labels(wanted: &Map<String, Value>) -> Vec<String> {
    let list = wanted.get("label_names").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn section(ask: &Ask, id: u64, name: &str) -> Value {
    json!({
        "id": id,
        "url": ask.url(&format!("help_center/{LOCALE}/sections/{id}.json")),
        "html_url": format!("{}/hc/{LOCALE}/sections/{id}", ask.base),
        "name": name,
        "locale": LOCALE,
        "source_locale": LOCALE,
        "category_id": CATEGORY,
        "position": 0,
    })
}

fn article(ask: &Ask, article: &Article) -> Value {
    json!({
        "id": article.id,
        "url": ask.url(&format!("help_center/{LOCALE}/articles/{}.json", article.id)),
        "html_url": format!("{}/hc/{LOCALE}/articles/{}", ask.base, article.id),
        "title": article.title,
        "name": article.title,
        "body": article.body,
        "draft": article.draft,
        "label_names": article.labels,
        "author_id": article.author,
        "section_id": article.section,
        "permission_group_id": article.permission_group,
        "user_segment_id": article.user_segment,
        "locale": LOCALE,
        "source_locale": LOCALE,
        "promoted": false,
        "comments_disabled": false,
        "outdated": false,
        "position": 0,
        "vote_sum": 0,
        "vote_count": 0,
        "created_at": iso(article.created),
        "updated_at": iso(article.updated),
        "edited_at": iso(article.updated),
    })
}
