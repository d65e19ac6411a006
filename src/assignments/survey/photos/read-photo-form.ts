/** The form that brings a photograph: every fault of its fields at once. */
import { isInstant } from '../../../engine/index.js';
import { EdgeError, type Fault } from '../../../http/edge-error.js';
import type { Upload } from '../../../http/forms.js';
import type { SentPhoto } from './photo-store.js';

const LONGEST_NOTE = 500;

export function readPhotoForm({ form, files }: Upload): SentPhoto {
  const [file] = files;
  const componentId = form.text('componentId');
  const takenAt = form.text('takenAt');
  const note = form.text('note');
  const faults: Fault[] = [
    ...unless(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(componentId), {
      ...{ pointer: '/componentId', code: 'component-id-invalid', allowed: 'c01' },
      message: { zh: '请写明照片属于哪个零部件', en: 'Say which component the photograph is of' },
    }),
    ...unless(takenAt === '' || isInstant(takenAt), {
      ...{ pointer: '/takenAt', code: 'instant-invalid', allowed: '2026-07-01T09:30:00+08:00' },
      message: { zh: '拍摄时间须为带时区的日期时间', en: 'The time must be RFC 3339 with its offset' },
    }),
    ...unless([...note].length <= LONGEST_NOTE, {
      ...{ pointer: '/note', code: 'too-long', allowed: `≤ ${LONGEST_NOTE}` },
      message: { zh: `说明至多 ${LONGEST_NOTE} 字`, en: `The note has at most ${LONGEST_NOTE} characters` },
    }),
    ...unless(file !== undefined, {
      ...{ pointer: '/file', code: 'required' },
      message: { zh: '请选择一张照片', en: 'Choose a photograph' },
    }),
  ];
  if (file === undefined || faults.length > 0) throw photoFormInvalid(faults);
  // One way to write it: two ways would be two times to a reader.
  const taken = takenAt === '' ? null : new Date(takenAt).toISOString();
  return { componentId, takenAt: taken, note, bytes: file.bytes };
}

const unless = (isSound: boolean, fault: Fault): readonly Fault[] => (isSound ? [] : [fault]);

function photoFormInvalid(faults: readonly Fault[]): EdgeError {
  const title = { zh: '照片没有保存，请改正', en: 'The photograph was not stored' };
  return new EdgeError({ kind: 'unprocessable', code: 'photo-form-invalid', title, faults });
}
