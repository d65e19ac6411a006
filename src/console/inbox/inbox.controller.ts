import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { NoticeBoard } from '../../notices/notice-board.js';
import { inboxPage } from './inbox-page.js';

const perPage = 20;

interface Asked {
  readonly after?: unknown;
  readonly only?: unknown;
}

@ApiExcludeController()
@Requires('notices.read')
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly pages: Pages,
    private readonly board: NoticeBoard,
  ) {}

  @Get()
  async show(@Query() asked: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const after = typeof asked.after === 'string' && asked.after !== '' ? asked.after : null;
    const unreadOnly = asked.only === 'unread';
    const [page, unread] = await Promise.all([
      this.board.list(caller, { after, limit: perPage, unreadOnly }),
      this.board.unreadCount(caller),
    ]);
    await this.pages.show(request, reply, inboxPage({ page, unread, unreadOnly }));
  }

  @Post('read')
  async readAll(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const count = await this.board.markAllRead(callerOf(request), formOf(request).text('upTo'));
    redirect(reply, '/inbox', { tone: 'good', text: `${count} 条消息已标为已读。` });
  }

  /** `open`: goes on to what the notice is about. */
  @Post(':id/read')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { link } = await this.board.markRead(callerOf(request), id);
    const isOpening = formOf(request).text('open') === 'yes';
    redirect(reply, isOpening && link !== null ? link : `/inbox#notice-${id}`);
  }
}
