/** What the page of a survey shows, read together: the components, their types, photographs, and who is looking. */
import { Inject, Injectable } from '@nestjs/common';
import { People } from '../../access/people/people.js';
import { Assignments } from '../../assignments/assignments.js';
import { PhotoStore, photoCounts } from '../../assignments/survey/photos/photo-store.js';
import type { SurveyPhoto } from '../../assignments/survey/photos/survey-photo.entity.js';
import { surveyOverview, type SurveyedLine } from '../../assignments/survey/survey-overview.js';
import type { SurveyedType } from '../../assignments/survey/surveyed-component.js';
import { surveyedTypes } from '../../assignments/survey/surveyed-types.js';
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import { chinaDayOf, CLOCK, type Clock } from '../../config/clock.js';
import { fingerprintOf } from '../../fingerprints/fingerprint.js';
import type { Caller } from '../../http/caller.js';

/** One component on the page. */
export interface SurveyPart extends SurveyedLine {
  readonly component: DraftComponent;
  /** What a change is made against. */
  readonly sha256: string;
  readonly type: SurveyedType | undefined;
  readonly photos: readonly SurveyPhoto[];
}

export interface SurveyScene {
  readonly assignmentId: string;
  readonly deviceCode: string;
  readonly address: string;
  readonly version: number;
  readonly parts: readonly SurveyPart[];
  /** Of the types that occur. */
  readonly types: Readonly<Record<string, SurveyedType>>;
  readonly commissionedOn: string | undefined;
  readonly referenceDate: string | undefined;
  readonly today: string;
  readonly personId: string;
  /** Proposed as surveyor. */
  readonly personName: string;
}

@Injectable()
export class SurveyScenes {
  constructor(
    private readonly assignments: Assignments,
    private readonly photos: PhotoStore,
    private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(caller: Caller, assignmentId: string): Promise<SurveyScene> {
    const { assignment, facts } = await this.assignments.stateOf(caller.organisationId, assignmentId);
    const photos = await this.photos.list(caller.organisationId, assignmentId);
    const { order, edition, paperVersion } = facts;
    const components = order.components ?? [];
    const occurring = new Set(components.map(({ type }) => type));
    const all = edition === null ? {} : surveyedTypes(edition);
    const types = Object.fromEntries(Object.entries(all).filter(([code]) => occurring.has(code)));
    const days = {
      commissionedOn: order.lift?.commissionedOn,
      referenceDate: order.referenceDate,
      today: chinaDayOf(this.clock.now()),
    };
    const lines = surveyOverview({ components, types, ...days, photos: photoCounts(photos) });
    const { deviceCode } = assignment;
    return {
      ...{ assignmentId, deviceCode, address: order.lift?.address ?? '', version: paperVersion, types, ...days },
      parts: components.flatMap((component, index) => partOf(component, lines[index], { types, photos })),
      personId: caller.personId ?? caller.actor,
      personName: await this.nameOf(caller),
    };
  }

  private async nameOf({ personId }: Caller): Promise<string> {
    return personId === null ? '' : ((await this.people.nameOf([personId])).get(personId) ?? '');
  }
}

function partOf(
  component: DraftComponent,
  line: SurveyedLine | undefined,
  { types, photos }: { readonly types: SurveyScene['types']; readonly photos: readonly SurveyPhoto[] },
): readonly SurveyPart[] {
  if (line === undefined) return [];
  const type = Object.hasOwn(types, component.type) ? types[component.type] : undefined;
  const own = photos.filter(({ componentId }) => componentId === component.id);
  return [{ ...line, component, sha256: fingerprintOf(component), type, photos: own }];
}
