/**
 * A program of its own: an image on standard input, its reduced copies on standard output. The decoder is native code, and
 * a hostile image can make it end the process it runs in, which therefore must not be the service (docs/decisions/0023).
 * The copies are drawn anew: nothing of the original but its picture, turned upright, gets into them.
 */
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import { buffer } from 'node:stream/consumers';
import { frameCopies } from './reduced-copies.js';
import { copySides } from './reduced-sides.js';

const JPEG_QUALITY = 82;

const image = await loadImage(await buffer(process.stdin));
const copies = { view: drawn(image, copySides.view), thumbnail: drawn(image, copySides.thumbnail) };
process.stdout.write(frameCopies(copies));

function drawn(source: Image, longestSide: number): Buffer {
  const scale = Math.min(1, longestSide / Math.max(source.width, source.height));
  const width = Math.max(1, Math.round(source.width * scale));
  const height = Math.max(1, Math.round(source.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  // An image that breaks off draws nothing at all, and no error either.
  if (isEmpty(context.getImageData(0, 0, width, height).data)) throw new Error('there is no picture in it');
  // JPEG has no transparency: what shines through becomes paper.
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  return canvas.toBuffer('image/jpeg', JPEG_QUALITY);
}

function isEmpty(pixels: Uint8ClampedArray): boolean {
  for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] !== 0) return false;
  return true;
}
