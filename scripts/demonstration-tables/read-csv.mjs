/** RFC 4180 with a header line: one object per record. */
import { readFileSync } from 'node:fs';

const cells = (content) => {
  const records = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/gy;
  for (
    let match = pattern.exec(content);
    match !== null && match.index < content.length;
    match = pattern.exec(content)
  ) {
    records.at(-1).push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] === '\n') records.push([]);
  }
  return records.filter((record) => record.length > 0);
};

export const readCsv = (file) => {
  const [header, ...records] = cells(readFileSync(file, 'utf8'));
  return records.map((record) => {
    if (record.length !== header.length) throw new Error(`${file}: ${record.length} cells in "${record[0]}…"`);
    return Object.fromEntries(header.map((name, column) => [name, record[column]]));
  });
};
