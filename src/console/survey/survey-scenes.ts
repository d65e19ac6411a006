/** What the page of a survey shows, read together: the components, their types, photographs, and who is looking. */
import { Injectable } from '@nestjs/common';
import { People } from '../../access/people/people.js';
import type { SurveyPhoto } from '../../assignments/survey/photos/survey-photo.entity.js';
import { ReadSurvey } from '../../assignments/survey/read-survey.js';
import type { SurveyedLine } from '../../assignments/survey/survey-overview.js';
import type { SurveyedType } from '../../assignments/survey/surveyed-component.js';
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import { fingerprintOf } from '../../fingerprints/fingerprint.js';
import type { Caller } from '../../http/caller.js';
import { componentTitle } from '../valuation/component-words.js';
import { namingOf } from '../valuation/valuation-scenes.js';

/** One component on the page. */
export interface SurveyPart extends SurveyedLine<DraftComponent> {
  /** Type and variant in the words of the edition. */
  readonly name: string;
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
    private readonly surveys: ReadSurvey,
    private readonly people: People,
  ) {}

  async of(caller: Caller, assignmentId: string): Promise<SurveyScene> {
    const { opened, lines, types, photos, ...days } = await this.surveys.of(caller.organisationId, assignmentId);
    const { assignment, facts } = opened;
    const naming = namingOf(opened, facts.order);
    return {
      assignmentId,
      deviceCode: assignment.deviceCode,
      address: facts.order.lift?.address ?? '',
      version: facts.paperVersion,
      parts: lines.map((line) => ({
        name: componentTitle(naming, line.component),
        ...partOf(line, types, photos),
      })),
      types,
      ...days,
      personId: caller.personId ?? caller.actor,
      personName: await this.nameOf(caller),
    };
  }

  private async nameOf({ personId }: Caller): Promise<string> {
    return personId === null ? '' : ((await this.people.nameOf([personId])).get(personId) ?? '');
  }
}

function partOf(
  line: SurveyedLine<DraftComponent>,
  types: SurveyScene['types'],
  photos: readonly SurveyPhoto[],
): Omit<SurveyPart, 'name'> {
  const { component } = line;
  const type = Object.hasOwn(types, component.type) ? types[component.type] : undefined;
  const own = photos.filter(({ componentId }) => componentId === component.id);
  return { ...line, sha256: fingerprintOf(component), type, photos: own };
}
