/** Drafts as sheets: out to be edited, and in again, all rows or none. */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import { preconditionFailed } from '../../http/etag.js';
import { tableFileOf } from '../drafting/draft-content.js';
import { demand } from '../drafting/draft-rules.js';
import type { PriceDraft, SeenDraft } from '../drafting/price-draft.js';
import { PriceDrafts } from '../drafting/price-drafts.js';
import { without } from '../without.js';
import type { SheetFault } from './sheet-fault.js';
import { SheetRoom, type SheetUpload } from './sheet-room.js';
import { sheetFileName } from './sheet-file-name.js';
import type { SheetFormat } from './write-price-sheet.js';

export interface SheetFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly format: SheetFormat;
}

export type SheetImport =
  | { readonly kind: 'imported'; readonly draft: PriceDraft }
  | {
      readonly kind: 'faults';
      readonly faults: readonly SheetFault[];
      /** The sheet that came in, with the column 错误说明; null: not asked for, or the file cannot be read as a sheet. */
      readonly annotated: SheetFile | null;
    };

@Injectable()
export class DraftSheets {
  constructor(
    private readonly drafts: PriceDrafts,
    private readonly room: SheetRoom,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async export(caller: Caller, id: string, format: SheetFormat): Promise<SheetFile> {
    const { kind, rows, tableId, validFrom } = await this.drafts.find(caller.organisationId, id);
    const bytes = await this.room.write({ kind, rows }, format);
    return { bytes, format, fileName: sheetFileName(`${tableId}-${validFrom}`, '草稿', format) };
  }

  /** Replaces the rows of the draft the caller saw by those of the sheet. */
  async import(caller: Caller, seen: SeenDraft, upload: SheetUpload): Promise<SheetImport> {
    const draft = await this.drafts.find(caller.organisationId, seen.id);
    // A sheet for another state of the draft need not be read.
    if (String(draft.version) !== seen.ifMatch) throw preconditionFailed(String(draft.version));
    demand(draft, ['draft']);
    const head = without(tableFileOf(draft, this.clock.now().toISOString()), 'rows');
    const { reading, annotated } = await this.room.read(upload, head);
    if (reading.kind === 'table') {
      return { kind: 'imported', draft: await this.drafts.replaceRows(caller, seen, reading.table.rows) };
    }
    return {
      kind: 'faults',
      faults: reading.faults,
      annotated: annotated === null ? null : annotatedFile(upload.name, annotated),
    };
  }
}

function annotatedFile(name: string, bytes: Uint8Array): SheetFile {
  const format = bytes[0] === 0x50 ? 'xlsx' : 'csv';
  return { bytes, format, fileName: sheetFileName(name.replace(/\.(xlsx|csv)$/i, ''), '错误说明', format) };
}
