import type { FastifyReply } from 'fastify';
import { sendAttachment } from '../../http/send-attachment.js';
import { sheetFileName, sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { sendPdf } from '../../reports/send-pdf.js';
import type { NoticeFormat } from './household-worker.js';

interface NoticeFile {
  readonly format: NoticeFormat;
  readonly reportNumber: string;
}

/** The PDF is shown by the browser, which a phone inside another app can do; only the workbook is a file to keep. */
export function sendNotice(reply: FastifyReply, bytes: Buffer, { format, reportNumber }: NoticeFile): void {
  if (format === 'pdf') return sendPdf(reply, bytes, `${reportNumber}-残值分配清单`);
  const fileName = sheetFileName(reportNumber, '残值分配清单', 'xlsx');
  sendAttachment(reply, { bytes, mediaType: sheetMediaTypes.xlsx, fileName });
}
