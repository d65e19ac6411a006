import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf } from '../../../http/caller.js';
import { formOf } from '../../../http/forms.js';
import { freshForm } from '../../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../../http/page/pages.js';
import { redirect } from '../../../http/page/send-page.js';
import { CreateDraft } from '../../../price-tables/drafting/create-draft.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import type { PublishedEdition } from '../../../price-tables/price-table-file.js';
import { WithdrawEdition } from '../../../price-tables/withdraw-edition.js';
import { refusedDraftForm } from '../drafts/row-faults.js';
import { editionsWithState } from '../edition-state.js';
import { consolePriceTables, draftHref, editionHref, tableHref } from '../links.js';
import { PriceScenes, priceRightsOf } from '../price-scenes.js';
import { CorrectionFormPage, EditionPage, NextEditionPage, WithdrawalPage } from './edition-page.js';

interface Place {
  readonly publisher: string;
  readonly table: string;
  readonly start: string;
}

const idOf = ({ publisher, table, start }: Place): string => `${publisher}/${table}/${start}`;

@ApiExcludeController()
@Controller('console/price-tables/:publisher/:table/:start')
export class EditionPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: PriceScenes,
    private readonly drafts: PriceDrafts,
    private readonly creation: CreateDraft,
    private readonly withdrawals: WithdrawEdition,
  ) {}

  @Get()
  @Requires('price-books.read')
  async show(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const published = await this.scenes.edition(caller, idOf(place));
    const { edition, privateTo } = published;
    const all = await this.scenes.table(caller, edition.publisher, edition.tableId);
    const states = editionsWithState(all.map((one) => one.edition));
    const state = states.find((one) => one.edition.editionId === edition.editionId)?.state ?? 'published';
    const isKept = await this.scenes.isKeptBy(caller, edition.publisher, privateTo);
    const rights = priceRightsOf(caller);
    const steps =
      rights.write || rights.approve ? await this.drafts.stepsOfEdition(caller.organisationId, edition.editionId) : [];
    const names = await this.scenes.names(steps.map(({ personId }) => personId));
    const may = { write: isKept && rights.write, withdraw: isKept && rights.approve };
    const body = <EditionPage {...{ published, state, steps, names, may }} words={this.scenes.words()} />;
    await this.pages.show(request, reply, { ...frameOf(published), scripts: ['table-filter'], body });
  }

  @Get('next')
  @Requires('price-drafts.write')
  async askNext(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const published = await this.scenes.edition(callerOf(request), idOf(place));
    const form = freshForm({ validFrom: this.scenes.today() });
    const body = <NextEditionPage edition={published.edition} form={form} />;
    await this.pages.show(request, reply, { ...actFrame(published, '编制下一期'), body });
  }

  @Post('next')
  @Requires('price-drafts.write')
  async next(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const published = await this.scenes.edition(caller, idOf(place));
    try {
      const prepared = await this.creation.asNext(caller, idOf(place), { validFrom: sent.text('validFrom') });
      const draft = await this.creation.store(prepared);
      redirect(reply, draftHref(draft.id), { tone: 'good', text: `草稿已建立，带入 ${draft.rows.length} 行` });
    } catch (error) {
      const body = (
        <NextEditionPage
          edition={published.edition}
          form={refusedDraftForm(sent.values, { error, kind: published.kind })}
        />
      );
      await this.pages.show(request, reply, { ...actFrame(published, '编制下一期'), status: 422, body });
    }
  }

  @Get('correction')
  @Requires('price-drafts.write')
  async askCorrection(
    @Param() place: Place,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const published = await this.scenes.edition(callerOf(request), idOf(place));
    const body = <CorrectionFormPage edition={published.edition} form={freshForm()} />;
    await this.pages.show(request, reply, { ...actFrame(published, '更正此版本'), body });
  }

  @Post('correction')
  @Requires('price-drafts.write')
  async correct(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const published = await this.scenes.edition(caller, idOf(place));
    try {
      const prepared = await this.creation.asCorrection(caller, idOf(place), sent.text('reason') || null);
      const draft = await this.creation.store(prepared);
      redirect(reply, draftHref(draft.id), { tone: 'good', text: '更正草稿已建立，请改正有误的价格' });
    } catch (error) {
      const body = (
        <CorrectionFormPage
          edition={published.edition}
          form={refusedDraftForm(sent.values, { error, kind: published.kind })}
        />
      );
      await this.pages.show(request, reply, { ...actFrame(published, '更正此版本'), status: 422, body });
    }
  }

  @Get('withdrawal')
  @Requires('price-drafts.approve')
  async askWithdrawal(
    @Param() place: Place,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const published = await this.scenes.edition(callerOf(request), idOf(place));
    const body = <WithdrawalPage edition={published.edition} form={freshForm()} />;
    await this.pages.show(request, reply, { ...actFrame(published, '撤回此版本'), body });
  }

  @Post('withdrawal')
  @Requires('price-drafts.approve')
  async withdraw(@Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const published = await this.scenes.edition(caller, idOf(place));
    try {
      await this.withdrawals.withdraw(caller, idOf(place), sent.text('reason'));
      redirect(reply, editionHref(idOf(place)), { tone: 'good', text: '此版本已撤回' });
    } catch (error) {
      const body = (
        <WithdrawalPage
          edition={published.edition}
          form={refusedDraftForm(sent.values, { error, kind: published.kind })}
        />
      );
      await this.pages.show(request, reply, { ...actFrame(published, '撤回此版本'), status: 422, body });
    }
  }
}

function frameOf({ edition }: PublishedEdition): Omit<ShownPage, 'body'> {
  const { title, validFrom, corrects, publisher, tableId } = edition;
  return {
    title: `${title}（自 ${validFrom} 起${corrects === undefined ? '' : '，更正'}）`,
    isWide: true,
    current: consolePriceTables,
    trail: [
      { href: consolePriceTables, label: '价格表' },
      { href: tableHref(publisher, tableId), label: title },
    ],
  };
}

function actFrame(published: PublishedEdition, title: string): Omit<ShownPage, 'body'> {
  const frame = frameOf(published);
  const { editionId, validFrom } = published.edition;
  const trail = [...(frame.trail ?? []), { href: editionHref(editionId), label: `自 ${validFrom} 起` }];
  return { ...frame, title, isWide: false, trail };
}
