/** Something wrong with the catalogue, and the way out. */
export interface Finding {
  /** The event type or file it is about. */
  readonly subject: string;
  readonly problem: string;
  /** What to do about it: imperative and complete. */
  readonly wayOut: string;
}

/** The finding as the command line prints it. */
export function printedFinding({ subject, problem, wayOut }: Finding): string {
  return `${subject}\n  ${problem}\n  → ${wayOut}\n`;
}
