/** Parts into a zip, always with the same bytes: no clock, no owner, no order but the one given. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** The first moment a zip can name. */
const NO_MOMENT = new Date(Date.UTC(1980, 0, 1));

/** Bytes at hand, or what makes them once it is their turn. */
export type ZipContent = Buffer | (() => AsyncIterable<string | Buffer> | Iterable<string>);

export interface ZipPart {
  readonly name: string;
  readonly content: ZipContent;
}

/** The zip as it is packed, part by part. */
export function zipStream(parts: readonly ZipPart[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, content } of parts) {
    const options = { mtime: NO_MOMENT, mode: 0o100644, compress: true };
    if (Buffer.isBuffer(content)) zip.addBuffer(content, name, options);
    else zip.addReadStreamLazy(name, options, (give) => give(null, Readable.from(content(), { objectMode: false })));
  }
  zip.end();
  return output;
}

export async function writeZip(parts: readonly ZipPart[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(parts) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
