/** What a firm can ask to be told. `webhook.test` goes to one endpoint on demand and is not asked for. */
export const webhookTypes = [
  'price-table.published',
  'price-table.corrected',
  'price-table.withdrawn',
  'report.affected',
  'report.issued',
  'report.signed',
  'report.superseded',
  'report.revoked',
  'review.recorded',
  'assignment.step-completed',
  'assignment.step-reopened',
] as const;

export type SubscribedType = (typeof webhookTypes)[number];
export type WebhookType = SubscribedType | 'webhook.test';
