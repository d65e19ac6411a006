/** Reduced copies of photographs: upright, small, without anything the phone wrote beside the picture; hostile files end nothing. */
import { describe, expect, it } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { imageHeadOf, isWholeImage } from '../../../src/assignments/survey/photos/image-head.js';
import { PhotoReducer } from '../../../src/assignments/survey/photos/photo-reducer.js';
import { unframeCopies } from '../../../src/assignments/survey/photos/reduced-copies.js';
import { drawing, photograph, positionMarks } from './photographs.js';

const reducer = new PhotoReducer();

async function reduced(image: Buffer) {
  const copies = await reducer.reduce(image);
  if (copies === null) throw new Error('no picture could be drawn');
  return copies;
}

async function pixel(jpeg: Buffer, at: (width: number, height: number) => readonly [number, number]): Promise<string> {
  const image = await loadImage(jpeg);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const [x, y] = at(image.width, image.height);
  const [red = 0, , blue = 0] = canvas.getContext('2d').getImageData(x, y, 1, 1).data;
  return red > 200 && blue < 60 ? 'red' : blue > 200 && red < 60 ? 'blue' : `${red} ${blue}`;
}

describe('the head of an image', () => {
  const canvas = drawing(301, 77);
  it.each([
    ['image/jpeg', photograph({ width: 301, height: 77 })],
    ['image/png', canvas.toBuffer('image/png')],
    ['image/webp', canvas.toBuffer('image/webp')],
  ])('of %s gives its size', (mediaType, bytes) => {
    expect(imageHeadOf(bytes)).toEqual({ mediaType, width: 301, height: 77 });
  });

  it('is asked of the bytes alone', () => {
    const others = ['', 'GIF89a', '%PDF-1.7', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF0000WEBPVP8 '];
    expect(others.map((text) => imageHeadOf(Buffer.from(text, 'latin1')))).toEqual(others.map(() => null));
    const whole = photograph();
    expect([2, 3, 10, 150].map((length) => imageHeadOf(whole.subarray(0, length)))).toEqual([null, null, null, null]);
  });
});

describe('the end of an image', () => {
  const canvas = drawing(200, 100);
  it.each([
    ['JPEG', photograph()],
    ['PNG', canvas.toBuffer('image/png')],
    ['WebP', canvas.toBuffer('image/webp')],
  ])('is missed where a %s breaks off', (_name, bytes) => {
    expect(isWholeImage(bytes)).toBe(true);
    for (const cut of [2, 50, 300]) expect(isWholeImage(bytes.subarray(0, bytes.length - cut))).toBe(false);
    expect(isWholeImage(Buffer.concat([bytes, Buffer.from('what some cameras append')]))).toBe(true);
  });

  it('is not that of the small picture within EXIF', () => {
    const whole = photograph();
    const body = Buffer.concat([Buffer.from('Exif\0\0'), photograph({ width: 40, height: 20, orientation: null })]);
    const segment = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
    const nested = Buffer.concat([whole.subarray(0, 2), segment, body, whole.subarray(2)]);
    expect([isWholeImage(nested), isWholeImage(nested.subarray(0, nested.length - 10))]).toEqual([true, false]);
    expect(imageHeadOf(nested)).toMatchObject({ width: 400 });
  });
});

describe('reduced copies', () => {
  it('have at most 1600 and 320 pixels on their longest side, and are never blown up', async () => {
    const large = await reduced(photograph({ width: 3200, height: 2400 }));
    expect([imageHeadOf(large.view), imageHeadOf(large.thumbnail)]).toEqual([
      { mediaType: 'image/jpeg', width: 1600, height: 1200 },
      { mediaType: 'image/jpeg', width: 320, height: 240 },
    ]);
    expect(imageHeadOf((await reduced(photograph({ width: 40, height: 30 }))).view)).toMatchObject({ width: 40 });
  });

  it('carry neither position nor phone nor any EXIF, which the original carries', async () => {
    const original = photograph({ orientation: 1 });
    for (const mark of [...positionMarks, 'Exif\0\0']) expect(original.includes(mark)).toBe(true);
    const { view, thumbnail } = await reduced(original);
    for (const copy of [view, thumbnail]) {
      for (const mark of [...positionMarks, 'Exif', 'http://ns.adobe.com']) expect(copy.includes(mark)).toBe(false);
      expect(applicationSegments(copy)).not.toContain(0xe1);
    }
  });

  it('stand upright, whichever way the phone was held', async () => {
    const [upright, turned] = await Promise.all([
      reduced(photograph({ orientation: 1 })),
      reduced(photograph({ orientation: 6 })),
    ]);
    expect(await pixel(upright.view, () => [10, 10])).toBe('red');
    expect(imageHeadOf(turned.view)).toMatchObject({ width: 200, height: 400 });
    // Turned by a quarter to the right, the left half is on top.
    expect(await pixel(turned.view, (width) => [width - 10, 10])).toBe('red');
    expect(await pixel(turned.view, (width, height) => [width - 10, height - 10])).toBe('blue');
  });

  it('are made of PNG and WebP too', async () => {
    for (const type of ['image/png', 'image/webp'] as const) {
      const { view } = await reduced(Buffer.from(drawing(64, 64).toBuffer(type as 'image/png')));
      expect(await pixel(view, () => [5, 5])).toBe('red');
    }
  });

  it('are not made of what the decoder breaks at, and the next file is served as before', async () => {
    const png = drawing(200, 200).toBuffer('image/png');
    const broken = [photograph({ orientation: null }).subarray(0, 100), png.subarray(0, 60), Buffer.from('no image')];
    for (const bytes of broken) expect(await reducer.reduce(bytes)).toBeNull();
    expect(imageHeadOf((await reduced(photograph())).view)).toMatchObject({ width: 400 });
  });

  it('are not taken from an output that breaks off', () => {
    const framed = Buffer.from([0, 0, 0, 1, 7, 0, 0, 0, 1, 8]);
    expect(unframeCopies(framed)).toEqual({ view: Buffer.from([7]), thumbnail: Buffer.from([8]) });
    expect([framed.subarray(0, 9), Buffer.concat([framed, framed]), Buffer.alloc(0)].map(unframeCopies)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

/** The markers before the image itself. */
function applicationSegments(jpeg: Buffer): readonly number[] {
  const markers: number[] = [];
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) {
    markers.push(jpeg[at + 1] ?? 0);
  }
  return markers;
}
