import { join } from 'node:path';
import { cached } from '../stack/stack-folders.ts';
import { GO, requireTools, run } from '../stack/tools.ts';

/** The reference reader of compose files. @returns its path. @throws MissingToolError without Go. */
export function composeReader(): Promise<string> {
  return goTool('compose-go-v2.16.2', 'github.com/compose-spec/compose-go/v2/cmd@v2.16.2', 'cmd');
}

/** @returns the path of Helm. @throws MissingToolError without Go. */
export function helm(): Promise<string> {
  return goTool('helm-v3.22.0', 'helm.sh/helm/v3/cmd/helm@v3.22.0', 'helm');
}

/** A command built by Go from a pinned module, once. */
async function goTool(name: string, module: string, command: string): Promise<string> {
  const folder = await cached(name, async (filling) => {
    requireTools(name, [GO]);
    await run('go', ['install', module], { env: { GOBIN: filling } });
  });
  return join(folder, command);
}
