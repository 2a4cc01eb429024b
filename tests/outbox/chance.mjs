// Numbers drawn from a seed: the same seed gives the same run.

export class Chance {
  // Each place has numbers of its own, so that devices do not disturb one another.
  constructor(seed, place = 0) {
    this.state = [seed >>> 0, place >>> 0, 0x9e3779b9, 1];
    for (let round = 0; round < 15; round += 1) this.next();
  }

  // From 0 up to, but not including, 1 (sfc32, by Chris Doty-Humphrey).
  next() {
    const { state } = this;
    const [a, b, c, count] = state;
    const sum = (a + b + count) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
    state[3] = (count + 1) | 0;
    return sum / 2 ** 32;
  }

  // A whole number, both ends included.
  whole(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  // Short spans are as likely as long ones: 1 ms to 10 ms, 10 ms to 100 ms, …
  span(from, to) {
    return Math.round(from * (to / from) ** this.next());
  }

  is(share) {
    return this.next() < share;
  }

  of(list) {
    return list[this.whole(0, list.length - 1)];
  }

  // One of the names, each with its weight: `{ calm: 5, storm: 1 }`.
  weighed(weights) {
    const entries = Object.entries(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return entries[0][0];
  }
}
