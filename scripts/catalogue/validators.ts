import type { Json, JsonObject } from '@chancery/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';

/** Compiled schemas. Each function gives what is wrong with a value, or nothing. */
export interface Validators {
  envelope(value: unknown): readonly string[];
  /** Of a type without a schema it says so. */
  payload(type: string, data: unknown): readonly string[];
}

/** @throws Error naming the schema that is not a strict JSON Schema. */
export function compileValidators(envelope: JsonObject, payloads: ReadonlyMap<string, JsonObject>): Validators {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  const compile = (name: string, schema: JsonObject) => {
    try {
      return ajv.compile(schema);
    } catch (error) {
      throw new Error(`${name}: not a strict JSON Schema`, { cause: error });
    }
  };
  const envelopeValidator = compile('envelope', envelope);
  const validators = new Map([...payloads].map(([type, schema]) => [type, compile(type, schema)]));
  return {
    envelope: (value) => problems(envelopeValidator, value as Json, 'envelope'),
    payload(type, data) {
      const validator = validators.get(type);
      return validator ? problems(validator, data as Json, 'data') : [`"${type}" has no schema`];
    },
  };
}

function problems(validator: ValidateFunction, value: Json, root: string): readonly string[] {
  if (validator(value)) return [];
  return (validator.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
    return `${root}${instancePath} ${message ?? 'does not fit'}${extra}`;
  });
}
