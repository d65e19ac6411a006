/** Fields into CSV text: RFC 4180 with a byte order mark, without which Excel would take it for the system's own encoding. */

/** `lines`: fields that are quoted where they must be. */
export const csvText = (lines: readonly (readonly string[])[]): Buffer =>
  Buffer.from(`\uFEFF${lines.map((fields) => `${fields.join(',')}\r\n`).join('')}`);

export const quoted = (field: string): string =>
  /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
