import { describe, expect, it } from '@jest/globals';
import { bareNumbers } from './bare-numbers.ts';

describe('bareNumbers', () => {
  it('names each number of no kind, lists and nullable ones too', () => {
    const schema = {
      properties: {
        price: { type: 'number' },
        discount: { type: ['number', 'null'] },
        percents: { type: 'array', items: { type: 'number' } },
        type: { type: 'number' },
        count: { type: 'integer' },
        word: { type: 'string', enum: ['number'] },
      },
      $defs: { Weight: { type: 'number' } },
    };
    const found = bareNumbers('chancery.library.book-added.v1', schema);
    expect(found.map(({ problem }) => problem)).toEqual([
      '/properties/type is a number of no kind',
      '/properties/price is a number of no kind',
      '/properties/discount is a number of no kind',
      '/properties/percents/items is a number of no kind',
      '/$defs/Weight is a number of no kind',
    ]);
    expect(new Set(found.map(({ subject }) => subject))).toEqual(new Set(['chancery.library.book-added.v1']));
  });
});
