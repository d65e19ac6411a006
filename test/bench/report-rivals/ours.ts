/** This project's report, from the words alone to the file as it is issued. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { openDevelopmentSeal, type FirmSeal } from '../../../src/reports/firm-seal.js';
import { renderPdf } from '../../../src/reports/render-pdf.js';
import { sealReport } from '../../../src/reports/seal-report.js';
import { sealFieldName, slotsOf } from '../../../src/reports/signature-slots.js';
import { PdfFile } from '../../../src/signing/pdf/pdf-file.js';
import { readSignatureFields } from '../../../src/signing/pdf/signature-fields.js';
import { signPdf } from '../../../src/signing/sign-pdf.js';
import { verifyPdf } from '../../../src/signing/verify-pdf.js';
import { benchDocument, benchIdentity, benchSources } from './bench-report.js';
import { RivalAbsent, type Rival } from './rival.js';

const sealedAt = new Date(benchIdentity.createdAt);

async function developmentSeal(): Promise<FirmSeal> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-seal-'));
  try {
    return await openDevelopmentSeal(folder, { now: () => sealedAt });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The press alone: words that stand ready, nothing attached. */
export function drawnAlone(): Rival {
  const document = { ...benchDocument(false), attachments: [] };
  return { make: () => renderPdf(document) };
}

export function unsigned(): Rival {
  return { make: () => renderPdf(benchDocument(false)) };
}

/** PAdES B-B under the fields of that name, one after the other, with local P-256 keys. */
async function signedIn(fieldNames: readonly string[]): Promise<Rival> {
  const seal = await developmentSeal();
  const { signer } = seal;
  const facts = { signer, signedAt: sealedAt, name: seal.inscription.firm, reason: '出具报告', location: '中国' };
  const make = async (): Promise<Uint8Array> => {
    let pdf = await renderPdf(benchDocument(fieldNames.length > 1));
    for (const fieldName of fieldNames) pdf = await signPdf(pdf, { ...facts, fieldName });
    return pdf;
  };
  const { verdict, signatures } = verifyPdf(await make(), { trustStore: [...seal.trustStore], now: sealedAt });
  if (verdict !== 'development' || signatures.length !== fieldNames.length) throw new Error(`not signed: ${verdict}`);
  return { make };
}

export const signedOnce = (): Promise<Rival> => signedIn([sealFieldName]);

export async function signedThrice(): Promise<Rival> {
  const wanted = slotsOf(benchSources.order).map(({ fieldName }) => fieldName);
  const fields = readSignatureFields(PdfFile.open(await renderPdf(benchDocument(true)))).map(({ name }) => name);
  if (wanted.some((name) => !fields.includes(name))) {
    throw new RivalAbsent(`the report has the fields ${fields.join(', ')}, not ${wanted.join(', ')}`);
  }
  return signedIn(wanted);
}

/** As a service issues it: sealed, stamped, with long-term proof and an archive stamp, and verified before it leaves. */
export async function issued(): Promise<Rival> {
  const seal = await developmentSeal();
  const make = async (): Promise<Uint8Array> => {
    const drawn = await renderPdf(benchDocument(false));
    const { pdf, level } = await sealReport(drawn, seal, { sealedAt, isLast: false });
    if (level !== 'B-LTA') throw new Error(`the seal reached ${level}`);
    return pdf;
  };
  return { make };
}

/** What no maker of signed reports can do without: the same bytes deflated once, hashed and signed once. */
export async function rawCost(): Promise<Rival> {
  const content = await renderPdf(benchDocument(false), { compress: false });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    make: () => {
      const packed = deflateSync(content);
      const digest = createHash('sha256').update(packed).digest();
      return Buffer.concat([packed, sign('sha256', digest, privateKey)]);
    },
  };
}
