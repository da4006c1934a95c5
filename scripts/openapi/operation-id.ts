/** Plural controllers whose singular is not the name without its `s`. */
const SINGULAR = /(ies|ches|s)$/;

/**
 * A stable, readable ID of a route: `compileAuthority` for `CompileAuthorityController.compile`, `listTenants` and
 * `readTenant` for `TenantsController.list` and `.read`.
 */
export function operationId(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  if (subject.toLowerCase().startsWith(method.toLowerCase())) return lowerFirst(subject);
  if (method.length > 4 && /[A-Z]/.test(method)) return method;
  return method === 'list' ? `list${subject}` : `${method}${singular(subject)}`;
}

function singular(plural: string): string {
  return plural.replace(SINGULAR, (ending) => (ending === 'ies' ? 'y' : ending === 'ches' ? 'ch' : ''));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
