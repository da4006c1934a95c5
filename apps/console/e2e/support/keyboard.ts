import type { Page } from 'playwright-core';

/** The accessible name of what has the focus, near enough: its label, its own label attribute, its text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const name = element?.ariaLabel ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
    return name.replaceAll(/\s+/g, ' ').trim().slice(0, 80);
  });
}

/** Presses Tab (or goes back with Shift+Tab) until the focus is there. @throws Error after a hundred. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    met.push(now);
  }
  throw new Error(`${key} never reached ${String(name)}, but: ${met.join(' | ')}`);
}
