import { FLAG_KEYS } from './contract/flag.ts';

const SENTENCE = { type: 'string', minLength: 20 };

/** JSON Schema (draft 2020-12) of `flags.yaml`. */
export const FLAG_FILE_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['flags'],
  properties: {
    flags: {
      type: 'object',
      additionalProperties: false,
      required: [...FLAG_KEYS],
      properties: Object.fromEntries(FLAG_KEYS.map((key) => [key, { $ref: '#/$defs/flag' }])),
    },
  },
  $defs: {
    flag: {
      type: 'object',
      additionalProperties: false,
      required: ['title', 'issue', 'stage', 'owner', 'default', 'dependencies', 'docs', 'expires', 'off', 'rollback'],
      properties: {
        title: { type: 'string', minLength: 3 },
        issue: { type: 'string', pattern: '^PBP-[0-9]{3}$' },
        stage: { enum: ['planned', 'beta', 'general'] },
        owner: { type: 'string', minLength: 3 },
        default: { type: 'boolean' },
        dependencies: { type: 'array', uniqueItems: true, items: { enum: [...FLAG_KEYS] } },
        docs: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
        expires: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' },
        off: SENTENCE,
        rollback: SENTENCE,
      },
    },
  },
} as const;
