//! Glyph outlines from the font files, so that a picture looks the same wherever it is opened.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context as _;
use ttf_parser::{Face, OutlineBuilder};

use crate::cells;

/// The four faces of the terminal's font.
pub struct Fonts {
    files: Vec<Vec<u8>>,
}

const FILES: [&str; 4] = [
    "DejaVuSansMono.ttf",
    "DejaVuSansMono-Bold.ttf",
    "DejaVuSansMono-Oblique.ttf",
    "DejaVuSansMono-BoldOblique.ttf",
];

impl Fonts {
    /// Reads the font files of `folder`.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let read = |file: &&str| {
            std::fs::read(folder.join(file)).with_context(|| {
                format!("no {file} in {}: install fonts-dejavu-core or name --fonts", folder.display())
            })
        };
        Ok(Self { files: FILES.iter().map(read).collect::<Result<_, _>>()? })
    }
}

/// The outlines that one picture uses, each defined once.
pub struct Outlines<'a> {
    faces: Vec<Face<'a>>,
    seen: BTreeMap<(u8, char), String>,
}

impl<'a> Outlines<'a> {
    /// An empty set over these fonts.
    pub fn new(fonts: &'a Fonts) -> anyhow::Result<Self> {
        let faces = fonts.files.iter().map(|file| Face::parse(file, 0)).collect::<Result<_, _>>()?;
        Ok(Self { faces, seen: BTreeMap::new() })
    }

    /// The name of a character's outline; defined on first use.
    pub fn name(&mut self, symbol: char, bold: bool, italic: bool) -> anyhow::Result<String> {
        let style = u8::from(bold) + 2 * u8::from(italic);
        if !self.seen.contains_key(&(style, symbol)) {
            // A character that only the upright face has is still the right character.
            let face = [style, style & 1, 0].into_iter().map(|s| &self.faces[usize::from(s)]);
            let drawn = |symbol| face.clone().find_map(|face| Some((face, face.glyph_index(symbol)?)));
            // Signs that stand for control characters are in few fonts; a terminal without them shows a box as well.
            let instead = ('\u{2400}'..='\u{243f}').contains(&symbol).then_some('\u{25a1}');
            let found = drawn(symbol).or_else(|| drawn(instead?));
            let (face, glyph) = found.with_context(|| format!("the font has no {symbol:?}"))?;
            // The advance of a cell decides the size; the baseline keeps the font's own proportion.
            let advance = f32::from(face.glyph_hor_advance(glyph).unwrap_or(1233)).max(1.0);
            let scale = cells::WIDTH / advance;
            let (up, down) = (f32::from(face.ascender()) * scale, f32::from(face.descender()) * scale);
            let baseline = ((cells::HEIGHT - (up - down)) / 2.0 + up).round();
            let mut pen = Pen { d: String::new(), scale, baseline };
            face.outline_glyph(glyph, &mut pen);
            self.seen.insert((style, symbol), pen.d);
        }
        Ok(format!("g{style}{:x}", symbol as u32))
    }

    /// The definitions of everything that was named.
    pub fn definitions(&self) -> String {
        self.seen.iter().fold(String::new(), |mut out, ((style, symbol), d)| {
            let _ = writeln!(out, "<path id=\"g{style}{:x}\" d=\"{d}\"/>", *symbol as u32);
            out
        })
    }
}

struct Pen {
    d: String,
    scale: f32,
    baseline: f32,
}

impl Pen {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.d.push(command);
        for (i, (x, y)) in points.iter().enumerate() {
            let gap = if i == 0 { "" } else { " " };
            let _ = write!(self.d, "{gap}{:.2} {:.2}", x * self.scale, self.baseline - y * self.scale);
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.put('Q', &[(x1, y1), (x, y)]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.put('C', &[(x1, y1), (x2, y2), (x, y)]);
    }
    fn close(&mut self) {
        self.d.push('z');
    }
}
