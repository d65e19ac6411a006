/** A firm whose people sign reports on keys of their own, with a running service before them. */
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { ApiKeys } from '../../src/access/keys/api-keys.js';
import { grantable } from '../../src/access/permissions.js';
import type { Role } from '../../src/access/roles.js';
import { packageRoot } from '../../src/config/package-root.js';
import { developmentAuthorityFolder } from '../../src/reports/firm-seal.js';
import {
  createDevelopmentAuthority,
  developmentSigner,
  exportDevelopmentAuthority,
  importDevelopmentAuthority,
  issueDevelopmentKey,
  type CertifiedKey,
  type DevelopmentAuthority,
  type DevelopmentKeyOrder,
} from '../../src/signing/certificates/development-authority.js';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { createCms } from '../../src/signing/cms/create-cms.js';
import type { Signer } from '../../src/signing/signer.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { startService, testInstant, type RunningService } from './running-service.js';
import { addPerson, type SignedIn } from './signed-in.js';

const files = {
  rootCertificate: 'root.pem',
  rootKey: 'root-key.pem',
  sealCertificate: 'seal.pem',
  sealKey: 'seal-key.pem',
};
const firm = '开发测试评估单位';

export type Headers = Readonly<Record<string, string>>;

export type Hired = Pick<SignedIn, 'personId' | 'headers'>;

export class SigningFirm {
  readonly folder = temporaryFolder('signing');
  readonly authority: DevelopmentAuthority;
  private running: RunningService | null = null;
  people!: Readonly<Record<'first' | 'second' | 'reviewer' | 'signer', Hired>>;

  /** The authority is made before the first start, so that tests hold its key; `sealYears` and root outlive the seal. */
  constructor(private readonly environment: Readonly<Record<string, string>> = {}) {
    const folder = developmentAuthorityFolder(this.folder.path);
    mkdirSync(folder, { recursive: true });
    const order = { firm, now: new Date('2026-10-01T00:00:00Z'), rootYears: 40, sealYears: 3 };
    const pem = exportDevelopmentAuthority(createDevelopmentAuthority(order));
    for (const [part, name] of Object.entries(files)) writeFileSync(join(folder, name), pem[part as keyof typeof pem]);
    this.authority = importDevelopmentAuthority(pem);
  }

  get service(): RunningService {
    if (!this.running) throw new Error('not started');
    return this.running;
  }

  async start(instant: string = testInstant, changes: Readonly<Record<string, string>> = {}): Promise<void> {
    const shared = { DATA_DIR: this.folder.path, REPORT_SIGNATURES: 'appraisers-and-seal' };
    this.running = await startService({ ...shared, ...this.environment, ...changes }, instant);
  }

  async hire(): Promise<void> {
    const hired = (name: string, role: Role): Promise<Hired> => this.person(name, [role]);
    this.people = {
      first: await hired('王示例', 'appraiser'),
      second: await hired('李示例', 'appraiser'),
      reviewer: await hired('陈示例', 'reviewer'),
      signer: await hired('签章人', 'signer'),
    };
  }

  person(name: string, roles: readonly Role[]): Promise<Hired> {
    return personWithKey(this.service, name, roles);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }

  remove(): void {
    this.folder.remove();
  }

  post(path: string, headers: Headers, body?: object): request.Test {
    const asked = request(this.service.server).post(path).set(headers);
    return body === undefined ? asked : asked.send(body);
  }

  get(path: string, headers: Headers = this.people.signer.headers): request.Test {
    return request(this.service.server).get(path).set(headers);
  }

  async pdf(path: string): Promise<Buffer> {
    const answer = await this.get(path).responseType('blob');
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return answer.body as Buffer;
  }

  key(holder: string, changes: Partial<DevelopmentKeyOrder> = {}): CertifiedKey {
    const order = { firm, holder, now: new Date('2026-10-01T00:00:00Z'), years: 3 };
    return issueDevelopmentKey(this.authority.root, { ...order, ...changes });
  }

  /** A further certificate for a key that has one. */
  certified({ key }: CertifiedKey, holder: string): CertifiedKey {
    const [validFrom, validTo] = [new Date('2026-10-01T00:00:00Z'), new Date('2029-10-01T00:00:00Z')];
    const subject = { countryCode: 'CN', organization: firm, unit: '开发测试', commonName: holder };
    const issuer = this.authority.root;
    const order = { subject, publicKey: key, purpose: 'document-signing', validFrom, validTo, issuer } as const;
    const crlUrl = 'http://development.invalid/root.crl';
    return { key, certificate: issueCertificate({ ...order, crlUrl }, issuer.key) };
  }

  device(holder: CertifiedKey): Signer {
    return developmentSigner(this.authority.root, holder);
  }

  async appraise(changes: object = {}, headers: Headers = this.people.first.headers): Promise<Appraised> {
    const answer = await this.post('/v1/appraisals', headers, { ...signedOrder(), ...changes });
    if (answer.status !== 201) throw new Error(answer.text);
    const { id, appraisal } = answer.body as { id: string; appraisal: { fingerprints: { result: string } } };
    return { id, path: `/v1/appraisals/${id}/report`, result: appraisal.fingerprints.result };
  }

  review({ id, result }: Appraised, headers: Headers = this.people.reviewer.headers, changes: object = {}) {
    const body = { verdict: 'approved', comment: '同意', resultSha256: result, ...changes };
    return this.post(`/v1/appraisals/${id}/reviews`, headers, body);
  }

  /** Appraised, reviewed and drawn: it waits for the first appraiser. */
  async prepared(changes: object = {}): Promise<Appraised> {
    const appraised = await this.appraise(changes);
    mustBe(201, await this.review(appraised));
    mustBe(201, await this.post(appraised.path, this.people.first.headers));
    return appraised;
  }

  /** Prepares the slot, signs outside, embeds. */
  async sign({ path }: Appraised, slot: string, person: Hired, device: Signer): Promise<Response> {
    const prepared = await this.post(`${path}/signatures/${slot}/prepare`, person.headers);
    if (prepared.status !== 201) return prepared;
    const { requestId, digestSha256 } = prepared.body as { requestId: string; digestSha256: string };
    const body = { requestId, cms: await signature(digestSha256, device) };
    return this.post(`${path}/signatures/${slot}/embed`, person.headers, body);
  }

  /** Signed by both appraisers: it waits for the seal. */
  async signedByBoth(changes: object = {}): Promise<Appraised> {
    const appraised = await this.prepared(changes);
    mustBe(201, await this.sign(appraised, 'appraiser-1', this.people.first, this.device(this.key('王示例'))));
    mustBe(201, await this.sign(appraised, 'appraiser-2', this.people.second, this.device(this.key('李示例'))));
    return appraised;
  }
}

/** A person with a key of their own: sessions end over the days a report takes. */
export async function personWithKey(service: RunningService, name: string, roles: readonly Role[]): Promise<Hired> {
  const { id: personId, organisationId } = await addPerson(service, { roles, name });
  const owner = { organisationId, personId, roles: new Set(roles) };
  const wanted = { name, scopes: grantable(owner.roles), expiresInDays: 300 };
  const made = await service.app.get(ApiKeys).create(owner, wanted);
  if (!made.ok) throw new Error('no key');
  return { personId, headers: { authorization: `Bearer ${made.value.written}` } };
}

export interface Appraised {
  readonly id: string;
  /** Of its report. */
  readonly path: string;
  readonly result: string;
}

export const signature = async (digestSha256: string, device: Signer): Promise<string> =>
  (await createCms(Buffer.from(digestSha256, 'hex'), device)).toString('base64');

export function mustBe(status: number, answer: Response): Response {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
  return answer;
}

export function signedOrder(): Record<string, unknown> {
  const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as { components: unknown[] };
  return { ...whole, components: whole.components.slice(0, 5), referenceDate: '2026-06-30', knownAt: undefined };
}
