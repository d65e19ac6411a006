import type { VNode } from 'preact';
import type { Appraisal, AppraisalLine, Reference } from '../../engine/index.js';
import { percent, withoutTrailingZeros } from '../../reports/content/format.js';
import { materialName, regionName, rowName, unitNameOrCode, type Naming } from '../../reports/content/names.js';
import { grouped } from '../../http/page/figures.js';
import { editionHref } from '../prices/links.js';

interface UsedRow {
  readonly rowId: string;
  /** What of the component it prices: a material and its share, or the whole part. */
  readonly what: string;
  readonly used: string;
}

interface PriceSourceWishes {
  readonly line: AppraisalLine;
  readonly references: Appraisal['references'];
  readonly naming: Naming;
}

/** The prices of a line in one figure, and where each comes from one click away. */
export function PriceSources({ line, references, naming }: PriceSourceWishes): VNode {
  const rows = usedRows(line, naming);
  const [first] = rows;
  if (first === undefined) return <span class="muted">不计价</span>;
  return (
    <details class="source">
      <summary>
        <span class="figures">{first.used}</span>
        {rows.length > 1 && <span class="muted"> 等 {rows.length} 项</span>}
      </summary>
      <ul>
        {rows.map((row) => (
          <li>
            {row.what}：<span class="figures">{row.used}</span>
            <Source rowId={row.rowId} reference={references[`price:${row.rowId}`]} naming={naming} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function usedRows({ retained, materials, decision }: AppraisalLine, naming: Naming): readonly UsedRow[] {
  if (decision === 'retain' && retained !== null) {
    const used = `${grouped(retained.newPrice)} 元/${unitNameOrCode(naming, retained.pricedUnit)}`;
    const what = `新品价格，综合成新率 ${percent(retained.conditionRate)}`;
    return [{ rowId: retained.rowId, what, used }];
  }
  return materials.flatMap(({ material, share, rowId, pricePerKg }) => {
    if (rowId === null || pricePerKg === null) return [];
    const used = `${grouped(withoutTrailingZeros(pricePerKg))} 元/千克`;
    return [{ rowId, what: `${materialName(naming, material)}，占 ${percent(share)}`, used }];
  });
}

interface SourceWishes {
  readonly rowId: string;
  readonly reference: Reference | undefined;
  readonly naming: Naming;
}

function Source({ rowId, reference, naming }: SourceWishes): VNode | null {
  if (reference?.kind !== 'price') return null;
  const { editionId, source, value, unit, region, taxBasis, status } = reference;
  const tax = taxBasis === 'included' ? '含税' : '不含税';
  return (
    <p class="small muted">
      {rowName(naming, rowId)} {grouped(value)} 元/{unitNameOrCode(naming, unit)}（{tax}，{regionName(naming, region)}
      ）；
      <a href={editionHref(editionId)}>{editionId}</a>（{naming.text(`table-status.${status}`)}）；
      {naming.text(`source-kind.${source.kind}`)}：{source.publisher}，{source.document}，{source.capturedOn} 采集
      {source.url !== undefined && (
        <>
          ，<a href={source.url}>原文</a>
        </>
      )}
    </p>
  );
}
