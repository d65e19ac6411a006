/** A firm that writes markup into every text the doors take, and every page of the service that may show it. */
import { doorsOf } from './doors-of.js';
import { ForeignFirm, type Places } from './foreign-firm.js';
import { signedOrder } from './signing-firm.js';

/** Breaks out of attributes, of text areas and titles, and runs where it stands as markup; short enough for every field. */
export const payload = `"'></textarea></title><svg/onload=alert(1)>`;

type Tree = Record<string, unknown> | unknown[];
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Who signs is named in the certificates; without a variant and materials there is no price. */
const kept = /^\/engagement\/(appraisers\/\d+\/name|reviewer)$|^\/components\/\d+\/(variant|materials\/.*)$/;

function withPayload(value: unknown, takes: (pointer: string) => boolean, pointer = ''): unknown {
  if (typeof value === 'string') return takes(pointer) ? payload : value;
  if (!isTree(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, withPayload(one, takes, `${pointer}/${key}`)]);
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

export class HostileFirm {
  readonly world: ForeignFirm;

  private constructor(readonly order: Record<string, unknown>) {
    this.world = new ForeignFirm(payload, order);
  }

  /** With the payload in every text of the order that the door takes: what it refuses stays as it was. */
  static async open(): Promise<HostileFirm> {
    const trial = new ForeignFirm();
    await trial.start();
    const texts = signedOrder();
    const refused = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const order = withPayload(texts, (pointer) => !kept.test(pointer) && !refused.has(pointer));
      const { headers } = trial.owner;
      const answer = await trial.app.inject({
        method: 'POST',
        url: '/v1/appraisals?preview=true',
        headers: { host: '127.0.0.1', ...headers },
        payload: order as object,
      });
      if (answer.statusCode === 200) {
        await trial.stop();
        return new HostileFirm(order as Record<string, unknown>);
      }
      const { faults = [] } = answer.json<{ faults?: readonly { pointer: string }[] }>();
      const before = refused.size;
      for (const { pointer } of faults) refused.add(pointer);
      if (refused.size === before) throw new Error(answer.body);
    }
    throw new Error('the door takes no order');
  }

  /** Addresses of the pages, each with what its ids name here, and with the payload where a query is asked for. */
  async pages(): Promise<readonly string[]> {
    const places: Places = await this.world.places();
    const [report] = await this.world.firm.service.dataSource.query<{ code: string }[]>(
      'SELECT code FROM report_versions',
    );
    const known: Places = { ...places, '/r/:code': report?.code ?? '', '/assets/:file': 'none' };
    const written = encodeURIComponent(payload);
    const paths = doorsOf(this.world.app)
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/v1/'))
      .map(({ path }) => {
        let filled = path;
        for (const prefix of [...path.matchAll(/:\w+/g)].map(({ index, 0: { length } }) =>
          path.slice(0, index + length),
        )) {
          const value = known[prefix];
          if (value !== undefined) filled = filled.replace(prefix.slice(prefix.lastIndexOf(':')), value);
        }
        return filled;
      });
    const asked = [
      '/verify?code=',
      '/sign-in?next=',
      '/people?organisation=',
      '/price-tables/own/own-scrap/price?code=',
    ];
    return [...paths, ...asked.map((path) => `${path}${written}`), `/r/${written}`, `/${written}`];
  }
}
