import type { EntityManager } from 'typeorm';
import { ReportPreparation, ReportSignature, ReportSignatureRequest } from './signing.entities.js';

/** The report of which these bytes are a stage: drawn, made ready for a signature, or signed by some. */
export async function reportOfUnfinished(manager: EntityManager, sha256: string): Promise<string | null> {
  const found =
    (await manager.findOneBy(ReportSignature, { resultSha256: sha256 })) ??
    (await manager.findOneBy(ReportPreparation, { preparedSha256: sha256 })) ??
    (await manager.findOneBy(ReportSignatureRequest, { preparedSha256: sha256 }));
  return found?.reportId ?? null;
}
