import { hash } from 'node:crypto';
import { nodeHash } from './leaf-hash.ts';

/** RFC 6962: the root of a tree without leaves is the hash of nothing. */
const EMPTY_ROOT: Uint8Array = hash('sha256', '', 'buffer');

/**
 * The Merkle tree of RFC 6962 over leaf hashes, as far as its root needs it: it keeps the roots of the complete
 * subtrees only, at most one per power of two, so a log of any length takes a few hundred bytes.
 */
export class MerkleTree {
  private count = 0;
  /** Complete subtrees from left (largest) to right; their sizes are the set bits of `count`. */
  private readonly subtrees: Uint8Array[] = [];

  /** Number of leaves. */
  get size(): number {
    return this.count;
  }

  /** @param leaf a leaf hash, 32 bytes */
  append(leaf: Uint8Array): void {
    let subtree = leaf;
    // Each trailing set bit is a complete subtree as large as the one that just became complete: they merge.
    for (let rest = this.count; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.subtrees.pop();
      if (!left) throw new Error('A Merkle tree lost a subtree');
      subtree = nodeHash(left, subtree);
    }
    this.subtrees.push(subtree);
    this.count++;
  }

  /** The root over all leaves appended so far, 32 bytes. */
  root(): Uint8Array {
    return (
      this.subtrees.reduceRight<Uint8Array | null>(
        (right, left) => (right === null ? left : nodeHash(left, right)),
        null,
      ) ?? EMPTY_ROOT
    );
  }
}

/** The root over leaf hashes in order, 32 bytes. */
export function merkleRoot(leaves: Iterable<Uint8Array>): Uint8Array {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}
