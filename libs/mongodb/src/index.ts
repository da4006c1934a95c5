export * from './mongo-connection.ts';
export { DUPLICATE_KEY, isDuplicateKey } from './mongo-errors.ts';
export * from './mongo-url.ts';
export { bytesOf } from './bytes.ts';
