import { deepEqual, equal, match } from 'node:assert/strict';
import type { Check } from '../support/run-checks.ts';

/** What a first visit may transfer, all of it. */
const FIRST_VISIT_BYTES = 200_000;

export const deliveryChecks: readonly Check[] = [
  {
    name: 'a first visit transfers less than 200 kB',
    run: ({ browser }) =>
      browser.visit('/sign-in', async ({ page }) => {
        await page.locator('#token-us').waitFor();
        const bytes = await page.evaluate(() =>
          [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
            .map((entry) => (entry as PerformanceResourceTiming).transferSize)
            .reduce((sum, size) => sum + size, 0),
        );
        if (bytes > FIRST_VISIT_BYTES || bytes < 1_000) throw new Error(`It transferred ${bytes} bytes`);
      }),
  },
  {
    name: 'after an upgrade nobody gets an old page: it is asked for every time, what it names is kept',
    run: async ({ service }) => {
      for (const path of ['/', '/sign-in']) {
        const page = await fetch(service.url + path, { headers: { accept: 'text/html' } });
        equal(page.headers.get('cache-control'), 'no-cache');
        const scripts = [...(await page.text()).matchAll(/src="([^"]+\.js)"/g)].map(([, script = '']) => script);
        match(scripts.join(), /\.js/);
        const kept = await Promise.all(scripts.map((script) => fetch(`${service.url}/${script}`)));
        deepEqual(
          kept.map(({ headers }) => headers.get('cache-control')),
          scripts.map(() => 'public, max-age=31536000, immutable'),
        );
      }
    },
  },
];
