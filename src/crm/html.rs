//! The words of a text in HTML, for conversations that a CRM gives in no other form. Nothing of it is shown as markup.

/// Elements that begin a line.
const LINES: [&str; 14] =
    ["p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre", "table", "ul", "hr"];
/// Elements whose content is no text.
const SILENT: [&str; 4] = ["script", "style", "head", "title"];

/// The text of some HTML.
pub(super) fn text(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    let mut silent: Option<&str> = None;
    while let Some(open) = rest.find('<') {
        if silent.is_none() {
            say(&mut out, &rest[..open]);
        }
        let inside = &rest[open + 1..];
        let is_comment = inside.starts_with("!--");
        let Some(close) = (if is_comment { inside.find("-->").map(|at| at + 2) } else { inside.find('>') })
        else {
            // A lone sign, not a tag.
            if silent.is_none() {
                say(&mut out, &rest[open..]);
            }
            return tidy(&out);
        };
        let name = inside[..close].trim_start_matches('/');
        let name =
            name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        let ends = inside.starts_with('/');
        if let Some(quiet) = SILENT.iter().find(|quiet| **quiet == name) {
            silent = if ends { None } else { Some(quiet) };
        } else if LINES.contains(&name.as_str()) && !out.ends_with('\n') {
            out.push('\n');
        }
        if name == "p" && ends {
            out.push('\n');
        }
        if name == "li" && !ends {
            out.push_str("- ");
        }
        rest = &inside[close + 1..];
    }
    if silent.is_none() {
        say(&mut out, rest);
    }
    tidy(&out)
}

/// Text between tags: white space is one blank, entities are what they stand for.
fn say(out: &mut String, raw: &str) {
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        if c == '&'
            && let Some((name, after)) = rest[1..].split_once(';')
            && let Some(meant) = entity(name)
        {
            out.push(meant);
            rest = after;
            continue;
        }
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with([' ', '\n']) && !out.is_empty() {
            out.push(' ');
        }
        rest = &rest[c.len_utf8()..];
    }
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// No blanks at the ends of lines, and at most one empty line.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn words_lines_and_entities_stay_and_markup_goes() {
        for (markup, wanted) in [
            ("Hi,<br>there", "Hi,\nthere"),
            ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three"),
            ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
            ("<style>p{}</style>x<script>alert(1)</script>y", "xy"),
            ("<!-- secret > --> seen", "seen"),
            ("1 &lt; 2 &#233; &#x1F600; &nosuch;", "1 < 2 \u{e9} \u{1f600} &nosuch;"),
            ("5 < 6", "5 < 6"),
            ("a\n   b", "a b"),
            ("<div>x</div>\n<div>y</div>", "x\ny"),
        ] {
            assert_eq!(text(markup), wanted, "{markup}");
        }
    }
}
