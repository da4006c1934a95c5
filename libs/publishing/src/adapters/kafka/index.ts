export * from './follow-topic.ts';
export * from './kafka-client.ts';
export * from './kafka-connection.ts';
export { partitionOf, TOPIC_PARTITIONS } from './kafka-message.ts';
export * from './kafka-sink.ts';
export { makeTopic, TOPIC_SETTINGS } from './kafka-topic.ts';
export { kafkajs } from './mended-kafkajs.ts';
