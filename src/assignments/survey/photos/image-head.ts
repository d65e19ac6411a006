/**
 * What an image says of itself in its first bytes, read without decoding it: the kind by its bytes, whatever the sender
 * calls it, and the size in pixels, so that an image which would unpack to gigabytes is never unpacked.
 */
export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

export interface ImageHead {
  readonly mediaType: PhotoType;
  readonly width: number;
  readonly height: number;
}

type Sides = Pick<ImageHead, 'width' | 'height'>;

/** null: none of the three, or its head is cut off. */
export function imageHeadOf(bytes: Uint8Array): ImageHead | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kinds.find(({ isThis }) => isThis(buffer));
  const sides = kind?.sides(buffer) ?? null;
  if (kind === undefined || sides === null || sides.width === 0 || sides.height === 0) return null;
  return { mediaType: kind.mediaType, ...sides };
}

/**
 * Does the file reach the end its format gives it? A picture that broke off on its way would be drawn half, and nobody
 * would know what was on the other half.
 */
export function isWholeImage(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return kinds.find(({ isThis }) => isThis(buffer))?.isWhole(buffer) ?? false;
}

const says = (buffer: Buffer, at: number, text: string): boolean =>
  buffer.toString('latin1', at, at + text.length) === text;

interface Kind {
  readonly mediaType: PhotoType;
  readonly isThis: (buffer: Buffer) => boolean;
  readonly sides: (buffer: Buffer) => Sides | null;
  readonly isWhole: (buffer: Buffer) => boolean;
}

const kinds: readonly Kind[] = [
  {
    mediaType: 'image/jpeg',
    isThis: (buffer) => says(buffer, 0, '\xff\xd8\xff'),
    sides: jpegSides,
    isWhole: hasJpegEnd,
  },
  {
    mediaType: 'image/png',
    isThis: (buffer) => says(buffer, 0, '\x89PNG\r\n\x1a\n'),
    sides: pngSides,
    isWhole: (buffer) => buffer.lastIndexOf('IEND\xae\x42\x60\x82', undefined, 'latin1') > 0,
  },
  {
    mediaType: 'image/webp',
    isThis: (buffer) => says(buffer, 0, 'RIFF') && says(buffer, 8, 'WEBP'),
    sides: webpSides,
    isWhole: (buffer) => buffer.readUInt32LE(4) + 8 <= buffer.length,
  },
];

/** Behind the frame header and the start of the image data: a small picture within EXIF has an end of its own. */
function hasJpegEnd(buffer: Buffer): boolean {
  const frame = frameHeaderAt(buffer);
  const scan = frame === null ? -1 : buffer.indexOf('\xff\xda', frame, 'latin1');
  return scan > 0 && buffer.indexOf('\xff\xd9', scan, 'latin1') > 0;
}

function jpegSides(buffer: Buffer): Sides | null {
  const at = frameHeaderAt(buffer);
  return at === null ? null : { height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) };
}

/** ITU-T T.81, annex B: segments with their length, up to the frame header (SOFn), which has height before width. */
function frameHeaderAt(buffer: Buffer): number | null {
  let at = 2;
  while (at + 9 <= buffer.length && buffer[at] === 0xff) {
    const marker = buffer[at + 1] ?? 0;
    if (isFrameHeader(marker)) return at;
    // Image data or the end before any frame header: this is no picture.
    if (marker === 0xda || marker === 0xd9) return null;
    // Any number of FF may stand before a marker.
    at += marker === 0xff ? 1 : 2 + Math.max(2, buffer.readUInt16BE(at + 2));
  }
  return null;
}

/** C0…CF but for the tables that share the range: DHT, JPG, DAC. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function pngSides(buffer: Buffer): Sides | null {
  if (buffer.length < 33 || !says(buffer, 12, 'IHDR')) return null;
  return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
}

/** RFC 9649: the first chunk is VP8X, VP8L or VP8, each with its own way to write the size. */
function webpSides(buffer: Buffer): Sides | null {
  if (buffer.length < 30) return null;
  switch (buffer.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: buffer.readUIntLE(24, 3) + 1, height: buffer.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = buffer.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: buffer.readUInt16LE(26) & 0x3fff, height: buffer.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}
