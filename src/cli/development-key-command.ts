/** `development-key --name 张三 --out DIR`: a key to try signing out, issued by the data folder's development authority. */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dayBefore, developmentFirm, openDevelopmentAuthority } from '../reports/firm-seal.js';
import { issueDevelopmentKey } from '../signing/certificates/development-authority.js';
import { writePkcs12 } from '../signing/pkcs12/write-pkcs12.js';
import { readCertificateFully } from '../signing/certificates/read-certificate.js';
import type { Workplace } from './appraise-command.js';
import { cannotWrite } from './cannot-write.js';
import { CommandError, exitCode } from './exit-code.js';
import { asCommandError } from './signing-words.js';

export interface DevelopmentKeyOptions {
  readonly name: string;
  readonly out: string;
}

export async function developmentKeyCommand(
  { name, out }: DevelopmentKeyOptions,
  { dataDir, clock }: Pick<Workplace, 'dataDir' | 'clock'>,
): Promise<string> {
  if (!/^[^/\\:*?"<>|\p{Cc}.][^/\\:*?"<>|\p{Cc}]*$/u.test(name)) {
    throw new CommandError('--name 须为可作文件名的姓名', exitCode.usage);
  }
  const { root } = await openDevelopmentAuthority(dataDir, clock);
  const order = { firm: developmentFirm, holder: name, now: dayBefore(clock.now()), years: 3 };
  const holder = await asCommandError(() => issueDevelopmentKey(root, order));
  const password = randomBytes(15).toString('base64url');
  const [keyFile, passwordFile] = [path.join(out, `${name}.p12`), path.join(out, `${name}.password`)];
  await mkdir(out, { recursive: true }).catch(cannotWrite(out));
  await writeNew(keyFile, writePkcs12({ holder, chain: [root.certificate], password }));
  await writeNew(passwordFile, `${password}\n`);
  const { commonName } = readCertificateFully(holder.certificate).summary;
  return [
    `开发测试密钥：${keyFile}（证书：${commonName}）`,
    `口令：${passwordFile}`,
    '只供试用：证书由开发测试用的机构签发，不能证明任何人的身份。',
  ].join('\n');
}

const writeNew = (file: string, content: Uint8Array | string): Promise<void> =>
  writeFile(file, content, { flag: 'wx', mode: 0o600 }).catch(cannotWrite(file, '文件已存在'));
