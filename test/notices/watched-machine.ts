import { createHook } from 'node:async_hooks';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** This machine with an ear on all of its addresses, and a count of every attempt of this process to connect anywhere. */
export interface WatchedMachine {
  readonly port: number;
  /** Connections that arrived. */
  arrived(): number;
  /** Connections this process began, to whatever address. */
  begun(): number;
  /** A plain connection, to show that one would be noticed. */
  knock(host: string): Promise<void>;
  stop(): Promise<void>;
}

export async function watchMachine(): Promise<WatchedMachine> {
  let [arrived, begun] = [0, 0];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    arrived += 1;
    open.add(socket.on('error', () => undefined));
  });
  // Every address of both families.
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  const { port } = server.address() as AddressInfo;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'TCPCONNECTWRAP') begun += 1;
    },
  }).enable();
  return {
    port,
    arrived: () => arrived,
    begun: () => begun,
    knock: (host) =>
      new Promise((resolve, reject) => {
        const before = arrived;
        const socket = connect({ host, port }).once('error', reject);
        const heard = setInterval(() => {
          if (arrived === before) return;
          clearInterval(heard);
          socket.destroy();
          resolve();
        }, 5);
      }),
    stop: () =>
      new Promise((resolve) => {
        hook.disable();
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
