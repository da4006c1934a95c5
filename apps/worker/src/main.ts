import { parseWorkerRoles } from './roles.ts';

/**
 * The worker of the distributed topology. In the embedded topology the API process does this work itself and owns the
 * data folder, so a worker beside it has nothing to open: it says so and ends.
 */
function main(): void {
  try {
    const roles = parseWorkerRoles(process.argv[2] ?? '');
    process.stderr.write(
      `Roles ${roles.join(', ')}: this build has the embedded engines only, where \`npm start\` does the work of every role.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exitCode = 1;
}

main();
