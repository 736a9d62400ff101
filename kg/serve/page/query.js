"use strict";
// The editor asks this server alone: no completion from services of others.
(async () => {
  const told = await (await fetch("/queries.json")).json();
  const named = new Map(told.queries.map((query) => [query.name, query]));
  // the server knows the prefixes, the editor marks a line whose prefix is not declared
  const declared = (sparql) =>
    Object.entries(told.prefixes)
      .filter(([name]) => new RegExp(`(^|[^\\w:])${name}:`, "m").test(sparql.replace(/#.*$/gm, "")))
      .map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`)
      .join("") + sparql;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasr.defaults.prefixes = told.prefixes;
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: false,
    persistenceId: "kg",
    yasqe: { value: declared(named.get("most-connected").sparql) },
  });
  const select = document.getElementById("named");
  for (const query of named.values()) select.append(new Option(`${query.zh} · ${query.en}`, query.name));
  select.addEventListener("change", () => {
    const query = named.get(select.value);
    if (!query) return;
    yasgui.getTab().setQuery(declared(query.sparql));
    yasgui.getTab().query();
  });
})();
