import { Inject, Injectable } from '@nestjs/common';
import type { ComponentChildren } from 'preact';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takeFlash } from './flash.js';
import { PAGE_VISITORS, type PageVisitors } from './page-visitor.js';
import { renderPage, type PageFrame } from './render-page.js';
import { sendPage } from './send-page.js';

/** What a door shows: the frame's wishes, the body, and the status when it is not 200. */
export interface ShownPage extends Omit<PageFrame, 'visitor' | 'flash'> {
  readonly body: ComponentChildren;
  readonly status?: number;
}

/** Shows a page to whoever asks, with the header of that person and the sentence left by the form before. */
@Injectable()
export class Pages {
  constructor(@Inject(PAGE_VISITORS) private readonly visitors: PageVisitors) {}

  async show(request: FastifyRequest, reply: FastifyReply, { body, status, ...frame }: ShownPage): Promise<void> {
    const visitor = await this.visitors.of(request);
    const flash = takeFlash(request, reply);
    sendPage(reply, renderPage({ ...frame, visitor, flash }, body), status);
  }
}
