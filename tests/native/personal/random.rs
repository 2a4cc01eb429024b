//! Random choices that are the same on every run (SplitMix64).

pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `low` up to, and without, `high`.
    pub(super) fn within(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low)
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        let place = self.within(0, from.len() as u64);
        from[place as usize]
    }

    /// One of the words of a list.
    pub(super) fn word<'a>(&mut self, list: &'a str) -> &'a str {
        let words: Vec<&str> = list.split_whitespace().collect();
        self.pick(&words)
    }

    pub(super) fn digits(&mut self, length: u64) -> String {
        (0..length).map(|_| char::from(b'0' + self.within(0, 10) as u8)).collect()
    }

    pub(super) fn capitals(&mut self, length: u64) -> String {
        (0..length).map(|_| char::from(b'A' + self.within(0, 26) as u8)).collect()
    }
}

/// A text in groups of these lengths, the rest at the end.
pub(super) fn grouped(text: &str, lengths: &[usize], joint: &str) -> String {
    let (mut groups, mut rest) = (Vec::new(), text);
    for length in lengths {
        let (group, after) = rest.split_at((*length).min(rest.len()));
        groups.push(group);
        rest = after;
    }
    groups.push(rest);
    groups.retain(|group| !group.is_empty());
    groups.join(joint)
}
