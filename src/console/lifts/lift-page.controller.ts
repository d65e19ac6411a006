import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { NewAssignmentDto, type OpenedAssignmentDto } from '../../assignments/assignment.dto.js';
import { Assignments } from '../../assignments/assignments.js';
import { openAssignment } from '../../assignments/open-assignment.js';
import { readShape } from '../../assignments/read-shape.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import type { FormBody } from '../../http/page/form-body.js';
import { freshForm, refusedForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { contentOf } from '../assignments/form-content.js';
import { formPost } from '../assignments/form-post.js';
import { assignmentHref } from '../assignments/links.js';
import { liftPage } from './lift-pages.js';
import { LiftScenes } from './lift-scenes.js';

@ApiExcludeController()
@Requires('assignments.read')
@Controller('console/lifts/:deviceCode')
export class LiftPageController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: LiftScenes,
    private readonly assignments: Assignments,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  async show(@Param('deviceCode') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.page({ request, reply, code }, freshForm());
  }

  @Post('assignments')
  @Requires('assignments.write')
  async open(
    @Param('deviceCode') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = formOf(request);
    try {
      const opened = await this.openOnce(request, code, sent);
      const [twin] = opened.findings;
      const flash = twin
        ? { tone: 'caution' as const, text: twin.message }
        : { tone: 'good' as const, text: '项目已建立。' };
      redirect(reply, assignmentHref(opened.id), flash);
    } catch (error) {
      await this.page({ request, reply, code }, refusedForm(sent, error), 422);
    }
  }

  /** Pressed twice, the form opens one assignment. */
  private async openOnce(request: FastifyRequest, deviceCode: string, sent: FormBody): Promise<OpenedAssignmentDto> {
    const caller = callerOf(request);
    const wanted = readShape(NewAssignmentDto, { ...contentOf(sent, ['formKey']), deviceCode });
    const { body } = await this.posts.answer(formPost(request, sent), () =>
      openAssignment(this.assignments, caller, wanted),
    );
    return JSON.parse(body) as OpenedAssignmentDto;
  }

  private async page({ request, reply, code }: Visit, form: FormState, status = 200): Promise<void> {
    const scene = await this.scenes.of(callerOf(request), code);
    await this.pages.show(request, reply, { ...liftPage({ ...scene, form, formKey: randomUUID() }), status });
  }
}

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly code: string;
}
