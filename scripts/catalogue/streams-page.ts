import { byCategory, descriptionOf } from './described-type.ts';
import type { Category, DescribedType } from './described-type.ts';

/** The page of stream categories and the events on them, Markdown. */
export function streamsPage(types: readonly DescribedType[]): string {
  return `# Streams and their events

Generated from the code by \`npm run catalogue\`; do not edit.

A stream is named \`<category>-<tenant>[-<id>]\`. The tenant's ID begins with its plane (\`eu_…\`, \`us_…\`), and
neither category, tenant nor id contains a \`-\`, so the name can be taken apart again. An event is stored under
\`chancery.<context>.<past-tense>.v<N>\`; its payload fits \`catalogue/<type>/schema.json\`, its envelope
\`catalogue/envelope.schema.json\`, and \`catalogue/<type>/sample.json\` holds one as it was recorded.

${byCategory(types).map(section).join('\n')}`;
}

function section({ category, context, address, example, types }: Category): string {
  const rows = types.map((type) => {
    const { type: name, domainType } = type.eventType;
    const older = domainType === null ? ' (older version: read, no longer written)' : '';
    return `| [\`${name}\`](catalogue/${name}/schema.json) | ${oneLine(descriptionOf(type))}${older} |`;
  });
  return [
    `## \`${address.replaceAll(/[{}]/g, (brace) => (brace === '{' ? '<' : '>'))}\``,
    '',
    `Category \`${category}\`, written by the context \`${context}\`.${example === null ? '' : ` For example \`${example}\`.`}`,
    '',
    '| event | when |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}
