//! What stands beside the words of a scored choice, for those who read with difficulty: the
//! agency's own picture, or a face. The words stay.

use yew::prelude::*;

use super::choices::aside;
use super::element::nothing;
#[cfg(whole)]
use super::element::{On, el};
use super::view::View;
use crate::survey::WHOLE;
use crate::survey::instrument::{Choice, Item};

/// From worst to best. Unicode 6.0: phones of 2013 have them.
const FACES: [&str; 5] = ["😞", "😒", "😐", "😊", "😄"];

/// The picture of a choice, or where the agency wants faces, the one for the place of its score on
/// the scale.
pub(super) fn face(view: &View<'_>, item: &Item, choice: &Choice) -> Html {
    #[cfg(whole)]
    if let Some(picture) = &choice.picture {
        // The box keeps its size without what never came.
        let image = el("img").text("src", picture.clone()).set("alt", "");
        let image = image.on(On::Error, View::hide());
        return el("span").class("picture").with(image).into();
    }
    if !WHOLE {
        return nothing();
    }
    let (Some((low, high)), true) = (item.scale(), view.setup.config.faces) else {
        return nothing();
    };
    let better = if WHOLE && item.reversed() { high - choice.score } else { choice.score - low };
    // The nearest of the five; where there is no middle, none looks indifferent.
    let place = (usize::from(better) * 8 / usize::from(high - low).max(1)).div_ceil(2);
    let face = FACES.get(place).copied().unwrap_or_default();
    aside("face", AttrValue::Static(face)).into()
}
