import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nodeHash, rawLeafHash } from './leaf-hash.ts';
import { MerkleTree, merkleRoot } from './merkle-tree.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The leaves and roots that Certificate Transparency implementations test with, by tree size. */
const CT_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** MTH of RFC 6962, section 2.1, word for word. */
function rootByTheBook(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only && leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootByTheBook(leaves.slice(0, split)), rootByTheBook(leaves.slice(split)));
}

describe('MerkleTree', () => {
  it('has the roots of the Certificate Transparency test vectors at every size', () => {
    const tree = new MerkleTree();
    const roots = [hex(tree.root())];
    for (const leaf of CT_LEAVES) {
      tree.append(rawLeafHash(Buffer.from(leaf, 'hex')));
      roots.push(hex(tree.root()));
    }
    expect(roots).toEqual(CT_ROOTS);
    expect(tree.size).toBe(CT_LEAVES.length);
  });

  it('has the root that the recursive definition of the RFC gives, for any number of leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
        const leaves = Array.from({ length: size }, (_, index) => rawLeafHash(Buffer.from(`leaf ${index}`)));
        expect(hex(merkleRoot(leaves))).toBe(hex(rootByTheBook(leaves)));
      }),
    );
  });

  it('changes its root when one bit of one leaf changes', () => {
    const leaves = Array.from({ length: 13 }, (_, index) => rawLeafHash(Uint8Array.of(index)));
    const before = hex(merkleRoot(leaves));
    for (let index = 0; index < leaves.length; index++) {
      const altered = leaves.map((leaf) => Uint8Array.from(leaf));
      const leaf = altered[index];
      if (leaf) leaf[31] = (leaf[31] ?? 0) ^ 1;
      expect(hex(merkleRoot(altered))).not.toBe(before);
    }
  });
});
