import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../world.ts';
import type { Problem, World } from '../world.ts';

/** The gate holds, the bundle verifies offline, and a flipped bit is found. Returns whether all of that is so. */
export async function exportAndVerify(world: World): Promise<boolean> {
  const sources = {
    authorities: ['licence_4', 'places', 'notice'],
    datasets: ['airports'],
    formats: ['json', 'csv', 'html'],
  };
  const abroad = await world.member.request<Problem>('POST', `${world.base}/exports`, {
    body: { ...sources, destination: 'us' },
  });
  world.story.expect(abroad.body.code === 'export-blocked', 'the policy to block an export to the US', abroad.body);
  await world.story.tell(`Residency holds: ${abroad.body.detail}`, abroad);
  const made = await world.member.request<{ id: string; nameplate: { policyId: string } }>(
    'POST',
    `${world.base}/exports`,
    {
      body: { ...sources, destination: 'eu' },
    },
  );
  world.story.expect(
    made.status === 201 && made.body.nameplate.policyId === 'eu_only',
    'an export with its nameplate',
    made.body,
  );
  await world.story.tell(`Exported ${made.body.id}, policy ${made.body.nameplate.policyId}`, made);
  const file = join(world.service.folder, 'bundle.zip');
  const keyFile = join(world.service.folder, 'signing-keys.json');
  writeFileSync(file, await world.member.bytes(`${world.base}/exports/${made.body.id}/bundle`));
  writeFileSync(keyFile, JSON.stringify(await world.member.ok('GET', '/v1/planes/eu/signing-keys')));
  const verified = cli(['verify-export', file, '--key', keyFile]);
  world.story.expect(verified.status === 0, 'the bundle to verify offline', verified.stdout + verified.stderr);
  await world.story.tell('Downloaded; verified offline with the public key alone');
  const forged = readFileSync(file);
  forged.writeUInt8(forged.readUInt8(forged.length >> 1) ^ 1, forged.length >> 1);
  writeFileSync(file, forged);
  const refused = cli(['verify-export', file, '--key', keyFile]);
  world.story.expect(refused.status !== 0, 'a flipped bit to be found', refused.stdout);
  await world.story.tell('One flipped bit in the middle of the bundle: verification fails');
  const later = await verifiesAfterRotation(world, made.body.id);
  return verified.status === 0 && refused.status !== 0 && later;
}

/** The plane's key is rotated from the shell; the export signed before verifies with the history of keys. */
async function verifiesAfterRotation({ story, service, member, base }: World, exportId: string): Promise<boolean> {
  const server = ['--url', service.urls[0] ?? '', '--token', service.administrators.get('eu') ?? ''];
  const rotated = cli(['rotate-signing-key', ...server]);
  story.expect(rotated.status === 0, 'chancery rotate-signing-key to succeed', rotated.stderr);
  const { replaces, key } = JSON.parse(rotated.stdout) as {
    readonly replaces: string;
    readonly key: { readonly keyId: string };
  };
  const file = join(service.folder, 'earlier.zip');
  const keyFile = join(service.folder, 'signing-keys.json');
  writeFileSync(file, await member.bytes(`${base}/exports/${exportId}/bundle`));
  writeFileSync(keyFile, JSON.stringify(await member.ok('GET', '/v1/planes/eu/signing-keys')));
  const verified = cli(['verify-export', file, '--key', keyFile]);
  story.expect(verified.status === 0, 'the earlier bundle to verify', verified.stdout + verified.stderr);
  await story.tell(`Signing key ${replaces} replaced by ${key.keyId}; the export it signed verifies`);
  return verified.status === 0;
}

/** The skip is printed, the PDF is in the bundle, and a broken-off download goes on where it stopped. */
export async function exportWithSkip({ story, service, member, base }: World): Promise<void> {
  const made = await member.request<{ id: string; artifacts: { name: string }[] }>('POST', `${base}/exports`, {
    body: { authorities: ['places'], datasets: [], formats: ['pdf', 'html', 'json'], destination: 'eu' },
  });
  story.expect(made.status === 201, 'an export that prints the skip', made.body);
  await story.tell(`Exported ${made.body.id} as PDF, HTML and JSON, the skip printed`, made);
  const path = `${base}/exports/${made.body.id}/bundle`;
  const whole = await member.bytes(path);
  const half = whole.length >> 1;
  const rest = await member.part(path, half);
  story.expect(rest.status === 206 && rest.bytes.length === whole.length - half, 'the rest of the bundle', rest.status);
  const file = join(service.folder, 'resumed.zip');
  const keyFile = join(service.folder, 'signing-keys.json');
  writeFileSync(file, Buffer.concat([whole.subarray(0, half), rest.bytes]));
  const verified = cli(['verify-export', file, '--key', keyFile]);
  story.expect(verified.status === 0, 'the resumed bundle to verify', verified.stdout + verified.stderr);
  await story.tell('Downloaded in two parts; verified offline');
}
