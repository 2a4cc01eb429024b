//! The widget's glue without what only other callers need. `element.js` calls the initialisation
//! once, with an object that holds the response; so the synchronous one, addresses, and warnings
//! about earlier ways to call go.

use anyhow::{Context as _, ensure};

/// What is cut out: from the first text up to the second, which stays.
const CUTS: [(&str, &str); 5] = [
    ("            function initSync(module) {", "async function __wbg_init_once("),
    ("            free() {", "            /**\n * Somebody else stands there"),
    ("if (Symbol.dispose) Widget", "\n"),
    ("if (typeof module_or_path === 'string'", "const { instance, module } = await"),
    // How other callers are told apart.
    ("if (Object.getPrototypeOf(module_or_path)", "const imports ="),
];

/// What stands for what.
const CHANGES: [(&str, &str); 2] = [
    ("export { initSync, __wbg_init as default }", "export { __wbg_init_once as default }"),
    ("    if (module_or_path !== undefined) {", "    ({module_or_path} = module_or_path);"),
];

/// Takes out what `element.js` has no use for; fails where the glue is not as it was.
pub(crate) fn for_the_loader(glue: &str) -> anyhow::Result<String> {
    let mut glue = glue.to_owned();
    for (from, to) in CUTS {
        glue = cut(&glue, from, to)?;
    }
    for (from, to) in CHANGES {
        ensure!(glue.matches(from).count() == 1, "not once in the glue: {from}");
        glue = glue.replace(from, to);
    }
    Ok(glue)
}

/// How a module fetches its WebAssembly, and how it is to: no cookie goes along where it works
/// without, and nobody is told on which page it is, as in `src/embed/load.js`.
const FETCH: &str = "module_or_path = fetch(module_or_path);";
const DISCREET: &str = "
        const ask = (credentials) => fetch(address, { credentials, referrerPolicy: 'no-referrer' });
        const address = module_or_path;
        module_or_path = ask('omit').then((answer) => (answer.status === 401 ? ask('same-origin') : answer));";

/// Lets a module that is fetched later do that without telling of the visitor.
pub(crate) fn discreet(glue: &str) -> anyhow::Result<String> {
    ensure!(glue.matches(FETCH).count() == 1, "not once in the glue: {FETCH}");
    Ok(glue.replace(FETCH, DISCREET))
}

fn cut(glue: &str, from: &str, to: &str) -> anyhow::Result<String> {
    ensure!(glue.matches(from).count() == 1, "not once in the glue: {from}");
    let (before, rest) = glue.split_once(from).context("not in the glue")?;
    let (_, after) = rest.split_once(to).with_context(|| format!("not in the glue: {to}"))?;
    Ok([before, to, after].concat())
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_is_cut_must_stand_there_once() {
        assert_eq!(cut("a [b] c", "[", " c").unwrap(), "a  c");
        assert!(cut("a b", "[", "b").is_err());
        assert!(cut("[ [ c", "[", "c").is_err());
        assert!(cut("a [", "[", "c").is_err());
    }
}
