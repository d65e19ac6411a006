/** How far a batch is, told as it goes (server-sent events): the same numbers as GET, until it is over or somebody leaves. */
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { BatchDesk } from '../batch-desk.js';

const everyMs = 1_000;
/** So that no proxy on the way takes the line for dead. */
const heartbeatMs = 15_000;

@Injectable()
export class ProgressEvents implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(private readonly desk: BatchDesk) {}

  /** Before the service waits for its answers to end: these would not. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  async *of(organisationId: string, id: string): AsyncGenerator<string> {
    let told = '';
    let silentMs = 0;
    while (!this.stopping.signal.aborted) {
      const batch = await this.desk.one(organisationId, id);
      const text = JSON.stringify(batch);
      silentMs = text === told ? silentMs + everyMs : 0;
      if (text !== told) yield event('progress', text);
      else if (silentMs % heartbeatMs === 0) yield ': still here\n\n';
      told = text;
      if (batch.state === 'finished' || batch.state === 'cancelled') {
        yield event('end', text);
        return;
      }
      await this.second();
    }
  }

  /** Cut short when the service stops. */
  private async second(): Promise<void> {
    try {
      await pause(everyMs, undefined, { signal: this.stopping.signal });
    } catch {
      // The loop sees it.
    }
  }
}

const event = (name: string, text: string): string => `event: ${name}\ndata: ${text}\n\n`;
