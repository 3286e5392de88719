//! Filters that need no interpreter: paths, constructions, choices and look-ups, recognised when a filter is compiled
//! and worked out on borrowed values, many times as fast. A filter that is not recognised whole stays with the
//! interpreter; what is recognised means exactly what it means there (the tests hold the two against each other).

use std::borrow::Cow;

use jaq_core::ValT as _;
use jaq_core::load::lex::StrPart;
use jaq_core::load::parse::{BinaryOp, Def, Pattern, Term};
use jaq_core::ops::{Cmp, Math};
use jaq_core::path::{Opt, Part, Path};
use jaq_json::{Map, Val};

use super::jq;

/// Definitions are written out where they are used; a filter that grows beyond this is left to the interpreter.
const MOST: usize = 2_000;

/// What fails says no more than that it failed, as with the interpreter.
#[derive(Debug)]
pub(super) struct Failed;

/// A filter of any number of outputs.
#[derive(Debug)]
pub(super) enum Many {
    One(One),
    /// A path with steps that give several values, or none.
    Path(One, Vec<(Step, bool)>),
    Through(Box<Many>, Box<Many>),
    Both(Box<Many>, Box<Many>),
    Where(One),
    Nothing,
}

/// A step of a path, beside whether it may fail silently (`?`).
#[derive(Debug)]
pub(super) enum Step {
    Key(One),
    Each,
}

/// A filter that gives exactly one value, or fails.
#[derive(Debug)]
pub(super) enum One {
    Input,
    Context,
    Bound(usize),
    Given(Val),
    Path(Box<One>, Vec<One>),
    Words(Vec<One>),
    Object(Vec<(One, One)>),
    List(Box<Many>),
    Choice(Vec<(One, One)>, Box<One>),
    Else(Box<One>, Box<One>),
    /// `or` (true) and `and` (false): this value of the left side decides.
    Logic(bool, Box<One>, Box<One>),
    Compare(Cmp, Box<One>, Box<One>),
    Sum(Box<One>, Box<One>),
    Through(Box<One>, Box<One>),
    Naming(Box<One>, usize, Box<One>),
    /// `any` (true) and `all` (false): the first answer of this kind decides.
    Any(bool, Box<Many>, Box<One>),
    /// `by`, or `who`, which answers an unknown id with the id alone.
    Join(bool, Box<One>, Box<One>),
}

/// A filter's text as such a filter, where it is one.
pub(super) fn of(code: &str, prelude: &[Def<&str>]) -> Option<Many> {
    let term = jaq_core::load::parse(code, |parser| parser.term())?;
    let mut reader = Reader { scope: prelude.iter().map(Name::Def).collect(), bound: 0, left: MOST };
    reader.many(&term)
}

/// What a name stands for.
#[derive(Clone, Copy)]
enum Name<'t> {
    Def(&'t Def<&'t str>),
    /// A variable, by the number of those that were bound before.
    Value(&'t str, usize),
}

/// Turns terms into filters. A definition is read again at each use, seeing only the names it saw.
struct Reader<'t> {
    scope: Vec<Name<'t>>,
    bound: usize,
    left: usize,
}

impl<'t> Reader<'t> {
    fn one(&mut self, term: &'t Term<&'t str>) -> Option<One> {
        match self.many(term)? {
            Many::One(one) => Some(one),
            _ => None,
        }
    }

    fn boxed(&mut self, term: &'t Term<&'t str>) -> Option<Box<One>> {
        self.one(term).map(Box::new)
    }

    fn many(&mut self, term: &'t Term<&'t str>) -> Option<Many> {
        self.left = self.left.checked_sub(1)?;
        Some(Many::One(match term {
            Term::Id => One::Input,
            Term::Num(digits) => One::Given(match digits.parse::<isize>() {
                Ok(number) => Val::from(number),
                Err(_) => Val::from_num(digits).ok()?,
            }),
            Term::Str(None, parts) => {
                let parts = parts.iter().map(|part| match part {
                    StrPart::Str(text) => Some(One::Given(Val::utf8_str((*text).to_owned()))),
                    StrPart::Char(c) => Some(One::Given(Val::utf8_str(c.to_string()))),
                    StrPart::Term(term) => self.one(term),
                });
                words(parts.collect::<Option<_>>()?)
            }
            Term::Arr(None) => One::List(Box::new(Many::Nothing)),
            Term::Arr(Some(inner)) => One::List(Box::new(self.many(inner)?)),
            Term::Obj(entries) => {
                let entries = entries.iter().map(|(key, value)| self.entry(key, value.as_ref()));
                One::Object(entries.collect::<Option<_>>()?)
            }
            Term::IfThenElse(cases, otherwise) => {
                let cases = cases.iter().map(|(when, then)| Some((self.one(when)?, self.one(then)?)));
                let cases = cases.collect::<Option<_>>()?;
                One::Choice(
                    cases,
                    Box::new(otherwise.as_ref().map_or(Some(One::Input), |term| self.one(term))?),
                )
            }
            Term::BinOp(left, op, right) => return self.pair(left, op, right),
            Term::Var(name) => {
                let found = self.scope.iter().rev().find_map(|known| match known {
                    Name::Value(value, at) if value == name => Some(*at),
                    _ => None,
                });
                match found {
                    Some(at) => One::Bound(at),
                    None if *name == "$c" => One::Context,
                    None => return None,
                }
            }
            Term::Def(defs, body) => {
                let before = self.scope.len();
                self.scope.extend(defs.iter().map(Name::Def));
                let body = self.many(body);
                self.scope.truncate(before);
                return body;
            }
            Term::Path(base, Path(parts)) => return self.path(base, parts),
            Term::Call(name, args) => return self.call(name, args),
            _ => return None,
        }))
    }

    fn entry(&mut self, key: &'t Term<&'t str>, value: Option<&'t Term<&'t str>>) -> Option<(One, One)> {
        match (key, value) {
            (Term::Var(name), None) => {
                let value = self.one(key)?;
                Some((One::Given(Val::utf8_str(name.get(1..)?.to_owned())), value))
            }
            (key, None) => Some((self.one(key)?, One::Path(Box::new(One::Input), vec![self.one(key)?]))),
            (key, Some(value)) => Some((self.one(key)?, self.one(value)?)),
        }
    }

    fn pair(
        &mut self,
        left: &'t Term<&'t str>,
        op: &'t BinaryOp<&'t str>,
        right: &'t Term<&'t str>,
    ) -> Option<Many> {
        Some(Many::One(match op {
            BinaryOp::Pipe(None) => {
                return Some(match (self.many(left)?, self.many(right)?) {
                    (Many::One(left), Many::One(right)) => {
                        Many::One(One::Through(Box::new(left), Box::new(right)))
                    }
                    (left, right) => Many::Through(Box::new(left), Box::new(right)),
                });
            }
            BinaryOp::Pipe(Some(Pattern::Var(name))) => {
                let (value, at) = (self.boxed(left)?, self.bound);
                self.scope.push(Name::Value(name, at));
                self.bound += 1;
                let body = self.boxed(right);
                self.bound -= 1;
                self.scope.pop();
                One::Naming(value, at, body?)
            }
            BinaryOp::Comma => {
                return Some(Many::Both(Box::new(self.many(left)?), Box::new(self.many(right)?)));
            }
            BinaryOp::Alt => One::Else(self.boxed(left)?, self.boxed(right)?),
            BinaryOp::Or => One::Logic(true, self.boxed(left)?, self.boxed(right)?),
            BinaryOp::And => One::Logic(false, self.boxed(left)?, self.boxed(right)?),
            BinaryOp::Cmp(op) => One::Compare(*op, self.boxed(left)?, self.boxed(right)?),
            BinaryOp::Math(Math::Add) => One::Sum(self.boxed(left)?, self.boxed(right)?),
            _ => return None,
        }))
    }

    fn path(&mut self, base: &'t Term<&'t str>, parts: &'t [(Part<Term<&'t str>>, Opt)]) -> Option<Many> {
        let base = self.one(base)?;
        let steps = parts.iter().map(|(part, opt)| {
            let step = match part {
                Part::Index(key) => Step::Key(self.one(key)?),
                Part::Range(None, None) => Step::Each,
                Part::Range(..) => return None,
            };
            Some((step, matches!(opt, Opt::Optional)))
        });
        let steps: Vec<(Step, bool)> = steps.collect::<Option<_>>()?;
        if steps.iter().any(|(step, may_fail)| *may_fail || matches!(step, Step::Each)) {
            return Some(Many::Path(base, steps));
        }
        let keys = steps.into_iter().filter_map(|(step, _)| match step {
            Step::Key(key) => Some(key),
            Step::Each => None,
        });
        Some(Many::One(One::Path(Box::new(base), keys.collect())))
    }

    fn call(&mut self, name: &'t str, args: &'t [Term<&'t str>]) -> Option<Many> {
        let of_name = |known: &Name<'t>| matches!(known, Name::Def(def) if def.name == name && def.args.len() == args.len());
        if let Some(at) = self.scope.iter().rposition(of_name) {
            let Name::Def(def) = self.scope[at] else { return None };
            return self.written_out(at, def, args);
        }
        let each = || Many::Path(One::Input, vec![(Step::Each, false)]);
        Some(Many::One(match (name, args) {
            ("null", []) => One::Given(Val::Null),
            ("true", []) => One::Given(Val::Bool(true)),
            ("false", []) => One::Given(Val::Bool(false)),
            ("not", []) => One::Choice(
                vec![(One::Input, One::Given(Val::Bool(false)))],
                Box::new(One::Given(Val::Bool(true))),
            ),
            ("tostring", []) => One::Words(vec![One::Input]),
            ("map", [body]) => {
                One::List(Box::new(Many::Through(Box::new(each()), Box::new(self.many(body)?))))
            }
            ("any" | "all", []) => One::Any(name == "any", Box::new(each()), Box::new(One::Input)),
            ("any" | "all", [is]) => One::Any(name == "any", Box::new(each()), self.boxed(is)?),
            ("any" | "all", [of, is]) => One::Any(name == "any", Box::new(self.many(of)?), self.boxed(is)?),
            ("by" | "who", [records, id]) => One::Join(name == "who", self.boxed(records)?, self.boxed(id)?),
            ("select", [is]) => return Some(Many::Where(self.one(is)?)),
            ("empty", []) => return Some(Many::Nothing),
            _ => return None,
        }))
    }

    /// A definition where it is used: its values are worked out here, its body sees what it saw there.
    fn written_out(&mut self, at: usize, def: &'t Def<&'t str>, args: &'t [Term<&'t str>]) -> Option<Many> {
        if def.args.iter().any(|arg| !arg.starts_with('$')) {
            return None;
        }
        let values: Vec<One> = args.iter().map(|arg| self.one(arg)).collect::<Option<_>>()?;
        let first = self.bound;
        let mut scope = self.scope[..at].to_vec();
        scope.extend(def.args.iter().enumerate().map(|(nth, arg)| Name::Value(arg, first + nth)));
        let ours = std::mem::replace(&mut self.scope, scope);
        self.bound += values.len();
        let body = self.many(&def.body);
        self.bound = first;
        self.scope = ours;
        let body = body?;
        if values.is_empty() {
            return Some(body);
        }
        let Many::One(body) = body else { return None };
        let named = values
            .into_iter()
            .enumerate()
            .rev()
            .fold(body, |body, (nth, value)| One::Naming(Box::new(value), first + nth, Box::new(body)));
        Some(Many::One(named))
    }
}

/// A text of parts: given at once where nothing is filled in.
fn words(parts: Vec<One>) -> One {
    let mut text = Vec::new();
    for part in &parts {
        match part {
            One::Given(Val::TStr(bytes)) => text.extend_from_slice(bytes),
            _ => return One::Words(parts),
        }
    }
    One::Given(Val::utf8_str(text))
}

/// Where a filter stands: its input, `$c`, and what was named.
#[derive(Clone, Copy)]
pub(super) struct At<'v> {
    input: &'v Val,
    context: &'v Val,
    named: Option<&'v Named<'v>>,
}

struct Named<'v> {
    value: &'v Val,
    at: usize,
    before: Option<&'v Named<'v>>,
}

impl<'v> At<'v> {
    pub(super) fn new(input: &'v Val, context: &'v Val) -> Self {
        Self { input, context, named: None }
    }

    fn on(self, input: &'v Val) -> Self {
        Self { input, ..self }
    }
}

impl One {
    pub(super) fn run<'v>(&'v self, at: At<'v>) -> Result<Cow<'v, Val>, Failed> {
        let owned = |value| Ok(Cow::Owned(value));
        match self {
            Self::Input => Ok(Cow::Borrowed(at.input)),
            Self::Context => Ok(Cow::Borrowed(at.context)),
            Self::Given(value) => Ok(Cow::Borrowed(value)),
            Self::Bound(wanted) => {
                let mut named = at.named;
                while let Some(one) = named {
                    if one.at == *wanted {
                        return Ok(Cow::Borrowed(one.value));
                    }
                    named = one.before;
                }
                Err(Failed)
            }
            Self::Path(base, keys) => {
                keys.iter().try_fold(base.run(at)?, |value, key| step(value, key.run(at)?.as_ref()))
            }
            Self::Words(parts) => {
                let mut text = Vec::new();
                for part in parts {
                    match part.run(at)?.as_ref() {
                        Val::TStr(bytes) => text.extend_from_slice(bytes),
                        value => match value.clone().into_string() {
                            Val::TStr(bytes) => text.extend_from_slice(&bytes),
                            _ => return Err(Failed),
                        },
                    }
                }
                owned(Val::utf8_str(text))
            }
            Self::Object(entries) => {
                let mut fields = Map::default();
                fields.reserve(entries.len());
                for (key, value) in entries {
                    fields.insert(key.run(at)?.into_owned(), value.run(at)?.into_owned());
                }
                owned(Val::obj(fields))
            }
            Self::List(items) => {
                let mut list = Vec::new();
                items.each(at, &mut |item| {
                    list.push(item.clone());
                    Ok(true)
                })?;
                owned(list.into_iter().collect())
            }
            Self::Choice(cases, otherwise) => {
                for (when, then) in cases {
                    if when.run(at)?.as_bool() {
                        return then.run(at);
                    }
                }
                otherwise.run(at)
            }
            Self::Else(left, right) => {
                let left = left.run(at)?;
                if left.as_bool() { Ok(left) } else { right.run(at) }
            }
            Self::Logic(decides, left, right) => {
                let is_decided = left.run(at)?.as_bool() == *decides;
                owned(Val::Bool(if is_decided { *decides } else { right.run(at)?.as_bool() }))
            }
            Self::Compare(op, left, right) => {
                let (left, right) = (left.run(at)?, right.run(at)?);
                owned(Val::Bool(op.run(left.as_ref(), right.as_ref())))
            }
            Self::Sum(left, right) => {
                let (left, right) = (left.run(at)?.into_owned(), right.run(at)?.into_owned());
                (left + right).map(Cow::Owned).map_err(|_| Failed)
            }
            Self::Through(left, right) => match left.run(at)? {
                Cow::Borrowed(input) => right.run(at.on(input)),
                Cow::Owned(input) => owned(right.run(at.on(&input))?.into_owned()),
            },
            Self::Naming(value, number, body) => {
                let value = value.run(at)?;
                let named = Named { value: value.as_ref(), at: *number, before: at.named };
                owned(body.run(At { named: Some(&named), ..at })?.into_owned())
            }
            Self::Any(decides, of, is) => {
                let mut answer = !*decides;
                of.each(at, &mut |item| {
                    if is.run(at.on(item))?.as_bool() == *decides {
                        answer = *decides;
                    }
                    Ok(answer != *decides)
                })?;
                owned(Val::Bool(answer))
            }
            Self::Join(with_id, records, id) => {
                let (records, id) = (records.run(at)?, id.run(at)?);
                owned(jq::joined(*with_id, &records, &id))
            }
        }
    }
}

/// The value under a key.
fn step<'v>(value: Cow<'v, Val>, key: &Val) -> Result<Cow<'v, Val>, Failed> {
    match value {
        Cow::Borrowed(Val::Obj(fields)) => Ok(fields.get(key).map_or(Cow::Owned(Val::Null), Cow::Borrowed)),
        value => value.into_owned().index(key).map(Cow::Owned).map_err(|_| Failed),
    }
}

/// Takes an output; false where that was enough.
type Sink<'a> = &'a mut dyn FnMut(&Val) -> Result<bool, Failed>;

impl Many {
    /// Gives out the outputs in their order, up to the first failure.
    pub(super) fn each(&self, at: At<'_>, out: Sink<'_>) -> Result<bool, Failed> {
        match self {
            Self::Nothing => Ok(true),
            Self::One(one) => out(one.run(at)?.as_ref()),
            Self::Where(is) => {
                if is.run(at)?.as_bool() {
                    out(at.input)
                } else {
                    Ok(true)
                }
            }
            Self::Both(left, right) => Ok(left.each(at, out)? && right.each(at, out)?),
            Self::Through(left, right) => left.each(at, &mut |input| right.each(at.on(input), out)),
            Self::Path(base, steps) => {
                let base = base.run(at)?;
                // Keys are worked out before the first step, as they fail also where no step is taken.
                let steps = steps.iter().map(|(step, may_fail)| match step {
                    Step::Key(key) => Ok((Some(key.run(at)?), *may_fail)),
                    Step::Each => Ok((None, *may_fail)),
                });
                let steps: Vec<Key<'_>> = steps.collect::<Result<_, Failed>>()?;
                walk(base.as_ref(), &steps, out)
            }
        }
    }
}

/// A step with its key worked out; none stands for each value.
type Key<'v> = (Option<Cow<'v, Val>>, bool);

fn walk(value: &Val, steps: &[Key<'_>], out: Sink<'_>) -> Result<bool, Failed> {
    let Some(((key, may_fail), rest)) = steps.split_first() else { return out(value) };
    let failed = || if *may_fail { Ok(true) } else { Err(Failed) };
    match (key, value) {
        (Some(key), value) => match step(Cow::Borrowed(value), key.as_ref()) {
            Ok(value) => walk(value.as_ref(), rest, out),
            Err(Failed) => failed(),
        },
        (None, Val::Arr(items)) => all(items.iter(), rest, out),
        (None, Val::Obj(fields)) => all(fields.values(), rest, out),
        (None, _) => failed(),
    }
}

fn all<'v>(values: impl Iterator<Item = &'v Val>, rest: &[Key<'_>], out: Sink<'_>) -> Result<bool, Failed> {
    for value in values {
        if !walk(value, rest, out)? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::super::jq::{self, Filter};

    /// What a filter gives and what the interpreter gives for it: all outputs, and the first.
    fn both(filter: &Filter, input: &Value, context: &Value) -> [(String, String); 2] {
        let (input, context) = (jq::val(input), jq::val(context));
        let shown = |outputs: Result<Vec<super::Val>, String>| match outputs {
            Ok(outputs) => outputs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            Err(why) => why,
        };
        let first = filter.one(input.clone(), context.clone()).map(|first| vec![first]);
        let theirs =
            filter.interpreted(input.clone(), context.clone()).next().unwrap_or(Ok(super::Val::Null));
        [
            (
                shown(filter.all(input.clone(), context.clone())),
                shown(filter.interpreted(input, context).collect()),
            ),
            (shown(first), shown(theirs.map(|first| vec![first]))),
        ]
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0..3_i64).prop_map(Value::from),
            (u64::MAX - 9..u64::MAX).prop_map(Value::from),
            Just(json!(9_007_199_254_740_993_u64)),
            Just(json!(-0.5)),
            prop_oneof![Just(""), Just("a"), Just("7"), Just("Tier 2"), Just("\u{1b}\"\\\u{1f600}\n")]
                .prop_map(Value::from),
        ];
        let name = prop_oneof![Just("a"), Just("b"), Just("id"), Just("tags"), Just("0")];
        leaf.prop_recursive(4, 32, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((name.clone(), inner), 0..5).prop_map(|fields| {
                    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Value>()
                }),
            ]
        })
    }

    fn filter() -> impl Strategy<Value = String> {
        let leaf = prop::sample::select(vec![
            ".",
            ".a",
            ".id",
            ".a.b",
            ".tags",
            ".b?",
            ".[]",
            ".tags[]?",
            ".[0]",
            ".[\"a\"]",
            ".[-1]?",
            "null",
            "true",
            "false",
            "7",
            "9007199254740993",
            "18446744073709551616",
            "1.50",
            "\"a\"",
            "\"\\u00e9\\n\"",
            "$c",
            "$c.a",
            "$c.tags[]?",
            "empty",
            "{}",
            "[]",
            "tostring",
            "not",
            "person",
            "any",
            "all",
        ]);
        leaf.prop_map(str::to_owned).prop_recursive(4, 24, 3, |f| {
            let two = |shape: fn(String, String) -> String| {
                (f.clone(), f.clone()).prop_map(move |(one, other)| shape(one, other))
            };
            let one = |shape: fn(String) -> String| f.clone().prop_map(shape);
            prop_oneof![
                two(|f, g| format!("({f} | {g})")),
                two(|f, g| format!("({f} // {g})")),
                two(|f, g| format!("({f}, {g})")),
                two(|f, g| format!("({f} and {g} or .a)")),
                two(|f, g| format!("({f} == {g})")),
                two(|f, g| format!("({f} <= {g})")),
                two(|f, g| format!("({f} + {g})")),
                two(|f, g| format!("{{a: {f}, id, b: {g}, a: .b}}")),
                two(|f, g| format!("{{(\"\\({f})\"): {g}, \"x\\(.a)\"}}")),
                two(|f, g| format!("(if {f} then {g} elif .a then 1 end)")),
                two(|f, g| format!("({f} as $x | {{$x, y: {g}, z: ($x | .a?)}})")),
                two(|f, g| format!("any({f}; {g})")),
                two(|f, g| format!("all({f}; {g})")),
                two(|f, g| format!("[{f} | select({g})]")),
                two(|f, g| format!("by({f}; {g})")),
                two(|f, g| format!("who({f}; {g})")),
                two(|f, g| format!("(def f: {f}; def g($v): {{v: $v, f: f}}; g({g}))")),
                two(|f, g| format!("({f} as $x | def f: $x; {g} as $x | [f, $x])")),
                two(|f, g| format!(".[{f}]?.a, .[\"a\", {g}]?")),
                one(|f| format!("[{f}]")),
                one(|f| format!("map({f})")),
                one(|f| format!("\"<\\({f})>\\n\"")),
                one(|f| format!("({f} | tostring)")),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn every_filter_means_what_the_interpreter_makes_of_it(
            code in filter(),
            inputs in prop::collection::vec(value(), 1..8),
            context in value(),
        ) {
            // An index that gives several values at once is the interpreter's; what does not compile is nobody's.
            if let Ok(filter) = jq::compile(&code) {
                for input in &inputs {
                    for (ours, theirs) in both(&filter, input, &context) {
                        prop_assert_eq!(ours, theirs, "{} on {} with {}", &code, input, &context);
                    }
                }
            }
        }
    }

    /// The filters of a shipped profile under a name, wherever it stands.
    fn written(value: &toml::Value, name: &str, found: &mut Vec<String>) {
        match value {
            toml::Value::Table(fields) => {
                for (key, value) in fields {
                    match value {
                        toml::Value::String(code) if key == name => found.push(code.clone()),
                        value => written(value, name, found),
                    }
                }
            }
            toml::Value::Array(items) => items.iter().for_each(|item| written(item, name, found)),
            _ => {}
        }
    }

    const SHIPPED: [(&str, &str); 9] = [
        ("zendesk", include_str!("../../config/crm/zendesk.toml")),
        ("zammad", include_str!("../../config/crm/zammad.toml")),
        ("salesforce", include_str!("../../config/crm/salesforce.toml")),
        ("hubspot", include_str!("../../config/crm/hubspot.toml")),
        ("servicenow", include_str!("../../config/crm/servicenow.toml")),
        ("dynamics", include_str!("../../config/crm/dynamics.toml")),
        ("freshdesk", include_str!("../../config/crm/freshdesk.toml")),
        ("jira", include_str!("../../config/crm/jira.toml")),
        ("rt5", include_str!("../../config/crm/rt5.toml")),
    ];

    #[test]
    fn the_tickets_of_the_common_crms_need_no_interpreter() {
        for (name, text) in &SHIPPED[..7] {
            let mut maps = Vec::new();
            written(&text.parse::<toml::Table>().unwrap().into(), "map", &mut maps);
            let ticket = maps.iter().find(|map| map.contains("subject")).unwrap();
            assert!(jq::compile(ticket).unwrap().is_direct(), "{name}: {ticket}");
        }
    }

    #[test]
    fn every_shipped_filter_means_the_same_without_the_interpreter() {
        let rows = [
            json!({"id": 7, "tags": ["escalated", "x"], "status": "deleted", "custom_fields": [{"id": 1, "value": null}],
                "assignee_id": 3, "group_id": null, "Owner": {"Type": "Queue"}, "fields": {"labels": []},
                "queue": {"name": "Tier 2"}, "rows": [1, {"a": 2}], "tickets": [{"id": 9_007_199_254_740_993_u64}]}),
            json!({"id": 18_446_744_073_709_551_615_u64, "tags": null, "fields": null, "properties": {"subject": "s"}}),
            json!({"tags": {"a": "b"}, "queue": 7, "via": "web", "meta": {"has_more": true, "after_cursor": "x"}}),
            json!([{"id": 1}, null, "x"]),
            json!("text"),
            json!(null),
        ];
        let context = json!({"base": "https://x", "vars": {"groups": ["Tier 2"]}, "me": {"id": 3}, "page": 2,
            "side": {"users": {"3": {"id": 3, "name": "Ann"}}, "groups": {}}, "res": {"link": {}}});
        let mut direct = 0;
        for (name, text) in SHIPPED {
            let profile = toml::Value::from(text.parse::<toml::Table>().unwrap());
            let mut filters = Vec::new();
            for key in ["map", "rows", "next", "save", "escalated", "body", "result", "error", "busy"] {
                written(&profile, key, &mut filters);
            }
            assert!(filters.len() > 5, "{name}");
            for code in filters {
                let filter = jq::compile(&code).unwrap();
                direct += usize::from(filter.is_direct());
                for row in &rows {
                    for (ours, theirs) in both(&filter, row, &context) {
                        assert_eq!(ours, theirs, "{name}: {code} on {row}");
                    }
                }
            }
        }
        assert!(direct > 100, "{direct}");
    }

    #[test]
    fn definitions_that_double_each_other_are_left_to_the_interpreter() {
        let more = (1..40).map(|nth| format!("def f{nth}: f{0} | f{0}; ", nth - 1));
        let code = more.fold("def f0: [., .]; ".to_owned(), |code, def| code + &def);
        assert!(!jq::compile(&format!("{code} f39")).unwrap().is_direct());
    }
}
