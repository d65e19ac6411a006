/** A firm at work on assignments through HTTP: what each step records, and the way through all eight. */
import type { Response } from 'supertest';
import request from 'supertest';
import { archiveKindList, documentKindList } from '../../src/assignments/steps/step-papers.js';
import { stepIds, type StepId } from '../../src/assignments/steps/step-ids.js';
import { mustBe, SigningFirm, type Appraised, type Headers } from '../api/signing-firm.js';
import { machine, rail } from '../api/small-order.js';

export const liftFacts = {
  address: '沈阳市和平区南京街 1 号 2 单元',
  registrationNumber: '梯11辽A00001(20)',
  region: '210100',
  drive: 'geared',
  machineRoom: true,
  ratedLoadKg: '1000',
  ratedSpeedMps: '1.00',
  stops: 11,
  landings: 11,
  travelHeightM: '29.7',
  commissionedOn: '2004-09-01',
};

const surveyedOn = '2026-10-20';
const surveyed = { surveyedOn, surveyor: '王示例' };
export const components = [
  machine({ survey: surveyed }),
  rail({ survey: { ...(rail()['survey'] as object), ...surveyed } }),
];

/** What each step records when nothing is missing. */
export const complete: Readonly<Record<StepId, object>> = {
  'basic-matters': {
    profile: 'agency',
    client: '某小区业主委员会',
    noOtherUsers: true,
    referenceDate: '2026-06-30',
    region: '210100',
    dismantlingPaidBy: 'contractor',
    taxBasis: 'excluded',
    haulDistanceKm: '25',
    recusals: ['王示例', '李示例', '陈示例'].map((name) => ({ name, declaredOn: '2026-10-01' })),
  },
  contract: {
    contractNumber: '合同-2026-001',
    signedOn: '2026-10-05',
    firm: { name: '沈阳示例资产评估有限公司', registration: '备案-001' },
    appraisers: [
      { name: '王示例', certificate: '证书-1' },
      { name: '李示例', certificate: '证书-2' },
    ],
    reviewer: '陈示例',
  },
  plan: { surveyor: '王示例', surveyOn: surveyedOn, methods: '成本法', reportDueOn: '2026-11-10' },
  survey: { surveyor: '王示例', surveyedOn },
  documents: {
    papers: documentKindList.map((kind) => ({ kind, received: true })),
    labels: components.map(({ id }) => ({ componentId: id, label: 'verified' })),
  },
  valuation: {},
  report: {},
  archive: { papers: archiveKindList.map((kind) => ({ kind, filed: true })), place: '档案室 1 号柜' },
};

export class Office {
  readonly firm = new SigningFirm();

  async open(): Promise<void> {
    await this.firm.start();
    await this.firm.hire();
  }

  async close(): Promise<void> {
    await this.firm.stop();
    this.firm.remove();
  }

  get appraiser(): Headers {
    return this.firm.people.first.headers;
  }

  get signer(): Headers {
    return this.firm.people.signer.headers;
  }

  put(path: string, body: object, headers: Headers = this.appraiser): request.Test {
    return request(this.firm.service.server).put(path).set(headers).send(body);
  }

  post(path: string, body?: object, headers: Headers = this.appraiser): request.Test {
    return this.firm.post(path, headers, body);
  }

  get(path: string, headers: Headers = this.appraiser): request.Test {
    return this.firm.get(path, headers);
  }

  remove(path: string, body: object | undefined, headers: Headers = this.appraiser): request.Test {
    const asked = request(this.firm.service.server).delete(path).set(headers);
    return body === undefined ? asked : asked.send(body);
  }

  async lift(deviceCode: string, facts: object = liftFacts): Promise<void> {
    mustBe(200, await this.put(`/v1/lifts/${deviceCode}`, facts, { ...this.appraiser, 'if-none-match': '*' }));
  }

  /** Path of a new assignment. */
  async assignment(deviceCode: string, more: object = {}): Promise<string> {
    const answer = await this.post('/v1/assignments', { deviceCode, purpose: '更新改造', ...more });
    return `/v1/assignments/${mustBe(201, answer).body.id}`;
  }

  async savePaper(path: string, change: object, headers: Headers = this.appraiser): Promise<Response> {
    const paper = mustBe(200, await this.get(`${path}/working-paper`));
    const body = { order: { ...paper.body.order, ...change } };
    return this.put(`${path}/working-paper`, body, { ...headers, 'if-match': paper.headers['etag'] ?? '' });
  }

  record(path: string, step: StepId, content: object = complete[step]): request.Test {
    return this.put(`${path}/steps/${step}`, content, step === 'archive' ? this.signer : this.appraiser);
  }

  complete(path: string, step: StepId): request.Test {
    return this.post(`${path}/steps/${step}/complete`, undefined, step === 'archive' ? this.signer : this.appraiser);
  }

  /** Records and completes everything before the step. */
  async reach(path: string, goal: StepId): Promise<void> {
    mustBe(200, await this.savePaper(path, { components }));
    for (const step of stepIds.slice(0, stepIds.indexOf(goal))) {
      if (step === 'valuation') mustBe(201, await this.post(`${path}/appraisals`));
      else if (step === 'report') await this.issue(path);
      else mustBe(200, await this.record(path, step));
      mustBe(200, await this.complete(path, step));
    }
  }

  async appraised(path: string): Promise<Appraised> {
    const { appraisalId } = (await this.get(path)).body as { appraisalId: string };
    const { body } = mustBe(200, await this.get(`/v1/appraisals/${appraisalId}`));
    return {
      id: appraisalId,
      path: `/v1/appraisals/${appraisalId}/report`,
      result: body.appraisal.fingerprints.result as string,
    };
  }

  /** Reviewed, drawn, signed by both, sealed. */
  async issue(path: string): Promise<void> {
    const one = await this.appraised(path);
    const { first, second, signer } = this.firm.people;
    mustBe(201, await this.firm.review(one));
    mustBe(201, await this.post(one.path));
    const keys = [this.firm.key('王示例'), this.firm.key('李示例')] as const;
    mustBe(201, await this.firm.sign(one, 'appraiser-1', first, this.firm.device(keys[0])));
    mustBe(201, await this.firm.sign(one, 'appraiser-2', second, this.firm.device(keys[1])));
    mustBe(201, await this.firm.post(`${one.path}/seal`, signer.headers));
  }
}

export interface ShownStep {
  readonly id: StepId;
  readonly state: string;
  readonly missing: readonly { readonly code: string; readonly message: string; readonly pointer: string }[];
}

export const codes = ({ body }: Response): string[] =>
  ((body.faults ?? []) as { code: string }[]).map(({ code }) => code);
