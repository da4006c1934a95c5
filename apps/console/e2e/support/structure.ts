/**
 * Looks over the page it is evaluated in: names of controls, roles, order of headings, landmarks, IDs, tables. Stands
 * alone: it is sent to the browser as text.
 * @returns one sentence for each finding.
 */
export function structureFindings(): string[] {
  const findings: string[] = [];
  const all = <E extends Element>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
  const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
  const say = (what: string, element: Element) => findings.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  const textOf = (ids: string | null): string =>
    (ids ?? '')
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim();
  const nameOf = (element: Element): string => {
    const isField =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement;
    const labels = isField ? [...(element.labels ?? [])] : [];
    const named = [textOf(element.getAttribute('aria-labelledby')), element.getAttribute('aria-label') ?? ''];
    return [...named, ...labels.map((label) => label.textContent), element.textContent].join('').trim();
  };

  if (document.documentElement.lang === '') findings.push('the document has no language');
  if (document.title === '') findings.push('the document has no title');

  for (const control of all('a[href], button, input, select, textarea').filter(visible)) {
    const own = control.matches('input, select, textarea')
      ? nameOf(control).replace(control.textContent, '')
      : nameOf(control);
    if (own === '') say('no name', control);
  }
  for (const region of all('[tabindex="0"]:not(a, button, input, select)').filter(visible)) {
    if (region.getAttribute('role') === null || nameOf(region) === '') say('focusable without role and name', region);
  }
  for (const image of all('img, svg')) {
    if (image.getAttribute('alt') === null && image.getAttribute('aria-hidden') !== 'true') say('no text for', image);
  }

  const levels = all('h1, h2, h3, h4')
    .filter(visible)
    .map((heading) => Number(heading.tagName.slice(1)));
  if (levels.filter((level) => level === 1).length !== 1) findings.push('not exactly one h1');
  for (const landmark of ['main', '[role=banner]', '[role=contentinfo]']) {
    if (all(landmark).length !== 1) findings.push(`not exactly one ${landmark}`);
  }
  for (const landmark of all('nav, section')) {
    if (landmark.getAttribute('aria-label') === null && textOf(landmark.getAttribute('aria-labelledby')) === '')
      say('no name', landmark);
  }

  const ids = all('[id]').map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    findings.push(`the ID ${id} is there twice`);
  for (const attribute of ['aria-controls', 'aria-labelledby', 'aria-describedby', 'for']) {
    for (const element of all(`[${attribute}]`)) {
      const missing = (element.getAttribute(attribute) ?? '')
        .split(/\s+/)
        .filter((id) => document.getElementById(id) === null);
      if (missing.length > 0) say(`${attribute} leads nowhere`, element);
    }
  }

  for (const table of all<HTMLTableElement>('table')) {
    if (nameOf(table) === table.textContent.trim()) say('a table without a name', table);
    for (const row of table.querySelectorAll('tr')) {
      const roles = [...row.children].map((cell) => cell.getAttribute('role'));
      if (row.getAttribute('role') !== 'row' || roles.some((role) => role !== 'cell' && role !== 'columnheader'))
        say('roles of a row', row);
    }
  }
  const targets = all('button, select, input, nav a, li a').filter(visible);
  for (const target of targets) {
    const { width, height } = target.getBoundingClientRect();
    const box = target.matches('input[type=checkbox]') ? 18 : 24;
    if (width < box || height < box) say(`a target of ${Math.round(width)} × ${Math.round(height)} px`, target);
  }
  return findings;
}
