import { spawn, spawnSync } from 'node:child_process';

/** A command that fetches or runs a server, and the package of Debian that has it. */
export interface Tool {
  readonly command: string;
  readonly versionFlag: string;
  readonly package: string;
}

export const JAVA: Tool = { command: 'java', versionFlag: '-version', package: 'default-jre-headless' };
export const MAVEN: Tool = { command: 'mvn', versionFlag: '--version', package: 'maven' };
export const GO: Tool = { command: 'go', versionFlag: 'version', package: 'golang-go' };
export const PYTHON: Tool = { command: 'python3', versionFlag: '--version', package: 'python3' };

/** Something that a server needs is not on this machine. The message says what, and how to get it. */
export class MissingToolError extends Error {
  override readonly name = 'MissingToolError';
}

/** @throws MissingToolError naming all of `tools` that do not run here. */
export function requireTools(server: string, tools: readonly Tool[]): void {
  const missing = tools.filter(({ command, versionFlag }) => spawnSync(command, [versionFlag]).status !== 0);
  if (missing.length === 0) return;
  const names = missing.map(({ command }) => command).join(', ');
  const packages = missing.map((tool) => tool.package).join(' ');
  throw new MissingToolError(`${server} needs ${names}: apt-get install -y --no-install-recommends ${packages}`);
}

/** Runs a command to its end. @throws Error with what it printed when it fails or takes longer than `timeoutMs`. */
export async function run(
  command: string,
  parameters: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string; readonly timeoutMs?: number } = {},
): Promise<string> {
  const { env, cwd, timeoutMs = 600_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
      timeout: timeoutMs,
    });
    let printed = '';
    let answer = '';
    child.stdout.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      printed += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(answer);
      else reject(new Error(`${command} ended with ${code ?? signal ?? 'nothing'}:\n${printed.slice(-4000)}`));
    });
  });
}
