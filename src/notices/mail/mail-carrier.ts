/** Hands a letter to the mail server of the settings. Knows nothing of notices, people or retries. */
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { MailSettings } from '../../config/outgoing-settings.js';
import type { Letter } from './mail-text.js';

export interface AddressedLetter extends Letter {
  /** The same for every attempt, so that a letter that arrived twice can be seen to be one. */
  readonly id: string;
  readonly to: string;
}

/** The server did not take the letter. `isFinal`: it never will. */
export class MailNotTaken extends Error {
  constructor(
    /** For the record: a code and the server's number, no text of the server, since that may repeat the address. */
    readonly code: string,
    readonly isFinal: boolean,
    options?: ErrorOptions,
  ) {
    super(`the mail was not taken: ${code}`, options);
    this.name = 'MailNotTaken';
  }
}

const waitMs = 20_000;

export class MailCarrier {
  private readonly transport: Transporter<SMTPTransport.SentMessageInfo>;

  constructor(private readonly settings: MailSettings) {
    this.transport = createTransport(transportOptions(settings));
  }

  async send({ id, to, subject, text }: AddressedLetter): Promise<void> {
    const { address, name } = this.settings.from;
    const messageId = `<${id}@${address.split('@').at(-1) ?? ''}>`;
    try {
      await this.transport.sendMail({
        from: { name, address },
        to: { name: '', address: to },
        messageId,
        subject,
        text,
        textEncoding: 'base64',
        // RFC 3834: nobody's absence note shall answer a machine.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw notTaken(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

function transportOptions(settings: MailSettings): SMTPTransport.Options {
  const { host, port, user, password, tls, authority } = settings;
  return {
    host,
    port,
    secure: tls === 'from-start',
    requireTLS: tls === 'required',
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    // An authority of one's own is trusted beside the usual ones, not instead of them.
    tls: {
      minVersion: 'TLSv1.2',
      ...(authority === null ? {} : { ca: [...rootCertificates, ...certificatesOf(authority)] }),
    },
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const certificatesOf = (pem: string): readonly string[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map((one) =>
    new X509Certificate(one).toString(),
  );

/** Only a 5yz about this letter or its addressee is final; a refused password or certificate is ours to mend. */
function notTaken(error: unknown): MailNotTaken {
  const { code, responseCode } = (error ?? {}) as { readonly code?: unknown; readonly responseCode?: unknown };
  const name = typeof code === 'string' ? code : 'unknown';
  const number = typeof responseCode === 'number' ? responseCode : null;
  const isFinal = (name === 'EENVELOPE' || name === 'EMESSAGE') && number !== null && number >= 500;
  return new MailNotTaken(number === null ? name : `${name} ${number}`, isFinal, { cause: error });
}
