// Lets Node run the workspace's TypeScript directly, decorators and `@chancery/…` aliases included:
// `node --import ./scripts/run/typescript.mjs scripts/catalogue/main.ts`. For scripts; the apps run from `dist`.
// Node's own type stripping is not enough here: it knows neither decorators nor tsconfig's `paths`.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const root = new URL('../../', import.meta.url);
const { paths } = JSON.parse(readFileSync(new URL('tsconfig.json', root), 'utf8')).compilerOptions;
const swcrc = JSON.parse(readFileSync(new URL('.swcrc', root), 'utf8'));
// Imports keep their `.ts` ending: these hooks, not a build, resolve them.
const jsc = { ...swcrc.jsc, rewriteRelativeImportExtensions: false };
const options = { jsc, module: { type: 'es6' }, sourceMaps: 'inline', swcrc: false };

registerHooks({
  resolve(specifier, context, nextResolve) {
    const target = paths[specifier]?.[0];
    return nextResolve(target ? new URL(target, root).href : specifier, context);
  },
  load(url, context, nextLoad) {
    if (!url.startsWith(root.href) || !url.endsWith('.ts') || url.includes('/node_modules/'))
      return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
