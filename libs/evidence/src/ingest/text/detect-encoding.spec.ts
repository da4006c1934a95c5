import { describe, expect, it } from '@jest/globals';
import { detectEncoding, encodingOfBom, encodingOfLabel } from './detect-encoding.ts';

/** Text in one of the single-byte encodings of Western Europe. */
const latin = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a byte order mark', () => {
  it.each([
    ['utf-8', Buffer.from('\ufeffa')],
    ['utf-16le', Buffer.from('\ufeffa', 'utf16le')],
    ['utf-16be', utf16be('\ufeffa')],
    ['utf-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
    [null, Buffer.from('a')],
    [null, Buffer.alloc(0)],
  ])('says %s', (encoding, head) => expect(encodingOfBom(head)).toBe(encoding));
});

describe('the encoding of a text without one', () => {
  it.each<[string, string, Buffer]>([
    ['utf-8', 'ASCII', Buffer.from('name,city\nJo,Bonn\n')],
    ['utf-8', 'UTF-8', Buffer.from('name,city\nMüller,Köln\n')],
    ['utf-8', 'Japanese in UTF-8', Buffer.from('名前,都市\n山田,東京\n')],
    [
      'utf-8',
      'much UTF-8 and one bad byte',
      Buffer.concat([Buffer.from('Müller,Köln,Zürich\n'.repeat(9)), latin('\xff\n')]),
    ],
    [
      'windows-1252',
      'German',
      latin('name,stadt\nM\xfcller,K\xf6ln\nStra\xdfe,Stra\xdfen und H\xe4user f\xfcr alle\n'),
    ],
    ['windows-1252', 'French', latin('nom,ville\nHervé,Orléans\nBénédicte,Nîmes où il fait beau à Noël\n')],
    ['windows-1252', 'one accent, which says little', latin('a\n\xe9\n')],
    ['windows-1252', 'the euro sign, which ISO 8859-1 has not', latin('preis\n\x80 5\n')],
    ['utf-16le', 'UTF-16', Buffer.from('name,city\nMüller,Köln\n', 'utf16le')],
    ['utf-16be', 'UTF-16, big-endian', utf16be('name,city\nMüller,Köln\n')],
    ['utf-8', 'a text with one NUL', Buffer.from('a\0b\n')],
  ])('is %s for %s', (encoding, _, head) => expect(detectEncoding(head)).toBe(encoding));
});

describe('the encoding of a block that was cut', () => {
  const cut = Buffer.from('name\nKöln €').subarray(0, -2);

  it('is UTF-8 up to the character it was cut in', () => {
    expect(detectEncoding(cut, true)).toBe('utf-8');
    expect(detectEncoding(cut, false)).not.toBe('utf-8');
  });
});

describe('the label of an encoding', () => {
  it.each([
    ['latin1', 'windows-1252'],
    ['ISO-8859-1', 'windows-1252'],
    ['UTF8', 'utf-8'],
    ['utf-16', 'utf-16le'],
    ['sjis', 'shift_jis'],
    ['utf-32', null],
    ['klingon', null],
    ['', null],
  ])('%j names %s', (label, encoding) => expect(encodingOfLabel(label)).toBe(encoding));
});
