// What may import what, types included: kernel ← context core ← handlers ← adapters ← apps. Every rule is an error and
// has a violation of its own in scripts/checks/boundaries.spec.ts. What pure files reach when they run is checked by
// .dependency-cruiser.runtime.cjs.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** tsconfig's `paths` are the legal entry points of the libs. */
const { paths } = JSON.parse(readFileSync(join(__dirname, 'tsconfig.json'), 'utf8')).compilerOptions;
const ENTRY_POINTS = Object.values(paths).map(([target]) => `^${target.replace('./', '').replaceAll('.', '\\.')}$`);

const CONTEXTS = '^libs/(tenancy|metering|evidence|authorities|exports|access|flags|audit)/';
const SPINE =
  '^libs/(kernel|mongodb|event-sourcing|read-models|leases|blobs|privacy|transparency|publishing|platform)/';
const TESTS = ['\\.(spec|contract|fixtures?)\\.ts$', '/testing/', '/e2e/', '^libs/testing/'];
/** The first group is the lib. */
const PURE = '^libs/([^/]+)/src/(?:.*\\.(?:events|state|decide|commands|rejections)\\.ts$|gate/|compiler/)';
const CORE = [PURE, '^libs/.*\\.(aggregate|projection)\\.ts$'];
/** Node runs these as they are, without aliases: they name single files of the libs that are plain enough for it. */
const WORKER_FOLDERS = ['^libs/event-sourcing/src/adapters/sqlite/', '^libs/evidence/src/engine/'];
const CONSOLE = '^apps/console/';

module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is plain TypeScript without any dependency.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TESTS },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'no-deep-imports',
      comment: 'A lib is imported through its entry points only: those in `paths` of tsconfig.json.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: WORKER_FOLDERS },
      to: { path: '^libs/', pathNot: ['^libs/$1/', ...ENTRY_POINTS] },
    },
    {
      name: 'workers-take-single-files-of-plain-libs-only',
      comment: 'Code of worker threads and child processes may name single files of the kernel and of transparency.',
      severity: 'error',
      from: { path: WORKER_FOLDERS },
      to: {
        path: '^libs/',
        pathNot: ['^libs/(event-sourcing|evidence)/', '^libs/(kernel|transparency)/src/[^/]+\\.ts$', ...ENTRY_POINTS],
      },
    },
    {
      name: 'no-deep-imports-from-outside',
      comment: 'A lib is imported through its entry points only: those in `paths` of tsconfig.json.',
      severity: 'error',
      from: { path: '^(apps|scripts|ops|eventstore)/', pathNot: CONSOLE },
      to: { path: '^libs/', pathNot: ENTRY_POINTS },
    },
    {
      name: 'libs-never-import-apps',
      comment: 'Apps are deployables: they wire libs together, never the other way round.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-never-import-each-other',
      comment: 'What two apps share is a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'spine-knows-no-context',
      comment: 'The spine serves every context and depends on none.',
      severity: 'error',
      from: { path: SPINE, pathNot: TESTS },
      to: { path: [CONTEXTS, '^libs/contexts/'] },
    },
    {
      name: 'console-imports-contracts-only',
      comment: 'The console talks to the API: of the libs it knows the answer types in `contract/`.',
      severity: 'error',
      from: { path: CONSOLE },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/contract/' },
    },
    {
      name: 'console-imports-types-only',
      comment: 'A contract imported as a value would pull the server into the browser: write `import type`.',
      severity: 'error',
      from: { path: CONSOLE },
      to: { path: '^libs/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-files-know-the-domain-only',
      comment:
        'Events, state, decisions, the compiler and the gate know the kernel, their own context, encrypted texts, and ' +
        'the contract types of other contexts.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: {
        path: '^libs/',
        pathNot: ['^libs/$1/', '^libs/(kernel|privacy)/src/index\\.ts$', '^libs/[^/]+/src/contract/'],
      },
    },
    {
      name: 'core-knows-no-surface',
      comment: 'Events, deciders, aggregates and projections know nothing of HTTP or the framework.',
      severity: 'error',
      from: { path: CORE, pathNot: TESTS },
      to: { path: ['^node_modules/@nestjs/', '\\.(controller|handler|command|query|module|definition|dto)\\.ts$'] },
    },
    {
      name: 'handlers-know-no-controllers',
      comment: 'A controller sends commands and queries; nothing but its module knows a controller.',
      severity: 'error',
      from: { path: '^libs/', pathNot: ['\\.module\\.ts$', '\\.controller\\.ts$', '/src/index\\.ts$', ...TESTS] },
      to: { path: '\\.controller\\.ts$' },
    },
    {
      name: 'ports-know-no-adapters',
      comment: 'An adapter implements a port; only apps, the opening of a plane and tests choose one.',
      severity: 'error',
      from: { path: '^libs/', pathNot: ['/adapters/', '^libs/platform/src/planes/', ...TESTS] },
      to: { path: '^libs/[^/]+/src/adapters/' },
    },
    {
      name: 'adapters-know-no-other-adapters',
      comment: 'Adapters of different technologies share the port, and what stands beside their folders.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/adapters/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^libs/[^/]+/src/adapters/',
        pathNot: ['^libs/$1/src/adapters/$2/', '^libs/$1/src/adapters/[^/]+\\.ts$'],
      },
    },
    {
      name: 'framework-in-platform-and-contexts-only',
      comment: 'The kernel, the stores, privacy and transparency work without Nest.',
      severity: 'error',
      from: { path: '^libs/(kernel|mongodb|event-sourcing|read-models|leases|blobs|privacy|transparency|publishing)/' },
      to: { path: '^node_modules/(@nestjs|@fastify|fastify)/' },
    },
    {
      name: 'transparency-stands-alone',
      comment: 'The verifier is usable without the rest of the service.',
      severity: 'error',
      from: { path: '^libs/transparency/', pathNot: TESTS },
      to: { path: ['^libs/', '^node_modules/'], pathNot: ['^libs/(transparency|kernel)/'] },
    },
    {
      name: 'consumer-stands-alone',
      comment: 'The consumer helper is usable without the rest of the service, and without any package.',
      severity: 'error',
      from: { path: '^libs/publishing/src/consumer/', pathNot: TESTS },
      to: { path: ['^libs/', '^node_modules/'], pathNot: ['^libs/publishing/src/consumer/'] },
    },
    {
      name: 'workers-import-relatively',
      comment: 'Node runs worker files as they are: it knows no alias.',
      severity: 'error',
      from: { path: '^(libs|apps)/.*\\.(worker|child)\\.ts$' },
      to: { dependencyTypes: ['aliased'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-tests-in-production',
      comment: 'Specs, contract suites, fixtures and the testing kit are for tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-development-dependencies',
      comment: 'What runs in production is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^(apps/(api|cli|worker)|libs)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unlisted-packages',
      comment: 'A package that package.json does not name is there by accident.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import of something that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|data|\\.angular)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
