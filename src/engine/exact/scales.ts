/** The fixed decimals of results: money 2, mass 3, rates and shares 4, unit prices 6. Inside, each is an integer. */
import type { DecimalText } from '../order.js';
import { formatFixed } from './decimal.js';
import type { Int } from './integer.js';

export const moneyPlaces = 2;
export const massPlaces = 3;
export const ratePlaces = 4;
export const pricePlaces = 6;

/** 0.01 CNY */
export type Fen = Int;
/** 0.001 kg */
export type Grams = Int;
/** 0.000001 CNY per unit */
export type MicroPrice = Int;

export function formatMoney(amount: Fen): DecimalText {
  return formatFixed(amount, moneyPlaces);
}

export function formatMass(mass: Grams): DecimalText {
  return formatFixed(mass, massPlaces);
}

export function formatRate(rate: Int): DecimalText {
  return formatFixed(rate, ratePlaces);
}

export function formatPrice(price: MicroPrice): DecimalText {
  return formatFixed(price, pricePlaces);
}
