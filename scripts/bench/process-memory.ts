import { readdir, readFile } from 'node:fs/promises';

const EVERY_MS = 100;

/** The largest resident memory of a process and its descendants together, in MB, while `work` goes on (Linux). */
export async function peakMemory<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; peakMb: number }> {
  let peak = await residentMb(pid);
  let measuring = Promise.resolve();
  const timer = setInterval(() => {
    measuring = measuring.then(async () => {
      peak = Math.max(peak, await residentMb(pid));
    });
  }, EVERY_MS);
  try {
    return { result: await work(), peakMb: Math.round(peak) };
  } finally {
    clearInterval(timer);
    await measuring;
  }
}

interface ProcessStatus {
  readonly pid: number;
  readonly parent: number;
  readonly residentMb: number;
}

/** Resident memory of a process and its descendants together, in MB (Linux). */
export async function residentMb(root: number): Promise<number> {
  const folders = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(folders.map((name) => statusOf(Number(name))))).filter((status) => status !== null);
  const tree = new Set([root]);
  // A parent is older than its children, so its number is mostly smaller; a second look finds the rest.
  for (let look = 0; look < 2; look++) {
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return all.reduce((sum, { pid, residentMb }) => (tree.has(pid) ? sum + residentMb : sum), 0);
}

async function statusOf(pid: number): Promise<ProcessStatus | null> {
  // A process may be gone by now.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (status === null) return null;
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { pid, parent: field('PPid'), residentMb: field('VmRSS') / 1024 };
}
