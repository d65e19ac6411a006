/** A caller with a cookie jar of one cookie, as a browser on a page of the service sends it. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Answer {
  readonly status: number;
  /** JSON, whatever it holds. */
  readonly body: ReturnType<JSON['parse']>;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export class Browser {
  cookie: string | null = null;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly address = '127.0.0.1',
  ) {}

  async ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, more: Asking = {}): Promise<Answer> {
    const { body, headers } = more;
    const answer = await this.app.inject({
      method,
      url,
      remoteAddress: this.address,
      headers: {
        host: '127.0.0.1',
        'sec-fetch-site': 'same-origin',
        ...(this.cookie === null ? {} : { cookie: `session=${this.cookie}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const set = [answer.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith('session='));
    if (set !== undefined) this.cookie = /^session=([^;]*)/.exec(set)?.[1] || null;
    const parsed: Answer['body'] = answer.body === '' ? {} : JSON.parse(answer.body);
    return { status: answer.statusCode, body: parsed, headers: answer.headers };
  }

  signIn(body: object): Promise<Answer> {
    return this.ask('POST', '/v1/session', { body });
  }
}

export interface Asking {
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}
