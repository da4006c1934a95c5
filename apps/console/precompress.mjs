// After `ng build`: a Brotli and a gzip copy beside every page, script, style and picture of text, so that the host can
// serve them as they are (`preCompressed` of @fastify/static) and compresses nothing per request.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const FOLDER = fileURLToPath(new URL('../../dist/apps/console/browser', import.meta.url));
const TEXT = new Set(['.css', '.html', '.js', '.svg']);
/** Below this a copy saves no packet. */
const WORTH_BYTES = 1_400;

const text = (await readdir(FOLDER)).filter((name) => TEXT.has(extname(name)));
for (const path of text.map((name) => join(FOLDER, name))) {
  const content = await readFile(path);
  if (content.length < WORTH_BYTES) continue;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
}
