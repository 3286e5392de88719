//! Logins of OAuth 2 over the wire: a token that ends in the middle of a walk, refresh tokens that change, logins that
//! are refused, and where secrets never go.

use std::collections::HashMap;
use std::net::TcpListener as Quiet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use jiff::Timestamp;
use secondline::config::{Clock, CrmSettings};
use secondline::crm::{Client, CrmError, Place, Profile};
use secondline::store::Store;
use secondline::sync::{Engine, Pace, Report};
use serde_json::{Value, json};

use super::site::PATIENCE;

const PROFILE: &str = include_str!("../traps/plain.toml");
const ROWS: u64 = 450;
/// When the oldest row changed.
const BEGAN: i64 = 1_772_452_800;

/// What the CRM and its login know and have seen.
#[derive(Default)]
struct Crm {
    /// The token in force; none before the first login.
    token: Option<String>,
    /// The refresh token that the next login must show; each login gives the next one.
    refresh: Option<u32>,
    /// Pages after which the token in force is forgotten, once.
    forgets_after: Option<u32>,
    /// Whether the login says no from now on.
    refuses: bool,
    /// Where the login sends whoever comes.
    redirects: Option<String>,
    /// Where the next page is said to be.
    next_at: Option<String>,
    pages: u32,
    refused: u32,
    logins: Vec<HashMap<String, String>>,
    /// Whether anybody showed a token to the login.
    shown_to_login: bool,
}

impl Crm {
    fn page(&mut self, query: &HashMap<String, String>) -> Value {
        self.pages += 1;
        if self.forgets_after == Some(self.pages) {
            self.token = None;
        }
        let number = |name: &str| query.get(name).and_then(|text| text.parse::<u64>().ok());
        let since = query.get("since").and_then(|text| text.parse::<Timestamp>().ok());
        let first = since.map_or(0, |since| (since.as_second() - BEGAN).max(0) as u64);
        let (page, size) = (number("page").unwrap_or(1), number("size").unwrap_or(100));
        let from = first + (page - 1) * size;
        let rows: Vec<Value> = (from..(from + size).min(ROWS)).map(row).collect();
        let next = match &self.next_at {
            Some(host) => json!(format!("{host}/plain/tickets?page={}", page + 1)),
            None if from + size < ROWS => json!({"page": page + 1}),
            None => Value::Null,
        };
        json!({"rows": rows, "next": next})
    }

    fn login(&mut self, form: HashMap<String, String>) -> (StatusCode, Value) {
        let shown = form.get("refresh_token").cloned();
        self.logins.push(form);
        let is_due = self.refresh.is_none_or(|due| shown.as_deref() == Some(&format!("refresh-{due}")));
        if self.refuses || !is_due {
            let said = json!({"error": "invalid_grant", "error_description": "The grant has ended."});
            return (StatusCode::BAD_REQUEST, said);
        }
        let token = format!("token-{}", self.logins.len());
        self.token = Some(token.clone());
        let mut answer = json!({"access_token": token, "token_type": "Bearer", "expires_in": 3600});
        if let Some(due) = &mut self.refresh {
            *due += 1;
            answer["refresh_token"] = json!(format!("refresh-{due}"));
        }
        (StatusCode::OK, answer)
    }
}

fn row(id: u64) -> Value {
    let at = Timestamp::from_second(BEGAN + id as i64).expect("a time").to_string();
    json!({"id": id + 1, "subject": format!("Case {id}"), "status": "open", "priority": "normal",
        "queue": "Tier 2", "updated": at, "version": "1", "notes": 0})
}

fn pairs(text: &str) -> HashMap<String, String> {
    let url = reqwest::Url::parse(&format!("x:/?{text}")).expect("a query");
    url.query_pairs().into_owned().collect()
}

/// A CRM and, at another address, its login.
struct Net {
    crm: Arc<Mutex<Crm>>,
    api: String,
    login: String,
}

impl Net {
    async fn new(crm: Crm) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let crm = Arc::new(Mutex::new(crm));
        let (ours, theirs) = (Arc::clone(&crm), Arc::clone(&crm));
        let api =
            served(Router::new().fallback(any(move |request| std::future::ready(answered(&ours, request)))))
                .await;
        let login =
            served(Router::new().fallback(any(move |request| logged_in(Arc::clone(&theirs), request)))).await;
        Self { crm, api, login }
    }

    fn seen<T>(&self, look: impl FnOnce(&mut Crm) -> T) -> T {
        look(&mut self.crm.lock().expect("no panic"))
    }

    fn client(&self, auth: Value) -> Client {
        let mut auth = auth;
        auth["type"] = json!("oauth2");
        auth["url"] = json!(format!("{}/token", self.login));
        auth["id"] = json!("secondline");
        auth["secret"] = json!("cmd:echo s3cret");
        let settings =
            CrmSettings { base: Some(self.api.clone()), auth: Some(auth), ..CrmSettings::default() };
        Client::new(Profile::compile("crm/plain.toml", PROFILE, &settings).expect("a profile"))
            .expect("a client")
    }
}

async fn served(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

fn answered(crm: &Mutex<Crm>, request: Request) -> Response {
    let mut crm = crm.lock().expect("no panic");
    let shown = request.headers().get("authorization").and_then(|value| value.to_str().ok());
    let is_known = crm.token.as_ref().is_some_and(|token| shown == Some(&format!("Bearer {token}")));
    if !is_known {
        crm.refused += 1;
        return (StatusCode::UNAUTHORIZED, axum::Json(json!({"error": "expired"}))).into_response();
    }
    let query = pairs(request.uri().query().unwrap_or_default());
    let body = match request.uri().path() {
        "/plain/me" => json!({"id": 1, "name": "Ann"}),
        "/plain/tickets" if query.contains_key("ids") => {
            json!({"rows": query["ids"].split(',').filter_map(|id| id.parse::<u64>().ok()).map(|id| row(id - 1)).collect::<Vec<_>>()})
        }
        "/plain/tickets" => crm.page(&query),
        _ => json!({"notes": []}),
    };
    axum::Json(body).into_response()
}

async fn logged_in(crm: Arc<Mutex<Crm>>, request: Request) -> Response {
    let has_token = request.headers().contains_key("authorization");
    let body = to_bytes(request.into_body(), 1 << 20).await.expect("a body");
    let mut crm = crm.lock().expect("no panic");
    crm.shown_to_login |= has_token;
    if let Some(place) = &crm.redirects {
        return (StatusCode::TEMPORARY_REDIRECT, [("location", place.clone())]).into_response();
    }
    let (status, body) = crm.login(pairs(&String::from_utf8_lossy(&body)));
    (status, axum::Json(body)).into_response()
}

async fn synced(client: Client) -> (Store, Report, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("store.db")).expect("a store");
    let pace = Pace::new(Duration::from_millis(50), Duration::from_millis(400));
    let report = Engine::new(store.clone(), client, Clock::System, pace).once(PATIENCE).await;
    (store, report, folder)
}

fn held(store: &Store) -> Vec<u64> {
    let mut ids: Vec<u64> =
        store.open_ids().expect("a read").iter().filter_map(|id| id.as_str().parse().ok()).collect();
    ids.sort_unstable();
    ids
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_29_a_token_that_ends_in_the_middle_of_a_walk_costs_one_page_and_no_row() {
    let grant = json!({"grant": "client_credentials", "scope": "tickets"});
    let calm = Net::new(Crm::default()).await;
    let (store, report, _folder) = synced(calm.client(grant.clone())).await;
    assert_eq!((held(&store), report.failed.len()), ((1..=ROWS).collect(), 0), "{report:?}");
    let pages = calm.seen(|crm| crm.pages);
    assert!(pages > 4, "several pages: {pages}");

    let net = Net::new(Crm { forgets_after: Some(3), ..Crm::default() }).await;
    let (store, report, _folder) = synced(net.client(grant)).await;
    assert_eq!((held(&store), report.failed.len()), ((1..=ROWS).collect(), 0), "{report:?}");
    net.seen(|crm| {
        assert_eq!((crm.logins.len(), crm.refused), (2, 1), "one refusal, one more login");
        assert_eq!(crm.pages, pages, "the page is asked for again, not the walk");
        for form in &crm.logins {
            assert_eq!(form["grant_type"], "client_credentials");
            assert_eq!(
                (form["client_id"].as_str(), form["client_secret"].as_str()),
                ("secondline", "s3cret")
            );
            assert_eq!(form["scope"], "tickets");
        }
        assert!(!crm.shown_to_login, "the login is another address: no token is shown there");
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refresh_token_that_changes_is_used_and_kept_where_it_can_be() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("refresh");
    std::fs::write(&path, "refresh-1\n").expect("a file");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    let grant = json!({"grant": "refresh_token", "refresh": format!("file:{}", path.display())});
    let net = Net::new(Crm { refresh: Some(1), forgets_after: Some(2), ..Crm::default() }).await;
    let (store, report, _store_folder) = synced(net.client(grant.clone())).await;
    assert_eq!((held(&store), report.failed.len()), ((1..=ROWS).collect(), 0), "{report:?}");
    let shown = |net: &Net| {
        net.seen(|crm| crm.logins.iter().map(|form| form["refresh_token"].clone()).collect::<Vec<_>>())
    };
    assert_eq!(shown(&net), ["refresh-1", "refresh-2"]);
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "refresh-3\n", "kept for the next start");
    // The program starts again.
    let (_, report, _store_folder) = synced(net.client(grant)).await;
    assert_eq!((report.failed.len(), shown(&net).len()), (0, 3), "{report:?}");

    // Where it cannot be kept it is used as long as we run; the next start says what to do.
    let grant = json!({"grant": "refresh_token", "refresh": "cmd:echo refresh-1"});
    let net = Net::new(Crm { refresh: Some(1), forgets_after: Some(2), ..Crm::default() }).await;
    let (store, report, _store_folder) = synced(net.client(grant.clone())).await;
    assert_eq!((held(&store).len() as u64, report.failed.len()), (ROWS, 0), "{report:?}");
    assert_eq!(shown(&net), ["refresh-1", "refresh-2"]);
    let (_, report, _store_folder) = synced(net.client(grant)).await;
    assert_eq!(report.failed.first().map(|say| say.id.as_str()), Some("crm-login-once"), "{report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_login_says_so_in_words_and_what_was_read_before_stays() {
    let net = Net::new(Crm { forgets_after: Some(3), ..Crm::default() }).await;
    let client = net.client(json!({"grant": "client_credentials"}));
    let mut page = client.changes(&Place::default()).await.expect("a page");
    net.seen(|crm| crm.refuses = true);
    let refused = loop {
        match client.changes(&page.place).await {
            Ok(following) => page = following,
            Err(error) => break error,
        }
    };
    assert!(
        matches!(&refused, CrmError::Login { why, .. } if why.as_str() == "invalid_grant: The grant has ended."),
        "{refused:?}"
    );
    assert_eq!(refused.say().id, "crm-login");
    let (store, report, _folder) = synced(client).await;
    assert_eq!(report.failed.first().map(|say| say.id.as_str()), Some("crm-login"), "{report:?}");
    assert_eq!(store.held().expect("a read"), 0);
    // The place of the last good page goes on as soon as the login is taken again.
    net.seen(|crm| (crm.refuses, crm.forgets_after) = (false, None));
    let client = net.client(json!({"grant": "client_credentials"}));
    assert!(!client.changes(&page.place).await.expect("a page").tickets.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_token_nor_secret_follows_to_another_address() {
    let thief = Quiet::bind("127.0.0.1:0").expect("a port");
    thief.set_nonblocking(true).expect("it does not wait");
    let host = format!("http://{}", thief.local_addr().expect("an address"));
    let net = Net::new(Crm { next_at: Some(host.clone()), ..Crm::default() }).await;
    let (_, report, _folder) = synced(net.client(json!({"grant": "client_credentials"}))).await;
    assert_eq!(report.failed.first().map(|say| say.id.as_str()), Some("crm-foreign"), "{report:?}");
    assert!(thief.accept().is_err(), "the token went nowhere");
    let net = Net::new(Crm { redirects: Some(host), ..Crm::default() }).await;
    let (_, report, _folder) = synced(net.client(json!({"grant": "client_credentials"}))).await;
    assert_eq!(report.failed.first().map(|say| say.id.as_str()), Some("crm-login"), "{report:?}");
    assert!(thief.accept().is_err(), "a login that leads elsewhere is not followed");
}
