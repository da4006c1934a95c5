/** How cells that spreadsheets would run are made harmless, in the words of the manifest. */
export const NEUTRALISING_RULE =
  'A cell that begins with = + - @, a tab, a carriage return or a line feed is preceded by an apostrophe, so that no spreadsheet runs it as a formula. The JSON artifacts hold the cells as they are.';

const RUNS_AS_FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Writes CSV after RFC 4180: CRLF, quotes where they are needed, and no cell that a spreadsheet would run. */
export class CsvText {
  private readonly lines: string[] = [];
  private neutralised = 0;

  /** `null` is an empty cell. Gives the bytes the line takes. */
  add(cells: readonly (string | null)[]): number {
    const line = `${cells.map((cell) => this.cell(cell ?? '')).join(',')}\r\n`;
    this.lines.push(line);
    return Buffer.byteLength(line);
  }

  /** How many cells begin with an apostrophe that is not in the data. */
  get neutralisedCells(): number {
    return this.neutralised;
  }

  get text(): string {
    return this.lines.join('');
  }

  private cell(value: string): string {
    const harmless = this.harmless(value);
    return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  }

  private harmless(value: string): string {
    if (!RUNS_AS_FORMULA.test(value)) return value;
    this.neutralised++;
    return `'${value}`;
  }
}
