import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { PHOTO_LIMIT_BYTES } from '../../assignments/survey/photos/photo-problem.js';
import { PhotoStore } from '../../assignments/survey/photos/photo-store.js';
import { readPhotoForm } from '../../assignments/survey/photos/read-photo-form.js';
import { ReadSurvey } from '../../assignments/survey/read-survey.js';
import { WorkingPapers } from '../../assignments/working-paper/working-papers.js';
import { callerOf } from '../../http/caller.js';
import { formOf, uploadOf } from '../../http/forms.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import type { PartTrouble } from './part-card.js';
import { componentSent, refusedPart, type RefusedPart } from './sent-component.js';
import { SurveyPage } from './survey-page.js';
import { SurveyScenes, type SurveyScene } from './survey-scenes.js';
import { partAnchor, surveyHref } from './survey-words.js';

@ApiExcludeController()
@Requires('survey.write')
@Controller('console/assignments/:id/survey')
export class SurveyPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: SurveyScenes,
    private readonly papers: WorkingPapers,
    private readonly surveys: ReadSurvey,
    private readonly photos: PhotoStore,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.of(callerOf(request), id);
    await this.pages.show(request, reply, surveyPage(scene, freshForm(), null));
  }

  /** Without the script: one component at a time, against what was shown. */
  @Post('components/:componentId')
  async save(@Param() path: PartPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id, componentId } = path;
    const caller = callerOf(request);
    const sent = formOf(request);
    const { order } = await this.papers.latest(caller.organisationId, id);
    try {
      const component = componentSent(order.components ?? [], componentId, sent);
      const save = { componentId, component, expectedSha256: sent.text('seen') };
      await this.papers.saveComponent(caller, id, save);
    } catch (error) {
      const refused = refusedPart(componentId, sent, error);
      await this.pages.show(request, reply, refusedPage(await this.scenes.of(caller, id), refused));
      return;
    }
    redirect(reply, `${surveyHref(id)}#${partAnchor(componentId)}`, { tone: 'good', text: `${componentId} 已保存` });
  }

  @Post('photos')
  async photograph(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    await this.surveys.mustBeOpen(caller.organisationId, id);
    const sent = readPhotoForm(await uploadOf(request, { maxFileBytes: PHOTO_LIMIT_BYTES }));
    await this.photos.add(caller, id, sent);
    const text = `${sent.componentId} 的照片已保存`;
    redirect(reply, `${surveyHref(id)}#${partAnchor(sent.componentId)}`, { tone: 'good', text });
  }
}

interface PartPath {
  readonly id: string;
  readonly componentId: string;
}

function surveyPage(scene: SurveyScene, form: FormState, trouble: PartTrouble | null): ShownPage {
  const { assignmentId, address, deviceCode } = scene;
  const project = `/console/assignments/${encodeURIComponent(assignmentId)}`;
  return {
    title: '现场调查',
    lead: [address, deviceCode].filter(Boolean).join('　'),
    current: '/console/assignments',
    trail: [{ href: project, label: '评估项目' }],
    scripts: ['survey'],
    body: <SurveyPage scene={scene} form={form} trouble={trouble} />,
  };
}

const refusedPage = (scene: SurveyScene, { form, trouble, status }: RefusedPart): ShownPage => ({
  ...surveyPage(scene, form, trouble),
  status,
});
