/**
 * Between what a step records and the fields of its form: `recusals.0.name` is the name in the first of the recusals.
 * Empty fields are left out, and so are lines of a list in which nothing was filled in. Pure.
 */
import type { FormBody } from '../../http/page/form-body.js';

/** Fields that are true or false rather than text. */
const flags = new Set(['noOtherUsers', 'statutory', 'received', 'filed', 'machineRoom']);
const wholeNumbers = new Set(['stops', 'landings']);
/** They only say which line it is. */
const lineNames = new Set(['kind', 'componentId']);

type Tree = { [name: string]: unknown };

export function contentOf(sent: FormBody, besides: readonly string[] = []): Tree {
  const tree: Tree = {};
  for (const path of sent.names().filter((name) => !besides.includes(name))) {
    const text = sent.text(path);
    if (text !== '') place(tree, path.split('.'), text);
  }
  return asLists(tree) as Tree;
}

function place(tree: Tree, [name = '', ...rest]: readonly string[], text: string): void {
  // A name that reaches the prototype of every object is no field of a form.
  if (name === '__proto__') return;
  if (rest.length === 0) {
    tree[name] = valueOf(name, text);
    return;
  }
  const inner = Object.hasOwn(tree, name) ? tree[name] : {};
  if (typeof inner !== 'object' || inner === null) return;
  tree[name] = inner;
  place(inner as Tree, rest, text);
}

function valueOf(name: string, text: string): unknown {
  if (flags.has(name) && (text === 'true' || text === 'false')) return text === 'true';
  if (wholeNumbers.has(name) && /^\d{1,6}$/.test(text)) return Number(text);
  return text;
}

/** Objects whose names count from 0 are lists. */
function asLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, asLists(inner)] as const);
  if (entries.length === 0 || !entries.every(([name]) => /^\d+$/.test(name))) return Object.fromEntries(entries);
  return entries
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, line]) => line)
    .filter((line) => typeof line !== 'object' || Object.keys(line ?? {}).some((name) => !lineNames.has(name)));
}

/** The field of the form that a place in its content came from: lines in which nothing was filled in do not count there. */
export function nameAsSent(sent: FormBody, name: string): string {
  const [list = '', line = '', ...rest] = name.split('.');
  if (!/^\d+$/.test(line)) return name;
  const filled = sent.names().flatMap((one) => {
    const [, number, field = ''] = one.startsWith(`${list}.`) ? (/\.(\d+)\.(.+)$/.exec(one) ?? []) : [];
    return number !== undefined && !lineNames.has(field) && sent.text(one) !== '' ? [Number(number)] : [];
  });
  const lines = [...new Set(filled)].sort((one, other) => one - other);
  return [list, lines[Number(line)] ?? line, ...rest].join('.');
}

/** The fields that show a content. */
export function fieldsOf(content: unknown, path = ''): Readonly<Record<string, string>> {
  if (content === undefined || content === null) return {};
  if (typeof content !== 'object') return { [path]: textOf(content) };
  const inner = Object.entries(content).map(([name, value]) => fieldsOf(value, path === '' ? name : `${path}.${name}`));
  return Object.assign({}, ...inner) as Record<string, string>;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
