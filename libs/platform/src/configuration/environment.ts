/** The variables of a process. */
export type Environment = { readonly [name: string]: string | undefined };

/** A variable of the environment that does not fit. The message names it and never holds a secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** A variable's value; an empty one counts as not set, as compose files and charts leave it. */
export function valueOf(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}

/** @throws ConfigurationError unless `text` is a port number, 0 for a free one. */
export function portOf(name: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new ConfigurationError(`${name} is "${text}": give a port number from 0 to 65535`);
}

/** @throws ConfigurationError unless `text` is one of `allowed`. */
export function oneOf(name: string, text: string, allowed: readonly string[]): string {
  if (allowed.includes(text)) return text;
  throw new ConfigurationError(`${name} is "${text}": use one of ${allowed.join(', ')}`);
}

/** @throws ConfigurationError unless `text` is `on` or `off`. */
export function switchOf(name: string, text: string): boolean {
  return oneOf(name, text, ['on', 'off']) === 'on';
}

/** The parts of a list with commas, each once, without what is empty. */
export function listOf(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
