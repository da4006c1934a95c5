// `node --import ./scripts/support/aliases.mjs script.ts`: lets scripts import `@chancery/…` from the built service
// (`npm run build:api`), by the same names the sources use. Types come from the sources.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const root = new URL('../../', import.meta.url);
const { compilerOptions } = JSON.parse(readFileSync(new URL('tsconfig.json', root), 'utf8'));

registerHooks({
  resolve(specifier, context, nextResolve) {
    const [target] = compilerOptions.paths[specifier] ?? [];
    if (target === undefined) return nextResolve(specifier, context);
    return nextResolve(new URL(target.replace('./', 'dist/').replace(/\.ts$/, '.js'), root).href, context);
  },
});
