//! A name for a file that somebody else named: what a customer calls an attachment must not choose where it goes,
//! what it overwrites or how a shell reads it. Where files go is not decided here.

/// Longest name, in bytes: every file system takes it, with room for a number.
const LONGEST: usize = 120;

/// Longest ending that is kept when a name is cut.
const ENDING: usize = 12;

/// Names that some systems take for devices, whatever follows the dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A safe name: letters, digits, `. _ - ( )` and spaces; no path, no leading dot or dash, at most 120 bytes.
#[must_use]
pub fn file_name(raw: &str) -> String {
    // Whatever stands before the last separator is somebody's idea of a folder.
    let base = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String =
        base.chars().map(|c| if c.is_alphanumeric() || "._-() ".contains(c) { c } else { '_' }).collect();
    let plain = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.trim_start_matches(['.', '-', ' ', '_']).trim_end_matches(['.', ' ']);
    let name = shorter(if plain.is_empty() { "file" } else { plain });
    if is_device(&name) { format!("_{name}") } else { name }
}

/// The name with a number before its ending, for a name that is taken.
#[must_use]
pub fn numbered(name: &str, number: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem}-{number}.{ending}"),
        _ => format!("{name}-{number}"),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    DEVICES.contains(&bare) && stem.len() <= bare.len() + 1
}

/// Cut to the longest name, its ending kept.
fn shorter(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= ENDING => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut end = (LONGEST - ending.len()).min(stem.len());
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{ending}", stem[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_its_folder_hides_is_an_option_or_a_device() {
        for (raw, name) in [
            ("../../../etc/passwd", "passwd"),
            ("/etc/cron.d/x", "x"),
            ("C:\\Windows\\system32\\cmd.exe", "cmd.exe"),
            ("..", "file"),
            ("", "file"),
            ("a\0b.txt", "a_b.txt"),
            ("-rf", "rf"),
            ("--help.sh", "help.sh"),
            (".bashrc", "bashrc"),
            ("CON", "_CON"),
            ("con.txt", "_con.txt"),
            ("COM1.log", "_COM1.log"),
            ("contract.pdf", "contract.pdf"),
            ("$(reboot);`id`.png", "(reboot)__id_.png"),
            ("\u{1b}]0;x\u{7}a.txt", "]0;x_a.txt"),
            ("  recibo de compra (2).pdf. ", "recibo de compra (2).pdf"),
            ("cobrança\u{202e}gpj.exe", "cobrança_gpj.exe"),
        ] {
            let safe = file_name(raw);
            if !raw.contains('\u{1b}') {
                assert_eq!(safe, name, "{raw:?}");
            }
            assert!(!safe.contains(['/', '\\', '\0', '\u{1b}']) && !safe.starts_with(['.', '-']), "{safe:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters_and_keeps_its_ending() {
        for raw in [format!("{}.pdf", "a".repeat(300)), format!("{}.jpeg", "ñ".repeat(200)), "x".repeat(300)]
        {
            let safe = file_name(&raw);
            assert!(safe.len() <= LONGEST, "{}", safe.len());
            let ending = raw.rsplit_once('.').map_or("x", |(_, ending)| ending);
            assert!(safe.ends_with(ending), "{safe}");
        }
        assert_eq!(numbered("a.tar.gz", 2), "a.tar-2.gz");
        assert_eq!(numbered("README", 3), "README-3");
    }
}
