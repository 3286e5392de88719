//! Filters of a profile: jq by jaq, cut down so that a filter can neither read the machine (environment, clock,
//! files) nor run for ever. What the filters mean is the profile's; what needs no interpreter is worked out in `direct`.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, OnceLock};

use jaq_core::data::JustLut;
use jaq_core::load::lex::{Lexer, StrPart, Tok, Token};
use jaq_core::load::parse::Def;
use jaq_core::load::{self, Arena, File, Loader};
use jaq_core::native::{self, Fun, bome, v};
use jaq_core::{Bind, Compiler, Ctx, RunPtr, Vars, unwrap_valr};
use jaq_json::{Num, Val};

use super::direct::{self, At, Failed, Many, Record, Wants};
use super::error::CrmError;
use super::failure::{Failure, How, Kind, Site};
use super::wanted::Wanted;
use super::worker;

/// What is told of a filter that stands nowhere, never with the values.
const FAILED: &str = "the filter failed on it";

/// The definitions that every profile may use.
const PRELUDE: &str = r"
def number: if . == null then null else tonumber end;
def person: if . == null then null else {id, name, email, role} end;
def rename(names): .args as $args | reduce (names | to_entries[]) as $n ({};
  if $args | has($n.key) then .[$n.value] = $args[$n.key] else . end);
";

/// The same, read once.
static OURS: LazyLock<Vec<Def<&'static str>>> =
    LazyLock::new(|| load::parse(PRELUDE, |parser| parser.defs()).unwrap_or_default());

/// The definitions of the standard library.
static LIBRARY: LazyLock<Vec<Def<&'static str>>> = LazyLock::new(|| {
    let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
    // A definition that names what is left out would not compile, so both go together.
    defs.filter(|def| !OUTSIDE.contains(&def.name)).collect()
});

/// A filter of our own: name, arguments, and what it does.
type Join = (&'static str, Box<[Bind]>, RunPtr<JustLut<Val>>);

/// `by` and `who` join each row with its side-loads. Written here and not in jq they are ten times as fast, and
/// they are most of what mapping a row costs.
fn joins() -> impl Iterator<Item = Fun<JustLut<Val>>> {
    let joins: [Join; 2] = [
        ("by", v(2), |mut cv| {
            let id = cv.0.pop_var();
            bome(Ok(joined(false, &cv.0.pop_var(), &id)))
        }),
        ("who", v(2), |mut cv| {
            let id = cv.0.pop_var();
            bome(Ok(joined(true, &cv.0.pop_var(), &id)))
        }),
    ];
    joins.into_iter().map(|join| native::run::<JustLut<Val>>(join))
}

/// What `by` gives, and `who`, which answers an id that is not there `with_id` alone.
pub(super) fn joined(with_id: bool, records: &Val, id: &Val) -> Val {
    match by(records, id) {
        Some(found) => found,
        None if with_id && !matches!(id, Val::Null) => {
            Val::obj([(Val::utf8_str("id"), id.clone())].into_iter().collect())
        }
        None => Val::Null,
    }
}

/// The record with this id: of an object by its key, of a list by its `id`.
fn by(records: &Val, id: &Val) -> Option<Val> {
    match (records, id) {
        (_, Val::Null) => None,
        (Val::Obj(by_id), Val::TStr(_)) => by_id.get(id).cloned(),
        (Val::Obj(by_id), id) => by_id.get(&Val::utf8_str(word(id)?.into_owned())).cloned(),
        (Val::Arr(records), id) => {
            let is = |record: &&Val| match record {
                Val::Obj(fields) => fields.get(&Val::utf8_str("id")) == Some(id),
                _ => false,
            };
            records.iter().find(is).cloned()
        }
        _ => None,
    }
}

/// What the standard library may not bring: the outside world.
const OUTSIDE: [&str; 15] = [
    "env",
    "now",
    "halt",
    "halt_error",
    "input",
    "inputs",
    "debug",
    "debug_empty",
    "stderr",
    "stderr_empty",
    "localtime",
    "strflocaltime",
    "input_filename",
    "input_line_number",
    "repl",
];

/// What a filter may not write: with these it could run for ever, or read other files.
const ENDLESS: [&str; 10] = [
    "repeat",
    "until",
    "while",
    "range",
    "recurse",
    "infinite",
    "combinations",
    "import",
    "include",
    "splits",
];

/// A compiled filter; clones share it.
#[derive(Clone)]
pub(super) struct Filter {
    compiled: Arc<Compiled>,
    /// Where it stands; unknown for one that is only tried.
    site: Option<Arc<Site>>,
}

/// A filter as the interpreter runs it.
type Interpreted = jaq_core::Filter<JustLut<Val>>;

struct Compiled {
    code: String,
    /// Made when it is first needed where the filter needs no interpreter: making it takes longer than most filters run.
    interpreted: OnceLock<Option<Interpreted>>,
    /// The same without the interpreter, where it needs none.
    direct: Option<Many>,
    /// Whether `direct` makes one object whose fields are known by their names.
    is_record: bool,
}

impl Compiled {
    /// As the interpreter runs it; what is recognised without it compiles there too.
    fn interpreted(&self) -> Option<&Interpreted> {
        let make = || {
            interpreter(&self.code, &|_, refused| FilterFault { offset: 0, found: String::new(), refused })
                .ok()
        };
        self.interpreted.get_or_init(make).as_ref()
    }
}

impl std::fmt::Debug for Filter {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Filter")
    }
}

/// Why a filter does not compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FilterFault {
    /// Byte offset in the filter's text.
    pub(super) offset: usize,
    /// The word or sign that is wrong; empty at the end of the text.
    pub(super) found: String,
    /// Whether it is known and not allowed here.
    pub(super) refused: bool,
}

/// Compiles a filter, or tells all its faults.
pub(super) fn compile(code: &str) -> Result<Filter, Vec<FilterFault>> {
    let fault = |part: &str, refused| FilterFault {
        offset: load::span(code, part).start,
        found: part.chars().take(40).collect(),
        refused,
    };
    let tokens = Lexer::new(code)
        .lex()
        .map_err(|errors| errors.into_iter().map(|(_, at)| fault(at, false)).collect::<Vec<_>>())?;
    let mut refused = Vec::new();
    refuse(&tokens, &mut refused);
    refuse_recursion(&tokens, &mut refused);
    if !refused.is_empty() {
        return Err(refused.into_iter().map(|word| fault(word, true)).collect());
    }

    let direct = direct::of(code, &OURS);
    // What is recognised whole names nothing that the interpreter does not know, but for definitions that nobody uses.
    let interpreted = match &direct {
        Some(_) if !mentions(&tokens, "def") => OnceLock::new(),
        _ => OnceLock::from(Some(interpreter(code, &fault)?)),
    };
    let is_record = direct.as_ref().is_some_and(Many::is_record);
    let compiled = Compiled { code: code.to_owned(), interpreted, direct, is_record };
    Ok(Filter { compiled: Arc::new(compiled), site: None })
}

/// The filter as the interpreter runs it, or all faults, made of the part of the text and whether it is refused.
fn interpreter(
    code: &str,
    fault: &impl Fn(&str, bool) -> FilterFault,
) -> Result<Interpreted, Vec<FilterFault>> {
    let defs = LIBRARY.iter().chain(&*OURS).cloned();
    let funs = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
    let funs = funs.filter(|(name, _, _)| !OUTSIDE.contains(name)).chain(joins());

    let arena = Arena::default();
    let modules = Loader::new(defs).load(&arena, File { code, path: () }).map_err(|errors| {
        let mut faults = Vec::new();
        for (_, error) in errors {
            match error {
                load::Error::Io(errors) => faults.extend(errors.iter().map(|(at, _)| fault(at, true))),
                load::Error::Lex(errors) => faults.extend(errors.iter().map(|(_, at)| fault(at, false))),
                load::Error::Parse(errors) => faults.extend(errors.iter().map(|(_, at)| fault(at, false))),
            }
        }
        faults
    })?;
    Compiler::default().with_funs(funs).with_global_vars(["$c"]).compile(modules).map_err(|errors| {
        let undefined = errors.into_iter().flat_map(|(_, errors)| errors);
        undefined.map(|(name, _)| fault(name, OUTSIDE.contains(&name))).collect()
    })
}

/// Collects the words that a filter may not write. A key (`{range: 1}`, `.range`) is not such a word.
fn refuse<'a>(tokens: &[Token<&'a str>], found: &mut Vec<&'a str>) {
    for (at, Token(text, kind)) in tokens.iter().enumerate() {
        match kind {
            Tok::Word => {
                let is_key =
                    at > 0 && tokens[at - 1].0 == "." || tokens.get(at + 1).is_some_and(|next| next.0 == ":");
                if !is_key && (ENDLESS.contains(text) || OUTSIDE.contains(text)) {
                    found.push(text);
                }
            }
            Tok::Block(inner) => refuse(inner, found),
            Tok::Str(parts) => {
                for part in parts {
                    if let StrPart::Term(term) = part {
                        refuse(std::slice::from_ref(term), found);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Collects definitions that call themselves: with them alone a filter could run for ever. A definition sees itself,
/// what stands before it, and what encloses it, so a circle always closes inside of one definition.
fn refuse_recursion<'a>(tokens: &[Token<&'a str>], found: &mut Vec<&'a str>) {
    for (at, Token(text, kind)) in tokens.iter().enumerate() {
        match kind {
            Tok::Word if *text == "def" => {
                let rest = &tokens[at + 1..];
                let Some(Token(name, _)) = rest.first() else { continue };
                let mut open = 1;
                let end = rest.iter().position(|Token(text, _)| {
                    open += i32::from(*text == "def") - i32::from(*text == ";");
                    open == 0
                });
                if mentions(&rest[1..end.unwrap_or(rest.len())], name) {
                    found.push(name);
                }
            }
            Tok::Block(inner) => refuse_recursion(inner, found),
            _ => {}
        }
    }
}

fn mentions(tokens: &[Token<&str>], name: &str) -> bool {
    tokens.iter().enumerate().any(|(at, Token(text, kind))| match kind {
        Tok::Word => {
            let is_key =
                at > 0 && tokens[at - 1].0 == "." || tokens.get(at + 1).is_some_and(|next| next.0 == ":");
            *text == name && !is_key
        }
        Tok::Block(inner) => mentions(inner, name),
        Tok::Str(parts) => parts.iter().any(|part| match part {
            StrPart::Term(term) => mentions(std::slice::from_ref(term), name),
            _ => false,
        }),
        _ => false,
    })
}

impl Filter {
    /// The same, standing there.
    pub(super) fn at(self, site: Site) -> Self {
        Self { site: Some(Arc::new(site)), ..self }
    }

    /// Whether its text holds this word.
    pub(super) fn names(&self, word: &str) -> bool {
        self.compiled.code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|one| one == word)
    }

    /// Why it fails on an input; only for one that does.
    pub(super) fn why(&self, input: &Val, context: &Val) -> How {
        let Some(interpreted) = self.compiled.interpreted() else { return How::Met(Kind::of(input), None) };
        let ctx = Ctx::<JustLut<Val>>::new(&interpreted.lut, Vars::new([context.clone()]));
        let mut outputs = interpreted.id.run((ctx, input.clone())).map(unwrap_valr);
        match outputs.find_map(Result::err) {
            Some(error) => How::told(&error.to_string(), &self.compiled.code, input),
            None => How::Met(Kind::of(input), None),
        }
    }

    /// An error that names it.
    pub(super) fn failed(&self, how: How) -> CrmError {
        match &self.site {
            Some(site) => CrmError::Filter(Box::new(Failure { site: Site::clone(site), how })),
            None => CrmError::Protocol { why: FAILED.to_owned() },
        }
    }

    /// A sentence about what it made, with the place where it stands.
    pub(super) fn blamed(&self, why: &str) -> String {
        self.site.as_ref().map_or_else(|| why.to_owned(), |site| format!("{site}: {why}"))
    }

    /// The first output for one of many rows, or a sentence that names the filter.
    pub(super) fn row(&self, input: &Val, context: &Val) -> Result<Val, String> {
        worker::busy_with(self.site.as_ref());
        self.first(input, context).map_err(|_| self.failed(self.why(input, context)).to_string())
    }

    /// The fields of the object that it makes of one of many rows, where those are known without making it.
    pub(super) fn record<'v>(
        &'v self,
        input: &'v Val,
        context: &'v Val,
    ) -> Option<Result<Record<'v>, String>> {
        let direct = self.compiled.direct.as_ref().filter(|_| self.compiled.is_record)?;
        worker::busy_with(self.site.as_ref());
        let record = direct.record(At::new(input, context));
        Some(record.map_err(|_| self.failed(self.why(input, context)).to_string()))
    }

    /// All outputs for one input. An error's text says what kind of failure it was, never the values.
    pub(super) fn all(&self, input: Val, context: Val) -> Result<Vec<Val>, String> {
        let Some(direct) = &self.compiled.direct else { return self.interpreted(input, context).collect() };
        let mut outputs = Vec::new();
        let each = direct.each(At::new(&input, &context), &mut |output| {
            outputs.push(output.clone());
            Ok(true)
        });
        each.map(|_| outputs).map_err(failed)
    }

    /// The first output, null where there is none.
    #[cfg(test)]
    pub(super) fn one(&self, input: Val, context: Val) -> Result<Val, String> {
        self.first(&input, &context)
    }

    /// The same, for values that others need too.
    pub(super) fn first(&self, input: &Val, context: &Val) -> Result<Val, String> {
        match &self.compiled.direct {
            Some(Many::One(one)) => one.run(At::new(input, context)).map(Cow::into_owned).map_err(failed),
            Some(direct) => {
                let mut first = Val::Null;
                let each = direct.each(At::new(input, context), &mut |output| {
                    first = output.clone();
                    Ok(false)
                });
                each.map(|_| first).map_err(failed)
            }
            None => self.interpreted(input.clone(), context.clone()).next().unwrap_or(Ok(Val::Null)),
        }
    }

    /// What it looks at of what it sees, where this is wanted of its outputs.
    pub(super) fn wants(&self, outputs: &Wanted) -> Wants {
        self.compiled.direct.as_ref().map_or(Wants::ALL, |direct| Wants::of(direct, outputs))
    }

    #[cfg(test)]
    pub(super) fn is_direct(&self) -> bool {
        self.compiled.direct.is_some()
    }

    /// All outputs by the interpreter.
    pub(super) fn interpreted(&self, input: Val, context: Val) -> impl Iterator<Item = Result<Val, String>> {
        let outputs = self.compiled.interpreted().map(|interpreted| {
            let ctx = Ctx::<JustLut<Val>>::new(&interpreted.lut, Vars::new([context]));
            interpreted.id.run((ctx, input)).map(|value| unwrap_valr(value).map_err(|_| failed(Failed)))
        });
        outputs.into_iter().flatten()
    }
}

fn failed(_: Failed) -> String {
    FAILED.to_owned()
}

/// A value for the filters. Depth is bounded by the reader that made it.
pub(super) fn val(json: &serde_json::Value) -> Val {
    match json {
        serde_json::Value::Null => Val::Null,
        serde_json::Value::Bool(value) => Val::Bool(*value),
        serde_json::Value::Number(number) => {
            serde_json::from_value(serde_json::Value::Number(number.clone())).unwrap_or_default()
        }
        serde_json::Value::String(text) => Val::utf8_str(text.clone()),
        serde_json::Value::Array(items) => items.iter().map(val).collect(),
        serde_json::Value::Object(fields) => {
            Val::obj(fields.iter().map(|(key, value)| (Val::utf8_str(key.clone()), val(value))).collect())
        }
    }
}

/// A filter's output as JSON. A value that JSON cannot say (a number that is none) is a fault.
pub(super) fn json(value: &Val) -> Result<serde_json::Value, String> {
    serde_json::from_str(&value.to_string()).map_err(|_| "the filter gave no JSON".to_owned())
}

/// Text of a value, where it is text.
pub(super) fn text(value: &Val) -> Option<&str> {
    match value {
        Val::TStr(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// Text of a value that names something: text as it is, whole numbers in full length.
pub(super) fn word(value: &Val) -> Option<Cow<'_, str>> {
    match value {
        Val::TStr(_) => text(value).map(Cow::Borrowed),
        Val::Num(Num::Int(number)) => Some(Cow::Owned(number.to_string())),
        Val::Num(_) | Val::Bool(_) => Some(Cow::Owned(value.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(code: &str, input: &str) -> String {
        let input: Val = serde_json::from_str(input).unwrap();
        compile(code).unwrap().one(input, Val::Null).unwrap().to_string()
    }

    #[test]
    fn a_filter_cannot_read_the_machine_nor_run_for_ever() {
        for code in [
            "env.HOME",
            "$ENV.HOME",
            "now",
            "halt",
            "input",
            "[inputs]",
            "debug",
            "def f: f; f",
            "def f: def g: f; g; f",
            "def f: \"\\(f)\"; f",
            "def f(g): [.[] | f(g)]; f(.)",
            "def a: 1; def f: (1 | f); f",
            "repeat(1)",
            "[range(1; infinite)]",
            "recurse(.)",
            "while(true; .)",
            "until(false; .)",
            "include \"x\"; .",
            "import \"x\" as x; .",
            "\"\\(env)\"",
            "{a: now}",
            "localtime",
            ". as $x | stderr",
        ] {
            assert!(compile(code).is_err(), "{code} must not compile");
        }
        assert!(compile(".range, {limit: 1}, .now").is_ok(), "keys of these names are data");
        assert!(compile("def f: .f // {f: 1}; def g($n): f | .[$n]; g(\"a\")").is_ok(), "no circle");
    }

    #[test]
    fn a_fault_tells_where_it_is() {
        let fault = &compile(".a | nosuch(.b)").unwrap_err()[0];
        assert_eq!((fault.offset, fault.found.as_str(), fault.refused), (5, "nosuch", false));
        let fault = &compile("def unused: nosuch; .a").unwrap_err()[0];
        assert_eq!((fault.offset, fault.found.as_str()), (12, "nosuch"), "also where nobody needs it");
    }

    #[test]
    fn ids_keep_every_digit() {
        assert_eq!(run(".id", r#"{"id":9007199254740993}"#), "9007199254740993");
        assert_eq!(run(r#""\(.id)""#, r#"{"id":9007199254740993}"#), r#""9007199254740993""#);
        assert_eq!(run(".id", r#"{"id":18446744073709551615}"#), "18446744073709551615");
        let value: serde_json::Value = serde_json::from_str("9007199254740993").unwrap();
        assert_eq!(json(&val(&value)).unwrap(), value);
    }

    #[test]
    fn side_loads_are_found_in_lists_and_in_indexes() {
        let found = r#"{"id":7,"name":"Ann"}"#;
        assert_eq!(run("by(.users; 7)", r#"{"users":[{"id":7,"name":"Ann"}]}"#), found);
        assert_eq!(run("by(.users; 7)", r#"{"users":{"7":{"id":7,"name":"Ann"}}}"#), found);
        assert_eq!(run("by(.users; null)", r#"{"users":[{"id":7}]}"#), "null");
        assert_eq!(run("by(.users; 8)", r#"{"users":[{"id":7}]}"#), "null");
        assert_eq!(run("who(.users; 8)", r#"{"users":null}"#), r#"{"id":8}"#);
        assert_eq!(run("who(.users; null)", r#"{"users":null}"#), "null");
    }

    #[test]
    fn control_characters_survive_the_way_out_as_json() {
        let text = serde_json::json!({"a": "x\u{1b}\"\n\u{0}é"});
        assert_eq!(json(&val(&text)).unwrap(), text);
    }

    const fn send_sync<T: Send + Sync>() {}
    const _: () = send_sync::<Filter>();
}
