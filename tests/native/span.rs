//! What can be computed from published sums by adding, subtracting and dividing: exact linear
//! algebra over a prime field so large that what holds there holds among fractions.

const PRIME: u128 = (1 << 61) - 1;

/// The sums that are known, as vectors over the cells that they are made of.
#[derive(Default)]
pub(crate) struct Span(Vec<(usize, Vec<u128>)>);

impl Span {
    /// Publishes the sum over some cells.
    pub(crate) fn publish(&mut self, cells: &[bool]) {
        let rest = self.rest(cells);
        if let Some(place) = rest.iter().position(|part| *part != 0) {
            let inverse = power(rest[place], PRIME - 2);
            self.0.push((place, rest.iter().map(|part| part * inverse % PRIME).collect()));
        }
    }

    /// Whether the sum over some cells follows from what is published.
    pub(crate) fn tells(&self, cells: &[bool]) -> bool {
        self.rest(cells).iter().all(|part| *part == 0)
    }

    fn rest(&self, cells: &[bool]) -> Vec<u128> {
        let mut rest: Vec<u128> = cells.iter().map(|cell| u128::from(*cell)).collect();
        for (place, row) in &self.0 {
            let factor = PRIME - rest[*place];
            for (part, known) in rest.iter_mut().zip(row) {
                *part = (*part + factor * known) % PRIME;
            }
        }
        rest
    }
}

fn power(base: u128, mut exponent: u128) -> u128 {
    let (mut base, mut result) = (base % PRIME, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}

/// Every set of cells with fewer than `k` people in them, and at least one. What is `empty` was
/// told to have nobody in it, and is in no set.
pub(crate) fn small_sets(people: &[u64], k: u64, empty: &[bool]) -> Vec<Vec<bool>> {
    let mut sets = vec![(0, vec![])];
    for (count, empty) in people.iter().zip(empty) {
        let with = |(sum, set): &(u64, Vec<bool>)| {
            let more = (!empty && sum + count < k).then(|| (sum + count, joined(set, true)));
            [Some((*sum, joined(set, false))), more]
        };
        sets = sets.iter().flat_map(with).flatten().collect();
    }
    sets.into_iter().filter(|(sum, _)| *sum > 0).map(|(_, set)| set).collect()
}

fn joined(set: &[bool], last: bool) -> Vec<bool> {
    set.iter().copied().chain([last]).collect()
}

#[test]
fn what_follows_from_a_total_and_a_part_is_found_and_nothing_else() {
    let mut span = Span::default();
    span.publish(&[true, true, true]);
    span.publish(&[true, false, false]);
    assert!(span.tells(&[false, true, true]));
    assert!(!span.tells(&[false, true, false]));
    span.publish(&[true, true, false]);
    assert!(span.tells(&[false, true, false]) && span.tells(&[false, false, true]));
    assert_eq!(
        small_sets(&[1, 0, 3, 9], 5, &[false, true, false, false]),
        [[false, false, true, false], [true, false, false, false], [true, false, true, false],]
    );
}
