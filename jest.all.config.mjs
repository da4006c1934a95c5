// These hold for the whole run: Jest ignores them in the configuration of a project.
export default {
  projects: ['<rootDir>/jest.config.mjs', '<rootDir>/apps/console/jest.config.mjs'],
  // Real engines on a busy machine: a test that hangs still ends.
  testTimeout: 180_000,
  workerIdleMemoryLimit: '512MB',
};
