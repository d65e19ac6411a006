/** Two versions of a working paper side by side: per component and field what stood there before and what stands there now. Pure. */
import type { DraftComponent, DraftOrder } from '../../assignments/working-paper/working-paper.js';
import { canonicalJson } from '../../fingerprints/canonical-json.js';

export interface FieldChange {
  /** JSON Pointer: into the component, or into the order. */
  readonly pointer: string;
  /** null: was not there. */
  readonly before: unknown;
  /** null: is not there any more. */
  readonly after: unknown;
}

export interface ComponentChange {
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** As it stands now, or stood last. */
  readonly component: DraftComponent;
  /** Only of a component that is in both. */
  readonly fields: readonly FieldChange[];
}

export interface PaperComparison {
  /** Everything but the components. */
  readonly order: readonly FieldChange[];
  /** In the order of the newer paper, the removed ones last. */
  readonly components: readonly ComponentChange[];
  /** The components that are in both stand in another order. */
  readonly isReordered: boolean;
}

export function comparePapers(before: DraftOrder, after: DraftOrder): PaperComparison {
  const { components: old = [], ...oldHead } = before;
  const { components: now = [], ...newHead } = after;
  const [oldById, newById] = [byId(old), byId(now)];
  const kept = now.flatMap((component): readonly ComponentChange[] => {
    const { id } = component;
    const earlier = oldById.get(id);
    if (earlier === undefined) return [{ id, kind: 'added', component, fields: [] }];
    const fields = fieldChanges(earlier, component);
    return fields.length === 0 ? [] : [{ id, kind: 'changed', component, fields }];
  });
  const removed = old
    .filter(({ id }) => !newById.has(id))
    .map((component): ComponentChange => ({ id: component.id, kind: 'removed', component, fields: [] }));
  return {
    order: fieldChanges(oldHead, newHead),
    components: [...kept, ...removed],
    isReordered: sequence(old, newById) !== sequence(now, oldById),
  };
}

const byId = (components: readonly DraftComponent[]): ReadonlyMap<string, DraftComponent> =>
  new Map(components.map((component) => [component.id, component]));

const sequence = (components: readonly DraftComponent[], others: ReadonlyMap<string, unknown>): string =>
  JSON.stringify(components.map(({ id }) => id).filter((id) => others.has(id)));

/** Lists are compared as a whole: their places mean nothing by themselves. */
export function fieldChanges(before: unknown, after: unknown, pointer = ''): readonly FieldChange[] {
  const [old, now] = [membersOf(before, after), membersOf(after, before)];
  if (old !== null && now !== null) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) => fieldChanges(own(old, key), own(now, key), `${pointer}/${key}`));
  }
  const change = { pointer, before: before ?? null, after: after ?? null };
  return canonicalJson(change.before) === canonicalJson(change.after) ? [] : [change];
}

/** Never what every object has: a member may be called `valueOf`. */
const own = (members: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(members, key) ? members[key] : undefined;

/** What is missing beside a value with members has none of them. */
function membersOf(value: unknown, beside: unknown): Readonly<Record<string, unknown>> | null {
  if (isMembers(value)) return value;
  return value === undefined && isMembers(beside) ? {} : null;
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
