/** The way in to everything below the page of a report: the code, and whoever asks for one nobody issued. */
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicLimits } from '../access/limits/public-limits.js';
import { sendPage } from '../http/page/send-page.js';
import { PublicRegister, type RegisterEntry } from './public-register.js';
import { registrationOf } from './registration-of.js';
import { closedReportPage, unknownReportPage } from './report-page/closed-pages.js';

export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

@Injectable()
export class PublicDoorway {
  constructor(
    private readonly register: PublicRegister,
    private readonly limits: PublicLimits,
  ) {}

  /** null: answered already. */
  async enter(typed: string, { request, reply }: Visit): Promise<RegisterEntry | null> {
    const entry = await this.register.withCode(typed);
    if (entry) return entry;
    this.limits.countUnknownCode(request);
    sendPage(reply, unknownReportPage(), 404);
    return null;
  }

  /** null: answered already; of a closed report nothing but its status is told. */
  async enterOpen(typed: string, visit: Visit): Promise<RegisterEntry | null> {
    const entry = await this.enter(typed, visit);
    if (entry?.mode !== 'closed') return entry;
    sendPage(visit.reply, closedReportPage(registrationOf(entry)), 403);
    return null;
  }

  admit(kind: 'file' | 'message', { request, reply }: Visit): void {
    this.limits.admit(kind, request, reply);
  }

  /** Whoever tries rooms and areas pays as whoever tries codes. */
  countMiss({ request }: Visit): void {
    this.limits.countUnknownCode(request);
  }
}
