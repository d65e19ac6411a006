/** Sound orders of a batch on the disk, one a line, until it is stored: no more of them is in memory than a piece. */
import { open, type FileHandle } from 'node:fs/promises';
import { EdgeError } from '../../http/edge-error.js';
import { frameworkContent } from '../../http/framework-problem.js';

const pieceCharacters = 65_536;

export class OrdersAside {
  private lines: string[] = [];
  private characters = 0;

  private constructor(private readonly file: FileHandle) {}

  /** @throws unavailable, as everything here, where the disk takes nothing. */
  static async open(file: string): Promise<OrdersAside> {
    return new OrdersAside(await stored(open(file, 'wx', 0o600)));
  }

  async add(line: string): Promise<void> {
    this.lines.push(`${line}\n`);
    this.characters += line.length;
    if (this.characters >= pieceCharacters) await this.flush();
  }

  /** Everything that was added can be read from here on. */
  async flush(): Promise<void> {
    const text = this.lines.join('');
    [this.lines, this.characters] = [[], 0];
    await stored(this.file.appendFile(text));
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

function stored<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((cause: unknown) => {
    throw new EdgeError(frameworkContent('unavailable'), { cause });
  });
}
