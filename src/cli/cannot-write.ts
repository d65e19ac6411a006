/** What is said where a file cannot be written; `whereTaken`: where there is one that must not be written over. */
import { CommandError, exitCode } from './exit-code.js';

export const cannotWrite =
  (file: string, whereTaken?: string) =>
  (cause: NodeJS.ErrnoException): never => {
    const reason = cause.code === 'EEXIST' && whereTaken !== undefined ? whereTaken : (cause.code ?? cause.message);
    throw new CommandError(`无法写入 ${file}：${reason}`, exitCode.usage);
  };
