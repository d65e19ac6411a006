/**
 * How findings and the trace cite the rules of calculation (docs/design.md, section 4). Printed as they stand beside
 * the clauses of the edition, which are citations in Chinese too.
 */
export const ruleClauses = {
  decision: '计算规则第1条',
  mass: '计算规则第2条',
  price: '计算规则第3条',
  deductions: '计算规则第4条',
  condition: '计算规则第5条',
  retained: '计算规则第6条',
  totals: '计算规则第7条',
  range: '计算规则第8条',
  secondMethod: '计算规则第9条',
  lookUp: '计算规则第10条',
  rollForward: '计算规则第10条（指数结转）',
} as const;
