import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFirm, type Firm, type IssuedReport } from './issued-reports.js';

/** The box that is read first: its tone, and its words. */
function headOf(page: string): string {
  const [, tone = '', inner = ''] = /<div class="notice (\w+)" role="(?:alert|status)">(.*?)<\/div>/s.exec(page) ?? [];
  return [tone, ...inner.split(/<[^>]*>/).filter((words) => words !== '')].join(' ');
}

describe('the page /verify', () => {
  let firm: Firm;
  let report: IssuedReport;
  let pdf: Buffer;
  beforeAll(async () => {
    firm = await startFirm({ BODY_LIMIT_BYTES: '3000000' });
    report = await firm.issue();
    pdf = await firm.pdf(report);
  }, 120_000);
  afterAll(() => firm.service.stop());

  it('asks for a file or a code, without script', async () => {
    const { status, text } = await firm.readPage('/verify');
    expect(status).toBe(200);
    expect(text).toContain('enctype="multipart/form-data"');
    expect(text).toContain('action="/verify"');
    expect((await firm.readPage('/verification')).headers['location']).toBe('/verify');
  });

  it('answers three questions for a file: ours, altered, or another', async () => {
    const ours = await firm.sendFile('/verify', '报告.pdf', pdf);
    expect(ours.status).toBe(200);
    for (const words of ['这是本服务出具的报告', '未被改动？', '谁签的？', '还有效吗？', report.number, '<details>']) {
      expect(ours.text).toContain(words);
    }
    expect(ours.text).toContain(report.sha256);
    const bent = Buffer.from(pdf);
    bent[pdf.length >> 1]! ^= 1;
    const altered = await firm.sendFile('/verify', '报告.pdf', bent);
    expect(altered.text).toMatch(/文件被改动过，不能采信|这不是本服务出具的报告/);
    expect(altered.text).not.toContain('这是本服务出具的报告');
  });

  it('answers for a code, and does not claim that a file is unaltered', async () => {
    const known = await firm.sendForm('/verify', { code: report.code.toLowerCase().replaceAll('-', ' ') });
    expect(known.text).toContain('有这份报告');
    expect(known.text).toContain('请上传文件');
    expect(known.text).toContain(`/r/${report.code}`);
    expect(known.text).toContain('没有提交文件，没有核对签章');
    expect(known.text).not.toMatch(/无法证明|没有可以核对的电子签章/);
  });

  it('says of a code nobody issued that there is no such report, and nothing of a file nobody gave', async () => {
    const { status, text } = await firm.sendForm('/verify', { code: '0000-0000-0000-0000-0000' });
    expect([status, headOf(text)]).toEqual([
      200,
      'warning 没有这个查验码的报告 请核对报告封面上的查验码。如果确认无误，这份文件不是本服务出具的报告。',
    ]);
    expect(text).not.toContain('不符合');
  });

  it('says above all that a report is revoked, or superseded by another, for its file and for its code', async () => {
    const [revoked, old, next] = [await firm.issue(), await firm.issue(), await firm.issue()];
    const door = ({ appraisalId }: IssuedReport): string => `/v1/appraisals/${appraisalId}/report`;
    await firm.post(`${door(revoked)}/revoke`, { reason: '委托方资料不实' });
    await firm.post(`${door(old)}/supersede`, { reason: '重量有误', by: next.appraisalId });
    const headsOf = async (one: IssuedReport): Promise<readonly string[]> => [
      headOf((await firm.sendFile('/verify', '报告.pdf', await firm.pdf(one))).text),
      headOf((await firm.sendForm('/verify', { code: one.code })).text),
    ];
    for (const head of await headsOf(revoked)) {
      expect(head).toMatch(/^warning 这份报告已撤销 报告已被评估单位撤销，不得再使用。理由（.+）：委托方资料不实。/);
    }
    for (const head of await headsOf(old)) {
      expect(head).toMatch(/^caution 这份报告已被取代 报告已被新的报告取代，请以新报告为准。/);
      expect(head).toContain(`取代它的报告：${next.number}。`);
    }
    for (const head of await headsOf(next)) expect(head).toMatch(/^good /);
  }, 120_000);

  it.each<[string, string, Buffer, number]>([
    ['这是图片', 'photo.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 422],
    ['Office 文档或者压缩包', 'report.docx', Buffer.from('PK\x03\x04...'), 422],
    ['这不是 PDF 文件', '<b>.txt', Buffer.from('hello'), 422],
    ['这个文件是空的', 'empty.pdf', Buffer.alloc(0), 422],
    ['请选择报告的 PDF 文件', '', Buffer.alloc(0), 422],
    ['文件太大：最多 3 MB', 'scan.pdf', Buffer.alloc(5_000_000, '%PDF-1.7 '), 413],
  ])('says in plain words: %s', async (words, name, bytes, status) => {
    const answer = await firm.sendFile('/verify', name, bytes);
    expect([answer.status, answer.type]).toEqual([status, 'text/html']);
    expect(answer.text).toContain(words);
    expect(answer.text).not.toContain('<b>');
  });

  it('refuses what cannot be a code, and shows it again', async () => {
    const answer = await firm.sendForm('/verify', { code: '<script>' });
    expect([answer.status, answer.text.includes('value="&lt;script>"')]).toEqual([422, true]);
    expect((await firm.sendForm('/verify', {})).status).toBe(422);
  });
});
