import { deflateSync } from 'node:zlib';
import type { RevocationMaterial } from '../revocation/revocation-status.js';
import type { IncrementalUpdate } from './incremental-update.js';
import type { PdfFile } from './pdf-file.js';
import { PdfDictionary, PdfName, type PdfReference, PdfStream, type PdfValue } from './pdf-value.js';

/** What a file carries so that it can be verified long after its authorities have gone (document security store, DSS). */
export interface SecurityStore extends RevocationMaterial {
  readonly certificates: readonly Uint8Array[];
}

export const storeKeys = { certificates: 'Certs', ocspResponses: 'OCSPs', crls: 'CRLs' } as const;
const parts = Object.keys(storeKeys) as (keyof SecurityStore)[];

/** The store of the file (ETSI EN 319 142-1, 5.4.2); empty when it has none. Streams that cannot be read are left out. */
export function readSecurityStore(file: PdfFile): SecurityStore {
  const store = file.dictionary(file.catalog.get('DSS'));
  const read = (part: keyof SecurityStore): Uint8Array[] =>
    file.list(store?.get(storeKeys[part])).flatMap((item) => streamBytes(file, item));
  return { certificates: read('certificates'), ocspResponses: read('ocspResponses'), crls: read('crls') };
}

/** The same, read once for a file that is asked about many signatures. */
export function securityStoreOf(file: PdfFile): SecurityStore {
  const known = stores.get(file) ?? readSecurityStore(file);
  stores.set(file, known);
  return known;
}

const stores = new WeakMap<PdfFile, SecurityStore>();

function streamBytes(file: PdfFile, item: PdfValue): Uint8Array[] {
  const stream = file.resolve(item);
  return stream instanceof PdfStream ? [file.unpack(stream)] : [];
}

/**
 * Adds what the store of the file does not hold yet and gives the changes of the catalog; undefined when there is nothing to
 * add. What is there stays as it is.
 */
export function writeSecurityStore(
  update: IncrementalUpdate,
  file: PdfFile,
  additions: SecurityStore,
): { DSS: PdfReference } | undefined {
  const present = readSecurityStore(file);
  const existing = file.dictionary(file.catalog.get('DSS'));
  const changes: Record<string, PdfValue> = {};
  for (const part of parts) {
    const added = distinct(additions[part]).filter((der) => !present[part].some((held) => isSame(held, der)));
    if (added.length === 0) continue;
    const kept = file.list(existing?.get(storeKeys[part]));
    changes[storeKeys[part]] = [...kept, ...added.map((der) => writeStream(update, der))];
  }
  if (Object.keys(changes).length === 0) return undefined;
  const store = update.reserve();
  update.write(store, (existing ?? new PdfDictionary([['Type', new PdfName('DSS')]])).with(changes));
  return { DSS: store };
}

function writeStream(update: IncrementalUpdate, der: Uint8Array): PdfReference {
  const reference = update.reserve();
  const packed = deflateSync(der, { level: 9 });
  const isSmaller = packed.length < der.length;
  const dictionary = new PdfDictionary(isSmaller ? [['Filter', new PdfName('FlateDecode')]] : []);
  update.writeStream(reference, new PdfStream(dictionary, isSmaller ? packed : der));
  return reference;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const distinct = (all: readonly Uint8Array[]): Uint8Array[] =>
  all.filter((der, index) => all.findIndex((other) => isSame(other, der)) === index);
