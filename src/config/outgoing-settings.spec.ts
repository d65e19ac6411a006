import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingsError, type Environment } from './settings.js';

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(({ name }) => name);
    throw error;
  }
};
const mailOf = (environment: Environment) => readSettings(environment).outgoing.mail;

describe('the settings of what leaves the service', () => {
  it('send nothing unless told to', () => {
    expect(readSettings({}).outgoing).toEqual({ mail: null, webhooksToLoopback: false });
    expect(readSettings({ WEBHOOKS_TO_LOOPBACK: 'true' }).outgoing.webhooksToLoopback).toBe(true);
  });

  it('read a mail server with percent-encoded credentials; STARTTLS is demanded', () => {
    const mail = mailOf({ SMTP_URL: 'smtp://firm%40a:p%3Aw@mail.example.org', MAIL_FROM: 'n@example.org' });
    expect(mail).toMatchObject({ host: 'mail.example.org', port: 587, user: 'firm@a', password: 'p:w' });
    expect(mail).toMatchObject({ tls: 'required', from: { name: '', address: 'n@example.org' } });
  });

  it.each([
    ['smtps://mail.example.org', undefined, 465, 'from-start'],
    ['smtp://mail.example.org:25', 'if-offered', 25, 'if-offered'],
    ['smtp://127.0.0.1:2525', undefined, 2525, 'if-offered'],
    ['smtp://127.0.0.1:2525', 'required', 2525, 'required'],
  ])('%s with SMTP_STARTTLS %s means port %s, TLS %s', (url, starttls, port, tls) => {
    const environment = { SMTP_URL: url, SMTP_STARTTLS: starttls, MAIL_FROM: '残余价值 <n@example.org>' };
    expect(mailOf(environment)).toMatchObject({ port, tls, from: { name: '残余价值', address: 'n@example.org' } });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example.org' }, ['MAIL_FROM']],
    [{ SMTP_URL: 'https://mail.example.org', MAIL_FROM: 'a b' }, ['MAIL_FROM', 'SMTP_URL']],
    [{ SMTP_URL: 'smtp://mail.example.org/?x=1', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://%zz:p@mail.example.org', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
    [{ MAIL_FROM: 'x <a@b.cn' }, ['MAIL_FROM']],
    [{ SMTP_STARTTLS: 'maybe', WEBHOOKS_TO_LOOPBACK: 'yes' }, ['SMTP_STARTTLS', 'WEBHOOKS_TO_LOOPBACK']],
    [{ SMTP_CA_FILE: 'package.json' }, ['SMTP_CA_FILE']],
  ])('refuse %j', (environment, names) => {
    expect([...faultsOf(environment)].sort()).toEqual(names);
  });

  it('never print a password', () => {
    expect(() => readSettings({ SMTP_URL: 'ftp://u:hunter2@h', MAIL_FROM: 'a@b.cn' })).not.toThrow(/hunter2/);
  });
});
