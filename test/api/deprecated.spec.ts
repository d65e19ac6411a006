import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, NotFoundException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation } from '@nestjs/swagger';
import { Deprecated } from '../../src/http/deprecated.js';
import { openApiDocument } from '../../src/openapi.js';

const going = { since: '2026-11-02', sunset: '2027-05-01', link: 'https://lift.example/news/2' };

@Controller('old')
@Deprecated(going)
class OldController {
  @Get()
  @ApiOperation({ summary: 'Closes' })
  all(): string {
    return 'all';
  }

  @Get('none')
  none(): never {
    throw new NotFoundException();
  }
}

@Controller('mixed')
class MixedController {
  @Get('old')
  @ApiOperation({ summary: 'Closes' })
  @Deprecated(going)
  old(): string {
    return 'old';
  }

  @Get('new')
  @ApiOperation({ summary: 'Stays' })
  fresh(): string {
    return 'new';
  }
}

@Module({ controllers: [OldController, MixedController] })
class Doors {}

describe('a deprecated door', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(Doors, new FastifyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it.each(['/old', '/old/none', '/mixed/old'])('%s says since when, until when, and where to read on', async (url) => {
    const { headers } = await app.inject({ url });
    expect(headers).toMatchObject({
      // 2026-11-02T00:00:00Z, as a date of structured fields (RFC 9651).
      deprecation: '@1793577600',
      sunset: 'Sat, 01 May 2027 00:00:00 GMT',
      link: expect.stringContaining('<https://lift.example/news/2>; rel="deprecation"'),
    });
    expect(new Date(1_793_577_600_000).toISOString()).toBe('2026-11-02T00:00:00.000Z');
  });

  it('has neighbours that say nothing of the kind', async () => {
    const { headers } = await app.inject({ url: '/mixed/new' });
    for (const name of ['deprecation', 'sunset', 'link']) expect(headers).not.toHaveProperty(name);
  });

  it('is marked in the described interface, and no other is', () => {
    const { paths } = openApiDocument(app);
    const marks = Object.entries(paths).map(([path, { get }]) => [path, get?.deprecated ?? false, get?.summary ?? '']);
    expect(marks).toEqual([
      ['/old', true, 'Closes'],
      ['/old/none', true, ''],
      ['/mixed/old', true, 'Closes'],
      ['/mixed/new', false, 'Stays'],
    ]);
  });

  it('closes after it was deprecated, on a day of the calendar', () => {
    expect(() => Deprecated({ ...going, sunset: '2026-11-02' })).toThrow('before it closes');
    expect(() => Deprecated({ ...going, since: 'soon' })).toThrow('not a day');
  });
});
