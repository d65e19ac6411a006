/** Whole lists of components into a working paper and out of it, for the pages. */
import { Inject, Injectable } from '@nestjs/common';
import type { AssignmentCase } from '../../assignments/assignment-cases.js';
import { Assignments } from '../../assignments/assignments.js';
import {
  ComponentSheetRoom,
  type ComponentSheetUpload,
} from '../../assignments/component-sheets/component-sheet-room.js';
import type { ComponentSheetReading } from '../../assignments/component-sheets/read-component-sheet.js';
import { FillPaper, type CopyWish } from '../../assignments/working-paper/fill-paper.js';
import { WorkingPapers } from '../../assignments/working-paper/working-papers.js';
import { chinaDayOf, CLOCK, type Clock } from '../../config/clock.js';
import type { Component } from '../../engine/index.js';
import type { Caller } from '../../http/caller.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';
import { rankSimilar } from './rank-similar.js';
import { noCatalogue } from './valuation-problem.js';
import type { ValuationScene } from './valuation-scenes.js';

interface ImportWish {
  readonly upload: ComponentSheetUpload;
  readonly expectedVersion: number;
}

/** As many of the firm's assignments are looked through for similar lifts, the newest first. */
const mostCompared = 200;

@Injectable()
export class ListFilling {
  constructor(
    private readonly papers: WorkingPapers,
    private readonly fill: FillPaper,
    private readonly room: ComponentSheetRoom,
    private readonly assignments: Assignments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async sheet({ opened, naming }: ValuationScene, format: SheetFormat): Promise<Buffer> {
    if (naming === null) throw noCatalogue();
    // What is still missing leaves its cell empty.
    const components = (opened.paper.order.components ?? []) as readonly Component[];
    return this.room.write(components, naming.standard, format);
  }

  /** How many components there are now. */
  async start(caller: Caller, id: string, expectedVersion: number): Promise<number> {
    const { paper } = await this.fill.startingList(caller, id, expectedVersion);
    return paper.order.components?.length ?? 0;
  }

  async copy(caller: Caller, id: string, wish: CopyWish): Promise<number> {
    const paper = await this.fill.copy(caller, id, wish);
    return paper.order.components?.length ?? 0;
  }

  /** The components of the sheet in place of all there are, or its faults. */
  async import(caller: Caller, { opened, naming }: ValuationScene, wish: ImportWish): Promise<ComponentSheetReading> {
    if (naming === null) throw noCatalogue();
    const now = this.clock.now();
    const { order, assignmentId } = opened.paper;
    const referenceDate = order.referenceDate ?? chinaDayOf(now);
    const setting = { standard: naming.standard, referenceDate, knownAt: now.toISOString() };
    const reading = await this.room.read(wish.upload, setting);
    if (reading.kind === 'faults') return reading;
    const note = `导入 ${wish.upload.name}`.slice(0, 200);
    const filled = { ...order, components: reading.components };
    await this.papers.save(caller, assignmentId, { order: filled, expectedVersion: wish.expectedVersion, note });
    return reading;
  }

  /** Other assignments whose paper has components, the most similar lift first. */
  async similar({ organisationId }: Caller, { opened }: ValuationScene): Promise<readonly AssignmentCase[]> {
    const rows = await this.assignments.list(organisationId, { limit: mostCompared });
    const others = rows.filter(({ id }) => id !== opened.assignment.id);
    const cases = await this.assignments.statesOf(organisationId, others);
    return rankSimilar(opened.paper.order.lift ?? {}, cases).slice(0, 20);
  }
}
