import fastify from 'fastify';

/**
 * The limit that `consume` is measured against: a bare Fastify handler that takes the same body through a compiled
 * schema and answers JSON of the same size, and does nothing else. Prints its address.
 */
const app = fastify();
const body = {
  type: 'object',
  required: ['meter', 'quantity'],
  additionalProperties: false,
  properties: { meter: { type: 'string' }, quantity: { type: 'integer', minimum: 1 } },
};
app.post<{ Body: { meter: string; quantity: number } }>('/consume', { schema: { body } }, (request, reply) => {
  const { meter, quantity } = request.body;
  const resetsAt = '2026-12-01T00:00:00.000Z';
  const budgets = [{ budget: 'monthly', period: 'month', used: 1, limit: 1e9, softCap: 1e9, remaining: 1e9, resetsAt }];
  void reply.status(200).send({ meter, quantity, accepted: true, budgets, remaining: 1e9 });
});
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
