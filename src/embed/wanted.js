// What is to be known of a configuration before the widget reads it, as survey/config/wanted.rs has
// it for pages that are made beforehand.

// Keys that only the whole widget knows, wherever they stand.
const OF_WHOLE = /"(topic|grouping|mode|profile|hour|as|guardian|consent|randomised|faces)"\s*:|disabilitas"/;

// The questionnaire that is asked for: a name among those that ship, or an address that ends in
// .json. Nothing for the one that is compiled in, or where the configuration cannot be read, which the
// widget tells of.
export function instrument(text) {
  try {
    const wanted = JSON.parse(text.replace(/^\uFEFF/, '')).instrument.trim();
    return wanted === 'skm9-2017' ? undefined : wanted;
  } catch (error) {
    return undefined;
  }
}

// Whether the light widget could not read all of it.
export function needsWhole(text) {
  return !!instrument(text) || OF_WHOLE.test(text);
}
