/** Photographs that wait for the network, and the thumbnails of those that have arrived. */
import type { LocalStore, PhotoRecord } from './local-store.js';
import { make, makeButton, type SurveyPageContent } from './page-parts.js';
import type { PartView } from './part-view.js';
import { sendPhoto } from './sending.js';

export class PhotoQueue {
  private readonly queue = new Map<string, PhotoRecord>();
  /** Of which this browser holds nothing. */
  private readonly lost = new Set<string>();

  constructor(
    private readonly page: SurveyPageContent,
    private readonly parts: ReadonlyMap<string, PartView>,
    private readonly store: LocalStore,
  ) {}

  get waiting(): number {
    return this.queue.size;
  }

  get refused(): number {
    return [...this.queue.values()].filter(({ state }) => state === 'refused').length;
  }

  /** Photographs that are gone when the page is left, unless they were sent. */
  get unkept(): number {
    return this.lost.size;
  }

  waitingOf(componentId: string): number {
    return [...this.queue.values()].filter((photo) => photo.componentId === componentId).length;
  }

  async begin(): Promise<void> {
    for (const photo of await this.store.photos(this.page.assignmentId)) this.queue.set(photo.key, photo);
    this.show();
  }

  async add(componentId: string, file: File, note: string): Promise<void> {
    const photo: PhotoRecord = {
      key: crypto.randomUUID(),
      assignmentId: this.page.assignmentId,
      ...{ componentId, file, note, fileName: file.name },
      takenAt: new Date(file.lastModified).toISOString(),
      state: 'waiting',
      faults: [],
    };
    await this.keep(photo);
  }

  /** true: everything that could be sent was; false: later; null: the session has ended. */
  async send(isAsked: boolean): Promise<boolean | null> {
    for (const photo of [...this.queue.values()]) {
      if (photo.state === 'refused' && !isAsked) continue;
      const sent = await sendPhoto(photo);
      if (sent.kind === 'signed-out') return null;
      if (sent.kind === 'later') return false;
      if (sent.kind === 'photographed') await this.arrived(photo, sent.photoId);
      if (sent.kind === 'refused') await this.keep({ ...photo, state: 'refused', faults: sent.faults });
    }
    return true;
  }

  private async arrived(photo: PhotoRecord, photoId: string): Promise<void> {
    await this.forget(photo.key);
    const part = this.parts.get(photo.componentId);
    const form = part?.element.querySelector<HTMLFormElement>('[data-photo-form]');
    if (part === undefined || !form) return;
    part.countPhotos({ kept: 1 });
    const href = `/v1/assignments/${encodeURIComponent(photo.assignmentId)}/photos/${photoId}`;
    const image = document.createElement('img');
    image.src = `${href}?size=thumbnail`;
    image.alt = '';
    image.width = image.height = 96;
    const link = document.createElement('a');
    link.href = href;
    link.append(image, make('span', 'small', photo.note || '刚上传的照片'));
    listIn(form).append(make('li', '', link));
  }

  private async keep(photo: PhotoRecord): Promise<void> {
    this.queue.set(photo.key, photo);
    try {
      await this.store.keepPhoto(photo);
      this.lost.delete(photo.key);
    } catch {
      // A full or closed store of the browser: the picture is still here, and can still be sent.
      this.lost.add(photo.key);
    }
    this.show();
  }

  private async forget(key: string): Promise<void> {
    // What was never kept need not be forgotten, and a store that failed would not do it.
    if (!this.lost.delete(key)) await this.store.forgetPhoto(key);
    this.queue.delete(key);
    this.show();
  }

  private waitingWords({ key }: PhotoRecord): string {
    return this.lost.has(key) ? '待发送，本机没有保存，请不要离开本页' : '待发送';
  }

  private show(): void {
    const items = [...this.queue.values()].map((photo) => {
      const words = photo.state === 'refused' ? `未能发送：${photo.faults.join('；')}` : this.waitingWords(photo);
      const item = make('li', '', `${photo.componentId} 的照片 ${photo.fileName}：${words} `);
      if (photo.state === 'refused') {
        item.append(makeButton('从本机删除', 'secondary small', () => void this.forget(photo.key)));
      }
      return item;
    });
    document.querySelector('[data-photo-queue]')?.replaceChildren(...items);
  }
}

function listIn(form: HTMLFormElement): Element {
  const known = form.querySelector('.survey-photos');
  if (known !== null) return known;
  const list = make('ul', 'survey-photos');
  form.querySelector('h3')?.after(list);
  return list;
}
