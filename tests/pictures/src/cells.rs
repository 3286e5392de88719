//! Box, block and braille characters as shapes that fill their cell exactly, so that lines join without
//! seams whatever the font says. Everything else is left to the font.

use std::fmt::Write as _;

/// Width and height of a cell in units of the picture.
pub const WIDTH: f32 = 9.0;
pub const HEIGHT: f32 = 18.0;

const MIDDLE_X: f32 = WIDTH / 2.0;
const MIDDLE_Y: f32 = HEIGHT / 2.0;

/// The shape of `symbol` with its corner at (x, y), or `None` where the font draws it.
pub fn shape(symbol: char, x: f32, y: f32) -> Option<String> {
    match symbol {
        '\u{2500}'..='\u{257f}' => lines(symbol, x, y),
        '\u{2580}'..='\u{259f}' => block(symbol, x, y),
        '\u{2800}'..='\u{28ff}' => Some(braille(symbol, x, y)),
        _ => None,
    }
}

fn rect(out: &mut String, x: f32, y: f32, width: f32, height: f32) {
    let _ = write!(out, "M{x} {y}h{width}v{height}h-{width}z");
}

fn path(d: &str) -> String {
    format!("<path d=\"{d}\"/>")
}

/// The arms of a line character: up, right, down, left; 1 light, 2 heavy, 3 double.
fn arms(symbol: char) -> Option<[u8; 4]> {
    Some(match symbol {
        '─' => [0, 1, 0, 1],
        '━' => [0, 2, 0, 2],
        '│' => [1, 0, 1, 0],
        '┃' => [2, 0, 2, 0],
        '┌' => [0, 1, 1, 0],
        '┏' => [0, 2, 2, 0],
        '┐' => [0, 0, 1, 1],
        '┓' => [0, 0, 2, 2],
        '└' => [1, 1, 0, 0],
        '┗' => [2, 2, 0, 0],
        '┘' => [1, 0, 0, 1],
        '┛' => [2, 0, 0, 2],
        '├' => [1, 1, 1, 0],
        '┣' => [2, 2, 2, 0],
        '┝' => [1, 2, 1, 0],
        '┠' => [2, 1, 2, 0],
        '┤' => [1, 0, 1, 1],
        '┫' => [2, 0, 2, 2],
        '┥' => [1, 0, 1, 2],
        '┨' => [2, 0, 2, 1],
        '┬' => [0, 1, 1, 1],
        '┳' => [0, 2, 2, 2],
        '┯' => [0, 2, 1, 2],
        '┴' => [1, 1, 0, 1],
        '┻' => [2, 2, 0, 2],
        '┷' => [1, 2, 0, 2],
        '┼' => [1, 1, 1, 1],
        '╋' => [2, 2, 2, 2],
        '┿' => [1, 2, 1, 2],
        '╂' => [2, 1, 2, 1],
        '═' => [0, 3, 0, 3],
        '║' => [3, 0, 3, 0],
        '╔' => [0, 3, 3, 0],
        '╗' => [0, 0, 3, 3],
        '╚' => [3, 3, 0, 0],
        '╝' => [3, 0, 0, 3],
        '╠' => [3, 3, 3, 0],
        '╣' => [3, 0, 3, 3],
        '╦' => [0, 3, 3, 3],
        '╩' => [3, 3, 0, 3],
        '╬' => [3, 3, 3, 3],
        '╴' => [0, 0, 0, 1],
        '╵' => [1, 0, 0, 0],
        '╶' => [0, 1, 0, 0],
        '╷' => [0, 0, 1, 0],
        '╸' => [0, 0, 0, 2],
        '╹' => [2, 0, 0, 0],
        '╺' => [0, 2, 0, 0],
        '╻' => [0, 0, 2, 0],
        _ => return None,
    })
}

fn lines(symbol: char, x: f32, y: f32) -> Option<String> {
    let (mx, my) = (x + MIDDLE_X, y + MIDDLE_Y);
    let (right, bottom) = (x + WIDTH, y + HEIGHT);
    let corner = match symbol {
        '╭' => format!("M{right} {my}Q{mx} {my} {mx} {bottom}"),
        '╮' => format!("M{x} {my}Q{mx} {my} {mx} {bottom}"),
        '╯' => format!("M{x} {my}Q{mx} {my} {mx} {y}"),
        '╰' => format!("M{right} {my}Q{mx} {my} {mx} {y}"),
        _ => String::new(),
    };
    if !corner.is_empty() {
        return Some(format!("<path class=\"l\" d=\"{corner}\"/>"));
    }
    let mut d = String::new();
    let dashes = match symbol {
        '┄' | '┅' => 3,
        '┈' | '┉' => 4,
        '╌' | '╍' => 2,
        _ => 0,
    };
    if dashes > 0 {
        let step = WIDTH / dashes as f32;
        (0..dashes).for_each(|i| rect(&mut d, x + step * i as f32 + step / 4.0, my - 0.5, step / 2.0, 1.0));
        return Some(path(&d));
    }
    for (side, weight) in arms(symbol)?.into_iter().enumerate() {
        // A double line is two light ones, a unit and a half to each side.
        let strokes: &[(f32, f32)] = match weight {
            0 => &[],
            1 => &[(0.0, 1.0)],
            2 => &[(0.0, 2.0)],
            _ => &[(-1.5, 1.0), (1.5, 1.0)],
        };
        for (shift, thick) in strokes {
            // Each arm covers the middle by its own thickness, so that corners close.
            let over = if weight == 3 { 2.0 } else { thick / 2.0 };
            let half = thick / 2.0;
            match side {
                0 => rect(&mut d, mx + shift - half, y, *thick, MIDDLE_Y + over),
                1 => rect(&mut d, mx - over, my + shift - half, MIDDLE_X + over, *thick),
                2 => rect(&mut d, mx + shift - half, my - over, *thick, MIDDLE_Y + over),
                _ => rect(&mut d, x, my + shift - half, MIDDLE_X + over, *thick),
            }
        }
    }
    Some(path(&d))
}

fn block(symbol: char, x: f32, y: f32) -> Option<String> {
    let code = symbol as u32;
    let mut d = String::new();
    match code {
        0x2580 => rect(&mut d, x, y, WIDTH, MIDDLE_Y),
        0x2581..=0x2588 => {
            let tall = HEIGHT * (code - 0x2580) as f32 / 8.0;
            rect(&mut d, x, y + HEIGHT - tall, WIDTH, tall);
        }
        0x2589..=0x258f => rect(&mut d, x, y, WIDTH * (0x2590 - code) as f32 / 8.0, HEIGHT),
        0x2590 => rect(&mut d, x + MIDDLE_X, y, MIDDLE_X, HEIGHT),
        0x2591..=0x2593 => {
            rect(&mut d, x, y, WIDTH, HEIGHT);
            let part = (code - 0x2590) as f32 / 4.0;
            return Some(format!("<path fill-opacity=\"{part}\" d=\"{d}\"/>"));
        }
        0x2594 => rect(&mut d, x, y, WIDTH, HEIGHT / 8.0),
        0x2595 => rect(&mut d, x + WIDTH * 7.0 / 8.0, y, WIDTH / 8.0, HEIGHT),
        _ => {
            // Quarters: upper left 1, upper right 2, lower left 4, lower right 8.
            let quarters = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14][(code - 0x2596) as usize];
            for (bit, dx, dy) in
                [(1, 0.0, 0.0), (2, MIDDLE_X, 0.0), (4, 0.0, MIDDLE_Y), (8, MIDDLE_X, MIDDLE_Y)]
            {
                if quarters & bit != 0 {
                    rect(&mut d, x + dx, y + dy, MIDDLE_X, MIDDLE_Y);
                }
            }
        }
    }
    Some(path(&d))
}

fn braille(symbol: char, x: f32, y: f32) -> String {
    // Unicode's dots 1 to 8 as (column, row).
    const DOTS: [(f32, f32); 8] =
        [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0), (1.0, 0.0), (1.0, 1.0), (1.0, 2.0), (0.0, 3.0), (1.0, 3.0)];
    let bits = symbol as u32 - 0x2800;
    let mut d = String::new();
    for (dot, (column, row)) in DOTS.iter().enumerate() {
        if bits & (1 << dot) != 0 {
            rect(&mut d, x + 1.5 + column * 4.5, y + 1.5 + row * 4.5, 1.5, 1.5);
        }
    }
    path(&d)
}
