// The whole screen for a survey at a counter, and one that does not go dark by itself. A browser may
// refuse either, and the survey goes on.

export class Lit {
  // A page may have the whole screen only after a touch.
  fill() {
    const page = document.documentElement;
    if (page.requestFullscreen && !document.fullscreenElement) quietly(() => page.requestFullscreen());
    this.stay();
  }

  // A tablet that slept is to be asked again.
  stay() {
    if (!navigator.wakeLock || this.isAsked || (this.lock && !this.lock.released)) return;
    this.isAsked = true;
    quietly(() => navigator.wakeLock.request('screen')).then((lock) => {
      this.isAsked = false;
      this.lock = lock;
    });
  }
}

function quietly(work) {
  return Promise.resolve().then(work).catch(() => {});
}
