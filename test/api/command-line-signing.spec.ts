import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { appraiseCommand, type AppraiseOptions, type Workplace } from '../../src/cli/appraise-command.js';
import { developmentKeyCommand } from '../../src/cli/development-key-command.js';
import { signCommand, type SignOptions, type SigningPlace } from '../../src/cli/sign-command.js';
import { verifyCommand } from '../../src/cli/verify-command.js';
import { readSettings } from '../../src/config/settings.js';
import { slotsOf } from '../../src/reports/signature-slots.js';
import { checkCms } from '../../src/signing/cms/check-cms.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { testInstant } from './running-service.js';
import { engagement, smallOrder } from './small-order.js';
import { SmallService } from './small-signing-service.js';

const folder = temporaryFolder('cli-signing');
const at = (name: string): string => join(folder.path, name);
const { appraisers } = engagement;
const order = smallOrder({ engagement });
const slots = slotsOf({ engagement: { appraisers, firm: { name: '某评估公司' } } } as never);

let place: Workplace;
let signing: SigningPlace;
const appraise = (options: AppraiseOptions): Promise<string> => appraiseCommand(at('order.json'), options, place);
const keyOf = (name: string): Pick<SignOptions, 'p12' | 'passwordFile'> => ({
  p12: at(`${name}.p12`),
  passwordFile: at(`${name}.password`),
});
const sign = (file: string | undefined, options: SignOptions): Promise<string> => signCommand(file, options, signing);

beforeAll(async () => {
  const clock = { now: () => new Date(testInstant) };
  place = { shelf: await loadShelf(readSettings({})), clock, dataDir: folder.path };
  const input = new PassThrough();
  signing = { clock, terminal: { input, output: { write: () => true } } };
  await writeFile(at('order.json'), JSON.stringify(order));
  for (const { name } of appraisers) await developmentKeyCommand({ name, out: folder.path }, place);
  await appraise({ pdf: at('empty.pdf'), unsigned: true });
}, 90_000);
afterAll(() => folder.remove());

describe('a report with development signatures', () => {
  it('bears every appraiser’s signature, then the seal, then the archive time-stamp, and verifies', async () => {
    const said = await appraise({ pdf: at('all.pdf'), developmentSignatures: true });
    expect(said).toContain('2 名评估人员已签名，评估单位已盖章（均为开发测试），未登记');
    const { text, exitCode } = await verifyCommand(at('all.pdf'), { json: true }, place);
    expect(exitCode).toBe(0);
    const { signature } = JSON.parse(text) as { signature: ReturnType<typeof verifyPdf> };
    expect(signature.signatures.map(({ fieldName, signerName, level }) => [fieldName, signerName, level])).toEqual([
      ['Appraiser1', '张三（开发测试）', 'B-LTA'],
      ['Appraiser2', '李四（开发测试）', 'B-LTA'],
      ['FirmSeal', '开发测试评估单位（开发测试）', 'B-LTA'],
    ]);
    expect(signature.timeStamps).toHaveLength(1);
  }, 60_000);

  it('is never made of a draft, and only with --pdf', async () => {
    await writeFile(at('draft.json'), JSON.stringify(smallOrder()));
    const said = await appraiseCommand(at('draft.json'), { pdf: at('draft.pdf'), developmentSignatures: true }, place);
    expect(said).toContain('草稿，未签章');
    await expect(appraise({ developmentSignatures: true })).rejects.toMatchObject({ exitCode: 2 });
    await expect(appraise({ pdf: at('x.pdf'), developmentSignatures: true, unsigned: true })).rejects.toMatchObject({
      exitCode: 2,
    });
  }, 60_000);
});

describe('sign FILE.pdf --slot', () => {
  it('signs one field after the other, each by its own appraiser', async () => {
    const first = await sign(at('empty.pdf'), { slot: 'appraiser-1', ...keyOf('张三'), out: at('one.pdf') });
    expect(first).toContain('已签名：appraiser-1 张三（证书：张三（开发测试））');
    expect(first).toContain('下一步：appraiser-2（李四）签名');
    expect(first).toMatch(/摘要 SHA-256：[0-9a-f]{64}/);
    const second = await sign(at('one.pdf'), { slot: 'appraiser-2', ...keyOf('李四'), out: at('two.pdf') });
    expect(second).toContain('下一步：评估单位盖章');
    const { text, exitCode } = await verifyCommand(at('two.pdf'), {}, place);
    // Both signatures are sound, but without the seal it is no report.
    expect([exitCode, text.match(/^ {2}签名：/gm)?.length]).toEqual([1, 2]);
    expect(text).toContain('signatures-missing');
  }, 60_000);

  it.each<[string, string, Partial<SignOptions> & { by: string }, string]>([
    [
      'out of order',
      'empty.pdf',
      { slot: 'appraiser-2', by: '李四' },
      '还没有轮到 appraiser-2：appraiser-1（张三）须先签名',
    ],
    ['twice', 'one.pdf', { slot: 'appraiser-1', by: '张三' }, 'appraiser-1 已经签名'],
    ['for another', 'empty.pdf', { slot: 'appraiser-1', by: '李四' }, '这个签名栏属于“张三”'],
    [
      'in a field that is not there',
      'empty.pdf',
      { slot: 'appraiser-3', by: '张三' },
      'appraiser-1（张三）、appraiser-2（李四）',
    ],
    ['in the seal’s place', 'two.pdf', { slot: 'seal', by: '张三' }, '没有“seal”这个签名栏'],
    ['after the seal', 'all.pdf', { slot: 'appraiser-1', by: '张三' }, 'appraiser-1 已经签名'],
    ['in something else', 'order.json', { slot: 'appraiser-1', by: '张三' }, '不是本程序的报告'],
  ])('refuses to sign %s', async (_, file, { by, ...options }, words) => {
    const refused = sign(at(file), { ...options, ...keyOf(by), out: at('never.pdf') });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(words) });
    await expect(readFile(at('never.pdf'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a file that was changed after a signature', async () => {
    const bytes = await readFile(at('one.pdf'));
    bytes[bytes.indexOf('stream') + 200]! ^= 1;
    await writeFile(at('changed.pdf'), bytes);
    const refused = sign(at('changed.pdf'), { slot: 'appraiser-2', ...keyOf('李四'), out: at('never.pdf') });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('被改动过') });
  });

  it('says that a password is wrong, and asks for one only on a terminal', async () => {
    await writeFile(at('wrong.password'), 'wrong\n');
    const options = { slot: 'appraiser-1', p12: at('张三.p12') };
    await expect(sign(at('empty.pdf'), { ...options, passwordFile: at('wrong.password') })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('口令不对'),
    });
    await expect(sign(at('empty.pdf'), options)).rejects.toMatchObject({
      message: expect.stringContaining('--password-file'),
    });
  });

  it('reads the password from a terminal without showing it', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (raw: boolean) => modes.push(raw) });
    const modes: boolean[] = [];
    const shown: string[] = [];
    const terminal = { input, output: { write: (text: string) => shown.push(text) } };
    const password = (await readFile(at('张三.password'), 'utf8')).trim();
    input.write(`x\u007f${password}\r`);
    const options = { slot: 'appraiser-1', p12: at('张三.p12'), out: at('typed.pdf') };
    expect(await signCommand(at('empty.pdf'), options, { ...signing, terminal })).toContain('已签名');
    expect([modes, shown.join('')]).toEqual([[true, false], '私钥口令：\n']);
  });
});

describe('sign --service', () => {
  let service: SmallService;
  let url: string;
  beforeAll(async () => {
    service = new SmallService(new Uint8Array(await readFile(at('empty.pdf'))), slots[0]!);
    url = await service.start();
    await writeFile(at('api.key'), 'the-key\n');
  });
  afterAll(() => service.stop());
  const signThere = (options: Partial<SignOptions> = {}): Promise<string> =>
    sign(undefined, {
      service: url,
      appraisal: 'a-1',
      slot: 'appraiser-1',
      keyFile: at('api.key'),
      ...keyOf('张三'),
      ...options,
    });

  it('prepares, computes the digest itself, signs and hands the signature over', async () => {
    expect(await signThere()).toContain('服务已收下签名');
    const { signatures } = verifyPdf(service.received!, { trustStore: [], now: new Date(testInstant) });
    expect(signatures.map(({ fieldName, integrity, covers }) => [fieldName, integrity, covers])).toEqual([
      ['Appraiser1', 'intact', 'whole-file'],
    ]);
    expect(service.seen.map((line) => line.replace('/v1/appraisals/a-1/report/signatures', ''))).toEqual([
      'POST /appraiser-1/prepare Bearer the-key',
      'GET /v1/documents/r-1 Bearer the-key',
      'POST /appraiser-1/embed Bearer the-key',
    ]);
  });

  it('signs nothing when the file is not what the digest is of', async () => {
    service.received = null;
    service.tamper = (bytes) => {
      const other = Buffer.from(bytes);
      other[other.indexOf('stream') + 200]! ^= 1;
      return other;
    };
    await expect(signThere()).rejects.toMatchObject({ message: expect.stringContaining('请求的摘要与文件不符') });
    service.tamper = (bytes) => bytes;
    expect(service.received).toBeNull();
  });

  it('says what the service said, and keeps the key from other machines', async () => {
    await expect(signThere({ slot: 'appraiser-2' })).rejects.toMatchObject({
      exitCode: 1,
      message: '服务拒绝（409 slot-waiting）：还没有轮到。',
    });
    await expect(signThere({ service: 'http://example.org' })).rejects.toMatchObject({ exitCode: 2 });
    await expect(signThere({ service: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      message: expect.stringContaining('服务没有回答'),
    });
  });

  it('writes the CMS alone for a request, compared with the file when it is given', async () => {
    const { bytes, digest } = service.prepared;
    await writeFile(at('request.json'), JSON.stringify(service.answerTo()));
    await writeFile(at('prepared.pdf'), bytes);
    const request = { request: at('request.json'), ...keyOf('张三') };
    expect(await sign(undefined, { ...request, out: at('cms.p7s') })).toContain('没有核对文件');
    expect(checkCms(await readFile(at('cms.p7s')), () => Buffer.from(digest)).codes).toEqual([]);
    expect(await sign(at('prepared.pdf'), { ...request, out: at('cms.txt'), base64: true })).toContain('已与文件核对');
    const cms = Buffer.from(await readFile(at('cms.txt'), 'utf8'), 'base64');
    expect(checkCms(cms, () => Buffer.from(digest)).codes).toEqual([]);
    await expect(sign(at('empty.pdf'), { ...request, out: at('never.p7s') })).rejects.toMatchObject({ exitCode: 1 });
    await writeFile(at('no.json'), '{"digestSha256":"00"}');
    await expect(sign(undefined, { ...request, request: at('no.json'), out: at('never.p7s') })).rejects.toMatchObject({
      message: expect.stringContaining('不是签名请求'),
    });
  });
});

describe('development-key', () => {
  it('never writes over a key and takes no name that is a path', async () => {
    await expect(developmentKeyCommand({ name: '张三', out: folder.path }, place)).rejects.toMatchObject({
      exitCode: 2,
    });
    await expect(developmentKeyCommand({ name: '../张三', out: folder.path }, place)).rejects.toMatchObject({
      exitCode: 2,
    });
    await expect(developmentKeyCommand({ name: '长'.repeat(60), out: folder.path }, place)).rejects.toMatchObject({
      message: expect.stringContaining('name-unsuitable'),
    });
  });
});
