import { Controller, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiExtraModels, ApiParam, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { AssignmentDto, ReasonDto } from '../assignment.dto.js';
import { assignmentProblem } from '../assignment-problem.js';
import { assignmentView } from '../assignment-view.js';
import { Assignments } from '../assignments.js';
import { ifMatch } from '../../http/etag.js';
import { versionSeen } from '../page-query.js';
import { ApiAct, ApiRecord } from '../assignments.documentation.js';
import { readShape } from '../read-shape.js';
import { RecordActs } from '../record-acts.js';
import * as dto from './step-content.dto.js';
import { isStepId, stepIds, type StepId } from './step-ids.js';

const contents = [
  ...[dto.BasicMattersDto, dto.ContractDto, dto.PlanDto, dto.SurveyStepDto],
  ...[dto.DocumentsDto, dto.ValuationStepDto, dto.ReportStepDto],
];

@ApiTags('assignments')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the assignment' })
@Requires('assignments.write')
@Controller('v1/assignments/:id/steps')
export class StepsController {
  constructor(
    private readonly assignments: Assignments,
    private readonly acts: RecordActs,
  ) {}

  @Put('archive')
  @Requires('assignments.close')
  @ApiRecord('Records the checklist of the archive', { body: dto.ArchiveDto, answer: AssignmentDto })
  recordArchive(@Param('id') id: string, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    return this.recorded(request, id, 'archive');
  }

  @Post('archive/complete')
  @HttpCode(200)
  @Requires('assignments.close')
  @ApiAct('Archives the file: from then on it is closed', { answer: AssignmentDto })
  completeArchive(@Param('id') id: string, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    return this.completed(request, id, 'archive');
  }

  @Put(':step')
  @ApiParam({ name: 'step', enum: stepIds })
  @ApiExtraModels(...contents)
  @ApiBody({ schema: { anyOf: contents.map((one) => ({ $ref: getSchemaPath(one) })) } })
  @ApiRecord('Records the content of a step; it may be incomplete', { answer: AssignmentDto })
  record(@Param() { id, step }: StepPlace, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    return this.recorded(request, id, stepOfAppraiser(step));
  }

  @Post(':step/complete')
  @HttpCode(200)
  @ApiParam({ name: 'step', enum: stepIds })
  @ApiAct('Completes a step, when nothing it demands is missing and the steps before are done', {
    answer: AssignmentDto,
  })
  complete(@Param() { id, step }: StepPlace, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    return this.completed(request, id, stepOfAppraiser(step));
  }

  @Post(':step/reopen')
  @HttpCode(200)
  @ApiParam({ name: 'step', enum: stepIds })
  @ApiAct('Opens a completed step again, with a reason', { body: ReasonDto, answer: AssignmentDto })
  async reopen(@Param() { id, step }: StepPlace, @Req() request: FastifyRequest): Promise<AssignmentDto> {
    const { reason } = readShape(ReasonDto, jsonOf(request));
    await this.acts.reopen(callerOf(request), id, { step: stepOfAppraiser(step), reason });
    return this.view(request, id);
  }

  private async recorded(request: FastifyRequest, id: string, step: StepId): Promise<AssignmentDto> {
    const seen = request.headers['if-match'] === undefined ? null : countSeen(ifMatch(request));
    await this.acts.record(callerOf(request), id, { step, content: jsonOf(request), seen });
    return this.view(request, id);
  }

  private async completed(request: FastifyRequest, id: string, step: StepId): Promise<AssignmentDto> {
    await this.acts.complete(callerOf(request), id, step);
    return this.view(request, id);
  }

  private async view(request: FastifyRequest, id: string): Promise<AssignmentDto> {
    return assignmentView(await this.assignments.stateOf(callerOf(request).organisationId, id));
  }
}

interface StepPlace {
  readonly id: string;
  readonly step: string;
}

/** From 0; -1: a tag that is none of ours. */
const countSeen = (tag: string): number => (tag === '0' ? 0 : versionSeen(tag));

/** The archive has doors of its own, since a signer closes it. */
function stepOfAppraiser(step: string): StepId {
  if (!isStepId(step)) throw assignmentProblem('step-unknown');
  if (step === 'archive') throw assignmentProblem('archive-by-signer');
  return step;
}
