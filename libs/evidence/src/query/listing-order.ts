type Node = { readonly [field: string]: unknown };

/** A column that a listing is ordered by. */
export interface OrderTerm {
  /** The name of a column of the result, in lower case, or its place among them, from 0. */
  readonly by: string | number;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** Kinds of expressions whose value depends on the row alone, functions left out. */
const PLAIN_CLASSES: ReadonlySet<unknown> = new Set([
  'BETWEEN',
  'CASE',
  'CAST',
  'COLUMN_REF',
  'COMPARISON',
  'CONJUNCTION',
  'CONSTANT',
  'FUNCTION',
  'OPERATOR',
]);

/**
 * What a statement is ordered by, where it is a listing: rows of datasets, joined, filtered and computed one by one, so
 * that it has the same rows whenever it is run, in an order by columns of its result. `null` for every other statement:
 * groups, windows, limits, subqueries and samples may choose other rows each time.
 * @param statement the only one of the engine's parse tree
 * @param steady functions, in lower case, that give the same for the same arguments
 */
export function listingOrder(statement: unknown, steady: ReadonlySet<string>): readonly OrderTerm[] | null {
  const node = isNode(statement) ? statement['node'] : null;
  if (!isNode(node) || node['type'] !== 'SELECT_NODE' || !hasPlainShape(node)) return null;
  const [modifier, ...others] = listOf(node['modifiers']);
  if (!isNode(modifier) || modifier['type'] !== 'ORDER_MODIFIER' || others.length > 0) return null;
  const isSteady = (expression: unknown) => isSteadyExpression(expression, steady);
  const { select_list: selected, where_clause: where, from_table: from } = node;
  if (!listOf(selected).every((one) => isPlainStar(one) || isSteady(one)) || !isSteady(where)) return null;
  if (!isSteadyTable(from, isSteady)) return null;
  const terms = listOf(modifier['orders']).map(termOf);
  return terms.includes(null) ? null : terms.filter((term) => term !== null);
}

function hasPlainShape(node: Node): boolean {
  const expressions = isNode(node['cte_map']) ? listOf(node['cte_map']['map']) : [];
  return (
    expressions.length === 0 &&
    listOf(node['group_expressions']).length === 0 &&
    listOf(node['group_sets']).length === 0 &&
    node['aggregate_handling'] === 'STANDARD_HANDLING' &&
    [node['having'], node['qualify'], node['sample']].every((part) => part === null)
  );
}

function isSteadyTable(table: unknown, isSteady: (expression: unknown) => boolean): boolean {
  if (!isNode(table) || table['sample'] !== null) return false;
  if (table['type'] === 'BASE_TABLE') return true;
  return (
    table['type'] === 'JOIN' &&
    ['REGULAR', 'NATURAL', 'CROSS'].includes(String(table['ref_type'])) &&
    isSteady(table['condition']) &&
    isSteadyTable(table['left'], isSteady) &&
    isSteadyTable(table['right'], isSteady)
  );
}

/** Whether all that is inside an expression depends on the row alone. `null` is none, and does. */
function isSteadyExpression(value: unknown, steady: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.every((item) => isSteadyExpression(item, steady));
  if (!isNode(value)) return true;
  if ('class' in value && !PLAIN_CLASSES.has(value['class'])) return false;
  const call = value['function_name'];
  if (typeof call === 'string' && !steady.has(call.toLowerCase())) return false;
  return Object.values(value).every((child) => isSteadyExpression(child, steady));
}

/** `*` without exceptions, replacements or new names. */
function isPlainStar(expression: unknown): boolean {
  if (!isNode(expression) || expression['class'] !== 'STAR') return false;
  const { type: _type, class: _class, query_location: _at, alias, relation_name: _of, ...special } = expression;
  return alias === '' && Object.values(special).every(isNothing);
}

function isNothing(value: unknown): boolean {
  return value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}

function termOf(order: unknown): OrderTerm | null {
  if (!isNode(order) || !isNode(order['expression'])) return null;
  const by = columnOf(order['expression']);
  if (by === null) return null;
  // Both are what the engine takes where the statement does not say it.
  return { by, descending: order['type'] === 'DESCENDING', nullsFirst: order['null_order'] === 'NULLS FIRST' };
}

/** The column that a term names: by a name without a table, or by its place. */
function columnOf(expression: Node): string | number | null {
  if (expression['class'] === 'COLUMN_REF') {
    const [name, ...rest] = listOf(expression['column_names']);
    return typeof name === 'string' && rest.length === 0 ? name.toLowerCase() : null;
  }
  const constant = expression['class'] === 'CONSTANT' ? expression['value'] : null;
  const place = isNode(constant) ? constant['value'] : null;
  return typeof place === 'number' && Number.isSafeInteger(place) && place >= 1 ? place - 1 : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
