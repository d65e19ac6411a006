import { addDocumentTimeStamp } from './add-document-time-stamp.js';
import { certificatesInMessages } from './certificates-of.js';
import { readCertificates } from './certificates/read-certificate.js';
import { IncrementalUpdate } from './pdf/incremental-update.js';
import { PdfFile } from './pdf/pdf-file.js';
import { readSecurityStore, writeSecurityStore } from './pdf/security-store.js';
import { collectRevocation } from './revocation/collect-revocation.js';
import type { RevocationSource } from './revocation/revocation-source.js';
import type { TimeStampAuthority } from './time-stamps/time-stamp-authority.js';

export interface ArchiveOrder {
  source: RevocationSource;
  /** Without one the file gets its store alone (PAdES B-LT). */
  authority?: TimeStampAuthority;
  /** DER of the roots that are believed: they are stored, so that chains are whole, and what they vouch for is asked about. */
  roots: readonly Uint8Array[];
  now: Date;
}

export interface ArchivedPdf {
  bytes: Uint8Array;
  /** Common names of certificates nobody would say anything of: the proof has a gap there. */
  unanswered: readonly string[];
}

/**
 * Adds to a signed file what proves it for ever after: certificates, revocation and a time-stamp over all of it. Done again
 * before the last time-stamp's certificate ends, it carries the proof on (renewal); signed bytes never change.
 */
export async function archivePdf(
  pdf: Uint8Array,
  { source, authority, roots, now }: ArchiveOrder,
): Promise<ArchivedPdf> {
  const file = PdfFile.open(pdf);
  const held = readSecurityStore(file);
  const inMessages = certificatesInMessages(file);
  const wanted = [...inMessages, ...issuersAmong(roots, inMessages)];
  const collected = await collectRevocation({ certificates: [...held.certificates, ...wanted], roots, source, now });
  const stored = addStore(pdf, file, { ...collected, certificates: wanted });
  const bytes = authority ? await addDocumentTimeStamp(stored, authority) : stored;
  return { bytes, unanswered: collected.unanswered };
}

/** Of all roots that are believed here, those this file rests on. */
function issuersAmong(roots: readonly Uint8Array[], certificates: readonly Uint8Array[]): Uint8Array[] {
  const issued = readCertificates(certificates);
  return readCertificates(roots)
    .filter((root) => issued.some(({ x509 }) => x509.checkIssued(root.x509)))
    .map(({ der }) => der);
}

function addStore(pdf: Uint8Array, file: PdfFile, additions: Parameters<typeof writeSecurityStore>[2]): Uint8Array {
  const update = new IncrementalUpdate(file);
  const change = writeSecurityStore(update, file, additions);
  if (!change) return pdf;
  update.write(file.rootReference, file.catalog.with(change));
  return new Uint8Array(update.finish().bytes);
}
