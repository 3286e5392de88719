//! Filters that need no interpreter: paths, constructions, choices and look-ups, recognised when a filter is compiled
//! and worked out on borrowed values, many times as fast. A filter that is not recognised whole stays with the
//! interpreter; what is recognised means exactly what it means there (the tests hold the two against each other).

mod wants;

use std::borrow::Cow;
use std::collections::BTreeSet;

use jaq_core::ValT as _;
use jaq_core::load::lex::StrPart;
use jaq_core::load::parse::{BinaryOp, Def, Pattern, Term};
use jaq_core::ops::{Cmp, Math};
use jaq_core::path::{Opt, Part, Path};
use jaq_json::{Map, Val};

pub(super) use self::wants::Wants;
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

/// The fields of an object that is made, in their order; nobody needs the object itself.
pub(super) type Record<'v> = Vec<(&'v str, Cow<'v, Val>)>;

impl Many {
    /// Whether it makes one object whose fields are known by their names.
    pub(super) fn is_record(&self) -> bool {
        let Self::One(One::Object(entries)) = self else { return false };
        let names: BTreeSet<&str> = entries.iter().filter_map(|(key, _)| key.given()).collect();
        names.len() == entries.len()
    }

    /// The fields of the object that it makes.
    pub(super) fn record<'v>(&'v self, at: At<'v>) -> Result<Record<'v>, Failed> {
        let Self::One(One::Object(entries)) = self else { return Err(Failed) };
        let entries = entries.iter().map(|(key, value)| Ok((key.given().ok_or(Failed)?, value.run(at)?)));
        entries.collect()
    }
}

impl One {
    /// The text that it always gives.
    fn given(&self) -> Option<&str> {
        match self {
            Self::Given(text) => jq::text(text),
            _ => None,
        }
    }

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
mod tests;
