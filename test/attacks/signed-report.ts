import { readFileSync } from 'node:fs';
import path from 'node:path';
import { appraiseLift } from '../../src/appraisals/appraise-lift.js';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { packageRoot } from '../../src/config/package-root.js';
import { readSettings } from '../../src/config/settings.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import { buildReportContent } from '../../src/reports/report-content.js';
import { unregisteredIdentity } from '../../src/reports/report-identity.js';
import { recordAttachment } from '../../src/reports/report-record.js';
import { archivePdf } from '../../src/signing/archive-pdf.js';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { signPdf, type SignatureOrder } from '../../src/signing/sign-pdf.js';
import { LongTermAuthority } from '../signing/long-term-authority.js';

export const signers = ['Appraiser1', 'Appraiser2', 'FirmSeal'] as const;
export type SignerField = (typeof signers)[number];

const day = 24 * 3600_000;
/** After all that the example knows of prices. */
const drawnAt = new Date('2026-11-22T03:04:05Z');

/** A report of the press in every stage of its signing, with everything that was needed to make it. */
export interface SignedReport {
  world: LongTermAuthority;
  keys: Readonly<Record<SignerField, CertifiedKey>>;
  unsigned: Uint8Array;
  /** Signed by the first appraiser, who certifies that only signatures may follow. */
  first: Uint8Array;
  second: Uint8Array;
  /** With the firm's seal, which locks the fields. */
  sealed: Uint8Array;
  /** As it was issued: with certificates, revocation and an archive time-stamp (PAdES B-LTA). */
  issued: Uint8Array;
  trust: { trustStore: Uint8Array[]; now: Date };
}

export async function signedReport(): Promise<SignedReport> {
  const world = new LongTermAuthority();
  world.now = drawnAt;
  const keys = { Appraiser1: world.issue('张三'), Appraiser2: world.issue('李四'), FirmSeal: world.seal };
  const unsigned = await drawnReport(world.now);
  const stages: Uint8Array[] = [];
  let pdf = unsigned;
  for (const [index, fieldName] of signers.entries()) {
    if (index > 0) world.now = new Date(world.now.getTime() + day);
    const timeStampAuthority = world.stamper(2);
    pdf = await signPdf(pdf, {
      ...signatureOrder(world, { fieldName, key: keys[fieldName] }),
      timeStampAuthority,
    });
    stages.push(pdf);
  }
  const [first, second, sealed] = stages as [Uint8Array, Uint8Array, Uint8Array];
  const issued = await archived(world, sealed);
  const now = new Date(world.now.getTime() + day);
  return { world, keys, unsigned, first, second, sealed, issued, trust: world.trust(now) };
}

/** How each of the three signs; the first certifies, the last locks. */
export function signatureOrder(
  world: LongTermAuthority,
  { fieldName, key }: { fieldName: string; key: CertifiedKey },
): SignatureOrder {
  return {
    fieldName,
    signer: world.signer(key),
    signedAt: world.now,
    name: '',
    location: '沈阳',
    reason: fieldName === 'FirmSeal' ? '出具电梯残余价值评估报告' : '估价师签字',
    docMdp: fieldName === 'Appraiser1' ? 2 : undefined,
    locksFields: fieldName === 'FirmSeal',
    contentsBytes: 6_000,
  };
}

export async function archived(world: LongTermAuthority, pdf: Uint8Array, years = 5): Promise<Uint8Array> {
  const roots = [world.root.certificate];
  const order = { source: world.source, authority: world.stamper(years), roots, now: world.now };
  return (await archivePdf(pdf, order)).bytes;
}

/** An order of the examples with few components, through the desk and the press, unsigned. */
async function drawnReport(issuedAt: Date): Promise<Uint8Array> {
  const example = path.join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const order = JSON.parse(readFileSync(example, 'utf8')) as { components: unknown[] };
  const shelf = await loadShelf(readSettings({}));
  const few = { ...order, components: order.components.slice(0, 3) };
  const outcome = appraiseLift(few, shelf, { now: () => issuedAt });
  if (outcome.kind !== 'appraised') throw new Error(JSON.stringify(outcome));
  const { fingerprints, ...appraisal } = outcome.appraisal;
  const edition = shelf.standards.find(outcome.order.standard.id, outcome.order.standard.version);
  if (!edition) throw new Error('the edition of the example is not on the shelf');
  const { standard, texts, statement } = edition;
  const identity = unregisteredIdentity(fingerprints.result, issuedAt);
  const content = buildReportContent({
    ...{ appraisal, order: outcome.order, fingerprints, standard, texts, statement },
    identity: { ...identity, registered: false, developmentSeal: true, appraisersSign: true },
    priceTables: [],
    missingForIssue: [],
    attachments: [recordAttachment({ report: identity, order: outcome.order, appraisal, fingerprints })],
  });
  return renderPdf(content);
}
