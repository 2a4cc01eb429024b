//! Comparing two pictures of the widget.

use std::io::Cursor;

use anyhow::{Context as _, Result, ensure};

/// From here on a channel of a pixel counts as different.
const CHANNEL: u8 = 8;

/// A decoded picture.
pub(super) struct Picture {
    /// As the browser gave it.
    pub(super) file: Vec<u8>,
    size: (usize, usize),
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Decodes a PNG file.
    pub(super) fn decode(file: Vec<u8>) -> Result<Picture> {
        let mut decoder = png::Decoder::new(Cursor::new(&file));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info()?;
        let mut bytes = vec![0; reader.output_buffer_size().context("too large")?];
        let frame = reader.next_frame(&mut bytes)?;
        let pixels = bytes
            .chunks_exact(frame.color_type.samples())
            .map(|pixel| pixel.first_chunk().copied())
            .collect::<Option<Vec<[u8; 3]>>>()
            .context("a picture without colours")?;
        let size = (usize::try_from(frame.width)?, usize::try_from(frame.height)?);
        Ok(Picture { size, pixels, file })
    }

    /// A part of the picture.
    pub(super) fn cut(
        self,
        left: usize,
        top: usize,
        width: usize,
        height: usize,
    ) -> Result<Picture> {
        let (all, rows) = self.size;
        ensure!(left + width <= all && top + height <= rows, "it sticks out of {:?}", self.size);
        let rows = self.pixels.chunks_exact(all).skip(top).take(height);
        let pixels = rows.flat_map(|row| &row[left..left + width]).copied().collect();
        Ok(Picture { size: (width, height), pixels, file: self.file })
    }
}

/// What differs, unless it is at most so many thousandths of the pixels.
pub(super) fn difference(
    expected: &Picture,
    found: &Picture,
    thousandths: usize,
) -> Option<String> {
    if expected.size != found.size {
        return Some(format!("{:?} instead of {:?}", found.size, expected.size));
    }
    let pairs = expected.pixels.iter().zip(&found.pixels);
    let apart = |(one, other): (&[u8; 3], &[u8; 3])| {
        one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > CHANNEL)
    };
    let count = pairs.filter(|pair| apart(*pair)).count();
    let all = expected.pixels.len();
    (count * 1000 > all * thousandths).then(|| format!("{count} of {all} pixels"))
}
