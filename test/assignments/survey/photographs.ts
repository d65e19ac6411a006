/** Photographs as phones make them, drawn here: with their position and their orientation in EXIF, written byte by byte. */
import { createCanvas } from '@napi-rs/canvas';

export interface WantedPhoto {
  readonly width?: number;
  readonly height?: number;
  /** Colour of the left half; the right half is blue. */
  readonly colour?: string;
  /** EXIF orientation, 1…8; null: no EXIF at all. */
  readonly orientation?: number | null;
}

/** Where every test photograph was taken: 41° 48′ north, 123° 25′ east. */
export const positionMarks = ['GPS-TEST-SHENYANG', 'Testphone 9'] as const;

export function photograph({ width = 400, height = 200, colour = 'red', orientation = 1 }: WantedPhoto = {}): Buffer {
  const jpeg = drawing(width, height, colour).toBuffer('image/jpeg', 90);
  return orientation === null ? jpeg : withExif(jpeg, orientation);
}

export function drawing(width: number, height: number, colour = 'red') {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = 'blue';
  context.fillRect(width / 2, 0, width / 2, height);
  return canvas;
}

/** The segment APP1 right behind the start of the image. */
function withExif(jpeg: Buffer, orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(orientation)]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

interface Tag {
  readonly id: number;
  readonly type: number;
  readonly count: number;
  /** Four bytes of value, or of the place where the value stands. */
  readonly value: Buffer;
}

/** TIFF 6.0, little endian: IFD0 with orientation, model and the place of the GPS directory, then that directory. */
function tiff(orientation: number): Buffer {
  const [place, model] = positionMarks.map((mark) => Buffer.from(`${mark}\0`, 'latin1'));
  const texts = Buffer.concat([model!, place!, rationals(41, 48, 0), rationals(123, 25, 0)]);
  const gpsAt = 8 + directorySize(3);
  const textsAt = gpsAt + directorySize(5);
  const placeAt = textsAt + model!.length;
  const latitudeAt = placeAt + place!.length;
  const ifd0 = directory([
    { id: 0x0110, type: ASCII, count: model!.length, value: long(textsAt) },
    { id: 0x0112, type: SHORT, count: 1, value: long(orientation) },
    { id: 0x8825, type: LONG, count: 1, value: long(gpsAt) },
  ]);
  const gps = directory([
    { id: 1, type: ASCII, count: 2, value: Buffer.from('N\0\0\0', 'latin1') },
    { id: 2, type: RATIONAL, count: 3, value: long(latitudeAt) },
    { id: 3, type: ASCII, count: 2, value: Buffer.from('E\0\0\0', 'latin1') },
    { id: 4, type: RATIONAL, count: 3, value: long(latitudeAt + 24) },
    { id: 0x1c, type: ASCII, count: place!.length, value: long(placeAt) },
  ]);
  return Buffer.concat([Buffer.from('II*\0', 'latin1'), long(8), ifd0, gps, texts]);
}

const directorySize = (tags: number): number => 2 + 12 * tags + 4;

function directory(tags: readonly Tag[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16LE(tags.length);
  const entries = tags.map(({ id, type, count: values, value }) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(type, 2);
    return Buffer.concat([head, long(values), value]);
  });
  return Buffer.concat([count, ...entries, long(0)]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const rationals = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.flatMap((value) => [long(value), long(1)]));
