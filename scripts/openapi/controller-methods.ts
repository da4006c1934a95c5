import { join } from 'node:path';
import ts from 'typescript';
import { callsOnCaller } from './calls-on-caller.ts';

/** What the source of a route's handler says of its answer. */
export interface ControllerMethod {
  /** `<Controller>.<method>`. */
  readonly name: string;
  /** The JSON answer's type; `null` when there is none (bytes only). */
  readonly answer: ts.TypeNode | null;
  /** It may answer with bytes (`StreamableFile`), of the types it produces. */
  readonly answersBytes: boolean;
  /** It answers through `caller.respond`: a command, with an outcome. */
  readonly decides: boolean;
  /** Headers it sets itself. */
  readonly headers: readonly string[];
}

const ROUTE_DECORATORS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);

/** The handlers of every `*.controller.ts` of the program. @throws Error for one that does not declare what it answers. */
export function controllerMethods(program: ts.Program, root: string): readonly ControllerMethod[] {
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(join(root, '/')) && fileName.endsWith('.controller.ts'))
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .flatMap((declaration) =>
      declaration.members
        .filter(ts.isMethodDeclaration)
        .filter(isRoute)
        .map((method) => described(`${declaration.name?.text ?? ''}.${method.name.getText()}`, method, checker)),
    );
}

function isRoute(method: ts.MethodDeclaration): boolean {
  return (ts.getDecorators(method) ?? []).some(
    ({ expression }) => ts.isCallExpression(expression) && ROUTE_DECORATORS.has(expression.expression.getText()),
  );
}

function described(name: string, method: ts.MethodDeclaration, checker: ts.TypeChecker): ControllerMethod {
  if (!method.type) throw new Error(`${name} must declare the type of its answer: the API document is made from it`);
  const alternatives = alternativesOf(unwrapped(method.type));
  const json = alternatives.filter((type) => type.getText() !== 'StreamableFile');
  const [answer = null] = json;
  if (json.length > 1) throw new Error(`${name} answers with one of several types: give their union a name`);
  const { decides, headers } = callsOnCaller(method, checker);
  return {
    name,
    answer: answer?.kind === ts.SyntaxKind.VoidKeyword ? null : answer,
    answersBytes: json.length < alternatives.length,
    decides,
    headers: [...headers],
  };
}

/** `T` of `Promise<T>`. */
function unwrapped(type: ts.TypeNode): ts.TypeNode {
  if (!ts.isTypeReferenceNode(type) || type.typeName.getText() !== 'Promise') return type;
  return type.typeArguments?.[0] ?? type;
}

function alternativesOf(type: ts.TypeNode): readonly ts.TypeNode[] {
  return ts.isUnionTypeNode(type) ? type.types : [type];
}
