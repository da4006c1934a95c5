import { canonicalJson } from '@chancery/kernel';
import type { CollectionRef, DocumentStore, StoredDocument } from '../document-store.ts';
import { compareText } from '../find/order.ts';
import type { DocumentSample } from '../projection-host.ts';

const SAMPLE = 20;
/** Differences looked at again in one go, while the live reading stands still. */
const RECHECKED = 200;

export interface GenerationDifference {
  /** Live documents. */
  readonly documents: { readonly left: number; readonly right: number };
  readonly onlyInLeft: DocumentSample;
  readonly onlyInRight: DocumentSample;
  readonly differing: DocumentSample;
}

type Verdict = 'onlyInLeft' | 'onlyInRight' | 'differing' | 'equal';

/**
 * Compares the live documents of two generations that are being written meanwhile. What seems to differ is looked at
 * again inside `standingStill`, where both are at the same position, so that only real differences are counted.
 */
export async function compareGenerations(
  store: DocumentStore,
  left: CollectionRef,
  right: CollectionRef,
  standingStill: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<GenerationDifference> {
  const documents = { left: 0, right: 0 };
  const samples = { onlyInLeft: new Sample(), onlyInRight: new Sample(), differing: new Sample() };
  let suspects: string[] = [];

  const recheck = async () => {
    const ids = suspects;
    suspects = [];
    const [inLeft, inRight] = await standingStill(() =>
      Promise.all([store.getMany(left, ids), store.getMany(right, ids)]),
    );
    for (const id of ids) {
      const verdict = verdictOf(inLeft.get(id), inRight.get(id));
      if (verdict !== 'equal') samples[verdict].add(id);
    }
  };

  for await (const [id, inLeft, inRight] of merge(store.scan(left), store.scan(right))) {
    if (inLeft?.document) documents.left += 1;
    if (inRight?.document) documents.right += 1;
    if (verdictOf(inLeft, inRight) !== 'equal') suspects.push(id);
    if (suspects.length >= RECHECKED) await recheck();
  }
  await recheck();
  return { documents, ...samples };
}

class Sample implements DocumentSample {
  count = 0;
  readonly ids: string[] = [];

  add(id: string): void {
    this.count += 1;
    if (this.ids.length < SAMPLE) this.ids.push(id);
  }
}

/** A tombstone is as good as nothing; the order of a document's members says nothing. */
function verdictOf(left: StoredDocument | undefined, right: StoredDocument | undefined): Verdict {
  if (!left?.document) return right?.document ? 'onlyInRight' : 'equal';
  if (!right?.document) return 'onlyInLeft';
  return canonicalJson(left.document) === canonicalJson(right.document) ? 'equal' : 'differing';
}

/** Two scans in one, by ID: what each of them has under it. */
async function* merge(
  left: AsyncIterable<StoredDocument>,
  right: AsyncIterable<StoredDocument>,
): AsyncIterable<readonly [id: string, left: StoredDocument | undefined, right: StoredDocument | undefined]> {
  const lefts = left[Symbol.asyncIterator]();
  const rights = right[Symbol.asyncIterator]();
  let [nextLeft, nextRight] = await Promise.all([take(lefts), take(rights)]);
  while (nextLeft || nextRight) {
    const order = !nextLeft ? 1 : !nextRight ? -1 : compareText(nextLeft.id, nextRight.id);
    const fromLeft = order <= 0 ? nextLeft : undefined;
    const fromRight = order >= 0 ? nextRight : undefined;
    yield [(fromLeft ?? fromRight)?.id ?? '', fromLeft, fromRight];
    if (fromLeft) nextLeft = await take(lefts);
    if (fromRight) nextRight = await take(rights);
  }
}

async function take(documents: AsyncIterator<StoredDocument>): Promise<StoredDocument | undefined> {
  const result = await documents.next();
  return result.done ? undefined : result.value;
}
