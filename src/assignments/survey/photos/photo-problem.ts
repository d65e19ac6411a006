import { EdgeError } from '../../../http/edge-error.js';

/** Original and one part of form around it fit into the largest body the service takes by default. */
export const PHOTO_LIMIT_BYTES = 15_000_000;
/** Decoded, four bytes a pixel: 200 MB. Phones of today stay below it. */
export const PHOTO_LIMIT_PIXELS = 50_000_000;

export function photoTooLarge(): EdgeError {
  return new EdgeError({
    kind: 'too-large',
    code: 'photo-too-large',
    title: { zh: '照片文件过大', en: 'The photograph is too large' },
    detail: { zh: `至多 ${PHOTO_LIMIT_BYTES / 1_000_000} MB。`, en: `At most ${PHOTO_LIMIT_BYTES / 1_000_000} MB.` },
  });
}

export function photoTooManyPixels(): EdgeError {
  return new EdgeError({
    kind: 'too-large',
    code: 'photo-too-many-pixels',
    title: { zh: '照片的像素过多', en: 'The photograph has too many pixels' },
    detail: {
      zh: `至多 ${PHOTO_LIMIT_PIXELS / 10_000} 万像素；请在相机设置中调低分辨率。`,
      en: `At most ${PHOTO_LIMIT_PIXELS / 1_000_000} million; lower the resolution in the camera.`,
    },
  });
}

export function photoTypeUnknown(): EdgeError {
  return new EdgeError({
    kind: 'unsupported-media-type',
    code: 'photo-type-unknown',
    title: { zh: '不是可接受的照片格式', en: 'This is no photograph of an accepted type' },
    detail: {
      zh: '按文件内容辨认，可接受 JPEG、PNG、WebP。苹果手机请在“设置—相机—格式”中选“兼容性最佳”。',
      en: 'Told by the bytes of the file; accepted: JPEG, PNG, WebP.',
    },
  });
}

export function photoUnreadable(): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'photo-unreadable',
    title: { zh: '照片无法打开，文件可能不完整', en: 'The photograph cannot be opened; it may be incomplete' },
    detail: { zh: '没有保存任何内容；请重新拍摄或重新选择。', en: 'Nothing was stored; take or choose it again.' },
  });
}

export function photosBusy(): EdgeError {
  const title = { zh: '正在处理的照片过多', en: 'Too many photographs are being worked on' };
  const detail = { zh: '请稍后重试。', en: 'Try again in a moment.' };
  return new EdgeError({ kind: 'unavailable', code: 'photos-busy', title, detail });
}

export function photoUnknown(): EdgeError {
  const title = { zh: '没有这张照片', en: 'There is no such photograph' };
  return new EdgeError({ kind: 'not-found', code: 'photo-unknown', title });
}
