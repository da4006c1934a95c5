/** An SQL identifier. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL string. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
