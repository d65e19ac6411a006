/** Filler weights: P + k·Q without the frame. The material is never assumed: a filler may be cement, worth nothing. */
import { difference, product, quotient, sum, wholeQuotient, type Expression } from '../expression.js';
import { catalogueMass, figure, ratedLoad, type Facts } from '../facts.js';
import { absentForDrive, take, type Outcome, type Taken } from '../outcome.js';

/** P, the car with all that hangs on it, from the rated load. */
export function carMass(facts: Facts): Taken {
  const share = product('kg', figure(facts, 'car-mass-per-load'), ratedLoad(facts));
  return take('轿厢自重P', sum(figure(facts, 'car-mass-base'), share));
}

export function fillers(facts: Facts): readonly Outcome[] {
  const { drive } = facts.lift;
  if (drive === 'hydraulic') return [absentForDrive('filler-weight', drive)];
  const car = carMass(facts);
  const total = take('对重总质量', sum(car.result, balanced(facts)));
  const frame = catalogueMass(facts.standard.componentTypes['counterweight-frame']);
  const mass = frame === null ? total : take('对重块总质量', difference(total.result, frame));
  const quantity = wholeQuotient('{piece}', mass.result, figure(facts, 'filler-piece-mass'));
  return [
    {
      kind: 'line',
      type: 'filler-weight',
      steps: [car.step, total.step, ...(frame === null ? [] : [mass.step])],
      quantity,
      kgPerUnit: quotient('kg', mass.result, take('块数', quantity).result),
      choices: [],
    },
  ];
}

const balanced = (facts: Facts): Expression => product('kg', figure(facts, 'balance-factor'), ratedLoad(facts));
