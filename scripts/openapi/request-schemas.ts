import { IS_BYTE_LENGTH, IS_INT, IS_ISO8601, MAX, MIN } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { JsonObject } from '@chancery/kernel';
import type { Parameter, Schema } from './openapi-types.ts';

/** The part of class-validator's metadata that a bound is made from. */
interface BoundMetadata {
  readonly constraints?: readonly unknown[];
}

const CONVERTERS = {
  [MIN]: ({ constraints }: BoundMetadata) => ({ minimum: constraints?.[0] as number }),
  [MAX]: ({ constraints }: BoundMetadata) => ({ maximum: constraints?.[0] as number }),
  [IS_INT]: { type: 'integer' as const },
  // Bytes are not characters: the description says what JSON Schema cannot.
  [IS_BYTE_LENGTH]: { type: 'string' as const, minLength: 1 },
  [IS_ISO8601]: { type: 'string' as const, format: 'date-time' },
};

/** Schemas of all DTO classes by name, from their validators: what the pipe refuses, the document does not promise. */
export function validatorSchemas(): ReadonlyMap<string, Schema> {
  const schemas = validationMetadatasToSchemas({
    additionalConverters: CONVERTERS,
    refPointerPrefix: '#/components/schemas/',
  });
  return new Map(Object.entries(schemas as unknown as { readonly [name: string]: Schema }));
}

/** A body's schema as the framework made it (descriptions, examples) with what its validators say. */
export function bodySchema(described: Schema, validated: Schema): Schema {
  const validators = propertiesOf(validated);
  const properties = Object.entries(propertiesOf(described)).map(([name, property]) => [
    name,
    withValidators(property, validators[name] ?? {}),
  ]);
  const required = validated['required'] ?? described['required'];
  return {
    ...described,
    properties: Object.fromEntries(properties) as JsonObject,
    ...(required === undefined ? {} : { required }),
    additionalProperties: false,
  };
}

/** A parameter with what the validators of its DTO say. */
export function parameterWithValidators(parameter: Parameter, validated: readonly Schema[]): Parameter {
  const found = validated.map((schema) => propertiesOf(schema)[parameter.name]).find((schema) => schema !== undefined);
  return found === undefined ? parameter : { ...parameter, schema: withValidators(parameter.schema ?? {}, found) };
}

function propertiesOf(schema: Schema): { readonly [name: string]: Schema } {
  return (schema['properties'] ?? {}) as { readonly [name: string]: Schema };
}

/** The validators decide what fits; the framework knows nested classes, and what is said about it. */
function withValidators(described: Schema, validators: Schema): Schema {
  if (described['$ref'] !== undefined || described['allOf'] !== undefined) return described;
  const ofClass = (described['items'] as Schema | undefined)?.['$ref'] !== undefined;
  const merged: Schema = { ...described, ...validators, ...(ofClass ? { items: described['items'] } : {}) };
  const { example, ...rest } = merged;
  return example === undefined ? rest : { ...rest, examples: [example] };
}
