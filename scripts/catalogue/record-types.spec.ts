import { describe, expect, it } from '@jest/globals';
import { recordTypes } from './record-types.ts';

const text = { type: 'string' };
const object = (properties: object, $defs: object = {}) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  $defs,
});

describe('the types of records', () => {
  it('name each payload by its event type, and keep definitions of one name apart where they differ', async () => {
    const same = { Period: { enum: ['day', 'month'] } };
    const types = await recordTypes(
      object({ id: text }) as never,
      new Map([
        [
          'chancery.a.b.v1',
          object(
            { p: { $ref: '#/$defs/Period' }, f: { $ref: '#/$defs/Format' } },
            { ...same, Format: { enum: ['csv'] } },
          ),
        ],
        [
          'chancery.a.b.v2',
          object(
            { p: { $ref: '#/$defs/Period' }, f: { $ref: '#/$defs/Format' } },
            { ...same, Format: { enum: ['pdf'] } },
          ),
        ],
      ]) as never,
    );
    const flat = types.replaceAll(/\s+/g, ' ');
    expect(flat).toContain('readonly Envelope: { readonly id: string; };');
    expect(flat).toContain('readonly "chancery.a.b.v1.Format": "csv";');
    expect(flat).toContain('readonly "chancery.a.b.v2.Format": "pdf";');
    expect(flat.match(/readonly Period: "day" \| "month"/g)).toHaveLength(1);
    expect(flat).toContain('readonly f: components["schemas"]["chancery.a.b.v2.Format"];');
  });
});
