/** The second signatures that stand beside files of reports, and which files still lack one. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ReportFile } from '../report.entities.js';
import { ReportNationalSignature } from './national-signature.entity.js';

export type NewNationalSignature = Pick<ReportNationalSignature, 'text' | 'keySha256'>;
export type SignedFile = Pick<ReportFile, 'sha256' | 'reportId' | 'organisationId'>;

@Injectable()
export class NationalSignatures {
  constructor(private readonly dataSource: DataSource) {}

  /** The text of the `.sig` for these very bytes. */
  async of(file: Pick<ReportFile, 'sha256'> | null): Promise<string | null> {
    if (file === null) return null;
    const { sha256 } = file;
    return (await this.dataSource.manager.findOneBy(ReportNationalSignature, { sha256 }))?.text ?? null;
  }

  /** Issued and renewed files without one, oldest first: of reports older than the key, or from when it failed. */
  missing(): Promise<readonly SignedFile[]> {
    return this.dataSource.manager
      .createQueryBuilder(ReportFile, 'file')
      .leftJoin(ReportNationalSignature, 'signature', 'signature.sha256 = file.sha256')
      .where("file.kind <> 'draft' AND signature.sha256 IS NULL")
      .orderBy('file.createdAt')
      .getMany();
  }
}

/** In the caller's transaction; false when somebody signed the file meanwhile: theirs stands. */
export async function addNationalSignature(
  manager: EntityManager,
  { sha256, reportId, organisationId }: SignedFile,
  signature: NewNationalSignature & { readonly at: Date },
): Promise<boolean> {
  if (await manager.existsBy(ReportNationalSignature, { sha256 })) return false;
  const { text, keySha256, at } = signature;
  const row = { sha256, reportId, organisationId, text, keySha256, at: at.toISOString() };
  await manager.insert(ReportNationalSignature, row);
  return true;
}
