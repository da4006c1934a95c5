import { readKeyFile, verifyExportBundle } from '@chancery/exports/verify';
import type { VerifyReport } from '@chancery/exports/verify';

/** The files chosen so far. */
let bundle: File | null = null;
let keys: File | null = null;

element('bundle', HTMLInputElement).addEventListener('change', (event) => take(event.currentTarget));
element('keys', HTMLInputElement).addEventListener('change', (event) => take(event.currentTarget));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  choose([...(event.dataTransfer?.files ?? [])]);
});

function take(input: EventTarget | null): void {
  if (input instanceof HTMLInputElement) choose([...(input.files ?? [])]);
}

/** A key file is JSON; anything else is taken for a bundle. */
function choose(files: readonly File[]): void {
  for (const file of files) {
    if (file.name.endsWith('.json')) keys = file;
    else bundle = file;
  }
  void verify();
}

/** The choice being verified: what is found for an earlier one is not shown any more. */
let choice = 0;

async function verify(): Promise<void> {
  const own = ++choice;
  if (!bundle || !keys) {
    say(bundle ? 'Now choose the file of public keys.' : 'Now choose the bundle.', '');
    return;
  }
  say('Verifying …', '');
  const found = await verified(bundle, keys);
  if (own !== choice) return;
  if (typeof found === 'string') say(`${bundle.name} was not verified`, found);
  else show(bundle.name, found);
}

/** The report, or why there is none. */
async function verified(file: File, keyFile: File): Promise<VerifyReport | string> {
  const known = await keysIn(keyFile);
  if (typeof known === 'string') return known;
  try {
    return await verifyExportBundle(new Uint8Array(await file.arrayBuffer()), known);
  } catch (error) {
    return `${file.name} cannot be read: ${messageOf(error)}`;
  }
}

async function keysIn(file: File): Promise<ReturnType<typeof readKeyFile> | string> {
  try {
    return readKeyFile(await file.text());
  } catch (error) {
    return `${file.name} holds no public keys: ${messageOf(error)}`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function show(name: string, { ok, checks, manifest }: VerifyReport): void {
  say(ok ? `Verified: ${name}` : `NOT VERIFIED: ${name}`, ok && manifest ? whose(manifest) : '');
  const report = element('report', HTMLTableElement);
  report.hidden = false;
  const rows = checks.map(({ id, passed, detail }) => row([id, passed ? 'ok' : 'FAILED', detail]));
  report.tBodies[0]?.replaceChildren(...rows);
}

function whose({ nameplate, destination }: NonNullable<VerifyReport['manifest']>): string {
  const { tenant, region, legalEntity, policyId, policyVersion } = nameplate;
  return `${legalEntity}, tenant ${tenant}, region ${region}; residency policy ${policyId} version ${policyVersion}, destination ${destination}.`;
}

/** The verdict in words; what an earlier one had found is taken away. */
function say(verdict: string, detail: string): void {
  element('verdict', HTMLHeadingElement).textContent = verdict;
  element('whose', HTMLParagraphElement).textContent = detail;
  element('report', HTMLTableElement).hidden = true;
}

function row(cells: readonly string[]): HTMLTableRowElement {
  const line = document.createElement('tr');
  for (const cell of cells) line.insertCell().textContent = cell;
  return line;
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no #${id}`);
  return found;
}
