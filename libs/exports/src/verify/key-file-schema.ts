const text = { type: 'string', minLength: 1 };

/** Shape of a key file: what the verifier reads of `GET /v1/planes/<plane>/signing-keys`. */
export const KEY_FILE_SCHEMA = {
  type: 'object',
  required: ['keys'],
  properties: {
    keys: {
      type: 'array',
      items: {
        type: 'object',
        required: ['keyId', 'publicKey', 'from', 'until'],
        properties: {
          keyId: text,
          publicKey: text,
          from: text,
          until: { anyOf: [text, { type: 'null' }] },
        },
      },
    },
  },
};
