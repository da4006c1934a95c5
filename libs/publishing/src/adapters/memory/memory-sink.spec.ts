import { eventSinkContract } from '../../event-sink.contract.ts';
import { MemorySink } from './memory-sink.ts';

eventSinkContract('The memory sink', async () => {
  const sink = new MemorySink({ maxRecordBytes: 10_000 });
  return {
    sink,
    tooManyBytes: 10_000,
    arrived: async (tenant) =>
      sink.sent
        .filter((event) => event.tenant === tenant)
        .map(({ attributes, record }) => ({ attributes: { ...attributes }, record })),
    close: () => sink.close(),
  };
});
