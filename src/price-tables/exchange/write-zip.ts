/** Parts into a zip, always with the same bytes: no clock, no owner, no order but the one given. */
import { ZipFile } from 'yazl';

/** The first moment a zip can name. */
const NO_MOMENT = new Date(Date.UTC(1980, 0, 1));

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
}

export async function writeZip(parts: readonly ZipPart[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content } of parts) {
    zip.addBuffer(content, name, { mtime: NO_MOMENT, mode: 0o100644, compress: true });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
