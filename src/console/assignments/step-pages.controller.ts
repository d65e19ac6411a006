import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { ReasonDto } from '../../assignments/assignment.dto.js';
import { assignmentProblem } from '../../assignments/assignment-problem.js';
import { assignmentView } from '../../assignments/assignment-view.js';
import { readShape } from '../../assignments/read-shape.js';
import { RecordActs } from '../../assignments/record-acts.js';
import { isStepId, stepNames, type StepId } from '../../assignments/steps/step-ids.js';
import { EdgeError } from '../../http/edge-error.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { FormBody } from '../../http/page/form-body.js';
import { freshForm, refusedForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { assignmentPage } from './assignment-page.js';
import { AssignmentScenes, rightsOf } from './assignment-scenes.js';
import { contentOf, nameAsSent } from './form-content.js';
import { assignmentHref, stepHref } from './links.js';
import { stepValues } from './step-form.js';
import { stepPage } from './step-page.js';

@ApiExcludeController()
@Requires('assignments.write')
@Controller('console/assignments/:id/steps')
export class StepPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: AssignmentScenes,
    private readonly acts: RecordActs,
  ) {}

  @Get(':step')
  @Requires('assignments.read')
  show(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.form({ ...stepAt(place), request, reply }, null);
  }

  @Post('archive')
  @Requires('assignments.close')
  recordArchive(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.record({ id, step: 'archive', request, reply });
  }

  @Post('archive/complete')
  @Requires('assignments.close')
  archive(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.complete({ id, step: 'archive', request, reply });
  }

  @Post(':step')
  save(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.record({ ...ofAppraiser(place), request, reply });
  }

  @Post(':step/complete')
  close(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.complete({ ...ofAppraiser(place), request, reply });
  }

  @Post(':step/reopen')
  reopen(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id, step } = ofAppraiser(place);
    const sent = formOf(request);
    const work = async (): Promise<void> => {
      const { reason } = readShape(ReasonDto, { reason: sent.text('reason') });
      await this.acts.reopen(callerOf(request), id, { step, reason });
    };
    return this.act({ id, step, request, reply }, `“${stepNames[step]}”已重新打开。`, work);
  }

  private async record(visit: Visit): Promise<void> {
    const { id, step, request, reply } = visit;
    const caller = callerOf(request);
    const sent = formOf(request);
    const content = contentOf(sent, ['then', 'version']);
    const seen = /^\d{1,9}$/.test(sent.text('version')) ? Number(sent.text('version')) : null;
    try {
      await this.acts.record(caller, id, { step, content, seen });
      if (sent.text('then') === 'complete') await this.acts.complete(caller, id, step);
    } catch (error) {
      return this.form(visit, asSent(sent, refusedRecord(sent, error)));
    }
    const isComplete = sent.text('then') === 'complete';
    const text = isComplete ? `“${stepNames[step]}”已完成。` : '已保存。';
    redirect(reply, isComplete ? assignmentHref(id) : stepHref(id, step), { tone: 'good', text });
  }

  private complete(visit: Visit): Promise<void> {
    const { id, step, request } = visit;
    const work = (): Promise<void> => this.acts.complete(callerOf(request), id, step);
    return this.act(visit, `“${stepNames[step]}”已完成。`, work);
  }

  /** An act from the overview, which says what stood in the way. */
  private async act({ id, request, reply }: Visit, done: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const refused = refusedForm(new FormBody([]), error);
      const page = assignmentPage(await this.scenes.overview(callerOf(request), id, refused));
      return this.pages.show(request, reply, { ...page, status: 422 });
    }
    redirect(reply, assignmentHref(id), { tone: 'good', text: done });
  }

  private async form({ id, step, request, reply }: Visit, refused: FormState | null): Promise<void> {
    const caller = callerOf(request);
    const opened = await this.scenes.open(caller, id);
    const assignment = assignmentView(opened);
    const state = assignment.steps.find((one) => one.id === step);
    if (state === undefined) throw assignmentProblem('step-unknown');
    const components = step === 'documents' ? await this.scenes.components(caller, id) : [];
    const values = stepValues(step, opened.facts.contents[step], components);
    const may = rightsOf(caller);
    const mayWrite = assignment.step !== null && (step === 'archive' ? may.close : may.write);
    const form = refused === null ? freshForm(values) : { ...refused, values: { ...values, ...refused.values } };
    const status = refused === null ? undefined : 422;
    await this.pages.show(request, reply, stepPage({ assignment, step: state, form, components, mayWrite, status }));
  }
}

/** Whoever lost the race sees the form as they sent it, made against the state that stands now. */
function refusedRecord(sent: FormBody, error: unknown): FormState {
  if (!(error instanceof EdgeError) || error.kind !== 'precondition-failed') return refusedForm(sent, error);
  return { values: sent.values, faults: { ...overtaken, all: [] } };
}

const overtaken = {
  title: '别人在此期间改过这一步，您的内容还没有保存',
  detail: '请在另一个窗口打开这一步查看现有内容；再次保存时以您的内容为准。',
} as const;

/** Faults beside the fields that were filled in. */
const asSent = (sent: FormBody, { values, faults }: FormState): FormState => ({
  values,
  faults: { ...faults, all: faults.all.map(({ name, text }) => ({ name: nameAsSent(sent, name), text })) },
});

interface Place {
  readonly id: string;
  readonly step: string;
}

interface Visit {
  readonly id: string;
  readonly step: StepId;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function stepAt({ id, step }: Place): Pick<Visit, 'id' | 'step'> {
  if (!isStepId(step)) throw assignmentProblem('step-unknown');
  return { id, step };
}

/** The archive has doors of its own, since a signer closes it. */
function ofAppraiser(place: Place): Pick<Visit, 'id' | 'step'> {
  const at = stepAt(place);
  if (at.step === 'archive') throw assignmentProblem('archive-by-signer');
  return at;
}
