/** What belongs to no firm and is there for whoever asks. */
import type { RunningService } from '../../api/running-service.js';
import type { KnownThings } from './known-things.js';

export async function addPublicThings(things: KnownThings, { dataSource }: RunningService): Promise<void> {
  const versions = await dataSource.query<{ code: string }[]>('SELECT code FROM report_versions');
  for (const { code } of versions) things.add('/r/{code}', code);
  const editions = await dataSource.query<{ id: string }[]>(
    'SELECT edition_id AS id FROM price_editions WHERE private_to IS NULL',
  );
  for (const start of ['/price-tables', '/v1/price-tables', '/v1/corrections']) {
    for (const { id } of editions) {
      const [publisher = '', table = '', day = ''] = id.split('/');
      things.add(`${start}/{publisher}`, publisher);
      things.add(`${start}/{publisher}/{table}`, table);
      things.add(`${start}/{publisher}/{table}/{start}`, day);
      things.add(`${start}/{publisher}/{table}/{edition}`, day);
    }
  }
  things.add('/v1/standards/{id}', 'shenyang-residual-value');
  things.add('/v1/standards/{id}/{version}', '2024.1');
  for (const publisher of ['demonstration', 'own']) things.add('/v1/price-publishers/{publisher}', publisher);
  for (const step of ['basic-matters', 'survey', 'archive']) things.add('/v1/assignments/{id}/steps/{step}', step);
}
