import type { Json, JsonObject } from '@chancery/kernel';
import { AnnotatedType } from 'ts-json-schema-generator';
import type { BaseType, Definition, SubTypeFormatter, TypeFormatter } from 'ts-json-schema-generator';

/**
 * Formats what carries `@asType integer`. The generator's own formatter overwrites the whole type, so that a nullable
 * integer (`number | null`) would refuse `null`; this one narrows only the numbers in it.
 */
export class AnnotatedIntegers implements SubTypeFormatter {
  constructor(private readonly children: TypeFormatter) {}

  supportsType(type: BaseType): boolean {
    return type instanceof AnnotatedType && type.getAnnotations()['type'] !== undefined;
  }

  /** @throws Error for any other `@asType`, and where there is no number to narrow. */
  getDefinition(type: AnnotatedType): Definition {
    const { type: as, ...annotations } = type.getAnnotations();
    if (as !== 'integer') throw new Error(`"@asType ${String(as)}": only "@asType integer" is supported`);
    return { type: integerType(this.children.getDefinition(type.getType())), ...annotations } as Definition;
  }

  getChildren(type: AnnotatedType): BaseType[] {
    return this.children.getChildren(type.getType());
  }
}

/** `integer`, or `integer` and `null`. */
function integerType(definition: Definition): Json {
  const { type, anyOf } = definition as JsonObject;
  const types = Array.isArray(anyOf)
    ? anyOf.map(typeName)
    : Array.isArray(type)
      ? type
      : [typeName(definition as Json)];
  const narrowed = types.map((name: Json) => (name === 'number' || name === 'integer' ? 'integer' : name));
  if (!narrowed.includes('integer') || narrowed.some((name: Json) => name !== 'integer' && name !== 'null')) {
    throw new Error(`"@asType integer" on something that is not a number: ${JSON.stringify(definition)}`);
  }
  return narrowed.length === 1 ? 'integer' : narrowed;
}

/** A referred type counts as a number: an alias such as `EpochMs`. */
function typeName(definition: Json): Json {
  const { $ref, type } = definition as JsonObject;
  return $ref === undefined ? (type ?? null) : 'number';
}
