// Starts the real engines that can be had on this machine: `npm run stack:up [-- mongodb kafka s3]`. They go on when the
// script ends; `npm run stack:down` ends them. Where they are is printed and kept in .tmp/stack/stack.json.
import { ENGINES } from './engines.ts';
import { bringUp } from './stack.ts';
import { MissingToolError } from './tools.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !ENGINES.some((engine) => engine.name === name));
if (unknown.length > 0) {
  console.error(`No engine ${unknown.join(', ')}: there are ${ENGINES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const engines = ENGINES.filter(({ name }) => asked.length === 0 || asked.includes(name));
const failures = await Promise.all(
  engines.map(async (engine) => {
    try {
      const { url, version, from } = await bringUp(engine);
      console.log(`${version} (${from})${from === 'yours' ? '' : `\n  export ${engine.variable}='${url}'`}`);
      return false;
    } catch (error) {
      console.error(`No ${engine.name}: ${error instanceof Error ? error.message : String(error)}`);
      // What this machine cannot have is left out, unless it was asked for by name.
      return asked.length > 0 || !(error instanceof MissingToolError);
    }
  }),
);
if (asked.length === 0 && (process.env['EVENTSTORE_URL'] ?? '') === '') {
  console.log(
    'EventStoreDB comes as an image only: start one and set EVENTSTORE_URL. Without it the engine suites run on the test node.',
  );
}
// The clients that asked keep nothing open, but a connection they gave up may.
process.exit(failures.includes(true) ? 1 : 0);
