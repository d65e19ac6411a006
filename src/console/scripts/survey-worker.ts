/**
 * The service worker of surveys: pages of a survey come from the network when there is one, and from this browser when
 * there is none. It keeps pages and what they load; drafts are kept by the page itself, and nothing is sent from here.
 */
export {};

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerMessageEvent extends ExtendableEvent {
  readonly data: { readonly page: string; readonly assets: readonly string[] };
  readonly ports: readonly MessagePort[];
}

interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const scope = self as unknown as WorkerScope;
const cacheName = 'survey-pages';
/** In the shaft a network is often there and carries nothing. */
const PATIENCE_MS = 5_000;

const isSurvey = (path: string): boolean => /^\/console\/assignments\/[^/]+\/survey$/.test(path);

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('message', (event) => {
  const { page, assets } = event.data;
  const work = keepAll([page, ...assets]).then(() => event.ports[0]?.postMessage('kept'));
  event.waitUntil(work.catch(() => undefined));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(keptOrFetched(request));
  else if (request.mode === 'navigate' && isSurvey(pathname)) event.respondWith(freshOrKept(request, pathname));
});

async function keepAll(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const address of addresses) {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (isWorthKeeping(answer)) await cache.put(address, answer);
  }
}

/** Not the page that asks somebody to sign in. */
const isWorthKeeping = ({ ok, redirected }: Response): boolean => ok && !redirected;

/** Their names hold the hash of their bytes: what is kept is right. */
async function keptOrFetched(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  return kept ?? fetch(request);
}

async function freshOrKept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(path);
  try {
    const answer = await withPatience(fetch(request), kept === undefined ? null : PATIENCE_MS);
    if (isWorthKeeping(answer) && answer.type === 'basic') await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    if (kept !== undefined) return kept;
    throw error;
  }
}

function withPatience(answer: Promise<Response>, limitMs: number | null): Promise<Response> {
  if (limitMs === null) return answer;
  const tooLong = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('the network carries nothing')), limitMs);
  });
  return Promise.race([answer, tooLong]);
}
