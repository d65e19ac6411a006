import type { FastifyReply } from 'fastify';

/** Shown in the browser, saved under the report's number; phones that cannot show it offer to keep it. */
export function sendPdf(reply: FastifyReply, pdf: Uint8Array, number: string): void {
  const name = encodeURIComponent(`${number}.pdf`);
  void reply
    .type('application/pdf')
    // The viewers of browsers are pages of their own with styles of their own: the policy of all other answers stops them.
    .header(
      'content-security-policy',
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    .header('content-disposition', `inline; filename="report.pdf"; filename*=UTF-8''${name}`)
    .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
}
