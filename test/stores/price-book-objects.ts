/** What migrations 0003 and 0016 make, by name. */
const insertOnly = ['price_draft_steps', 'price_editions', 'price_withdrawals', 'price_publications'];

const guards: Readonly<Record<string, readonly string[]>> = {
  price_tables: ['one_publisher_one_organisation', 'change_hands_once', 'no_delete'],
  price_drafts: [
    ...['begin_as_drafts', 'keep_their_place', 'count_versions', 'are_edited_as_drafts', 'follow_their_steps'],
    'no_delete',
  ],
  price_draft_steps: [
    ...['numbered', 'in_order', 'of_its_organisation', 'of_this_content', 'proposed_as_edited'],
    ...['approved_as_proposed', 'four_eyes', 'not_stale'],
  ],
  price_editions: [
    ...['replace_none', 'of_their_table', 'named_by_their_place', 'correct_the_same_start', 'never_backdated'],
    ...['as_approved', 'not_stale', 'start_on_a_day'],
  ],
  price_withdrawals: ['after_publication', 'never_backdated', 'by_the_keeper'],
  price_publications: ['numbered', 'true', 'replace_none'],
};

export const priceBookObjects: readonly string[] = [
  ...['price_tables', 'price_drafts', ...insertOnly].map((name) => `table ${name}`),
  ...['tables_by_publisher', 'drafts_by_organisation', 'editions_once'].map((name) => `index price_${name}`),
  ...['publications_by_table', 'publications_once'].map((name) => `index price_${name}`),
  ...insertOnly.flatMap((name) => ['delete', 'replace', 'update'].map((act) => `trigger ${name}_no_${act}`)),
  ...Object.entries(guards).flatMap(([table, names]) => names.map((name) => `trigger ${table}_${name}`)),
];
