/** The body of a review: known keys only, every fault at once. */
import { bodyFault, bodyInvalid, isJsonObject, unknownKeys } from '../body-faults.js';
import type { ReviewVerdict } from '../signatures/signing.entities.js';

export interface ReviewBody {
  readonly verdict: ReviewVerdict;
  readonly comment: string;
  readonly resultSha256: string;
}

const longestComment = 4000;
const code = 'review-invalid';

export function readReview(json: unknown): ReviewBody {
  if (!isJsonObject(json)) throw bodyInvalid(code, [bodyFault('', 'object')]);
  const { verdict, comment = '', resultSha256, ...unknown } = json;
  const faults = unknownKeys(unknown, 'verdict, comment, resultSha256');
  if (!isVerdict(verdict)) faults.push(bodyFault('/verdict', 'approved, returned'));
  if (!isComment(comment, verdict)) faults.push(bodyFault('/comment', `0…${longestComment}; 1… when it is returned`));
  if (!isSha256(resultSha256)) faults.push(bodyFault('/resultSha256', '^[0-9a-f]{64}$'));
  if (faults.length > 0) throw bodyInvalid(code, faults);
  return { verdict: verdict as ReviewVerdict, comment: String(comment).trim(), resultSha256: String(resultSha256) };
}

/** Whoever gives work back says why. */
const isComment = (value: unknown, verdict: unknown): boolean =>
  typeof value === 'string' && value.length <= longestComment && (verdict !== 'returned' || value.trim() !== '');

const isSha256 = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const isVerdict = (value: unknown): value is ReviewVerdict => value === 'approved' || value === 'returned';
