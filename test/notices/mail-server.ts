import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly raw: string;
  readonly isEncrypted: boolean;
  readonly user: string | null;
}

export interface MailServer {
  readonly port: number;
  readonly received: ReceivedMail[];
  /** Numbers with which the next letters are refused, one each, at the place named. */
  readonly refusals: { readonly at: 'recipient' | 'content'; readonly number: number }[];
  stop(): Promise<void>;
}

const refusal = (number: number): Error => Object.assign(new Error('not now'), { responseCode: number });

/** A real SMTP server in this process that keeps what it is sent. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const refusals: MailServer['refusals'] = [];
  const server = new SMTPServer({
    disabledCommands: options.cert === undefined ? ['STARTTLS', 'AUTH'] : [],
    authOptional: true,
    ...options,
    onRcptTo: (_address, _session, done) =>
      done(refusals[0]?.at === 'recipient' ? refusal(refusals.shift()!.number) : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusals[0]?.at === 'content') return done(refusal(refusals.shift()!.number));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom === false ? '' : mailFrom.address,
          raw: Buffer.concat(chunks).toString('utf8'),
          isEncrypted: session.secure,
          user: session.user === undefined ? null : String(session.user),
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, received, refusals, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
