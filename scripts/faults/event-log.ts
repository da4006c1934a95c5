import { diskFullTest } from './disk-full.ts';
import { fsyncTest } from './fsync.ts';
import { killTest } from './kill.ts';
import { ownershipTest } from './ownership.ts';
import { tornTailTest } from './torn-tail.ts';

/** `npm run test:faults [-- --short]`: every fault test of the event log, its figures, and one JSON line with the verdict. */
const short = process.argv.includes('--short');

async function show<T>(what: string, test: Promise<T>): Promise<T> {
  const from = performance.now();
  const figures = await test;
  process.stdout.write(
    `${what} (${Math.round((performance.now() - from) / 100) / 10} s): ${JSON.stringify(figures)}\n`,
  );
  return figures;
}

const kill = await show('kill -9 under load', short ? killTest(2000, 5) : killTest(10_000, 24));
const torn = await show('torn files', tornTailTest(short ? 60 : 200));
const disk = await show('full disk', diskFullTest());
const fsync = await show('answers and fsyncs', fsyncTest());
const owner = await show('two processes, one folder', ownershipTest());

// What a machine cannot test (no strace, no mount) is said by a null above and is no failure; the other figures are.
const ok =
  kill.recorded === kill.commands &&
  kill.lost + kill.doubled + kill.partial === 0 &&
  torn.holes === 0 &&
  torn.prefixes > 0 &&
  (disk === null || (disk.partial + disk.lost === 0 && disk.refused > 0 && disk.acceptedAfter > 0)) &&
  (fsync === null || (fsync.answersBeforeTheirFsync === 0 && fsync.fsyncs >= fsync.commands)) &&
  owner.refused;

process.stdout.write(
  `${JSON.stringify({
    ok,
    kills: kill.kills,
    lost: kill.lost,
    doubled: kill.doubled,
    partial: kill.partial,
    recorded: kill.recorded,
    tornTailOffsets: torn.offsets,
    holes: torn.holes,
    fsyncs: fsync?.fsyncs ?? null,
    answersBeforeTheirFsync: fsync?.answersBeforeTheirFsync ?? null,
    diskFullRefused: disk?.refused ?? null,
    secondProcessRefused: owner.refused,
  })}\n`,
);
if (!ok) process.exitCode = 1;
