import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { appraiseCommand, type Workplace } from '../../src/cli/appraise-command.js';
import { signFile } from '../../src/cli/sign-file.js';
import { readSettings } from '../../src/config/settings.js';
import { openDevelopmentAuthority } from '../../src/reports/firm-seal.js';
import { developmentSigner, issueDevelopmentKey } from '../../src/signing/certificates/development-authority.js';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import type { Signer } from '../../src/signing/signer.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { testInstant } from './running-service.js';
import { engagement, smallOrder } from './small-order.js';

const folder = temporaryFolder('cli-own-keys');
const at = (name: string): string => join(folder.path, name);
const order = smallOrder({ engagement });

describe('sign FILE.pdf --slot', () => {
  let place: Workplace;
  beforeAll(async () => {
    place = {
      shelf: await loadShelf(readSettings({})),
      clock: { now: () => new Date(testInstant) },
      dataDir: folder.path,
    };
    await writeFile(at('order.json'), JSON.stringify(order));
    await appraiseCommand(at('order.json'), { pdf: at('empty.pdf'), unsigned: true }, place);
  }, 90_000);
  afterAll(() => folder.remove());

  it('refuses a key that has signed already, also with a certificate of its own for each name', async () => {
    const { root } = await openDevelopmentAuthority(folder.path, place.clock);
    const [validFrom, validTo] = [new Date('2026-01-01T00:00:00Z'), new Date('2029-01-01T00:00:00Z')];
    const issued = {
      purpose: 'document-signing',
      validFrom,
      validTo,
      issuer: root,
      crlUrl: 'http://localhost/crl',
    } as const;
    const { key } = issueDevelopmentKey(root, { firm: '某评估公司', holder: '张三', now: validFrom, years: 3 });
    const signerOf = (name: string): Signer => {
      const subject = { countryCode: 'CN', organization: '某评估公司', unit: '', commonName: `${name}（开发测试）` };
      return developmentSigner(root, {
        key,
        certificate: issueCertificate({ ...issued, subject, publicKey: key }, root.key),
      });
    };
    const signFirst = {
      file: 'empty.pdf',
      bytes: await readFile(at('empty.pdf')),
      slot: 'appraiser-1',
      out: at('own.pdf'),
    };
    await signFile(signFirst, signerOf('张三'), place.clock);
    const bytes = await readFile(at('own.pdf'));
    const second = signFile(
      { file: 'own.pdf', bytes, slot: 'appraiser-2', out: at('never.pdf') },
      signerOf('李四'),
      place.clock,
    );
    await expect(second).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining('已经用过') });
  }, 60_000);
});
