import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { jsonOf } from '../http/body.js';
import { callerOf } from '../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { optional, readQuery } from '../http/query.js';
import {
  AssignmentDto,
  AssignmentPageDto,
  NewAssignmentDto,
  OpenedAssignmentDto,
  ReasonDto,
} from './assignment.dto.js';
import { assignmentSummary, assignmentView } from './assignment-view.js';
import { Assignments } from './assignments.js';
import { ApiAct, ApiAsked, ApiCreated, ApiPage } from './assignments.documentation.js';
import { FindAssignments, type AssignmentQuestion } from './find-assignments.js';
import { KeepFiles } from './keep-files.js';
import { openAssignment } from './open-assignment.js';
import { assignmentCursor, cursorParameter, limit, searchText } from './page-query.js';
import { readShape } from './read-shape.js';
import { isStepId, stepIds } from './steps/step-ids.js';
import { problemContent } from '../http/problem-content.js';

const stepParameter = optional([...stepIds, 'archived'].join(', '), (text) => isStepId(text) || text === 'archived');

@ApiTags('assignments')
@ApiBearerAuth()
@Requires('assignments.read')
@Controller('v1/assignments')
export class AssignmentsController {
  constructor(
    private readonly assignments: Assignments,
    private readonly finding: FindAssignments,
    private readonly keeping: KeepFiles,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post()
  @Requires('assignments.write')
  @ApiCreated('Opens an assignment for a lift', { body: NewAssignmentDto, answer: OpenedAssignmentDto })
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wanted = readShape(NewAssignmentDto, jsonOf(request));
    const prepare = () => openAssignment(this.assignments, callerOf(request), wanted);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Get()
  @ApiPage('The organisation’s assignments, newest first, with what the current step lacks', AssignmentPageDto)
  @ApiQuery({ name: 'step', required: false, enum: [...stepIds, 'archived'], description: 'By current step' })
  @ApiQuery({ name: 'q', required: false, description: 'Part of the code, the address, the registration, the purpose' })
  async list(@Req() request: FastifyRequest): Promise<AssignmentPageDto> {
    const asked = readQuery(request, {
      q: searchText,
      step: stepParameter,
      limit,
      cursor: cursorParameter(assignmentCursor),
    });
    const before = asked.cursor === null ? null : assignmentCursor.readCursor(asked.cursor);
    const step = asked.step as AssignmentQuestion['step'];
    const question = { limit: asked.limit, before, search: asked.q, step };
    const { items, next } = await this.finding.find(callerOf(request).organisationId, question);
    return { items: items.map(assignmentSummary), next: next === null ? null : assignmentCursor.cursorAfter(next) };
  }

  @Get(':id')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiAsked('One assignment: its eight steps, what each holds and lacks', AssignmentDto)
  async one(@Param('id') id: string, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    return this.view(request, id);
  }

  @Delete(':id')
  @Requires('assignments.write')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'Always refused: files are kept by law; the attempt is logged' })
  @ApiConflictResponse({ content: problemContent, description: '`assignment-kept`, with `keepUntil`' })
  async remove(@Param('id') id: string, @Req() request: FastifyRequest): Promise<never> {
    return this.keeping.refuseDeletion(callerOf(request), id);
  }

  @Post(':id/hold')
  @HttpCode(200)
  @Requires('assignments.close')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiAct('Keeps the file beyond its term', { body: ReasonDto, answer: AssignmentDto })
  async hold(@Param('id') id: string, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    const { reason } = readShape(ReasonDto, jsonOf(request));
    await this.keeping.setHold(callerOf(request), id, reason);
    return this.view(request, id);
  }

  @Delete(':id/hold')
  @Requires('assignments.close')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiAct('Lifts the hold', { body: ReasonDto, answer: AssignmentDto })
  async lift(@Param('id') id: string, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    const { reason } = readShape(ReasonDto, jsonOf(request));
    await this.keeping.liftHold(callerOf(request), id, reason);
    return this.view(request, id);
  }

  private async view(request: FastifyRequest, id: string): Promise<AssignmentDto> {
    return assignmentView(await this.assignments.stateOf(callerOf(request).organisationId, id));
  }
}
