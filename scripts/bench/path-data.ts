import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** A file of evidence and what it holds. */
export interface EvidenceFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

const TOWNS = ['Bergen', 'Tromsø', 'Ålesund', 'Köln', 'München', 'Łódź', 'Paris', 'San José', 'Springfield', 'Århus'];
const COUNTRIES = ['NO', 'DE', 'PL', 'FR', 'US', 'DK', 'SE', 'ES'];
const NAMES = ['Fjord Shipping', 'Nordic "Blue" Supplies', 'Müller & Söhne', 'Acme, Inc.', 'Laverne Holdings', 'Berg'];
const FLUSH_LENGTH = 1024 * 1024;

/**
 * A CSV as one meets it: quoted fields with commas and quotes, umlauts, dates, decimals, empty cells; some 105 bytes a
 * row. The same every time.
 * @param rows of the file
 */
export async function writeEvidenceFile(path: string, rows: number): Promise<EvidenceFile> {
  const file = createWriteStream(path);
  let text = 'id,holder,street,town,country,booked,amount,reference,note\n';
  for (let row = 0; row < rows; row++) {
    text += rowText(row);
    if (text.length < FLUSH_LENGTH) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await finished(file);
  return { path, rows, bytes: file.bytesWritten };
}

function rowText(row: number): string {
  const mixed = (row * 2654435761) % 4294967296;
  const holder = `${NAMES[mixed % NAMES.length]} ${mixed % 4999}`;
  const day = new Date(Date.UTC(2020, 0, 1 + (mixed % 2200))).toISOString().slice(0, 10);
  const amount = ((mixed % 10_000_000) / 100).toFixed(2);
  const note = mixed % 5 === 0 ? '' : `Kept under rule ${mixed % 311}, see file ${mixed % 7919}`;
  const cells = [
    `R${row}`,
    holder,
    `Street ${mixed % 907}`,
    TOWNS[mixed % TOWNS.length] ?? '',
    COUNTRIES[(mixed >>> 4) % COUNTRIES.length] ?? '',
    day,
    amount,
    `REF-${mixed.toString(36)}`,
    note,
  ];
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
