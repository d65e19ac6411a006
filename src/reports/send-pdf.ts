import type { FastifyReply } from 'fastify';

/** Shown in the browser, saved under the report's number; phones that cannot show it offer to keep it. */
export function sendPdf(reply: FastifyReply, pdf: Uint8Array, number: string): void {
  const name = encodeURIComponent(`${number}.pdf`);
  void reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="report.pdf"; filename*=UTF-8''${name}`)
    .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
}
