/** A disk that fails: strace makes the kernel answer EIO to some of the calls of the running process. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { BuiltService } from './built-service.js';
import type { FaultUnderWay } from './fault-trial.js';

/** Whether strace is here and may look at another process. */
export const canInject = (): boolean =>
  spawnSync('strace', ['-f', '-e', 'trace=none', process.execPath, '-e', '0'], { stdio: 'ignore' }).status === 0;

/** `calls`: of them, `when`, as strace writes it (`3+7`: the third and every seventh after it). */
export async function failCalls(
  { pid }: BuiltService,
  { calls, when }: { readonly calls: string; readonly when: string },
): Promise<FaultUnderWay> {
  const inject = `inject=${calls}:error=EIO:when=${when}`;
  const args = ['-f', '-p', String(pid), '-e', `trace=${calls}`, '-e', inject, '-o', '/dev/null'];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  await once(strace.stderr, 'data');
  return {
    end: async () => {
      const exit = once(strace, 'exit');
      strace.kill('SIGINT');
      await exit;
    },
  };
}
