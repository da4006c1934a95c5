import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { withScratchFolder } from '../../testing/scratch-folder.ts';
import { detectDelimiter } from './detect-delimiter.ts';

const detect = (content: string) =>
  withScratchFolder(async (folder) => {
    await writeFile(`${folder}/source`, content);
    return detectDelimiter(`${folder}/source`);
  });

describe('the delimiter of a file', () => {
  it.each([
    [',', 'a comma', 'a,b\n1,2\n'],
    [';', 'a semicolon, with decimal commas', 'name;price\nbeetle;4,50\nvan;1,20\n'],
    ['\t', 'a tab, with commas and semicolons in the cells', 'a\tb\n1,2;3\tx\n4\ty,z\n'],
    ['|', 'a bar', 'a|b|c\n1|2|3\n'],
    [';', 'one that also stands in quoted cells', '"a,1";"b,2"\n"x;y";2\n'],
    [',', 'a comma in the header only, where no row has another', 'a,b;c\n1,2\n3,4\n'],
    [';', 'the one that makes more cells, all else equal', 'a;b,c;d\n1;2,3;4\n'],
    [',', 'none: one column', 'name\nbeetle\nvan, red\n'],
    [',', 'none: no content', '\n\n'],
    [';', 'behind a byte order mark', '\ufeffa;b\n1;2\n'],
    [';', 'ended by CR', 'a;b\r1;2\r'],
  ])('is %j for %s', async (delimiter, _, content) => expect(await detect(content)).toBe(delimiter));

  it('is found by the first rows of a large file, whose last may be cut', async () => {
    const row = `"${'x'.repeat(5_000)}";"y, z"\n`;
    expect(await detect(`a;b\n${row.repeat(100)}`)).toBe(';');
  });

  it('does not depend on a quote that is never closed', async () => {
    expect(await detect('a;b\n1;2\n"3;4\n5;6\n')).toBe(';');
  });
});
