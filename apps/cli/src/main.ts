import 'reflect-metadata';
import { Command, Option } from 'commander';
import type { ServerOptions } from './commands/connect.ts';

/** `chancery`: what operators and auditors do from a shell. */
const program = new Command('chancery').description('Chancery: replay, verify and export a tenant’s history.');

program
  .command('replay')
  .description('print a tenant’s state folded from its events alone (one JSON object)')
  .requiredOption('--tenant <id>', 'the tenant, for example eu_t0123…')
  .option('--at <instant>', 'as of this instant, ISO 8601')
  .option('--entry <number>', 'as of this entry number')
  .option('--data <folder>', 'the data folder', process.env['CHANCERY_DATA'] ?? 'data')
  .action(run(async () => (await import('./commands/replay.ts')).replay));

program
  .command('export-history')
  .description('print a tenant’s history, one event a line, exactly the bytes that were recorded')
  .requiredOption('--tenant <id>', 'the tenant')
  .option('--data <folder>', 'the data folder', process.env['CHANCERY_DATA'] ?? 'data')
  .action(run(async () => (await import('./commands/export-history.ts')).exportHistory));

program
  .command('read-models')
  .description('print a tenant’s live read-model documents, to compare with what `replay` folds')
  .requiredOption('--tenant <id>', 'the tenant')
  .option('--data <folder>', 'the data folder', process.env['CHANCERY_DATA'] ?? 'data')
  .action(run(async () => (await import('./commands/read-models.ts')).readModels));

program
  .command('verify-export')
  .description('verify a signed export bundle offline, with the plane’s public keys alone')
  .argument('<file>', 'the bundle (ZIP)')
  .requiredOption('--key <file>', 'public keys, as answered by GET /v1/planes/<plane>/signing-keys')
  .action(async (file: string, options: { key: string }) => {
    const { verifyExport } = await import('./commands/verify-export.ts');
    process.exitCode = await verifyExport(file, options.key);
  });

withServer(
  program
    .command('explain')
    .description('print why a decision fell as it did, and the smallest change that lets it pass')
    .argument('<decision>', 'the decision’s ID or path, as a refusal names it'),
).action((decision: string, options: ServerOptions) =>
  run(async () => {
    const { explain } = await import('./commands/explain.ts');
    return (server: ServerOptions) => explain(decision, server);
  })(options),
);

withServer(
  program
    .command('audit')
    .description('print a tenant’s audit trail, one entry a line')
    .requiredOption('--tenant <id>', 'the tenant')
    .option('--type <type>', 'events of this type only')
    .option('--from <instant>', 'not before this instant, ISO 8601')
    .option('--to <instant>', 'before this instant, ISO 8601'),
).action(run(async () => (await import('./commands/audit.ts')).audit));

withServer(
  program
    .command('rotate-signing-key')
    .description('have a plane sign its exports with a new key; what older keys signed stays verifiable')
    .option('--plane <plane>', 'us or eu; default: the token’s own')
    .option('--dry-run', 'say which key would be replaced, and change nothing')
    .option(
      '--idempotency-key <key>',
      'the same key again makes no second rotation: to repeat after an unclear outcome',
    ),
).action(run(async () => (await import('./commands/rotate-signing-key.ts')).rotateSigningKey));

withServer(
  program
    .command('tail')
    .description('print a tenant’s or a plane’s events: what is there, then what comes, each once and in order')
    .option('--tenant <id>', 'of this tenant')
    .option('--plane <plane>', 'of every tenant of a plane, us or eu: for operators')
    .option('--after <entry>', 'begin after this entry (with --plane: position); default: with the first event')
    .option('--once', 'end with what is there now')
    .option('--limit <count>', 'end after so many events')
    .option('--json', 'a JSON object a line: the CloudEvent with the record as its data')
    .option('--brokers <brokers>', 'read from Kafka instead: host:port,… or kafka://user:password@host:port,…')
    .option('--topic <topic>', 'with --brokers; default: chancery.events.<plane>')
    .option('--to <url>', 'send each event to a webhook on this machine first, 1000 at most without --limit')
    .option('--allow-host <host...>', 'with --to: other hosts that events may be sent to'),
).action(run(async () => (await import('./commands/tail.ts')).tail));

/** Options of commands that ask a running service. */
function withServer(command: Command): Command {
  return command
    .addOption(new Option('--url <url>', 'where the service is').env('CHANCERY_URL').default('http://127.0.0.1:3000'))
    .addOption(new Option('--token <token>', 'an API token').env('CHANCERY_TOKEN'));
}

/**
 * A command that is loaded when it is called, so that none waits for what the others need. An expected failure is a
 * sentence and exit code 1.
 */
function run<O>(load: () => Promise<(options: O) => Promise<void>>): (options: O) => Promise<void> {
  return async (options) => {
    try {
      const action = await load();
      await action(options);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  };
}

await program.parseAsync();
