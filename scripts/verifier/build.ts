// Builds `verify-export` as single files: a page that verifies offline in a browser, and a module for Node.
//   npm run build:verifier [-- FOLDER]     default: dist/apps/verifier
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { precompiledValidators } from './precompiled-validators.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'apps/verifier');
const [folder = join(root, 'dist/apps/verifier')] = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'verify-export.html'), await page());
writeFileSync(join(folder, 'verify-export.mjs'), await bundled('command.ts', { platform: 'node', format: 'esm' }));
process.stdout.write(`verify-export.html and verify-export.mjs were written.\n`);

/** The page with its script and style inside, and a policy that allows these two and nothing else: no connection either. */
async function page(): Promise<string> {
  const script = await bundled('page.ts', { platform: 'browser', format: 'iife' });
  const style = readFileSync(join(source, 'page.css'), 'utf8');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digestOf(script)}'`,
    `style-src 'sha256-${digestOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const template = readFileSync(join(source, 'page.html'), 'utf8');
  return [
    ['content="default-src \'none\'"', `content="${policy}"`],
    ['<link rel="stylesheet" href="page.css" />', `<style>${style}</style>`],
    ['<script src="page.ts"></script>', `<script>${script}</script>`],
  ].reduce((text, [part = '', whole = '']) => replaceOnce(text, part, whole), template);
}

/** @throws Error when `part` is not there exactly once: the template and this script have to agree. */
function replaceOnce(text: string, part: string, whole: string): string {
  const [before, after, ...more] = text.split(part);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`page.html must have one ${part}`);
  return before + whole + after;
}

async function bundled(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [join(source, entry)],
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [precompiledValidators],
    bundle: true,
    minify: true,
    target: 'es2024',
    charset: 'ascii',
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild made nothing of ${entry}`);
  return file.text;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
