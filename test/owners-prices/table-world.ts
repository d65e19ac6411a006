/** A city whose association publishes, corrects and withdraws, beside a firm with a private book; a firm that listens. */
import request from 'supertest';
import type { Caller } from '../../src/http/caller.js';
import { WebhookSender } from '../../src/notices/webhooks/webhook-sender.js';
import type { DraftHead, PriceDraft } from '../../src/price-tables/drafting/price-draft.js';
import { PriceDrafts } from '../../src/price-tables/drafting/price-drafts.js';
import { WithdrawEdition } from '../../src/price-tables/withdraw-edition.js';
import { startService, type RunningService } from '../api/running-service.js';
import { addOrganisation, signedIn, type SignedIn } from '../api/signed-in.js';
import { startReceiver, type Receiver } from '../notices/receivers.js';
import { headOf, rowOf, seen } from '../price-tables/books/price-office.js';

/** With everything that markup, XML and CDATA take for their own. */
export const hostileTitle = '甲市“废钢” <b>价格</b> & ]]> 表';
export const cityTable = '/price-tables/city/city-scrap';

export class TableWorld {
  private now = Date.parse('2026-11-02T08:00:00.000Z');
  private readonly people = new Map<string, SignedIn>();
  secret = '';

  private constructor(
    readonly service: RunningService,
    readonly receiver: Receiver,
    readonly operator: SignedIn,
  ) {}

  static async open(): Promise<TableWorld> {
    const service = await startService({
      API_KEYS: `x:${'ab'.repeat(32)}`,
      PUBLIC_URL: 'http://lift.example.org',
      WEBHOOKS_TO_LOOPBACK: 'true',
    });
    const operator = await signedIn(service, { organisationId: 'firm-b', roles: ['operator'] });
    const world = new TableWorld(service, await startReceiver(), operator);
    await addOrganisation(service, 'association', 'association');
    for (const organisationId of ['association', 'firm-a']) {
      for (const number of [1, 2]) {
        const wanted = { organisationId, roles: ['editor', 'approver'] } as const;
        world.people.set(`${organisationId}-${number}`, await signedIn(service, wanted));
      }
    }
    await world.live();
    return world;
  }

  get drafts(): PriceDrafts {
    return this.service.app.get(PriceDrafts);
  }

  person(organisationId: string, number: 1 | 2): SignedIn {
    const found = this.people.get(`${organisationId}-${number}`);
    if (found === undefined) throw new Error('nobody of that name lives here');
    return found;
  }

  caller(organisationId: string, number: 1 | 2): Caller {
    const { personId } = this.person(organisationId, number);
    const roles = new Set(['editor', 'approver']);
    return { organisationId, actor: personId, personId, roles, via: 'session', scopes: null };
  }

  create(head: Partial<DraftHead>, price: string, organisationId = 'association'): Promise<PriceDraft> {
    const full = headOf({ title: hostileTitle, ...head });
    return this.drafts.create(this.caller(organisationId, 1), full, [rowOf(price)]);
  }

  async publish(draft: PriceDraft, organisationId = 'association'): Promise<string> {
    const [one, other] = [this.caller(organisationId, 1), this.caller(organisationId, 2)];
    const proposed = await this.drafts.propose(one, { ...seen(draft), reason: 'monthly' });
    const approved = await this.drafts.approve(other, { ...seen(proposed), reason: null });
    this.later();
    const published = await this.drafts.publish(other, seen(approved));
    this.later();
    return published.editionId ?? '';
  }

  async correct(editionId: string, price: string): Promise<string> {
    const editor = this.caller('association', 1);
    const correction = await this.drafts.createCorrection(editor, editionId);
    return this.publish(await this.drafts.replaceRows(editor, seen(correction), [rowOf(price)]));
  }

  async withdraw(editionId: string, reason: string): Promise<void> {
    await this.service.app.get(WithdrawEdition).withdraw(this.caller('association', 2), editionId, reason);
    this.later();
  }

  private later(): void {
    this.now += 60_000;
    this.service.setNow(new Date(this.now).toISOString());
  }

  private async live(): Promise<void> {
    const types = ['price-table.published', 'price-table.corrected', 'price-table.withdrawn'];
    const made = await request(this.service.server)
      .post('/v1/webhooks')
      .set(this.operator.headers)
      .send({ url: this.receiver.url, types })
      .expect(201);
    this.secret = (made.body as { secret: string }).secret;
    await this.publish(await this.create({ validFrom: '2026-09-01' }, '100.00'));
    await this.publish(await this.create({ validFrom: '2026-10-01' }, '110.00'));
    await this.correct('city/city-scrap/2026-10-01', '111.00');
    await this.publish(await this.create({ validFrom: '2026-12-01' }, '120.00'));
    await this.withdraw('city/city-scrap/2026-09-01', '计税口径有误 <script>');
    const book = { tableId: 'firm-a-secret', publisher: 'firm-a', privateTo: 'firm-a', title: '本所密价' };
    await this.publish(await this.create(book, '77.00', 'firm-a'), 'firm-a');
    await this.sendWebhooks();
  }

  /** All that waits: one endpoint has a share of four messages in a round. */
  async sendWebhooks(): Promise<void> {
    for (let round = 0; round < 2; round += 1) await this.service.app.get(WebhookSender).sendDue();
  }

  async close(): Promise<void> {
    await this.receiver.stop();
    await this.service.stop();
  }
}
