/** Two firms of one service: one with something of every kind that has an id, and one that has no business with it. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { ApiKeys } from '../../src/access/keys/api-keys.js';
import { grantable } from '../../src/access/permissions.js';
import { roles } from '../../src/access/roles.js';
import { addNotice } from '../../src/notices/add-notice.js';
import { SigningFirm, mustBe, type Headers } from './signing-firm.js';
import { deviceCode, FirmMatters } from './firm-matters.js';
import { bookOf, firmId, rowOf } from './private-book.js';
import { enteredAt, signedIn, type SignedIn } from './signed-in.js';

export const rivalId = 'rival-firm';
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** By the path up to the parameter: what stands in its place. `open`: it belongs to no firm, or its holder may see it. */
export type Places = Readonly<Record<string, string>>;
export const open = 'open';

/** Words that stand in what the firm keeps, and nowhere else. */
export const secretWords = ['机密', '王示例', '李示例', '陈示例', '签章人', '沈阳示例资产评估有限公司'];

export class ForeignFirm {
  readonly firm = new SigningFirm();
  private editor!: SignedIn;
  private approver!: SignedIn;
  private instant = enteredAt;
  /** Everybody of the firm in one person, as a control: what the id names is there. */
  owner!: SignedIn;

  /** `word` stands in every text of the firm's; `order` changes what is appraised. */
  constructor(
    private readonly word = '机密',
    private readonly order: object = {},
  ) {}

  get app(): NestFastifyApplication {
    return this.firm.service.app;
  }

  private get dataSource(): DataSource {
    return this.firm.service.dataSource;
  }

  async start(): Promise<void> {
    await this.firm.start();
    await this.firm.hire();
    const { service } = this.firm;
    this.owner = await signedIn(service, { roles: [...roles], name: `${this.word}人员` });
    this.editor = await signedIn(service, { roles: ['editor'], name: `${this.word}编辑` });
    this.approver = await signedIn(service, { roles: ['approver'], name: `${this.word}审核` });
    await this.dataSource.query('UPDATE organisations SET name = ? WHERE id = ?', [`${this.word}机构`, firmId]);
  }

  async stop(): Promise<void> {
    await this.firm.stop();
    this.firm.remove();
  }

  /** A person of the other firm with every role, and a key with everything a key may hold. */
  async rivals(): Promise<readonly Headers[]> {
    const person = await signedIn(this.firm.service, { organisationId: rivalId, roles: [...roles] });
    const owner = { organisationId: rivalId, personId: person.personId, roles: new Set(roles) };
    const wanted = { name: 'k', scopes: grantable(owner.roles), expiresInDays: 1 };
    const made = await this.app.get(ApiKeys).create(owner, wanted);
    if (!made.ok) throw new Error('no key');
    return [person.headers, { authorization: `Bearer ${made.value.written}` }];
  }

  async places(): Promise<Places> {
    const { appraisal, request } = await this.report();
    const { draft, edition, correction, evidence } = await this.prices();
    const { person, key, notice, webhook, session } = await this.house();
    const { assignment, photo, engagement, objection, batch } = await new FirmMatters(
      this.firm,
      this.owner,
      this.word,
    ).of(appraisal);
    return {
      '/v1/appraisals/:id': appraisal,
      '/v1/appraisals/:id/report/signatures/:slot': 'appraiser-1',
      '/v1/appraisals/:id/report/signatures/:slot/requests/:requestId': request,
      '/v1/batches/:id': batch,
      '/console/batches/:id': batch,
      '/v1/lifts/:deviceCode': deviceCode,
      '/v1/assignments/:id': assignment,
      '/v1/assignments/:id/photos/:photoId': photo,
      '/console/assignments/:id': assignment,
      '/console/assignments/:id/survey/components/:componentId': 'c01',
      '/console/assignments/:id/valuation/components/:componentId': 'c01',
      '/console/assignments/:id/report/earlier/:appraisalId': appraisal,
      '/console/assignments/:id/report/signatures/:slot': 'appraiser-1',
      '/console/assignments/:id/report/signatures/:slot/requests/:requestId': request,
      '/v1/engagements/:id': engagement,
      '/console/engagements/:id': engagement,
      '/v1/objections/:id': objection,
      '/console/objections/:id': objection,
      '/r/:code/objections/:id': open,
      '/console/owners/:id': appraisal,
      '/console/lifts/:deviceCode': deviceCode,
      '/console/assignments/:id/steps/:step': 'basic-matters',
      '/v1/assignments/:id/steps/:step': 'basic-matters',
      '/v1/assignments/:id/working-paper/versions/:version': '1',
      '/v1/assignments/:id/working-paper/components/:componentId': 'c01',
      '/v1/price-drafts/:id': draft,
      '/v1/price-drafts/:id/rows/:index': '0',
      '/console/price-drafts/:id': draft,
      '/console/price-drafts/:id/rows/:row': '0',
      ...editionAt('/v1/price-tables', edition),
      ...editionAt('/console/price-tables', edition),
      ...editionAt('/price-tables', edition),
      ...editionAt('/v1/corrections', correction, ':edition'),
      ...editionAt('/console/price-corrections', correction),
      '/v1/evidence/:sha256': evidence,
      '/v1/people/:id': person,
      '/people/:id': person,
      '/v1/organisations/:id': firmId,
      '/organisations/:id': firmId,
      '/v1/organisations/:id/api-keys/:key': key,
      '/v1/api-keys/:id': key,
      '/account/api-keys/:id': key,
      '/v1/account/sessions/:id': session,
      '/account/sessions/:id': session,
      '/keys/:id': key,
      '/v1/notices/:id': notice,
      '/inbox/:id': notice,
      '/v1/webhooks/:id': webhook,
      '/webhooks/:id': webhook,
      '/r/:code': open,
      '/v1/standards/:id': open,
      '/v1/standards/:id/:version': open,
      // A public name; only operators of the service are let in, whatever it is.
      '/v1/price-publishers/:publisher': open,
      '/assets/:file': open,
    };
  }

  private async report(): Promise<{ appraisal: string; request: string }> {
    const { firm } = this;
    const appraised = await firm.signedByBoth(this.order);
    mustBe(201, await firm.post(`${appraised.path}/seal`, firm.people.signer.headers));
    const [asked] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM report_signature_requests WHERE slot = 'appraiser-1'`,
    );
    return { appraisal: appraised.id, request: asked?.id ?? '' };
  }

  /** A private book with a correction, a draft that is still open, and the paper behind a price. */
  private async prices(): Promise<Record<'draft' | 'edition' | 'correction' | 'evidence', string>> {
    const { firm, word } = this;
    const edition = await this.publish({ ...bookOf(word), rows: [rowOf(word, '9000.00')] });
    const correcting = mustBe(201, await firm.post('/v1/price-drafts', this.editor.headers, { corrects: edition }));
    const correction = await this.toTheEnd(correcting.body as Draft);
    const next = { ...bookOf(word), validFrom: '2026-09-01', rows: [rowOf(word, '9300.00')] };
    const draft = mustBe(201, await firm.post('/v1/price-drafts', this.editor.headers, next)).body as Draft;
    const png = Buffer.from(onePixel, 'base64');
    const uploaded = await firm
      .post('/v1/evidence', this.editor.headers)
      .query({ fileName: `${word}.png` })
      .type('image/png')
      .send(png);
    return { draft: draft.id, edition, correction, evidence: (uploaded.body as { sha256: string }).sha256 };
  }

  private async publish(wanted: object): Promise<string> {
    const made = mustBe(201, await this.firm.post('/v1/price-drafts', this.editor.headers, wanted));
    return this.toTheEnd(made.body as Draft);
  }

  private async toTheEnd({ id, version }: Draft): Promise<string> {
    let seen = version;
    let editionId = '';
    const acts = { propose: this.editor, approve: this.approver, publish: this.approver };
    for (const [act, who] of Object.entries(acts)) {
      const asked = this.firm.post(`/v1/price-drafts/${id}/${act}`, { ...who.headers, 'if-match': `"${seen}"` });
      const done = mustBe(200, await asked.send({ reason: `${this.word}理由` })).body as Draft;
      seen = done.version;
      editionId = done.editionId ?? '';
    }
    this.instant = new Date(Date.parse(this.instant) + 60_000).toISOString();
    this.firm.service.setNow(this.instant);
    return editionId;
  }

  private async house(): Promise<Record<'person' | 'key' | 'notice' | 'webhook' | 'session', string>> {
    const { word } = this;
    const { personId, headers } = this.owner;
    const wanted = { url: `https://firm.example.com/${encodeURIComponent(word)}`, types: ['price-table.published'] };
    const webhook = mustBe(201, await this.firm.post('/v1/webhooks', headers, wanted)).body as { id: string };
    const owner = { organisationId: firmId, personId, roles: new Set(roles) };
    const key = await this.app
      .get(ApiKeys)
      .create(owner, { name: `${word}`, scopes: ['webhooks.manage'], expiresInDays: 9 });
    const told = { organisationId: firmId, kind: 'k', subject: 's', title: `${word}`, body: `${word}`, link: null };
    const notice = await addNotice(this.dataSource.manager, { ...told, at: new Date(enteredAt) });
    const listed = mustBe(200, await this.firm.get('/v1/account/sessions', headers)).body as {
      items: { id: string }[];
    };
    const session = listed.items[0]?.id ?? '';
    return { person: personId, key: key.ok ? key.value.key.id : '', notice, webhook: webhook.id, session };
  }
}

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly editionId?: string;
}

function editionAt(path: string, id: string, last = ':start'): Places {
  const [publisher = '', table = '', start = ''] = id.split('/');
  return {
    [`${path}/:publisher`]: publisher,
    [`${path}/:publisher/:table`]: table,
    [`${path}/:publisher/:table/${last}`]: start,
  };
}
