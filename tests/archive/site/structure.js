// What a screen reader needs, checked on the page itself. Returns a list of sentences; empty is sound.
(() => {
  const problems = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (element) => element.outerHTML.slice(0, 120);
  if (document.documentElement.lang !== "zh-CN") problems.push("no language");
  if (!document.title.trim()) problems.push("no title");
  if (all("h1").length !== 1) problems.push(`${all("h1").length} h1`);
  if (all("main").length !== 1) problems.push("no main");
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) problems.push(`heading skips a level: ${name(heading)}`);
    level = next;
  }
  for (const field of all("input:not([type=hidden]), select, textarea")) {
    const named = field.labels.length || field.getAttribute("aria-label");
    if (!named) problems.push(`field without a label: ${name(field)}`);
  }
  for (const header of all("th")) if (!header.scope && header.textContent.trim() && !header.closest("table.form thead")) problems.push(`th without scope: ${name(header)}`);
  for (const table of all("table")) if (!table.caption) problems.push(`table without a caption: ${name(table)}`);
  for (const image of all("img")) if (!image.alt) problems.push(`image without alt: ${name(image)}`);
  for (const link of all("a[href]")) {
    if (!link.textContent.trim() && !link.getAttribute("aria-label")) problems.push(`link without text: ${name(link)}`);
  }
  const ids = all("[id]").map((element) => element.id);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) problems.push(`id twice: ${id}`);
  for (const link of all('a[href^="#"]')) {
    if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) problems.push(`dead anchor: ${name(link)}`);
  }
  for (const region of all(".scroll, .rendering")) {
    if (region.tabIndex !== 0 || !region.getAttribute("aria-label")) problems.push(`scroll region: ${name(region)}`);
  }
  for (const element of all("[style]")) problems.push(`inline style: ${name(element)}`);
  for (const element of all("script:not([src])")) problems.push(`inline script: ${name(element)}`);
  return problems;
})()
