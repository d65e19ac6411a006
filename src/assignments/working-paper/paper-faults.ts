/** What is wrong with an order in the making: everything that is wrong with an order, but for what it still lacks. */
import { ComponentDto } from '../../appraisals/order/component.dto.js';
import { hasComponentShape, hasOrderShape } from '../../appraisals/order/order-schema.js';
import type { ShapeFault } from '../../appraisals/order/shape-fault.js';
import { findShapeFaults, isObject, objectFaults } from '../../appraisals/order/shape-faults.js';
import { inWords } from '../../appraisals/order-faults.js';
import type { Fault } from '../../http/edge-error.js';

/** Without these nobody could say which component is meant, and of what kind it is. */
const demanded = /^\/components\/\d+\/(id|type)$/;

export function draftOrderFaults(json: unknown): readonly Fault[] {
  const shape = hasOrderShape(json) ? [] : findShapeFaults(json).filter(isWrong);
  return [...shape.map(inWords), ...twins(json)];
}

/** Of one component that came by itself; `id` is the one it is saved under. */
export function draftComponentFaults(json: unknown, id: string): readonly Fault[] {
  if (!hasComponentShape(json)) {
    const shape = objectFaults(ComponentDto, json, '').filter(
      ({ code, pointer }) => code !== 'required' || ['/id', '/type'].includes(pointer),
    );
    if (shape.length > 0) return shape.map(inWords);
  }
  const isSame = (json as { readonly id: string }).id === id;
  return isSame ? [] : [inWords({ pointer: '/id', code: 'value-not-allowed', allowed: id })];
}

function isWrong({ code, pointer }: ShapeFault): boolean {
  if (code === 'required') return demanded.test(pointer);
  return !(code === 'too-few-items' && pointer === '/components');
}

function twins(json: unknown): readonly Fault[] {
  const components: unknown = isObject(json) ? json['components'] : null;
  if (!Array.isArray(components)) return [];
  const seen = new Set<unknown>();
  return components.flatMap((component: unknown, index) => {
    const id = isObject(component) ? component['id'] : undefined;
    if (!seen.has(id) || id === undefined) {
      seen.add(id);
      return [];
    }
    return [inWords({ pointer: `/components/${index}/id`, code: 'component-id-duplicate' })];
  });
}
