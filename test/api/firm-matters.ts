/** What else a firm keeps: a lift with its file, an assignment on its way, photographs, households, what residents ask. */
import request from 'supertest';
import { sortableId } from '../../src/http/sortable-id.js';
import { ObjectionRecord } from '../../src/owners/objections/objection.entities.js';
import { ReportVersion } from '../../src/reports/report.entities.js';
import { components, liftFacts } from '../assignments/office.js';
import { photograph } from '../assignments/survey/photographs.js';
import { firmId } from './private-book.js';
import { smallOrder } from './small-order.js';
import { enteredAt, type SignedIn } from './signed-in.js';
import { mustBe, type Headers, type SigningFirm } from './signing-firm.js';

export const deviceCode = '31102101002004090077';

export class FirmMatters {
  constructor(
    private readonly firm: SigningFirm,
    private readonly owner: SignedIn,
    private readonly word: string,
  ) {}

  async of(
    appraisalId: string,
  ): Promise<Record<'assignment' | 'photo' | 'engagement' | 'objection' | 'batch', string>> {
    const assignment = await this.assignment();
    const photo = await this.photo(assignment);
    await this.households(appraisalId);
    const objection = await this.objection(appraisalId);
    return { assignment, photo, engagement: await this.engagement(), objection, batch: await this.batch() };
  }

  private async assignment(): Promise<string> {
    const { headers } = this.owner;
    const facts = { ...liftFacts, address: `${this.word}路 1 号` };
    mustBe(200, await this.put(`/v1/lifts/${deviceCode}`, { 'if-none-match': '*' }, facts));
    const opened = await this.firm.post('/v1/assignments', headers, { deviceCode, purpose: `${this.word}更新` });
    const { id } = mustBe(201, opened).body as { id: string };
    const path = `/v1/assignments/${id}`;
    mustBe(201, await this.firm.post(`${path}/comments`, headers, { text: `${this.word}批注` }));
    const paper = mustBe(200, await this.firm.get(`${path}/working-paper`, headers));
    const body = { order: { ...(paper.body as { order: object }).order, components }, note: this.word };
    mustBe(200, await this.put(`${path}/working-paper`, { 'if-match': paper.headers['etag'] ?? '' }, body));
    return id;
  }

  private async photo(assignment: string): Promise<string> {
    const sent = this.firm.post(`/v1/assignments/${assignment}/photos`, this.owner.headers);
    const form = sent.field('componentId', 'c01').field('note', this.word);
    const answer = await form.attach('file', photograph(), { filename: 'a.jpg', contentType: 'image/jpeg' });
    return (mustBe(201, answer).body as { id: string }).id;
  }

  private async households(appraisalId: string): Promise<void> {
    const households = [{ room: '101', exclusiveAreaM2: '89.35', owner: this.word }];
    const body = { key: { kind: 'exclusive-area' }, households };
    mustBe(201, await this.firm.post(`/v1/appraisals/${appraisalId}/households`, this.owner.headers, body));
  }

  private async engagement(): Promise<string> {
    const wanted = { name: this.word, client: this.word, contractNumber: this.word };
    const made = mustBe(201, await this.firm.post('/v1/engagements', this.owner.headers, wanted));
    return (made.body as { id: string }).id;
  }

  private async batch(): Promise<string> {
    const order = smallOrder({ lift: { ...(smallOrder()['lift'] as object), address: `${this.word}路 2 号` } });
    const made = await this.firm.post('/v1/batches', this.owner.headers, { label: this.word, orders: [order] });
    const { id } = mustBe(201, made).body as { id: string };
    // Its events end with it: while it runs they would not.
    mustBe(200, await this.firm.post(`/v1/batches/${id}/cancel`, this.owner.headers));
    return id;
  }

  /** What a resident asked about the report. */
  private async objection(appraisalId: string): Promise<string> {
    const { manager } = this.firm.service.dataSource;
    const { id: reportId } = await manager.findOneByOrFail(ReportVersion, { appraisalId });
    const id = sortableId(new Date(enteredAt));
    const asked = { id, organisationId: firmId, reportId, kind: 'question' as const, text: this.word, at: enteredAt };
    await manager.insert(ObjectionRecord, asked);
    return id;
  }

  private put(path: string, tag: Headers, body: object): request.Test {
    return request(this.firm.service.server)
      .put(path)
      .set({ ...this.owner.headers, ...tag })
      .send(body);
  }
}
