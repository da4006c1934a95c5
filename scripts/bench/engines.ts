import { benchMongo } from './engines-mongo.ts';

/**
 * `npm run bench -- engines`: the adapters of real engines beside the bare clients doing the same calls, in the same
 * run. The servers are those of `MONGODB_URL` and its like, as `npm run stack:up` prints them.
 */
const mongodb = await benchMongo();
for (const figure of mongodb) process.stdout.write(`MongoDB: ${JSON.stringify(figure)}\n`);
process.stdout.write(`${JSON.stringify({ mongodb })}\n`);
