/** How one report is issued, request by request: the part of the trial that knows the way of issuing. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends one POST of issuing; the killer may strike while it is open, and then it throws. */
export type SendStep = (path: string, body?: object) => Promise<Answer>;

/** A report whose issuing was acknowledged by the last answer of its way. */
export interface AcknowledgedReport {
  readonly appraisalId: string;
  readonly number: string;
  readonly code: string;
  readonly sha256: string;
}

/** Takes up where an earlier attempt was cut off: every step may be asked again. */
export type IssueOneReport = (appraisalId: string, send: SendStep) => Promise<AcknowledgedReport>;

/** One request: number, drawing, the firm's seal, archive and record. */
export const issueWithTheSealAlone: IssueOneReport = async (appraisalId, send) => {
  const { status, body } = await send(`/v1/appraisals/${appraisalId}/report`);
  if ((status !== 200 && status !== 201) || body.state !== 'archived') {
    throw new Error(`not issued: ${status} ${JSON.stringify(body)}`);
  }
  const { number, code, sha256 } = body as Record<'number' | 'code' | 'sha256', string>;
  return { appraisalId, number, code, sha256 };
};
