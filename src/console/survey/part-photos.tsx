/** Photographs of one component: those that are kept, and the camera. */
import type { VNode } from 'preact';
import type { SurveyPhoto } from '../../assignments/survey/photos/survey-photo.entity.js';
import { Button } from '../../http/page/buttons.js';
import { minuteOf } from '../../http/page/china-time.js';
import { Hidden } from '../../http/page/fields.js';
import type { SurveyPart, SurveyScene } from './survey-scenes.js';
import { surveyHref } from './survey-words.js';

interface PartPhotosWishes {
  readonly scene: Pick<SurveyScene, 'assignmentId'>;
  readonly part: SurveyPart;
}

export function PartPhotos({ scene: { assignmentId }, part: { component, photos } }: PartPhotosWishes): VNode {
  const { id } = component;
  return (
    <form
      class="survey-camera"
      method="post"
      action={`${surveyHref(assignmentId)}/photos`}
      enctype="multipart/form-data"
      data-photo-form=""
    >
      <h3>照片</h3>
      {photos.length > 0 && (
        <ul class="survey-photos">
          {photos.map((photo) => (
            <li>
              <Thumbnail assignmentId={assignmentId} photo={photo} />
            </li>
          ))}
        </ul>
      )}
      <Hidden values={{ componentId: id }} />
      <CameraFields id={id} />
      <p class="actions">
        <Button look="secondary">上传照片</Button>
      </p>
    </form>
  );
}

function CameraFields({ id }: { readonly id: string }): VNode {
  return (
    <>
      <div class="field">
        <label for={`${id}.file`}>拍照或选择照片</label>
        <p class="hint" id={`${id}.file-hint`}>
          JPEG、PNG 或 WebP，至多 15 MB。原件留存在本单位；对外只用去掉位置信息的缩小图。
        </p>
        <input
          class="input"
          type="file"
          id={`${id}.file`}
          name="file"
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          aria-describedby={`${id}.file-hint`}
        />
      </div>
      <div class="field">
        <label for={`${id}.note`}>
          照片说明<span class="optional">（可不填）</span>
        </label>
        <input class="input" id={`${id}.note`} name="note" maxLength={500} autocomplete="off" />
      </div>
    </>
  );
}

interface ThumbnailWishes {
  readonly assignmentId: string;
  readonly photo: SurveyPhoto;
}

function Thumbnail({ assignmentId, photo }: ThumbnailWishes): VNode {
  const href = `/v1/assignments/${encodeURIComponent(assignmentId)}/photos/${photo.id}`;
  const words = photo.note || `收到于 ${minuteOf(photo.receivedAt)}`;
  return (
    <a href={href}>
      <img src={`${href}?size=thumbnail`} alt="" width="96" height="96" loading="lazy" />
      <span class="small">{words}</span>
    </a>
  );
}
