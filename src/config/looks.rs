//! How the screen looks, as far as words can say it: which theme, which signs. What the terminal says of itself is read
//! here; colours are the business of `ui`.

use serde::Serialize;

/// A theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Light signs on a dark ground.
    Dark,
    /// Dark signs on a light ground.
    Light,
    /// As far apart from the ground as signs can be.
    HighContrast,
    /// The sixteen colours that every terminal has, as its owner chose them.
    Sixteen,
    /// No colour at all.
    None,
}

impl Look {
    /// Every theme, in the order in which the key goes through them.
    pub const ALL: [Self; 5] = [Self::Dark, Self::Light, Self::HighContrast, Self::Sixteen, Self::None];

    /// As it is written in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Sixteen => "16",
            Self::None => "none",
        }
    }

    /// The theme of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.name() == name)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|look| *look == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// The theme that somebody wishes; none leaves it to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "&'static str")]
pub struct WishedLook(pub Option<Look>);

impl From<WishedLook> for &'static str {
    fn from(wish: WishedLook) -> Self {
        wish.0.map_or("auto", Look::name)
    }
}

/// Which signs are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Symbols {
    /// Those that the locale can show.
    Auto,
    /// All.
    Unicode,
    /// ASCII alone.
    Ascii,
}

impl Symbols {
    /// As they are written in the settings.
    pub const NAMES: [(&str, Self); 3] =
        [("auto", Self::Auto), ("unicode", Self::Unicode), ("ascii", Self::Ascii)];
}

/// What a terminal and its environment say of themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terminal {
    /// `NO_COLOR`.
    pub no_color: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// `COLORFGBG`: the colours of signs and ground, `15;0`.
    pub colorfgbg: Option<String>,
    /// The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
    pub locale: Option<String>,
}

impl Terminal {
    /// The one that this process runs in.
    #[must_use]
    pub fn here() -> Self {
        let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            no_color: said("NO_COLOR"),
            term: said("TERM"),
            colorterm: said("COLORTERM"),
            colorfgbg: said("COLORFGBG"),
            locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(said),
        }
    }

    /// The theme: the wish, else what the terminal can show. A wish also wins over `NO_COLOR`, as its authors say.
    #[must_use]
    pub fn look(&self, wish: Option<Look>) -> Look {
        let term = self.term.as_deref();
        let is_rich = self.colorterm.is_some() || term.is_some_and(|term| term.contains("256color"));
        match wish {
            Some(look) => look,
            None if self.no_color.is_some() || matches!(term, None | Some("dumb")) => Look::None,
            None if !is_rich => Look::Sixteen,
            None if self.is_light() == Some(true) => Look::Light,
            None => Look::Dark,
        }
    }

    /// Whether the ground is light, where the terminal says it.
    #[must_use]
    pub fn is_light(&self) -> Option<bool> {
        let ground: u8 = self.colorfgbg.as_deref()?.rsplit(';').next()?.parse().ok()?;
        // Of the sixteen colours white, grey and the bright ones but bright black are light.
        (ground < 16).then_some(ground == 7 || ground > 8)
    }

    /// Whether only ASCII can be shown: the wish, else a locale that is named and is not UTF-8. Where none is named at
    /// all, as in most containers, the terminal can nearly always show more.
    #[must_use]
    pub fn is_ascii(&self, wish: Symbols) -> bool {
        match wish {
            Symbols::Ascii => true,
            Symbols::Unicode => false,
            Symbols::Auto => self.locale.as_deref().is_some_and(|locale| {
                let plain = locale.to_ascii_lowercase().replace('-', "");
                !plain.contains("utf8")
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(no_color: &str, term: &str, colorterm: &str, colorfgbg: &str) -> Terminal {
        let said = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        Terminal {
            no_color: said(no_color),
            term: said(term),
            colorterm: said(colorterm),
            colorfgbg: said(colorfgbg),
            locale: None,
        }
    }

    #[test]
    fn the_theme_follows_what_the_terminal_says_and_a_wish_wins() {
        for (said, look) in [
            (["1", "xterm-256color", "truecolor", ""], Look::None),
            (["", "xterm", "", ""], Look::Sixteen),
            (["", "tmux-256color", "", ""], Look::Dark),
            (["", "xterm-256color", "", "0;15"], Look::Light),
            (["", "xterm-256color", "", "15;default;0"], Look::Dark),
            (["", "xterm-256color", "", "7;8"], Look::Dark),
            (["", "xterm-256color", "", "garbage"], Look::Dark),
            (["", "dumb", "", ""], Look::None),
            (["", "", "", ""], Look::None),
        ] {
            let [no_color, term, colorterm, colorfgbg] = said;
            let terminal = terminal(no_color, term, colorterm, colorfgbg);
            assert_eq!(terminal.look(None), look, "{said:?}");
            assert_eq!(terminal.look(Some(Look::HighContrast)), Look::HighContrast);
        }
    }

    #[test]
    fn every_theme_has_its_name_and_the_key_goes_through_all_of_them() {
        let mut look = Look::Dark;
        for _ in Look::ALL {
            assert_eq!(Look::named(look.name()), Some(look));
            look = look.next();
        }
        assert_eq!((look, Look::named("pink")), (Look::Dark, None));
    }

    #[test]
    fn signs_follow_the_locale_and_a_wish_wins() {
        for (locale, ascii) in [
            (Some("en_US.UTF-8"), false),
            (Some("es_MX.utf8"), false),
            (Some("C"), true),
            (Some("POSIX"), true),
            (Some("pt_BR.ISO-8859-1"), true),
            (None, false),
        ] {
            let terminal = Terminal { locale: locale.map(str::to_owned), ..Terminal::default() };
            assert_eq!(terminal.is_ascii(Symbols::Auto), ascii, "{locale:?}");
            assert!(terminal.is_ascii(Symbols::Ascii) && !terminal.is_ascii(Symbols::Unicode));
        }
    }
}
