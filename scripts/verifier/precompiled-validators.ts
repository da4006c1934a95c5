import { KEY_FILE_SCHEMA, MANIFEST_SCHEMA } from '@chancery/exports/verify';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';

/**
 * Puts validators that were compiled now in the place of those that the verifier compiles when it starts: the content
 * policy of its page lets no code be made.
 */
export const precompiledValidators: Plugin = {
  name: 'precompiled-validators',
  setup(build) {
    build.onLoad({ filter: /libs\/exports\/src\/verify\/validators\.ts$/ }, () => ({
      contents: validators(),
      loader: 'js',
    }));
  },
};

function validators(): string {
  const ajv = new Ajv({ code: { source: true, esm: true } });
  ajv.addSchema(MANIFEST_SCHEMA, 'manifest').addSchema(KEY_FILE_SCHEMA, 'key-file');
  return standalone(ajv, { validateManifest: 'manifest', validateKeyFile: 'key-file' });
}
