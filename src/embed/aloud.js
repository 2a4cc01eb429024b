// The button that reads the screen aloud. What reads comes when it is first pressed.

import { add } from './bar.js';
import { loadReader } from './later.js';

// Puts the button into the bar, unless the configuration says `"listen": false`.
export function listening(shell) {
  if (/"listen"\s*:\s*false/.test(shell.given[0])) return;
  const button = add(shell, 'listen', 'Dengarkan', () => {
    // iOS lets a page speak only once it has spoken, if only nothing, while something is pressed.
    if (self.speechSynthesis) speechSynthesis.speak(new SpeechSynthesisUtterance(''));
    loadReader().then((reader) => reader.toggle(shell, button)).catch(() => {});
  });
}
