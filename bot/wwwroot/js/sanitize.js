// The server has already cleaned this HTML; the page trusts nobody and rebuilds it from a short list of harmless tags.
const allowed = new Set(['P', 'UL', 'OL', 'LI', 'STRONG', 'EM', 'BLOCKQUOTE', 'H3', 'H4', 'BR', 'A',
  'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TFOOT', 'TR', 'TH', 'TD']);
const renamed = { H1: 'H3', H2: 'H3', H5: 'H4', H6: 'H4', B: 'STRONG', I: 'EM' };
// Their content is not words for people; every other unknown tag only loses its tag.
const dropped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'SVG', 'MATH', 'NOSCRIPT', 'TITLE', 'TEXTAREA', 'SELECT']);

/** HTML as a fragment of new, attribute-free nodes. Parsing runs no script and loads nothing. */
export function sanitized(html) {
  const fragment = document.createDocumentFragment();
  copyChildren(new DOMParser().parseFromString(html, 'text/html').body, fragment);
  return fragment;
}

function copyChildren(from, to) {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE) copyElement(child, to);
  }
}

function copyElement(source, to) {
  const name = source.tagName.toUpperCase();
  if (dropped.has(name)) return;
  const tag = renamed[name] ?? name;
  const target = allowed.has(tag) ? document.createElement(tag) : null;
  copyChildren(source, target ?? to);
  if (target === null) return;
  if (tag === 'A' && !link(source, target)) to.append(...target.childNodes);
  else if (tag === 'TABLE') to.append(scrolling(target));
  else to.append(spanning(source, target));
}

function link(source, target) {
  const address = source.getAttribute('href') ?? '';
  if (!/^https?:\/\//i.test(address)) return false;
  target.href = address;
  target.target = '_blank';
  target.rel = 'noopener noreferrer';
  return true;
}

function spanning(source, target) {
  for (const name of ['colspan', 'rowspan']) {
    const value = source.getAttribute(name);
    if (/^T[HD]$/.test(target.tagName) && /^\d{1,2}$/.test(value ?? '')) target.setAttribute(name, value);
  }
  return target;
}

// A wide table scrolls inside its own box instead of pushing the page aside.
function scrolling(table) {
  const box = document.createElement('div');
  box.className = 'table';
  box.tabIndex = 0;
  box.append(table);
  return box;
}
