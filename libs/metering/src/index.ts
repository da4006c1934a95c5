export * from './ledger/ledger.aggregate.ts';
export * from './ledger/ledger.commands.ts';
export * from './ledger/ledger.events.ts';
export * from './ledger/ledger.state.ts';
