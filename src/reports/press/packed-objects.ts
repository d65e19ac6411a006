import { deflateSync } from 'node:zlib';

/** So many objects in one stream: enough alike for the compression, few enough to be read at once. */
const mostMembers = 1000;

interface WrittenObject {
  readonly number: number;
  /** Between `obj` and `endobj`. */
  readonly body: string;
}

/** Where an object lies: at an offset of the file, or in an object stream. */
type Place = readonly [kind: 1, offset: number, generation: 0] | readonly [kind: 2, container: number, index: number];

/**
 * The same document with everything but its streams packed into object streams, found by a cross-reference stream
 * (ISO 32000-1, 7.5.7 and 7.5.8): a tagged report is thousands of small objects that look alike. Only for files as
 * pdfkit writes them; what is signed later is appended and stays plain.
 */
export function packObjects(file: Buffer): Buffer {
  const text = file.toString('latin1');
  const { objects, trailer } = readObjects(text);
  const places = new Map<number, Place>();
  const parts: string[] = [text.slice(0, text.search(/\d+ 0 obj\n/))];
  let length = parts[0]?.length ?? 0;
  const append = ({ number, body }: WrittenObject): void => {
    places.set(number, [1, length, 0]);
    const part = `${number} 0 obj\n${body}endobj\n`;
    parts.push(part);
    length += part.length;
  };
  objects.filter(isStream).forEach(append);
  const small = objects.filter((object) => !isStream(object));
  let next = Math.max(...objects.map(({ number }) => number)) + 1;
  for (let start = 0; start < small.length; start += mostMembers) {
    const members = small.slice(start, start + mostMembers);
    members.forEach(({ number }, index) => places.set(number, [2, next, index]));
    append({ number: next, body: objectStream(members) });
    next += 1;
  }
  const offset = length;
  append({ number: next, body: crossReferenceStream(places, next, { trailer, offset }) });
  return Buffer.from(`${parts.join('')}startxref\n${offset}\n%%EOF\n`, 'latin1');
}

function readObjects(text: string): { readonly objects: readonly WrittenObject[]; readonly trailer: string } {
  const [, tableOffset = ''] = /startxref\n(\d+)\n%%EOF\s*$/.exec(text) ?? [];
  const table = text.slice(Number(tableOffset));
  const trailer = /trailer\n<<\n([\s\S]*?)\n>>\nstartxref/.exec(table)?.[1];
  if (tableOffset === '' || trailer === undefined) throw new Error('Not a file as pdfkit writes it');
  const offsets = [...table.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
  const ends = [...offsets, Number(tableOffset)].sort((one, other) => one - other);
  const endOf = new Map(ends.map((start, index) => [start, ends[index + 1] ?? 0]));
  const objects = offsets.map((offset, index): WrittenObject => {
    const written = text.slice(offset, endOf.get(offset));
    const head = `${index + 1} 0 obj\n`;
    if (!written.startsWith(head) || !written.endsWith('endobj\n')) throw new Error(`Object ${index + 1} is not whole`);
    return { number: index + 1, body: written.slice(head.length, -'endobj\n'.length) };
  });
  return { objects, trailer };
}

/** A dictionary ends with `>>`, whatever its texts say. */
const isStream = ({ body }: WrittenObject): boolean => body.endsWith('endstream\n');

function objectStream(members: readonly WrittenObject[]): string {
  let reach = 0;
  const heads = members.map(({ number, body }) => {
    const head = `${number} ${reach}`;
    reach += body.length;
    return head;
  });
  const head = `${heads.join(' ')}\n`;
  const content = head + members.map(({ body }) => body).join('');
  return stream(`/Type /ObjStm\n/N ${members.length}\n/First ${head.length}`, Buffer.from(content, 'latin1'));
}

function crossReferenceStream(
  places: ReadonlyMap<number, Place>,
  own: number,
  { trailer, offset }: { readonly trailer: string; readonly offset: number },
): string {
  const rows = Array.from({ length: own + 1 }, (_, number) => {
    if (number === own) return rowOf([1, offset, 0]);
    const place = places.get(number);
    return place === undefined ? rowOf([0, 0, 0xffff]) : rowOf(place);
  });
  const kept = trailer.replace(/^\/Size \d+$/m, `/Size ${own + 1}`);
  const parameters = `/DecodeParms <<\n/Predictor 12\n/Columns ${rowLength}\n>>`;
  return stream(`/Type /XRef\n/W [2 4 2]\n${parameters}\n${kept}`, predicted(rows));
}

const rowLength = 8;

function rowOf([kind, first, second]: readonly [kind: number, first: number, second: number]): Buffer {
  const row = Buffer.alloc(rowLength);
  row.writeUInt16BE(kind, 0);
  row.writeUInt32BE(first, 2);
  row.writeUInt16BE(second, 6);
  return row;
}

/** Each row as what it differs from the one above: neighbours in an object stream differ by one. */
function predicted(rows: readonly Buffer[]): Buffer {
  const up = 2;
  return Buffer.concat(
    rows.flatMap((row, index) => {
      const above = rows[index - 1];
      return [Buffer.of(up), Buffer.from(row.map((byte, column) => byte - (above?.[column] ?? 0)))];
    }),
  );
}

function stream(entries: string, content: Buffer): string {
  const packed = deflateSync(content, { level: 9 }).toString('latin1');
  return `<<\n${entries}\n/Filter /FlateDecode\n/Length ${packed.length}\n>>\nstream\n${packed}\nendstream\n`;
}
