//! Strings that people and machines send to do harm: the list beside this checkout where there is one, a list of our
//! own, and as many made ones as asked for.

use serde_json::Value;

/// Everything to try; the same on every run.
pub fn strings() -> Vec<String> {
    let mut all: Vec<String> = OWN.iter().map(|text| (*text).to_owned()).collect();
    all.extend(long());
    all.extend(listed());
    let many = std::env::var("SECONDLINE_HOSTILE").ok().and_then(|count| count.parse().ok()).unwrap_or(12);
    all.extend((0..many).map(made));
    all
}

/// The list beside this checkout.
fn listed() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/hostile_inputs.jsonl");
    let Ok(lines) = std::fs::read_to_string(path) else {
        println!("skipped: no list of hostile strings beside this checkout; the list of our own is used");
        return Vec::new();
    };
    let text = |line: &str| {
        let case: Value = serde_json::from_str(line).expect("a line of JSON");
        case["text"].as_str().expect("a text").to_owned()
    };
    lines.lines().map(text).collect()
}

fn long() -> Vec<String> {
    vec![
        "A".repeat(20_000),
        "x\n".repeat(20_000),
        "\t".repeat(300),
        format!("a{}", "\u{336}".repeat(3_000)),
        format!("a{}", "\u{fe0f}".repeat(2_000)),
        "\u{1161}".repeat(500),
        "👩\u{200d}".repeat(300),
        "🏽".repeat(200),
        "क्".repeat(300),
        "❤️".repeat(120),
        "🇲🇽".repeat(90),
    ]
}

const OWN: &[&str] = &[
    "\u{1b}]52;c;aGFja2Vk\u{7}",
    "\u{1b}]52;c;?\u{1b}\\",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]8;;http://evil.test\u{1b}\\https://bank.example\u{1b}]8;;\u{1b}\\",
    "\u{1b}]1337;File=inline=1:AAAA\u{7}",
    "\u{1b}]4;1;rgb:ff/00/00\u{1b}\\",
    "\u{1b}]777;notify;a;b\u{7}",
    "x\u{1b}]0;swallow the rest",
    "\u{1b}[2J\u{1b}[H\u{1b}[32mSENT OK",
    "\u{1b}[?1049l\u{1b}[?25h",
    "\u{1b}[?1000h\u{1b}[?1006h",
    "\u{1b}[31;1mred\u{1b}[0m",
    "\u{1b}[6n\u{1b}[c\u{1b}[>c\u{1b}Z",
    "\u{1b}[5i\u{1b}[4i",
    "\u{1b}[21t\u{1b}[3;0;0t",
    "\u{1b}[1;5r\u{1b}[4h",
    "\u{1b}P$q\"p\u{1b}\\",
    "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;eA==\u{7}\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}_Gf=24,s=1,v=1;AAAA\u{1b}\\",
    "\u{1b}Xsos\u{1b}\\ \u{1b}^pm\u{1b}\\",
    "\u{1b}c\u{1b}#8\u{1b}7\u{1b}8",
    "\u{1b}(0lqqk\u{1b}(B",
    "\u{1b}",
    "\u{1b}[",
    "\u{1b}\u{1b}\u{1b}[A",
    "\u{9b}2J\u{9d}0;t\u{9c}",
    "\u{90}q\u{9c}\u{98}s\u{9c}\u{9e}p\u{9c}\u{9f}a\u{9c}",
    "\u{84}\u{85}\u{88}\u{8d}\u{8e}\u{8f}",
    "\u{5}\u{e}\u{f}\u{7}\u{c}\u{b}",
    "a\u{0}b\u{7f}c",
    "deny\u{8}\u{8}\u{8}\u{8}ok  ",
    "Amount: 10.00\rAmount: 99.99",
    "\u{1b}[201~\n:q!\n",
    "\u{1b}[200~paste",
    "\u{202e}txt.exe\u{202c}",
    "if \u{2066}admin\u{2069} \u{2067}// ok\u{2069}",
    "\u{61c}\u{200e}\u{200f}123",
    "zero\u{200b}wi\u{200c}dth\u{200d}\u{2060}\u{feff}",
    "ok\u{e0069}\u{e0067}\u{e006e}\u{e007f}",
    "ac\u{ad}count",
    "a\u{2028}b\u{2029}c\u{85}d",
    "\u{3164}\u{115f}\u{1160}\u{ffa0}",
    "base\u{fff9}gloss\u{fffa}ruby\u{fffb}",
    "\u{180b}\u{180e}\u{17b4}\u{34f}\u{e0100}",
    "\u{e000}\u{f8ff}\u{f0000}\u{10fffd}\u{fdd0}\u{ffff}",
    "\u{1d173}\u{1bca0}\u{13430}\u{110bd}",
    "سلام لا إله إلا\u{202b}עברית\u{202c} 12,5",
    "卡片被拒絕｜二重請求の件｜카드",
    "👩‍👩‍👧‍👦👍🏽🏳️‍🌈❤️1️⃣🇲🇽🇧🇷|",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "﷽𒐫⸻꧅",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "раураl.com",
    "\n\n\n\n[Press y to send]\n(y/n)? ▌",
    "╭──────────╮\n│ :q ↵ send │\n╰──────────╯",
    "[bank.example](javascript:alert(1)) ![x](file:///etc/passwd)",
    "<a href=\"javascript:alert(1)\">https://bank.example</a><script>x</script>",
    "=HYPERLINK(\"http://evil.test\";\"x\")",
    "+1-555-0100",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "a\"b\r\n=1+1,c",
    "\" OR *",
    "NEAR(a b, 2) AND NOT \"",
    "'; DROP TABLE outbox;--",
    "%_\\",
    "(a+)+$",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
    "../../../../etc/passwd",
    "/etc/cron.d/x\u{0}.png",
    "-rf",
    "CON.txt",
    "{{token}} ${HOME} $(id) `id` %s%n {0} { $key }",
    "quoting you: [sl:0123456789AB]",
    "card 4111111111111111 cvv 123 exp 12/29",
    "4111\u{200b}1111\u{200b}1111\u{200b}1111",
    "",
    " ",
    "\u{a0}\u{2003}\u{3000}",
    "null",
    "NaN",
    "18446744073709551616",
];

/// A string made of what is dangerous, from its number alone.
fn made(number: usize) -> String {
    const PARTS: [&str; 40] = [
        "\u{1b}",
        "[",
        "]",
        "P",
        "_",
        "^",
        "\\",
        "\u{7}",
        "\u{9b}",
        "\u{9d}",
        "\u{90}",
        "\u{9c}",
        "52;c;",
        "2J",
        "31m",
        "?1049l",
        "\r",
        "\n",
        "\t",
        "\u{8}",
        "\u{0}",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{200d}",
        "\u{fe0f}",
        "👩",
        "💻",
        "🏽",
        "🇲",
        "\u{301}",
        "e",
        "\u{1161}",
        "ᄀ",
        "क",
        "\u{94d}",
        "لا",
        "卡",
        "\u{e0041}",
        " 4111 1111 1111 1111 ",
    ];
    let mut state = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    let length = 3 + next() % 30;
    (0..length).map(|_| PARTS[next() % PARTS.len()]).collect()
}
