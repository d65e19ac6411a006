/** Why a batch was not taken: each fault with the line, pointer or cell where it is found. */
import { sheetFaultText } from '../../price-tables/exchange/sheet-fault.js';
import { CommandError } from '../exit-code.js';
import type { Refused } from './batch-service.js';

const mostShown = 50;

interface FaultInAnswer {
  readonly pointer?: string;
  readonly line?: number;
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly column?: string | null;
  readonly header?: string | null;
  readonly message: string;
  readonly allowed?: string | null;
}

export function refusedBatch(refused: Refused): CommandError {
  const { faults = [], faultCount = faults.length } = problemOf(refused.body);
  const shown = faults.slice(0, mostShown).map((fault) => `  ${faultText(fault)}`);
  const rest = faultCount > shown.length && shown.length > 0 ? [`  …… 共 ${faultCount} 处`] : [];
  return new CommandError([refused.message, ...shown, ...rest].join('\n'), refused.exitCode);
}

function faultText({ pointer = '', line, message, ...fault }: FaultInAnswer): string {
  const { sheet, row = null, column = null, header = null, allowed = null } = fault;
  if (sheet !== undefined) return sheetFaultText({ sheet, row, column, header, message, allowed });
  const place = [line === undefined ? '' : `第 ${line} 行`, pointer].filter(Boolean).join(' ');
  return `${place}${place === '' ? '' : '：'}${message}${allowed === null ? '' : `；允许：${allowed}`}`;
}

function problemOf(body: Uint8Array): { readonly faults?: readonly FaultInAnswer[]; readonly faultCount?: number } {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as object;
  } catch {
    return {};
  }
}
