/** One correction or withdrawal from the first look into the index to the notices, in steps short enough to be shared. */
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { AppraisalPriceRows } from '../appraisals/appraisal-price-rows.js';
import { storedAppraisal } from '../appraisals/appraisal-store.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { computeEffect, type ComputedEffect } from './compute-effect.js';
import type { CorrectionAct, CorrectionEffect } from './correction.entities.js';
import { countEffects } from './count-effects.js';
import { CorrectionStore, type Pending } from './correction-store.js';
import { KnownActs, type KnownAct } from './known-acts.js';
import { tellFirms } from './tell-firms.js';
import { touchAll } from './touch-all.js';

/** Effects stored in one transaction. */
const effectsAtOnce = 20;
const holdMs = 30_000;

@Injectable()
export class WorkThroughAct {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CorrectionStore,
    private readonly priceRows: AppraisalPriceRows,
    private readonly acts: KnownActs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** False: another process holds it, or there is no time left; what was done is stored. */
  async run(sequence: number, holder: string, mayGoOn: () => boolean): Promise<boolean> {
    if (!(await this.store.hold(sequence, this.holdFor(holder), this.clock.now().toISOString()))) return false;
    try {
      const act = await this.acts.known(await this.reread(sequence));
      const { store, dataSource } = this;
      await touchAll(act.act, act.change, { store, dataSource, mayGoOn, held: () => this.held(act.act) });
      await this.compute(act, mayGoOn);
      return mayGoOn() && (await this.finish(act));
    } finally {
      await this.store.release(holder);
    }
  }

  private holdFor(holder: string): { readonly holder: string; readonly until: string } {
    return { holder, until: new Date(this.clock.now().getTime() + holdMs).toISOString() };
  }

  private async reread(sequence: number): Promise<CorrectionAct> {
    const act = await this.store.find(sequence);
    if (act === null) throw new Error(`there is no act ${sequence}`);
    return act;
  }

  private async compute(known: KnownAct, mayGoOn: () => boolean): Promise<void> {
    const { act } = known;
    let { computed } = act;
    while (mayGoOn()) {
      const pending = await this.store.pending(act.sequence, effectsAtOnce);
      if (pending.length === 0) return;
      const effects: Worked[] = [];
      for (const one of pending) {
        effects.push(await this.effectOn(one, known));
        await nextTurn();
      }
      await this.dataSource.transaction((manager) => this.add(manager, { known, effects, computed }));
      computed += effects.length;
    }
  }

  private async effectOn(pending: Pending, { act, subject, change }: KnownAct): Promise<Worked> {
    const stored = storedAppraisal(await this.store.record(pending.appraisalId));
    const computed = computeEffect(stored, { ...subject, change }, this.acts.shelf);
    const row: CorrectionEffect = {
      sequence: act.sequence,
      appraisalId: pending.appraisalId,
      appraisalN: pending.n,
      organisationId: pending.organisationId,
      outcome: computed.outcome,
      oldValue: stored.appraisal.residualValue,
      newValue: computed.newValue,
      differenceFen: computed.differenceFen,
      refusals: computed.outcome === 'refused' ? computed.refusals.join(' ') : null,
      otherPublications: computed.otherPublications ? 1 : 0,
      knownAt: act.at,
      computedAt: this.clock.now().toISOString(),
    };
    return { row, computed };
  }

  private async add(manager: EntityManager, { known, effects, computed }: Batch): Promise<void> {
    const { act } = known;
    // Before anything is written: whoever took the act over writes the same.
    await this.store.advance(manager, act, { ...this.held(act), computed: computed + effects.length });
    await this.store.addEffects(
      manager,
      effects.map(({ row }) => row),
    );
    for (const { row, computed: effect } of effects) {
      const entry = { n: row.appraisalN, organisationId: row.organisationId };
      await this.priceRows.addComputation(manager, entry, { asked: effect.asked, knownAt: act.at });
    }
  }

  /** The firms are told in the transaction that ends the act: once, and not before everything is computed. */
  private async finish({ act }: KnownAct): Promise<boolean> {
    const { sequence, notifiedTo } = act;
    const counts = await countEffects(this.dataSource.manager, { sequence, organisationId: null, after: notifiedTo });
    const { searchedTo } = await this.reread(sequence);
    await this.dataSource.transaction(async (manager) => {
      await this.store.advance(manager, act, { stage: 'done', notifiedTo: searchedTo });
      await tellFirms(manager, act, { counts, at: this.clock.now(), isFirstTelling: notifiedTo === 0 });
    });
    return true;
  }

  private held({ holder }: CorrectionAct): Partial<CorrectionAct> {
    return holder === null ? {} : { heldUntil: this.holdFor(holder).until };
  }
}

interface Worked {
  readonly row: CorrectionEffect;
  readonly computed: ComputedEffect;
}

interface Batch {
  readonly known: KnownAct;
  readonly effects: readonly Worked[];
  /** Before this batch. */
  readonly computed: number;
}
