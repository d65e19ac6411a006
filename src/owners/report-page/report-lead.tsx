import type { VNode } from 'preact';
import type { Registration } from '../verification-answer.js';

/** Under the heading of every page about a report: whose it is, and its number. */
export const reportLead = ({ firm, number }: Pick<Registration, 'firm' | 'number'>): VNode => (
  <>
    {firm}
    {firm !== null && <br />}
    {number}
  </>
);
