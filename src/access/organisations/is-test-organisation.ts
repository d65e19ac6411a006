import type { EntityManager } from 'typeorm';
import { Organisation } from '../organisation.entity.js';

/** Are its reports trials, without effect? */
export const isTestOrganisation = (manager: EntityManager, organisationId: string): Promise<boolean> =>
  manager.existsBy(Organisation, { id: organisationId, test: true });
