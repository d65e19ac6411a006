/** Which files of the archives a database names, wherever they lie. */
import type { QueryRunner } from 'typeorm';
import { sha256Hex } from '../../fingerprints/sha256.js';

export const archives = ['reports', 'evidence', 'photos'] as const;
export type Archive = (typeof archives)[number];

export interface KeptFile {
  readonly archive: Archive;
  readonly sha256: string;
}

/** Every column that names a file; a spec holds them against what a service has put into its archives. */
const namedBy: Readonly<Record<Archive, readonly (readonly [table: string, column: string])[]>> = {
  reports: [
    ['report_files', 'sha256'],
    ['report_preparations', 'prepared_sha256'],
    ['report_signature_requests', 'prepared_sha256'],
    ['report_signatures', 'result_sha256'],
  ],
  evidence: [['evidence_files', 'sha256']],
  photos: [
    ['survey_photos', 'sha256'],
    ['survey_photos', 'view_sha256'],
    ['survey_photos', 'thumbnail_sha256'],
  ],
};

/** By archive and name, each once. */
export async function keptFiles(runner: QueryRunner): Promise<readonly KeptFile[]> {
  const files: KeptFile[] = [];
  for (const archive of archives) {
    const parts = namedBy[archive].map(([table, column]) => `SELECT ${column} AS name FROM ${table}`);
    const rows = (await runner.query(`${parts.join(' UNION ')} ORDER BY name`)) as readonly { name: string }[];
    files.push(...rows.map(({ name }) => ({ archive, sha256: name })));
  }
  return files;
}

/** What is wrong with what an archive holds under the file's name; null: nothing. */
export function faultOfFile({ archive, sha256 }: KeptFile, bytes: Uint8Array | null): string | null {
  if (bytes === null) return `${archive}/${sha256} is missing`;
  return sha256Hex(bytes) === sha256 ? null : `${archive}/${sha256} has other bytes than its name says`;
}
