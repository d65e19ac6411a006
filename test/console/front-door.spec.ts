import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { localPath } from '../../src/http/page/send-page.js';
import { startService, type RunningService } from '../api/running-service.js';
import { Visitor } from './visitor.js';

const key = '0'.repeat(64);
let service: RunningService;
let visitor: Visitor;

// With a key nobody is let in for sitting at this machine.
beforeAll(async () => {
  service = await startService({ API_KEYS: `firm:${key}` });
  visitor = new Visitor(service);
}, 60_000);
afterAll(() => service.stop());

describe('the front door', () => {
  it('says what the service is and takes a code or a file, for anybody', async () => {
    const page = await visitor.get('/');
    expect(page.status).toBe(200);
    for (const words of ['查验码', '报告的 PDF 文件', 'href="/price-tables"', 'href="/docs"', 'href="/sign-in"']) {
      expect(page.text).toContain(words);
    }
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('leads from a code, as people type it, to the page of its report', async () => {
    const page = await visitor.get('/r?code=7f3a+0000+0000+0000+ooil');
    expect([page.status, page.headers['location']]).toEqual([303, '/r/7F3A-0000-0000-0000-0011']);
    const refused = await visitor.get('/r?code=%3Cscript%3E');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('查验码应为 20 位字母和数字');
    expect(refused.text).toContain('value="&lt;script>"');
  });

  it('answers for a file: never ours when we did not issue it', async () => {
    const answer = await visitor.upload('/verify', '报告<b>.pdf', Buffer.from('%PDF-1.7 nothing'));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('这不是本服务出具的报告');
    expect(answer.text).not.toContain('<b>');
    const nothing = await visitor.upload('/verify', '', Buffer.alloc(0));
    expect([nothing.status, nothing.text.includes('请选择报告的 PDF 文件')]).toEqual([422, true]);
  }, 60_000);

  it('refuses a file that is too large with a page', async () => {
    const small = await startService({ BODY_LIMIT_BYTES: '2000' });
    const answer = await new Visitor(small).upload('/verify', 'x.pdf', Buffer.alloc(5000));
    expect([answer.status, answer.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8']);
    await small.stop();
  }, 60_000);
});

describe('the front door of a service without keys', () => {
  it('shows residents the public places, and folds away the places of those who work here', async () => {
    const keyless = await startService();
    const local = new Visitor(keyless);
    const [front, verify, work] = await Promise.all(
      ['/', '/verify', '/console/assignments'].map((path) => local.get(path)),
    );
    for (const { text } of [front!, verify!]) {
      const [header = ''] = /<nav class="navigation".*?<\/nav>/s.exec(text) ?? [];
      const [shown = '', folded = ''] = header.split('<details class="menu">');
      expect([...shown.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/', '/price-tables', '/docs']);
      expect(folded).toContain('href="/console/assignments"');
      expect(folded).not.toContain('href="/price-tables"');
    }
    // Whoever works here has the menu open.
    expect(work!.text).toContain('href="/console/assignments"');
    expect(work!.text).not.toContain('class="menu"');
    await keyless.stop();
  }, 60_000);
});

describe('what pages load', () => {
  it('has names that never change their content', async () => {
    const { text } = await visitor.get('/');
    const style = /href="(\/assets\/page-[0-9a-f]{16}\.css)"/.exec(text)?.[1] ?? '';
    const answer = await request(service.server)
      .get(style)
      .expect(200)
      .expect('content-type', /text\/css/);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    await request(service.server).get('/assets/page-0000000000000000.css').expect(404);
    await request(service.server).get('/assets/..%2f..%2fpackage.json').expect(404);
  });
});

describe('failures', () => {
  const html = 'text/html,application/xhtml+xml;q=0.9';

  it('are pages for people and problem documents for programs', async () => {
    const page = await visitor.get('/nothing/here');
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.text).toContain('没有这个页面');
    await request(service.server)
      .get('/nothing/here')
      .expect(404)
      .expect('content-type', /problem\+json/);
    await request(service.server)
      .get('/v1/nothing')
      .set('accept', html)
      .expect(404)
      .expect('content-type', /problem/);
    await request(service.server)
      .get('/v1/people')
      .set('accept', html)
      .expect(401)
      .expect('content-type', /problem/);
  });

  it('of addresses that cannot be read are pages too, and repeat nothing of the address', async () => {
    const unreadable = await visitor.get('/r/7F3A%zz');
    expect([unreadable.status, unreadable.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(unreadable.headers['content-security-policy']).toContain("default-src 'none'");
    expect(unreadable.text).not.toContain('7F3A');
  });

  it('lead whoever must sign in first there, and back', async () => {
    const answer = await visitor.get('/people?organisation=x');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/sign-in?next=%2Fpeople%3Forganisation%3Dx']);
  });

  it('keep what was typed when the session has ended: the form is answered by a page, not led away', async () => {
    const answer = await visitor.post('/people', { login: 'x' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('填写的内容不会丢失');
  });

  it('say nothing of a form of another kind', async () => {
    const answer = await request(service.server).post('/sign-in').set('accept', html).send({ login: 'x' });
    expect([answer.status, answer.type]).toEqual([415, 'text/html']);
  });
});

describe('localPath', () => {
  it.each(['/people', '/people?a=1#b', '/%2f'])('lets %s', (path) => expect(localPath(path)).toBe(path));
  it.each([
    '',
    'people',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/a\nb',
    '/\t/x',
    'javascript:x',
  ])('refuses %j', (path) => expect(localPath(path)).toBeNull());
});
