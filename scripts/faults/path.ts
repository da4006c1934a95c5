import { killOnPathTest } from './path-kill.ts';

/** `npm run test:faults -- path [--short]`: kill -9 along the golden path, and one JSON line with the verdict. */
const SHORT_KILLS = 8;
const KILLS = 50;

const figures = await killOnPathTest(process.argv.includes('--short') ? SHORT_KILLS : KILLS);
const { kills, interrupted, killsByStep, wrongAnswers, changedAnswers, overcharged, ...after } = figures;
const ok =
  interrupted > 0 &&
  wrongAnswers.length + changedAnswers === 0 &&
  Object.keys(overcharged).length === 0 &&
  Object.values(after).every((found) => found.length === 0);
for (const [what, found] of Object.entries({ wrongAnswers, ...after })) {
  for (const one of found) process.stdout.write(`${what}: ${one}\n`);
}
process.stdout.write(
  `${JSON.stringify({
    ok,
    kills,
    interrupted,
    killsByStep,
    wrongAnswers: wrongAnswers.length,
    changedAnswers,
    overcharged,
    chargedForNothing: after.chargedForNothing.length,
    notCharged: after.notCharged.length,
    orphanFiles: after.orphanFiles.length,
    missingFiles: after.missingFiles.length,
  })}\n`,
);
if (!ok) process.exitCode = 1;
