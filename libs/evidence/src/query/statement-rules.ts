import { ALLOWED_FUNCTIONS, TABLE_FUNCTIONS } from './allowed-functions.ts';
import { listingOrder } from './listing-order.ts';
import type { OrderTerm } from './listing-order.ts';
import { inPlainWords } from './plain-words.ts';
import { placeOf, StatementRefused } from './query-refusal.ts';
import type { TextPlace } from './query-refusal.ts';

/** A table the statement reads that it does not define itself. */
export interface ReadTable {
  readonly name: string;
  readonly place: TextPlace | null;
}

/** A function the statement calls that nobody has heard of; the engine's binder tells what may have been meant. */
export interface StrangeFunction {
  readonly name: string;
  readonly place: TextPlace | null;
}

/** What a statement that passed the rules is about. */
export interface CheckedStatement {
  /** The tables it reads, each name once. */
  readonly tables: readonly ReadTable[];
  /** Functions neither allowed nor known to the engine: a statement that has one cannot be prepared. */
  readonly strangers: readonly StrangeFunction[];
  /** What its rows are ordered by, where it is a listing (see `listingOrder`). */
  readonly order: readonly OrderTerm[] | null;
}

/** What is known of the engine's functions, by their names in lower case. */
export interface EngineFunctions {
  /** All there are. */
  readonly all: ReadonlySet<string>;
  /** Those that give the same for the same arguments, row by row. */
  readonly steady: ReadonlySet<string>;
}

type Node = { readonly [field: string]: unknown };

/**
 * Checks the engine's own parse tree (`json_serialize_sql`) of a text: it must be exactly one SELECT, read tables by
 * their plain names only, and call allowed functions only. The second lock on the door: the engine is locked down too.
 * @throws StatementRefused
 */
export function checkStatement(tree: unknown, sql: string, functions: EngineFunctions): CheckedStatement {
  if (!isNode(tree)) throw new Error('The parse tree is not an object');
  // Where the parser reads on, the engine would stop reading.
  if (sql.includes('\0')) throw new StatementRefused('query-invalid', 'The statement has a zero byte in it.');
  if (tree['error'] === true) throw unparsable(tree, sql);
  const statements = listOf(tree['statements']);
  if (statements.length === 0) throw new StatementRefused('query-invalid', 'There is no statement.');
  if (statements.length > 1) {
    throw new StatementRefused('query-not-allowed', `There are ${statements.length} statements; send one SELECT.`);
  }
  const check = new TreeCheck(sql, functions.all);
  check.visit(statements[0], new Set());
  const order = listingOrder(statements[0], functions.steady);
  return { tables: [...check.tables.values()], strangers: check.strangers, order };
}

function unparsable(tree: Node, sql: string): StatementRefused {
  const message = textOf(tree['error_message']);
  if (tree['error_type'] === 'not implemented') {
    return new StatementRefused('query-not-allowed', 'Only a SELECT may be run; this is another kind of statement.');
  }
  const place = placeOf(sql, Number(tree['position'] ?? Number.NaN));
  return new StatementRefused('query-invalid', inPlainWords(message).message, place);
}

/** Walks the tree, with the names of the common table expressions that hold at each place. */
class TreeCheck {
  readonly tables = new Map<string, ReadTable>();
  readonly strangers: StrangeFunction[] = [];
  private readonly sql: string;
  private readonly engineFunctions: ReadonlySet<string>;

  constructor(sql: string, engineFunctions: ReadonlySet<string>) {
    this.sql = sql;
    this.engineFunctions = engineFunctions;
  }

  visit(value: unknown, defined: ReadonlySet<string>): void {
    if (Array.isArray(value)) {
      for (const item of value) this.visit(item, defined);
    } else if (isNode(value)) {
      this.checkNode(value, defined);
      const inside = this.withExpressions(value, defined);
      for (const [field, child] of Object.entries(value)) {
        if (field !== 'cte_map') this.visit(child, inside);
      }
    }
  }

  /** Visits the node's common table expressions, each of which sees those before it, and returns what its body sees. */
  private withExpressions(node: Node, defined: ReadonlySet<string>): ReadonlySet<string> {
    let inside = defined;
    for (const entry of listOf(isNode(node['cte_map']) ? node['cte_map']['map'] : undefined)) {
      if (!isNode(entry)) continue;
      const name = textOf(entry['key']).toLowerCase();
      const itself = new Set([...inside, name]);
      this.visit(entry['value'], isRecursive(entry['value']) ? itself : inside);
      inside = itself;
    }
    return inside;
  }

  private checkNode(node: Node, defined: ReadonlySet<string>): void {
    switch (node['type']) {
      case 'BASE_TABLE':
        this.checkTable(node, defined);
        break;
      case 'TABLE_FUNCTION':
        this.checkTableFunction(node);
        break;
      case 'SHOW_REF':
        if (!isNode(node['query'])) this.refuse(node, 'SHOW lists the engine; list the datasets over the API instead.');
        break;
      default:
    }
    // Calls of functions, over windows too.
    if (typeof node['function_name'] === 'string') this.checkFunction(node, node['function_name'].toLowerCase());
  }

  private checkTable(node: Node, defined: ReadonlySet<string>): void {
    const name = textOf(node['table_name']);
    const schema = textOf(node['schema_name']);
    const isPlain = (schema === '' || schema === 'main') && textOf(node['catalog_name']) === '';
    if (!isPlain) this.refuse(node, `"${schema}.${name}" is not a dataset; name datasets without a schema.`);
    if (node['at_clause'] !== null) this.refuse(node, 'Tables cannot be read as of a version.');
    const key = name.toLowerCase();
    if (schema === '' && defined.has(key)) return;
    if (!this.tables.has(key)) this.tables.set(key, { name, place: this.placeOf(node) });
  }

  private checkTableFunction(node: Node): void {
    const call = node['function'];
    const name = isNode(call) ? textOf(call['function_name']).toLowerCase() : '';
    if (!TABLE_FUNCTIONS.has(name)) {
      this.refuse(node, `"${name}" may not stand in FROM: it reads files or the engine itself, not datasets.`);
    }
  }

  private checkFunction(node: Node, name: string): void {
    if (ALLOWED_FUNCTIONS.has(name)) return;
    if (this.engineFunctions.has(name)) this.refuse(node, `The function "${name}" may not be called.`);
    this.strangers.push({ name, place: this.placeOf(node) });
  }

  private refuse(node: Node, message: string): never {
    throw new StatementRefused('query-not-allowed', message, this.placeOf(node));
  }

  private placeOf(node: Node): TextPlace | null {
    return placeOf(this.sql, Number(node['query_location'] ?? Number.NaN));
  }
}

/** Whether a common table expression may name itself. */
function isRecursive(expression: unknown): boolean {
  if (!isNode(expression)) return false;
  const query = isNode(expression['query']) ? expression['query']['node'] : undefined;
  return isNode(query) && query['type'] === 'RECURSIVE_CTE_NODE';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
