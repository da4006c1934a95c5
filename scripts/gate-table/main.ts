// Writes the page of the export gate's truth table (`npm run gate-table`); its spec checks that it is current.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GATE_PAGE, gatePage } from './page.ts';

const path = fileURLToPath(new URL(`../../${GATE_PAGE}`, import.meta.url));
writeFileSync(path, await gatePage(path));
process.stdout.write(`${GATE_PAGE} was written.\n`);
