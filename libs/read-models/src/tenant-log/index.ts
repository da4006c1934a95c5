export { openTenantLogIndex } from './document-tenant-log-store.ts';
