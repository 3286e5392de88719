//! Finds paths in token trees: the arguments of macros, the bodies of `macro_rules!`, attributes.
//! Nothing is expanded; a spelling that only expansion could decide is refused.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use super::checker::{Reader, plain};

/// Walks a macro's tokens; `rules` says that they define a macro.
pub fn walk(reader: &mut Reader, stream: TokenStream, rules: bool) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        let before = at.checked_sub(1).map(|i| &tokens[i]);
        let begins_use = matches!(before, Some(TokenTree::Ident(word)) if *word == "use");
        match &tokens[at] {
            // `pub(crate)` narrows a name; it imports nothing.
            TokenTree::Ident(word) if *word == "pub" => {
                at += 1 + usize::from(group(&tokens, at + 1, Delimiter::Parenthesis).is_some());
            }
            TokenTree::Ident(word) => {
                let word = plain(word);
                if mark(&tokens, at + 1, '!') {
                    reader.called(&word, tokens[at].span());
                }
                reader.keyword(&word, tokens[at].span());
                let way = Way { rules, begins_use, outside: leading_colons(&tokens, at) };
                if let (true, Some(TokenTree::Group(body))) = (word == "macro_rules", tokens.get(at + 3)) {
                    walk(reader, body.stream(), true);
                }
                at = path(reader, &tokens, at, &mut Vec::new(), &way);
            }
            TokenTree::Group(inner) => {
                if begins_use {
                    members(reader, inner, &[], &Way { rules, begins_use, outside: false });
                } else if matches!(before, Some(TokenTree::Punct(punct)) if ['#', '!'].contains(&punct.as_char()))
                    && inner.delimiter() == Delimiter::Bracket
                {
                    attribute(reader, inner.stream());
                } else {
                    walk(reader, inner.stream(), rules);
                }
                at += 1;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
        }
    }
}

/// Walks an attribute's tokens: as above, and strings that hold a path (`#[serde(with = "crate::…")]`).
pub fn attribute(reader: &mut Reader, stream: TokenStream) {
    names_and_strings(reader, stream.clone());
    walk(reader, stream, false);
}

fn names_and_strings(reader: &mut Reader, stream: TokenStream) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(inner) => names_and_strings(reader, inner.stream()),
            TokenTree::Ident(word) if *word != "path" || mark(&tokens, at + 1, '=') => {
                attribute_name(reader, &plain(word), word.span());
            }
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    string(reader, &text.value(), literal.span());
                }
            }
            _ => {}
        }
    }
}

/// Refuses the attributes that move source or macros past this check.
pub fn attribute_name(reader: &mut Reader, name: &str, at: Span) {
    if ["path", "macro_use", "macro_export"].contains(&name) {
        reader.fault(at, &format!("`#[{name}]` goes around the house's plan"));
    }
}

/// Reads the words of a string that can be paths.
pub fn string(reader: &mut Reader, text: &str, at: Span) {
    for word in text.split([' ', ',']).filter(|word| word.contains("::")) {
        if let Ok(tokens) = word.parse::<TokenStream>() {
            let here = tokens.into_iter().map(|mut token| {
                token.set_span(at);
                token
            });
            walk(reader, here.collect(), false);
        }
    }
}

struct Way {
    rules: bool,
    begins_use: bool,
    outside: bool,
}

/// Reads one path (with its groups) that begins or goes on at `at`; returns where the tokens go on.
fn path(
    reader: &mut Reader,
    tokens: &[TokenTree],
    mut at: usize,
    names: &mut Vec<String>,
    way: &Way,
) -> usize {
    let span = tokens.get(at).map_or_else(Span::call_site, TokenTree::span);
    while let Some(TokenTree::Ident(word)) = tokens.get(at) {
        names.push(plain(word));
        at += 1;
        if !colons(tokens, at) {
            break;
        }
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(_)) => at += 2,
            Some(TokenTree::Group(inner)) if inner.delimiter() == Delimiter::Brace => {
                members(reader, inner, names, way);
                return at + 3;
            }
            Some(TokenTree::Punct(next)) if next.as_char() == '$' && from_root(names) => {
                reader.fault(span, "a macro puts this path together: write it out");
                return at + 2;
            }
            _ => break,
        }
    }
    match names.first().map(String::as_str) {
        None => return at + 1,
        Some("self") if names.len() == 1 => return at,
        Some("super") if way.rules => reader.fault(span, "`super` in a macro depends on where it is called"),
        Some("self") if way.rules && names[1] == "super" => {
            reader.fault(span, "`super` in a macro depends on where it is called");
        }
        Some(_) => {}
    }
    reader.judge(names, way.outside, way.begins_use, span);
    at
}

/// Reads the members of `prefix::{…}`.
fn members(reader: &mut Reader, inner: &proc_macro2::Group, names: &[String], way: &Way) {
    let inner: Vec<TokenTree> = inner.stream().into_iter().collect();
    for part in inner.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ',')) {
        if !part.is_empty() {
            path(reader, part, 0, &mut names.to_vec(), way);
        }
    }
}

fn from_root(names: &[String]) -> bool {
    names.iter().all(|name| ["crate", "self", "super", "secondline"].contains(&name.as_str()))
}

fn mark(tokens: &[TokenTree], at: usize, mark: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn colons(tokens: &[TokenTree], at: usize) -> bool {
    mark(tokens, at, ':') && mark(tokens, at.wrapping_add(1), ':')
}

/// Whether `::` stands before the name at `at` and nothing that it could belong to.
fn leading_colons(tokens: &[TokenTree], at: usize) -> bool {
    let owned = match at.checked_sub(3).map(|i| &tokens[i]) {
        Some(TokenTree::Ident(_)) => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == '>',
        _ => false,
    };
    at >= 2 && colons(tokens, at - 2) && !owned
}

fn group(tokens: &[TokenTree], at: usize, delimiter: Delimiter) -> Option<TokenStream> {
    match tokens.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group.stream()),
        _ => None,
    }
}
