// Pure helpers only, so that a pure spec loads no engine. A real plane: `openTestPlane` of `@chancery/testing/plane`.
export * from './engine-url.ts';
export * from './given.ts';
