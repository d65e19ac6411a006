/** One fixed way to write an edition as YAML, so that the same content always has the same bytes. */

const quoted = (value) => `'${String(value).replaceAll("'", "''")}'`;

const lines = (object, indent) =>
  Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .flatMap(([key, value]) =>
      typeof value === 'object'
        ? [`${indent}${key}:`, ...lines(value, `${indent}  `)]
        : [`${indent}${key}: ${quoted(value)}`],
    );

const listItem = (object) =>
  lines(object, '    ').map((line, index) => (index === 0 ? `  - ${line.trimStart()}` : line));

export const editionText = ({ rows, regions, ...head }) =>
  [
    '# Made by scripts/make-demonstration-tables.mjs from docs/sources. Published: never edited, only corrected by a new file.',
    '# yaml-language-server: $schema=../../schemas/price-table-edition.schema.json',
    ...lines(head, ''),
    `regions: [${regions.map(quoted).join(', ')}]`,
    'rows:',
    ...rows.flatMap(listItem),
    '',
  ].join('\n');
