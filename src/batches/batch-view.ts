/** What the API says of batches and their items. */
import type { EdgeErrorContent } from '../http/edge-error.js';
import type { Language } from '../http/language.js';
import { problemOf } from '../http/problem.js';
import type { BatchDto, BatchItemDto } from './batch.dto.js';
import type { ItemProblem } from './batch-items.js';
import type { BatchProgress } from './batch-progress.js';
import type { BatchStanding, ItemSummary } from './batch-store.js';

export const noProgress: BatchProgress = { ratePerSecond: null, secondsLeft: null };

export function batchView({ batch, acts, counts, state }: BatchStanding, progress: BatchProgress): BatchDto {
  const { id, label, reports, source, items: lifts, at: createdAt } = batch;
  return {
    ...{ id, label, reports, source, createdAt, state, lifts, counts: { ...counts }, ...progress },
    acts: acts.map(({ act, actor, at }) => ({ act, actor, at })),
  };
}

export function itemView(item: ItemSummary, language: Language): BatchItemDto {
  const { position, state, deviceCode, address, attempts, appraisalId, reportId, finishedAt } = item;
  const { netScrap, remainingValue, problemJson } = item;
  const problem = problemJson === null ? null : problemOf(...problemIn(problemJson, language));
  return {
    ...{ position, state, deviceCode, address, attempts, appraisalId, reportId, netScrap, remainingValue },
    ...{ finishedAt, problem: problem as BatchItemDto['problem'] },
  };
}

function problemIn(json: string, language: Language): [EdgeErrorContent, Language, string] {
  const { id, content } = JSON.parse(json) as ItemProblem;
  return [content, language, id];
}
