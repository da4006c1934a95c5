import ts from 'typescript';

/** What a handler does with its `caller`, itself or in functions that it calls. */
export interface CallsOnCaller {
  /** `caller.respond(outcome)` is called. */
  readonly decides: boolean;
  /** Names given to `caller.header(name, value)`. */
  readonly headers: ReadonlySet<string>;
}

/** Follows plain functions, also into other files; methods of other objects are not the route's own. */
export function callsOnCaller(handler: ts.Node, checker: ts.TypeChecker): CallsOnCaller {
  const headers = new Set<string>();
  const seen = new Set<ts.Node>();
  let decides = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression, arguments: given } = node;
      const callee = expression.getText();
      const [first] = given;
      if (callee === 'caller.respond') decides = true;
      if (callee === 'caller.header' && first && ts.isStringLiteral(first)) headers.add(first.text);
      if (ts.isIdentifier(expression)) functionsNamed(expression, checker).forEach(follow);
    }
    ts.forEachChild(node, visit);
  };
  const follow = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    ts.forEachChild(node, visit);
  };
  follow(handler);
  return { decides, headers };
}

/** Declarations of the function behind a name, through imports. */
function functionsNamed(name: ts.Identifier, checker: ts.TypeChecker): readonly ts.FunctionDeclaration[] {
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol) return [];
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target.declarations ?? []).filter(ts.isFunctionDeclaration).filter(({ body }) => body !== undefined);
}
