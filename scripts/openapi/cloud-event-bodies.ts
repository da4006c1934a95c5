import { schemaRef } from './openapi-types.ts';
import type { Content, RequestBody, Schema } from './openapi-types.ts';

/** Components that bodies of CloudEvents refer to. */
export const CLOUD_EVENT_SCHEMAS: { readonly [name: string]: Schema } = {
  UsageCloudEvent: {
    type: 'object',
    description:
      'A CloudEvent (1.0) that stands for a use, also in binary mode: attributes in `ce-` headers, `data` as the body. It is counted once for its `source` and `id`, in the place of an Idempotency-Key.',
    required: ['specversion', 'id', 'source', 'type', 'data'],
    properties: {
      specversion: { type: 'string', const: '1.0' },
      id: { type: 'string', minLength: 1, description: 'Unique for its source.' },
      source: { type: 'string', minLength: 1, description: 'Where it comes from, a URI reference.' },
      type: {
        type: 'string',
        minLength: 1,
        description:
          'Your own; one that begins with `chancery.usage.` has to be that of the route. In a batch it says what is asked: `chancery.usage.consume` or `chancery.usage.report`.',
      },
      subject: {
        type: 'string',
        pattern: '^[a-z][a-z0-9_]{0,62}$',
        description: 'The meter, unless `data.meter` names it.',
      },
      time: {
        type: 'string',
        format: 'date-time',
        description: 'Of what is reported: when it happened. What is consumed is decided now.',
      },
      data: {
        type: 'object',
        description: 'The fields of the JSON body, without what attributes say: `quantity`, and `endsAt` of a hold.',
        properties: { quantity: { type: 'integer' } },
        required: ['quantity'],
      },
    },
    additionalProperties: true,
  },
};

const BODIES: { readonly [mediaType: string]: Schema } = {
  'application/cloudevents+json': schemaRef('UsageCloudEvent'),
  'application/cloudevents-batch+json': {
    type: 'array',
    minItems: 1,
    maxItems: 256,
    items: schemaRef('UsageCloudEvent'),
  },
};

/** The body with the schema of CloudEvents where it may be one: the framework knows one schema for all media types. */
export function withCloudEvents(body: RequestBody): RequestBody {
  const content: Content = Object.fromEntries(
    Object.entries(body.content).map(([type, media]) => [type, { ...media, schema: BODIES[type] ?? media.schema }]),
  );
  return { ...body, content };
}
