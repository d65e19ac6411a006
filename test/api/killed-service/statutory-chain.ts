/**
 * Appraised, reviewed by another, drawn, signed by both appraisers on keys the service never sees, sealed by the firm
 * (资产评估法 Art. 27): eight requests by four people.
 */
import { systemClock } from '../../../src/config/clock.js';
import { dayBefore, developmentFirm, openDevelopmentAuthority } from '../../../src/reports/firm-seal.js';
import { appraiserFieldName, sealFieldName, sealSlot } from '../../../src/reports/signature-slots.js';
import { developmentSigner, issueDevelopmentKey } from '../../../src/signing/certificates/development-authority.js';
import type { Signer } from '../../../src/signing/signer.js';
import { startService } from '../running-service.js';
import { personWithKey, signature, type Headers } from '../signing-firm.js';
import {
  acknowledged,
  appraise,
  granted,
  type AcknowledgedReport,
  type Answer,
  type Client,
  type Walk,
  type WayOfIssuing,
} from './issue-one-report.js';

interface Appraiser {
  readonly headers: Headers;
  readonly device: Signer;
}

interface Staff {
  readonly appraisers: Readonly<Record<string, Appraiser>>;
  readonly reviewer: Headers;
  readonly signer: Headers;
}

const environment = { REPORT_SIGNATURES: 'appraisers-and-seal' };
const names = { 'appraiser-1': '王示例', 'appraiser-2': '李示例' };
const appraiserSlots = Object.keys(names);

export class StatutoryChain implements WayOfIssuing {
  readonly environment = environment;
  readonly stages = [
    ...['appraisal', 'review', 'report'],
    ...appraiserSlots.flatMap((slot) => [`${slot}:prepare`, `${slot}:embed`]),
    sealSlot,
  ];
  readonly slots = [...appraiserSlots, sealSlot];
  readonly fields = [...appraiserSlots.map((_, index) => appraiserFieldName(index + 1)), sealFieldName];

  private constructor(private readonly staff: Staff) {}

  /** The people and their keys, made before the process that will be killed first starts. */
  static async hire(dataDir: string): Promise<StatutoryChain> {
    const now = systemClock.now();
    const service = await startService({ ...environment, DATA_DIR: dataDir }, now.toISOString());
    try {
      const { root } = await openDevelopmentAuthority(dataDir, systemClock);
      const appraisers: Record<string, Appraiser> = {};
      for (const [slot, name] of Object.entries(names)) {
        const { headers } = await personWithKey(service, name, ['appraiser']);
        const order = { firm: developmentFirm, holder: name, now: dayBefore(now), years: 3 };
        appraisers[slot] = { headers, device: developmentSigner(root, issueDevelopmentKey(root, order)) };
      }
      const { headers: reviewer } = await personWithKey(service, '陈示例', ['reviewer']);
      const { headers: signer } = await personWithKey(service, '签章人', ['signer']);
      return new StatutoryChain({ appraisers, reviewer, signer });
    } finally {
      await service.stop();
    }
  }

  get reader(): Headers {
    return this.staff.signer;
  }

  /** What the service shows decides where it goes on. */
  async issue(walk: Walk, client: Client): Promise<AcknowledgedReport> {
    const { id } = walk.appraised ?? (await appraise(walk, client, this.appraiser('appraiser-1').headers));
    const status = (): Promise<Answer> => client.ask(`/v1/appraisals/${id}/report/signatures`);
    let shown = await status();
    if (shown.status !== 200) {
      await this.prepare(walk, client);
      shown = await status();
    }
    const { signatures } = granted(shown) as { signatures: { slot: string; state: string }[] };
    for (const { slot, state } of signatures) {
      if (slot !== sealSlot && state !== 'signed') await this.sign(walk, client, slot);
    }
    const sealed = await client.send({ ...this.step(id, sealSlot, this.staff.signer), stage: sealSlot });
    const report = acknowledged(id, granted(sealed));
    walk.signed.set(sealSlot, report.sha256);
    return report;
  }

  /** Reviewed and drawn. */
  private async prepare(walk: Walk, client: Client): Promise<void> {
    const { id, result } = walk.appraised ?? { id: '', result: '' };
    const review = { verdict: 'approved', comment: '同意', resultSha256: result };
    const path = `/v1/appraisals/${id}/reviews`;
    const headers = this.staff.reviewer;
    granted(await client.send({ stage: 'review', path, headers, body: review, archives: false }));
    walk.isReviewed = true;
    const drawing = { ...this.step(id, '', this.appraiser('appraiser-1').headers), stage: 'report' };
    const { number, code, sha256 } = granted(await client.send(drawing)) as Record<string, string>;
    if (number === undefined || code === undefined || sha256 === undefined) throw new Error('a report without number');
    walk.prepared = { number, code, sha256 };
  }

  private async sign(walk: Walk, client: Client, slot: string): Promise<void> {
    const { headers, device } = this.appraiser(slot);
    const place = `signatures/${slot}`;
    const id = walk.appraised?.id ?? '';
    const asking = { ...this.step(id, `${place}/prepare`, headers), stage: `${slot}:prepare` };
    const { requestId, digestSha256 } = granted(await client.send(asking)) as Record<string, string>;
    if (requestId === undefined || digestSha256 === undefined) throw new Error('a request without digest');
    const cms = walk.made.get(requestId) ?? (await signature(digestSha256, device));
    walk.made.set(requestId, cms);
    const bringing = { ...this.step(id, `${place}/embed`, headers), stage: `${slot}:embed`, body: { requestId, cms } };
    const { sha256 } = granted(await client.send(bringing)) as Record<string, string>;
    walk.signed.set(slot, sha256 ?? 'none');
  }

  /** A POST to the report, or below it. */
  private step(id: string, below: string, headers: Headers) {
    const path = ['/v1/appraisals', id, 'report', below].filter((part) => part !== '').join('/');
    return { path, headers, archives: true };
  }

  private appraiser(slot: string): Appraiser {
    const found = this.staff.appraisers[slot];
    if (!found) throw new Error(`nobody signs ${slot}`);
    return found;
  }
}
