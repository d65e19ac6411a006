/** A password from a file, or asked on the terminal without echo; never from the command line, where others read it. */
import { readFile } from 'node:fs/promises';
import { CommandError, exitCode } from './exit-code.js';

/** The part of a terminal that is needed, so that a test can stand in for one. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  readonly output: { write(text: string): unknown };
}

export async function passwordFrom(file: string | undefined, terminal: Terminal): Promise<string> {
  if (file === undefined) return askPassword(terminal);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
  return text.replace(/\r?\n$/, '');
}

const [interrupt, endOfInput, backspaces] = ['\u0003', '\u0004', ['\u007f', '\b']];

function askPassword({ input, output }: Terminal): Promise<string> {
  if (input.isTTY !== true) throw new CommandError('请用 --password-file 给出私钥口令所在的文件', exitCode.usage);
  output.write('私钥口令：');
  input.setRawMode?.(true);
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const finish = (end: () => void): void => {
      input.removeListener('data', onData);
      input.setRawMode?.(false);
      input.pause();
      output.write('\n');
      end();
    };
    const onData = (chunk: string | Buffer): void => {
      for (const character of chunk.toString()) {
        if (character === '\r' || character === '\n') return finish(() => resolve(typed.join('')));
        if (character === interrupt || character === endOfInput) {
          return finish(() => reject(new CommandError('已取消', exitCode.usage)));
        }
        typed = backspaces.includes(character) ? typed.slice(0, -1) : [...typed, character];
      }
    };
    input.on('data', onData);
    input.resume();
  });
}
