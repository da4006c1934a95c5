import { parseArgs } from 'node:util';
import { NOT_READABLE, runVerifyExport } from '@chancery/exports/verify-command';

// `node verify-export.mjs FILE --key KEYFILE`: the same as `chancery verify-export`, in one file that needs Node alone.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
const [file] = positionals;
if (file === undefined || values.key === undefined) {
  process.stderr.write('Usage: node verify-export.mjs FILE --key KEYFILE\n');
  process.exitCode = NOT_READABLE;
} else {
  process.exitCode = await runVerifyExport({ file, keyFile: values.key });
}
