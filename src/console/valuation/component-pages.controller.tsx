import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { WorkingPapers } from '../../assignments/working-paper/working-papers.js';
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import type { Standard } from '../../engine/index.js';
import { fingerprintOf } from '../../fingerprints/fingerprint.js';
import { callerOf } from '../../http/caller.js';
import { EdgeError } from '../../http/edge-error.js';
import { preconditionFailed } from '../../http/etag.js';
import { formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { componentFromForm, refusedComponent, valuesOf } from './component-form.js';
import { ComponentForm } from './component-page.js';
import { componentTitle } from './component-words.js';
import { componentUnknown, noCatalogue } from './valuation-problem.js';
import { assignmentsHref } from '../assignments/links.js';
import { valuationHref } from './links.js';
import { refusedOnPage } from './refused-on-page.js';
import { trailOf, ValuationScenes, type ValuationScene } from './valuation-scenes.js';

interface ComponentPath {
  readonly id: string;
  readonly componentId: string;
}

/** One component: looked at, changed, added, taken off the list. */
@ApiExcludeController()
@Requires('assignments.write')
@Controller('console/assignments/:id/valuation/components')
export class ComponentPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: ValuationScenes,
    private readonly papers: WorkingPapers,
  ) {}

  @Get('new')
  async blank(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.open(callerOf(request), id);
    const values = { id: nextId(scene), quantity: '1', disposition: 'dismantle' };
    await this.pages.show(request, reply, componentPage(scene, null, freshForm(values)));
  }

  @Post()
  async add(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    const component = componentFromForm(sent, standardOf(scene));
    const { order } = scene.opened.paper;
    try {
      const components = [...(order.components ?? []), component];
      const save = {
        order: { ...order, components },
        expectedVersion: Number(sent.text('seen')),
        note: `新增部件 ${sent.text('id')}`,
      };
      await this.papers.save(caller, id, save);
      redirect(reply, valuationHref(id), { tone: 'good', text: `已新增部件 ${sent.text('id')}` });
    } catch (error) {
      const form = refused(sent, error, standardOf(scene));
      await this.pages.show(request, reply, { ...componentPage(scene, null, form), status: 422 });
    }
  }

  @Get(':componentId')
  async show(
    @Param() { id, componentId }: ComponentPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const scene = await this.scenes.open(callerOf(request), id);
    const component = componentIn(scene, componentId);
    const form = freshForm(valuesOf(component, standardOf(scene)));
    await this.pages.show(request, reply, componentPage(scene, component, form));
  }

  @Post(':componentId')
  async save(
    @Param() { id, componentId }: ComponentPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    const standing = componentIn(scene, componentId);
    const component = { ...componentFromForm(sent, standardOf(scene)), id: componentId };
    try {
      await this.papers.saveComponent(caller, id, { componentId, component, expectedSha256: sent.text('seen') });
      redirect(reply, `${valuationHref(id)}#line-${componentId}`, { tone: 'good', text: `部件 ${componentId} 已保存` });
    } catch (error) {
      const form = refused(sent, error, standardOf(scene));
      await this.pages.show(request, reply, { ...componentPage(scene, standing, form), status: 422 });
    }
  }

  @Post(':componentId/removal')
  async remove(
    @Param() { id, componentId }: ComponentPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    const { order, version } = scene.opened.paper;
    const standing = componentIn(scene, componentId);
    try {
      const present = fingerprintOf(standing);
      if (present !== sent.text('seen')) throw preconditionFailed(present);
      const components = (order.components ?? []).filter((one) => one.id !== componentId);
      const note = `移除部件 ${componentId}`;
      await this.papers.save(caller, id, { order: { ...order, components }, expectedVersion: version, note });
      redirect(reply, valuationHref(id), { tone: 'good', text: `部件 ${componentId} 已移除` });
    } catch (error) {
      const values = valuesOf(standing, standardOf(scene));
      const form = { ...refusedOnPage(sent, error), values };
      await this.pages.show(request, reply, { ...componentPage(scene, standing, form), status: 422 });
    }
  }
}

function refused(sent: FormBody, error: unknown, standard: Standard): FormState {
  const isOfContent = error instanceof EdgeError && error.code === 'content-invalid';
  if (!isOfContent) return refusedOnPage(sent, error);
  const faults = (error.content.faults ?? []).map((fault) => {
    return { ...fault, pointer: fault.pointer.replace(/^\/components\/\d+/, '') };
  });
  return refusedComponent(sent, faults, standard);
}

function standardOf({ naming }: ValuationScene): Standard {
  if (naming === null) throw noCatalogue();
  return naming.standard;
}

function componentIn({ opened }: ValuationScene, componentId: string): DraftComponent {
  const component = (opened.paper.order.components ?? []).find(({ id }) => id === componentId);
  if (component === undefined) throw componentUnknown();
  return component;
}

/** c01, c02, …: the first that is free behind the last. */
function nextId({ opened }: ValuationScene): string {
  const ids = new Set((opened.paper.order.components ?? []).map(({ id }) => id));
  let number = ids.size + 1;
  const idOf = (one: number): string => `c${String(one).padStart(2, '0')}`;
  while (ids.has(idOf(number))) number += 1;
  return idOf(number);
}

function componentPage(scene: ValuationScene, component: DraftComponent | null, form: FormState): ShownPage {
  const { opened, naming } = scene;
  const { id } = opened.assignment;
  const seen = component === null ? String(opened.paper.version) : fingerprintOf(component);
  return {
    title: component === null ? '新增部件' : `${componentTitle(naming, component)}（${component.id}）`,
    current: assignmentsHref,
    trail: [...trailOf(opened), { href: valuationHref(id), label: '评定估算' }],
    scripts: ['leave-guard'],
    body: <ComponentForm {...{ assignmentId: id, component, seen, standard: standardOf(scene), form }} />,
  };
}
