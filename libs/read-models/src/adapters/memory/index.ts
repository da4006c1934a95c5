export { MemoryDocumentStore } from './memory-document-store.ts';
