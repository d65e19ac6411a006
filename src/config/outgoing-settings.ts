import { existsSync, readFileSync } from 'node:fs';
import { isLoopback, type SettingsReader } from './settings-reader.js';

/** What leaves the service by itself: mail and webhooks. */
export interface OutgoingSettings {
  /** null: no mail is sent. */
  readonly mail: MailSettings | null;
  /** Webhooks may also go to this machine, unencrypted: for trials only. */
  readonly webhooksToLoopback: boolean;
}

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
  /** `from-start`: TLS from the first byte; `required`: STARTTLS or nothing; `if-offered`: STARTTLS where there is any. */
  readonly tls: 'from-start' | 'required' | 'if-offered';
  /** PEM of the authority that signed the server's certificate; null: those Node trusts. */
  readonly authority: string | null;
  readonly from: { readonly name: string; readonly address: string };
}

export function readOutgoing(reader: SettingsReader): OutgoingSettings {
  return { mail: readMail(reader), webhooksToLoopback: readSwitch(reader, 'WEBHOOKS_TO_LOOPBACK') };
}

function readMail(reader: SettingsReader): MailSettings | null {
  const from = readFrom(reader);
  const starttls = readStartTls(reader);
  const authority = readAuthority(reader);
  const url = readServer(reader);
  if (url === null || from === null) return null;
  const isTls = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    ...credentialsOf(url, reader),
    tls: isTls ? 'from-start' : (starttls ?? (isLoopback(host) ? 'if-offered' : 'required')),
    authority,
    from,
  };
}

function readServer(reader: SettingsReader): URL | null {
  const text = reader.text('SMTP_URL', '');
  if (text === '') return null;
  if (reader.text('MAIL_FROM', '') === '') reader.refuse('MAIL_FROM', 'needed with SMTP_URL: name@example.org');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && isServer(url)) return url;
  reader.refuse('SMTP_URL', 'smtp://user:password@host:587 or smtps://user:password@host:465, without path or query');
  return null;
}

const isServer = (url: URL): boolean =>
  ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname) && url.search === '';

function credentialsOf(url: URL, reader: SettingsReader): Pick<MailSettings, 'user' | 'password'> {
  if (url.username === '') return { user: null, password: null };
  try {
    return { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  } catch {
    reader.refuse('SMTP_URL', 'a user and a password with % and other special characters percent-encoded');
    return { user: null, password: null };
  }
}

/** `name@example.org` or `Some name <name@example.org>`. */
function readFrom(reader: SettingsReader): MailSettings['from'] | null {
  const text = reader.text('MAIL_FROM', '');
  if (text === '') return null;
  const match = /^(?:([^<>"\r\n]*?)\s*<)?([^\s<>@"]+@[A-Za-z0-9.-]+)>?$/.exec(text);
  if (match?.[2] !== undefined && text.includes('<') === text.endsWith('>')) {
    return { name: match[1] ?? '', address: match[2] };
  }
  reader.refuse('MAIL_FROM', 'name@example.org or Some name <name@example.org>');
  return null;
}

function readStartTls(reader: SettingsReader): 'required' | 'if-offered' | null {
  const text = reader.text('SMTP_STARTTLS', '');
  if (text === 'required' || text === 'if-offered') return text;
  if (text !== '') reader.refuse('SMTP_STARTTLS', 'required, if-offered');
  return null;
}

function readAuthority(reader: SettingsReader): string | null {
  const file = reader.text('SMTP_CA_FILE', '');
  if (file === '') return null;
  const pem = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  reader.refuse('SMTP_CA_FILE', 'a file with certificates in PEM');
  return null;
}

function readSwitch(reader: SettingsReader, name: string): boolean {
  const text = reader.text(name, 'false');
  if (text !== 'true' && text !== 'false') reader.refuse(name, 'true, false');
  return text === 'true';
}
