//! Colours by meaning, a theme each. Chosen by `config::looks`; colour is never the only signal. The rich themes use
//! the fixed colours of 256: what they are is known, and so is how far they stand from the ground.

use ratatui::style::{Color, Modifier, Style};

use crate::config::Look;

/// Styles by meaning.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Less important text.
    pub dim: Style,
    /// More important text.
    pub strong: Style,
    /// Titles and names of things.
    pub accent: Style,
    /// A key in the footer and the help.
    pub key: Style,
    /// The selected row.
    pub selected: Style,
    /// Late, refused, lost.
    pub bad: Style,
    /// Soon, held, offline.
    pub warn: Style,
    /// Done, synced.
    pub good: Style,
    /// What waits to be sent.
    pub waiting: Style,
    /// Internal notes.
    pub internal: Style,
    /// Signs and ground where nothing else is said; nothing where the terminal's own are right.
    pub ground: Style,
    /// Whether only ASCII is drawn.
    pub is_ascii: bool,
}

/// The colours of a rich theme, by their numbers.
struct Colours {
    dim: u8,
    accent: u8,
    key: u8,
    bad: u8,
    warn: u8,
    good: u8,
    waiting: u8,
    internal: u8,
    selected: u8,
    /// Signs and ground.
    ground: (u8, u8),
}

const DARK: Colours = Colours {
    dim: 248,
    accent: 80,
    key: 179,
    bad: 210,
    warn: 179,
    good: 114,
    waiting: 176,
    internal: 180,
    selected: 237,
    ground: (252, 234),
};

const LIGHT: Colours = Colours {
    dim: 240,
    accent: 24,
    key: 58,
    bad: 88,
    warn: 58,
    good: 22,
    waiting: 90,
    internal: 23,
    selected: 253,
    ground: (235, 231),
};

const HIGH: Colours = Colours {
    dim: 252,
    accent: 123,
    key: 227,
    bad: 217,
    warn: 222,
    good: 157,
    waiting: 219,
    internal: 223,
    selected: 18,
    ground: (231, 16),
};

impl Theme {
    /// A theme on a terminal whose ground is light, dark or unknown. Where a theme is not made for the ground, it brings
    /// its own.
    #[must_use]
    pub fn new(look: Look, is_light: Option<bool>) -> Self {
        match look {
            Look::None => Self::plain(),
            Look::Sixteen => Self::sixteen(is_light == Some(true)),
            Look::Dark => Self::rich(&DARK, is_light != Some(true)),
            Look::Light => Self::rich(&LIGHT, is_light == Some(true)),
            Look::HighContrast => Self::rich(&HIGH, false),
        }
    }

    /// The same with ASCII alone, or with all signs.
    #[must_use]
    pub fn ascii(self, is_ascii: bool) -> Self {
        Self { is_ascii, ..self }
    }

    fn plain() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        Self {
            text: plain,
            dim,
            strong: bold,
            accent: bold,
            key: bold,
            selected: plain.add_modifier(Modifier::REVERSED),
            bad: bold,
            warn: bold,
            good: plain,
            waiting: plain.add_modifier(Modifier::UNDERLINED),
            internal: dim,
            ground: plain,
            is_ascii: false,
        }
    }

    /// What the sixteen colours look like is their owner's affair; these are told apart on most grounds of their kind.
    fn sixteen(is_light: bool) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let (warm, soft) =
            if is_light { (Color::Blue, Color::Blue) } else { (Color::Yellow, Color::Magenta) };
        Self {
            text: plain,
            dim: plain.fg(Color::DarkGray),
            strong: bold,
            accent: bold.fg(if is_light { Color::Blue } else { Color::Cyan }),
            key: bold.fg(warm),
            selected: plain.add_modifier(Modifier::REVERSED),
            bad: bold.fg(Color::Red),
            warn: plain.fg(if is_light { Color::Red } else { Color::Yellow }),
            good: plain.fg(Color::Green),
            waiting: plain.fg(if is_light { Color::Magenta } else { soft }),
            internal: plain.fg(warm),
            ground: plain,
            is_ascii: false,
        }
    }

    fn rich(colours: &Colours, is_made_for_it: bool) -> Self {
        let plain = Style::new();
        let of = |number: u8| plain.fg(Color::Indexed(number));
        let bold = |number: u8| of(number).add_modifier(Modifier::BOLD);
        let (signs, ground) = colours.ground;
        Self {
            text: plain,
            dim: of(colours.dim),
            strong: plain.add_modifier(Modifier::BOLD),
            accent: bold(colours.accent),
            key: bold(colours.key),
            selected: plain.bg(Color::Indexed(colours.selected)).add_modifier(Modifier::BOLD),
            bad: bold(colours.bad),
            warn: of(colours.warn),
            good: of(colours.good),
            waiting: of(colours.waiting),
            internal: of(colours.internal),
            ground: if is_made_for_it { plain } else { of(signs).bg(Color::Indexed(ground)) },
            is_ascii: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of one of the fixed colours.
    fn rgb(number: u8) -> [u8; 3] {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        match number {
            0..16 => panic!("{number} is whatever the terminal's owner chose"),
            16..232 => {
                let at = usize::from(number - 16);
                [STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6]]
            }
            _ => [8 + 10 * (number - 232); 3],
        }
    }

    fn luminance(rgb: [u8; 3]) -> f64 {
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(rgb[0]) + 0.7152 * part(rgb[1]) + 0.0722 * part(rgb[2])
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn colour(colour: Option<Color>) -> Option<[u8; 3]> {
        match colour? {
            Color::Indexed(number) => Some(rgb(number)),
            other => panic!("{other:?} has no fixed colour"),
        }
    }

    /// Grounds that people have: black, xterm's and VS Code's dark, Dracula, Solarized, Monokai, Nord; and light ones.
    const DARK_GROUNDS: [u32; 7] =
        [0x00_0000, 0x1c_1c1c, 0x1e_1e1e, 0x28_2a36, 0x00_2b36, 0x27_2822, 0x2e_3440];
    const LIGHT_GROUNDS: [u32; 5] = [0xff_ffff, 0xfa_fafa, 0xef_f1f5, 0xfd_f6e3, 0xf2_f2f2];

    #[test]
    fn every_sign_stands_off_from_every_ground_that_it_is_drawn_on() {
        let of = |ground: &u32| [(ground >> 16) as u8, (ground >> 8) as u8, *ground as u8];
        for (look, is_light, least, terminals) in [
            (Look::Dark, Some(false), 4.5, &DARK_GROUNDS[..]),
            (Look::Dark, Some(true), 4.5, &[]),
            (Look::Light, Some(true), 4.5, &LIGHT_GROUNDS[..]),
            (Look::Light, Some(false), 4.5, &[]),
            (Look::HighContrast, None, 7.0, &[]),
        ] {
            let theme = Theme::new(look, is_light);
            let mut grounds: Vec<[u8; 3]> = terminals.iter().map(of).collect();
            grounds.extend(colour(theme.ground.bg));
            assert_eq!(grounds.len(), terminals.len().max(1), "{look:?} is drawn on something");
            grounds.extend(colour(theme.selected.bg));
            let Theme { text, dim, strong, accent, key, bad, warn, good, waiting, internal, .. } = theme;
            for style in [text, dim, strong, accent, key, bad, warn, good, waiting, internal, theme.ground] {
                let Some(sign) = colour(style.fg) else { continue };
                for ground in &grounds {
                    let found = contrast(sign, *ground);
                    assert!(found >= least, "{look:?}: {sign:?} on {ground:?} is {found:.2}");
                }
            }
        }
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    }

    #[test]
    fn without_colour_there_is_no_colour() {
        let theme = Theme::new(Look::None, None);
        for style in [theme.text, theme.bad, theme.selected, theme.good, theme.waiting, theme.ground] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn what_is_wrong_looks_like_nothing_that_is_right_in_any_theme() {
        for look in Look::ALL {
            let theme = Theme::new(look, None);
            assert_ne!(theme.bad, theme.good, "{look:?}");
            assert_ne!(theme.selected, theme.text, "{look:?}");
        }
    }
}
