/** What migration 0012 adds to the tables, and a row for it. */
const hash = 'a'.repeat(64);

export const surveyPhotoRows = {
  survey_photos: {
    id: 'f'.repeat(32),
    organisation_id: 'local',
    assignment_id: 'S1',
    component_id: 'c01',
    sha256: hash,
    media_type: 'image/jpeg',
    size_bytes: 1,
    width: 1,
    height: 1,
    view_sha256: hash,
    thumbnail_sha256: hash,
    received_at: '2026-11-02T08:00:00.000Z',
    note: '',
    actor: 'a',
  },
} as const;

export const surveyPhotoObjects: readonly string[] = [
  'table survey_photos',
  'index survey_photos_by_assignment',
  ...['of_owner', 'open', 'no_delete', 'no_replace', 'no_update'].map((name) => `trigger survey_photos_${name}`),
];
