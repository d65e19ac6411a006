import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { ReasonDto } from '../../assignments/assignment.dto.js';
import { assignmentSummary } from '../../assignments/assignment-view.js';
import { FindAssignments, type AssignmentQuestion } from '../../assignments/find-assignments.js';
import { KeepFiles } from '../../assignments/keep-files.js';
import { assignmentCursor } from '../../assignments/page-query.js';
import { readShape } from '../../assignments/read-shape.js';
import { isStepId } from '../../assignments/steps/step-ids.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { refusedForm } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { optional, readQuery } from '../../http/query.js';
import { assignmentListPage } from './assignment-list-page.js';
import { assignmentPage } from './assignment-page.js';
import { AssignmentScenes } from './assignment-scenes.js';
import { assignmentHref, assignmentsHref } from './links.js';

const pageSize = 50;
const text = optional('', (given) => given.length <= 200);

@ApiExcludeController()
@Requires('assignments.read')
@Controller('console/assignments')
export class AssignmentsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: AssignmentScenes,
    private readonly finding: FindAssignments,
    private readonly keeping: KeepFiles,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(request, { q: text, step: text, cursor: text });
    const q = (asked.q ?? '').trim();
    const step = stepAsked(asked.step);
    const before = asked.cursor === null ? null : assignmentCursor.readCursor(asked.cursor);
    const question = { limit: pageSize, before, search: q === '' ? null : q, step };
    const { items, next } = await this.finding.find(callerOf(request).organisationId, question);
    const further = new URLSearchParams({
      q,
      step: step ?? '',
      cursor: next === null ? '' : assignmentCursor.cursorAfter(next),
    });
    const nextHref = next === null ? null : `${assignmentsHref}?${further.toString()}`;
    const shown = { items: items.map(assignmentSummary), q, step: step ?? '', nextHref };
    await this.pages.show(request, reply, assignmentListPage(shown));
  }

  @Get(':id')
  async one(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(request, reply, assignmentPage(await this.scenes.overview(callerOf(request), id)));
  }

  @Post(':id/hold')
  @Requires('assignments.close')
  hold(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.act({ request, reply, id }, '档案已冻结。', (reason) =>
      this.keeping.setHold(callerOf(request), id, reason),
    );
  }

  @Post(':id/lift-hold')
  @Requires('assignments.close')
  liftHold(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.act({ request, reply, id }, '冻结已解除。', (reason) =>
      this.keeping.liftHold(callerOf(request), id, reason),
    );
  }

  private async act(
    { request, reply, id }: Visit,
    done: string,
    work: (reason: string) => Promise<void>,
  ): Promise<void> {
    const sent = formOf(request);
    try {
      await work(readShape(ReasonDto, { reason: sent.text('reason') }).reason);
    } catch (error) {
      const refused = refusedForm(sent, error);
      const page = assignmentPage(await this.scenes.overview(callerOf(request), id, refused));
      return this.pages.show(request, reply, { ...page, status: 422 });
    }
    redirect(reply, assignmentHref(id), { tone: 'good', text: done });
  }
}

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly id: string;
}

const stepAsked = (given: string | null): AssignmentQuestion['step'] =>
  isStepId(given) || given === 'archived' ? given : null;
