import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { withScratchFolder } from '../../testing/scratch-folder.ts';
import { utf8Text } from './utf8-text.ts';

const read = (content: Buffer, declared: string | null = null) =>
  withScratchFolder(async (folder) => {
    await writeFile(`${folder}/source`, content);
    const { path, encoding } = await utf8Text(`${folder}/source`, `${folder}/copy`, declared);
    return { encoding, copied: path.endsWith('copy'), text: await readFile(path, 'utf8') };
  });

describe('the text of a file', () => {
  it('is the file itself where it is UTF-8', async () => {
    expect(await read(Buffer.from('\ufeffMüller'))).toEqual({ encoding: 'utf-8', copied: false, text: '\ufeffMüller' });
  });

  it.each([
    ['utf-16le', Buffer.from('\ufeffMüller 🜁', 'utf16le'), null, 'Müller 🜁'],
    ['utf-16be', Buffer.from('\ufeffMüller', 'utf16le').swap16(), null, 'Müller'],
    ['windows-1252', Buffer.from([0x80, 0x92, 0xe9]), 'windows-1252', '€’é'],
    ['windows-1251', Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]), 'windows-1251', 'Москва'],
    ['shift_jis', Buffer.from([0x93, 0x8c, 0x8b, 0x9e]), 'shift_jis', '東京'],
  ])('is decoded from %s', async (encoding, content, declared, text) => {
    expect(await read(content, declared)).toEqual({ encoding, copied: true, text });
  });

  it('is decoded whole where a character lies across two blocks', async () => {
    const text = `x${'ä'.repeat(300_000)}`;
    expect((await read(Buffer.from(text, 'utf16le'), 'utf-16le')).text === text).toBe(true);
  });

  it.each<[string, Buffer, string | null, RegExp]>([
    ['nothing', Buffer.alloc(0), null, /file is empty/],
    ['UTF-32', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]), null, /UTF-32/],
    [
      'a mark of another encoding',
      Buffer.from('\ufeffa', 'utf16le'),
      'utf-8',
      /mark of utf-16le .* as utf-8\. Send encoding=utf-16le/,
    ],
    [
      'bytes the encoding has not',
      Buffer.concat([Buffer.from('a\nb\nc'), Buffer.from([0x81, 0x20])]),
      'shift_jis',
      /not shift_jis: .* near line 3 /,
    ],
    ['a character cut off at the end', Buffer.from([0x61, 0, 0x62]), 'utf-16le', /not utf-16le/],
  ])('is refused for %s', async (_, content, declared, message) => {
    await expect(read(content, declared)).rejects.toThrow(message);
  });
});
