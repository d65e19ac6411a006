import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { jsonOf } from '../../http/body.js';
import type { AccountHolder } from '../account/account-holder.js';
import { holderIn } from '../account/holder-in-request.js';
import { OwnSessions } from '../account/own-sessions.js';
import { Requires } from '../requires.js';
import { EndSessionDto, OwnSessionListDto } from './account.dto.js';
import { answered } from './answers.js';
import { ApiUnknown } from './documentation.js';
import { maybe, readFields, text } from './read-fields.js';

/** Where one is signed in. Ended only with the password at hand. */
@ApiTags('account')
@Requires('account')
@Controller('v1/account')
export class OwnSessionsController {
  constructor(
    private readonly sessions: OwnSessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('sessions')
  @ApiOperation({ summary: 'One’s own sessions: this one, then the one used last' })
  @ApiOkResponse({ type: OwnSessionListDto })
  async list(@Req() request: FastifyRequest): Promise<OwnSessionListDto> {
    return { items: await this.sessions.list(this.holder(request)) };
  }

  @Post('sessions/:id/end')
  @HttpCode(204)
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'Ends one session of this person' })
  @ApiBody({ type: EndSessionDto })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'The account has no password' })
  @ApiUnknown()
  async end(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    answered(await this.sessions.end(this.holder(request), id, passwordIn(request)), reply);
  }

  @Post('other-sessions/end')
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends every session of this person but this one' })
  @ApiBody({ type: EndSessionDto })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'The account has no password' })
  async endOthers(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    answered(await this.sessions.endOthers(this.holder(request), passwordIn(request)), reply);
  }

  private holder(request: FastifyRequest): AccountHolder {
    return holderIn(request, this.settings);
  }
}

const passwordIn = (request: FastifyRequest): string =>
  readFields(jsonOf(request), { currentPassword: maybe(text) }).currentPassword ?? '';
