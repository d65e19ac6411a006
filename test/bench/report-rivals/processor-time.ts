/** Processor time of a process and of all its children, dead ones too: a browser works in many processes. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc are hundredths of a second on every Linux of today. */
const msPerTick = 10;

interface Process {
  readonly parent: number;
  readonly ticks: number;
}

/** null where there is no /proc to ask. */
export function processorMsOf(root: number): number | null {
  const processes = readProcesses();
  if (!processes.has(root)) return null;
  const isOurs = (id: number): boolean => id === root || (id > 1 && isOurs(processes.get(id)?.parent ?? 0));
  let ticks = 0;
  for (const [id, one] of processes) if (isOurs(id)) ticks += one.ticks;
  return ticks * msPerTick;
}

function readProcesses(): ReadonlyMap<number, Process> {
  const found = new Map<number, Process>();
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      // The name in brackets may hold blanks; behind it come state, parent and, from the twelfth on, four times.
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
      found.set(Number(name), { parent: fields[1] ?? 0, ticks });
    } catch {
      // It ended meanwhile; its parent has its time.
    }
  }
  return found;
}
