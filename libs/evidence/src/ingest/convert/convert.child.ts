import { serveParent } from '../../engine/child-loop.ts';
import type { ConversionAnswer, ConversionOrder } from './conversion.ts';
import { convertUpload } from './convert-upload.ts';
import { FileRefused } from './file-refused.ts';

/** Row keys of a large file take the most of it. */
const MAX_RESIDENT_BYTES = 2 * 1024 ** 3;

async function answer(request: unknown, report: (rows: number) => void): Promise<ConversionAnswer> {
  try {
    // Sent by `upload-converter.ts`, the only one who does.
    return { kind: 'converted', conversion: await convertUpload(request as ConversionOrder, report) };
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

serveParent(answer, MAX_RESIDENT_BYTES);
