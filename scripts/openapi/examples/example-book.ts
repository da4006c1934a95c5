import type { Content, Example, MediaType, Operation } from '../openapi-types.ts';
import type { RecordedBody, RecordedExample } from './api-example.ts';

/** The recorded examples, as the API document shows them. */
export class ExampleBook {
  private readonly byOperation: ReadonlyMap<string, readonly RecordedExample[]>;

  constructor(recorded: readonly RecordedExample[]) {
    this.byOperation = Map.groupBy(recorded, ({ operation }) => operation);
  }

  /** The operation with the examples of its body and of its answers. */
  addedTo(operation: Operation): Operation {
    const examples = this.byOperation.get(operation.operationId) ?? [];
    const { requestBody, responses } = operation;
    return {
      ...operation,
      ...(requestBody === undefined
        ? {}
        : { requestBody: { ...requestBody, content: withExamples(requestBody.content, examples, 'request') } }),
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, response]) => {
          const ofStatus = examples.filter((example) => String(example.status) === status);
          if ('$ref' in response || response.content === undefined) return [status, response];
          return [status, { ...response, content: withExamples(response.content, ofStatus, 'answer') }];
        }),
      ),
    };
  }
}

function withExamples(content: Content, examples: readonly RecordedExample[], side: 'request' | 'answer'): Content {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, media]): [string, MediaType] => {
      const shown = examples.flatMap((example): readonly [string, Example][] => {
        const body: RecordedBody | null = example[side];
        if (body?.mediaType !== mediaType) return [];
        return [[example.name, { summary: example.summary, value: body.value }]];
      });
      return [mediaType, shown.length === 0 ? media : { ...media, examples: Object.fromEntries(shown) }];
    }),
  );
}
