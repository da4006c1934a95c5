import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeColumns } from '../dataset/column-types.ts';
import type { DatasetColumn } from '../dataset/dataset.events.ts';
import { addUses, columnsOfUses, removeUses } from './column-uses.ts';

const column = fc.record<DatasetColumn>({
  name: fc.constantFrom('a', 'A', 'b', 'c'),
  type: fc.constantFrom('NULL', 'BIGINT', 'DOUBLE', 'DATE', 'VARCHAR'),
});
const batch = fc.uniqueArray(column, { selector: ({ name }) => name.toLowerCase() });
const sorted = (columns: readonly DatasetColumn[]) =>
  columns.map(({ name, type }) => `${name.toLowerCase()} ${type}`).sort();

describe('the columns of batches together', () => {
  it('are those of the batches that are left, whichever went', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(batch, fc.boolean())), (batches) => {
        const all = batches.reduce((uses, [columns]) => addUses(uses, columns), addUses([], []));
        const left = batches.reduce((uses, [columns, stays]) => (stays ? uses : removeUses(uses, columns)), all);
        const expected = mergeColumns(batches.filter(([, stays]) => stays).map(([columns]) => ({ columns })));
        expect(sorted(columnsOfUses(left))).toEqual(sorted(expected));
      }),
    );
  });

  it('keep the first spelling and the order they came in', () => {
    const uses = addUses(addUses([], [{ name: 'Zip', type: 'BIGINT' }]), [
      { name: 'city', type: 'VARCHAR' },
      { name: 'ZIP', type: 'DOUBLE' },
    ]);
    expect(columnsOfUses(uses)).toEqual([
      { name: 'Zip', type: 'DOUBLE' },
      { name: 'city', type: 'VARCHAR' },
    ]);
  });
});
