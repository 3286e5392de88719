//! Reads one source file and says each place where it breaks the plan, with its line.
//! Paths in items, types and expressions are seen here; paths inside macros and attributes in `tokens.rs`.

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Item, UseTree, Visibility};

use super::plan::{self, Where};
use super::tokens;

/// What is wrong with the file at `path` (as in `src/store/rows.rs`); empty when it keeps the plan.
pub fn check(path: &str, source: &str) -> Vec<String> {
    let file = match syn::parse_file(source) {
        Ok(file) => file,
        Err(why) => return vec![format!("{path}: cannot be parsed: {why}")],
    };
    let Some(module) = module_of(path) else {
        return vec![format!("{path}: lies in no room")];
    };
    let room = if path == "src/main.rs" {
        plan::MAIN.to_owned()
    } else {
        module.first().cloned().unwrap_or_default()
    };
    let testing = path.ends_with("/tests.rs");
    let mut reader = Reader { path: path.to_owned(), room, module, testing, faults: Vec::new() };
    if reader.room.is_empty() {
        reader.root(&file);
    } else {
        reader.visit_file(&file);
    }
    if !source.starts_with("//!") {
        reader.faults.push(format!("{path}: does not open with what lives here (`//!`)"));
    }
    if source.lines().count() > 600 {
        reader.faults.push(format!("{path}: is longer than 600 lines"));
    }
    reader.faults
}

/// `src/store/rows.rs` is `store::rows`; the crate's own roots are the empty module.
fn module_of(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    if inner == "lib" || inner == "main" {
        return Some(Vec::new());
    }
    let mut module: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|name| name == "mod") {
        module.pop();
    }
    plan::RANKS.iter().any(|(room, _)| *room == module[0]).then_some(module)
}

/// Where a path leads.
enum Leads {
    /// To the crate's root itself.
    Root,
    /// To the room of this name, or to an item of the root.
    Room(String),
    /// To an outside crate, or to a name of this module.
    Outside,
}

pub struct Reader {
    path: String,
    room: String,
    module: Vec<String>,
    /// Inside the room's own tests: they may read files and say why they skip; imports stay bound.
    testing: bool,
    faults: Vec<String>,
}

impl Reader {
    pub fn fault(&mut self, at: Span, what: &str) {
        self.faults.push(format!("{}:{}: {what}", self.path, at.start().line));
    }

    /// The crate's root is a list of rooms: anything else there would be a way around the ranks.
    fn root(&mut self, file: &syn::File) {
        for item in &file.items {
            let plain = matches!(item, Item::Mod(m) if m.content.is_none() && plan::rank(&m.ident.to_string()).is_some());
            if !plain {
                self.fault(item.span(), "the root holds rooms alone");
            }
            if let Item::Mod(module) = item {
                module.attrs.iter().for_each(|attr| self.visit_attribute(attr));
            }
        }
    }

    /// Follows `crate`, `self`, `super` and the crate's own name.
    fn lead(&self, names: &[String], from_outside: bool) -> Leads {
        let mut at = match names[0].as_str() {
            "secondline" => Vec::new(),
            _ if from_outside => return Leads::Outside,
            "crate" => Vec::new(),
            "self" => self.module.clone(),
            "super" => self.module[..self.module.len().saturating_sub(1)].to_vec(),
            _ => return Leads::Outside,
        };
        for name in &names[1..] {
            match name.as_str() {
                "self" => {}
                "super" => drop(at.pop()),
                name => at.push(name.to_owned()),
            }
        }
        at.into_iter().next().map_or(Leads::Root, Leads::Room)
    }

    /// Judges one whole path; `alone` says that a single name counts as a crate (as in `use toml;`).
    pub fn judge(&mut self, names: &[String], from_outside: bool, alone: bool, at: Span) {
        match self.lead(names, from_outside) {
            Leads::Root => self.fault(at, "the root itself is named: name a room"),
            Leads::Room(room) => self.room(&room, at),
            Leads::Outside if alone || from_outside || names.len() > 1 => self.outside(names, at),
            Leads::Outside => {}
        }
        let ends: Vec<&str> = names.iter().rev().take(2).map(String::as_str).collect();
        if let ["now", "Timestamp" | "Zoned" | "SystemTime" | "Instant"] = ends[..]
            && plan::NO_CLOCK.contains(&self.room.as_str())
        {
            self.fault(at, "the time is an argument in this room");
        }
    }

    fn room(&mut self, room: &str, at: Span) {
        if room == self.room {
            return;
        }
        match (plan::rank(&self.room), plan::rank(room)) {
            (_, None) => self.fault(at, &format!("`{room}` is no room of the crate's root")),
            (Some(mine), Some(theirs)) if theirs < mine => {}
            (mine, theirs) => {
                let way = if mine == theirs { "sideways" } else { "upward" };
                self.fault(at, &format!("`{}` imports {way} from `{room}`", self.room));
            }
        }
    }

    fn outside(&mut self, names: &[String], at: Span) {
        let names: &[String] = match names {
            // The re-export is the same crate.
            [first, second, ..] if first == "ratatui" && second == "crossterm" => &names[1..],
            _ => names,
        };
        let room = self.room.clone();
        if ["std", "core", "alloc"].contains(&names[0].as_str()) {
            let inner = names.get(1).map_or("*", String::as_str);
            let reads_clock = inner == "time" && names.get(2).is_some_and(|name| name != "Duration");
            if room == "domain"
                && !self.testing
                && (inner == "*" || reads_clock || plan::IMPURE.contains(&inner))
            {
                self.fault(at, &format!("`domain` touches the outside through `std::{inner}`"));
            }
            return;
        }
        let Some((name, place)) = plan::OUTSIDE.iter().find(|(name, _)| *name == names[0]) else { return };
        let allowed = match place {
            Where::Anywhere => true,
            Where::NotDomain => room != "domain",
            Where::Only(rooms) => rooms.contains(&room.as_str()),
        };
        let excepted = plan::EXCEPTIONS.contains(&(self.path.as_str(), *name));
        if !allowed && !excepted {
            self.fault(at, &format!("`{room}` names `{name}`, which is not for this room"));
        } else if room == "keymap"
            && *name == "crossterm"
            && names.get(1).is_none_or(|inner| inner != "event")
        {
            self.fault(at, &format!("`{room}` names more of `crossterm` than its key types"));
        }
    }

    /// A re-export that crosses rooms would hand an import on to whoever may not make it.
    fn reexport(&mut self, names: &[String], from_outside: bool, at: Span) {
        if plan::HANDED_ON.contains(&(self.path.as_str(), names.join("::").as_str())) {
            return;
        }
        match self.lead(names, from_outside) {
            Leads::Room(room) if room != self.room => {
                self.fault(at, &format!("`{}` re-exports from `{room}`", self.room));
            }
            Leads::Outside
                if plan::OUTSIDE
                    .iter()
                    .any(|(n, place)| *n == names[0] && !matches!(place, Where::Anywhere)) =>
            {
                self.fault(at, &format!("`{}` re-exports from `{}`", self.room, names[0]));
            }
            _ => {}
        }
    }

    fn use_tree(&mut self, tree: &UseTree, before: &[String], item: &syn::ItemUse) {
        let with = |ident| before.iter().cloned().chain([plain(ident)]).collect::<Vec<_>>();
        match tree {
            UseTree::Path(path) => self.use_tree(&path.tree, &with(&path.ident), item),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(tree, before, item)),
            UseTree::Name(name) => self.use_leaf(&with(&name.ident), tree.span(), item),
            UseTree::Rename(rename) => self.use_leaf(&with(&rename.ident), tree.span(), item),
            UseTree::Glob(_) => self.use_leaf(before, tree.span(), item),
        }
    }

    fn use_leaf(&mut self, names: &[String], at: Span, item: &syn::ItemUse) {
        if names.is_empty() {
            return;
        }
        let outside = item.leading_colon.is_some();
        self.judge(names, outside, true, at);
        if !matches!(item.vis, Visibility::Inherited) {
            self.reexport(names, outside, at);
        }
    }

    fn waits(&mut self, at: Span) {
        if plan::NEVER_WAIT.contains(&self.room.as_str()) {
            self.fault(at, &format!("`{}` never waits: no async here", self.room));
        }
    }

    /// Judges the name of a macro that is called.
    pub fn called(&mut self, name: &str, at: Span) {
        if name == "include" {
            self.fault(at, "`include!` hides source from this check");
        }
        if plan::UNFINISHED.contains(&name) {
            self.fault(at, &format!("`{name}!` marks something unfinished"));
        }
        if plan::PRINTS.contains(&name) && !self.testing && !plan::MAY_PRINT.contains(&self.room.as_str()) {
            self.fault(at, &format!("`{}` prints: only the command line may", self.room));
        }
    }

    /// Judges a keyword seen inside a macro.
    pub fn keyword(&mut self, word: &str, at: Span) {
        if word == "async" {
            self.waits(at);
        }
    }
}

fn is_cfg_test(attr: &syn::Attribute) -> bool {
    attr.path().is_ident("cfg") && attr.parse_args::<syn::Ident>().is_ok_and(|word| word == "test")
}

/// A name without its raw prefix.
pub fn plain(ident: &proc_macro2::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        item.attrs.iter().for_each(|attr| self.visit_attribute(attr));
        self.use_tree(&item.tree, &[], item);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let name = plain(&item.ident);
        if name == "self" || name == "secondline" {
            self.fault(item.span(), "the root itself is named: name a room");
        }
        self.judge(std::slice::from_ref(&name), true, true, item.span());
        if !matches!(item.vis, Visibility::Inherited) {
            self.reexport(&[name], true, item.span());
        }
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        if let (syn::Type::Path(whole), false) = (&*item.ty, matches!(item.vis, Visibility::Inherited)) {
            let names: Vec<String> = whole.path.segments.iter().map(|s| plain(&s.ident)).collect();
            self.reexport(&names, whole.path.leading_colon.is_some(), item.span());
        }
        visit::visit_item_type(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let outer = self.testing;
        self.testing |= item.attrs.iter().any(is_cfg_test);
        self.module.push(plain(&item.ident));
        visit::visit_item_mod(self, item);
        self.module.pop();
        self.testing = outer;
    }

    // `pub(in crate::…)` narrows a name; it imports nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|s| plain(&s.ident)).collect();
        if names.len() > 1 || names[0] != "self" {
            self.judge(&names, path.leading_colon.is_some(), false, path.span());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|s| plain(&s.ident)).unwrap_or_default();
        self.called(&name, call.span());
        self.visit_path(&call.path);
        tokens::walk(self, call.tokens.clone(), name == "macro_rules");
    }

    fn visit_attribute(&mut self, attr: &'ast syn::Attribute) {
        let name = attr.path().segments.last().map(|s| plain(&s.ident)).unwrap_or_default();
        tokens::attribute_name(self, &name, attr.span());
        if name == "doc" {
            return;
        }
        self.visit_path(attr.path());
        match &attr.meta {
            syn::Meta::Path(_) => {}
            syn::Meta::List(list) => tokens::attribute(self, list.tokens.clone()),
            syn::Meta::NameValue(pair) => match &pair.value {
                syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                    tokens::string(self, &text.value(), text.span());
                }
                value => self.visit_expr(value),
            },
        }
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if let Some(word) = &signature.asyncness {
            self.waits(word.span());
        }
        visit::visit_signature(self, signature);
    }

    fn visit_expr_async(&mut self, block: &'ast syn::ExprAsync) {
        self.waits(block.span());
        visit::visit_expr_async(self, block);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        if let Some(word) = &closure.asyncness {
            self.waits(word.span());
        }
        visit::visit_expr_closure(self, closure);
    }
}
