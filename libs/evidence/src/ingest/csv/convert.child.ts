import { serveParent } from '../../engine/child-loop.ts';
import { convertCsv } from './convert-csv.ts';
import type { Conversion, ConversionOrder } from './convert-csv.ts';
import { CsvRefused } from './csv-refused.ts';

/** A conversion's outcome: `refused` says, in a sentence for a person, why the file cannot be ingested. */
export type ConversionAnswer =
  | { readonly kind: 'converted'; readonly conversion: Conversion }
  | { readonly kind: 'refused'; readonly reason: string };

/** Row keys of a large file take the most of it. */
const MAX_RESIDENT_BYTES = 2 * 1024 ** 3;

async function answer(order: ConversionOrder): Promise<ConversionAnswer> {
  try {
    return { kind: 'converted', conversion: await convertCsv(order) };
  } catch (error) {
    if (error instanceof CsvRefused) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

serveParent(answer, MAX_RESIDENT_BYTES);
