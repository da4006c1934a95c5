// What pure files reach when they run, at any distance. Types are erased first, so knowing the type of a store does no
// harm here; what may be known at all is checked by .dependency-cruiser.cjs.
const { options } = require('./.dependency-cruiser.cjs');

const TESTS = ['\\.(spec|contract|fixtures?)\\.ts$', '/testing/'];
/** Libraries that compute: no clock, no chance, no I/O. */
const PURE_PACKAGES = [
  'temporal-polyfill',
  'unified',
  'remark-parse',
  'unist-util-visit',
  'mdast-util-to-string',
  'gpt-tokenizer',
  'diff',
];

module.exports = {
  forbidden: [
    {
      name: 'pure-code-reaches-pure-code-only',
      comment:
        'Events, state, decisions, the compiler and the gate are functions of what they are given: they ' +
        'reach no framework, no store, no file, no network, no clock.',
      severity: 'error',
      from: {
        path: [
          '^libs/.*\\.(events|state|decide|commands|rejections)\\.ts$',
          '^libs/exports/src/gate/',
          '^libs/authorities/src/compiler/',
        ],
        pathNot: TESTS,
      },
      to: {
        reachable: true,
        path: [
          '^node_modules/',
          // Node's own modules.
          '^(node:)?[a-z_/]+$',
          '^libs/(?:event-sourcing|read-models|blobs|privacy|transparency|publishing|platform|testing)/',
          '^apps/',
        ],
        pathNot: [...PURE_PACKAGES.map((name) => `^node_modules/${name}/`), '^(node:)?crypto$'],
      },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
