import { idCursor } from '../http/id-cursor.js';

export const { cursorAfter, readCursor } = idCursor('n1');
