// The specs that need real servers (`npm run test:engines` starts them and sets where they are), and the suites of the
// EventStoreDB adapter, which run on the test node where no EVENTSTORE_URL names a real one.
import server from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...server,
  displayName: 'engines',
  testRegex: ['\\.engine\\.spec\\.ts$', '/adapters/eventstoredb/.*\\.int\\.spec\\.ts$'],
  // Real servers on a busy machine: a test that hangs still ends.
  testTimeout: 180_000,
  workerIdleMemoryLimit: '512MB',
};
