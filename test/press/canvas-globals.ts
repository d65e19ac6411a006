/** pdfjs looks for browser classes; they must be the very classes of the canvas it draws on. Import before pdfjs. */
import { DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';

Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
