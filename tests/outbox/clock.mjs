// The time of one device. It stands still while anything is done, and then jumps to what comes
// next, so that days of waiting cost nothing.

export class Clock {
  constructor(start) {
    this.now = start;
    // What is to come, as a heap: the first is the next one.
    this.heap = [];
    this.count = 0;
  }

  // Runs `work` after so many milliseconds. What it returns is waited for, if it is a promise.
  after(delay, work) {
    const event = { time: this.now + Math.max(0, delay), order: this.count, work };
    this.count += 1;
    const { heap } = this;
    let place = heap.push(event) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(heap[place], heap[above])) break;
      [heap[place], heap[above]] = [heap[above], heap[place]];
      place = above;
    }
    return event;
  }

  // A promise of that time.
  wait(delay) {
    return new Promise((resolve) => this.after(delay, resolve));
  }

  // The next thing, with the clock set to its time; nothing where nothing is to come.
  next() {
    for (;;) {
      const event = this.take();
      if (!event) return undefined;
      this.now = Math.max(this.now, event.time);
      if (event.work) return event.work;
    }
  }

  cancel(event) {
    event.work = undefined;
  }

  // The device sleeps: what should have happened meanwhile happens late.
  sleep(time) {
    this.now += time;
  }

  take() {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (heap.length) {
      heap[0] = last;
      let place = 0;
      for (;;) {
        let least = place;
        for (const below of [2 * place + 1, 2 * place + 2]) {
          if (below < heap.length && isBefore(heap[below], heap[least])) least = below;
        }
        if (least === place) break;
        [heap[place], heap[least]] = [heap[least], heap[place]];
        place = least;
      }
    }
    return first;
  }
}

function isBefore(one, other) {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
