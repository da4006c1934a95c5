import { parentPort, workerData } from 'node:worker_threads';
import type { PdfContent, PdfReport } from './pdf-content.ts';
import { pdfDocument } from './pdf-document.ts';
import { drawTagged } from './tags/draw-tagged.ts';

// Draws the one document it was started with, reports it and ends (pdf-content.ts).

const pdf = await drawTagged(pdfDocument(workerData as PdfContent), (page, pages) =>
  report({ kind: 'progress', page, pages }),
);
report({ kind: 'done', pdf });

function report(message: PdfReport): void {
  parentPort?.postMessage(message);
}
