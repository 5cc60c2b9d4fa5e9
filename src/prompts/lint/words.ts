/** The English words by which the lint knows that an edit may change what a prompt asks for. */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const NEGATIONS = list(`
  not no never none nothing nobody nowhere neither nor without cannot non hardly scarcely barely rarely seldom
  avoid avoids avoiding refuse refuses decline declines forbid forbids forbidden prohibit prohibits prohibited ban banned
  exclude excludes excluded excluding ignore ignores ignored ignoring disregard skip skips skipping omit omits omitting
  stop stops stopping prevent prevents reject rejects deny denies fail fails lack lacks unable refrain disallow
  disallowed withhold hide hides conceal instead
`);

export const MODALS = list(`
  must shall should may might can could will would ought need needs needed require requires required requirement
  mandatory optional optionally allow allows allowed permit permits permitted encourage encouraged discourage
  discouraged recommend recommended prefer prefers preferred preferably try attempt dare supposed expected obliged
  strictly possible possibly perhaps maybe ideally free
`);

export const CONDITIONS = list(`
  if unless when whenever while whilst until till once before after afterwards except otherwise else whether provided
  providing assuming given because since although though despite where wherever then but however during and or yet
`);

export const QUANTIFIERS = list(`
  all any some each every both either several many much few fewer fewest little less least more most enough only just
  exactly precisely solely exclusively entirely at up within maximum minimum max min limit limits limited over under
  above below about around approximately roughly nearly almost always usually often sometimes occasionally frequently
  generally mostly mainly primarily typically everything everyone everybody anything anyone anybody something someone
  somebody whole entire part another other others same different too very extremely highly slightly quite fairly rather
  even ever again still already better best worse worst higher highest lower lowest longer longest shorter shortest
  larger largest smaller smallest greater greatest bigger biggest earlier earliest later latest sooner faster slower than
`);

export const NUMBER_WORDS = list(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
  millions billion billions first second third fourth fifth sixth seventh eighth ninth tenth last next previous final
  twice thrice half halves quarter quarters dozen dozens pair couple single double triple percent
`);

export const ARTICLES = list('a an the');

/** What may stand before a noun and makes its number matter. */
export const DETERMINERS = list('a an the this that these those my your his her its our their');

/** Words that hold a sentence together: between them stand the words that carry the content. */
export const FUNCTION_WORDS = list(`
  a an the in of to and or but so is are was were be been am i me my we us our you your yours he him his she her they
  them their there here this that these those it its with for from by what which who whose how why as if when not do does
  did have has had will would should must can on at into out about then also
`);

/** Function words that are rare in other languages, and the verbs with which English instructions begin. */
export const ENGLISH_MARKS = list(`
  the of to and is are was were be been you your yours they them their this that these those it its with for from by
  what which who whose how why if when not do does did have has had will would should must can into out about
  answer use reply respond return write give keep make say ask help explain follow provide include only never always
`);

/** Verbs that are hardly ever nouns: their `-s` is agreement with the subject, not a plural. */
export const VERBS = list(`
  ask want contain include provide describe apply exist seem become write know mention refer relate depend say tell give
  get go come see send receive follow keep hold bring choose decide explain ensure understand consider prefer remain
  appear happen belong concern occur agree complain speak read confirm suggest indicate specify involve mean
`);

/** Manner of a role: changing one for another leaves the role what it is. */
export const MANNER = list(`
  helpful friendly kind polite warm calm patient careful diligent thorough precise accurate concise brief expert
  experienced professional skilled knowledgeable seasoned senior reliable trustworthy honest clear smart intelligent
  capable attentive empathetic thoughtful excellent great
`);

/** Common words of the trade that general word lists lack. */
export const TRADE_WORDS = list(`
  online offline website webpage homepage login signup username timestamp dataset metadata workflow chatbot schema
  markdown hyperlink email inbox helpdesk app smartphone laptop emoji lowercase uppercase boolean regex
  backend frontend database internet blog spam onboarding info auth config admin dashboard plugin
`);

/** Spellings that mean the same, each group under its first. Several words are joined by a space. */
const SAME_MEANING = [
  ['the', 'teh', 'hte'],
  ['a lot', 'alot'],
  ['use', 'utilize', 'utilise'],
  ['uses', 'utilizes', 'utilises'],
  ['using', 'utilizing', 'utilising'],
  ['reply', 'respond'],
  ['replies', 'responds'],
  ['replying', 'responding'],
  ['ensure', 'make sure'],
  ['to', 'in order to'],
  ['for example', 'for instance', 'e.g', 'eg'],
  ['that is', 'i.e', 'ie'],
  ['email', 'e-mail'],
  ['emails', 'e-mails'],
  ['ok', 'okay'],
  ['while', 'whilst'],
  ['among', 'amongst'],
  ['toward', 'towards'],
  ['also', 'additionally', 'in addition'],
  ['gray', 'grey'],
  ['center', 'centre'],
  ['meter', 'metre'],
  ['meters', 'metres'],
  ['liter', 'litre'],
  ['liters', 'litres'],
  ['catalog', 'catalogue'],
  ['dialog', 'dialogue'],
  ['license', 'licence'],
  ['defense', 'defence'],
  ['offense', 'offence'],
  ['judgment', 'judgement'],
  ['inquiry', 'enquiry'],
  ['inquiries', 'enquiries'],
  ['program', 'programme'],
  ['fulfill', 'fulfil'],
  ['skillful', 'skilful'],
  ['do not', "don't", 'dont'],
  ['does not', "doesn't"],
  ['did not', "didn't"],
  ['is not', "isn't"],
  ['are not', "aren't"],
  ['was not', "wasn't"],
  ['were not', "weren't"],
  ['have not', "haven't"],
  ['has not', "hasn't"],
  ['had not', "hadn't"],
  ['can not', "can't", 'cannot'],
  ['could not', "couldn't"],
  ['should not', "shouldn't"],
  ['would not', "wouldn't"],
  ['must not', "mustn't"],
  ['need not', "needn't"],
  ['will not', "won't"],
  ['shall not', "shan't"],
  ['it is', "it's"],
  ['that is', "that's"],
  ['there is', "there's"],
  ['what is', "what's"],
  ['let us', "let's"],
  ['you are', "you're"],
  ['they are', "they're"],
  ['we are', "we're"],
  ['you have', "you've"],
  ['they have', "they've"],
  ['we have', "we've"],
  ['you will', "you'll"],
  ['they will', "they'll"],
  ['it will', "it'll"],
  ['we will', "we'll"],
  ['i am', "i'm"],
] as const;

/** Spelling -> the words that stand for its group, by which it is compared. */
export const STANDARD_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  SAME_MEANING.flatMap(([standard, ...others]) =>
    others.map((other) => [other, standard.split(' ')] as const),
  ),
);

/** Frequent slips of the pen that look like words, or are too short to be told from them. */
export const MISSPELLINGS: ReadonlyMap<string, string> = new Map(
  `taht:that thier:their wich:which whcih:which waht:what yuor:your yoru:your posible:possible
  independant:independent prefered:preferred refered:referred cancelation:cancellation thru:through
  recieve:receive acheive:achieve wierd:weird freind:friend beleive:believe informations:information
  refering:referring begining:beginning writting:writing usefull:useful truely:truly summerize:summarize
  summerise:summarise recomend:recommend publically:publicly responce:response langauge:language custumer:customer
  anwser:answer asnwer:answer questoin:question`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Forms of one verb that differ by the number of their subject alone. */
export const AGREEMENT: readonly (readonly [string, string])[] = [
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
];

/** Words after which a comma at the beginning of a sentence changes nothing. */
export const OPENERS = list(
  'however therefore thus also finally additionally furthermore moreover hence next first then',
);

/** True for a word that no small edit may touch: it may turn what a sentence asks for. */
export function isProtected(word: string): boolean {
  return PROTECTED.some(({ words }) => words.has(word));
}

/** The protected words by the rule that names a change of theirs; the first that holds counts. */
export const PROTECTED = [
  { rule: 'number-changed', words: NUMBER_WORDS },
  { rule: 'negation-changed', words: NEGATIONS },
  { rule: 'modal-changed', words: MODALS },
  { rule: 'condition-changed', words: CONDITIONS },
  { rule: 'quantifier-changed', words: QUANTIFIERS },
] as const;
