import { describe, expect, it } from '@jest/globals';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { createValidationPipe } from './validation.ts';

class Note {
  @IsString()
  readonly text!: string;

  @IsOptional()
  @IsInt()
  readonly lines?: number;
}

const validate = (body: unknown) => createValidationPipe().transform(body, { type: 'body', metatype: Note });

describe('the validation of bodies', () => {
  it('takes a field that is null for one that is absent', async () => {
    expect(await validate({ text: 'a', lines: null })).toStrictEqual(Object.assign(new Note(), { text: 'a' }));
    await expect(validate({ text: 'a', other: null })).rejects.toMatchObject({ code: 'validation-failed' });
    await expect(validate({ text: null })).rejects.toMatchObject({ code: 'validation-failed' });
  });

  it('names every wrong field and refuses unknown ones', async () => {
    await expect(validate({ text: 1, lines: 'x', other: true })).rejects.toMatchObject({
      options: { errors: [{ field: 'other' }, { field: 'text' }, { field: 'lines' }] },
    });
  });
});
