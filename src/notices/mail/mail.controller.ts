import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { callerOf } from '../../http/caller.js';
import { MailStateDto } from '../notices.dto.js';
import { MailOutbox } from './mail-outbox.js';

const listed = 20;

/** What became of the mail: whoever looks after what leaves the service sees what did not arrive. */
@ApiTags('notices')
@ApiBearerAuth()
@Requires('webhooks.manage')
@Controller('v1/notices/mail')
export class MailController {
  constructor(
    private readonly outbox: MailOutbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How much of the organisation’s mail waits, was sent, was given up' })
  @ApiOkResponse({ type: MailStateDto })
  async state(@Req() request: FastifyRequest): Promise<MailStateDto> {
    const { organisationId } = callerOf(request);
    const lost = await this.outbox.givenUp(organisationId, listed);
    return {
      isSent: this.settings.outgoing.mail !== null,
      ...(await this.outbox.countByState(organisationId)),
      lastGivenUp: lost.map(({ noticeId, personId, lastError, attempts, settledAt }) => ({
        ...{ noticeId, personId, attempts },
        ...{ error: lastError, at: settledAt },
      })),
    };
  }
}
