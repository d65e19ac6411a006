/**
 * A door that will be closed: every answer says since when it is deprecated (RFC 9745), when it closes (RFC 8594) and where
 * to read what takes its place; the described interface marks it.
 */
import {
  applyDecorators,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';

export interface Deprecation {
  /** YYYY-MM-DD, the first day in UTC. */
  readonly since: string;
  /** YYYY-MM-DD: from then on the door may be gone. */
  readonly sunset: string;
  /** Page that says what takes its place. */
  readonly link: string;
}

const extension = 'x-deprecation';

export function Deprecated(deprecation: Deprecation): ClassDecorator & MethodDecorator {
  const headers = headersOf(deprecation);
  return applyDecorators(UseInterceptors(new Announce(headers)), ApiExtension(extension, deprecation));
}

class Announce implements NestInterceptor {
  constructor(private readonly headers: Readonly<Record<string, string>>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    // Before the handler: a problem document says so too.
    void context.switchToHttp().getResponse<FastifyReply>().headers(this.headers);
    return next.handle();
  }
}

function headersOf({ since, sunset, link }: Deprecation): Readonly<Record<string, string>> {
  const [from, until] = [startOf(since), startOf(sunset)];
  if (until <= from) throw new Error(`a door is deprecated before it closes: ${since}, ${sunset}`);
  return {
    deprecation: `@${from.getTime() / 1000}`,
    sunset: until.toUTCString(),
    link: `<${link}>; rel="deprecation"; type="text/html", <${link}>; rel="sunset"; type="text/html"`,
  };
}

function startOf(day: string): Date {
  const start = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(start.getTime())) throw new Error(`not a day: ${day}`);
  return start;
}

interface Operations {
  readonly paths: Readonly<Record<string, object>>;
}

/** In the words of OpenAPI: the decorators of the operation itself would be overwritten by those above them. */
export function markDeprecated({ paths }: Operations): void {
  for (const operations of Object.values(paths)) {
    for (const operation of Object.values(operations) as Record<string, unknown>[]) {
      if (extension in operation) operation['deprecated'] = true;
    }
  }
}
