import { Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFields } from '../../access/doors/read-fields.js';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { isPublicationMode, publicationModes } from './household.entities.js';
import type { HouseholdPublicationDto, HouseholdsDto } from './households.dto.js';
import {
  ApiHouseholdsDelete,
  ApiHouseholdsGet,
  ApiHouseholdsPost,
  ApiHouseholdsPublication,
} from './households.documentation.js';
import { readHouseholdList } from './read-household-list.js';
import { SharesDesk } from './shares-desk.js';

const shown = {
  allowed: publicationModes.join(', '),
  isOptional: false,
  read: (value: unknown) => (isPublicationMode(value) ? value : undefined),
};

/** Who shares the cash part of an appraisal, and how. */
@ApiTags('households')
@ApiBearerAuth()
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@Requires('households.write')
@Controller('v1/appraisals/:id/households')
export class HouseholdsController {
  constructor(
    private readonly desk: SharesDesk,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  @ApiHouseholdsGet()
  list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<HouseholdsDto> {
    return this.desk.view(callerOf(request), id);
  }

  @Post()
  @ApiHouseholdsPost()
  async store(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const list = readHouseholdList(jsonOf(request));
    const prepare = () => this.desk.prepare(callerOf(request), id, list);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Delete()
  @HttpCode(204)
  @ApiHouseholdsDelete()
  erase(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.desk.erase(callerOf(request), id);
  }

  @Put('publication')
  @ApiHouseholdsPublication()
  async show(@Param('id') id: string, @Req() request: FastifyRequest): Promise<HouseholdPublicationDto> {
    const wish = readFields(jsonOf(request), { shown });
    await this.desk.show(callerOf(request), id, wish.shown);
    return wish;
  }
}
