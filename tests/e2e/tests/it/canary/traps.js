// Stands first on the host page. It notes what the survey's own scripts read of the device and of
// the visitor, and where their random numbers come from. What the page or the browser's driver
// reads is no affair of ours: only calls with one of our files in their stack count.
window.jebakan = (() => {
  const told = [];
  const set = [];
  const own = document.currentScript.src;
  const at = new RegExp(`${location.origin}/[^\\s:?)]+`, 'g');
  const ours = () => (new Error().stack || '').match(at)
    ?.some((file) => file !== own && /\.(js|wasm)$/.test(file));
  const note = (name) => { if (ours()) told.push(name); };

  function trap(holder, name, label) {
    let owner = holder;
    while (owner && !Object.getOwnPropertyDescriptor(owner, name)) owner = Object.getPrototypeOf(owner);
    const found = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (!found || !found.configurable) return;
    const wrap = (real) => real && function trapped(...given) {
      note(label);
      return real.apply(this, given);
    };
    if (found.get) Object.defineProperty(owner, name, { ...found, get: wrap(found.get) });
    else if (typeof found.value === 'function') Object.defineProperty(owner, name, { ...found, value: wrap(found.value) });
    else return;
    set.push(label);
  }
  const all = (holder, label, ...names) => names.forEach((name) => holder && trap(holder, name, `${label}.${name}`));
  const of = (name) => window[name] && window[name].prototype;

  all(navigator, 'navigator', 'userAgent', 'appVersion', 'platform', 'vendor', 'plugins', 'mimeTypes',
    'hardwareConcurrency', 'deviceMemory', 'language', 'languages', 'connection', 'getBattery', 'mediaDevices',
    'userAgentData', 'maxTouchPoints', 'doNotTrack', 'geolocation', 'permissions', 'keyboard', 'gpu', 'usb',
    'bluetooth', 'sendBeacon', 'cookieEnabled', 'webdriver', 'oscpu', 'productSub', 'buildID');
  all(of('Screen'), 'screen', 'width', 'height', 'availWidth', 'availHeight', 'colorDepth', 'pixelDepth', 'orientation');
  all(window, 'window', 'devicePixelRatio', 'outerWidth', 'outerHeight', 'screenX', 'screenY', 'name', 'speechSynthesis');
  all(of('HTMLCanvasElement'), 'canvas', 'toDataURL', 'toBlob', 'getContext');
  all(of('CanvasRenderingContext2D'), 'canvas', 'getImageData', 'measureText', 'isPointInPath');
  all(of('WebGLRenderingContext'), 'webgl', 'getParameter', 'getExtension', 'readPixels');
  all(of('WebGL2RenderingContext'), 'webgl2', 'getParameter', 'getExtension', 'readPixels');
  all(of('AudioContext'), 'audio', 'createOscillator', 'createDynamicsCompressor', 'baseLatency', 'sampleRate');
  all(of('OfflineAudioContext'), 'audio', 'startRendering');
  all(of('Document'), 'document', 'cookie', 'referrer', 'title', 'URL', 'documentURI', 'lastModified', 'domain');
  all(of('History'), 'history', 'length', 'state', 'pushState', 'replaceState');
  all(of('Performance'), 'performance', 'memory', 'timing', 'navigation', 'getEntries', 'getEntriesByType', 'getEntriesByName');
  all(of('FontFaceSet'), 'fonts', 'check', 'load');
  all(of('Date'), 'Date', 'getTimezoneOffset');
  all(window.Intl && Intl.DateTimeFormat.prototype, 'Intl', 'resolvedOptions');
  all(Math, 'Math', 'random');
  all(of('MediaDevices'), 'media', 'enumerateDevices', 'getUserMedia');
  all(of('HTMLMediaElement'), 'media', 'canPlayType');
  all(of('Storage'), 'storage', 'key');
  for (const name of ['RTCPeerConnection', 'AudioContext', 'OfflineAudioContext', 'WebSocket', 'EventSource',
    'XMLHttpRequest', 'Image', 'Worker', 'SharedWorker', 'BroadcastChannel', 'FontFace', 'OffscreenCanvas']) {
    const real = window[name];
    if (!real) continue;
    window[name] = new Proxy(real, { construct: (target, given) => { note(`new ${name}`); return Reflect.construct(target, given); } });
    set.push(`new ${name}`);
  }

  // Every random number that the survey was given, as it writes them.
  const given = [];
  const { getRandomValues } = Crypto.prototype;
  Crypto.prototype.getRandomValues = function random(numbers) {
    const filled = getRandomValues.call(this, numbers);
    if (ours()) {
      const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
      given.push([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    }
    return filled;
  };

  // All that a page can leave on a device.
  const records = (database) => new Promise((resolve) => {
    const names = [...database.objectStoreNames];
    const found = [];
    if (!names.length) { resolve(found); return; }
    const transaction = database.transaction(names);
    for (const name of names) {
      transaction.objectStore(name).getAll().onsuccess = ({ target }) => found.push(...target.result);
    }
    transaction.oncomplete = () => { database.close(); resolve(found); };
  });
  const opened = (name) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  async function left() {
    const found = { records: 0, caches: [] };
    for (const { name } of await indexedDB.databases()) found.records += (await records(await opened(name))).length;
    if (window.caches) found.caches = await caches.keys();
    return JSON.stringify([
      Object.entries(localStorage).sort(), Object.entries(sessionStorage).sort(), document.cookie,
      window.name, history.state, location.href, found,
      (await navigator.serviceWorker?.getRegistrations().catch(() => []) || []).length,
    ]);
  }
  // For messages: why something was not sent.
  const warned = [];
  const { warn } = console;
  console.warn = (...words) => { warned.push(words.join(' ')); warn.apply(console, words); };
  const before = left();
  return { told, set, given, left, before, warned };
})();
