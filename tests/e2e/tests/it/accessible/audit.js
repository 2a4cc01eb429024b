// Looks at whatever the page shows: with axe, and for what axe does not look at. A state of the
// survey stays as it is meanwhile; how it is shown is changed and put back.
window.audit = (() => {
  const { root, all } = walk;
  const host = () => document.querySelector('survei-publik');
  // What WCAG 1.4.12 lets a citizen set.
  const spaced = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }';
  const leftward = '[part=root], .failure, body { direction: rtl !important; }';
  const axe = {
    resultTypes: ['violations', 'incomplete'],
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    rules: { 'target-size': { enabled: true } },
    preload: false,
    performanceTimer: false,
  };

  // A sheet more in the page and in the survey.
  function dress(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const roots = [document, root()].filter(Boolean);
    for (const one of roots) one.adoptedStyleSheets = [...one.adoptedStyleSheets, sheet];
    return () => { for (const one of roots) one.adoptedStyleSheets = [...one.adoptedStyleSheets].filter((other) => other !== sheet); };
  }
  // A page that follows the device has no attribute: its rules are turned on by hand.
  function dark(wanted) {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule.media && /prefers-color-scheme/.test(rule.conditionText || rule.media.mediaText));
    const before = rules.map((rule) => rule.media.mediaText);
    for (const rule of rules) rule.media.mediaText = wanted ? 'all' : 'not all';
    const survey = host();
    if (survey) survey.setAttribute('theme', wanted ? 'dark' : 'light');
    document.documentElement.style.colorScheme = wanted ? 'dark' : 'light';
    return () => {
      rules.forEach((rule, place) => { rule.media.mediaText = before[place]; });
      if (survey) survey.removeAttribute('theme');
      document.documentElement.style.colorScheme = '';
    };
  }
  const variants = {
    light: () => dark(false),
    dark: () => dark(true),
    spacing: () => dress(spaced),
    leftward: () => dress(leftward),
    plain: () => () => {},
  };

  const name = (element) => `<${element.localName}${element.id ? ` #${element.id}` : ''}${element.className ? ` .${element.className}` : ''}> “${(element.textContent || '').trim().slice(0, 40)}”`;
  const within = (css) => [document, root()].filter(Boolean).flatMap((one) => Array.from(one.querySelectorAll(css)));
  const seen = (element) => {
    const { visibility, clipPath } = getComputedStyle(element);
    return element.getClientRects().length && visibility !== 'hidden' && !/inset/.test(clipPath);
  };
  const focusable = () => within('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')
    .filter((element) => seen(element) && !element.disabled);

  const looks = {
    // 1.4.10: no scrolling in two directions.
    sideways() {
      const { scrollWidth } = document.scrollingElement;
      if (scrollWidth > innerWidth) return [`the page is ${scrollWidth} wide, the window ${innerWidth}`];
      return [];
    },
    // 1.4.12: no text is cut off.
    cut() {
      return within('*').filter((element) => seen(element) && element.textContent.trim()
        && /hidden|clip/.test(getComputedStyle(element).overflowX + getComputedStyle(element).overflowY)
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
        .map((element) => `${name(element)} is cut off`);
    },
    // 2.5.8: 24 px, and a finger's 44 px for what the survey itself puts there.
    small() {
      return focusable().filter((element) => !element.closest('p a, li a, td a')).map((element) => {
        const target = element.closest('label') || element;
        const { width, height } = target.getBoundingClientRect();
        const least = element.closest('[part=root], form') || root()?.contains(element) ? 44 : 24;
        return width + 0.5 < least || height + 0.5 < least ? `${name(target)} is ${width} × ${height}` : '';
      }).filter(Boolean);
    },
    // 2.4.3: the focus goes down the page, never up.
    upward() {
      const inside = focusable().filter((element) => element.getRootNode() === root());
      const list = inside.length ? inside : focusable();
      return list.map((element, place) => {
        const box = (one) => (one.closest('label') || one).getBoundingClientRect();
        const next = list[place + 1];
        return next && box(next).bottom <= box(element).top ? `from ${name(element)} the focus goes up to ${name(next)}` : '';
      }).filter(Boolean);
    },
    // Everything that is filled in has a name.
    nameless() {
      window.axe.setup(document);
      const without = focusable().filter((element) => !window.axe.commons.text.accessibleText(element).trim());
      window.axe.teardown();
      return without.map((element) => `${name(element)} has no name`);
    },
    twice() {
      const ids = within('[id]').map(({ id }) => id);
      return ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `two elements are #${id}`);
    },
    // Nothing moves for who wants no movement.
    moving() {
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return [];
      const running = document.getAnimations().map((animation) => `${animation.animationName || animation.transitionProperty} moves`);
      const slow = within('*').filter((element) => /[1-9]/.test(getComputedStyle(element).transitionDuration + getComputedStyle(element).animationDuration));
      return running.concat(slow.map((element) => `${name(element)} would move`));
    },
    // Headings follow one another without gaps inside the survey.
    headings() {
      const levels = within('h1, h2, h3, h4').filter(seen).map(({ localName }) => Number(localName[1]));
      return levels.filter((level, place) => level > (levels[place - 1] || 2) + 1).map((level) => `a heading of level ${level} stands too deep`);
    },
  };

  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const around = (element) => {
    for (let one = element.parentNode; one; one = one.parentNode || one.host) {
      if (one.nodeType !== 1) continue;
      const { backgroundColor } = getComputedStyle(one);
      const [,, , alpha = 1] = channels(backgroundColor);
      if (alpha === 1) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
  };
  // 2.4.7, 2.4.11, 1.4.11: what has the focus is seen, and stands out from what is around it.
  function rings() {
    const faults = [];
    const before = root()?.activeElement || document.activeElement;
    let count = 0;
    for (const element of focusable()) {
      element.focus({ focusVisible: true, preventScroll: true });
      count += 1;
      if (!element.matches(':focus')) { faults.push(`${name(element)} takes no focus`); continue; }
      const ring = [element, element.closest('label')].filter(Boolean).map((one) => [one, getComputedStyle(one)])
        .find(([, { outlineStyle, outlineWidth }]) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
      if (!ring) { faults.push(`${name(element)} does not show the focus`); continue; }
      const [shown, { outlineColor, outlineStyle }] = ring;
      const ratio = outlineStyle === 'auto' ? 21 : contrast(outlineColor, around(shown));
      if (ratio < 3) faults.push(`${name(element)}: the ring ${outlineColor} on ${around(shown)} has ${ratio.toFixed(2)}:1`);
    }
    if (before && before.focus) before.focus({ preventScroll: true });
    return { faults, count };
  }

  const short = ({ id, impact, nodes }) => ({
    id,
    impact,
    nodes: nodes.slice(0, 3).map(({ html, any, all: every, none }) => `${html.slice(0, 160)} — ${[...any, ...every, ...none].map(({ message }) => message).join('; ').slice(0, 300)}`),
    count: nodes.length,
  });
  async function run(variant) {
    const undo = variants[variant]();
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const { violations, incomplete } = await window.axe.run(document, axe);
    const faults = Object.values(looks).flatMap((look) => look());
    const shown = variant === 'light' || variant === 'dark' || variant === 'plain' ? rings() : { faults: [], count: 0 };
    undo();
    return {
      violations: violations.map(short),
      incomplete: incomplete.map(short),
      faults: [...faults, ...shown.faults],
      rings: shown.count,
      forced: matchMedia('(forced-colors: active)').matches,
      calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
      width: innerWidth,
    };
  }
  return { run, all };
})();
