/** What a surveyor has typed and photographed, kept in this browser (IndexedDB) until the service has it. */
import type { SurveyFields } from '../../../assignments/survey/survey-fields.js';
import type { SurveyedComponent } from '../../../assignments/survey/surveyed-component.js';

/** A component as the service holds it, and the hash a change is made against. */
export interface HeldComponent {
  readonly component: SurveyedComponent;
  readonly sha256: string;
}

export interface DraftRecord {
  /** Assignment and component. */
  readonly key: string;
  readonly assignmentId: string;
  readonly componentId: string;
  /** `sent`: the service has it, and the page that is shown may be older. */
  readonly state: 'draft' | 'conflict' | 'refused' | 'sent';
  readonly fields: SurveyFields;
  readonly base: HeldComponent;
  readonly changedAt: number;
  /** Of the working paper, once it was sent. */
  readonly version: number;
  /** What somebody else has saved in the meantime. */
  readonly theirs: HeldComponent | null;
  readonly faults: readonly string[];
}

export interface PhotoRecord {
  /** Also the Idempotency-Key under which it is sent. */
  readonly key: string;
  readonly assignmentId: string;
  readonly componentId: string;
  readonly file: Blob;
  readonly fileName: string;
  readonly note: string;
  /** As the camera says, RFC 3339. */
  readonly takenAt: string;
  readonly state: 'waiting' | 'refused';
  readonly faults: readonly string[];
}

export const draftKey = (assignmentId: string, componentId: string): string => `${assignmentId}/${componentId}`;

type StoreName = 'drafts' | 'photos';

export class LocalStore {
  private constructor(private readonly database: IDBDatabase) {}

  /** One store a person: on a shared telephone nobody sends what another has typed. */
  static async open(personId: string): Promise<LocalStore> {
    const opening = indexedDB.open(`lift-survey-${personId}`, 1);
    opening.onupgradeneeded = () => {
      for (const name of ['drafts', 'photos'] as const) {
        const store = opening.result.createObjectStore(name, { keyPath: 'key' });
        store.createIndex('assignmentId', 'assignmentId');
      }
    };
    return new LocalStore(await settled(opening));
  }

  drafts(assignmentId: string): Promise<readonly DraftRecord[]> {
    return settled(this.of<DraftRecord>('drafts', assignmentId));
  }

  photos(assignmentId: string): Promise<readonly PhotoRecord[]> {
    return settled(this.of<PhotoRecord>('photos', assignmentId));
  }

  async keepDraft(record: DraftRecord): Promise<void> {
    await settled(this.store('drafts', 'readwrite').put(record));
  }

  async forgetDraft(key: string): Promise<void> {
    await settled(this.store('drafts', 'readwrite').delete(key));
  }

  async keepPhoto(record: PhotoRecord): Promise<void> {
    await settled(this.store('photos', 'readwrite').put(record));
  }

  async forgetPhoto(key: string): Promise<void> {
    await settled(this.store('photos', 'readwrite').delete(key));
  }

  private of<Row>(name: StoreName, assignmentId: string): IDBRequest<Row[]> {
    return this.store(name, 'readonly').index('assignmentId').getAll(assignmentId) as IDBRequest<Row[]>;
  }

  private store(name: StoreName, mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(name, mode).objectStore(name);
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store of this browser failed'));
  });
}
