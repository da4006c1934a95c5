import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { withScratchFolder } from '../../testing/scratch-folder.ts';
import { MAX_LINE_BYTES } from '../convert/file-limits.ts';
import { readLines } from './line-reader.ts';

const linesOf = (content: string | Buffer) =>
  withScratchFolder(async (folder) => {
    const lines: [number, string][] = [];
    await writeFile(`${folder}/source`, content);
    await readLines(`${folder}/source`, (bytes, line) => lines.push([line, bytes.toString().trimEnd()]));
    return lines;
  });

describe('lines', () => {
  it('are read with their numbers, blank ones left out', async () => {
    expect(await linesOf('\ufeffa\r\n\n \t\r\nb\nc')).toEqual([
      [1, 'a'],
      [4, 'b'],
      [5, 'c'],
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  it('are whole where they lie across blocks', async () => {
    const long = 'x'.repeat(700_000);
    const lines = await linesOf(`${long}\n${'y'.repeat(262_143)}\nz\n`);
    expect(lines.map(([line, text]) => [line, text.length, text[0]])).toEqual([
      [1, 700_000, 'x'],
      [2, 262_143, 'y'],
      [3, 1, 'z'],
    ]);
  });

  it('have a limit', async () => {
    await expect(
      linesOf(Buffer.concat([Buffer.from('a\n'), Buffer.alloc(MAX_LINE_BYTES + 300_000, 'x')])),
    ).rejects.toThrow(/Line 2 has more than 33554432 bytes/);
  });
});
