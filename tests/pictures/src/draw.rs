//! A terminal's screen as an SVG, and that SVG as a PNG at twice the size. Both depend on nothing but the
//! screen and the font: the same screen gives the same bytes.

use std::fmt::Write as _;

use anyhow::Context as _;
use resvg::{tiny_skia, usvg};
use vt100::Screen;

use crate::cells::{self, HEIGHT, WIDTH};
use crate::glyphs::{Fonts, Outlines};
use crate::theme::{self, GROUND, Rgb};

const MARGIN: f32 = 14.0;

/// Draws the screen.
pub fn svg(screen: &Screen, fonts: &Fonts) -> anyhow::Result<String> {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let mut outlines = Outlines::new(fonts)?;
    let mut grounds = String::new();
    let mut symbols = String::new();
    for row in 0..rows {
        let y = MARGIN + f32::from(row) * HEIGHT;
        let mut run: Option<(Rgb, f32, f32)> = None;
        let mut open: Option<Rgb> = None;
        for column in 0..columns {
            let cell = screen.cell(row, column).context("every cell of the screen is there")?;
            let x = MARGIN + f32::from(column) * WIDTH;
            let (text, ground) = theme::colours(cell);
            run = match run {
                Some((colour, from, width)) if colour == ground => Some((colour, from, width + WIDTH)),
                before => {
                    ground_run(&mut grounds, before, y);
                    Some((ground, x, WIDTH))
                }
            };
            let shown = cell.contents().trim();
            if shown.is_empty() && !cell.underline() {
                continue;
            }
            if open != Some(text) {
                let _ =
                    write!(symbols, "{}<g fill=\"{}\">", if open.is_some() { "</g>" } else { "" }, hex(text));
                open = Some(text);
            }
            for symbol in shown.chars().filter(|c| !c.is_control() && *c != '\u{fe0f}') {
                match cells::shape(symbol, x, y) {
                    Some(shape) => symbols += &shape.replace("class=\"l\"", &stroke(text)),
                    None => {
                        let name = outlines.name(symbol, cell.bold(), cell.italic())?;
                        let _ = write!(symbols, "<use href=\"#{name}\" x=\"{x}\" y=\"{y}\"/>");
                    }
                }
            }
            if cell.underline() {
                let _ = write!(symbols, "<path d=\"M{x} {}h{WIDTH}v1h-{WIDTH}z\"/>", y + HEIGHT - 2.0);
            }
        }
        ground_run(&mut grounds, run, y);
        symbols += if open.is_some() { "</g>\n" } else { "" };
    }
    let (width, height) =
        (f32::from(columns) * WIDTH + 2.0 * MARGIN, f32::from(rows) * HEIGHT + 2.0 * MARGIN);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<defs>\n{}</defs>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n\
         <g shape-rendering=\"crispEdges\">\n{grounds}</g>\n{symbols}</svg>\n",
        outlines.definitions(),
        hex(GROUND),
    ))
}

fn ground_run(out: &mut String, run: Option<(Rgb, f32, f32)>, y: f32) {
    if let Some((colour, x, width)) = run.filter(|(colour, ..)| *colour != GROUND) {
        let fill = hex(colour);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{fill}\"/>"
        );
    }
}

fn stroke(colour: Rgb) -> String {
    format!("fill=\"none\" stroke=\"{}\"", hex(colour))
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Renders the SVG at twice its size.
pub fn png(svg: &str) -> anyhow::Result<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default())?;
    let size = tree.size().to_int_size().scale_by(2.0).context("the picture has a size")?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).context("the picture has a size")?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}
