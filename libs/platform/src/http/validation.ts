import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, Type } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Problem } from '../problems/problem.ts';
import type { FieldError } from '../problems/problem.ts';

/**
 * Validates bodies and queries by their DTO classes; unknown fields are refused. Every wrong field is named. A field of a
 * body that is `null` counts as absent, so that handlers meet one kind of absence only.
 */
export function createValidationPipe(): ValidationPipe {
  return new NullIsAbsentPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => fieldErrors(error, ''));
      const detail = fields.map(({ message }) => message).join('; ');
      return new Problem('validation-failed', `${detail}.`, { errors: fields });
    },
  });
}

class NullIsAbsentPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const valid: unknown = await super.transform(value, metadata);
    const { type, metatype } = metadata;
    if (type === 'body' && metatype && isInstance(valid, metatype)) dropNulls(valid);
    return valid;
  }
}

function isInstance(value: unknown, type: Type): value is object {
  return value instanceof type;
}

/** Of an instance that was validated: `@IsOptional()` lets them pass. */
function dropNulls(valid: object): void {
  for (const [name, member] of Object.entries(valid) as [string, unknown][]) {
    if (member === null) Reflect.deleteProperty(valid, name);
    else if (typeof member === 'object' && !Array.isArray(member)) dropNulls(member);
  }
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    message:
      rule === 'whitelistValidation' ? `${field} is not a known field` : nameField(message, error.property, field),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

/** Messages name the property; inside an object they should name its whole path. */
function nameField(message: string, property: string, field: string): string {
  return message.startsWith(`${property} `) ? `${field}${message.slice(property.length)}` : message;
}
