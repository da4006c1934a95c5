import { expect, it } from '@jest/globals';
import type { CommandId, Json, StreamName } from '@chancery/kernel';
import type { OpenedStore } from './opened-store.ts';
import { freshStream, freshTenant, newCommand, newEvents, TENANT, wholeStream } from './sample-events.ts';

/** What is remembered of commands. */
export function commandContract(opened: () => OpenedStore): void {
  const store = () => opened().store;

  it('remembers each command of an append: its answer, its hash and where its events stand', async () => {
    const stream = freshStream();
    await store().append(stream, 'no_stream', newEvents(2));
    const answer: Json = { ok: { text: 'größer "als" \u0000', figures: [1, 2.5, null] } };
    const one = newCommand(1, { answer });
    const two = newCommand(3, { firstEvent: 1, answer: { no: 'budget' } });
    await store().append(stream, 1, [...one.events, ...two.events], [one.command, two.command]);
    const positions = (await wholeStream(store(), stream)).map(({ position }) => position);
    const { commandHash } = one.command;
    const remembered = { tenant: TENANT, commandHash, stream };
    expect(await store().findCommand(TENANT, one.command.commandId)).toEqual({
      ...remembered,
      commandId: one.command.commandId,
      answer,
      firstEvent: one.events[0]?.id,
      firstRevision: 2,
      lastRevision: 2,
      position: positions[2],
    });
    expect(await store().findCommand(TENANT, two.command.commandId)).toEqual({
      ...remembered,
      commandId: two.command.commandId,
      answer: { no: 'budget' },
      firstEvent: two.events[0]?.id,
      firstRevision: 3,
      lastRevision: 5,
      position: positions[5],
    });
  });

  it.each([
    '01890a5d-ac96-774b-bcce-b302099a8057',
    '01890A5D-AC96-774B-BCCE-B302099A8057',
    'order/4711?',
    '~',
    '12',
    'a'.repeat(64),
    '!'.repeat(200),
  ])('keeps the command ID %p as it is', async (text) => {
    const tenant = freshTenant();
    const commandId = text as CommandId;
    const { events, command } = newCommand(1, { commandId, tenant });
    const stream = freshStream('counter', tenant);
    await store().append(stream, 'any', events, [command]);
    expect(await store().findCommand(tenant, commandId)).toMatchObject({ commandId, stream });
    expect((await wholeStream(store(), stream)).map((event) => event.commandId)).toEqual([commandId]);
  });

  it('finds many commands at once: those it knows, each as it finds it alone', async () => {
    const tenant = freshTenant();
    const known = Array.from({ length: 300 }, (_, index) => newCommand(1 + (index % 2), { tenant }));
    const stream = freshStream('counter', tenant);
    for (const { events, command } of known) await store().append(stream, 'any', events, [command]);
    const knownIds = known.map(({ command }) => command.commandId);
    const unknownIds = [newCommand(1).command.commandId, 'never' as CommandId];
    const found = await store().findCommands(tenant, [...knownIds, ...unknownIds, ...knownIds.slice(0, 2)]);
    expect([...found.keys()].sort()).toEqual(knownIds.toSorted());
    const [first = '' as CommandId] = knownIds;
    expect(found.get(first)).toEqual(await store().findCommand(tenant, first));
    expect(await store().findCommands(freshTenant(), knownIds)).toEqual(new Map());
    expect(await store().findCommands(tenant, [])).toEqual(new Map());
  });

  it('knows nothing of commands that were not recorded', async () => {
    const { events, command } = newCommand(1);
    await store().append(freshStream(), 7, events, [command]);
    await store().append(freshStream(), 'any', newEvents(1, { commandId: command.commandId }));
    expect(await store().findCommand(TENANT, command.commandId)).toBeNull();
    expect(await store().findCommand(freshTenant(), command.commandId)).toBeNull();
  });

  it('refuses a command that was recorded before, in any stream, and writes nothing', async () => {
    if (!store().capabilities.refusesRepeats) return rememberTheFirst();
    const first = newCommand(1);
    await store().append(freshStream(), 'any', first.events, [first.command]);
    const { commandId } = first.command;
    const stream = freshStream();
    const again = newCommand(2, { commandId });
    const fresh = newCommand(1, { firstEvent: 2 });
    const events = [...again.events, ...fresh.events];
    const result = await store().append(stream, 'no_stream', events, [again.command, fresh.command]);
    expect(result).toEqual({ kind: 'duplicate_command', commandId });
    expect((await store().readStream(stream, 0, 1)).exists).toBe(false);
    expect(await store().findCommand(TENANT, fresh.command.commandId)).toBeNull();
  });

  it('says of a duplicate on a stream that has moved that the revision is wrong', async () => {
    const stream = freshStream();
    const { events, command } = newCommand(1);
    await store().append(stream, 'no_stream', events, [command]);
    const again = newCommand(1, { commandId: command.commandId });
    expect(await store().append(stream, 'no_stream', again.events, [again.command])).toEqual({
      kind: 'wrong_revision',
      actual: 0,
    });
  });

  it('refuses the same command twice in one append', async () => {
    const one = newCommand(1);
    const two = newCommand(1, { commandId: one.command.commandId, firstEvent: 1 });
    const events = [...one.events, ...two.events];
    expect(await store().append(freshStream(), 'any', events, [one.command, two.command])).toEqual({
      kind: 'duplicate_command',
      commandId: one.command.commandId,
    });
  });

  /** What holds where an append is not compared with everything: the first in the log is the one that is remembered. */
  const rememberTheFirst = async () => {
    const { commandId } = newCommand(1).command;
    const streams = [freshStream(), freshStream()];
    for (const [index, stream] of streams.entries()) {
      const { events, command } = newCommand(1 + index, { commandId, answer: index });
      await store().append(stream, 'no_stream', events, [command]);
      expect(await store().findCommand(TENANT, commandId)).toMatchObject({ answer: 0, stream: streams[0] });
    }
  };

  it('lets one of many appends record a command', async () => {
    if (!store().capabilities.refusesRepeats) return oneOfManyIsRemembered();
    const { commandId } = newCommand(1).command;
    const results = await Promise.all(
      Array.from({ length: 100 }, () => {
        const { events, command } = newCommand(1, { commandId });
        return store().append(freshStream(), 'any', events, [command]);
      }),
    );
    expect(results.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'duplicate_command')).toHaveLength(99);
  });

  /** At one revision of a stream one of them is written; on many streams all are, and one of them is the command. */
  const oneOfManyIsRemembered = async () => {
    const { commandId } = newCommand(1).command;
    const attempt = (stream: StreamName) => {
      const { events, command } = newCommand(1, { commandId, answer: stream });
      return store().append(stream, 'no_stream', events, [command]);
    };
    const stream = freshStream();
    const results = await Promise.all(Array.from({ length: 50 }, () => attempt(stream)));
    expect(results.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
    await Promise.all(Array.from({ length: 20 }, () => attempt(freshStream())));
    const first = await store().findCommand(TENANT, commandId);
    expect(first).toMatchObject({ answer: stream, stream });
    expect(await store().findCommand(TENANT, commandId)).toEqual(first);
  };

  it('lets two tenants use the same command ID', async () => {
    const commandId = 'import-1' as CommandId;
    const tenants = [freshTenant(), freshTenant()];
    for (const tenant of tenants) {
      const { events, command } = newCommand(1, { commandId, tenant, answer: tenant });
      expect(await store().append(freshStream('counter', tenant), 'any', events, [command])).toMatchObject({
        kind: 'appended',
      });
    }
    for (const tenant of tenants)
      expect(await store().findCommand(tenant, commandId)).toMatchObject({ answer: tenant });
  });

  it('answers a repeated append as the first time although its command is recorded', async () => {
    const stream = freshStream();
    const { events, command } = newCommand(2);
    const first = await store().append(stream, 'no_stream', events, [command]);
    expect(await store().append(stream, 'no_stream', events, [command])).toEqual(first);
  });
}
