import type { DocumentStore } from '@chancery/read-models';

/** A document store whose writes can be cut short, as those of a process that dies: some documents of a page, no checkpoint. */
export class TearingDocumentStore {
  /** Pages that are written whole before one is torn; `Infinity`: all. */
  pagesLeft = Infinity;
  /** How much of the torn page is written, from 0 to 1. */
  part = 0;
  readonly store: DocumentStore;

  constructor(inner: DocumentStore) {
    this.store = new Proxy(inner, {
      get: (target, member) => {
        if (member === 'applyPage') return this.applyPage(target);
        const value: unknown = Reflect.get(target, member);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  private applyPage(inner: DocumentStore): DocumentStore['applyPage'] {
    return async (ref, page) => {
      if (this.pagesLeft-- > 0) return inner.applyPage(ref, page);
      const documents = page.documents.slice(0, Math.round(page.documents.length * this.part));
      await inner.applyPage(ref, { ...page, documents, checkpoint: (await inner.checkpoint(ref)) ?? '' });
      throw new Error('The process has died');
    };
  }
}
