//! Worlds of [`interleavings`](crate::interleavings), and which of them were visited.

pub(crate) const RESPONSES: usize = 3;

/// All that there is: which of the known states each response is in. Responses are told apart by
/// nothing but what becomes of them, and so are tabs: of worlds that differ in their order alone,
/// one is looked at.
pub(crate) type World = [u16; RESPONSES];

/// In order; by hand, as this is done millions of times and tests are not optimised.
pub(crate) fn sorted([a, b, c]: World) -> World {
    let (a, b) = if a > b { (b, a) } else { (a, b) };
    let (b, c) = if b > c { (c, b) } else { (b, c) };
    if a > b { [b, a, c] } else { [a, b, c] }
}

/// The worlds that were visited, one bit each.
pub(crate) struct Seen {
    states: usize,
    bits: Vec<u64>,
    /// How many.
    pub(crate) count: usize,
}

impl Seen {
    /// None yet; each response is in one of so many states.
    pub(crate) fn new(states: usize) -> Seen {
        Seen { states, bits: vec![0; states.pow(3).div_ceil(64)], count: 0 }
    }

    /// Whether it was not there before.
    pub(crate) fn insert(&mut self, [a, b, c]: World) -> bool {
        let [a, b, c] = [usize::from(a), usize::from(b), usize::from(c)];
        let place = (a * self.states + b) * self.states + c;
        let (bits, bit) = (&mut self.bits[place / 64], 1 << (place % 64));
        let new = *bits & bit == 0;
        *bits |= bit;
        self.count += usize::from(new);
        new
    }
}
