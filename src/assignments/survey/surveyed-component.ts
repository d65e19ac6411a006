/** What the survey's rules read of a component in the making, and of the type it is of. Pure: these rules run in a browser too. */
export type SurveyedMassMethod = 'weighed' | 'nameplate' | 'linear' | 'geometry' | 'catalogue';

/** As in an order: `met: true` = the scrapping condition applies. */
export interface ConditionAnswer {
  readonly code: string;
  readonly met: boolean;
}

export interface SurveyAnswers {
  readonly score?: string;
  readonly conditions?: readonly ConditionAnswer[];
  readonly surveyedOn?: string;
  readonly surveyor?: string;
  readonly evidence?: readonly string[];
}

/** Of a component of a working paper: everything but id and type may still be missing. */
export interface SurveyedComponent {
  readonly id: string;
  readonly type: string;
  readonly description?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly mass?: { readonly method?: SurveyedMassMethod; readonly kgPerUnit?: string; readonly basis?: string };
  readonly materials?: readonly { readonly material: string; readonly share: string }[];
  readonly disposition?: 'dismantle' | 'retain';
  readonly installedOn?: string;
  readonly survey?: SurveyAnswers;
  readonly evidence?: readonly string[];
}

/** One scrapping condition, with whose word it is. */
export interface ChecklistEntry {
  readonly code: string;
  readonly zh: string;
  readonly basis: string;
  readonly clause: string;
  /** Must be answered before the part may be kept. */
  readonly isRequired: boolean;
}

/** What an edition says of a component type, as far as a survey needs it. */
export interface SurveyedType {
  readonly code: string;
  readonly zh: string;
  readonly unit: string;
  /** Parts of the classes C and W are never kept. */
  readonly mayBeKept: boolean;
  /** null: the edition gives none (classes C and W). */
  readonly lifeYears: string | null;
  readonly materialsRequired: boolean;
  readonly checklist: readonly ChecklistEntry[];
}

/** What the survey knows beside the component itself. */
export interface SurveySetting {
  /** undefined: the edition has no such type. */
  readonly type: SurveyedType | undefined;
  readonly commissionedOn?: string;
  readonly referenceDate?: string;
  readonly today: string;
  /** Grade the surveyor named beside the score, where one was named. */
  readonly grade?: string;
  /** Photographs taken of this component. */
  readonly photos: number;
}

/** Something the surveyor has to look at again. `pointer` is below the component. */
export interface SurveyRemark {
  readonly kind: 'contradiction' | 'missing';
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
}

export const isKept = ({ disposition }: Pick<SurveyedComponent, 'disposition'>): boolean => disposition === 'retain';

/** Somebody stood before it: a day and a name are there. */
export const isLookedAt = ({ survey }: Pick<SurveyedComponent, 'survey'>): boolean =>
  Boolean(survey?.surveyedOn) && Boolean(survey?.surveyor);
