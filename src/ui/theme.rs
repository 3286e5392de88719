//! Colours by meaning. Chosen once from what the terminal says; colour is never the only signal.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None: `NO_COLOR` is set or the terminal is dumb.
    None,
    /// The sixteen that every terminal has.
    Sixteen,
    /// 256 and more.
    Many,
}

impl Depth {
    /// What `NO_COLOR`, `TERM` and `COLORTERM` say.
    #[must_use]
    pub fn of(no_color: Option<&str>, term: Option<&str>, colorterm: Option<&str>) -> Self {
        if no_color.is_some_and(|value| !value.is_empty()) || matches!(term, None | Some("dumb")) {
            Self::None
        } else if colorterm.is_some_and(|value| !value.is_empty())
            || term.is_some_and(|term| term.contains("256color"))
        {
            Self::Many
        } else {
            Self::Sixteen
        }
    }
}

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
    /// Header and footer.
    pub bar: Style,
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
}

impl Theme {
    /// The theme for a terminal of this depth.
    #[must_use]
    pub fn new(depth: Depth) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        match depth {
            Depth::None => Self {
                text: plain,
                dim,
                strong: bold,
                accent: bold,
                bar: plain,
                key: bold,
                selected: plain.add_modifier(Modifier::REVERSED),
                bad: bold,
                warn: bold,
                good: plain,
                waiting: plain.add_modifier(Modifier::UNDERLINED),
                internal: dim,
            },
            Depth::Sixteen => Self {
                text: plain,
                dim: plain.fg(Color::DarkGray),
                strong: bold,
                accent: bold.fg(Color::Cyan),
                bar: plain,
                key: bold.fg(Color::Yellow),
                selected: bold.fg(Color::White).bg(Color::Blue),
                bad: bold.fg(Color::Red),
                warn: plain.fg(Color::Yellow),
                good: plain.fg(Color::Green),
                waiting: plain.fg(Color::Magenta),
                internal: plain.fg(Color::Yellow),
            },
            Depth::Many => Self {
                text: plain,
                dim: plain.fg(Color::Indexed(245)),
                strong: bold,
                accent: bold.fg(Color::Indexed(80)),
                bar: plain,
                key: bold.fg(Color::Indexed(179)),
                selected: plain.bg(Color::Indexed(237)).add_modifier(Modifier::BOLD),
                bad: bold.fg(Color::Indexed(203)),
                warn: plain.fg(Color::Indexed(179)),
                good: plain.fg(Color::Indexed(114)),
                waiting: plain.fg(Color::Indexed(176)),
                internal: plain.fg(Color::Indexed(180)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_means_no_colour_whatever_the_terminal_can() {
        assert_eq!(Depth::of(Some("1"), Some("xterm-256color"), Some("truecolor")), Depth::None);
        assert_eq!(Depth::of(None, Some("xterm"), None), Depth::Sixteen);
        assert_eq!(Depth::of(None, Some("tmux-256color"), None), Depth::Many);
        let theme = Theme::new(Depth::None);
        for style in [theme.text, theme.bad, theme.selected, theme.good, theme.waiting] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }
}
