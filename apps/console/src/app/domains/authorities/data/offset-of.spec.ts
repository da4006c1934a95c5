import { expect, it } from '@jest/globals';
import { offsetOf } from './offset-of.ts';

it.each([
  ['one\ntwo', 1, 1, 0],
  ['one\ntwo', 2, 2, 5],
  ['one\r\ntwo\r\nthree', 3, 1, 10],
  ['one\rtwo', 2, 1, 4],
  ['one', 1, 9, 3],
  ['one', 7, 1, 0],
])('in %j line %i, column %i is at %i', (text, line, column, offset) => {
  expect(offsetOf(text, line, column)).toBe(offset);
});
