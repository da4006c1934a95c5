import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { PdfContent, PdfReport } from './pdf-content.ts';
import { pdfDocument } from './pdf-document.ts';
import { FONT_FOLDER, FONTS } from './pdf-fonts.ts';

// Renders the one document it was started with, reports it and ends (pdf-content.ts).

/** Drawing reports each item of each page; telling every hundredth is enough. */
const STEP = 0.01;
let told = 0;

pdfmake.setFonts(FONTS);
// Nothing but the fonts is read, and nothing is fetched, whatever a document should say.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => dirname(path) === FONT_FOLDER);
pdfmake.setProgressCallback((done) => {
  if (done < told + STEP) return;
  told = done;
  report({ kind: 'progress', done });
});
const pdf = await pdfmake.createPdf(pdfDocument(workerData as PdfContent)).getBuffer();
report({ kind: 'done', pdf });

function report(message: PdfReport): void {
  parentPort?.postMessage(message);
}
