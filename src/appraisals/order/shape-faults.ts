/** Every flaw in the shape of an order, each with its place: what class-validator finds where the fast check said no. */
import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { AppraisalOrderDto, mostComponents } from './appraisal-order.dto.js';
import { ComponentDto } from './component.dto.js';
import { constraintName, type FieldContext } from './field-decorators.js';
import { hasComponentShape, objectSchema, orderShapeErrors } from './order-schema.js';
import { pointerTo } from './pointer.js';
import { prune } from './prune.js';
import type { ShapeFault } from './shape-fault.js';

/** Nobody puts more right in one go, and a hostile list of a million flaws shall not hold up the others. */
export const enoughFaults = 1000;

type ObjectDto = new () => object;

/** Only for values the fast check refused: never empty. */
export function findShapeFaults(json: unknown): readonly ShapeFault[] {
  if (!isObject(json)) return [{ pointer: '', code: 'object-expected' }];
  const { components, ...head } = json;
  // The components are checked one by one; here it only counts whether there are some.
  const stand = Array.isArray(components) && components.length > 0 ? { components: [{}] } : { components };
  const faults = objectFaults(AppraisalOrderDto, { ...head, ...('components' in json ? stand : {}) }, '').filter(
    (fault) => !Array.isArray(components) || components.length === 0 || !fault.pointer.startsWith('/components'),
  );
  if (Array.isArray(components)) faults.push(...componentFaults(components as unknown[]));
  return faults.length > 0 ? faults : orderShapeErrors().map(({ pointer }) => ({ pointer, code: 'value-not-allowed' }));
}

function componentFaults(components: readonly unknown[]): readonly ShapeFault[] {
  if (components.length > mostComponents) {
    return [{ pointer: '/components', code: 'too-many-items', allowed: `1…${mostComponents}` }];
  }
  const faults: ShapeFault[] = [];
  for (const [index, component] of components.entries()) {
    if (hasComponentShape(component)) continue;
    faults.push(...objectFaults(ComponentDto, component, pointerTo('/components', index)));
    if (faults.length >= enoughFaults) break;
  }
  return faults;
}

/** Of any part of an order that comes in by itself; empty: the value has that shape. */
export function objectFaults(dto: ObjectDto, value: unknown, pointer: string): ShapeFault[] {
  if (!isObject(value)) return [{ pointer, code: 'object-expected' }];
  const pruned = prune(value, objectSchema(dto), pointer);
  const checked = plainToInstance(dto, pruned.value, { enableCircularCheck: false });
  const errors = validateSync(checked, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: false });
  const tooLong = new Set(pruned.faults.filter(({ code }) => code === 'too-many-items').map((fault) => fault.pointer));
  const found = errors.flatMap((error) => faultsOf(error, pointer)).filter((fault) => !tooLong.has(fault.pointer));
  return [...pruned.faults, ...found];
}

function faultsOf(error: ValidationError, parent: string): readonly ShapeFault[] {
  const pointer = pointerTo(parent, error.property);
  const own = flawsOf(error).map(({ path, ...flaw }) => ({ ...flaw, pointer: pointer + path }));
  // A value that is no object (or list) has no members worth checking.
  const broken = new Set(own.map((fault) => fault.pointer));
  const children = broken.has(pointer) ? [] : (error.children ?? []);
  return [
    ...own,
    ...children
      .filter((child) => !broken.has(pointerTo(pointer, child.property)))
      .flatMap((child) => faultsOf(child, pointer)),
  ];
}

function flawsOf(error: ValidationError): ReturnType<FieldContext['findFlaws']> {
  const contexts: Readonly<Record<string, unknown>> = error.contexts ?? {};
  const context = contexts[constraintName] as FieldContext | undefined;
  return context?.findFlaws(error.value) ?? [];
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
