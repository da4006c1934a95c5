export * from './leaf-hash.ts';
export * from './merkle-tree.ts';
