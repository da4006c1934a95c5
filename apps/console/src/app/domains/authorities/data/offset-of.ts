/** The offset of a line and column, both from 1 and in UTF-16 code units as findings give them. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  let number = 1;
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) {
    if (number === line) break;
    start = ending.index + ending[0].length;
    number++;
  }
  return Math.min(start + column - 1, text.length);
}
