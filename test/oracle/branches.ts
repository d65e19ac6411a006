/** Every branch the oracle can take. A trial that misses one proves less than it says: the specs ask for each. */
export const branches: readonly string[] = [
  ...['appraised', 'refused', 'several refusals at once'],
  // refusals, warnings and information
  ...[
    'mass-missing',
    'materials-missing',
    'scrap-price-missing',
    'part-price-missing',
    'service-price-missing',
    'price-unit-mismatch',
    'haul-distance-missing',
    'installation-date-missing',
    'installation-date-after-reference-date',
    'standard-not-in-force',
  ].map((code) => `refusal ${code}`),
  ...[
    'retention-class-not-retainable',
    'retention-consent-missing',
    'retention-load-check-missing',
    'retention-contract-missing',
    'retention-score-missing',
    'retention-conditions-unanswered',
    'retention-condition-met',
    'retention-certificate-missing',
    'offers-too-few',
    'offers-differ',
    'residual-value-implausible',
    'total-mass-implausible',
    'price-rolled-forward',
    'mass-defaulted',
    'materials-defaulted',
    'installation-date-defaulted',
    'region-fallback',
    'private-price-book',
    'demonstration-prices',
  ].map((code) => `finding ${code}`),
  // rule 1
  ...['class A retained', 'class A gates closed', 'class B retained', 'class B gates closed'],
  ...['class C is never retained', 'class W is never retained', 'several gates closed'],
  // rule 2
  ...['weighed', 'nameplate', 'linear', 'geometry', 'catalogue'].map((method) => `mass ${method}`),
  ...['catalogue mass asked for', 'no mass given', 'mass by variant', 'tie at a mass'],
  ...['mass of a variant the catalogue does not know', 'default materials of the type'],
  ...['default materials of the variant', 'hazardous material'],
  // rule 3
  ...['included', 'excluded'].flatMap((row) => ['included', 'excluded'].map((terms) => `tax ${row} → ${terms}`)),
  ...['price with low and high', 'price without low and high', 'price 0', 'price 0 at the low only'],
  ...['tie at a unit price', 'tie at an amount', 'tie at a negative amount'],
  ...['scrap priced by t', 'scrap priced by kg'],
  // rule 4
  ...['per-stop', 'per-landing', 'lump', 'per-tonne', 'per-tonne-kilometre', 'per-trip', 'per-hazardous-quantity'].map(
    (driver) => `driver ${driver}`,
  ),
  ...[
    'contractor drops',
    'owners keeps',
    'recycler keeps',
    'nothing to dismantle',
    'dismantling without quantity',
    'no distance',
  ],
  ...['cutting', 'transport'].flatMap((kind) => [`price contains ${kind}`, `price without ${kind}`]),
  ...['row without delivery basis', 'tonnage without price', 'trips exactly full', 'last trip not full'],
  ...['cutting without quantity', 'transport without quantity', 'several waste codes'],
  ...['one waste code of several components', 'waste of no quantity'],
  // rule 5
  ...['last month not complete', 'last month complete to the day', 'installed on the reference date'],
  ...['remaining life at the floor', 'life ends on the floor', 'life left'],
  ...['tie at an age-life rate', 'tie at a condition rate'],
  // rule 6
  ...['bound none', 'bound new-price', 'bound scrap-floor', 'retained amount equal to the scrap amount'],
  ...['part priced by its unit', 'part priced by kg', 'part priced by t', 'part whose own unit is kg'],
  ...['obsolescence', 'refurbishment'].flatMap((what) => [`${what} of the order`, `${what} of the edition`]),
  // rule 7
  ...['negative net', 'negative total', 'negative total rounded to 0', 'remaining value'],
  ...['step 1', 'step 10', 'step 100', 'tie at the step', 'tie at the step, negative'],
  ...['mass implausibly low', 'mass implausibly high'],
  // rule 8
  ...['low run above high run', 'value outside its two runs', 'input without swing', 'tie of swings'],
  ...['more than ten inputs with swing', 'deduction without line at the ends'],
  ...['nothing assumed', 'partly assumed', 'everything assumed', 'assumed share of nothing'],
  // rule 9
  ...['no offers', 'empty list of offers', 'mean of the offers is 0', 'mean of the offers is negative'],
  ...['ratio exactly at its limit', 'offers agree', 'tie at the mean of the offers'],
  // private books, and the roll-forward of version 2
  ...['private book', 'private book of another region', 'private book: no edition', 'private book: no row'],
  ...['private book: too old', 'nothing may carry the price', 'too old to be carried', 'no index carries the price'],
  ...['carried scrap', 'carried parts', 'carried services', 'carried as far as allowed'],
  ...['carried price of a private book', 'index known at one end only', 'index level 0', 'index too old'],
  ...['index of the region itself', 'index of another region', 'index unmoved', 'index risen', 'index fallen'],
  // rule 10
  ...['scrap', 'parts', 'services'].flatMap((kind) =>
    ['no edition', 'no row', 'too old'].map((reason) => `${kind}: ${reason}`),
  ),
  ...['edition not yet valid', 'edition not yet known', 'correction not yet known', 'correction taken'],
  ...['edition withdrawn', 'withdrawal not yet known', 'edition withdrawn at the instant of knownAt'],
  ...['edition published at the instant of knownAt', 'edition of the reference date itself'],
  ...['price exactly as old as allowed', 'fallback to region 1', 'fallback to region 2', 'fallback to region 3'],
];
