import { afterEach, beforeEach, describe } from '@jest/globals';
import { documentIdContract } from './adapters/contract/document-id.contract.ts';
import { generationContract } from './adapters/contract/generation.contract.ts';
import { listContract } from './adapters/contract/list.contract.ts';
import { LEDGERS } from './adapters/contract/opened-store.ts';
import type { DocumentStoreUnderTest } from './adapters/contract/opened-store.ts';
import { pageContract } from './adapters/contract/page.contract.ts';
import type { DocumentStore } from './document-store.ts';

/** What every document store does, on whatever it stands. */
export function documentStoreContract(name: string, open: () => Promise<DocumentStoreUnderTest>): void {
  describe(`document store contract: ${name}`, () => {
    let store: DocumentStore;
    let dispose: () => Promise<void>;
    beforeEach(async () => {
      ({ store, dispose } = await open());
      await store.ensure(LEDGERS);
    });
    afterEach(() => dispose());

    const opened = () => store;
    pageContract(opened);
    documentIdContract(opened);
    generationContract(opened);
    listContract(opened);
  });
}
