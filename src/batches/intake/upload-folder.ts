/** Files of requests under way, under DATA_DIR/uploads: a batch is checked whole before anything of it is stored. */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CLOCK, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { EdgeError } from '../../http/edge-error.js';
import { frameworkContent } from '../../http/framework-problem.js';
import { sortableId } from '../../http/sortable-id.js';
import { isOfDisk } from './of-disk.js';

/** No request takes this long: what is older was left by a process that died. */
const leftoverMs = 60 * 60_000;

export interface SpooledBody {
  readonly file: string;
  readonly sha256: string;
}

@Injectable()
export class UploadFolder implements OnApplicationBootstrap {
  private readonly folder: string;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.folder = path.join(settings.dataDir, 'uploads');
  }

  async onApplicationBootstrap(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    const before = this.clock.now().getTime() - leftoverMs;
    for (const name of names) {
      const file = path.join(this.folder, name);
      const found = await stat(file).catch(() => null);
      if (found !== null && found.mtimeMs < before) await this.remove(file);
    }
  }

  async newFile(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return path.join(this.folder, sortableId(this.clock.now()));
  }

  /** Keeps a body as it comes in. @throws body-too-large, or what stopped it; nothing is left then. */
  async spool(body: Readable, limitBytes: number): Promise<SpooledBody> {
    const file = await this.newFile();
    const hash = createHash('sha256');
    let size = 0;
    async function* measured(): AsyncGenerator<Buffer> {
      for await (const piece of body as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size > limitBytes) throw new EdgeError(frameworkContent('body-too-large'));
        hash.update(piece);
        yield piece;
      }
    }
    await pipeline(measured, createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch(async (error: unknown) => {
      await this.remove(file);
      throw error instanceof EdgeError ? error : brokenOff(error);
    });
    return { file, sha256: hash.digest('hex') };
  }

  async remove(file: string): Promise<void> {
    await rm(file, { force: true });
  }
}

/** The caller went away, or the disk is full. */
function brokenOff(cause: unknown): EdgeError {
  if (isOfDisk(cause)) return new EdgeError(frameworkContent('unavailable'), { cause });
  return new EdgeError(frameworkContent('request-malformed'), { cause });
}

export interface Line {
  /** From 1. */
  readonly number: number;
  /** null: longer than the limit. */
  readonly bytes: Uint8Array | null;
}

/** The lines of a file that hold anything, one by one; no more than one is in memory. */
export async function* linesOf(file: string, limitBytes: number): AsyncGenerator<Line> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const take = (piece: Buffer): void => {
    length += piece.length;
    if (length <= limitBytes) parts.push(piece);
  };
  const line = (): Line => {
    const bytes = length > limitBytes ? null : Buffer.concat(parts);
    [parts, length] = [[], 0];
    return { number, bytes };
  };
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      take(piece.subarray(start, end));
      start = end + 1;
      number += 1;
      const whole = line();
      if (!isBlank(whole)) yield whole;
    }
    take(piece.subarray(start));
  }
  number += 1;
  const last = line();
  if (!isBlank(last)) yield last;
}

const isBlank = ({ bytes }: Line): boolean =>
  bytes !== null && bytes.every((byte) => byte === 32 || byte === 13 || byte === 9);
