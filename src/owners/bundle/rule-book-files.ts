/**
 * Everything an appraisal was computed with, as files: the edition of the standard byte by byte, public price editions
 * as they were hashed, and of a firm's own price book the rows that were used.
 */
import { Inject, Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SHELF, type LiveShelf } from '../../appraisals/shelf.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { usedPriceRows } from '../../engine/index.js';
import { sha256Hex } from '../../fingerprints/sha256.js';
import { writeEditionExcerpt } from '../../price-tables/edition-excerpt.js';
import type { PublishedEdition } from '../../price-tables/price-table-file.js';
import { EditionDocuments } from '../../price-tables/published/edition-documents.js';
import type { ReportRecord } from '../../reports/report-record.js';
import { bundlePlaces, type BundleFile } from './bundle-format.js';
import { bundleProblem } from './bundle-problem.js';

export interface RuleBookFilesOfReport {
  readonly files: readonly BundleFile[];
  /** Ids of the public editions among them: the public log has entries about these. */
  readonly publicEditions: readonly string[];
}

@Injectable()
export class RuleBookFiles {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SHELF) private readonly shelf: LiveShelf,
    private readonly documents: EditionDocuments,
  ) {}

  /** Throws a problem where something is no longer at hand, or no longer what was hashed. */
  async of(record: ReportRecord): Promise<RuleBookFilesOfReport> {
    const { priceTables, standards } = await this.shelf.whole();
    const { fingerprints } = record;
    const { editions, missing } = priceTables.byFingerprints(fingerprints.priceTables.map(({ sha256 }) => sha256));
    const edition = standards.byFingerprint(fingerprints.standard);
    if (missing.length > 0) throw bundleProblem('bundle-rule-book-missing', missing.join(', '));
    if (edition === undefined) throw bundleProblem('bundle-rule-book-missing', fingerprints.standard);
    const place = `${edition.standard.id}/${edition.standard.version}`;
    const standard = edition.files.map(({ path, sha256 }) => this.standardFile(`${place}/${path}`, sha256));
    const used = new Set(usedPriceRows(record.appraisal));
    const tables = editions.map((published) => this.tableFile(published, used));
    const publicOnes = editions.filter(({ privateTo }) => privateTo === null);
    return {
      files: await Promise.all([...standard, ...tables]),
      publicEditions: publicOnes.map((published) => published.edition.editionId),
    };
  }

  private async standardFile(path: string, sha256: string): Promise<BundleFile> {
    const bytes = await readFile(join(this.settings.standardsDir, path)).catch(() => null);
    if (bytes === null || sha256Hex(bytes) !== sha256) throw bundleProblem('bundle-rule-book-missing', path);
    return { path: `${bundlePlaces.standard}${path}`, bytes };
  }

  private async tableFile(published: PublishedEdition, used: ReadonlySet<string>): Promise<BundleFile> {
    const { editionId } = published.edition;
    if (published.privateTo !== null) {
      return { path: `${bundlePlaces.priceRows}${editionId}.json`, bytes: writeEditionExcerpt(published, used) };
    }
    const bytes = await this.documents.of(editionId);
    if (bytes === null || sha256Hex(bytes) !== published.fingerprint) {
      throw bundleProblem('bundle-rule-book-missing', editionId);
    }
    return { path: `${bundlePlaces.priceTables}${editionId}.yaml`, bytes };
  }
}
