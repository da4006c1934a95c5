export default { projects: ['<rootDir>/jest.config.mjs', '<rootDir>/apps/console/jest.config.mjs'] };
