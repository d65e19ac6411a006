import type { VNode } from 'preact';
import { ButtonLink } from '../../../http/page/buttons.js';
import { Card, Facts } from '../../../http/page/card.js';
import { Notice } from '../../../http/page/notice.js';
import { StatusTag } from '../../../http/page/status-tag.js';
import { publisherName } from '../../../price-tables/publisher-name.js';
import { editionPath } from '../price-links.js';
import type { PriceNames } from '../price-names.js';
import type { EditionOnRecord } from '../table-history.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { DemonstrationNotice } from './demonstration-notice.js';
import { PriceRows } from './price-rows.js';
import { StateTag } from './state-tag.js';

interface EditionPageWishes {
  readonly record: EditionOnRecord;
  readonly names: PriceNames;
}

export function EditionPage({ record, names }: EditionPageWishes): VNode {
  const { edition } = record.published;
  return (
    <>
      <DemonstrationNotice status={edition.status} />
      <StateNotice record={record} />
      <EditionFacts record={record} names={names} />
      <h2>价格</h2>
      <PriceRows published={record.published} names={names} />
      <Card title="下载本版">
        <div class="actions">
          <ButtonLink href={editionPath(edition.editionId, 'csv')} look="secondary">
            表格（CSV）
          </ButtonLink>
          <ButtonLink href={editionPath(edition.editionId, 'json')} look="secondary">
            数据（JSON）
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}

/** What happened to the edition since: said before its figures are read. */
function StateNotice({
  record: { published, correctedBy, withdrawalReason },
}: Pick<EditionPageWishes, 'record'>): VNode | null {
  const { withdrawnAt } = published.edition;
  if (withdrawnAt !== undefined) {
    return (
      <Notice tone="warning" title={`本版已于 ${minuteOf(withdrawnAt)}（北京时间）撤回，此后不再采用`}>
        {withdrawalReason !== null && <p>原因：{withdrawalReason}</p>}
      </Notice>
    );
  }
  if (correctedBy === null) return null;
  return (
    <Notice tone="caution" title="本版已更正">
      <p>
        请看<a href={editionPath(correctedBy)}>更正后的版本</a>。更正公布以前作出的评估，采用的是本版价格。
      </p>
    </Notice>
  );
}

function EditionFacts({ record, names }: EditionPageWishes): VNode {
  const { published, state } = record;
  const { edition, kind, fingerprint } = published;
  const { corrects } = edition;
  return (
    <Card
      title={`自 ${edition.validFrom} 起`}
      aside={
        <span class="row">
          <StatusTag status={edition.status} />
          <StateTag state={state} />
        </span>
      }
    >
      <Facts
        rows={[
          ['发布者', publisherName(edition.publisher)],
          ['类别', names.kind(kind)],
          ['地区', names.regions(edition.regions)],
          ['公布时间', `${minuteOf(edition.publishedAt)}（北京时间）`],
          ['更正的版本', corrects && <a href={editionPath(corrects)}>{corrects}</a>],
          ['编制方法', edition.method],
          ['使用许可', edition.licence],
          ['价格数', String(edition.rows.length)],
          ['文件指纹', <span class="mono small">{`SHA-256 ${fingerprint}`}</span>],
        ]}
      />
    </Card>
  );
}
