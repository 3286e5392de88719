//! The colours of the pictures: a calm dark terminal with sixteen colours that read well on it.

use vt100::{Cell, Color};

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// What a cell without a background shows.
pub const GROUND: Rgb = (0x16, 0x19, 0x1f);
const TEXT: Rgb = (0xd5, 0xd9, 0xe0);

const SIXTEEN: [Rgb; 16] = [
    (0x28, 0x2c, 0x34),
    (0xe0, 0x6c, 0x75),
    (0x98, 0xc3, 0x79),
    (0xe0, 0xaf, 0x68),
    (0x6c, 0xa8, 0xee),
    (0xc6, 0x78, 0xdd),
    (0x56, 0xb6, 0xc2),
    (0xc3, 0xc8, 0xd1),
    (0x7a, 0x82, 0x90),
    (0xff, 0x85, 0x8f),
    (0xb5, 0xe0, 0x90),
    (0xff, 0xd0, 0x8a),
    (0x8f, 0xc1, 0xff),
    (0xdd, 0x9b, 0xf0),
    (0x7a, 0xd6, 0xe2),
    (0xf5, 0xf7, 0xfa),
];

/// The colours of a cell as (text, ground), after inverse and dim.
pub fn colours(cell: &Cell) -> (Rgb, Rgb) {
    let mut text = colour(cell.fgcolor(), TEXT);
    let mut ground = colour(cell.bgcolor(), GROUND);
    if cell.inverse() {
        (text, ground) = (ground, text);
    }
    if cell.dim() {
        text = mix(text, ground);
    }
    (text, ground)
}

fn colour(colour: Color, default: Rgb) -> Rgb {
    match colour {
        Color::Default => default,
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Idx(i @ 0..=15) => SIXTEEN[usize::from(i)],
        Color::Idx(i @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let i = i - 16;
            (level(i / 36), level(i / 6 % 6), level(i % 6))
        }
        Color::Idx(i) => {
            let grey = 8 + 10 * (i - 232);
            (grey, grey, grey)
        }
    }
}

/// Dim text keeps three fifths of itself.
fn mix(text: Rgb, ground: Rgb) -> Rgb {
    let part = |t: u8, g: u8| ((u16::from(t) * 3 + u16::from(g) * 2) / 5) as u8;
    (part(text.0, ground.0), part(text.1, ground.1), part(text.2, ground.2))
}
