// Writes docs/security/query-lock-down.md from the attacks of the tests:
// node --import ./scripts/run/typescript.mjs libs/evidence/src/query/testing/write-lock-down-page.ts
import { mkdir, writeFile } from 'node:fs/promises';
import { formattedLockDownPage, LOCK_DOWN_PAGE } from './lock-down-page.ts';

await mkdir(new URL('.', LOCK_DOWN_PAGE), { recursive: true });
await writeFile(LOCK_DOWN_PAGE, await formattedLockDownPage());
