import { Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiParam, ApiResponse, ApiTags, type ApiBodyOptions } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { ComponentDto } from '../../appraisals/order/component.dto.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { ifMatch, isHeldByCaller } from '../../http/etag.js';
import { languageOf } from '../../http/language.js';
import { AppraiseAssignment } from '../appraise-assignment.js';
import {
  PreviewDto,
  SavedComponentDto,
  StartedListDto,
  WorkingPaperDto,
  WorkingPaperListDto,
} from '../assignment.dto.js';
import { assignmentProblem } from '../assignment-problem.js';
import { ApiAct, ApiAsked, ApiChange } from '../assignments.documentation.js';
import { versionSeen } from '../page-query.js';
import { readShape } from '../read-shape.js';
import { FillPaper } from './fill-paper.js';
import { CopyDto, readPaperSave } from './paper-bodies.js';
import type { WorkingPaper } from './working-paper.js';
import { WorkingPapers } from './working-papers.js';

const orderBody: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['order'],
    properties: { order: { type: 'object', additionalProperties: true }, note: { type: 'string', maxLength: 1000 } },
  },
};

@ApiTags('assignments')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the assignment' })
@Requires('assignments.read')
@Controller('v1/assignments/:id/working-paper')
export class WorkingPaperController {
  constructor(
    private readonly papers: WorkingPapers,
    private readonly filling: FillPaper,
    private readonly appraising: AppraiseAssignment,
  ) {}

  @Get()
  @ApiAsked('工作底稿: the latest version; its number is the ETag', WorkingPaperDto)
  @ApiResponse({ status: 304, description: 'The caller holds this very version' })
  async latest(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkingPaperDto | undefined> {
    const paper = await this.papers.latest(callerOf(request).organisationId, id);
    return isHeldByCaller(request, reply, String(paper.version)) ? undefined : paper;
  }

  @Put()
  @Requires('assignments.write')
  @ApiBody(orderBody)
  @ApiChange('Saves a new version; what the first two steps settle is carried over', { answer: WorkingPaperDto })
  async save(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkingPaperDto> {
    const expectedVersion = versionSeen(ifMatch(request));
    const { order, note } = readPaperSave(jsonOf(request));
    return tagged(reply, await this.papers.save(callerOf(request), id, { order, expectedVersion, note }));
  }

  @Get('versions')
  @ApiAsked('All versions, newest first, without their orders', WorkingPaperListDto)
  async versions(@Param('id') id: string, @Req() request: FastifyRequest): Promise<WorkingPaperListDto> {
    return { items: [...(await this.papers.list(callerOf(request).organisationId, id))] };
  }

  @Get('versions/:version')
  @ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1 } })
  @ApiAsked('One version as it was saved', WorkingPaperDto)
  async version(
    @Param() { id, version }: { readonly id: string; readonly version: string },
    @Req() request: FastifyRequest,
  ): Promise<WorkingPaperDto> {
    const number = versionSeen(version);
    if (number < 1) throw assignmentProblem('paper-version-unknown');
    return this.papers.version(callerOf(request).organisationId, id, number);
  }

  @Post('starting-list')
  @HttpCode(200)
  @Requires('assignments.write')
  @ApiChange('Replaces the components by the estimates for such a lift', { answer: StartedListDto })
  async startingList(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedListDto> {
    const started = await this.filling.startingList(callerOf(request), id, versionSeen(ifMatch(request)));
    tagged(reply, started.paper);
    return { ...started, replaced: [...started.replaced] };
  }

  @Post('copy')
  @HttpCode(200)
  @Requires('assignments.write')
  @ApiChange('Replaces the components by those of a similar lift, without what was seen there', {
    body: CopyDto,
    answer: WorkingPaperDto,
  })
  async copy(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkingPaperDto> {
    const expectedVersion = versionSeen(ifMatch(request));
    const { fromAssignmentId: from } = readShape(CopyDto, jsonOf(request));
    return tagged(reply, await this.filling.copy(callerOf(request), id, { from, expectedVersion }));
  }

  @Put('components/:componentId')
  @Requires('survey.write')
  @ApiParam({ name: 'componentId', type: 'string' })
  @ApiChange('Saves one component against the SHA-256 of its canonical JSON as it was read', {
    body: ComponentDto,
    answer: SavedComponentDto,
  })
  async component(
    @Param() { id, componentId }: { readonly id: string; readonly componentId: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedComponentDto> {
    const expectedSha256 = ifMatch(request);
    const component = jsonOf(request);
    const saved = await this.papers.saveComponent(callerOf(request), id, { componentId, component, expectedSha256 });
    void reply.header('etag', `"${saved.sha256}"`);
    return saved;
  }

  @Get('preview')
  @ApiAct('What the paper comes to now; faults and refusals are an answer', { answer: PreviewDto })
  preview(@Param('id') id: string, @Req() request: FastifyRequest): Promise<PreviewDto> {
    const language = languageOf(request.headers['accept-language']);
    return this.appraising.preview(callerOf(request).organisationId, id, language);
  }
}

function tagged(reply: FastifyReply, paper: WorkingPaper): WorkingPaper {
  void reply.header('etag', `"${paper.version}"`);
  return paper;
}
