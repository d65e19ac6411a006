import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiConsumes,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../../access/limits/limited-door.js';
import { formOf } from '../../http/forms.js';
import { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm, type FormState } from '../../http/page/form-state.js';
import { sendPage } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';
import { hasShares } from '../owners-matters.js';
import { PublicDoorway, type Visit } from '../public-doorway.js';
import type { RegisterEntry } from '../public-register.js';
import { registrationOf } from '../registration-of.js';
import { findShare } from './find-share.js';
import type { PublicationMode } from './household.entities.js';
import { HouseholdRoom } from './household-room.js';
import { HouseholdStore } from './household-store.js';
import type { NoticeFormat } from './household-worker.js';
import { noSharesPage, sharesPage } from './pages/shares-page.js';
import { sendNotice } from './send-notice.js';
import type { NoticeLine } from './share-notice.js';
import { ShareNotices } from './share-notices.js';

const html = { content: { 'text/html': { schema: { type: 'string' } } } } as const;
const file = { schema: { type: 'string', format: 'binary' } } as const;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Outcome {
  readonly form: FormState;
  readonly found: NoticeLine | null;
  readonly status: number;
}

/** What a household is told of its share, as far as the firm shows it: a page, a form that needs no script, the list. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@ApiForbiddenResponse({ description: 'The client shows nothing of the report', ...html })
@ApiNotFoundResponse({ description: 'Nobody issued a report with this code, or the firm shows no list', ...html })
@Controller('r/:code/shares')
export class PublicSharesController {
  constructor(
    private readonly doorway: PublicDoorway,
    private readonly households: HouseholdStore,
    private readonly notices: ShareNotices,
    private readonly room: HouseholdRoom,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How the cash part is shared' })
  @ApiOkResponse(html)
  show(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(code, { request, reply }, freshForm());
  }

  /** By POST, so that no room stands in an address, a log or a history. */
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'One household’s share' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOkResponse(html)
  @ApiResponse({ status: 415, description: 'Not a form', ...html })
  @ApiResponse({ status: 422, description: 'There is no such household', ...html })
  ask(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = { request, reply };
    this.doorway.admit('file', visit);
    return this.answer(code, visit, formOf(request));
  }

  @Get('notice.pdf')
  @ApiOperation({ summary: 'The list for public notice, names masked' })
  @ApiOkResponse({ content: { 'application/pdf': file } })
  pdf(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.file(code, { request, reply }, 'pdf');
  }

  @Get('notice.xlsx')
  @ApiOperation({ summary: 'The list for public notice as a workbook' })
  @ApiOkResponse({ content: { [xlsx]: file } })
  workbook(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.file(code, { request, reply }, 'xlsx');
  }

  private async file(code: string, visit: Visit, format: NoticeFormat): Promise<void> {
    this.doorway.admit('file', visit);
    const entry = await this.doorway.enterOpen(code, visit);
    if (!entry) return;
    if ((await this.modeOf(entry)) !== 'list') return sendPage(visit.reply, noSharesPage(registrationOf(entry)), 404);
    const notice = await this.notices.of(entry.report.version);
    sendNotice(visit.reply, await this.room.notice(notice, format), { format, reportNumber: notice.reportNumber });
  }

  private async answer(code: string, visit: Visit, asked: FormState | FormBody): Promise<void> {
    const entry = await this.doorway.enterOpen(code, visit);
    if (!entry) return;
    const registration = registrationOf(entry);
    const mode = await this.modeOf(entry);
    if (mode === 'nothing') return sendPage(visit.reply, noSharesPage(registration), 404);
    const notice = await this.notices.of(entry.report.version);
    const find = (room: string, area: string | null): NoticeLine | null => findShare(notice, { room, area });
    const outcome =
      asked instanceof FormBody ? outcomeOf(asked, mode, find) : { form: asked, found: null, status: 200 };
    if (outcome.status !== 200) this.doorway.countMiss(visit);
    sendPage(visit.reply, sharesPage({ ...outcome, registration, mode, notice }), outcome.status);
  }

  private async modeOf(entry: RegisterEntry): Promise<PublicationMode> {
    const { organisationId, appraisalId } = entry.report.version;
    if (!hasShares(entry)) return 'nothing';
    return (await this.households.current({ organisationId, appraisalId }))?.mode ?? 'nothing';
  }
}

function outcomeOf(
  body: FormBody,
  mode: PublicationMode,
  find: (room: string, area: string | null) => NoticeLine | null,
): Outcome {
  const needsArea = mode === 'own-share';
  const found = find(body.text('room'), needsArea ? body.text('area') : null);
  if (found) return { form: freshForm(), found, status: 200 };
  const text = needsArea ? '没有找到：房号和面积要与名单上的完全相同' : '名单上没有这个房号，请看名单上是怎么写的';
  return { form: formWithFaults(body, [{ name: 'room', text }]), found: null, status: 422 };
}
