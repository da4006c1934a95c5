import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withScratchFolder } from '../../testing/scratch-folder.ts';
import { readCsv, readHeader } from './csv-reader.ts';

/** What the reader said, in order: `[line, ...cells]` of a record, `line: code` of one it could not read. */
type Said = readonly (string | readonly (string | number)[])[];

async function read(content: string | Buffer, delimiter = ','): Promise<Said> {
  return withScratchFolder(async (folder) => {
    const said: (string | readonly (string | number)[])[] = [];
    await writeFile(`${folder}/source.csv`, content);
    await readCsv(`${folder}/source.csv`, delimiter, {
      onRecord: (cells, line) => said.push([line, ...cells]),
      onUnreadable: (line, code) => said.push(`${line}: ${code}`),
      room: () => Promise.resolve(),
    });
    return said;
  });
}

describe('RFC 4180', () => {
  it.each<[string, string, Said]>([
    [
      '1: each record on its own line, ended by CRLF',
      'aaa,bbb\r\nzzz,yyy\r\n',
      [
        [1, 'aaa', 'bbb'],
        [2, 'zzz', 'yyy'],
      ],
    ],
    [
      '2: no line break after the last record',
      'aaa,bbb\r\nzzz,yyy',
      [
        [1, 'aaa', 'bbb'],
        [2, 'zzz', 'yyy'],
      ],
    ],
    ['4: spaces are part of a cell', ' a , b\r\n', [[1, ' a ', ' b']]],
    ['4: an empty last cell', 'a,\r\n', [[1, 'a', '']]],
    ['5: quoted and unquoted cells', '"aaa",bbb\r\n', [[1, 'aaa', 'bbb']]],
    [
      '6: line breaks, quotes and delimiters in quoted cells',
      '"a\r\nb","c,d","e""f"\r\nx,y,z\r\n',
      [
        [1, 'a\r\nb', 'c,d', 'e"f'],
        [3, 'x', 'y', 'z'],
      ],
    ],
    ['7: a quoted cell of one quote', '""""\r\n', [[1, '"']]],
    ['an empty quoted cell', '"",a\r\n', [[1, '', 'a']]],
  ])('%s', async (_, content, said) => expect(await read(content)).toEqual(said));
});

describe('files as people send them', () => {
  it.each<[string, string, Said]>([
    [
      'LF',
      'a,b\nc,d\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'CR',
      'a,b\rc,d\r',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    [
      'mixed line breaks',
      'a\r\nb\nc\rd',
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
        [4, 'd'],
      ],
    ],
    [
      'a BOM',
      '\ufeffa,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    ['a BOM before a quote', '\ufeff"a",b\n', [[1, 'a', 'b']]],
    [
      'empty lines',
      '\n\na\n\r\n\nb\n\n',
      [
        [3, 'a'],
        [6, 'b'],
      ],
    ],
    [
      'empty lines after quoted line breaks',
      '"a\n\nb",c\n\nd,e\n',
      [
        [1, 'a\n\nb', 'c'],
        [5, 'd', 'e'],
      ],
    ],
    [
      'ragged records',
      'a,b\nc\nd,e,f\n',
      [
        [1, 'a', 'b'],
        [2, 'c'],
        [3, 'd', 'e', 'f'],
      ],
    ],
    ['emoji and combining letters', '🜁,é\n', [[1, '🜁', 'é']]],
    ['a NUL character', 'a\0b\n', [[1, 'a\0b']]],
  ])('%s', async (_, content, said) => expect(await read(content)).toEqual(said));

  it.each<[string, string, string, Said]>([
    [
      'a semicolon',
      ';',
      'a;b\n"1;2";3\n',
      [
        [1, 'a', 'b'],
        [2, '1;2', '3'],
      ],
    ],
    ['a tab', '\t', 'a\tb,c\n', [[1, 'a', 'b,c']]],
    ['several characters', '||', 'a||b|c\n', [[1, 'a', 'b|c']]],
    ['a character of several bytes', '¦', 'a¦b\n', [[1, 'a', 'b']]],
  ])('delimited by %s', async (_, delimiter, content, said) => expect(await read(content, delimiter)).toEqual(said));
});

describe('records that cannot be read', () => {
  it('cost their first line, whichever quote is wrong', async () => {
    const content = 'a,b\n"x,1\n2,"y"z\n3,4\nx"y,5\n6,7\n';
    expect(await read(content)).toEqual([
      [1, 'a', 'b'],
      '2: bad-quotes',
      '3: bad-quotes',
      [4, '3', '4'],
      '5: bad-quotes',
      [6, '6', '7'],
    ]);
  });

  it('cost their first line also when a quote swallows the rest of the file', async () => {
    expect(await read('a,b\r\n\r\n1,"2\r\n3,4\r\n5,6')).toEqual([
      [1, 'a', 'b'],
      '3: bad-quotes',
      [4, '3', '4'],
      [5, '5', '6'],
    ]);
  });

  it('are found beyond the first chunk of a large file', async () => {
    const filler = 'x'.repeat(1000);
    const lines = Array.from({ length: 1000 }, (_, index) => (index % 100 === 50 ? `"${filler}` : filler));
    const said = await read(lines.join('\n'));
    expect(said).toHaveLength(1000);
    expect(said.filter((one) => typeof one === 'string')).toEqual(
      Array.from({ length: 10 }, (_, index) => `${index * 100 + 51}: bad-quotes`),
    );
  });

  it('are those with bytes that are no UTF-8', async () => {
    const content = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xc3, 0x28]), Buffer.from('\n3,4\n')]);
    expect(await read(content)).toEqual([[1, 'a', 'b'], '2: invalid-utf8', [3, '3', '4']]);
  });

  it('are not those with a replacement character of their own', async () => {
    expect(await read('\ufffd\n')).toEqual([[1, '\ufffd']]);
  });
});

describe('files that are refused', () => {
  it('are empty ones', async () => {
    await expect(read('')).rejects.toThrow('The file is empty.');
  });
});

describe('the header', () => {
  const header = (content: string) =>
    withScratchFolder(async (folder) => {
      await writeFile(`${folder}/source.csv`, content);
      return readHeader(`${folder}/source.csv`, ',');
    });

  it('is the first record', async () => {
    expect(await header('\n"a\nb",c\n1,2\n')).toEqual(['a\nb', 'c']);
  });

  it('has to be there and to be readable', async () => {
    await expect(header('\n\n')).rejects.toThrow('no header');
    await expect(header('a,b"c\n1,2\n')).rejects.toThrow(/header, on line 1, cannot be read/);
  });
});

describe('any table', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '🜁', '"', ',', '\n', '\r', '\r\n', ' ', '\0') });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
    );
  const written = (rows: readonly (readonly string[])[]) =>
    rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');

  it('is read back as it was written, each record at its line', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        let line = 1;
        const expected = rows.map((cells) => {
          const start = line;
          line += 1 + cells.reduce((breaks, text) => breaks + (text.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
          return [start, ...cells];
        });
        expect(await read(written(rows))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
