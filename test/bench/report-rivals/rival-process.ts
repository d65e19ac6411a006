/** The process of one rival: makes reports when it is told to, and says how long they took. */
import { RivalAbsent, type Rival } from './rival.js';
import * as ours from './ours.js';
import { pdfmakeTables } from './pdfmake.js';
import { plainPdfkit } from './plain-pdfkit.js';
import { processorMsOf } from './processor-time.js';
import { chromiumPrint, libreOffice } from './programs.js';

export const rivals = {
  'ours, drawn, nothing attached': ours.drawnAlone,
  'ours, unsigned, with its record': ours.unsigned,
  'ours, signed once (B-B)': ours.signedOnce,
  'ours, three signatures (B-B)': ours.signedThrice,
  'ours as issued (B-LTA, verified)': ours.issued,
  'one deflate, SHA-256, one P-256': ours.rawCost,
  'pdfkit, same lines, font read before': plainPdfkit,
  'pdfmake, same texts as tables': pdfmakeTables,
  'Chromium, same texts as tables': chromiumPrint,
  'LibreOffice Calc, four in one start': libreOffice,
} satisfies Record<string, () => Rival | Promise<Rival>>;

export type RivalName = keyof typeof rivals;

export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'absent'; readonly why: string }
  /** Per report. */
  | { readonly kind: 'made'; readonly ms: number; readonly processorMs: number | null; readonly bytes: number };

async function measured(rival: Rival, calls: number): Promise<Told> {
  const before = processorMsOf(process.pid);
  const started = process.hrtime.bigint();
  let bytes = 0;
  for (let call = 0; call < calls; call += 1) bytes = (await rival.make()).length;
  const reports = calls * (rival.reports ?? 1);
  const ms = Number(process.hrtime.bigint() - started) / 1e6 / reports;
  const after = processorMsOf(process.pid);
  const processorMs = before === null || after === null ? null : (after - before) / reports;
  return { kind: 'made', ms, processorMs, bytes };
}

const tell = (told: Told): void => void process.send?.(told);

export async function serveAs(name: RivalName): Promise<void> {
  let rival: Rival;
  try {
    rival = await rivals[name]();
  } catch (error) {
    if (!(error instanceof RivalAbsent)) throw error;
    tell({ kind: 'absent', why: error.message });
    process.disconnect();
    return;
  }
  process.on('message', (calls: number) => {
    if (calls > 0) return void measured(rival, calls).then(tell);
    void (rival.close?.() ?? Promise.resolve()).then(() => process.disconnect());
  });
  tell({ kind: 'ready' });
}
