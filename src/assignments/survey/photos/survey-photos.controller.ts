import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { sha256Hex } from '../../../fingerprints/sha256.js';
import { callerOf } from '../../../http/caller.js';
import { isHeldByCaller } from '../../../http/etag.js';
import { uploadOf } from '../../../http/forms.js';
import { sendAnswer } from '../../../http/idempotency/answer-post.js';
import { IdempotentPosts, type KeyedRequest, type PreparedAnswer } from '../../../http/idempotency/idempotent-posts.js';
import { optional, readQuery } from '../../../http/query.js';
import { sendAttachment } from '../../../http/send-attachment.js';
import { Assignments } from '../../assignments.js';
import { ReadSurvey } from '../read-survey.js';
import { hashOf, photoSizes, PhotoStore, type PhotoSize, type PreparedPhoto, type SentPhoto } from './photo-store.js';
import { PHOTO_LIMIT_BYTES } from './photo-problem.js';
import { readPhotoForm } from './read-photo-form.js';
import type { SurveyPhoto } from './survey-photo.entity.js';
import { ApiPhotoFile, ApiPhotoList, ApiPhotoPost } from './survey-photos.documentation.js';
import { photoView, type SurveyPhotosDto } from './survey-photos.dto.js';

const sizes: readonly string[] = photoSizes;
const fileQuery = { size: optional(photoSizes.join(', '), (text) => sizes.includes(text)) };

/** Photographs of a survey: sent from the shaft, perhaps hours later and more than once; looked at by the firm alone. */
@ApiTags('assignments')
@Controller('v1/assignments/:id/photos')
export class SurveyPhotosController {
  constructor(
    private readonly assignments: Assignments,
    private readonly surveys: ReadSurvey,
    private readonly photos: PhotoStore,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post()
  @Requires('survey.write')
  @ApiPhotoPost()
  async add(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    await this.surveys.mustBeOpen(caller.organisationId, id);
    const sent = readPhotoForm(await uploadOf(request, { maxFileBytes: PHOTO_LIMIT_BYTES }));
    const prepare = async (): Promise<PreparedAnswer> => answerOf(await this.photos.prepare(caller, id, sent));
    sendAnswer(reply, await this.posts.answer(keyedPhoto(request, sent), prepare));
  }

  @Get()
  @Requires('assignments.read')
  @ApiPhotoList()
  async list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<SurveyPhotosDto> {
    const { organisationId } = callerOf(request);
    await this.assignments.find(organisationId, id);
    return { items: (await this.photos.list(organisationId, id)).map(photoView) };
  }

  @Get(':photoId')
  @Requires('assignments.read')
  @ApiPhotoFile()
  async file(@Param() params: PhotoPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const size = (readQuery(request, fileQuery).size ?? 'small') as PhotoSize;
    const photo = await this.photos.find(callerOf(request).organisationId, params.id, params.photoId);
    if (isHeldByCaller(request, reply, hashOf(photo, size))) return void reply.send();
    const bytes = await this.photos.read(photo, size);
    if (size === 'original') return sendAttachment(reply, { bytes, ...originalOf(photo) });
    // Drawn anew by this service, so it may be shown in a page; nothing in it could run anyway.
    void reply
      .type('image/jpeg')
      .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}

interface PhotoPath {
  readonly id: string;
  readonly photoId: string;
}

function answerOf({ photo, isNew, write }: PreparedPhoto): PreparedAnswer {
  const headers = { location: `/v1/assignments/${photo.assignmentId}/photos/${photo.id}` };
  return { status: isNew ? 201 : 200, headers, body: JSON.stringify(photoView(photo)), write };
}

/** The boundary of a form differs each time it is sent: what counts are its fields and the bytes of the file. */
function keyedPhoto(request: FastifyRequest, { bytes, ...fields }: SentPhoto): KeyedRequest {
  const key = request.headers['idempotency-key'];
  return {
    organisationId: callerOf(request).organisationId,
    key: key === undefined ? null : String(key),
    method: request.method,
    url: request.url,
    bodySha256: sha256Hex(Buffer.from(`${sha256Hex(bytes)}\n${JSON.stringify(fields)}`)),
  };
}

function originalOf({ mediaType, componentId, sha256 }: SurveyPhoto): { mediaType: string; fileName: string } {
  const extension = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }[mediaType];
  return { mediaType, fileName: `${componentId}-${sha256.slice(0, 12)}.${extension}` };
}
