import type { OpenApiDocument, Operation, Parameter, Schema } from '../openapi/openapi-types.ts';

/** Values that lead somewhere, by parameter name: what the examples made. */
export type KnownValues = ReadonlyMap<string, string>;

/**
 * The API document for the fuzzer: each parameter of a path may be one that leads somewhere, as often as one that fits
 * its schema; without it nearly every request would end at "not found". A position that was never reached is answered
 * after two seconds, with 503: asking for the present one leaves time for the rest.
 */
export function fuzzDocument(document: OpenApiDocument, known: KnownValues): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([method, operation]): [string, Operation] => [
        method,
        {
          ...operation,
          parameters: (operation.parameters ?? []).map((parameter) => withKnownValue(parameter, known)),
        },
      ]),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as OpenApiDocument['paths'] };
}

function withKnownValue(parameter: Parameter, known: KnownValues): Parameter {
  const value = known.get(parameter.name === 'minPosition' ? 'position' : parameter.name);
  if (value === undefined || parameter.in === 'header') return parameter;
  const { examples: _examples, ...schema } = parameter.schema ?? {};
  const only: Schema = { enum: [value] };
  return { ...parameter, schema: parameter.in === 'query' ? only : { anyOf: [only, schema] } };
}
