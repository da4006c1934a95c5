/** A stream's name without the tenant it belongs to: `ledger-eu_t4f…-rows` reads "ledger · rows" on the tenant's page. */
export function streamLabel(stream: string): string {
  const [category = stream, , id] = stream.split('-');
  return id === undefined ? category : `${category} · ${id}`;
}
