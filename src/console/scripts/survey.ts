/**
 * The survey in the shaft: what is typed is kept in this browser at once and sent component by component when there is a
 * network. Where the browser keeps nothing, the forms of the page are sent as forms are.
 */
import { LeftOver } from './survey/left-over.js';
import { LocalStore } from './survey/local-store.js';
import { read, type SurveyPageContent } from './survey/page-parts.js';
import { PartView } from './survey/part-view.js';
import { PhotoQueue } from './survey/photo-queue.js';
import { StateView } from './survey/state-view.js';
import { SurveyDesk } from './survey/survey-desk.js';

const RETRY_MS = 10_000;

async function begin(root: HTMLElement): Promise<void> {
  const page = read<SurveyPageContent>(root.dataset['survey']);
  const store = await LocalStore.open(page.personId);
  const elements = [...root.querySelectorAll<HTMLDetailsElement>('[data-part]')];
  const parts = new Map(elements.map((element) => [element.dataset['part'] ?? '', new PartView(element, page)]));
  const photos = new PhotoQueue(page, parts, store);
  const state = new StateView(root);
  const desk = new SurveyDesk(page, parts, { store, photos, leftOver: new LeftOver(page, store) }, state);
  root.querySelectorAll<HTMLElement>('[data-with-script]').forEach((part) => (part.hidden = false));
  for (const part of parts.values()) listenTo(part, desk, photos);
  root.querySelector('[data-send-now]')?.addEventListener('click', () => void desk.send(true));
  window.addEventListener('online', () => void desk.send(true));
  window.addEventListener('offline', () => desk.show());
  window.addEventListener('hashchange', () => openNamed(parts));
  setInterval(() => void (desk.waiting > 0 && navigator.onLine && desk.send()), RETRY_MS);
  openNamed(parts);
  await desk.begin();
  keepForOffline(state).catch((error: unknown) => {
    state.showOffline('本页没有网络时不能重新打开；填写的内容仍保存在本机。');
    throw error;
  });
}

function listenTo(part: PartView, desk: SurveyDesk, photos: PhotoQueue): void {
  part.form.addEventListener('input', () => void desk.typed(part));
  part.form.addEventListener('submit', (event) => {
    event.preventDefault();
    // Saved as it stands, also when nothing was typed: the proposed day and name count from here.
    void desk.typed(part).then(() => desk.send(true));
  });
  part.form.addEventListener('change', ({ target }) => {
    const checklist = part.element.querySelector<HTMLDetailsElement>('[data-checklist]');
    const isKept =
      target instanceof HTMLInputElement && target.name.endsWith('.disposition') && target.value === 'retain';
    if (isKept && checklist !== null) checklist.open = true;
  });
  part.element.addEventListener('toggle', () => void (part.element.open || desk.send()));
  part.element.querySelector<HTMLAnchorElement>('[data-next]')?.addEventListener('click', () => {
    part.element.open = false;
  });
  part.element.querySelector<HTMLFormElement>('[data-photo-form]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    const note = form.querySelector<HTMLInputElement>('[name=note]')?.value ?? '';
    if (file === undefined) return;
    form.reset();
    void photos.add(part.id, file, note.trim()).then(() => desk.send(true));
  });
}

/** The part the address names. */
function openNamed(parts: ReadonlyMap<string, PartView>): void {
  const part = parts.get(decodeURIComponent(location.hash).replace(/^#part-/, ''));
  if (part === undefined) return;
  part.element.open = true;
  part.element.scrollIntoView();
}

/** From now on this page opens without a network too. */
async function keepForOffline(state: StateView): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const worker = '/console/assignments/survey-worker.js';
  await navigator.serviceWorker.register(worker, { scope: '/console/assignments/' });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = [
    ...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[rel=stylesheet]'),
  ];
  const assets = loaded.map((one) => (one instanceof HTMLScriptElement ? one.src : one.href));
  const modules = performance.getEntriesByType('resource').map(({ name }) => name);
  const addresses = [...new Set([...assets, ...modules])].filter((one) => new URL(one).pathname.startsWith('/assets/'));
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => {
    if (data === 'kept') state.showOffline('本页已保存在本机，没有网络时也能打开。');
  };
  active?.postMessage({ page: location.pathname, assets: addresses }, [channel.port2]);
}

const root = document.querySelector<HTMLElement>('[data-survey]');
if (root !== null) {
  begin(root).catch((error: unknown) => {
    new StateView(root).showOffline('本机不能保存草稿，请在有网络的地方逐项保存。');
    throw error;
  });
}
