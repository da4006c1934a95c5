import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { GATE_PAGE, gatePage } from './page.ts';

describe('the page of the export gate', () => {
  it('is what the code decides (npm run gate-table)', async () => {
    const path = fileURLToPath(new URL(`../../${GATE_PAGE}`, import.meta.url));
    expect(readFileSync(path, 'utf8')).toBe(await gatePage(path));
  });
});
