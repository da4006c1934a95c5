// Ends what `npm run stack:up` started, by pid, and removes its data: `npm run stack:down [-- mongodb kafka s3]`.
// Downloads and logs stay.
import { ENGINES } from './engines.ts';
import { bringDown } from './stack.ts';

const asked = process.argv.slice(2);
for (const { name } of ENGINES.filter((engine) => asked.length === 0 || asked.includes(engine.name))) {
  if (await bringDown(name)) console.log(`${name} ended`);
}
