import type { FastifyReply } from 'fastify';

/** Saved beside the PDF, under its name with `.sig` behind. */
export function sendSignature(reply: FastifyReply, text: string, number: string): void {
  const name = encodeURIComponent(`${number}.pdf.sig`);
  void reply
    .type('application/json')
    .header('content-disposition', `attachment; filename="report.pdf.sig"; filename*=UTF-8''${name}`)
    .send(text);
}
