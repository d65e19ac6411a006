/**
 * Sentences that belong to the program, not to an edition: what the report says of things younger than the released
 * editions, whose texts are frozen. An edition that brings a text of its own for one of these keys is heard first.
 */
export const programTexts: Readonly<Record<string, string>> = {
  'step.roll-forward': '指数结转',
  'price-kind.index': '官方指数（只用于结转，不与质量相乘）',
  'parameter.max-index-age': '指数最长有效天数',
  'parameter.longest-carry': '价格最长结转天数',

  'notice.test.title': '测试报告',
  'notice.test.text': '本文件由测试机构为试用本服务而生成，没有任何效力，不写入公开日志，不能作为任何依据使用。',
  'notice.test.watermark': '测试',
  'notice.private-books.title': '自有价格',
  'notice.private-books.text': '部分价格取自评估单位的自有价格册：{books}。这些价格没有公开发布，见附件四。',
  'notice.rolled-forward.title': '指数结转',
  'notice.rolled-forward.text': '{count}项价格已超过最长有效天数，按官方指数结转至评估基准日，算式见附件七。',
  'notice.use-expired.title': '出具时已过使用期限',
  'notice.use-expired.text':
    '本报告{issuedOn}出具，有效期在此之前已经届满（{to}）。报告只说明评估基准日的价值，不能作为现在的价值使用。',
  'summary.use-expired': '本报告出具时（{issuedOn}），有效期已经届满：只说明{from}的价值，不能作为现在的价值使用。',
  'special.use-expired':
    '本报告是追溯评估：{issuedOn}出具，而有效期（{from}至{to}）在此之前已经届满。结论只说明评估基准日的价值；用于现在的处置、交易或者分配的，应当重新评估。',
  'special.private-books':
    '部分价格取自评估单位的自有价格册：{books}。自有价格册没有公开发布，报告使用人可以要求评估单位出示有关凭证；逐行的来源见附件四。',
  'special.rolled-forward':
    '下列项目没有在最长有效天数以内的价格，以较早的价格乘以官方指数的变动结转至评估基准日：{rows}。结转后的价格是推算值，不是评估基准日的实际价格。',
  'summary.rounding': '{net} + {remaining} = {unrounded}，按{step}元取整为{value}',
  'summary.assumed-carried': '按金额计，{share}采用了参考质量、参考材料、推定日期、其他地区的价格或者按指数结转的价格',

  'basis.prices.edition-private':
    '{edition}：{publisher}的自有价格册《{title}》，自{validFrom}起有效，{status}，没有公开发布',
  'basis.prices.edition-index': '{edition}：{publisher}，自{validFrom}起有效，{status}，只用于结转价格',

  'prices.origin-private':
    '{prices}，自有价格册：{region}，自{validFrom}起有效，{status} {edition}，{publisher}《{title}》，没有公开发布',
  'prices.range': '公布区间{low}至{high}；{source}',
  'prices.same-rate': '（税率相同）',
  'prices.only-same-rate': '不换算（税率相同）',
  'prices.only-carrying': '只用于结转',
  'prices.carries': '用于结转{rows}；{origin}',

  'finding.private-price-book':
    '下列项目采用评估单位自有价格册《{title}》（{publisher}，{edition}）的价格，该价格册没有公开发布：{row}。',
  'finding.price-rolled-forward':
    '下列项目没有在最长有效天数以内的价格，以{ageDays}天前生效的价格按官方指数结转至评估基准日，结转系数{factor}（指数：{fromIndex}、{toIndex}），结转的依据属于{basis}：{row}。',

  'derivation.deduction.mass': '{name}的计量质量：{parts} = {total}',
  'derivation.deduction.part': '序号{number} {amount}',
  'derivation.deduction.quantity': '{name}的数量：{parts} = {total}',
  'derivation.deduction.distance': '{tonnes}吨 × {distance}公里 = {quantity}',
  'derivation.deduction.trips': '{tonnes}吨 ÷ {load}吨，不足一车按一车 = {quantity}',

  'derivation.run.low': '全部取下限：残值（毛额）{gross} − 扣减费用{deductions} + 余值{remaining} = {total}',
  'derivation.run.high': '全部取上限：残值（毛额）{gross} − 扣减费用{deductions} + 余值{remaining} = {total}',
  'derivation.assumed-share':
    '参考数据占比：采用参考数据的序号{numbers}，金额（取绝对值）合计{assumed} ÷ 全部零部件的{all} = {share}',
  'derivation.offer': '{source}的报价：{given} {conversion} = {used}',
  'derivation.offers.spread': '离散程度：（最高{highest} − 最低{lowest}）÷ {mean} = {spread}',
  'derivation.offers.ratio': '差异比率：{difference} ÷ {mean} = {ratio}',
  'derivation.refurbishment': '申报的整修检验费，每{unit}：{given} {conversion} = {used}',

  'derivations.carried': '（三）按指数结转的价格',
  'derivation.carried': '{row}：{region}',
  'derivation.carried.age': '价格自{from}起有效，至评估基准日{ageDays}天；最长有效{maxAge}天，此后最长结转{longest}天',
  'derivation.carried.from': '价格生效日的指数：{name}，{region}，自{validFrom}起{price}，{tax}',
  'derivation.carried.to': '评估基准日的指数：{name}，{region}，自{validFrom}起{price}，{tax}',
  'derivation.carried.factor': '结转系数 {to} ÷ {from} = {factor}',
  'derivation.carried.shown': '{exact} ≈ {shown}',
  'derivation.carried.price': '{price} {conversion} = {used}',
  'derivation.carried.basis': '结转的依据：{mark}；{clause}；{source}',
  'derivation.result.carried': '结转后的单价 {price}',

  'derivation.mass-range': '；质量区间{low}至{high}',
  'derivation.catalogue-range': '；目录区间每{unit}{low}至{high}',

  'prices.source-publisher': '{origin}；{publisher}',
  'table.price-evidence': '价格凭证',
  'price-evidence.fingerprint': '凭证 SHA-256 摘要 {sha256}',
  'fingerprint.standard-head': '《{title}》，自{validFrom}起有效',
  'price-edition.head':
    '《{title}》，{publisher}，{prices}，{status}，自{validFrom}起有效，{publishedAt}发布，适用地区：{regions}',
  'price-edition.corrects': '更正 {edition}',
  'price-edition.withdrawn': '{instant}撤回',

  'annex.record': '附件九　委托与勘察记录',
  'record.intro':
    '本附件列出委托方和勘察人员申报、其他部分没有印出的事项；序号是附件一的序号。“—”表示没有填写。凭证由评估单位存档，不附于本报告。',
  'record.haul-distance': '委托条款：运距',
  'record.kilometres': '公里',
  'record.price-book': '自有价格册（{prices}）',
  'record.class': '保留分类 {class} 类',
  'record.installed-on': '安装日期（按拆除计价的）',
  'record.numbered': '序号{number}：{stated}',
  'record.evidence': '零部件凭证',
  'record.evidence-of': '{system}：{items}',
  'record.yes': '是',
  'record.no': '否',
  'record.unstated': '—',
  'table.survey': '勘察与保留记录',
  'column.surveyed': '勘察日期和人员',
  'column.score': '勘察评分',
  'column.installer-consent': '安装单位同意',
  'column.load-checked': '载荷校核',
  'column.in-contract': '列入合同',
  'record.conditions-met': '报废条件成立：{conditions}',
  'record.conditions-not-met': '报废条件不成立：{conditions}',
  'record.survey-evidence': '勘察凭证：{evidence}',
  'record.certificate': '型式试验证书：{certificate}',
  'record.obsolescence': '申报的功能性贬值率：{rate}',
  'record.refurbishment': '申报的整修检验费：{price}，{tax}',
  'record.reason': '理由：{reason}',
  'table.conditions': '报废条件及其依据',
  'column.condition': '报废条件',

  'notice.development-signatures.title': '开发测试签名和印章',
  'notice.development-signatures.text':
    '评估人员的电子签名和评估单位的电子印章由开发测试用的证书机构签发，不具有法律效力。',
  'special.development-signatures':
    '本文件的电子签名和电子印章由开发测试用的证书机构签发，不能证明评估人员和评估单位的身份。',
  'signatures.note.appraisers':
    '本报告以电子签名和电子印章为准：评估人员依次签名，评估单位最后盖章，图形只作展示。请在阅读器的签名面板，或者用封面的查验码核对。',
  'signatures.note.appraisers-unregistered':
    '本报告以电子签名和电子印章为准：评估人员依次签名，评估单位最后盖章，图形只作展示。请在阅读器的签名面板，或者用本程序的 verify 命令核对。',
  'signatures.note.draft': '本文件是草稿：没有评估人员的电子签名，也没有评估单位的电子印章，下列姓名只是列示。',
};

/** On the cover of a report in which a mark stands for characters the fonts lack. */
export const lackingCharacters = {
  title: '字符说明',
  text: (characters: readonly string[]): string =>
    `本文件所用的字体没有下列字符，凡有“〓”处即为其中之一：${characters.join('、')}。原来的文字见随附的结构化数据。`,
} as const;
