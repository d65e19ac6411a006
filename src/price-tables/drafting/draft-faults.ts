/** The rules of the edition files applied to a draft: every fault at once, at its row and field, in both languages. */
import type { Instant } from '../../engine/index.js';
import type { Fault } from '../../http/edge-error.js';
import { checkPriceRows } from '../check-price-rows.js';
import { columnOfField } from '../exchange/quotation-columns.js';
import { isPriceTableKind } from '../exchange/sheet-columns.js';
import { sheetFaultWords } from '../exchange/sheet-fault-words.js';
import type { LocalFault } from '../price-table-faults-error.js';
import type { PriceTableFile } from '../price-table-file.js';
import { validateBySchema } from '../validate-by-schema.js';
import { without } from '../without.js';
import { tableFileOf, type DraftContent } from './draft-content.js';

/** What no draft may hold, not even while it is being worked on: each field is what it must be, taken for itself. */
export function shapeFaults(content: DraftContent, now: Instant): readonly Fault[] {
  const file = tableFileOf(content, now);
  // A draft begins without rows, and is proposed with some.
  const faults = validateBySchema('price-table-edition', file).filter(
    ({ pointer }) => pointer !== '/rows' || content.rows.length > 0,
  );
  return faults.map((fault) => faultOf(fault, file));
}

/** What keeps a draft from being published, were it published now. */
export function publicationFaults(content: DraftContent, now: Instant): readonly Fault[] {
  const file = tableFileOf(content, now);
  const bySchema = validateBySchema('price-table-edition', file);
  const faults = bySchema.length > 0 ? bySchema : checkPriceRows(file);
  return faults.map((fault) => faultOf(fault, file));
}

const bodyNames: Readonly<Record<string, string>> = { '/id': '/tableId' };

function faultOf(fault: LocalFault, file: PriceTableFile): Fault {
  const [, index = '', field = ''] = /^\/rows\/(\d+)(.*)$/.exec(fault.pointer) ?? [];
  const row = file.rows[Number(index || NaN)];
  // A kind that is none has no columns, and is a fault of its own.
  const column = isPriceTableKind(file.kind) ? columnOfField(file.kind, field) : undefined;
  const earlier = earlierRowOf(fault);
  const head = without(file, 'rows');
  const around = { row: (row ?? {}) as Readonly<Record<string, unknown>>, column, head };
  const { message, allowed } = sheetFaultWords(fault, { ...around, earlier });
  return {
    pointer: bodyNames[fault.pointer] ?? fault.pointer,
    code: fault.code,
    message: { zh: message, en: fault.message },
    ...(allowed === null ? {} : { allowed }),
  };
}

/** Rows are counted from 1 where people read them. */
function earlierRowOf({ code, message }: LocalFault): number | null {
  const found = code === 'duplicate-row' ? /\/rows\/(\d+)/.exec(message)?.[1] : undefined;
  return found === undefined ? null : Number(found) + 1;
}
