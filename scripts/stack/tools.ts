import { spawn, spawnSync } from 'node:child_process';

/** A command that fetches or runs a server. */
export interface Tool {
  readonly command: string;
  readonly versionFlag: string;
  /** What its answer to `versionFlag` looks like where it is new enough. */
  readonly fits?: RegExp;
  /** Where it is from. */
  readonly from: string;
}

export const JAVA: Tool = { command: 'java', versionFlag: '-version', from: 'apt-get install default-jre-headless' };
export const MAVEN: Tool = { command: 'mvn', versionFlag: '--version', from: 'apt-get install maven' };
export const PYTHON: Tool = { command: 'python3', versionFlag: '--version', from: 'apt-get install python3-pip' };
/** From 1.21 on it fetches the version that a module asks for. */
export const GO: Tool = {
  command: 'go',
  versionFlag: 'version',
  fits: /go1\.(2[1-9]|[3-9]\d)/,
  from: 'Go 1.21 or newer, as from go.dev',
};

/** Something that a server needs is not on this machine. The message says what, and how to get it. */
export class MissingToolError extends Error {
  override readonly name = 'MissingToolError';
}

/** @throws MissingToolError naming all of `tools` that do not run here, or are too old. */
export function requireTools(server: string, tools: readonly Tool[]): void {
  const missing = tools.filter(({ command, versionFlag, fits = /(?:)/ }) => {
    const { status, stdout, stderr } = spawnSync(command, [versionFlag], { encoding: 'utf8' });
    return status !== 0 || !fits.test(stdout + stderr);
  });
  if (missing.length === 0) return;
  throw new MissingToolError(
    `${server} needs ${missing.map(({ command, from }) => `\`${command}\` (${from})`).join(' and ')}`,
  );
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
