/** Rows written past all use cases: what the database itself refuses. */
import type { PriceDraft } from '../../../src/price-tables/drafting/price-draft.js';
import { approver, editor, headOf, officeOpens, rowOf, seen, type PriceOffice } from './price-office.js';

export type Row = Readonly<Record<string, string | number | null | Buffer>>;

export const wrongHash = 'f'.repeat(64);

export class RawPrices {
  private starts = 0;

  constructor(readonly office: PriceOffice) {}

  async insert(table: string, row: Row, verb = 'INSERT'): Promise<void> {
    const keys = Object.keys(row);
    const marks = keys.map(() => '?').join(', ');
    await this.office.query(`${verb} INTO ${table} (${keys.join(', ')}) VALUES (${marks})`, Object.values(row));
  }

  /** A draft for a day of its own. */
  async draft(): Promise<PriceDraft> {
    this.starts += 1;
    const validFrom = new Date(Date.parse('2026-02-01') + this.starts * 86_400_000).toISOString().slice(0, 10);
    return this.office.drafts.create(editor, headOf({ validFrom }), [rowOf('2')]);
  }

  propose(draft: PriceDraft): Promise<PriceDraft> {
    return this.office.drafts.propose(editor, { ...seen(draft), reason: 'new' });
  }

  async approve(draft: PriceDraft): Promise<PriceDraft> {
    return this.office.drafts.approve(approver, { ...seen(await this.propose(draft)), reason: null });
  }

  /** Something else is published in the table meanwhile. */
  move(): Promise<string> {
    this.starts += 1;
    const validFrom = new Date(Date.parse('2020-02-01') + this.starts * 86_400_000).toISOString().slice(0, 10);
    return this.office.publishNew('4', { validFrom });
  }

  async step(draft: PriceDraft, act: string, change: Row = {}): Promise<void> {
    const steps = await this.office.drafts.steps('association', draft.id);
    const by = change['actor'] ?? 'approver';
    await this.insert('price_draft_steps', {
      draft_id: draft.id,
      number: steps.length + 1,
      organisation_id: 'association',
      act,
      actor: by,
      person_id: by,
      at: officeOpens,
      reason: null,
      content_sha256: draft.contentSha256,
      ...change,
    });
  }

  update(draft: PriceDraft, set: string): Promise<unknown> {
    return this.office.query(`UPDATE price_drafts SET ${set}, version = version + 1 WHERE id = ?`, [draft.id]);
  }

  edition(draft: PriceDraft, change: Row = {}): Row {
    this.starts += 1;
    return {
      edition_id: `city/city-scrap/${draft.validFrom}`,
      organisation_id: 'association',
      table_id: 'city-scrap',
      publisher: 'city',
      kind: 'scrap',
      private_to: null,
      origin: 'draft',
      valid_from: draft.validFrom,
      published_at: new Date(Date.parse(this.office.instant) + this.starts * 1000).toISOString(),
      corrects: null,
      fingerprint: String(this.starts).padStart(64, '0'),
      document: Buffer.from('x'),
      table_json: '{}',
      draft_id: draft.id,
      content_sha256: draft.contentSha256,
      recorded_at: this.office.instant,
      ...change,
    };
  }
}
