import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startService } from './running-service.js';
import { machine, smallOrder } from './small-order.js';

describe('an orderly stop', () => {
  it('answers what is under way, takes nothing new, and leaves the records readable', async () => {
    const service = await startService();
    const address = await service.app.getUrl();
    const components = Array.from({ length: 500 }, (_, index) => machine({ id: `c${index}` }));
    const underWay = request(service.server).post('/v1/appraisals').send(smallOrder({ components }));
    const received = new Promise<void>((resolve) => service.server.once('request', () => resolve()));
    const answer = underWay.then((response) => response.status);
    await received;
    const stopping = service.stop();
    expect(await answer).toBe(201);
    await stopping;
    await expect(fetch(`${address}/health/live`)).rejects.toThrow();
    expect(service.dataSource.isInitialized).toBe(false);
  }, 60_000);
});
