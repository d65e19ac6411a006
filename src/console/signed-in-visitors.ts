import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Organisations } from '../access/organisations/organisations.js';
import { People } from '../access/people/people.js';
import { callerIfAny, type Caller } from '../http/caller.js';
import type { PageVisitor, PageVisitors } from '../http/page/page-visitor.js';
import { NoticeBoard } from '../notices/notice-board.js';
import { navigationFor } from './navigation.js';

/** The header of whoever looks at a page. */
@Injectable()
export class SignedInVisitors implements PageVisitors {
  constructor(
    private readonly people: People,
    private readonly organisations: Organisations,
    private readonly notices: NoticeBoard,
  ) {}

  async of(request: FastifyRequest): Promise<PageVisitor | null> {
    const caller = callerIfAny(request);
    if (caller === null) return null;
    const navigation = navigationFor(caller);
    if (caller.personId === null) {
      return { name: '', organisationName: '', unread: 0, navigation, isSignedIn: false };
    }
    const [name, organisationName, unread] = await Promise.all([
      this.nameOf(caller.personId),
      this.organisationNameOf(caller),
      this.notices.unreadCount(caller),
    ]);
    return { name, organisationName, unread, navigation, isSignedIn: true };
  }

  private async nameOf(personId: string): Promise<string> {
    return (await this.people.nameOf([personId])).get(personId) ?? '';
  }

  private async organisationNameOf(caller: Caller): Promise<string> {
    const found = await this.organisations.find(caller, caller.organisationId);
    return found.ok ? found.value.name : '';
  }
}
