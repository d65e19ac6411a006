/**
 * The number under which a price row is found again: the first 52 bits of the SHA-256 of its id, exact as a number in
 * JavaScript. Two ids may share one in theory; that can name an appraisal too many, never leave one out, and whatever
 * is named is computed again before anything is said of it.
 */
import { sha256Hex } from '../fingerprints/sha256.js';

const hexDigits = 13;

export const priceRowKey = (rowId: string): number => Number.parseInt(sha256Hex(rowId).slice(0, hexDigits), 16);
