export * from './metrics.ts';
export * from './metrics-server.ts';
export * from './read-model-lags.ts';
export * from './scraped-gauges.ts';
