import{$ as e,$i as t,Ct as n,D as r,E as i,F as a,Ft as o,G as s,K as c,M as l,N as u,P as d,T as f,at as p,ct as m,dt as h,ft as g,j as _,pt as v,rt as y,ut as b,v as x}from"./start-CcWhnkqE.js";import{t as S}from"./cost-Cax0jjnS.js";import{c as C,n as w,o as T,r as ee,s as te,t as ne,u as re}from"./template-DjnCAxZ5.js";import{t as ie}from"./handlebars-DJUtRhwn.js";import{n as ae,t as oe}from"./mustache-37ED6xkl.js";import{i as se}from"./prompt-yml-answer-rules-C7uTL9e7.js";import{t as ce}from"./answer-text-BTzRG_3L.js";import{t as le}from"./token-estimate-B3pHqy4F.js";function ue(e,n){return n.allowModels===null?S(e,n.endpoints).endpoint==="default":t(n.allowModels.value)(e)}const de={"variable-added":`major`,"variable-removed":`major`,"format-changed":`major`,"role-changed":`major`,"message-removed":`major`,"model-family":`major`,"purpose-replaced":`major`,"purpose-removed":`major`,"schema-added":`major`,"schema-removed":`major`,"schema-replaced":`major`,"schema-required-added":`major`,"schema-required-removed":`major`,"schema-property-removed":`major`,"schema-type-changed":`major`,"schema-enum-narrowed":`major`,"schema-enum-widened":`major`,"schema-closed":`major`,"schema-opened":`major`,"schema-branch-changed":`major`,"schema-constraint-changed":`major`,"message-added":`minor`,"message-moved":`minor`,"model-changed":`minor`,"parameter-changed":`minor`,"schema-property-added":`minor`,"schema-text-changed":`minor`,"purpose-added":`minor`,"purpose-changed":`minor`,"instruction-added":`minor`,"instruction-removed":`minor`,"instruction-moved":`minor`,"instruction-changed":`minor`,"guardrail-added":`minor`,"guardrail-removed":`minor`,"example-added":`minor`,"example-removed":`minor`,"example-changed":`minor`,"structure-changed":`minor`,"list-item-changed":`minor`,"number-changed":`minor`,"negation-changed":`minor`,"modal-changed":`minor`,"condition-changed":`minor`,"quantifier-changed":`minor`,"literal-changed":`minor`,"variable-moved":`minor`,"emphasis-changed":`minor`,"punctuation-changed":`minor`,"other-language":`minor`,"invisible-character":`minor`,unexplained:`minor`,wording:`patch`,"schema-wording":`patch`,"model-named":`patch`},E={before:null,after:null},fe=[`patch`,`minor`,`major`];function pe(e,t){return fe.indexOf(e)-fe.indexOf(t)}function me(e,t){let n=({line:e})=>e.after??e.before??0;return pe(t.level,e.level)||(e.messageIndex??-1)-(t.messageIndex??-1)||n(e)-n(t)}function he({before:e,after:t,movedOn:n,lint:r,mode:i}){if(e===null)return O({effective:`initial`,reasons:[`there is no earlier version to compare with`]});let a=h(e,t),o=(e,t)=>O({blocked:{code:e,message:t},unchanged:a});if(n&&!a)return o(`version.diverged`,`The base branch changed this prompt since the branch was made: update the branch, then choose the version that follows.`);let[s,c]=[e.version,t.version];if(s!==null&&c===null)return o(`version.missing`,`The version ${s.text} is gone. Put a version back: ${C(s)}.`);let l=s!==null&&c!==null?te(c,s):null;return s!==null&&c!==null&&l!==null&&l<0?o(`version.downgrade`,`The version went down from ${s.text} to ${c.text}. Next: ${C(s)}.`):s?.kind===`semver`&&c?.kind===`counter`?o(`version.missing`,`The version ${s.text} became the plain number ${c.text}. Next: ${C(s)}.`):a?O({unchanged:a,reasons:[`only white space or metadata changed`]}):s!==null&&c!==null&&l===0?o(`version.not-bumped`,`The prompt changed, but its version is still ${c.text}. Next: ${C(s)}.`):_e(ge(s,c),r(e,t),s,i)}function ge(e,t){return e?.kind===`semver`&&t?.kind===`semver`?{level:re(e.text,t.text),why:`the version rose from ${e.text} to ${t.text}`}:{level:null,why:t===null?`the prompt has no version`:e===null?`${t.text} is its first version`:`versions ${e.text} and ${t.text} do not name a level`}}function _e({level:e,why:t},{level:n,findings:r},i,a){let o=n===`none`?`patch`:n,s=r.slice(0,ve).map(({message:e})=>e);if(e===null)return O({effective:o,required:o,reasons:[`${t}: held to what the change needs, ${o.toUpperCase()}`,...s],findings:r});if(pe(e,o)>=0)return O({declared:e,effective:e,required:o,reasons:[t],findings:r});let c=s.join(`; `),l=`${t}, which is ${e.toUpperCase()}; the change needs ${o.toUpperCase()}: ${c}.`;if(a===`warn`)return O({declared:e,effective:o,required:o,reasons:[t,...s],findings:r,underDeclared:ye(l)});let u=i===null?``:` Next: ${C(i,o)}.`;return O({declared:e,required:o,findings:r,blocked:{code:`version.under-declared`,message:ye(l)+u}})}const ve=3;function ye(e){return e.charAt(0).toUpperCase()+e.slice(1)}const D={declared:null,effective:null,reasons:[],blocked:null,unchanged:!1,required:null,findings:[],underDeclared:null};function O(e){return{...D,...e}}function be(e){return{variables:w(e),render:t=>ne(e,t)}}function xe(e,t,n){switch(e){case`plain`:return{kind:`parsed`,template:be(t)};case`jinja2`:return ae(t);case`mustache`:return oe(t,n);case`handlebars`:return ie(t,n)}}function Se({template:e,partials:t},n){let r=xe(e,n,t);return r.kind===`parsed`?r.template.variables:[]}var Ce=class{golden;known;checks;#e;#t;constructor({golden:e,known:t,checks:n},r,i){this.golden=e,this.known=t,this.checks=n,this.#e=r,this.#t=i}get candidate(){return we(this.#e.candidate,this.golden,this.#e.policy)}get baseline(){let{baseline:e,policy:t}=this.#e,n=this.#t;return e===null||n===null?null:we(e,n,t)}};function we(e,t,n){let r=Ae(e,t,n);if(r.kind!==`ask`)throw Error(`case "${t.id}" was rendered before, and now ${r.kind}`);return r.ask}function Te(e){let t=new Map(e.base.map(e=>[e.id,e])),n={candidate:De(e.candidate),baseline:e.baseline&&De(e.baseline),policy:e.policy},r=[e.groupChecks],i=[],a=[],o=[];for(let s of e.head){let c=Ae(n.candidate,s,e.policy);if(c.kind===`failed`){a.push(`case "${s.id}": ${c.why}`);continue}if(c.kind===`missing`){i.push(`case "${s.id}" lacks ${c.variables.map(e=>`\`${e}\``).join(`, `)}`);continue}let l=t.get(s.id)??null,u=s.checks===null?r:[e.groupChecks,ke(e,s.checks)],d={golden:s,known:l!==null,checks:u};o.push(new Ce(d,n,Oe(n,s,l)))}let s=[...Ee(i,`config.missing-variable`,`The prompt asks for variables that \`${e.path}\` does not give`),...Ee(a,`config.template`,`The prompt cannot be filled in from \`${e.path}\``)];return{cases:s.length===0?o:[],reasons:s}}function Ee(e,t,n){return e.length===0?[]:[{code:t,message:`${n}: ${e.slice(0,20).join(`; `)}${e.length>20?`; and ${e.length-20} more`:``}.`,effect:`inconclusive`}]}function De(e){let{messages:t,template:n,partials:r}=e.prompt;return{...e,messages:t.map(({role:e,content:t})=>{let i=xe(n,t,r);return{role:e,template:i.kind===`parsed`?i.template:be(t)}})}}function Oe({baseline:e,policy:t},n,r){return e===null?null:(r===null?[n]:[n,r]).find(n=>Ae(e,n,t).kind===`ask`)??null}function ke({caseSchemas:e},t){return{checks:t,schema:t.schema===void 0?null:e.get(t.schema)??null}}function Ae(e,t,n){let{prompt:r}=e,i=new Map([...Object.entries(r.defaults),...l(t)]),a=e.messages.map(({role:e,template:t})=>({role:e,text:t.render(i)})),o=a.find(({text:e})=>e.kind===`failed`)?.text;if(o?.kind===`failed`)return o;let s=a.flatMap(({text:e})=>e.kind===`missing`?e.variables:[]);if(s.length>0)return{kind:`missing`,variables:[...new Set(s)]};let c=a.flatMap(({role:e,text:t})=>t.kind===`rendered`?[{role:e,content:t.text}]:[]),u=c.some(e=>e.role===`user`)?c:[...c,{role:`user`,content:t.query}],d=n.budget.maxOutputTokens.value;return{kind:`ask`,ask:{golden:t,request:{...S(e.model,n.endpoints),messages:u,parameters:r.parameters,maxTokens:Math.min(r.maxTokens??d,d),format:je(e)},capped:(r.maxTokens??1/0)>d}}}function je({prompt:e,schema:t}){return e.responseFormat===`json-schema`&&typeof t==`object`&&t?{kind:`json-schema`,name:`answer`,strict:!1,schema:t}:e.responseFormat===`text`?{kind:`text`}:{kind:`json-object`}}function Me(e,t){let n=Ne(e,t),r=[],i=[],[a,o]=[0,0];for(let[s,c]of[...n,[e.length,t.length]]){(s>a||c>o)&&i.push({before:e.slice(a,s),after:t.slice(o,c)});let[n,l]=[e[s],t[c]];n&&l&&r.push([n,l]),[a,o]=[s+1,c+1]}return{same:r,...Le(i)}}function Ne(e,t){let n=/* @__PURE__ */ new Map,r=({text:e})=>{let t=n.get(e)??n.size;return n.set(e,t),t},[i,a]=[e.map(r),t.map(r)],o=x(i,a,{maxEditLength:600});if(o===void 0)return Pe(i,a);let s=[],[c,l]=[0,0];for(let{count:e,added:t,removed:n}of o){if(!t&&!n)for(let t=0;t<e;t+=1)s.push([c+t,l+t]);t||(c+=e),n||(l+=e)}return s}function Pe(e,t){let n=Fe(t);return Ie([...Fe(e)].flatMap(([e,t])=>{let r=n.get(e);return r===void 0?[]:[[t,r]]}))}function Fe(e){let t=/* @__PURE__ */ new Map,n=/* @__PURE__ */ new Set;return e.forEach((e,r)=>{t.has(e)&&n.add(e),t.set(e,r)}),new Map([...t].filter(([e])=>!n.has(e)))}function Ie(e){let t=[],n=[];e.forEach(([,r],i)=>{let[a,o]=[0,t.length];for(;a<o;){let n=a+o>>1;(e[t[n]??0]?.[1]??0)<r?a=n+1:o=n}n[i]=t[a-1]??-1,t[a]=i});let r=[];for(let i=t.at(-1)??-1;i>=0;i=n[i]??-1){let t=e[i];t&&r.push(t)}return r.reverse()}function Le(e){let t=/* @__PURE__ */ new Map;for(let n of e.flatMap(e=>e.before)){let e=t.get(n.text);e?e.push(n):t.set(n.text,[n])}let n=e.flatMap(e=>e.after.flatMap(e=>{let n=t.get(e.text)?.shift();return n===void 0?[]:[[n,e]]})),r=new Set(n.flat()),i=e=>e.filter(e=>!r.has(e));return{moved:n,gaps:e.map(e=>({before:i(e.before),after:i(e.after)}))}}const Re=/* @__PURE__ */ new Set([`news`,`goods`,`means`,`customs`,`arms`,`thanks`,`glasses`,`manners`,`evening`]),ze=/^(?:un|re|in|im|il|ir|non|dis|mis|de|over|under|out|pre|post|sub|super|anti|counter|inter|up|down|co|self)-?/,Be=[[/ers?$/,``,`e`],[/iers?$/,`y`],[/ors?$/,``,`e`],[/est$/,``,`e`],[/iest$/,`y`],[/ly$/,``,`le`],[/ily$/,`y`],[/ally$/,``,`al`],[/ness(?:es)?$/,``],[/iness$/,`y`],[/[ai]ble$/,``,`e`,`ate`],[/ments?$/,``],[/ful$/,``],[/less$/,``],[/i[sz]ation$/,`ize`,`ise`],[/ations?$/,`e`,``],[/i[sz]e$/,``],[/ies$/,`y`]];function Ve(e){let t=[{base:e,ending:``}];if(Re.has(e))return t;let n=(n,r,...i)=>{for(let a of i){let i=e.slice(0,-r)+a;i.length>=3&&t.push({base:i,ending:n})}};return/[^s]s$/.test(e)&&n(`s`,1,``),/(?:s|x|z|ch|sh|o)es$/.test(e)&&n(`s`,2,``),/ies$/.test(e)&&n(`s`,3,`y`),/ed$/.test(e)&&n(`ed`,2,``,`e`),/ied$/.test(e)&&n(`ed`,3,`y`),/ing$/.test(e)&&n(`ing`,3,``,`e`),/([^aeiou])\1ed$/.test(e)&&n(`ed`,3,``),/([^aeiou])\1ing$/.test(e)&&n(`ing`,4,``),t}function He(e){let t=Ve(e).map(({base:e})=>e),n=e.replace(ze,``);n.length>3&&t.push(n);for(let[n,...r]of Be)if(n.test(e))for(let i of r){let r=e.replace(n,i);r.length>=3&&t.push(r,r.replace(/([^aeiou])\1$/,`$1`))}return t.filter(t=>t!==e)}const k=e=>new Set(e.trim().split(/\s+/)),Ue=k(`
  not no never none nothing nobody nowhere neither nor without cannot non hardly scarcely barely rarely seldom
  avoid avoids avoiding refuse refuses decline declines forbid forbids forbidden prohibit prohibits prohibited ban banned
  exclude excludes excluded excluding ignore ignores ignored ignoring disregard skip skips skipping omit omits omitting
  stop stops stopping prevent prevents reject rejects deny denies fail fails lack lacks unable refrain disallow
  disallowed withhold hide hides conceal instead
`),We=k(`
  must shall should may might can could will would ought need needs needed require requires required requirement
  mandatory optional optionally allow allows allowed permit permits permitted encourage encouraged discourage
  discouraged recommend recommended prefer prefers preferred preferably try attempt dare supposed expected obliged
  strictly possible possibly perhaps maybe ideally free
`),Ge=k(`
  if unless when whenever while whilst until till once before after afterwards except otherwise else whether provided
  providing assuming given because since although though despite where wherever then but however during and or yet
`),Ke=k(`
  all any some each every both either several many much few fewer fewest little less least more most enough only just
  exactly precisely solely exclusively entirely at up within maximum minimum max min limit limits limited over under
  above below about around approximately roughly nearly almost always usually often sometimes occasionally frequently
  generally mostly mainly primarily typically everything everyone everybody anything anyone anybody something someone
  somebody whole entire part another other others same different too very extremely highly slightly quite fairly rather
  even ever again still already better best worse worst higher highest lower lowest longer longest shorter shortest
  larger largest smaller smallest greater greatest bigger biggest earlier earliest later latest sooner faster slower than
`),qe=k(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
  millions billion billions first second third fourth fifth sixth seventh eighth ninth tenth last next previous final
  twice thrice half halves quarter quarters dozen dozens pair couple single double triple percent
`),Je=k(`a an the`),Ye=k(`a an the this that these those my your his her its our their`),A=k(`
  a an the in of to and or but so is are was were be been am i me my we us our you your yours he him his she her they
  them their there here this that these those it its with for from by what which who whose how why as if when not do does
  did have has had will would should must can on at into out about then also
`),Xe=k(`
  the of to and is are was were be been you your yours they them their this that these those it its with for from by
  what which who whose how why if when not do does did have has had will would should must can into out about
  answer use reply respond return write give keep make say ask help explain follow provide include only never always
`),Ze=k(`
  ask want contain include provide describe apply exist seem become write know mention refer relate depend say tell give
  get go come see send receive follow keep hold bring choose decide explain ensure understand consider prefer remain
  appear happen belong concern occur agree complain speak read confirm suggest indicate specify involve mean
`),Qe=k(`
  helpful friendly kind polite warm calm patient careful diligent thorough precise accurate concise brief expert
  experienced professional skilled knowledgeable seasoned senior reliable trustworthy honest clear smart intelligent
  capable attentive empathetic thoughtful excellent great
`),$e=k(`
  online offline website webpage homepage login signup username timestamp dataset metadata workflow chatbot schema
  markdown hyperlink email inbox helpdesk app smartphone laptop emoji lowercase uppercase boolean regex
  backend frontend database internet blog spam onboarding info auth config admin dashboard plugin
`),et=new Map([[`the`,`teh`,`hte`],[`a lot`,`alot`],[`use`,`utilize`,`utilise`],[`uses`,`utilizes`,`utilises`],[`using`,`utilizing`,`utilising`],[`reply`,`respond`],[`replies`,`responds`],[`replying`,`responding`],[`ensure`,`make sure`],[`to`,`in order to`],[`for example`,`for instance`,`e.g`,`eg`],[`that is`,`i.e`,`ie`],[`email`,`e-mail`],[`emails`,`e-mails`],[`ok`,`okay`],[`while`,`whilst`],[`among`,`amongst`],[`toward`,`towards`],[`also`,`additionally`,`in addition`],[`gray`,`grey`],[`center`,`centre`],[`meter`,`metre`],[`meters`,`metres`],[`liter`,`litre`],[`liters`,`litres`],[`catalog`,`catalogue`],[`dialog`,`dialogue`],[`license`,`licence`],[`defense`,`defence`],[`offense`,`offence`],[`judgment`,`judgement`],[`inquiry`,`enquiry`],[`inquiries`,`enquiries`],[`program`,`programme`],[`fulfill`,`fulfil`],[`skillful`,`skilful`],[`do not`,`don't`,`dont`],[`does not`,`doesn't`],[`did not`,`didn't`],[`is not`,`isn't`],[`are not`,`aren't`],[`was not`,`wasn't`],[`were not`,`weren't`],[`have not`,`haven't`],[`has not`,`hasn't`],[`had not`,`hadn't`],[`can not`,`can't`,`cannot`],[`could not`,`couldn't`],[`should not`,`shouldn't`],[`would not`,`wouldn't`],[`must not`,`mustn't`],[`need not`,`needn't`],[`will not`,`won't`],[`shall not`,`shan't`],[`it is`,`it's`],[`that is`,`that's`],[`there is`,`there's`],[`what is`,`what's`],[`let us`,`let's`],[`you are`,`you're`],[`they are`,`they're`],[`we are`,`we're`],[`you have`,`you've`],[`they have`,`they've`],[`we have`,`we've`],[`you will`,`you'll`],[`they will`,`they'll`],[`it will`,`it'll`],[`we will`,`we'll`],[`i am`,`i'm`]].flatMap(([e,...t])=>t.map(t=>[t,e.split(` `)]))),tt=new Map(`taht:that thier:their wich:which whcih:which waht:what yuor:your yoru:your posible:possible
  independant:independent prefered:preferred refered:referred cancelation:cancellation thru:through
  recieve:receive acheive:achieve wierd:weird freind:friend beleive:believe informations:information
  refering:referring begining:beginning writting:writing usefull:useful truely:truly summerize:summarize
  summerise:summarise recomend:recommend publically:publicly responce:response langauge:language custumer:customer
  anwser:answer asnwer:answer questoin:question`.split(/\s+/).map(e=>e.split(`:`))),nt=[[`is`,`are`],[`was`,`were`],[`has`,`have`],[`does`,`do`]],rt=k(`however therefore thus also finally additionally furthermore moreover hence next first then`);function j(e){return it.some(({words:t})=>t.has(e))}const it=[{rule:`number-changed`,words:qe},{rule:`negation-changed`,words:Ue},{rule:`modal-changed`,words:We},{rule:`condition-changed`,words:Ge},{rule:`quantifier-changed`,words:Ke}];let at=null;const M=/* @__PURE__ */ new Map;function N(e){let t=M.get(e);if(t!==void 0)return t;at??=/* @__PURE__ */ new Set([...`aardvark aback abacus abandon abase abasement abate abbey abbot abbreviate abbreviation abdicate abdication
abdomen abdominal abduct abduction aberration abet abhor abhorrence abhorrent abide ability abject abjuration
ablatives ablaze ablutions abnegation abnormal abnormality aboard abode abolish abolition abominable abominate
abomination aboriginal aborigine abort abortion abortive abound about above aboveboard abrasions abrasive
abreast abridge abroad abrupt abscess abscissas abscond absence absent absentee absolute absolution absolve
absorb absorbent absorption abstain abstention abstinence abstract abstraction abstruse absurd absurdity
abundance abundant abuse abusive abuts abutted abutting abysmal abyss academic academy accede accelerate
acceleration accent accentuate accept acceptability acceptance access accessibility accession accessory
accident accidental acclaim acclimate acclimatise acclimatize accolade accommodate accommodation accompaniment
accompanist accompany accomplice accomplish accord accordance accordion accost account accountability
accountancy accountant accredit accrue accumulate accumulation accumulative accuracy accurate accursed
accusatives accuse accustom ace acetic ache achieve achromatic acid acidity acknowledge acknowledgment acne
acorn acoustic acquaint acquaintance acquiesce acquiescence acquire acquisition acquit acquittal acre acreage
acrid acrimonious acrimony acrobat acrobatic acronym across acrostics acrylic act action activate active
activist activity actress actual actuality actuary actuating acumen acupuncture acute adage adamant adapt
adaptive add addend addendum addict addiction addictive addition additional additive addled addling address
addressee adept adequate adhere adherence adherent adhesion adhesive adjacent adjective adjoin adjourn
adjudging adjunct adjuration adjust administer administrate administration administrative administrator
admiral admiralty admire admissible admission admit admittance admonish admonition ado adobe adolescence
adolescent adopt adoption adoptive adore adorn adrift adroit ads adulation adult adulterants adulterate
adulteress adulterous adultery adulthood adumbration advance advantage advantageous advent adventure
adventuress adventurous adverb adverbial adversary adverse adversity advert advice advise advisory advocate
adware aeon aerial aerobatics aerodynamic aeroplane aerosol aerospace aesthetic aetiology afar affable affair
affect affection affectionate affidavit affiliate affiliation affinity affirm affirmative affix afflict
affliction affluence affluent afford affront afield aflame afloat afoot aforementioned aforesaid aforethought
afraid afresh after aftereffect afterlife afterlives aftermath afternoon afterthought afterward afterword
again against age agency agenda agent aggravate aggravation aggregate aggregation aggression aggressive
aggressor aghast agile agility agitate agitation aglow agnostic agnosticism ago agonise agonize agony agree
agricultural agriculture aground ague ahead ahoy aid aide ail aim air airborne aircraft airfield airline
airmail airplane airport airstrip airtight airy aisle ajar akin alarm alarmist alas albeit albino album
alcohol alcoholic alcoholism alcove ale alert alga algae algebra algebraic algorithm alias alibi alien
alienate alight align alike alimony alive alkali alkalies alkaline all allay allege allegiance allegorical
allegory allergens allergic allergists allergy alleviate alleviation alley alliance alligator alliteration
allocate allocation allot allow allowance alloy allude allure allusion ally almanac almighty almond almost
alms aloe aloft alone along alongside aloof aloud alpha alphabet alphabetic alphabetical alphanumeric already
alright also altar alter altercation alternate alternation alternative although altitude alto altogether
altruism altruistic altruists alum aluminium aluminum always amalgamate amalgamation amass amateur amateurish
amaze ambassador amber ambiance ambidextrous ambience ambient ambiguity ambiguous ambition ambitious
ambivalence ambivalent amble ambulance ambush amen amend amenity amethyst amiable amicable amid amidst amiss
ammonia ammunition amnesia amnesty amoeba amoebae amok among amongst amoral amorous amorphous amount amour amp
ampere ampersand amphetamine amphibian amphibious amphitheater amphitheatre ample amplification amplify
amplitude ampule amputate amputation amulet amuse anachronism anaemia anaemic anaesthesia anaesthetic
anaesthetises anaesthetists anagram anal analgesic analog analogous analogue analogy analyse analysis analyst
analytic analytical analyze anarchic anarchism anarchist anarchy anathema anatomical anatomists anatomy
ancestor ancestral ancestress ancestry anchor anchorage anchorite anchovy ancient and android anecdote anemia
anemic anesthesia anesthetic anesthetists anesthetizes anew angel angelic anger angle angry angst anguish
angular animal animate animation animosity ankle anklet annals anneal annex annihilate annihilation
anniversary annotate annotation announce annoy annoyance annual annuity annul anoint anomalous anomaly anon
anonymity anonymous anorak another answer ant antagonise antagonism antagonist antagonistic antagonize
anteater antedates antelope antenna antennae anthem anthill anthologise anthologists anthologizes anthology
anthrax anthropological anthropologist anthropology antibiotic antic anticipate anticipation anticking
antipathy antipodes antiquary antiquate antique antiquity antis antiseptic antler antonym anus anvil anxiety
anxious any anybody anyhow anyone anyplace anything anyway anywhere aorta apart apartheid apathetic apathy ape
aperture apex aphorism apiece aplomb apocryphal apologetic apologias apologise apologists apologize apology
apostle apostrophe appal appall apparatus apparel apparent apparition appeal appear appearance appease append
appendage appendices appendicitis appendix appertain appetiser appetising appetite appetizer appetizing
applaud applause apple appliance applicability applicable applicant application applicator appoint appointee
appointive apportion apposite apposition appraisal appraise appreciate appreciation appreciative apprehend
apprehension apprehensive apprentice apprenticeship apprise approach appropriate appropriation approval
approve approximate approximation apricot apron apt aptitude aquamarine aquarium aquatic aqueduct arbiter
arbitrary arbitrate arbitration arbor arbour arc arcade arcane arch archaeological archaeologist archaeology
archaic archbishop archery archetypal archipelago architect architectural architecture archive archivists
archway ardent ardor ardour arduous are area arena argue argument argumentative aria arid arise arisen
aristocracy aristocrat aristocratic arithmetic ark arm armadillo armament armchair armistice armory armour
armoury armpit armrest arms army aroma aromatic arose around arouse arraign arrange array arrears arrest
arrival arrive arrogance arrogant arrow arsenal arsenic arson art artefact arterial artery arthritic arthritis
artichoke article articulate articulation artiest artifact artifice artificial artificiality artillery artisan
artist artistes artistic artistry artwork asbestos ascend ascendant ascension ascent ascertain ascetic ascribe
asexual ash ashamed ashcan ashen ashore ashtray aside ask askance askew asleep asparagus aspect aspen
asperities aspersion asphalt asphyxiate asphyxiation aspirant aspirates aspire aspirin ass assail assailant
assassin assassinate assault assemblages assemble assent assert assertion assertive assess asset assign
assimilate assimilation assist assistance assistant associate association associative assonance assort assume
assumption assurance assure asterisk asteroid asthma asthmatic astonish astound astray astride astringent
astrologer astrological astrology astronaut astronautics astronomer astronomical astronomy astute asylum
asymmetry asynchronous atavistic ate atheism atheist atheistic athlete athletic atlas atmosphere atmospheric
atom atomic atone atrocious atrocity attach attack attain attempt attend attendance attendant attention
attentive attenuation attest attic attire attitude attorney attract attraction attractive attribute
attribution attributive attrition auburn auction auctioneer audacious audacity audible audience audio audit
audition auditorium auditory augment august aunt aura aural auspicious austere austerity authentic
authenticate authenticity author authoritarian authoritative authority authorship auto autobiographical
autobiography autocracy autocrat autocratic autograph automate automatic automation automaton automobile
automotive autonomous autonomy autopsy autumn autumnal auxiliary avail availability avalanche avarice
avaricious avenge avenue aver average averse aversion avert aviation aviator avid avocado avocation avoid
avoidance avow avowal await awake awaken award aware away awe awesome awful awhile awkward awning awoke awoken
awry axe axiom axiomatic axis axle aye azalea azure baaed baaing babble babe babels baboon baby babyish
bachelor back backaches backbites backbiting backboard backbone backfield backfire backgammon background
backhand backlash backlog backpack backside backslash backslide backspace backstage backstopped backstopping
backstops backtrack backward backwoods backyards bacon bacteria bacterial bacterium bad bade badge badminton
baffle bag bagel baggage baggy bail bait bake bakery balance balcony bald bale balk balkier balkiest balky
ball ballad ballast ballerina ballet ballistics balloon ballot ballroom balm balmy baloney baluster bamboo
bamboozle ban banal banana band bandage bandanna bandit bandstand bandwagon bandwidth bandy banes bang bangle
bani banish banister banjo bank banknote bankrupt bankruptcy banquet banter baptise baptism baptize bar barb
barbarian barbaric barbarisms barbarous barbecue barbiturate bard bare bareback barefoot barehanded barfed
barfing bargain barge baritone bark barley barman barn barnacle barnstorm barnyard barometer baron baroque
barrage barrel barren barrette barricade barrier barrister barrow bartender barter basal base baseball
baseline basemen bash basic basil basin basis bask basket basketball bass bassoon bassos bast bastard baste
bat batch bate bath bathe bathos bathrobes bathroom bathtub baton batsman batsmen battalion batten battery
battier battle battlefield battleship baud baulk bawdy bawl bay bayonet bayou bazaar beach beachhead beacon
bead beady beagle beak beam bean bear beard beast beat beaten beatify beautician beautiful beautify beauty
beaver becalming became because beckon becks become bed bedbug bedclothes bedlam bedridden bedrock bedroom
bedside bedspread bedsteads bedtime bee beech beef beefy beehive been beeper beeswax beet beetle beeves befall
befallen befell befit befogging before beforehand befouling befriend beg began begets begetting beggar begin
begone begot begrudge beguile begun behalf behalves behave behavior behavioral behaviour behavioural behead
beheld behind behold behooving behove beige belabor belabour belated belaying belch belfry belie belief
believe belittle bell bellboy belle bellhop belligerent bellow belly belong beloved below belt belying bemoan
bemuse bench bend beneath benediction benefaction benefactor beneficial beneficiary benefit benevolence
benevolent benighted benign bent bequeath bequest berating bereave bereft beret berry berserk berth beseech
beset beside besiege besom besot besought best bestial bestiality bestow bestridden bet beta betcha betray
betrayal betrothal between bevelling beverage bewailing beware bewilder bewitch beyond bias bib bible biblical
bibliographers bibliographic bibliography bicameral bicentennial bicker bicycle bid bidden biddy bide bidets
biennial biers bifocals big bigamist bigamous bigamy biggies bight bigot bigotry bike bikini bilateral bile
bilge bilingual bilked bilking bilks bill billboard billet billfold billiards billion billow billy bin binary
bind binge bingo binnacles binomial biochemical biochemistry biodegradable biographer biographical biography
biological biologist biology bipartisan biped biplane birch bird birdcage birdied birth birthday birthmark
birthplace biscuit bisect bisexual bishop bison bit bite bitmap bitten bittern bittersweet bizarre blab black
blackball blackberry blackbird blackboard blacken blackguard blackhead blackjack blacklist blackmail blackout
blacksmith blacktop bladder blade blame blanch blancmange bland blank blanket blare blaspheme blasphemous
blasphemy blast blatant blaze blazoning bleach bleak bleary bleat bled bleed blemish blench blend bless blew
blight blimp blind blindfold bling blink blintz blip bliss blister blithe blitz blizzard bloat blob bloc block
blockade blockage blockbuster blockhead blog blond blonde blood bloodhound bloodshed bloodshot bloodstream
bloodthirsty bloody bloom blossom blot blotch blouse blow blown blowout blowsiest blowtorch blowziest blubber
bludgeon blue bluebell blueberry bluebird bluefishes bluegrass blueprint bluff bluish blunder blunt blur blurb
blurriest blurt blush bluster boa boar board boardwalk boast boat bob bobbin bobble bobcat bobsled bode bodice
body bodyguard bodywork bog boggier boggiest boggle boggy bogus boil boisterous bold boles bolls bologna
bolster bolt bomb bombard bond bondage bone bonfire bonged bonging bongo bongs bonkers bonnet bonnier bonniest
bonny bonus bony boo book bookcase bookend bookkeeper bookkeeping booklet bookmaking bookmark bookshelf
bookshop bookstore bookworm boom boomerang boon boor boorish boost boot bootee booth bootleg bootstrap booty
booze boozy bop border borderlands borderline bore boredom born borne boron borough borrow bosom boss bossy
botanical botanist botany botch both bothersome bottle bottleneck bottom bough bought boulder boulevard bounce
bouncy bound boundary bountiful bounty bouquet bourbon bourgeois bourgeoisie bout boutique bovine bow bowel
bowl bowlegged bowstring box boxcar boy boycott boyfriend boyhood boyish bra brace bracelet bracket brackish
bracts brad brag braggart braid brain brainstorm brainwash brainy brake bran branch brand brandish brandy
brash brass brassiere brassy brat brattiest bravado brave bravery bravo brawl brawn brawny bray brazen brazier
breach bread breadth breadwinner break breakages breakdown breakfast breakneck breakpoints breakthrough
breakwater breast breath breathe breathier breathtaking breathy bred breech breed breeze breezy brethren
brevity brew brewery bribe bribery brick bricklayer bridal bride bridegroom bridesmaid bridge bridle brief
briefcase brig brigade bright brighten brilliance brilliancy brilliant brim brimstone brindled brine bring
brink briny brisk brisket bristle britches brittle broach broad broadcast broaden broadside brocade broccoli
brochure broil broke broken bronchitis bronco bronze brooch brood brook broom broth brotherhood brought brow
browbeat browbeaten brown brownie browse bruin bruise brunch brunet brunette brunt brush brusque brutal
brutality brute brutish bubble buck buckboard bucket buckle bud buddy budge budget budgie buff buffalo buffet
buffoon bug buggy bugle build built bulb bulbous bulge bulgy bulk bulky bull bulldog bulldoze bullet bulletin
bullfight bullfrog bullion bullring bully bum bumblebee bump bumpy bun bunch bundle bung bungalow bungle
bunion bunk bunny bunt buoy buoyancy buoyant burble burden burdensome bureau bureaucracy bureaucrat
bureaucratic burgeoned burgeoning burger burgher burglar burglary burgle burial burlap burly burn burnish
burnt burp burr burro burrow burs bursar burst bury bus busbies bush bushel bushy businessman businessmen
businesswoman businesswomen buss bust bustle busy busybody but butch butcher butchery butler butt butte
buttercup butterfly buttermilk butternuts butterscotch buttery buttock button buttonhole buttress buxom buy
buzz buzzard bye bygone bypass bystander byte byway cab cabaret cabbage cabby cabin cabinet cable caboose
cacao cache cachet cackle cacti cactus cad caddie caddying cadence cadet cadged cadges cadging cadres
cafeteria caffeine cage cagey cagier cagiest cajole cake calamitous calamity calcified calcifies calcifying
calcium calculate calculation calculi calculus calendar calf caliber calibrate calibre calico caliphate calk
call calligraphy callous callow callus calm calorie calve cam camaraderie camber came camel cameo camera
camouflage camp campaign campaniles campier campsites campus can canal canary cancel cancer candid candidacy
candidate candle candlestick candor candour candy cane canine canister canker cannery cannibal cannibalism
cannon cannonading cannot canny canoe canon canonical canopy cant cantaloupe cantankerous canteen canton
canvas canvass canyon cap capability capacious capaciously capacitance capacitor capacity caparison cape
capillary capital capitalism capitalist capitol capitulate caprice capricious capsized capsizes capsizing
capsule captain caption captivate captive captivity captor capture car caramel carat caravan carbohydrate
carbon carbs carburetor carburettor carcass carcinogenic card cardboard cardiac cardigan cardinal care
careening carefree caress caret caretaker cargo caribou caricature caries carnage carnal carnation carnival
carnivore carnivorous carol carouse carousel carp carpenter carpentry carpet carpetbag carpus carriage
carriageway carrion carrot carry cart cartel cartilage cartographer cartography carton cartoon cartoonist
cartridge cartwheel carve cascade case cash cashew cashier cashmere casino cask casket casserole cassette cast
castaway caste castigate castle castoff castrate casual casualty cat cataclysm cataclysmic catalog catalogue
catalysed catalysing catalysis catalysts catalyzed catalyzing catapult cataract catastrophe catastrophic
catcall catch catchall catchy catechism catechizes categorical categorise categorize category caterings
caterpillar catfish cathedral catholic cation catnap catnip cattier cattiest cattle catty catwalk caucus
caught cauliflower caulk causal causality cause causeway caustic caution cautious cavalier cavalry cave caveat
cavern caviar cavil cavity cavort caw cease ceasefire cedar cede ceiling celebrants celebrate celebration
celebrity celerity celery celestial celibacy celibate cell cellar cellist cello cellophane cellular cellulite
cellulose cement cemetery censer censor censorship censure census cent centennial centerpiece centiliter
centilitre centimeter centimetre centipede central centre centrepiece centrifuge centrists centurions century
ceramic cereal cerebra cerebral ceremonial ceremonious ceremony certain certainty certificate certify cervical
cervices cessation chafe chaff chagrin chain chainsaw chair chairman chairmen chairperson chaise chalet
chalice chalk chalky challenge chamber chameleon champ champagne champion championship chance chancel
chancellor chanceries chanciest chancy chandelier chandlers change changeling changeover channel chant chaos
chaotic chap chapel chaperon chaperone chaplain chaplet chapter char character characteristic charcoal charge
chariot charisma charismatic charitable charity charlatan charm chart chase chasm chassis chaste chasten
chastise chastity chat chatterbox chatty chauffeur chauvinist cheap cheapen cheat check checkout checkpoint
checkup cheek cheekiest cheep cheer cheery cheese cheesecloth cheesiest cheesy cheetah chef chemical chemist
chemistry cheque cherish cherry cherub cherubim chess chest chestnut chew chewy chi chic chick chicken
chickweed chide chief chieftain child childbirth childhood childish childlike children chili chill chilli
chilly chime chimney chimp chimpanzee chin china chino chintz chip chipmunk chiropractics chiropractor chirp
chisel chits chivalrous chivalry chlorine chloroform chlorophyll chock chocolate choice choir choke cholera
cholesterol chomp choose choosy chop choppy choral chorales chord chore choreographer choreographs
choreography choristers chortle chorus chose chosen chow chowder christen chrome chromium chromosome chronic
chronicle chronological chronology chrysanthemum chubby chuck chuckle chug chum chummy chump chunk chunky
church churls churn chute cider cigar cigarette cinch cinder cinema cinnamon cipher circa circle circlet
circuit circuitous circuitry circular circulate circulation circulatory circumcise circumcision circumference
circumflex circumstance circumstantial circumvent circumvention circus cistern cite citizen citizenship citric
citrus city civet civic civil civilian civility clack clad claim clairvoyance clairvoyant clam clamber clammy
clamour clamp clan clandestine clang clank clap clapboard claptrap claret clarification clarify clarinet
clarioned clarioning clarity clash clasp class classic classical classification classify classmate classroom
classy clatter clause claustrophobia claw clay clean cleanse clear clearance cleat cleavage cleave clef cleft
clemency clement clench clergy clergyman clergymen clergywoman clergywomen cleric clerical clerk clever clewed
clewing clews click client cliff climactic climate climatic climax climb clime clinch cling clinic clinical
clink clip clipboard clique clitoris clits cloak clobbered clobbering clock clockwise clockwork clod clog
cloister clomp clone clopped clopping clops close closet closure clot cloth clothe clotheslines clothespin
cloud cloudburst cloudy clout clove cloven clown club clubhouse cluck clue clump clumsy clung clunk clunkiest
cluster clutch clutter coach coagulants coagulate coagulation coal coalesce coalescence coalition coarse
coarsen coast coastal coastline coat coax cob cobalt cobble cobra cobweb cocaine cockeyed cockier cockiest
cockle cockpit cockroach cocktail cocoa coconut cocoon cod codas coddle code codfishes coed coerce coercion
coffee coffer coffin cog cogency cognac cognition cognitive coherence coherent coil coin coinage coincide coke
colas cold colic collaborate collaboration collaborative collage collapse collar collarbone collate collateral
collation colleague collect collection collective collectivise collectivize college collegiate collide collie
collision collocated collocating collocation colloquial colloquialism collude collusion collusive colognes
colon colonel colonial colonists colony color colossal colour cols colt column columnist coma comb combat
combatant combine combos combustible combustion come comeback comedowns comedy comestibles comet comfort comic
comical comma command commandant commandeer commando commemorate commemoration commemorative commence commend
comment commentary commentate commentator commerce commercial commercialism commiserate commiseration
commission commit committals committee commodious commodity commodore common commonplace commonwealth
commotion communal commune communicants communicate communication communicative communion communique communism
communist community commutative commute compact compaction companion companionship company comparability
comparative compare comparison compartment compass compassion compassionate compatibility compatible
compatriot compel compensate compensation compete competence competency competent competition competitive
competitor compile complacence complacency complacent complain complainant complaint complaisance complaisant
complected complement complementary complete completion complex complexion complexity compliance compliant
complicate complication complicity compliment complimentary comply component comported comporting comportment
compose composite composition compost composure compote compound comprehend comprehensible comprehension
comprehensive compress compression comprise compromise comptroller compulsion compulsive compulsory
compunction computational compute computerised computerises computerising computerized computerizes
computerizing comrade comradeship con concatenate concatenation concave conceal concede conceit conceive
concentrate concentration concentric concept conception conceptual concern concert concerto concession conch
concierges conciliate conciliation concise conclave conclude conclusion conclusive concoct concoction concord
concordance concourse concrete concur concurrence concurrency concurrent concussion condemn condense
condescend condiment condition conditional condo condolence condoling condom condominium condone condor
conduced conducing conducive conduct conduction conductive conductivity cone confection confederacy
confederate confederation confer conference confess confession confessionals confetti confidant confidante
confide confidence confident confidential confidentiality configure confine confirm confiscate confiscation
conflict confluence confluent conform conformance conformity confound confront confuse confusion confuting
congeal congenial congenital congest congestion congestive conglomerate congratulate congratulations
congregate congregation congress congressman congressmen congresswoman congresswomen congruent conic conical
conifer coniferous conjecture conjoined conjoining conjugal conjugate conjugation conjunction conjunctives
conjuncture conjure conked conking connect connection connective connectivity connivers conniving connoisseur
connote conquer conquest conscience conscientious conscious conscript conscription consecrate consecration
consecutive consensus consent consequence consequent consequential conservatism conservative conservators
conservatory conserve consider considerate consign consist consistency consistent console consolidate
consolidation consonances consonant consort consortium conspicuous conspiracy conspirator conspire constable
constancy constant constellation consternation constipate constipation constituency constituent constitute
constitution constitutional constitutionality constrain constraint constrict constriction constrictive
construct construction constructive construe consul consular consulate consult consultancy consultant consume
consumerism consummate consummation consumption contact contagion contagious contain contaminants contaminate
contamination contemplate contemplation contemplative contemporary contempt contemptuous contend content
contention contentious contest contestant context contextual contiguous continence continent continental
contingency contingent continua continual continue continuity continuous continuum contort contortion contour
contraband contraception contraceptive contract contraction contractual contradict contradiction contradictory
contrails contraltos contraption contrary contrast contravene contravention contribute contribution
contributory contrite contrition contrive control controversial controversy contusing contusion convalesce
convalescence convalescent convection convene convenience convenient convent convention conventional
conventionality converge convergence convergent conversant conversational converse conversion convert convex
convey conveyance convict conviction convince convocation convoking convoluted convolution convoy convulse
convulsion convulsive coo cook cookbook cookie cool coop coordinate coots cop cope copperhead copse copulate
copulation copy copyright coral cord cordial cordiality cordon corduroy core corespondent coriander cork
corkscrew corn cornea corneal cornet cornflakes cornmeal cornrowing cornstarch corny corollary coronary
coronation coroner coronet corpora corporal corporate corporation corporeal corps corpse corpulent corpus
corpuscle corral correct correction corrective correlate correlation correlative correspond correspondence
correspondent corridor corroborate corroboration corroborative corrode corrosion corrosive corrugate
corrugation corrupt corruption corsage corset cortex cosmetic cosmetology cosmic cosmogony cosmology cosmonaut
cosmopolitan cosmos cost costume cosy cot cotes cottage cotton cottontail cottonwood couch cougar cough could
council counsel count countdown countenance counteract counterfeit countess country countryman countrymen
countryside countrywoman countrywomen county coup coupes couple couplets courage courageous courier course
court courteous courtesans courtesy courthouse courtier courtroom courtship courtyard cousin cove coven
covenant coverage covert covet covetous covey cow cowardice cowboy cowgirl cowhide cowling cox coy coyote cozy
crab crabby crack crackle crackpot cradle craft craftsman craftsmen crafty crag craggy cram cramp cranberry
crane cranium crank cranky cranny crap crape crappiest crash crass crate crave craven craw crawl crayfish
crayon craze crazy creak creaky cream creamy crease create creation creative creativity creature credence
credential credibility credible credit credulous creed creek creel creep creepy cremate cremation crepe crept
crescendo crescent cress crest crestfallen cretin cretinous crevasse crevice crew crib crick cricket crime
criminal crimp crimson cringe crinkle cripple crises crisis crisp crispy crisscross criteria criterion critic
critical criticism critique croak crochet crock crockery crocodile crocus crofts crone crony crook croon crop
croquet crosier cross crossbars crossbones crossbow crossroad crosswalk crossword crotch crotchet crouch
croupiest crow crowbar crowd crown crozier crucial crucibles crucifix crucifixion crucify cruddiest crude
crudity cruel cruelty cruise cruller crumb crumbier crumbiest crumble crumby crummy crumple crunch crunchy
crusade crush crust crustacean crusty crutch crux cry crybaby crypt cryptic crystal cub cube cubic cubicle
cuckoo cucumber cuddle cuds cue cuff cuisine culinary cull culminate culmination culpability culpable culprit
cult cultivate cultivation cultural culture cumbersome cumming cums cumulative cunning cup cupboard cur curate
curatives curator curb curd curdle cure curfew curie curio curiosity curious curl currant currency current
curricula curriculum curry curse cursory curt curtail curtain curtsy curvature curve curvy cushier cushion
custard custodian custody custom customary customs cut cutback cute cuticle cutlery cutlet cutthroat cyanide
cybernetics cycle cyclic cyclist cyclone cylinder cylindrical cymbal cynic cynical cynicism cypress cyst czar
dab dabble dachshund dad daddy daemon daffodil daft dagger dainty dairy dais daisy dales dally dam damage dame
damn damp dampen damsel dance dandelion dander dandruff dandy danger dangerous dangle dank dapper dare
daredevil dark darken darling darn dart dartboard dash dashboard dastardly data database date datum daub
daughter daunt dawdle dawn day daybed daybreak daydream daylight daytime daze dazzle deacon dead deaden
deadline deadlock deaf deafening deal dealt dean dear dearth death deathbed deaves debate debauchery
debauching debilitate debility debit debonair debris debs debt debug debut decade decadent decals decapitate
decay decedent deceit deceive decelerate deceleration decency decentralisation decentralised decentralises
decentralising decentralization decentralized decentralizes decentralizing deception deceptive decibel decide
deciduous decimal decimate decimation decision decisive deck declamatory declarative declare declension
decline decorated decorates decorating decorative decorator decorous decorum decoy decree decrements decrepit
decry decryption dedicate deduce deduction deductive deed deem deep deepen deer defamatory defeatist defecate
defecation defect defection defective defendant defense defensive defer deference deferential defiance defiant
deficiency deficient deficit definition definitive deflate deflation deflect deflection defoliated defoliates
defoliating defoliation deforested deforesting deformity deft defunct defy degenerative degree dehydrate deice
deification deify deign deity deject dejection delay delectable delectation delegate delete deleterious
deletion deli delicacy delicate delicatessen delicious delineate delinquency delinquent delirious delirium
deliverance delivered deliverers delivering delivery dell delta delude deluge delusion deluxe delve demagogue
demand demeanour demented dementia demise demo democracy democrat democratic demolish demolition demon
demonstrate demonstration demonstrative demoralised demoralises demoralising demoralized demoralizes
demoralizing demote demure demurring den deniability denial denigrate denigration denim denounce dense density
dent dental dentin dentist dentistry denunciation deny deodorant deodorise deodorize departmental departure
depend dependence dependency dependent depict depiction deplete depletion deplore deposit depot deprave
depravity deprecate deprecation depreciate depreciation depredation depressingly depression depressives
deprive depth depute deputises deputizes deputy derelict derision derivative derive derogated derogates
derogating derogation derogatory derrick desalination descend descendant descendent description descriptive
descry desecrate desecration desert desertion desiccate designate desirability desirably desirous desist desk
desktop desolate despair desperate desperation despicably despise despondency despondent despotic dessert
destine destiny destitute destitution destroy destructed destructible destructing destruction destructive
destructs detach detain detect detection detective detention deter detergent deteriorate deterioration
determine determinism deterministic deterrence deterrent detonate detriment detrimental deuce devastate
develop deviant deviate devil devious devolution devolve devotee devotion devotionals devour devout dew
dexterity dexterous diabetes diabetic diabolical diagnose diagnosis diagnostic diagonal diagram dial dialect
dialog dialogue diameter diametrically diamond diaper diaphragm diarrhea diarrhoea diary diatribe dibble dice
dickering dictate dictation dictatorial dictatorship diction dictionary did die diesel diet dietary dietetics
differ difference different differential differentiate differentiation difficult difficulty diffidence
diffident diffidently diffraction diffuse diffusion dig digestion digestive digit digital dignify dignitary
dignity digress digression digressive dike dilapidated dilate dilation dilemma diligence diligent dill dilly
dilute dilution dim dime dimension dimensional diminish diminution diminutive dimple din dine ding dinghy
dingo dingy dinosaur diocese dioxide dip diphtheria diphthong diploma diplomacy diplomat diplomata diplomatic
dire direct direction directive directorates directory dirge dirigible dirt dirty disabled disables disabling
disagreeably disambiguate disarm disaster disastrous disburse disc discern disciple disciplinarian
disciplinary discipline disco discomfit disconsolate discordant discovered discoverers discoveries discovering
discreet discrepancy discrete discretion discretionary discriminate discrimination discriminatory discus
discuss discussion disdain disgruntle disgustingly dish dishonestly dishonorable dishonored dishonoring
dishonourably dishwasher dishwater disinfectant disingenuous disinterested disk dismal dismay dismissal disown
disparage disparate dispel dispensary dispense dispersal disperse dispersion disposables disposal dispute
disreputably disrupt disruption disruptive dissed disseminate dissemination dissension dissertation dissident
dissipate dissociate dissociation dissolute dissonance dissuade dissuasion distance distant distention distil
distillery distinct distinction distinctive distinguish distort distortion distraught distress distribution
distributive district disturb disturbance disuse ditch dither ditto ditty diuretics divas dive diverge
divergence divergent diverse diversify diversion diversity divert divide dividend divine divinity divisible
division divisive divisor divorce divulge dizzy docent docile dock docs doctor doctorate doctrine document
documentary dodge dodo doe dog doggerel doghouse dogma dogmatic dogmatist dogwood doily doldrums dole doll
dollar dollhouses dolly dolphin domain dome domestic domesticate domesticity domicile dominance dominant
dominate domination dominion domino don donate done donkey doodle doom doorman doormen doorstep doorway dope
dopey dopier dopiest dormant dormitory dorsal dory dos dose dot dote dotty double doublets doubt dough
doughnut doughtier doughtiest dour douse dove dovetailing dowdy dowelling down downy dowry dowse doze dozen
drab draconian draft draftsman draftsmen drafty drag dragon dragonfly dragoon drain drainage dram drama
dramatic dramatise dramatist dramatize drank drape drapery drastic draught draughtsman draughtsmen draughty
draw drawback drawbridge drawl drawn dread dreadlocks dream dreamt dreamy dreary dredge dregs drench dress
dressmaker dressy drew dribble drift driftwood drill drink drip drive drivel driven driveway drizzle droll
drolly drone drool droop droopiest drop dropout dross drought drove drown drowse drowsy drubbed drubbing drubs
drudge drudgery drug druggist drugstore drum drumstick drunk drunkard drunken dry dryad dual dualism dub
dubious ducats duchess duck duckling duct dud dude due duel duellists duet duff dug dugout duke dull dully
duly dumb dumbbell dumbfound dummy dump dumpling dumpster dumpy dunce dune dung dungeon dunk dunned dunner
dunning dunno duns duo dupe duplex duplicate duplication duplicity durability durable duration duress during
dusk dusky dust dustbin dustman dustmen dustpan dusty dutiful duty duvet dwarf dwell dwelt dwindle dye dynamic
dynamical dynamite dynamo dynasty dysentery dyslexia each eager eagle eaglet ear earache eardrum earl earmark
earn earshot earth earthling earthquake earthworm earthy ease easel east easterlies eastern eastward easy
easygoing eat eaten eave eavesdrop ebb ebony eccentric eccentricity ecclesiastical echo eclectic eclipse
ecological ecologist ecology economic economical economise economist economize economy ecosystem ecstasy
ecstatic ecumenical eczema eddy edge edgewise edgy edible edict edifice edifies edit edition editorial
editorship educate education educational eel eerie effect effective effectual effeminate effervescent
efficiency efficient effigy effort effusive egalitarian egg eggplant ego egocentric egoism egoist egotism
egotist eigenvalue eight eighteen eighteenth eighth eightieth eighty either ejaculate ejaculation eject
ejection eke elaborate elaboration elapse elastic elasticity elate elation elbow elder eldest elect election
elective electoral electorate electric electrical electrician electricity electrify electrocute electrocution
electrode electrolysis electrolyte electromagnetic electron electronic electrostatic elegance elegant elegy
element elemental elementary elephant elevate elevation eleven eleventh elf elicit elide eligibility eligible
eliminate elimination elite elitism elitist elk ellipse ellipsis elliptic elliptical elm elocution elongate
elope eloquence eloquent else elsewhere elucidate elude elusive elves emaciated emaciates emaciating
emaciation email emanate emanation emancipate emancipation emasculate emasculation embalm embankment embargo
embark embarrass embassy embed embellish ember embezzle embitter emblem embodiment embody emboss embrace
embroider embroidery embryo embryonic emerald emerge emergence emergency emergent emigrant emigrate emigration
eminence eminent emir emirate emissary emission emit emotion emotional emotive empathy emperor emphases
emphasis emphasise emphasize emphatic emphysema empire empirical employ employee emporium empower empress
empty emulate emulation emulsion enable enact enamel enamoring encapsulate encase enchant encircle enclave
enclose enclosure encode encompass encore encounter encourage encroach encrusted encrypted encryption encumber
encumbrance encyclopaedia encyclopedia end endanger endear endeavor endeavour endemic endive endorse endow
endue endurance endure endways enema enemy energetic energise energizes energy enervated enervating enervation
enfeebles enfolding enforce engage engender engine engorging engrave engross engulf enhance enigma enigmatic
enjoining enjoy enlarge enlighten enlist enliven enmity ennobling enormity enormous enough enquire enquiry
enrage enrich enrol enroll ensemble enshrine ensign enslave ensnaring ensue ensure entail entangle enter
enterprise entertain enthral enthrall enthroned enthrones enthroning enthusiasm enthusiast enthusiastic
enthusing entice entire entirety entitle entity entomological entomologist entomology entrails entrance
entrant entrap entreat entreaty entrench entropy entrust entry entwine enumerate enumeration enunciate
enunciation envelop envelope enviable envious environment environmental environs envisage envoy envy enzyme
eon epaulet epaulette ephemeral epic epidemic epidermis epilepsy epileptic epilogue episode epitaph epithet
epitome epoch epsilon equability equal equality equanimity equate equation equatorial equestrian equilateral
equilibrium equine equinox equip equitable equity equivalence equivalent equivocal era eradicate erase erasure
erect erection ergo ergonomic erode erosion erotic err errand errant erratic erroneous erstwhile erudite erupt
eruption escalate escalation escapade escape escapees escapism escort esophagi esophagus esoteric especial
espionage espressos essay essence essential establish estate esteem estimate estimation estranged estrangement
estranges estranging etch eternal eternity ether ethereal ethic ethical ethnic ethnological ethnology ethos
etiologies etiquette etymological etymologist etymology eulogise eulogize eulogy euphemism eureka euthanasia
evacuate evacuation evade evaluate evaluation evangelical evangelism evangelist evangelistic evangelizes
evaporate evaporation evasion evasive eve even evening event eventual eventuality evergreen everlasting
evermore every everybody everyday everyone everything everywhere evict eviction evidence evident evil
evocation evocative evoke evolution evolutionary evolve ewe exacerbate exact exaggerate exaggeration exalt
exam examine example exasperate exasperation excavate excavation exceed excel excellence excellent except
exception exceptional excerpt excess excessive exchange excise excisions excite exclaim exclamation
exclamatory exclude exclusion exclusive excommunicate excommunication excoriation excrement excreta excrete
excretion excruciating excursion excuse execrable execrated execrating execute execution executive executrices
exemplary exemplify exempt exemption exercise exert exertion exhale exhaust exhaustion exhaustive exhibit
exhibition exhilarate exhilaration exhort exhume exile exist existence existent existential exit exodus
exonerate exoneration exorbitant exorcise exorcisms exorcists exotic expand expanse expansion expansive
expatiate expatriate expect expectancy expectant expectorant expectorate expedience expediency expedient
expedite expedition expel expend expenditure expense expensive experience experiment experimental expert
expiating expiation expire expiry explain explanation explanatory expletive explicable explicate explication
explicit explode exploit exploratory explore explosion explosive exponent exponential export expose exposition
exposure expound express expression expressive expressway expulsion expunging expurgation exquisite extant
extemporaneous extend extension extensive extent exterior exterminate extermination external extinct
extinction extinguish extirpate extirpation extol extort extortion extortionate extra extract extraction
extracurricular extradite extradition extraneous extraordinary extrapolate extrapolation extraterrestrial
extravagance extravagant extravaganzas extreme extremist extremity extricate extrication extrovert extruding
extrusion exuberance exuberant exude exult exultant eye eyeball eyebrow eyeglasses eyelash eyelid eyesight
eyesore eyewitness fabric fabricate fabulous facade face facet facetious facial facile facilitate facility
facsimile fact faction factional factitious factorial factorisation factorising factorization factorizing
factory factual faculty fad fade faeces fagot fail failure fain fainer fainest faint fair fairy faith fake
fakirs falcon fall fallacious fallacy fallen fallout fallow false falsehood falsetto falsification falsify
falsity falter fame familiar familiarity family famine famishing famous fan fanatic fanatical fanciful fancy
fanfare fang fanny fantasise fantasized fantasizes fantasizing fantastic fantasy far faraway farce fare
farewell farm farmland farrow farsighted farther farthest fascinate fascination fascism fascist fashion fast
fasten fastidious fat fatal fatalistic fatalists fatality fate father fatherhood fatherland fathom fatigue
fatten fatty fatuous faucet fault faulty fauna fauns favor favorite favoritism favour favourite favouritism
fawn faxed faxes faxing faze fear fearsome feasibility feasible feast feat feather feathery feature fecal
feces fed federal federalism federalist fee feeble feedback feel feet feign feint feistiest feline fell fellow
fellowship felon felonious felony felt female feminine femininity feminism feminist fen fence fend fennel
ferment fern ferocious ferocity ferret ferry fertile fertilise fertility fertilize fervent fervor fervour fest
fester festival festive festivity festoon fetal fetch feted fetid feting fetish fetter fetus feud feudal
feudalism fever feverish few fez fezzes fiasco fiats fib fiberglass fibre fibreglass fiche fickle fiction
fictional fictitious fiddle fidelity fidget fidgety field fiend fiendish fierce fiery fiesta fifteen fifteenth
fifth fiftieth fifty fig fight figurative figure figurehead filament filamentous filch file filet fill fillet
filliping filly film filmy filter filth filthy filtration fin finagle final finale finalist finality finance
financial financier finch find fine finery finesse finger fingernail fingerprint fingertip finicky finis
finish finite finked finking finny fir fire firearm firecracker firefight firefighter firefly fireman firemen
fireplace fireproof fireside firewalls firewood firework firm firmaments firmware first firsthand firth fiscal
fish fisherman fishermen fishery fishy fission fissure fist fit five fix fixatives fixture fizz fizzle fizzy
fjords flabby flack flag flagpole flagrant flagship flagstone flail flair flak flake flaky flambes flamboyance
flamboyant flame flamencos flamingo flammable flan flank flannel flap flapjack flare flash flashback
flashlight flashy flask flat flatten flattery flaunt flautist flavor flavour flaw flay flea fleck fled fledged
fledgling flee fleece fleecy fleet flesh fleshy flew flex flexibility flick flight flighty flimsy flinch fling
flint flintiest flip flippant flirt flirtatious flit float flock floes flog flood floodlight floor flop floppy
flora floral florid florist floss flotation flotilla flounce flounder flour flourish flout flow flowerbed
flowery flown flu fluctuate fluctuation flue fluency fluent fluff fluffy fluid fluke flukier flukiest fluky
flume flung flunk flunky fluorescent flurry flush fluster flute flutist flutter fluttery flux fly flyover foal
foam foamy fobbed fobbing focal focus fodder foe fog fogey foggy foghorn fogy foil foist fold foliage folk
folklore folksy follow folly foment fond fondle font food foodstuff fool fooleries foolhardy foolish foolproof
foot footage football footfalls foothill foothold footlights footnote footpath footprint footstep footstool
footwear footwork fops for forage foray forbade forbear forbearance forbid forbidden forbore forborne force
forceps ford fore forearm forebear forebode forecast forecastle forefather forefinger forefront forego
foregone foreground forehands forehead foreign foreleg foreman foremast foremen foremost forensic foreplay
forerunner foresails foresaw foresee foreseen foreshadow foresight foreskin forestall forestry foretaste
foretell forethought foretold forever forewarn forewent foreword forfeit forgather forgave forge forgery
forget forgive forgiven forgo forgone forgot forgotten fork forlorn form formal formality format formative
formidable formula formulae formulate formulation fornication forsake forsaken forsook forswear forswore
forsworn fort forte forth forthcoming forthright forthwith fortieth fortification fortify fortitude fortnight
fortress fortuitous fortunate fortune forty forum forward forwent fossil foster fought foul found foundling
foundry fount fountain four fourteen fourteenth fourth fowl fox foxy foyer fracas frack fractal fraction
fractional fractious fracture fragile fragility fragment fragmentary fragrance fragrant frail frailty frame
framework franc franchise franchisees frank frankfurter frantic fraternal fraternise fraternity fraternize
frats fraud fraudulent fraught fray freak freakiest freckle free freedom freehand freelance freeway freeze
freight french frenetically frenzy frequency frequent fresh freshen freshet freshman freshmen freshwater fret
friar friction friend friendship frieze frigate fright frighten frigid frigidity frill frilly fringe frisk
frisky fritter frivolity frivolous frizzed frizzes frizzing frizzle frizzy fro frock frog frolic frolicked
frolicking from frond front frontage frontal frontier frost frostbit frostbite frostbitten frosty froth frothy
frown frowziest froze frozen frugal frugality fruit fruition fruity frumpiest frustrate frustration fry fuddle
fudge fuel fugitive fulcrum fulfil fulfill full fully fulminated fulminates fulminating fulmination fumble
fume fumigate fumigation fun function functional functionality functionary fund fundamental fundamentalism
fundamentalist funeral funereal fungi fungicide fungous fungus funk funky funnel funny fur furious furl
furlong furlough furnace furnish furniture furore furrow furry further furthermore furthest furtive fury fuse
fuselage fusion fuss fussy futile futility future futuristic fuzz fuzzy gab gabble gadget gads gag gaggle
gaiety gain gait gal gala galactic galaxy gale gall gallant gallantry galleon gallery galley gallivant gallon
gallop gallows galore galvanise galvanize gambit gamble gamboled gamboling game gamier gamiest gamin gamma
gamut gander gang gangling gangplank gangrene gangrenous gangster gangway gantlet gantry gap gape garage garb
garbage garble garden gardenia gargle gargoyle garish garland garlic garment garnering garnet garnish
garnisheed garnisheeing garnishees garret garrison garrulous garter gas gaseous gash gasket gasoline gasp
gassier gassiest gassy gastric gate gateway gather gaudy gauge gaunt gauntlet gauze gauzy gave gavel gawk
gawky gay gaze gazelle gazette gear gee geese gel gelatin geld gem gender gene genealogical genealogists
genealogy genera general generality generate generative generic generosity generous genesis genetic geneticist
genial geniality genie genii genital genius genocide genome genre gent gentile gentility gentle gentleman
gentlemen gentlewoman gentlewomen gentry genuine genus geocentric geographers geographic geographical
geography geological geologist geology geometric geometry geranium gerbil germ germanium germicide germinate
germination gestating gestation gesticulate gesture get getaway geyser ghastly ghetto ghost ghoul giant gibber
gibberish gibe giblet giddy gift gig gigantic giggle gild gill gilt gimme gimmick gin ginger gingerbread
gingham giraffe girded girder girding girdle girds girl girlfriend girlhood girlish girt girth gist give given
gizzard glacial glacier glad gladden glade gladiator glamorise glamorize glamorous glamour glance gland
glandular glare glass glasses glassware glassy glaze glazier gleam glean glee glen glib glide glimmer glimpse
glint glisten glitter glitziest gloaming gloat global globe globs globular globule gloom gloomy glorification
glorify glorious glory gloss glossary glossy glove glow glucose glue glum glut glutton gluttony glycerin
glycerine gnarl gnash gnat gnaw gnome gnu goad goal goalie goalkeeper goat goatee gob gobble goblet goblin god
godchild godchildren goddess godfather godlike godmother godparent godsend goes gofer goggle going gold golden
goldfinches goldfish goldsmith golf golly gonads gondola gone gong gonna goo good goodbye goodnight goods
goodwill goody gooey goof goofy gooier gooiest goon goose gopher gore gorge gorgeous gorilla gorse gory gosh
gosling gospel gossamer gossip got gotten gouge goulash gourd gourmet gout govern governess governmental gown
grab grace gracious grad grade gradient gradual graduate graduation graffiti graffito graft grain grainiest
gram grammar grammatical gramophone grand grandchild grandchildren granddaughter grandeur grandfather
grandiose grandmother grandparent grandson grandstand granite granny granola grant granular granulated
granulates granulating granule grape grapefruit grapevine graph graphic graphical graphite grapple grasp grass
grasshopper grassy grate gratification gratify gratis gratitude gratuitous gratuity grave gravel graven
gravestone graveyard gravitate gravitation gravitational gravity gravy gray graze grease greasy great greed
greedy green greenback greenery greenhorn greenhouse greet gregarious gremlin grenade grew grey greyhound grid
griddle gridiron grief grievance grieve grievous grill grille grim grimace grime grimy grin grind grindstone
grip gripe grippe grisly grist gristle grit gritty grizzled grizzly groan grocer grocery groggy groin groom
groove groovy grope gross grotesque grotto grouch grouchy ground groundhog groundwork group grouse grove
grovel grow growl grown growth groyne grub grubby grudge gruel gruesome gruff grumble grumpy grungiest grunt
guarantee guarantied guaranties guarantor guarantying guard guardian gubernatorial guerrilla guess guesswork
guest guff guffaw guidance guide guidebook guideline guild guile guillotine guilt guilty guinea guise guitar
guitarist gulch gulf gull gullet gully gulp gum gumdrop gummy gumption gun gunfire gunman gunmen gunpowder
gunshot guppy gurgle guru gush gushier gust gusto gusty gut gutsier gutsiest gutsy guy guzzle gybe gym
gymnasium gymnast gymnastics gynaecologist gynaecology gynecologist gynecology gyrate gyration gyroscope habit
habitat habitual habituation hack hackle hackney hacksaw had haddock haemoglobin haemophilia haemorrhage hag
haggard haggle hail hailstone hailstorms hair haircut hairdo hairdresser hairline hairy hakes hale half
halfway halibut hall hallelujah hallmark hallow hallucination hallway halo halon halt halve ham hamburger
hamlet hammerings hammock hamper hamster hamstring hamstrung hand handbag handballs handbook handcraft
handcuff handicap handicraft handiwork handkerchief handle handlebar handmade handmaids handout handrail
handshake handsome handwork handwriting handy hang hangar hangnails hangout hangover hanker hanks haphazard
hapless happen happy harangue harass harbor harbour hard hardback harden hardliner hardship hardware hardwood
hardy hare harebrained harem hark harlot harm harmonic harmonica harmonious harmonise harmonize harmony
harness harp harpist harpoon harpsichord harrow harry harsh hart harvest has hash hassle haste hasten hasty
hat hatch hatchback hatchet hate hath hatred haughty haul haunch haunt have haven havoc hawed hawing hawk haws
hay haystack haywire hazard hazardous haze hazel hazy head headache headdress headfirst headland headlight
headline headlong headmaster headphone headquarter headrest headroom headstone headstrong headwaiter headway
headwinds heady heal health healthcare healthy heap hear heard hearkening hearsay hearse heart heartache
heartbeat heartbreak heartbroken heartburn hearten heartfelt hearth heartlands heartrending hearty heat heath
heathen heave heaven heavy heavyweight heckle hectic hedge hedgehog hedgerows heed heel hefty heifer height
heighten heinous heir heirloom heist held helicopter heliport helium hell hellish hello helm helmet help
helplines hem hemisphere hemlock hemoglobin hemophilia hemorrhage hemp hen hence henceforth henchman henchmen
hepatitis hepper heppest her herald herb herbivores herbivorous herd here hereabouts hereafter hereby
hereditary heredity herein heresy heretic heretical herewith heritage hermaphrodite hermetic hermit hermitage
hernia hero heroic heroin heroine heroism heron herpes herself hes hesitancy hesitant hesitate hesitation
heterogeneous heterosexual heterosexuality heuristic hew hexadecimal hexagon hexagonal hey heyday hiatus
hibernate hibernation hiccup hick hickey hickory hid hidden hide hideaway hideous hideouts hied hieing
hierarchical hierarchy hieroglyphic hies high highbrow highland highlight highway hijack hike hilarious
hilarity hill hillbilly hillside hilly hilt him himself hind hindquarter hindrance hindsight hinge hint
hinterland hip hippie hippo hippopotamus hippy hire his hiss histogram historian historic historical history
hit hitch hitchhike hither hitherto hive hoard hoariness hoarse hoax hobbit hobble hobby hobbyhorse hobgoblin
hobnob hobo hobs hock hockey hodgepodge hods hoe hog hoist hokey hold holdup hole holiday holler hollow holly
holocaust holster homage home homeland homemade homesick homespun homestead homeward homework homey homicidal
homicide homier homiest homily homogeneous homogenise homogenize homonym homophobic homosexual homosexuality
hone honesty honey honeycomb honeymoon honeysuckle honk honorably honorary honour hood hoodlum hoodwink hoof
hook hoop hooray hoot hooves hop hope hopscotch horde horizon horizontal hormone horn hornet horny horoscope
horrendous horrible horrid horrific horrify horror horse horseback horseman horsemen horseplay horsepower
horseradish horseshoe horticultural horticulture hose hosiery hospitable hospital hospitality host hostage
hostel hostess hostile hostility hostler hot hotbed hotel hothead hound hour hourglass house houseboat
household housekeeper housewares housewarming housewife housewives housework hove hovel how however howl hub
hubbub hubby huddle hue huff huffy hug huge huh hulk hull hullabaloo hum human humane humanism humanist
humanitarian humanity humble humbug humdrum humid humidify humidity humiliate humiliation humility hummingbird
hummock humorist humorous humour hump hunch hunchback hundred hundredth hung hungover hungry hunk hunt hurdle
hurl hurrah hurricane hurry hurt hurtle husband hush husk husky hustle hut hutch hyacinth hybrid hydrant
hydraulic hydroelectric hydrogen hydroplane hyena hygiene hygienic hying hymens hymn hymnal hyped hyperbola
hyperbole hypercritical hypertension hypes hyphen hyphenate hyping hypnoses hypnosis hypnotic hypnotise
hypnotism hypnotist hypnotize hypochondria hypochondriac hypocrisy hypocrite hypocritical hypotenuse
hypotheses hypothesis hypothesise hypothesize hypothetical hysteria hysteric hysterical ice iceberg icebreaker
icicle ickier ickiest icon icy idea ideal idealist idealistic identical identifiable identification identify
identity ideological ideologists ideology ides idiocy idiom idiomatic idiosyncrasy idiosyncratic idiot idiotic
idle idol idyllic ifs igloo ignite ignition ignorance ignorant ignore iguana ilk ill illegibly illicit
illuminate illumination illumined illumines illumining illusion illusory illustrate illustrative illustrious
image imagery imaginary imaginative imagine imbecile imitate imitation imitative immaculate immanent
immeasurably immense immensity immerse immersion imminent immolating immovably immune immunise immunity
immunize imp impala impasse impeccable impedance impede impediment impel impend impenetrably imperative
imperial imperialism imperialist imperious imperiously impersonate impertinence impervious impetuous impetus
impinge impish implacably implement implicate implication implicit implore importance important importune
impotence impoverish imprecation impregnate impression impressive improbably impromptu improperly improvident
improvise impudence impudent impugning impulsive impunity inadequacy inadvertent inane inanity inapt inasmuch
inaugural inaugurate inauguration incalculably incandescence incandescent incapacitate incarcerate
incarceration incarnate incendiary incense incentive inception incessant incest incestuous inch incidence
incident incidental incinerate incision incisive incisor inclement incline include inclusion inclusive
incognito incomparably inconceivably incongruity incongruous incorrigible increasingly incredulity increment
incremental incriminate incubate incubuses inculcate inculcation inculpate incumbent incur incursion
indecently indefensibly indefinable indefinitely indelible indemnity indenturing indescribable indestructible
index indicate indicative indict indigence indigenous indigents indigestible indignant indignation indigo
indispensables indispensably indisposed indisputably individual individualism individualist individuality
indivisibility indoctrinate indolence indolent indomitable indubitable induce induction inductive indulge
indulgence indulgent industrial industrialist industrious industry inebriate inept ineptitude inert inertia
inertial inescapably inevitable inexcusably inexhaustibly inexorable inextricably infallibly infamy infant
infantile infantry infarction infatuation infect infection infectious infelicitous infelicity infer inference
inferential inferior inferiority inferno infest infidel infiltrate infiltration infinitesimal infinitive
infinitude infinity infirmary infirmity infix inflammation inflammatory inflate inflation inflationary inflect
inflection inflexibly inflexion inflict infliction influence influential influenza info informant
informational infrared infrastructure infuriate ingenious ingenuity ingenuous ingenuously ingest ingestion
ingratiate ingredient ingresses inhabitant inhalator inherent inherit inheritance inhibit inhibition
inimically inimitably iniquities initial initiate initiation initiative inject injection injure injurious ink
inkling inky inlay inlet inn innards innate innermost innkeeper innocence innocent innocuous innovation
innovative innovators innuendo inoculate inoculation inordinate input inquire inquiry inquisition inquisitive
inquisitors ins insatiable inscription inscrutable insecticide insensate inseparables inseparably insert
insertion inset insidious insignia insinuate insinuation insipid insist insistence insistent insofar insolence
insolent insolvency insomnia inspect inspection instalment instant instantaneous instead instigate instigation
instil instinct instinctive institute institution institutional instruct instruction instructive instrument
instrumental insufferably insufficiency insular insulate insulation insulin insult insuperable insurance
insureds insurgence insurgent insurrection intangibles intangibly integer integral integrate integration
integrity integument intellect intellectual intelligence intelligent intelligible intensify intensity
intensive intention intentional inter interact interaction interactive interbred interbreed intercede
intercept interception intercession interchange intercom interconnect intercontinental intercourse
interdependence interdependent interdict interdiction interestingly interface interfere interference interim
interior interject interjection interlace interlarded interlarding interlink interlock interloper interlude
intermarriage intermarry intermediary intermediate interminably intermingle intermission intermittent intern
internal international internees internet internists interplanetary interplay interpolate interpolation
interpose interposition interpret interracial interrelate interrelation interrogate interrogation
interrogative interrogatories interrupt interruption intersect intersection intersperse interstate
interstellar interstice intertwine interval intervene intervention interview interviewees interweave interwove
interwoven intestate intestinal intestine intimacy intimate intimidate into intolerably intoxicants intoxicate
intramural intravenous intrepid intricacy intricate intrigue intrinsic introduce introduction introductory
introspective introvert intrude intrusion intrusive intuiting intuitive inundated inundates inundating
inundation inure invade invasion invective invention inventive inventory invert investigate investigative
inveterate invigorate invincibility invincible invisibly invitationals invite invoke involve iodine ion iota
irascible irate ire iridescence iridescent iris irk iron ironic irony irrelevancy irreparable irreplaceable
irrepressible irresistibly irresponsibly irretrievably irreversible irrevocable irrigate irritability irritant
irritate island isle islets isolate isolation issue isthmus italic itch itchy item iterate iteration iterative
itinerant itinerary its itself ivory ivy jab jack jackal jackass jackdaw jacket jackknife jackknives jackpot
jade jagged jaguar jail jalopy jalousies jam jamb jamboree jangle janitor jar jargon jaundice jaunt jaunty
javelin jaw jawbone jay jaywalk jazz jealous jealousy jeans jeer jell jelly jellyfish jeopardise jeopardize
jeopardy jerk jerkin jerky jersey jest jet jettison jetty jewel jewellery jewelry jibbed jibbing jibe jibs
jiffy jig jiggle jigsaw jilt jingle jinx jitters jittery job jockey jocks jocular jog joggle join joint joke
jolly jolt jostle jot journal journalism journalist journey jovial joy joyous joystick jubilant jubilation
jubilee judge judgment judicial judiciary judicious judo jug juggernaut juggle jugular juice juicy jumble
jumbo jump jumpy junction juncture jungle junior juniper junk junket junkie junta jurisdiction juror jury just
justice justifiable justification justify jut jute juvenile juxtapose juxtaposition kaleidoscope kangaroo
karat karate kayak keel keen keep keepsake keg kelp ken kennel kept kerb kerchief kernel kerosene ketchup
kettle key keyboard keyhole keynote keystone keystroke keyword khaki kick kickback kickoff kid kidnap kidney
kill kiln kilo kilobyte kilogram kilometer kilometre kilowatt kilt kimono kin kind kinda kindergarten kindle
kindred kinfolk king kingdom kingfisher kingship kink kinky kinship kiosk kipper kiss kit kitchen kitchenette
kite kitten kitty kiwi knack knapsack knaves knead knee kneecap kneel knell knelt knew knickers knife knight
knighthood knit knives knob knobbiest knock knockout knoll knot knotty know knowledge known knuckle koala
kosher kowtow kudos lab label laboratory laborious labour labyrinth lace lacerate lack lackluster lacklustre
lacquer lacrosse lactating lactation lacy lad laddies lade laden ladle lady ladybug ladylike lag laggard
lagoon laid lain lair laity lake lama lamb lambda lambent lame lament laminating lamination lammed lamming
lamp lampoon lams lance lancet land landlady landlines landlocked landlord landmark landowner landscape
landslid landslide landwards lane language languid languish languor languorous lanker lankest lanky lantern
lap lapel lapse larcenous larceny larch lard large largo lark larva larvae larval larynges laryngitis larynx
lascivious laser lash lass lassies lassos last latch late latent lateral latex lath lathe latitude latrine
lats latter lattice laud laugh laughingstock laughter launch launder laundress laundry laureate laurel lava
lavatory lavender lavish law lawmaker lawn lawsuit lawyer lax laxative laxity lay layman laymen layout lazed
lazes lazing lazy leach lead leaden leadership leaf leaflet leafy league leak leakage leaky lean leap leapfrog
leapt learn learnt leas lease leash least leather leathery leave leaven lectern lecture led ledge lee leech
leek leery leeway left leftist leftmost lefty leg legacy legal legalese legalisms legalistic legality legend
legendary legibility legion legislate legislation legislative legislature legitimacy legitimate legitimise
legitimize legume leisure lemma lemme lemon lemonade lend length lengthen lengthwise lengthy leniency lenient
lens lent lentil leopard leotard leper leprosy lesbian lesion less lessen lesson lest let letdown lethal
lethargic lethargy letterhead lettuce letup leukaemia leukemia levee level lever leverage levitation levity
levy lewd lexical lexicon liability liaison liar libations libel libellous libelous liberal liberalism
liberality liberate liberation libertarian libertines liberty librarian library libretto lice licence license
licensees lichen lick licorice lid lie lien lieu lieutenant life lifeboat lifeforms lifeguard lifelike
lifeline lifelong lifespan lifestyle lifetime lifeworks lift ligament ligature light lighten lighthouse
lightning lightweight like likelihood liken likewise lilac lilt lily limb limbo lime limelight limerick
limestone limit limned limning limo limousine limp limpet limpid linage linchpin linden line lineage
lineaments linear linefeed linen linger lingerie lingo linguist linguistic liniment link linkage linoleum lint
lion lioness lip lipstick liquefy liqueur liquid liquidate liquor liquorice lire lisp list listen lit litany
lite literacy literal literary literate literati literature lithe lithium litigates litigation litre litterbug
little liturgical liturgy livability live livelihood liven livestock livid lizard llama load loaf loam loan
loath loathe loathsome loaves lob lobby lobbyist lobe lobotomy lobster local locale locality locate location
lock locket locksmith locomotion locomotive locus locust locution lode lodestone lodge loft lofty log
logarithm logarithmic loge logic logical logician logo logons loin loincloth loiter loll lollipop lone
lonesome long longevity longhand longish longitude longitudinal longshoreman longshoremen look lookout loom
loon loonie loony loop loophole loose loosen loot lop lope lopsided lord lore lorry lose loss lost lot lotion
lottery lotus loud loudspeaker lounge louse lousy louts louver love low lowdown loyal loyalist loyalty lozenge
lubes lubricant lubricate lubrication lucid luck lucky lucrative ludicrous lug luggage lugubrious lukewarm
lull lullaby lumbar lumber lumberjack luminary luminous lump lumpy lunacy lunar lunatic lunch luncheon
lunchtime lung lunge lupin lupine lurch lure lurid lurk luscious lush lust lustre lustrous lusty lute
luxuriance luxuriant luxuriate luxurious luxury lye lymph lymphatic lynch lyre lyric lyrical macabre macaroni
macaroons mace macerated macerates macerating machete machine machinery machinist macho mackerel macroscopic
mad madam madame madcap madden made madhouse madman madmen maelstrom magazine magenta maggot magic magical
magician magisterial magistrate magnanimity magnanimous magnate magnesium magnet magnetic magnetism magnetos
magnificence magnificent magnify magnitude magnolia magnum magpie maharanis mahogany maid maiden mail mailbox
mailman mailmen maim main mainframe mainland mainline mainsails mainstay mainstream maintain maintainability
maintenance maize majestic majesty major majorettes majority make makeshift makeup maladjusted malady malaria
malarial male malevolence malevolent malformed malfunction malice malicious malign malignancy malignant mall
mallard malleable mallet mallow malnutrition malpractice malt maltreat mama mamma mammal mammalian mammoth man
manacle manage managerial mandarins mandate mandatory mandolin mane maneuver manga mange mangle mango mangrove
mangy manhandle manhole manhood mania maniac maniacal manic manicure manicurist manifest manifesto manifold
manipulate manipulation manipulative mankind mannequin mannerism mannish manoeuvre manpower manse mansion
manslaughter mantel mantelpiece mantes mantle manual manufacture manure manuscript many map maple mar marathon
marble march mare margarine margin marginal maria marigold marijuana marina marinate marine marionette marital
maritime mark market marketplace marksman marksmen marmalade maroon marquee marriage marrow marry marsh
marshal marshmallow marshy marsupial mart marten martial martin martini martyr martyrdom marvel marvellous
marvelous mas mascara mascot masculine mash mask masochist mason masonry masque masquerade mass massacre
massage massive mast mastermind masterpiece mastery masticate masturbation mat matador match matchbook
matchboxes matchmaker mate material materialism materialist materialistic maternal maternity math mathematical
mathematician mathematics matins matriarch matriarchal matriarchies matrices matriculate matriculation
matrimonial matrimony matrix matron matt matte mattress mature maturity maudlin maul maundered maundering
mausoleum mauve maverick maxed maxes maxim maxima maximal maximum maxing may maybe mayhem mayonnaise maze
meadow meager meagre meal mealy mean meander means meant meantime meanwhile measles measly measure meat
mechanic mechanical mechanise mechanism mechanize medal medalists medallion medallists meddle meddlesome media
medial median mediate mediation medical medicate medication medicinal medicine medieval mediocre mediocrity
meditate meditation medium medley meek meet megabyte megalomaniac megaphone megaton melancholy melded melding
melds mellow melodic melodious melodrama melodramatic melody melon melt member membership membrane membranous
memento memes memo memoir memorable memorandum memorial memorise memorize memory men menace menage menagerie
mend mendacity menial menopause menstrual menstruate menstruation mental mentality menthol mention mentor menu
meow mercantile mercenary merchandise merchant merciful merciless mercury mercy mere merge meridian meringue
merit mermaid merriment merry mes mescaline mesdames mesh mesmerised mesmerises mesmerising mesmerized
mesmerizes mesmerizing mesquites mess message messenger messy met metabolic metabolism metabolizes metal
metallic metallurgy metamorphose metamorphosis metaphor metaphorical metaphysical metaphysics mete meteoric
meteorite meteorologist meteorology method methodical methodology meticulous metre metric metro metropolis
metropolitan mettle mettlesome mew mewled mewling mezzanine miaow mice microbe microbiology microcode
microcomputer microfiche microfilm micrometer micrometre microorganism microphone microprocessor microscope
microscopic microscopy microsecond microwave midday middle middleman middlemen middy midge midget midnight
midpoints midriff midst midstream midsummer midway midwife midwives mien miffed miffing miffs might mighty
migraine migrant migrate migration migratory mike milch mild mildew mile mileage milestone militancy militant
military militate militia milk milkman milkmen milky mill millet milligram milliliter millilitre millimeter
millimetre milliner millinery million millionaire millionth millisecond mils mime mimic mimicked mimicking
mimicry mince mincemeat mind mindbogglingly mine minefield mineral minestrone mingle miniature miniaturise
miniaturize minibikes minibus minicomputer minima minimal minimalism minimalist minimise minimize minimum
minion minis minister ministerial ministry mink minnow minority minster minstrel mint minuet minus minuscule
minute minxes miracle miraculous mirage mire mirror mirth miscellaneous miscellany mischievous misdemeanor
miser misery misfit misgivings mishap misinformation misinformed misinforming misinforms mislay misled
misnomer misrepresent miss misshapen missile mission missionary missive misspellings mist mistletoe mistress
misty misunderstandings misuse mite mitigate mitigation mitre mitt mitten mix mixture mnemonic moan moat mob
mobile mobilise mobility mobilize moccasin mock mockery mockingbird mod modal mode model modems moderate
modern modernists modernity modesty modicum modification modify modular modulate module modulus mohair moires
moist moisten moisture molar molasses mold moldy mole molecular molecule mollification mollify molls mollusc
mollusk molt molten mom moment momentary momentous momentum mommy monarch monarchists monarchy monastery
monastic monetarism monetary monetised monetises monetising monetized monetizes monetizing money monger
mongoose mongrel monies monitor monk monkey monochrome monogamous monogamy monogram monographs monolithic
monologue monopolise monopolists monopolize monopoly monorail monosyllable monotone monotonically monotonous
monotony monsoon monster monstrosity monstrous month monument monumental moo mood moody moon moonbeam
moonlight moor moose moot mop mope moral morale moralist morality morass moratorium morbid more moreover
morgue morn moron moronic morose morphine morphology morrow morsel mortal mortality mortar mortgage mortgagees
mortification mortify mortising mortuary mosaic mosque mosquito moss mossy most mote motel moth mothball
motherhood motif motion motivate motive motley motlier motliest motor motorbike motorcade motorcars motorcycle
motorist motorway mottle motto mould mouldy moult mound mount mountain mountaineer mountainous mountaintops
mourn mouse mousse moustache mousy mouth mouthpiece move movie mow much muck mucous mucus mud muddle muddy
muff muffin muffle mug muggy mulch mule mull mullet multi multinational multiple multiplex multiplication
multiplicative multiplicity multiprocessing multitasking multitude mum mumble mummify mummy mumps munch
munchies mundane municipal municipality munificence munificent munitions mural muralist murder murderess
murderous murks murky murmur muscle muscular muse museum mush mushroom mushy music musical musicales musician
musk musket muskiness muss mussel mussier mussiest mussy must mustache mustang mustard musty mutant mutate
mute mutilate mutilation mutinous mutiny mutt mutton mutual muzzle myopic myriad mys myself mysterious mystery
mystic mystical mysticism mystification mystify myth mythical mythological mythologists mythology nab nag nail
naive naivety naked name namesake nanny nap napalm nape napkin nappy narcotic narrate narration narrative
narrow nasal nasty nation national nationalism nationalist nationalistic nationality nationwide native
nativity natty natural naturalist nature naught naughty nausea nauseate nauseous nautical naval nave navel
navigate navigation navy nay near nearby nearsighted neat nebula nebulae nebulous necessary necessitate
necessity neck neckerchief necklace neckline necktie necrophilia nectar nectarine need needle needlework needy
negate negation negative negativity neglect negligee negligence negligent negligible negotiate negotiation
neigh neighbor neighborhood neighbour neighbourhood neither neon neophyte nephew nepotism nerve nervous nervy
nest nestle net nether nettle network neural neurologist neurology neuron neuroses neurosis neurotic neuter
neutral neutrality neutron never nevertheless new newbie newborn newcomer newfangled news newsagents newscast
newsletter newspaper newsprint newsstand newsy newt newton next nibble nice nicety niche nick nickel nickname
nicotine niece nifty nigh night nightclub nightfall nightgown nightingale nightlife nightmare nightmarish
nighttime nil nimble nincompoop nine nineteen nineteenth ninetieth ninety ninny ninth nip nipple nippy nit
nitrate nitrogen nitwit nobility noble nobleman noblemen noblewoman noblewomen nobody nocturnal nod node noel
noes noise noisy nomad nomadic nomenclature nominal nominate nomination nominative nominee non nonchalance
nonchalant noncommittal nonconformist none nonetheless nonsensical noodle nook noon noose nor norm normal
normality normative north northeast northeastern northerlies northern northward northwest northwestern nose
nosebleed noshed noshes noshing nostalgia nostalgic nostril nosy not notch note notebook noteworthy nothing
notice noticeboard notification notify notion notional notoriety notorious notwithstanding nougat nought noun
nourish nous nova novel novelettes novelist novelty novice now nowadays nowhere noxious nozzle nuance nubs
nuclear nuclei nucleus nude nudge nudist nudity nugget nuisance nuked null nullify numb numeral numerate
numerations numeric numerical numerous nun nunneries nuptial nurse nursemaid nursery nurture nut nutcracker
nutmeg nutrient nutriment nutrition nutritional nutritious nutshell nutty nuzzle nylon nymph oaf oak oar oases
oasis oath oatmeal oats obedience obedient obelisk obese obesity obey obfuscation obit obituary object
objection objective objectivity oblations obligate obligatory oblige oblique obliterate obliteration oblivion
oblivious oblong obnoxious oboe obscene obscenity obscure obscurity observance observant observatory observe
obsess obsession obsessive obsolescence obsolescent obsolete obstacle obstetrician obstetrics obstinacy
obstinate obstruct obstruction obstructive obtain obtrusive obtuse obviating obvious occasion occasional
occlusions occupancy occupant occupation occupational occupy occur occurrence ocean oceanic oceanography
octagon octagonal octal octave octopus ocular odd oddity ode odious odometer odour oesophagi oesophagus off
offbeat offence offend offense offensive offerings offhand office official officiate officious offload offset
offshoot offshore offspring offstage often ogle ogre ohm ohs oil oilfields oily ointment okay okra old olden
olfactory olive omega omelet omelette omen ominous omission omit omnibus omnipotence omnipotent omnipresent
omniscient once oncoming one onerous oneself ongoing onion onlooker only onomatopoeia onrush onset onslaught
onto onus onward oodles ooze opal opaque open opera operand operate operatic operation operational operative
ophthalmologist ophthalmology opined opining opinion opinionated opium opossum opponent opportune opportunist
opportunity oppose opposite opposition oppress oppression oppressive opt optic optical optician optima optimal
optimise optimism optimist optimistic optimize optimum option optional optometrist opulent opus oracle oral
orange orangutan orate orator oratorios oratory orbit orbital orchard orchestra orchestral orchestrate
orchestration orchid ordain ordeal order ordinance ordinary ordination ordnance ore organ organic
organisational organism organist organizational orgasm orgy orient oriental orientate orifice origin original
originality originate ornament ornamental ornate ornithologist ornithology orphan orphanage orthodontics
orthodontist orthodox orthogonal orthogonality orthography orthopaedics orthopaedists orthopedics orthopedists
oscillate oscillation oscilloscope osmosis ostensible ostentation ostentatious ostracise ostracize ostrich
other otherwise otter ouch ought ounce our ourselves oust out outage outcry outdid outdo outermost outfit
outlandish outlaw outlay outlet outnumbered outnumbering output outrageous outran outrun outset outstandingly
outwit ova oval ovary ovation oven over overall overate overdid overdo overdue overeat overlap overlay overlie
overran overrun oversaw oversee overt overture overuse overweening overwhelm ovum owe owl own ownership oxen
oxide oxidise oxidize oxygen oyster ozone pace pacemaker pacific pacifism pacifist pacify pack package packet
pact pad paddle paddock paddy padlock padres paediatrician paediatrics pagan page pageant pageantry pagination
pagoda paid pail pain painkiller painstaking paint pair pajamas pal palace palaeontologist palaeontology
palatal palate palatial pale paleontologist paleontology palette pall pallbearer pallet palliated palliates
palliating palliation pallid palm palomino palpable palpate palpation paltry pampas pamper pamphlet pan
panacea pancake pancreas pancreatic panda pandemonium pander pane panel panellists pang panhandle panic
panicked panicking panicky panorama panoramic pansy pant panther pantie pantomime pantry pap papa papacy papal
papaya paperback paperweight paperwork paprika papyri papyrus par parachute parade paradigm paradise paradox
paradoxical paraffin paragon paragraph parakeet parallel paralyse paralysis paralytic paralyze parameter
paramount paranoia paranoid paraphernalia paraphrase paraplegic parasite parasitic parasol paratrooper
paratroops parcel parch pardon pare parent parentage parental parentheses parenthesis parenthesizes
parenthetical parenthood parish parishioner parity park parka parkway parlaying parley parliament
parliamentary parlor parlour parochial parody parole parolees parried parrot parrying parse parsec parsimony
parsley parsnip parson parsonage part partake partaken partial partiality participant participate
participation participle particle particular particularity particulate partisan partition partner partnership
partook partridge parturition party pas pass passage passageway passbook passels passenger passion passionate
passive passivity passport password past pasta paste pastel pasteurise pasteurize pastiche pastime pastoral
pastorates pastry pasture pasty pat patch patchwork patchy pate patent paternal paternalism paternity path
pathetic pathological pathologist pathology pathos pathway patience patient patio patois patriarch patriarchal
patriarchies patrimony patriot patriotic patriotism patrol patron patronage patsy pattern patty paucity paunch
paunchy pauper pause pave pavilion paw pawn pawnbroker pay payload payoff payroll pea peace peacemaker peach
peacock peak peal peanut pear pearl peasant peasantry peat pebble pecan peck pecs pectorals peculiar
peculiarity pecuniary pedagogy pedal pedant pedantic pedantry peddle pedestal pedestrian pediatrician
pediatrics pedigree pediments pedlar pedometer peeing peek peel peep peer pees peeve peevish peg pelican
pellet pelt pelvic pelvis pen penal penalty penance pence penchant pencil pendant pended pendent pending pends
pendulous pendulum penetrate penetration penetrative penguin penicillin peninsula penis penitence penitent
penitentiary penknife penknives penmanship pennant penniless penny pension pensive pentagon pentagonal
penthouse penultimate peon peony people pep peppermint peppier peppy per perceive percent percentage
percentile perceptible perception perceptive perceptual perch perchance percolate percolation percussion
perdition peremptory perennial perfect perfection perfectionist perfidious perforate perforation perform
performance perfume perfunctory perhaps peril perilous perimeter period periodic periodical peripheral
periphery periphrases periscope perish perjure perjury perk perky permanence permanent permeate permissible
permission permissive permit permutation permuting pernicious peroxide perpendicular perpetrate perpetration
perpetual perpetuate perplex perplexity perquisite persecute persecution perseverance persevere persist
persistence persistent person persona personage personal personality personification personify personnel
perspective perspire persuade persuasion persuasive pert pertain pertinence pertinent perturb perusal peruse
pervade pervasive perverse perversion pervert pesky pessimism pessimist pessimistic pest pesticide pestilence
pestilent pet petal petite petition petrel petrify petrol petrolatum petroleum petticoat petty petulant
petunia pew pewter phantom pharmaceutical pharmacist pharmacy phase pheasant phenomena phenomenal phenomenon
philanthropic philanthropist philanthropy philately philosopher philosophical philosophise philosophize
philosophy phlegm phlegmatic phobia phoenix phone phonetic phoney phonically phonics phonograph phony phosphor
phosphorescence phosphorescent phosphorus photo photocopy photogenic photograph photographic photography
photon photosynthesis phototypesetter phrase phraseology physic physical physician physicist physiological
physiology physique pianist piano piazza picaresque piccolo pick pickax picket pickle pickpocket pickup picky
picnic picnicked picnicking pictograph pictorial picture picturesque piddle pie piece piecemeal piecework
pierce piety pig pigeon pigeonhole piggish piggyback pigheaded pigpen pigtail pike pilaster pile pilfer
pilgrim pilgrimage pill pillage pillar pillorying pillow pillowcase pilot pimp pimple pin pincer pinch
pincushion pine pineapple pinged pinging pings pinion pink pinnacle pinpoint pint pintos pioneer pious pipe
pipeline pipped pipping pips pique piracy piranha pirate piratical pirouette pis piscatorial pistachio pistil
pistol piston pit pitch pitchfork piteous pitfall pith pithy pitiful pitiless piton pittance pity pivot
pivotal pixie pizza placard placate place placenta placental placid placket plagiarise plagiarism plagiarist
plagiarize plague plaice plaid plain plaint plaintiff plaintive plaited plaiting plan planar plane planet
planetarium planetary plank plankton plant plantain plaque plasma plaster plastic plate plateau platen
platform platinum platitude platoon platter plausibility plausible play playacting playback playground
playhouse playmate playoff playpen plaything playwright plaza plea plead pleasant pleasantry please pleasure
pleat pledge plenitude plentiful plenty plethora pliable pliant plight plod plop plot plough plow ploy pluck
plucky plug plum plumage plumb plume plummet plump plunder plunge plunk plural plurality plus plush plushier
plushiest plushy plutonium ply plywood pneumatic pneumonia poach pocked pocket pocketbook pocking pockmark
pocks pod podium poem poet poetesses poetic poetical poetry poignancy poignant poinsettia point pointier poise
poison poisonous poke pokey poky polar polarity pole polemic polemical polestars police policeman policemen
policewoman policewomen policy polio polish polite political politician politicises politicizes politicos
politics polity polka poll pollen pollinate pollination pollster pollutant pollute pollution polo pols
polyesters polygamous polygamy polygon polynomial polyp polytechnic pomegranate pommel pomp pompous poncho
pond ponderous pone pontoon pony pooch poodle pool poop poor poorhouse pop popcorn pope poplar poppa poppy
populace popular popularity populate population populous porcelain porch porcupine pore pork pornographic
pornography porous porpoise porridge port portability portaging portal portend portent porterhouse portfolio
porthole portico portion portrait portray portrayal pose posher posited positing position positional positive
positivism posits posse possess possession possessive possibility possible possum post postage postal postbox
posterior posterity posthumous postman postmen postpone postulate posture posy pot potassium potato potency
potent potential potentiality pothole potion pottery pottier pottiest potty pouch poultry pounce pound pour
pout poverty powder powdery power powerhouse powwow practicability practical practicality practice practise
practitioner pragmatic pragmatism pragmatists prairie praise praiseworthy pram prance prank prate prattle
prawn pray preach preachier precarious precautionary precedence precedent precinct precious precipice
precipitants precipitate precipitation precipitous precise precision preclude preclusion precocious
precognition predatory predecessor predefined predicament predicate predicative predict predictive
predilection predispositions preempt preemption preen prefab prefect prefer preference preferential prefix
pregnancy pregnant prejudice preliminary prelude premier premiere premise premium premonition premonitory
prenatal preparatory prepay preponderance preponderate preposterous prepped preppiest prepping preps
prerogative prescient prescription presence preservative preset presidency president presidential press
pressure pressurised pressurises pressurising pressurized pressurizes pressurizing prestige prestigious presto
presume presumption pretence pretentious prettified prettifies prettifying pretty pretzel prevail prevalence
prevalent preventative prevention preventive previous prey price prickle pride priestess priesthood priggish
prim primal primary primate prime primeval primitive primp primrose prince princess principal principality
principle print printout prior prioresses prioritise prioritizes priority prise prism prismatic prison privacy
private privation privatise privatize privilege privy prize pro proactive probabilistic probability probating
probe problem problematic procedural procedure proceed process procession processional proclaim proclamation
procrastinate procrastination proctoring procure prod prodigal prodigious prodigy produce product production
productive productivity prof profane profanity profess profession professional proffer proficiency proficient
profile profit profiteer profound profundity profuse profusion progeny prognoses prognosis prognostics program
programme progress progression progressive prohibit prohibition prohibitive project projectile projection
proletarian proletariat proliferate proliferation prolific prolixity prologue prolong prom promenade
prominence prominent promiscuity promiscuous promontory promos promote promotion promotional prompt promulgate
prone prong pronoun pronounce pronunciation proof proofread prop propaganda propagate propagation propel
propensity property prophecy prophesy prophet prophetic propitious proponent proportion proportional
proportionality proportionate proposal propose proposition propositional propounded propounding proprietary
proprietor propriety propulsion prorating proscribe proscription prose prosecute prosecution proselyte
prospect prospective prospectus prosper prosperity prosperous prostate prosthetic prostitute prostitution
prostrate prosy protagonist protean protect protection protective protein protest protestant protocol proton
prototype protract protraction protrude protrusion proud prove proven provenance provender proverb proverbial
provide providence provident providential providently province provincial provision provisional proviso
provocation provocative provoke prow prowess prowl proximity proxy prude prudence prudent prudish prune pry
psalm pseudo pseudonym psych psyche psychedelic psychiatric psychiatrist psychiatry psychic psycho
psychoanalysis psychoanalyst psychoanalyzes psychological psychologist psychology psychopath psychoses
psychosis psychotherapists psychotherapy psychotic pub puberty pubic public publicists publicity publish puck
pudding puddle pudgy pueblo puff puffin puffy pugnacious pugs puke pull pullet pulley pullover pulmonary pulp
pulpit pulsate pulse pulverise pulverize puma pumice pummel pump pumpernickel pumpkin pun punch punchier
punchiest punchline punchy punctual punctuality punctuate punctuation puncture pundit pungent punish punitive
punk punster punt puny pup pupal pupil puppet puppy purchase pure puree purgatory purge purification purify
purism purist puritanical purity purple purport purpose purr purse pursue pursuit purveying purveyor pus push
pushover pushy puss pussy put putative putrefied putrefies putrefying putrid putt putty puzzle pwned pwning
pwns pyjamas pyramid pyre python qua quack quadrangle quadrant quadratic quadrilateral quadrille quadruped
quadruple quadruplet quagmire quail quaint quake qualification qualify qualitative quality qualm quandary
quantify quantitative quantity quantum quarantine quark quarrel quarrelsome quarry quart quarterback
quarterdeck quarterlies quartet quartos quartz quash quaver quay queasy queen queer quell quench query quest
question questionnaire queue quibble quiche quick quicken quicksand quiet quietus quill quilt quinine
quintessence quintet quintuple quintuplet quip quirk quirky quit quite quiver quiz quizzes quizzical quoited
quoiting quoits quorum quota quote quotient rabbi rabbit rabble rabid rabies raccoon race racetrack racial
racism racist rack racket racketeer racy radar radial radiance radiant radiate radiation radical radii radio
radioactive radioactivity radish radium radius raffle raft rag ragamuffin ragas rage raggedier raggediest
ragtime raid rail railroad railway rain rainbow raincoat raindrop rainfall rainmaker rainstorm rainwater rainy
raise raisin rake rally ram ramble ramification ramp rampage rampant ramrod ramshackle ran ranch rancid rancor
rancorous rancour random rang range rangier rangy rank rankle ransack ransom rant rap rapid rapidity rapier
rapist rapport rapt rapture rapturous rare rarefying rarity rascal rash rasp raspberry raster rat ratcheting
rate rather ratification ratify ratio ration rational rationale rationalists rationality rattle rattlesnake
ratty raucous ravage rave ravel raven ravenous ravine ravish raw ray rayon raze razzed razzes razzing reach
react reactionary read readability readership ready real realism realist realistic reality realm realty ream
reap rear reason rebate rebel rebellion rebellious rebuke rebus rebut rebuttal recalcitrant recap receipt
receive receptacle reception receptionist receptive receptors recess recession recessionals recessive recipe
recipient reciprocal reciprocate recital recitatives reckless reckon recline recluse reclusive recognisance
recognise recognition recognizance recognize recompense reconcile recondite reconnaissance recordings
recoverable recovered recoveries recovering recreants recreational recruit rectal rectangle rectangular
rectification rectify rector rectories rectum recumbent recuperate recuperation recuperative recur recurrence
recursion recursive red redcap redden redefined redefines redefining redemption redesigned redesigning
redesigns redhead redid rediscover redistributed redistributes redistributing redistributors redo redounded
redounding reduce reduction redundancy redundant reed reedier reediest reedy reef reek reel refer referee
reference referendum referrals reffed reffing refinery reflect reflection reflective reflexive reforested
reforesting refracted refracting refrain refrigerants refrigerate refrigeration refs refuge refugee refulgence
refurbish refusal refute regal regalia regard regatta regeneration regenerative regime regimen regiment
regimental region regional registered registering registrant registrar registration registry regress
regression regret regular regularity regulate regulation regurgitate rehabbing rehabilitate rehabilitation
rehearsal reign reimburse rein reincarnations reinforced reinforcement reinforces reinforcing reinstalled
reinstalling reinstated reinstatement reinstates reinstating reject rejection rejoice rejoinder rejuvenate
rejuvenation relation relational relationship relative relativistic relativity relax relay relegate
relentlessly relevance relevancy relevant reliably reliance reliant relic relief relieve religion religious
relinquish relish reluctance reluctant rely remainder remand remarkably remedial remedy remembrance reminisce
reminiscence reminiscent remit remittance remnant remorse remote removal remunerate remuneration remunerative
renaissance renal rend rendezvous rendition renegade renege renew renewal renounce renovate renovation renown
rent rental renumbered renumbering renunciation reorganisation reorganised reorganises reorganising
reorganization reorganized reorganizes reorganizing repatriate repatriation repay repeatably repeatedly repel
repellent repent repentance repentant repertoire repertories repetitious repetitive replenish replete
repletion replica replicate replication reply reportedly repository reprehended reprehending reprehends
reprehensible representation representative represented representing represents repression repressive reprieve
reprimand reprisal reproach reps reptile republican repudiate repudiation repugnance repugnant repulsion
repulsive repute requiem require requisite requisition rescind rescission rescue resemble resentfully
reservoir reset residence residency resident residential residual residue resilience resiliency resilient
resin resist resistance resistant resolute resonance resonant resonated resonates resonating resourcefulness
respect respectability respective respirator respiratory resplendent respond respondent response
responsibility responsive rest restaurant restitution restive restoratives restraint restriction restrictive
result resultant resume resumption resurgence resurgent resurrect resurrection resuscitate resuscitation
retain retaliate retaliation retard retch retention retentive reticence reticent retina retinal retirees
retort retribution retrieval retrieve retroactive retrograde retrospect retrospective retry returnables reuse
rev revamp revealings revel revelry revenge reverberate reverberation revere reverence reverend reverent
reverie reversal revert revival revive revocable revoke revolution revolutionary revolutionists revolve revue
revulsion rhapsodise rhapsodizes rhapsody rhetoric rhetorical rheumatism rhino rhinoceros rhododendron rhubarb
rhyme rhythm rhythmic rib ribbon rice rich ricked rickets rickety ricking ricks rickshaw ricochet rid riddance
ridden riddle ride ridge ridicule ridiculous rife riffed riffing riffle riffs rifle rift rig right righteous
rightist rightmost rigid rigidity rigorous rigour rile rills rim rind ring ringleader ringlet ringworm rink
rinse riot riotous rip ripe ripen riposte ripple rise risen risk risky rite ritual rival rivalry riven river
rivet roach road roadblock roadside roam roan roar roast rob robbery robe robin robot robust rock rocket rocky
rod rode rodent rodeo roe rogue roguish roiled roiling roils roister role roll roman romance romantic romp
roods roof rook rookeries rookie room roommate roomy roost root rope rosary rose rosemary rosin roster rostrum
rosy rot rotary rotate rotational rote rotisserie rotten rotund rotunda rouge rough roughage roughen
roughhouse roughnecks roulette round roundabout roundhouse rouse roustabout rout route routine roved rover
roves roving row rowboat rowdy rowelling royal royalty rub rubberises rubberizes rubbery rubbish rubble rubes
ruble rubric ruby rucksack ruckus rudder ruddy rude rudimentary rudiments rue ruff ruffian ruffle rug rugby
ruin ruinous rule rum rumble ruminants ruminate rummage rummy rumour rump rumple rumpus run runabouts runaway
rundown rune rung runny runt runway rupture rural ruse rush rusks rust rustic rustle rusty rut ruthless rye
sabbatical saber sable sabotage saboteur sabre sac sack sacrament sacred sacrifice sacrificial sacrilege
sacrilegious sad sadden saddle sades sadism sadist sadistic safari safe safeguard safekeeping safety safflower
saffron sag saga sage sagebrush said sail sailboards sailboat saint sake saki salaaming salad salami salary
sale salesman salesmanship salesmen salespeople salesperson saleswoman saleswomen salient saliva salivate
salivation sallow sally salmon salon saloon salt salty salute salvage salve salvo same sample sanatorium
sanctify sanctimonious sanction sanctity sanctuary sand sandal sandbag sandman sandmen sandpaper sandpiper
sandstone sandstorm sandwich sandy sane sang sanitarium sanitary sanitation sanitised sanitises sanitising
sanitized sanitizes sanitizing sanity sank sans sanserif sap sapling sapphire sappier sappiest sappy sarcasm
sarcastic sardine sari sash sassy sat satanic satchel sate satellite satiating satin satire satirical satirise
satirist satirize satisfaction satisfactory satisfy satrap saturate saturation sauce saucepan saucy sauerkraut
sauna saunter sausage savage savagery save savior saviour savory savour savoury savvy saw sawdust saxes
saxophone say scab scabbiest scad scaffold scalar scald scale scallop scalp scalpel scam scamper scan scandal
scandalous scant scanty scapegoat scar scarce scarcity scare scarecrow scarf scarified scarifies scarlet
scarves scary scat scathing scatter scatterbrain scavenger scavenges scenario scene scenery scenic scent
scepter sceptic sceptical scepticism sceptre schedule scheme schizophrenia schizophrenic schmoozing scholar
scholarship scholastic school schoolbooks schoolboy schoolchild schoolchildren schooldays schoolteacher
schooner science scientific scientist scissor scoff scold scone scoop scoot scope scorch score scorn scorpion
scotch scoundrel scour scourge scout scow scowl scrabble scragglier scram scramble scrap scrapbook scrape
scrappier scrappiest scratch scratchy scrawl scrawny scream screech screechier screechiest screen screw
screwdriver screwy scribble scribe scrimping scrip script scripture scriptwriter scroll scrounge scrub
scrubbier scrubbiest scruff scruffy scrunched scrunches scrunching scruple scrupulous scrutinise scrutinize
scrutiny scuff scuffle scull scullions sculpting sculptor sculpture scum scupper scurf scurrilous scurry
scurviest scuttle scythe sea seafaring seafood seal seam seaman seamen seamier seamiest seamstress seamy
seaport sear search searchlight seashell seashore seasick seaside season seasonal seat seaweed secede
secession seclude seclusion second secondary secrecy secret secretarial secretariats secretary secrete
secretion secretive secs sect section secular secure security sedan sedate sedative sedentary sediment
sedimentary seduce seduction seductive see seedling seedy seek seem seen seep seepage seesaw seethe segment
segregate segregation seize seizure seldom select selection selective selectivity selectman selectmen self
selfish sell selvage selves semantic semaphores semblance semen semester semicircle semicolon semiconductor
semifinal seminar seminarians seminary semiotics senate send senile senility senior seniority sensational
sensationalism sense sensibility sensitive sensitivity sensory sensual sensuality sensuous sent sentence
sentience sentient sentiment sentimental sentimentality sentry sepals separate separation separatists septic
sepulcher sepulchre sequel sequence sequential sequester sequin sere serenade serene serenity serer serest
serfs serge sergeant serial series serious sermon serous serpent serum servant serve service serviceman
servicemen servicewoman servicewomen serviette servile servitude servo session set setback settle seven
seventeen seventeenth seventh seventieth seventy sever several severance severe severity sew sewage sewn sex
sexism sexist sexting sexual sexuality sexy shabby shack shackle shade shadow shadowy shads shady shaft
shagged shagging shaggy shake shaken shaky shall shallow sham shamble shame shampoo shamrock shandy shank
shanty shape shard share shareholder shark sharp sharpen shatter shave shaven shawl she sheaf shear sheath
sheathe sheave sheen sheep sheepish sheet sheikh shelf shell shellfish shelter shelve shepherd shepherdess
sherbet sheriff sherry shield shift shifty shill shimmed shimmer shimming shimmying shims shin shine shingle
shinny shiny ship shipshape shipwreck shire shirk shirt shittiest shiver shoal shock shod shoddy shoe shoelace
shoestring shogun shone shoo shook shoot shop shopkeeper shoplifter shoplifts shore short shortage shortcakes
shortcoming shorten shortfall shorthand shortlist shortwaves shot shotgun should shout shove shovel show
showcase showdown showman showmen shown showplaces showy shrank shrapnel shred shrew shrewd shriek shrift
shrike shrill shrimp shrine shrink shrinkage shrive shrivel shroud shrub shrubbery shrubbiest shrug shrunk
shrunken shtick shuck shudder shuffle shun shunt shut shutdown shutterbug shuttle shy sibling sic sick sickbed
sicken sickle side sideline sidelong sideshow sidestep sidetrack sidewalk sideways sidle siege sierra siesta
sieve sift sigh sight sigma sign signal signatories signature significance significant signify signpost
silence silent silhouette silicates silicon silk silken silkier silkiest silky sill silly silo silt silver
silversmith silverware silvery similar similarity simile simmer simper simple simplex simplicity
simplification simplify simplistic sims simulate simulation simulcasted simulcasting simultaneous sin since
sincere sincerity sine sinew sinewy sing singe single singular singularity sinister sink sinus sip siphon sir
sire siren sirloin sises sissy sister sisterhood sit sitars site situate situation six sixpence sixteen
sixteenth sixth sixtieth sixty size sizzle skate skateboard skein skeleton skeptic skeptical skepticism sketch
sketchy skew ski skid skilful skill skillet skim skimp skimpy skin skinflint skinny skip skirmish skirt skit
skittish skulk skull skunk sky skylight skyline skyrocket skyscraper slab slack slacken slag slain slake slam
slander slang slangiest slant slap slapstick slash slat slate slather slatterns slaughter slave slavery
slavish slay sleaze sleazy sled sledge sledgehammer sleek sleep sleepy sleet sleeve sleigh slender slept slew
slice slick slid slide slideshow slight slim slime slimy sling slingshot slink slinkiest slip slippages
slippery slipshod slit slither sliver slob sloe slog slogan sloops slop slope sloppy slosh slot sloth slouch
sloughing slovenly slow sludge slug sluggish sluice sluing slum slumber slump slung slunk slur slurps slush
sly smack small smallish smallpox smarmiest smart smartened smartening smash smattering smear smell smelly
smelt smidgen smile smirching smirk smite smith smithereens smitten smock smog smoggier smoggiest smoggy smoke
smokehouse smokestack smoky smolder smooching smooth smoothies smote smother smoulder smudge smudgiest smudgy
smug smuggle smut smuttiest snack snaffle snag snail snake snakier snakiest snaky snap snappy snapshot snare
snarkiest snarl snatch snazziest sneak sneaky sneer sneeze snicker snide sniff sniffle snip snipe snippet
snippier snippiest snippy snitch snits sniveling snivelled snivelling snob snobbery snobbiest snobbish snooker
snoop snoopiest snoot snooty snooze snore snorkel snort snot snout snow snowball snowdrift snowfall snowflake
snowplough snowplow snowstorm snowy snub snuff snuffle snug snuggle soak soap soapy soar sob sobriety soccer
sociable social socialism socialist socialites society sociological sociologist sociology sock socket sod soda
sodden sodium sodomy sofa soft softball soften software softy soggy soil sojourn solace solar sold soldier
sole solemn solemnity solicit solicitous solid solidarity solidify solidity solitaire solitary solitude solo
soloist sols soluble solution solve solvent somber sombre some somebody someday somehow someone someplace
somersault something sometime somewhat somewhere son sonars sonata song sonic sonnet sonny sonorous soon soot
sooth soothe sooty sop sophisticate sophistication sophistry sophomore soppier soppiest soppy soprano sorcerer
sorceress sorcery sordid sore sorority sorrow sorry sort sorta sortied sots sough sought soul sound soundproof
soundtrack soup soupier soupiest soupy sour source sourpusses souse south southeast southeastern southerlies
southern southpaw southward southwest southwestern souvenir sovereign sovereignty sow sown spa space
spacecraft spaceship spacesuits spacial spacier spaciest spacious spade spaghetti spake span spangle spaniel
spank spar spare spark sparkle sparrow sparse spasm spasmodic spat spate spatial spatula spawn spay speak
spear spearhead spearmint spec special specialist speciality specialty species specific specify specimen
specious speck speckled speckling spectacle spectacular spectator specter spectra spectral spectre spectrum
speculate speculation speculative sped speech speed speedboat speedometer speedy spell spellbind spellbound
spelt spend spendthrift spent sperm spew sphere spherical spheroidal sphincters sphinx spice spicier spiciest
spider spiels spiffiest spigot spike spikier spikiest spiky spill spilt spin spinach spinal spindle spindly
spine spinet spinster spinsterhood spiny spiral spire spireas spirit spiritual spirituality spirituous spit
spitballs spite spittle splash splat splayed splaying splays spleen splendid splendor splendour splice spline
splint split splotching splurge splutter spoil spoilt spoke spoken spokesman spokesmen spokespeople
spokesperson spokeswoman spokeswomen sponge spongy sponsor sponsorship spontaneity spontaneous spoof spook
spooky spool spoon sporadic spore sporran sport sportiest sportsman sportsmanship sportsmen sportswoman
sportswomen spot spotlight spotty spouse spout sprain sprang sprats sprawl spray spread spreadsheet spree
sprig spring springboard springtime springy sprinkle sprint sprite spritzing sprockets sprout spruce sprung
spry spud spun spunk spunkiest spur spurious spurn spurt sputter spy spyglasses squabble squad squadron
squalid squall squalor squander square squash squat squaw squawk squeak squeaky squeal squeamish squeeze
squelch squid squiggling squint squire squirm squirrel squirt squish stab stabilise stability stabilize stack
stadium staff stag stage stagecoach stagflation stagnant stagnate stagnation staid stain stair staircase
stairway stake stale stalemate stalk stall stallion stalwart stamina stammer stamp stampede stance stanch
stanchions stand standard standby standoff standouts standpoint standstill stank stanza staple star starboard
starch starchy stardom stare starfish stark starlight starling starry start startle starve stashes state
statehouse stateroom statesman statesmanship statesmen static station stationary stationery statistic
statistical statistician stats statue stature status statute statutory staunch stave stay steadfast steady
steak steal stealth stealthy steam steamrolled steamroller steamrolling steamrolls steamy steed steel
steeliest steep steeple steer stein stellar stem stench stencil stenographer stenography stent step stepladder
stereo stereoscope stereotype sterile sterilise sterility sterilize sterling stern stethoscope stew steward
stewardess stick stickler sticky sties stiff stiffen stifle stigma stigmata stile still stillborn stilted
stilts stimulant stimulate stimulation stimuli stimulus sting stingy stink stint stippling stipulate
stipulation stir stirrup stitch stoat stock stockade stockbroker stockholder stockpile stockroom stocky
stockyard stodgy stoical stoke stole stolen stolid stolidity stomach stomp stone stony stood stool stoop stop
stopgap stoplight stopover stoppage stopwatch storage store storehouse storekeeper storeroom storey stork
storm stormy story stout stove stow stowaway straddle strafe straggle straight straighten straightforward
strain strait straitened straitening straitens straitjacket strand strange strangle strangulation strap strata
stratagem strategic strategists strategy stratify stratosphere stratum straw strawberry stray streak streakier
streakiest stream streamline street streetcar strength strengthen strenuous strep stress stretch stretchier
stretchiest strew strewn stricken strict stricture stridden stride strife strike string stringent stringy
strip stripe stripling strive striven strode stroke stroll strong stronghold strop strove struck structural
structuralist structure struggle strum strung strut stub stubble stubborn stubby stuccoing stuck stud student
studentship studio studious study stuff stuffy stultified stultifies stultifying stumble stump stumpiest stun
stung stunk stunt stupefy stupendous stupid stupidity stupor sturdy sturgeon stutter style styli stylish
stylistic stylus suave sub subdue subject subjective subjugate subjunctive sublet sublimating submersed
submersing submersion submit subordinate suborning subscription subsequent subservient subset subsidence
subsidiary subsidise subsidize subsidy subsist subsistence substantial substantiate substantive substitute
substitution subterfuge subterranean subtle subtlety suburb subversive subvert subway succeed success
succession successive succinct succor succour succulent succumb such suck suckle suction sudden suds sue suede
suffer suffice sufficiency sufficient suffix suffocate suffocation suffrage suffusing sugar sugary suggest
suggestion suggestive suicidal suicide suit suitability suitcase suite sulfur sulk sulky sullen sully sulphur
sultan sultanas sultry sum summarise summarize summary summery summit summon sump sumptuous sun sunbathe
sunburn sundae sunder sundial sundown sundry sunflower sung sunglasses sunk sunken sunlight sunlit sunny
sunrise sunscreen sunset sunshine suntan sunup sup superb superficial superficiality superfluous superimposed
superimposes superimposing superintendent superior superiority superlative supersede superstition
superstitious supervene supervisory supine supplant supple supplementary suppliant supplicants support
supportive suppose supposition suppress suppression suppurated suppurating supremacy supreme surceases
surcharge sure surf surface surfboard surge surgeon surgery surgical surly surmise surmount surname surpass
surplices surplus surprise surreal surrender surreptitious surround surtaxing surveillance survey survival
survive susceptible suspect suspend suspense suspension suspicion suspicious sustain sustenance swab swaddle
swagged swagger swagging swags swains swallow swam swamp swampy swan swankiest swanks swap sward swarm swarthy
swash swat swatch swathe swaths sway swear sweat sweaty sweep sweepstake sweet sweeten sweetheart sweetmeat
swell sweltered sweltering swept swerve swift swig swill swim swindle swine swing swipe swirl swish switch
switchboard swivel swollen swoon swoop sword swordfish swore sworn swum swung syllable syllabus symbol
symbolic symbolism symmetric symmetrical symmetry sympathetic sympathise sympathize sympathy symphonic
symphony symptom symptomatic synagogue synapse synchronise synchronize synchronous syndicate syndrome synonym
synonymous synopses synopsis syntactic syntax syntheses synthesis synthesise synthesize synthetic syphilis
syringe syrup system systematic tab tabby tabernacle table tablecloth tablespoon tablet tabloid taboo tabular
tabulate tabulation tacit taciturn tack tackle tacky taco tact tactic tactical tadpole tads tag tail tailgate
taillight tailspin taint take taken takeoff takeover talc tale talent talisman talk talkative tall tallow
tally talon tambourine tame tamp tamper tams tan tandem tang tangent tangential tangerine tangle tango tangy
tank tankard tanneries tannin tantalise tantalize tantamount tantrum tap tape tapestry tapir tar tarantula
tardy tares target tariff tarnish tarots tarpaulin tarps tarry tart tartan tartar task tassel taste tasty tats
tatted tatter tatting tattle tattoo tatty taught taunt taut tautology tavern tawdry tawny tax taxi taxicab
taxpayer tea teach teacup teak team teammate teamster teamwork teapot tear teardrop tease teasel teaspoon teat
technical technicality technician technique technological technologists technology tedious tedium tee teem
teen teenage teeter teeth teethe teetotal telecommunications telegram telegraph telepathic telepathy telephone
telephony telephotos telescope telethons teletype televise television tell telltale temp temper temperament
temperamental temperance temperas temperate temperature tempest tempestuous template temple tempo temporal
temporary temporise temporize tempt ten tenacious tenacity tenancy tenant tend tendency tenderised tenderisers
tenderises tenderising tenderized tenderizers tenderizes tenderizing tendon tendril tenement tenet tennis
tenon tense tension tent tentacle tentative tenth tenuous tenure tepee tepid term terminal terminate
termination termini terminology terminus termite terns terrace terrain terrapin terrarium terrestrial terrible
terrier terrific terrify territorial territory terror terrorism terrorist terry terse test testament testes
testicle testier testiest testify testimonial testimony testis testy tetanus tether text textbook textile
textual textural texture than thank thanks that thatch thaw the theater theatre theatrical thee theft their
theist them theme themselves then thence theocratic theologian theological theology theorem theoretic
theoretical theorised theorises theorising theorist theorized theorizes theorizing theory therapeutic
therapist therapy there thereabouts thereafter thereby therefore therein thereof thereon thereupon thermal
thermodynamics thermometer thermostat thesauri thesaurus these thesis theta they thick thicken thicket
thickset thief thieve thigh thimble thin think third thirst thirsty thirteen thirteenth thirtieth thirty this
thistle thong thorn thorny thorough thoroughbred thoroughfare those thou though thought thousand thousandth
thrall thrash thread threadbare threat threaten three threefold thresh threshold threw thrice thrift thrifty
thrill thrive throat throatier throatiest throb throe thromboses throne throng throttle through throughout
throughput throw throwaway throwback thrown thrumming thrush thrust thud thug thumb thumbtack thump thunder
thunderbolt thunderhead thunderous thunderstorm thunderstruck thus thwacking thwart thy thyme thyroid tiara
tick ticket tickle ticklish tics tidal tidbit tide tidy tie tiff tiger tight tighten tightrope tightwad tilde
tile till tilt timber timbre time timekeeper timescale timetable timezone timid timidity tin tinder tine ting
tinge tingle tinker tinkle tinny tinsel tint tiny tip tipple tipsy tiptoe tirade tire tiresome tissue titbit
titillate title titter tittle toad toadstool toady toast toastier toastiest toasty tobacco toboggan today
toddle toe toenail toffee toga together toggle togs toil toilet toke token told tolerance tolerant tolerate
toll tollgates tomahawk tomato tomb tomboy tombstone tomcat tome tomorrow toms ton tonal tone tong tongue
tonic tonier toniest tonight tonnage tonne tonsil tonsillitis tonsuring too took tool toolkit toot tooth
toothache toothbrush toothiest toothpaste toothpick top topaz topic topical topographers topographic
topographical topography topological topology topple toque torch tore toreadors torment torn tornado torpedo
torque torrent torrential torrid tors torso tortes tortilla tortoise torts tortuous torture torus toss tot
total totalitarian totalitarianism totality tote totem toucan touch touchdown touchy tough toughen toupee tour
tourist tournament tourniquet tousle tout tow toward towel town townspeople toxic toxin toy trace traceries
track tract traction trade trademark tradition traditional traditionalist traffic trafficked trafficking
tragedians tragedy tragic trail train trainee traipsing trait traitorous tram trammeling trammelled
trammelling tramp trample trampoline trance tranquil tranquility tranquillity transact transaction
transatlantic transcend transcontinental transcribe transcript transcription transepts transfer transferals
transfixed transfixes transfixing transform transfuse transfusion transgress transgression transient
transistor transit transition transitional transitive transitory translate translation transliteration
translucent transmission transmit transmute transnational transparency transparent transpire transplant
transport transpose transverse trap trapdoor trapeze trapezoid trash trashcan trashy trauma traumatic
traumatise traumatize travailed travailing travel traverse travesty trawl tray treacherous treachery treacle
tread treadling treadmill treason treasure treasury treat treaty treble tree trek trellis tremble tremendous
tremor trench trend trendy trepidation trespass trestle triad trial triangle triangular tribal tribe
tribulation tribunal tributary tribute trice trick trickery trickle trickster tricky tricycle trifle trigger
trigonometry trikes trill trillion trillionths trilogy trim trinity trinket trio trip tripe triple triplet
triplicate tripod tripos trite triumph triumphant trivia trivial triviality trod trodden troll trolley
trombone tromp troop trope trophy tropic tropical trot troth trouble troublemaker troublesome trough trounce
troupe trouser trout trowel troys truancy truant truce truck truckle truculence truculent trudge true truffle
truism truly trump trumpet truncate truncation trunk truss trust trustee trustworthy trusty truth try tryout
tryst tsar tub tuba tubby tube tuberculosis tuberculous tubular tuck tuft tug tuition tulip tumble tumid tummy
tumor tumour tumult tumultuous tuna tundra tune tunic tunnel tunny tuns turban turbine turbulence turbulent
tureen turf turgid turkey turmoil turn turnaround turnip turnkey turnout turnover turnpike turnstile turntable
turpentine turquoise turret turtle turtleneck tusk tussle tutor tutorial tuxedo tuxes twaddle twang tweak twee
tweediest tweet tweezers twelfth twelve twentieth twenty twice twiddle twig twilight twilled twin twine twinge
twinkle twirl twist twit twitch twitter two tycoon tying tykes type typeface typescript typeset typewriter
typewrites typhoid typhoon typhus typical typify typist typographic typographical typography typos tyrannical
tyrannise tyrannize tyrannous tyranny tyrant tyre tyros ubiquitous udder ugh ugly ulcer ulterior ultimate
ultimatum ultra ultrasonic ultraviolet umbrella umpire umpteen unabashed unacceptably unaccountably unanimity
unanimous unauthorised unauthorized unavoidably unbearably unbelievably unchristian uncle uncleanlier
uncleanliest uncomfortably uncontrollably uncouth uncovered uncovering uncut undecideds undefeated undefended
undefinable undefined undeniable under underacted underacting underacts underbids underbrush underclass
undercoat undercover undercurrent undercut underdog underdone underestimate underflow underfoot underfunded
undergarment undergo undergone undergraduate underground undergrowth underhand underhanded underlain underlay
underlie underline underling undermine undermost underneath undernourished underpants underpass underpaying
underpays underpinned underpinning underpins underplay underprivileged underrate underscore undershirt
undershoot undershorts undershot underside undersigned undersigning undersigns undersized undersold
understaffed understand understate understood understudy undertake undertaken undertone undertook undertow
underused underwater underwear underweight underwent underworld underwrite underwritten underwrote undeserved
undesirable undid undo undoubtedly undue undulated unexpectedly unfavorably unfavourably unfit unforgettably
unfriendlier unfriendliest ungainlier ungainliest ungodlier ungodliest unholiest unicameral unicorn unicycle
unification uniform uniformity unify unilateral unimpressed uninformed uninhabited uninspired uninspiring
uninsured unintended uninterested uninteresting union unique unison unit unite unity universal universality
universe university unkempt unkindlier unkindliest unlikelier unlikeliest unman unmistakable unprepared
unquestionably unreasonably unrelated unreleased unrelenting unreliable unremarkable unrepeatable unreserved
unreservedly unresolved unrestricted unrulier unruliest unsay unscathed unseasonably unseemlier unseemliest
unset unsightlier unsightliest unspeakably unsuccessfully unsuitably untie until untimelier untimeliest unto
unwavering unwieldy unwillingly unwillingness unwittingly upbringings upend upheaval upholstery upon upped
upper uppercuts uppercutting uppermost upping uprisings ups upset uranium urban urbane urchin urge urgency
urgent urinate urine urn usage use usher usual usurp utensil uteri uterus utilise utilitarian utilitarianism
utility utilize utmost utter utterance uttermost vacancy vacant vacate vacation vaccinate vaccine vacillate
vacuous vacuum vagabond vagary vagina vaginae vaginal vagrant vague vain vale valentine valet valiant valid
validate validity valise valley valor valour value valve vampire van vandal vandalism vane vanguard vanilla
vanish vanity vanquish vantage vapor vapour variability variable variance variant variation variety various
varlet varnish varsity vary vase vast vat vault veal vector veer vegetable vegetarian vegetarianism vegetated
vegetates vegetating vegetation vehement vehicle veil vein velocity velour velvet velvety vend veneer venerate
veneration vengeance vengeful venison venom venomous vent ventilate ventilation ventricle ventriloquist
venture venue veracious veracity veranda verb verbal verbatim verbiage verbose verbosity verdict verge
verifiable verification verify veritable vermin vernacular versatile versatility verse versification versify
version versus vertebra vertebrae vertebral vertebrate vertex vertical vertices vertigo verve very vessel vest
vestibule vestige vet veteran veterinarian veterinary veto vex via viability viaduct vial vibrant vibrate
vibration vibrato vicar vicarious vice vicinity vicious victim victor victorious victory video videotape vie
view viewpoint vigil vigilance vigilant vigilante vigor vigorous vigour vile vilification vilify villa village
villain villainous villainy villein vindicate vindictive vine vinegar vineyard vintage vinyl viola violate
violation violence violent violet violin viols viper viral virgin virginity virile virility virtual virtue
virtuoso virtuous virulent virus visa vise visibility vision visionary visit vista visual vital vitality
vitamin vitiating vitiation vitriolic vivacious vivacity vivid vivifying vivisection vocabulary vocal vocalist
vocation vocational vocatives vociferous vodka vogue voice void volatile volcanic volcano volition volley
volleyball volt voltage volume voluminous voluntary volunteer voluptuary voluptuous vomit voodoo voracious
voracity vortex vote vouch vow vowel voyage vulgar vulgarity vulnerability vulnerable vulture vying wack
wacker wad waddle wade wadis wafer waffle waft wag wage waggle wagon waif wail waist waistline wait waitress
waive wake waken wale walk walkout wall wallet wallop wallow wallpaper walnut walrus waltz wan wand wane
wangle wanna want wanton war warble ward warden wardrobe wardrooms warehouse wares warfare warhead warhorses
warlike warm warmth warn warp warpath warrant warranty warren warrior warship wart wartier wartiest wartime
wary was wash washcloth washout washroom washstand wasp wastage waste wastebasket wasteland watch watchdog
watchman watchmen watchword water waterbed watercolor watercolour waterfall waterfowl waterfront waterlogged
watermark watermelon waterproof watershed watersides watertight waterway waterworks watery watt wave waveform
wavelength wavy wax waxwing waxy way wayfaring waylaid waylay wayside wayward weak weaken weakling wealth
wealthy wean weapon weaponry wear wearisome weary weasel weather weatherproof weave web wed wedge wedlock wee
weedy week weekday weekend weep wefts weigh weight weighty weird weirdo weirs welcome weld welfare well
wellington welt wench wended wending wends wens went wept were werewolf werewolves west westerlies western
westward wet whack whale whams wharf wharves what whatever whatsoever wheal wheat wheedle wheel wheelbarrow
wheelchair wheeze wheezy when whence whenever where whereabouts whereas whereby wherein whereon whereupon
wherever wherewithal whet whether whew which whichever whiff while whilst whim whimper whimsical whine whinny
whiny whip whir whirl whirlpool whirlwind whirr whisk whiskey whisky whisper whistle white whitefish whiten
whitewash whither whits whittle whiz whizz who whoa whoever whole wholehearted wholesale wholesome wholly whom
whomever whomsoever whoop whopper whopping whorehouse whorl whose whosoever why wick wicket wide widen
widescreen widespread widow width wield wife wig wiggle wight wigwam wild wildcat wildfire wildlife wiled
wiles wilful wiling will willow willpower wilt wily win wince winch wind windfall windmill window windowpane
windpipe windscreen windshield windy wine wing wingspread wink winos winsome winter wintertime wintry wipe
wire wiry wisdom wise wisecrack wish wishbone wisp wispy wist wit witch witchcraft with withdraw withdrawal
withdrawn withdrew withheld withhold within without withstand withstood witticism witty wive wiz wizard
wizened wobble woe wok woke woken wolf wolves woman womanhood womankind womb wombat women won wonder
wonderland wondrous wont woo wood woodchuck woodcocks wooden woodland woodman woodmen woodpecker woodsier
woodsiest woodsman woodsmen woodsy woodwind woodwork woody woof wool woolen woollen word wordy wore work
workbench workbook workforce workhorse workhouse workload workman workmanship workmen workout workplace
workshop workstation world worldwide worm wormhole worn worrisome worry worse worsen worship worst worth
worthwhile worthy wot would wound wove woven wow wrack wraith wrangle wrap wrath wreak wreath wreathe wreck
wreckage wren wrench wrest wrestle wretch wriggle wright wring wrinkle wrist wristwatch writ write writhe
written wrong wrongdoer wrongdoing wrote wroth wrought wrung wry xenophobia xylophone yacht yak yam yank yap
yard yardstick yarn yawed yawing yawls yawn yaws year yearling yearn yeas yeast yell yellow yelp yen yeps yes
yest yesterday yet yeti yew yield yipped yipping yodel yoga yogurt yoke yokel yolk yonder you young youngster
your yourself yourselves youth yowl yuck yukked yukking zany zapped zapper zapping zeal zealous zebra zenith
zero zest zeta zigzag zillion zinc zincked zincking zip zippier zodiac zombie zone zonked zoo zoological
zoologist zoology zoom zucchini`.split(/\s+/),...$e,...A]);let n=e.length<=ot&&(j(e)||st(e,at,2));return M.size>=2e4&&M.clear(),M.set(e,n),n}const ot=40;function st(e,t,n){return t.has(e)||n>0&&He(e).some(e=>st(e,t,n-1))}const ct=/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;function lt(e){let t=(e.slice(0,8e3).match(ct)??[]).slice(0,400).map(e=>e.toLowerCase().replace(/['’].*$/u,``)),n=e=>t.filter(e).length/Math.max(t.length,1);return{words:t.length,marks:n(e=>Xe.has(e)),known:n(N)}}function ut(e){let{marks:t,known:n}=lt(e);return t>=.1&&n>=.7}function dt(e){let{words:t,known:n}=lt(e);return t<4||n>=.6}const ft=[`Arabic`,`Syriac`,`Devanagari`,`Bengali`,`Gurmukhi`,`Gujarati`,`Oriya`,`Tamil`,`Telugu`,`Kannada`,`Malayalam`,`Sinhala`].map(e=>String.raw`\p{Script=${e}}`).join(``),pt=[String.raw`\p{RGI_Emoji}`,String.raw`[#*0-9]\uFE0F?\u20E3`,String.raw`\p{ExtPict}[\uFE0E\uFE0F]?\p{EMod}?(?:\u200D\p{ExtPict}\uFE0F?\p{EMod}?){0,8}`,`(?<=[${ft}])[\\u200C\\u200D](?=[${ft}])`].join(`|`),mt=String.raw`[[\p{DI}\p{Bidi_Control}\p{Cc}\p{Zl}\p{Zp}\u1680\u2000-\u200A\u205F\u2800\uFFF9-\uFFFC]--[\t\n\r\f\v]]`,ht=new RegExp(mt,`v`),gt=RegExp(`(?<seen>${pt})|${mt}`,`gv`),_t=[[/[\u{E0000}-\u{E007F}]/u,`Unicode tag`],[/\u200B/,`zero-width space`],[/\u200C/,`zero-width non-joiner`],[/\u200D/,`zero-width joiner`],[/\u2060/,`word joiner`],[/\uFEFF/,`zero-width no-break space`],[/\u00AD/,`soft hyphen`],[/[\u061C\u200E\u200F]/,`direction mark`],[/[\u202A-\u202E]/,`bidirectional override`],[/[\u2066-\u2069]/,`bidirectional isolate`],[/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u,`variation selector`],[/[\u2061-\u2064]/,`invisible operator`],[/[\u115F\u1160\u3164\uFFA0\u2800]/,`blank letter`],[/[\u2028\u2029]/,`separator`],[/[\u1680\u2000-\u200A\u205F]/,`unusual space`],[/\p{Cc}/u,`control character`]];function vt(e){return ht.test(e)?[...e.matchAll(gt)].flatMap(({0:e,groups:t})=>t?.seen===void 0?[e]:[]):[]}function yt(e){return ht.test(e)?e.replace(gt,(e,t)=>t??(/[\p{Z}\u0085]/u.test(e)?` `:``)):e}function bt(e){let t=[...new Set(e)].map(e=>`U+${(e.codePointAt(0)??0).toString(16).toUpperCase().padStart(4,`0`)} ${_t.find(([t])=>t.test(e))?.[1]??`ignorable character`}`),n=t.length-4;return n>0?`${t.slice(0,4).join(`, `)} and ${n} others`:t.join(`, `)}function P(e){let t=yt(e.slice(0,480)).replace(/\s+/g,` `).trim(),n=[...t],r=n.length>120?`${n.slice(0,119).join(``)}…`:t;return r.includes(`"`)?`“${r}”`:`"${r}"`}const xt=/\r\n|[\n\r]/;function St(e,t){let[n,r]=[e.split(xt),t.split(xt)],[i,a]=[wt(n),wt(r)],o=Tt(r,i).map(({line:e,found:t})=>Et({before:null,after:e},t,`holds`));return o.length>0?o:Tt(n,a).map(({line:e,found:t})=>Et({before:e,after:null},t,`held`))}const Ct=e=>e.replace(/[ \t\r\f\v]+/g,` `).replace(/^ | $/g,``);function wt(e){let t=/* @__PURE__ */ new Map;for(let n of e.map(Ct))t.set(n,(t.get(n)??0)+1);return t}function Tt(e,t){let n=new Map(t);return e.flatMap((e,t)=>{let r=Ct(e),i=n.get(r)??0;n.set(r,i-1);let a=i>0?[]:vt(e);return a.length===0?[]:[{line:t+1,found:a}]})}function Et(e,t,n){return{rule:`invisible-character`,says:`${n} ${t.length===1?`an invisible character`:`${t.length} invisible characters`}: ${bt(t)}${Dt(t)}`,line:e}}function Dt(e){let t=e.map(e=>e.codePointAt(0)??0).filter(e=>e>=917536&&e<=917630).map(e=>String.fromCodePoint(e-917504)).join(``);return t===``?``:`; the tags spell ${P(t)}`}const Ot=/^[-*+•‣◦–]$/,kt=/^\(?\d{1,3}[.)]$/;function At(e){let t=[],n=/* @__PURE__ */ new Set;for(let[r,i]of e){if(r.marker===i.marker)continue;let e={before:r.line,after:i.line},a=e=>e.test(r.marker)&&e.test(i.marker),o=a(Ot)?`bullets`:a(kt)?`numbers`:`structure ${e.after}`;if(n.has(o))continue;n.add(o);let s=`${P(r.marker)} becomes ${P(i.marker)}`;if(o===`bullets`)t.push({rule:`wording`,says:`uses another bullet: ${s}`,line:e});else if(o===`numbers`)t.push({rule:`list-item-changed`,says:`numbers a list anew: ${s}`,line:e});else{let n=`changes the structure before ${P(i.text)}: ${s}`;t.push({rule:`structure-changed`,says:n,line:e})}}return t}const jt=[[`JSON Lines`,`json ?l(?:ines)?|ndjson`,!0],[`a JSON array`,`json (?:array|list)`,!0],[`JSON`,`json`,!0],[`XML`,`xml`,!0],[`YAML`,`ya?ml`,!0],[`CSV`,`[ct]sv`,!0],[`HTML`,`html`,!0],[`SQL`,`sql`,!0],[`a table`,String.raw`(?<=\b(?:as|in|into) an? (?:markdown )?)table`,!0],[`Markdown`,`markdown`,!1],[`plain text`,`plain[- ]?text|prose`,!1],[`bullet points`,`bullet(?:ed)?[- ](?:points|lists?)|bullets`,!1]],Mt=new Set(jt.filter(([,,e])=>e).map(([e])=>e)),Nt=jt.map(([,e],t)=>`(?<f${t}>\\b(?:${e})\\b)`).join(`|`),Pt=/\b(?:repl(?:y|ies)|respon(?:d|ds|se)|answers?|returns?|outputs?|write|produce|format|generate|emit|print|result|use|give|render)\b/i,Ft=/\b(?:about|from|input|given|parse|read|extract|explain|if|when|not|never|no|without|avoid|don['’]t)\b(?! only)/i,It=/(?:\b(?:not|never|avoid|without|no)|n['’]t)\s+(?:\p{L}+\s+)?$/iu,Lt=/["']([^"'\n]{1,60})["']\s{0,5}:\s{0,5}(["']?[A-Za-z]{1,10}\b|["'[{]|-?\d|)/g,Rt=RegExp(`${Pt.source}(?<between>[^.!?\\n]{0,60}?)(?:${Nt})`,`giu`);function zt(e,t){let[n,r]=[Ht(e),Ht(t)],i=Bt(n.formats,r.formats,e=>Mt.has(e)),a=Bt(n.fields,r.fields,()=>n.fields.size>0),o=Bt(n.tags,r.tags,()=>n.tags.size>0);return[...i.map(e=>Vt(e,e.name)),...a.map(e=>Vt(e,`the field ${P(e.name)}`)),...o.map(e=>Vt(e,`the tag ${P(e.name)}`))]}function Bt(e,t,n){return[...[...e].filter(([e])=>!t.has(e)).map(([e,t])=>({name:e,before:t,after:null})),...[...t].filter(([t])=>!e.has(t)&&n(t)).map(([e,t])=>({name:e,before:null,after:t}))]}function Vt({before:e,after:t},n){return{rule:`format-changed`,says:t===null?`asked for ${n} in the output, and nothing does now`:`asks for ${n} in the output`,line:{before:e,after:t}}}function Ht(e){let t=/* @__PURE__ */ new Map,n=/* @__PURE__ */ new Map,r=/* @__PURE__ */ new Map,i=!1;for(let a of e){let{text:e,line:o,example:s,kind:c}=a,l=e=>t=>e.has(t)||e.set(t,o),u=Pt.test(e);s||(c!==`code`&&Wt(e).forEach(l(t)),(u||c===`code`||i)&&Gt(e).forEach(l(n)),u&&c!==`code`&&Jt(e).forEach(l(r))),i=u&&e.endsWith(`:`)||i&&/^["'{}[\]]/.test(e)}return{formats:t,fields:n,tags:r}}const Ut=new RegExp(Nt,`i`);function Wt(e){return Ut.test(e)?[...e.matchAll(Rt)].flatMap(({index:t,groups:n={}})=>{let r=e.slice(Math.max(0,t-30),t);return Ft.test(n.between??``)||It.test(r)?[]:jt.filter((e,t)=>n[`f${t}`]!==void 0).map(([e])=>e)}):[]}function Gt(e){return[...e.matchAll(Lt)].map(([,e=``,t=``])=>{let n=qt(t);return n===``?e:`${e}: ${n}`})}const Kt=/^(?:string|number|integer|boolean|array|list|object|date|float|int|bool|str)$/i;function qt(e){let t=e.replace(/^["']/,``);return Kt.test(t)?t.toLowerCase():/^["']/.test(e)?`string`:/^-?\d/.test(e)?`number`:/^(?:true|false)$/.test(e)?`boolean`:e===`[`?`array`:e===`{`?`object`:``}function Jt(e){return[...e.matchAll(/<([A-Za-z][\w-]{0,60})>/g)].map(([,e=``])=>e)}const Yt=.5;function Xt({before:e,after:t}){let n=e.length*t.length>400?Zt(e,t):Qt(e,t),r=new Set(n.map(([e])=>e)),i=new Set(n.map(([,e])=>e));return[...n.map(([e,t])=>({kind:`edited`,before:e,after:t})),...e.filter(e=>!r.has(e)).map(e=>({kind:`removed`,before:e})),...t.filter(e=>!i.has(e)).map(e=>({kind:`added`,after:e}))]}function Zt(e,t){return e.flatMap((e,n)=>{let r=t[n];return r!==void 0&&en(F(e.text),F(r.text))>=Yt?[[e,r]]:[]})}function Qt(e,t){let[n,r]=[e.map(({text:e})=>F(e)),t.map(({text:e})=>F(e))],i=n.map(e=>r.map(t=>{let n=en(e,t);return n>=Yt?n:0})),a=Array.from({length:e.length+1},()=>Array(t.length+1).fill(0)),o=(e,t)=>a[e]?.[t]??0;for(let n=e.length-1;n>=0;--n)for(let e=t.length-1;e>=0;--e){let t=i[n]?.[e]??0,r=t>0?t+o(n+1,e+1):0,s=a[n];s&&(s[e]=Math.max(r,o(n+1,e),o(n,e+1)))}let s=[];for(let n=0,r=0;n<e.length&&r<t.length;){let[a,c]=[e[n],t[r]],l=i[n]?.[r]??0;a&&c&&l>0&&o(n,r)===l+o(n+1,r+1)?(s.push([a,c]),n+=1,r+=1):o(n,r)===o(n+1,r)?n+=1:r+=1}return s}const $t=/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}_]+|[^\s]/gu;function F(e){let t=/* @__PURE__ */ new Map;for(let[n]of e.slice(0,3e3).toLowerCase().matchAll($t)){if(t.size>=300)break;t.set(n,(t.get(n)??0)+1)}return t}function en(e,t){let[n,r]=[0,0];for(let[i,a]of e)n+=Math.min(a,t.get(i)??0),r+=a;for(let e of t.values())r+=e;return r===0?0:2*n/r}function tn(e,t){return en(e,t)>=Yt}const nn=[/^you(?: a|['’])re (?:now )?(?:an?|the|our|my|one of|responsible for|in charge of)\b/i,/^[Yy]ou(?: a|['’])re (?:now )?(?:\p{Lu}|\{\{)/u,/^you (?:act|serve|work|function|operate) (?:as|for)\b/i,/^you(?: will| shall)? (?:help|assist|support|write to|write for|speak to|talk to|advise|serve)\b/i,/^(?:please )?(?:act|behave|respond|answer) as (?:an?|the|if)\b/i,/^(?:pretend|imagine)(?: that)? you(?: a|['’])re\b/i,/^(?:pretend to be|take (?:on )?the role of|assume the role of|play the role of|roleplay as)\b/i,/^(?:your|the) (?:\p{L}+ ){0,2}?(?:task|role|job|goal|purpose|mission|objective|persona|audience)(?: here| today)? (?:is|are)\b/iu,/^your (?:readers?|users?|responsibility|responsibilities) (?:is|are)\b/i,/^(?:role|task|goal|purpose|mission|objective|persona|audience)s?:/i,/^as an? (?:\p{L}+ ){0,4}(?:assistant|agent|expert|bot|chatbot|engineer|analyst|writer|editor|reviewer|translator|tutor|teacher|advisor)\b/iu,/^i want you to (?:act|be|behave)\b/i],rn=/^(?:[\d.]+\s*)?(?:your |the )?(?:role|persona|identity|purpose|mission|audience)\b/i;function I({text:e,heading:t,kind:n,example:r}){if(n!==`text`&&(r||n!==`item`&&n!==`quote`))return!1;let i=e.replace(/^[*_\s"“]+/,``);return!r&&rn.test(t)||nn.some(e=>e.test(i))}function an(e){return e.some(on)?`purpose-replaced`:`purpose-changed`}function on({rule:e,from:t,to:n}){if(e===`negation-changed`)return!0;if(t.length===0&&n.length===0)return e!==`wording`;let[r,i]=[cn(t),cn(n)];return r.length>0&&i.length>0&&!sn(r,i)&&![...r,...i].every(e=>Qe.has(e))}const sn=(e,t)=>e.join(` `)===t.join(` `);function cn(e){return e.filter(({kind:e,key:t})=>e===`literal`||e===`word`&&!A.has(t)&&!j(t)).map(({key:e})=>e)}const ln=/^\s*(`{3,}|~{3,})/,un=/^(#{1,6})\s+(.*)$/,dn=/^([-*+•‣◦–]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+(.*)$/,fn=/^(>+)\s?(.*)$/,pn=/^\|.*\|$/,mn=/^(?:<\/?[A-Za-z][\w:.-]{0,60}(?:\s[^<>]{0,200})?\/?>\s*){1,20}$/,hn=/^(?:[-*_=]\s*){3,}$/,gn=/^(?:\{%[^\n]{0,200}?%\}|\{\{[#/^>!~][^{}\n]{0,200}\}\})$/;function _n(e){let t=``,n=0;return e.split(/\r\n|[\n\r]/).map((e,r)=>{let i=r+1,a=e.trim(),o=e.length-e.trimStart().length,[,s=``]=ln.exec(e)??[];return t===``?s===``?{...vn(a),line:i,indent:o,block:0}:(t=s,n+=1,{kind:`code`,marker:``,text:a,line:i,indent:o,block:n}):(s.startsWith(t)&&a===s&&(t=``),{kind:`code`,marker:``,text:a,line:i,indent:o,block:n})})}function vn(e){if(e===``)return{kind:`blank`,marker:``,text:e};for(let[t,n]of[[`heading`,un],[`item`,dn],[`quote`,fn]]){let[,r,i]=n.exec(e)??[];if(r!==void 0&&i!==void 0&&!hn.test(e))return{kind:t,marker:r,text:i}}return pn.test(e)?{kind:`row`,marker:``,text:e}:{kind:mn.test(e)||hn.test(e)||gn.test(e)?`tag`:`text`,marker:``,text:e}}function yn(e,t,n){return n.kind===`code`||t.kind===`code`?n.kind===t.kind&&n.block===t.block:n.kind===`blank`||t.kind===`blank`?n.kind===t.kind:n.kind===`quote`?e.kind===`quote`&&bn(t,n):n.kind===`text`?e.kind===`item`?n.indent>e.indent||bn(t,n):e.kind===`text`&&bn(t,n):!1}function bn(e,t){return!/[.!?:;]["'”’)\]*_]*$/.test(e.text)&&/^[\p{Ll}(]/u.test(t.text)&&e.text.length>=40}const xn=new Intl.Segmenter(`en`,{granularity:`sentence`});function Sn(e){let t=[],n=new An,r=``;for(let i of Cn(_n(e))){let[e]=i;if(e===void 0)continue;if(e.kind===`blank`){n.pause();continue}let a={example:n.enter(e),heading:r,lines:[]};if(e.kind===`heading`&&(r=e.text),e.kind===`text`||e.kind===`item`||e.kind===`quote`)t.push(...wn(i,a));else{let n=i.map(e=>e.text),{kind:r,marker:o,line:s}=e,c=r===`code`?n:[];t.push({kind:r,text:L(n.join(` `)),marker:o,line:s,...a,lines:c})}}return t}function*Cn(e){let t=[];for(let n of e){let[e,r]=[t[0],t.at(-1)];e&&r&&!yn(e,r,n)&&(yield t,t=[]),t.push(n)}t.length>0&&(yield t)}function wn(e,t){let[n]=e;if(n===void 0)return[];let r=``,i=e.map(e=>{let t=r.length;return r+=`${e.text} `,{start:t,line:e.line}}),a=0;return En(r).map(({sentence:e,index:r},o)=>{for(;(i[a+1]?.start??1/0)<=r;)a+=1;return{kind:n.kind,text:L(e),marker:o===0?n.marker:``,line:i[a]?.line??n.line,...t}})}function Tn(e){let t=e.search(/[\p{Sentence_Terminal}.]/u);return t!==-1&&/[\p{L}\p{N}]/u.test(e.slice(t+1))}function En(e){if(!Tn(e))return[{sentence:e,index:0}];let t=[],n=0;for(let{segment:r,index:i}of xn.segment(e)){if(r.trim()===``)continue;let a=t.at(-1);a!==void 0&&n>0&&n<6?(a.sentence=e.slice(a.index,i+r.length),n=Dn(a.sentence)?n+1:0):(t.push({sentence:r,index:i}),n=+!!Dn(r))}return t}function Dn(e){let t=t=>e.split(t).length-1;return t(`"`)%2==1||t(`“`)>t(`”`)||t(`«`)>t(`»`)}function L(e){return e.replace(/\s+/g,` `).trim()}const On=/\b(?:examples?|few[- ]?shots?|samples?|demonstrations?)\b/i,kn=/^(?:[*_]{0,3})(?:examples?|e\.g\.|input|q|user|human|customer)\b[^:.]{0,30}:/i;var An=class{#e=`none`;#t=``;pause(){this.#e===`blank`&&(this.#e=`none`)}enter({kind:e,text:t}){return e===`heading`&&this.#e!==`tag`?(this.#e=On.test(t)?`heading`:`none`,!1):e===`tag`?this.#n(t):(this.#e===`none`&&!t.includes(`{{`)&&kn.test(t)&&(this.#e=`blank`),this.#e!==`none`)}#n(e){let[,t,n=``]=/^<(\/?)([\w:.-]+)/.exec(e)??[];return t===`/`&&this.#e===`tag`&&n===this.#t?this.#e=`none`:t===``&&this.#e===`none`&&On.test(n)&&(this.#e=`tag`,this.#t=n),this.#e===`tag`}};const jn=/* @__PURE__ */ new Set([`please`,`kindly`]);function Mn(e,t){let n=(e.at(-1)?.text===`.`?e.slice(0,-1):e).map(e=>Pn(e));if(!t)return Nn(n);let r=Nn(Ln(In(n))).filter((e,t,n)=>!zn(e,n[t-1]));return Nn(r.filter((e,t)=>Bn(e,t,r)))}function Nn(e){let t=e.findIndex(({kind:e})=>e===`word`);return e.map((e,n)=>({...e,first:n===t}))}function Pn({kind:e,text:t}){let n=e===`word`&&t.length>1&&t===t.toUpperCase()&&t!==t.toLowerCase(),r=e===`word`&&/^\p{Lu}/u.test(t);return{kind:e,key:e===`word`?t.normalize(`NFC`).toLowerCase().replaceAll(`’`,`'`):Fn(e,t),text:t,shouted:n,capital:r,determined:!1,first:!1}}function Fn(e,t){return e===`variable`?/["']/.test(t)?t:t.replace(/\s+/g,``):e===`literal`?t.replace(/^(["“„«'‘])(.*)["”“»'’]$/su,`"$2"`):e===`punctuation`?/^\.{3,}$|^…$/.test(t)?`…`:/^[-–—]+$/.test(t)?`—`:t.replace(/[’‘]/,`'`).replace(/[“”„]/,`"`):t}function In(e){return e.map((t,n)=>{let r=!1;for(let i=n-1;i>=Math.max(0,n-3)&&!r;--i){let{kind:n,key:a}=e[i]??t;if(r=n===`word`&&Ye.has(a),n!==`word`||A.has(a))break}return{...t,determined:r}})}function Ln(e){let t=[];for(let n=0;n<e.length;){let{standard:r,length:i}=Rn(e,n),[a]=e.slice(n,n+1);if(a===void 0)break;if(r===null)t.push(a);else{let o=e.slice(n,n+i).map(e=>e.text).join(` `);r.forEach((r,s)=>{let c=e.slice(n,n+i).some(e=>e.shouted);t.push({...a,kind:`word`,key:r,text:o,shouted:c,capital:a.capital&&s===0})})}n+=i}return t}function Rn(e,t){for(let n=Math.min(3,e.length-t);n>0;--n){let r=e.slice(t,t+n);if(!r.every(({kind:e,key:t})=>e===`word`||/^(?:e\.g|i\.e)$/.test(t)))continue;let i=et.get(r.map(({key:e})=>e).join(` `));if(i!==void 0)return{standard:i,length:r[0]?.kind===`literal`&&e[t+n]?.key===`.`?n+1:n}}return{standard:null,length:1}}function zn(e,t){return e.kind===`word`&&t?.kind===`word`&&t.key===e.key&&!j(e.key)}function Bn(e,t,n){let r=n[t+1];return e.kind===`word`?jn.has(e.key)&&t===0&&!e.shouted?!Vn(r):!Je.has(e.key)||e.shouted||!Un(e,r):e.kind!==`punctuation`||e.key!==`,`||!Hn(n,t)}function Vn(e){return e?.kind===`word`&&!Ye.has(e.key)}function Hn(e,t){return t===1&&rt.has(e[0]?.key??``)?!0:/^(?:and|or)$/.test(e[t+1]?.key??``)?e.slice(Math.max(0,t-1-3),t).some(({key:e})=>e===`,`)&&!e.some(({key:e})=>Ge.has(e)&&e!==`and`&&e!==`or`):!1}function Un({key:e,capital:t,first:n},r){return e===`a`&&t&&!n?!1:r?.kind===`word`&&!j(r.key)&&!A.has(r.key)&&!/^(?:lot|bit|number)$/.test(r.key)}const Wn=[[`variable`,String.raw`\{\{[^{}\n]{0,200}\}\}|\{\{\{[^{}\n]{0,200}\}\}\}`],[`literal`,String.raw`\{[%#][^\n]{0,200}?[%#]\}`],[`literal`,"``[^`]{1,300}``|`[^`]{1,300}`"],[`literal`,String.raw`(?:https?://|www\.)[^\s<>"')\]]+`],[`literal`,String.raw`[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+`],[`literal`,`"[^"]{1,300}"|“[^“”]{1,300}”|„[^“”„]{1,300}[“”]|«[^«»]{1,300}»`],[`literal`,String.raw`(?<![\p{L}\p{N}])(?:'|‘)(?:[^'‘’]|(?<=\p{L})['’](?=\p{L})){1,300}['’](?![\p{L}\p{N}])`],[`literal`,String.raw`\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}\}|\[[^[\]]{0,300}\]`],[`literal`,String.raw`</?[^<>\s][^<>]{0,100}>`],[`number`,String.raw`[$€£¥]?\p{N}[\p{L}\p{N}]*(?:[.,:/–-][\p{L}\p{N}]+)*[%°]?`],[`literal`,String.raw`[\p{L}\p{M}\p{N}_]+(?:[._/|@:\\'’-]+[\p{L}\p{M}\p{N}_]+)+|[\p{L}\p{M}\p{N}_]+`],[`emphasis`,String.raw`\*+|_+|~~+`],[`punctuation`,String.raw`\.{3,}|--+|[.,;:!?…()'’"“”„«»‘–—-]`],[`symbol`,String.raw`[^\s](?:[\p{M}\uFE0F]|\p{EMod}|\u200D[^\s])*`]],Gn=new RegExp(Wn.map(([,e],t)=>`(?<k${t}>${e})`).join(`|`),`gu`),Kn=/^\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*$/u,qn=/\p{Ll}\p{Lu}/u;function Jn(e){return[...e.matchAll(Gn)].map(e=>{let[t]=e,n=Wn.findIndex((t,n)=>e.groups?.[`k${n}`]!==void 0),r=Wn[n]?.[0]??`symbol`;return{text:t,kind:r===`literal`&&Kn.test(t)&&!qn.test(t)?`word`:r}})}function Yn(e){return e.some(({text:e})=>/^["“”„«»`{}[\]]$/.test(e))}const Xn=/^[,;:]$|^(?:and|or)$/;function Zn(e,t){if(e[t-1]?.key===`or`||e[t+1]?.key===`or`)return!0;let n=e.flatMap(({key:e},t)=>Xn.test(e)?[t]:[]);return n.some((r,i)=>{let a=n[i+1];return a===void 0||a-r<2||a-r>4||e[r]?.key!==`,`&&e[a]?.key!==`,`?!1:t>=r-3&&t<=a+3})}function Qn(e,t){return j(e)||j(t)||e.length>40||t.length>40?null:$n(e)===$n(t)||tt.get(e)===t||ar(e)===ar(t)?`spelling`:nt.some(([n,r])=>e===n&&t===r||e===r&&t===n)?`agreement`:er(e,t)??(tr(e,t)?`spelling`:null)}function $n(e){return/^\p{L}{3,}['’]?s?['’]?$/u.test(e)?e.replace(/['’]/g,``):e}function er(e,t){for(let n of Ve(e)){let e=Ve(t).find(({base:e})=>e===n.base);if(e!==void 0&&!A.has(n.base)&&N(n.base)){if((n.ending||e.ending)===`s`)return n.ending===e.ending?`spelling`:`plural`;if(!N(`${n.base}e`)){if(n.ending===e.ending)return`spelling`;if(n.ending===``||e.ending===``)return`inflection`}}}return null}function tr(e,t){if(!/^[a-z]+$/.test(e+t)||e[0]!==t[0]||t.length<5||N(e)||!N(t)||nr(e,t))return!1;let n=o(e,t);return n===1?!rr(e,t):n===2&&e.at(-1)===t.at(-1)&&Math.min(e.length,t.length)>=9}function nr(e,t){let[n,r]=e.length<t.length?[e,t]:[t,e];return r.startsWith(n)&&/^(?:s|e?d|e?r|l?y|e|a|o|c)$/.test(r.slice(n.length))}function rr(e,t){if(e.length!==t.length)return!1;let n=[...e].findIndex((e,n)=>e!==t[n]);if(e[n]===t[n+1]&&e[n+1]===t[n])return!1;let r=[e[n]??``,t[n]??``].sort().join(``);return!/^[aeiouy]{2}$/.test(r)&&![`cs`,`sz`,`cz`,`ck`,`gj`].includes(r)}const ir=/^(behavi|col|fav|hon|hum|lab|neighb|flav|harb|rum|vig|val)our/;function ar(e){let t=e.replace(ir,`$1or`),n=t.replace(/is(e|es|ed|ing|er|ers|ation|ations)$/,`iz$1`);return n!==t&&n.length>6&&N(n)&&N(t)?n:t}const or=new Set(`as label labels labelled labeled tag call called named say says output return reply answer respond write print
   spell`.split(/\s+/)),sr=new Set(`is are was were be been being`.split(` `));function cr(e,t){if(lr(e.piece,t.piece))return`emphasis-changed`;let n=e.piece.key===t.piece.key?ur(e,t):dr(e,t);return n===null?e.piece.first&&t.piece.first&&e.piece.key===t.piece.key?null:[e,t].some(({sentence:e,at:t})=>Zn(e,t))?`list-item-changed`:null:n}function lr(e,t){return e.shouted!==t.shouted&&[e,t].map(({key:e})=>e.replace(/'.*$/,``)).some(e=>e.length>5||N(e))}function ur({piece:e},{piece:t}){return e.capital===t.capital||e.shouted!==t.shouted||e.first||t.first?null:j(e.key)?`emphasis-changed`:e.determined&&t.determined?null:`literal-changed`}function dr(e,t){let n=Qn(e.piece.key,t.piece.key);return n===null?`instruction-changed`:n===`plural`?fr(e,t)?null:`number-changed`:n===`inflection`?pr(e)&&pr(t)?null:`instruction-changed`:[e,t].some(mr)?`literal-changed`:null}function fr(e,t){if(e.piece.first||t.piece.first)return!1;if(Ze.has(e.piece.key)||Ze.has(t.piece.key))return!0;let n=e.sentence[e.at-1];return n?.kind===`number`||n!==void 0&&qe.has(n.key)}function pr({at:e,sentence:t}){let[n,r]=[t[e-1],t[e+1]];return n===void 0||!sr.has(n.key)?!1:r===void 0||r.kind!==`word`||A.has(r.key)}function mr({piece:e,at:t,sentence:n}){return!e.determined&&or.has(n[t-1]?.key??``)}const hr=2e4,gr=[[`variable`,`variable-moved`],[`literal`,`literal-changed`],[`number`,`number-changed`]];function _r(e,t,n){if(e===t)return[];if(e.length>hr||t.length>hr)return[R(`instruction-changed`)];let r=[Jn(e),Jn(t)],i=n&&dt(e)&&dt(t),a=r.some(Yn),[o,s]=[Mn(r[0],i&&!a),Mn(r[1],i&&!a)],c=x([...o],[...s],{comparator:vr,maxEditLength:120});if(c===void 0)return[R(`instruction-changed`)];let l=yr(o,s,c).flatMap(e=>xr(e,{from:o,to:s,readable:i,quoted:a}));if(l.length>0)return l;let u=e=>e.map(({text:e})=>e).join(` `);return u(r[0])===u(r[1])?[]:[R(`wording`)]}function R(e,t=[],n=[]){return{rule:e,from:t,to:n}}const vr=(e,t)=>e.kind===t.kind&&e.key===t.key;function yr(e,t,n){let r=[],[i,a,o,s]=[0,0,0,0],c=()=>{(i>o||a>s)&&r.push({from:e.slice(o,i),to:t.slice(s,a),fromAt:o,toAt:s})};for(let{count:l,added:u,removed:d}of n)if(u)a+=l;else if(d)i+=l;else{c();for(let n=0;n<l;n+=1,i+=1,a+=1){let[n,o]=[e[i],t[a]];n&&o&&br(n,o)&&r.push({from:[n],to:[o],fromAt:i,toAt:a})}[o,s]=[i,a]}return c(),r}const br=(e,t)=>e.shouted!==t.shouted||e.capital!==t.capital;function xr(e,t){let{from:n,to:r}=e,i=Sr(e,t);return i===null?[]:[R(i,n,r)]}function Sr({from:e,to:t,fromAt:n,toAt:r},{readable:i,quoted:a,...o}){let s=[...e,...t],c=gr.find(([e])=>s.some(t=>t.kind===e));if(c!==void 0)return c[1];let l=s.filter(({kind:e})=>e===`word`);if(l.length===0)return s.some(({kind:e})=>e===`emphasis`)?`emphasis-changed`:`punctuation-changed`;let u=e.length===1&&e[0]?.key===t[0]?.key,d=it.find(e=>l.some(({key:t})=>e.words.has(t)));return d!==void 0&&!u?d.rule:a||!i?a?`literal-changed`:`other-language`:e.length!==t.length||l.length!==s.length?`instruction-changed`:e.map((e,i)=>{let a=t[i]??e;return cr({piece:e,at:n+i,sentence:o.from},{piece:a,at:r+i,sentence:o.to})}).find(e=>e!==null)??null}const Cr=/\b(?:never|not|refuse|decline|avoid|only|forbidden|prohibited|under no circumstances|cannot)\b|n['’]t\b/i;function z(e){let t={added:`structure-changed`,removed:`structure-changed`};return e.example&&!I(e)?{name:`an example`,added:`example-added`,removed:`example-removed`}:e.kind===`heading`?{name:`a heading`,...t}:e.kind===`tag`?{name:`a tag`,...t}:I(e)?{name:`a purpose sentence`,added:`purpose-added`,removed:`purpose-removed`}:e.kind!==`code`&&Cr.test(e.text)?{name:`a guardrail`,added:`guardrail-added`,removed:`guardrail-removed`}:{name:{code:`a fenced block`,row:`a table row`}[e.kind]??`an instruction`,added:`instruction-added`,removed:`instruction-removed`}}function wr(e){let{name:t,added:n}=z(e);return{rule:n,says:`adds ${t}: ${P(e.text)}`,line:{before:null,after:e.line}}}function Tr(e){let{name:t,removed:n}=z(e);return{rule:n,says:`held ${t} that is gone: ${P(e.text)}`,line:{before:e.line,after:null}}}function Er(e,t){return{rule:`instruction-moved`,says:`moves ${z(t).name}: ${P(t.text)}`,line:{before:e.line,after:t.line}}}function Dr(e,t){return{rule:`purpose-replaced`,says:`replaces the purpose: ${B(e.text,t.text)}`,line:{before:e.line,after:t.line}}}function Or(e,t,n,r){let i={before:e.line,after:t.line},a=(n,r)=>[{rule:n,says:`${r}: ${B(e.text,t.text)}`,line:i}];if(e.text===t.text)return[];let o=e=>e.example&&!I(e);if(o(e)||o(t))return a(`example-changed`,`changes an example`);if(I(e)&&!I(t))return a(`purpose-removed`,`states no purpose any more`);if(e.kind!==t.kind)return a(`structure-changed`,`turns ${z(e).name} into something else`);if(e.kind===`tag`)return a(`structure-changed`,`changes a tag`);if(e.kind===`code`)return[kr(e,t)];if(e.kind===`row`)return a(`list-item-changed`,`changes a table row`);let s=r?_r(e.text,t.text,n):[Nr],c=s.filter(({rule:e})=>e!==`wording`);if(I(t)&&c.length>0){if(!I(e))return a(`purpose-added`,`makes it a purpose`);let t=an(c);return a(t,t===`purpose-replaced`?`replaces the purpose`:`refines the purpose`)}return e.kind===`item`&&c.length===0&&jr(e.text,t.text)?a(`list-item-changed`,`changes a list item`):c.length===0?s.length===0?[]:a(`wording`,`says the same in other words`):Mr(c).map(n=>({rule:n.rule,says:Fr(n,e.text,t.text),line:i}))}function kr(e,t){let n=t.lines.findIndex((t,n)=>L(t)!==L(e.lines[n]??``)),r=n===-1?t.lines.length:n,[i,a]=[e.lines[r]??``,t.lines[r]??``];return{rule:`literal-changed`,says:`changes a fenced block: ${B(i,a)}`,line:{before:Ar(e,r),after:Ar(t,r)}}}function Ar({line:e,lines:t},n){return e+Math.max(0,Math.min(n,t.length-1))}function jr(e,t){let n=e=>(e.match(/[\p{L}\p{M}\p{N}]+/gu)??[]).join(` `);return n(e)!==n(t)}function Mr(e){return[...new Map(e.toReversed().map(e=>[e.rule,e])).values()].reverse()}const Nr={rule:`instruction-changed`,from:[],to:[]},Pr={"number-changed":`a number`,"negation-changed":`a negation`,"modal-changed":`how binding it is`,"condition-changed":`a condition`,"quantifier-changed":`an extent`,"literal-changed":`a literal`,"variable-moved":`where a variable stands`,"list-item-changed":`an item of a list`,"emphasis-changed":`what is stressed`,"punctuation-changed":`the punctuation`,"other-language":`words that the English rules cannot judge`};function Fr({rule:e,from:t,to:n},r,i){let[a,o]=[Ir(t),Ir(n)],s=`changes ${Pr[e]??`an instruction`}`;return a===``&&o===``?`${s}: ${B(r,i)}`:a===``?`${s}: ${P(o)} is new in ${P(i)}`:o===``?`${s}: ${P(a)} is gone from ${P(r)}`:`${s}: ${P(a)} becomes ${P(o)} in ${P(i)}`}function Ir(e){return e.filter((t,n)=>t.text!==e[n-1]?.text).map(({text:e})=>e).join(` `)}const B=(e,t)=>`${P(e)} becomes ${P(t)}`;function Lr(e,t,n){if(e===t)return[];let[r,i]=[yt(e),yt(t)],a=e=>Sn(e).map(e=>n?{...e,example:n}:e),[o,s]=[a(r),a(i)],{same:c,moved:l,gaps:u}=Me(o,s),d=ut(r)&&ut(i),f=u.map(e=>Br(e,d)),p=f.flatMap(({pairings:e})=>e),m=p.filter(e=>e.kind===`edited`),h=[...St(e,t),...zt(o,s),...f.flatMap(({remarks:e})=>e),...m.flatMap(({before:e,after:t},n)=>Or(e,t,d,n<1e3)),...Hr(p),...l.map(([e,t])=>Er(e,t)),...At([...c,...l,...m.map(e=>[e.before,e.after])])];if(h.length>0||zr(e)===zr(t))return h;let g={before:1,after:1},_=e=>e.replace(/\s+/g,``);return _(e)===_(t)?[{rule:`wording`,says:`changes the white space between words and signs`,line:g}]:[{rule:`unexplained`,says:`changes, and no rule says in what way`,line:g}]}function Rr(e,t){let n=t?[]:zt([],Sn(yt(e)));return[...St(``,e),...n]}function zr(e){return e.replace(/[ \t\r\n\f\v]+/g,` `).replace(/^ | $/g,``)}function Br(e,t){let[n,r]=[Vr(e.before),Vr(e.after)];if(n===r)return{pairings:[],remarks:[]};let[i,a]=[e.before[0],e.after[0]];if([...e.before,...e.after].every(({kind:e,example:t})=>e===`text`&&!t)&&i&&a&&e.before.length!==e.after.length&&_r(n,r,t).every(({rule:e})=>e===`wording`)){let e={before:i.line,after:a.line};return{pairings:[],remarks:[{rule:`wording`,says:`says the same in other words: ${P(r)}`,line:e}]}}return{pairings:Xt(e),remarks:[]}}function Vr(e){return e.map(({marker:e,text:t})=>e===``?t:`${e} ${t}`).join(` `)}function Hr(e){let t=e.flatMap(e=>e.kind===`removed`?[e.before]:[]),n=e.flatMap(e=>e.kind===`added`?[e.after]:[]),r=t.filter(I),i=n.filter(I).slice(0,r.length).map((e,t)=>[r[t]??e,e]),a=new Set(i.flat());return[...i.map(([e,t])=>Dr(e,t)),...t.filter(e=>!a.has(e)).map(Tr),...n.filter(e=>!a.has(e)).map(wr)]}const Ur=[`minimum`,`maximum`,`exclusiveMinimum`,`exclusiveMaximum`,`multipleOf`,`minLength`,`maxLength`,`pattern`,`format`,`minItems`,`maxItems`,`uniqueItems`,`minContains`,`maxContains`,`minProperties`,`maxProperties`,`dependentRequired`,`contentEncoding`,`contentMediaType`,`nullable`];function Wr(e,t){return[...Gr(e.type,t.type),...qr(e,t),...Xr(e,t)]}function Gr(e,t){let[n,r]=[Kr(e),Kr(t)];return n===r?[]:[{rule:`schema-type-changed`,says:`changes its type from ${n} to ${r}`}]}function Kr(e){return[...new Set((e===void 0?[`any`]:Array.isArray(e)?e:[e]).map(e=>typeof e==`string`?e:b(e)))].sort().join(` or `)}function qr(e,t){let[n,r]=[Jr(e),Jr(t)];if(n===null&&r===null)return[];if(n===null)return[{rule:`schema-enum-narrowed`,says:`accepts listed values only now`}];if(r===null)return[{rule:`schema-enum-widened`,says:`accepts other values than the listed ones now`}];let i=[...n].filter(e=>!r.has(e)),a=[...r].filter(e=>!n.has(e));return[...i.length>0?[{rule:`schema-enum-narrowed`,says:`no longer accepts ${Yr(i)}`}]:[],...a.length>0?[{rule:`schema-enum-widened`,says:`accepts ${Yr(a)} now`}]:[]]}function Jr({enum:e,const:t}){return Array.isArray(e)?new Set(e.map(e=>b(e))):t===void 0?null:/* @__PURE__ */ new Set([b(t)])}function Yr(e){let t=e.slice(0,5).map(e=>`\`${e.slice(0,40)}\``);return e.length>5?`${t.join(`, `)} and ${e.length-5} others`:t.join(`, `)}function Xr(e,t){return Ur.flatMap(n=>{let[r,i]=[e[n],t[n]];return V(r)===V(i)?[]:[{rule:`schema-constraint-changed`,says:`changes \`${n}\` from ${V(r)} to ${V(i)}`}]})}const V=e=>e===void 0?`none`:b(e).slice(0,60),Zr=[`description`,`title`,`$comment`],Qr=/* @__PURE__ */ new Set([...Ur,...Zr,`type`,`enum`,`const`,`required`,`properties`,`additionalProperties`,`items`,`additionalItems`,`unevaluatedItems`,`propertyNames`,`contains`,`not`,`if`,`then`,`else`,`unevaluatedProperties`,`dependentSchemas`,`dependencies`,`patternProperties`,`prefixItems`,`allOf`,`anyOf`,`oneOf`,`$ref`,`$defs`,`definitions`,`$id`,`$schema`,`$anchor`]);function $r(e,t){let n=[.../* @__PURE__ */ new Set([...Object.keys(e),...Object.keys(t)])].filter(e=>!Qr.has(e));return[...Zr.flatMap(n=>ei(n,H(e,n),H(t,n))),...n.filter(n=>V(H(e,n))!==V(H(t,n))).map(e=>({rule:`schema-text-changed`,says:`changes \`${e}\``}))]}const H=(e,t)=>Object.hasOwn(e,t)?e[t]:void 0;function ei(e,t,n){if(t===n)return[];let[r,i]=[ti(t),ti(n)],a=ut(r)&&ut(i);return[{rule:r!==``&&i!==``&&_r(r,i,a).every(({rule:e})=>e===`wording`)?`schema-wording`:`schema-text-changed`,says:`changes its ${e.replace(`$`,``)}: ${P(r)} becomes ${P(i)}`,text:i}]}const ti=e=>typeof e==`string`?e:``;function U(e,t,n){return{rule:e,says:`the response schema${t===``?``:` at \`${t}\``} ${n}`,line:E}}function ni(e,t,n,r){let[i,a]=[W(e.properties),W(t.properties)],[o,s]=[li(e.required),li(t.required)];return[.../* @__PURE__ */ new Set([...i.keys(),...a.keys(),...o,...s])].flatMap(e=>{let[t,c,l]=[i.get(e),a.get(e),n(e)],u=t!==void 0&&c!==void 0?r(t,c,l):[];return s.has(e)&&!o.has(e)?[U(`schema-required-added`,l,t===void 0?`gains a required property`:`requires what was optional`),...u]:o.has(e)&&!s.has(e)?[U(`schema-required-removed`,l,c===void 0?`loses a required property`:`no longer requires it`),...u]:t===void 0&&c!==void 0?[U(`schema-property-added`,l,`gains an optional property`)]:t!==void 0&&c===void 0?[U(`schema-property-removed`,l,`loses an optional property`)]:u})}function ri(e,t,n,r,i){let[a,o]=[e??!0,t??!0];return a!==!1&&o===!1?[U(`schema-closed`,n,`allows no further properties now`)]:a===!1&&o!==!1?[U(`schema-opened`,n,`allows further properties now`)]:i(a,o,r)}function ii(e,t,n,r,i){return e===void 0&&t===void 0?[]:e!==void 0&&t!==void 0&&!Array.isArray(e)&&!Array.isArray(t)?i(e,t,r):b(e??!0)===b(t??!0)?[]:[U(`schema-constraint-changed`,r,`changes \`${n}\``)]}function ai(e,t,n,r,i,a){let[o,s]=[W(e),W(t)];return[.../* @__PURE__ */ new Set([...o.keys(),...s.keys()])].flatMap(e=>{let[t,c]=[o.get(e),s.get(e)];return t!==void 0&&c!==void 0?a(t,c,i(e)):[U(`schema-constraint-changed`,r,`changes \`${n}\` at ${P(e)}`)]})}function oi(e,t,n,r,i){let[a,o]=[si(e),si(t)],s=[...a].filter(([e])=>!o.has(e)),c=[...o].filter(([e])=>!a.has(e));return s.length!==c.length||ci(e)!==ci(t)?[U(`schema-branch-changed`,r,`has other branches in \`${n}\``)]:[...[...a].filter(([e])=>o.has(e)&&e.includes(`"$ref"`)).flatMap(([,e])=>i(e,e,r)),...s.flatMap(([,e],t)=>i(e,c[t]?.[1]??!0,`${r}(${n} ${t+1})`))]}function si(e){return new Map(Array.isArray(e)?e.map(e=>[b(e),e]):[])}const ci=e=>Array.isArray(e)?e.length:0;function W(e){return Array.isArray(e)?new Map(e.map((e,t)=>[String(t),e])):new Map(g(e)?Object.entries(e):[])}function li(e){return new Set(Array.isArray(e)?e.filter(e=>typeof e==`string`):[])}function ui(e){let t=JSON.stringify(e);return`\`${t.length>60?`${t.slice(0,59)}…`:t}\``}function di(e,t){if(t===`#`)return e;if(!t.startsWith(`#/`))return null;let n=e;for(let e of t.slice(2).split(`/`)){let t=fi(e).replaceAll(`~1`,`/`).replaceAll(`~0`,`~`);if(n=Array.isArray(n)?n[Number(t)]:g(n)&&Object.hasOwn(n,t)?n[t]:void 0,n===void 0)return null}return n}function fi(e){try{return decodeURIComponent(e)}catch{return e}}function pi({$ref:e},t){return typeof e==`string`?di(t,e):null}function mi(e,t){let{$ref:n,...r}=e;if(n===void 0)return e;let i=pi(e,t);return i===null||Object.keys(r).length===0||!g(i)?i:Object.keys(r).some(e=>Object.hasOwn(i,e)&&!hi.has(e))?{allOf:[i,r]}:{...i,...r}}const hi=/* @__PURE__ */ new Set([`description`,`title`,`$comment`,`default`,`examples`]),gi=`too much`;function _i(e,t){if(b(e)===b(t))return[];let n=({$defs:e,definitions:t})=>b([e??null,t??null]),r=n(e)===n(t),i=G(e,t,``,{before:e,after:t,seen:/* @__PURE__ */ new Set,sameDefinitions:r},0);if(i.some(({rule:e})=>e!==`schema-wording`))return i;let a=/* @__PURE__ */ new Set([...yi(e),...i.map(({text:e})=>e)]),o=[...yi(t)].find(e=>!a.has(e)&&!vi.test(e));return o===void 0?i.length>0?i:[U(`schema-wording`,``,`is written in another way and accepts the same`)]:[U(`schema-text-changed`,``,`holds a new text: ${P(o)}`)]}const vi=/^[\w#$~./:-]{0,80}$/;function yi(e){let t=/* @__PURE__ */ new Set;return JSON.stringify(e,(e,n)=>(t.add(e),typeof n==`string`&&t.add(n),n)),t}function G(e,t,n,r,i){if(!g(e)||!g(t))return bi(e,t,n);if(i>40||r.seen.size>1e3)return r.seen.has(gi)||wi(e,t,r)?[]:(r.seen.add(gi),[U(`schema-constraint-changed`,n,`is nested too deeply to be compared`)]);if(e.$ref!==void 0||t.$ref!==void 0)return xi(e,t,n,r,i);let a=e=>n===``?e:`${n}.${e}`,o=(e,t,n)=>G(e,t,n,r,i+1);return[...Wr(e,t).map(({rule:e,says:t})=>U(e,n,t)),...$r(e,t).map(({rule:e,says:t,text:r})=>({...U(e,n,t),text:r})),...ni(e,t,a,o),...ri(e.additionalProperties,t.additionalProperties,n,a(`*`),o),...[`items`,`additionalItems`].flatMap(r=>ii(e[r],t[r],r,`${n}[]`,o)),...Si.flatMap(i=>Ci(e[i],t[i],i,n,r)),...[`patternProperties`,`prefixItems`].flatMap(r=>ai(e[r],t[r],r,n,a,o)),...[`allOf`,`anyOf`,`oneOf`].flatMap(r=>oi(e[r],t[r],r,n,o))]}function bi(e,t,n){let r=e=>b(e===!0?{}:e);return r(e)===r(t)?[]:[U(`schema-type-changed`,n,`changes from ${ui(e)} to ${ui(t)}`)]}function xi(e,t,n,r,i){let{$ref:a,...o}=e,{$ref:s,...c}=t,l=a!==void 0&&s!==void 0,[u,d]=l?[pi(e,r.before),pi(t,r.after)]:[mi(e,r.before),mi(t,r.after)];if(u===null||d===null)return b(e)===b(t)?[]:[U(`schema-constraint-changed`,n,`refers to what cannot be seen here: ${ui(t)}`)];let f=l?G(o,c,n,r,i+1):[],p=b(l?[a,s]:[e,t]);return r.seen.has(p)?f:(r.seen.add(p),[...f,...G(u,d,n,r,i+1)])}const Si=[`not`,`if`,`then`,`else`,`contains`,`propertyNames`,`unevaluatedProperties`,`unevaluatedItems`,`dependentSchemas`,`dependencies`];function Ci(e,t,n,r,i){return wi(e??null,t??null,i)?[]:[U(`schema-constraint-changed`,r,`changes \`${n}\``)]}function wi(e,t,n){let r=b(e);return r===b(t)?!r.includes(`"$ref"`)||n.sameDefinitions&&!/"\$ref":(?!"#\/(?:\$defs|definitions)\/)/.test(r):!1}function Ti(e,t,n){let r=(e,t)=>[{rule:e,says:t,line:E}];if(e===null&&t===null)return[];if(e===null)return r(`schema-added`,`the prompt gains a response schema`);if(t===null)return r(`schema-removed`,`the prompt loses its response schema`);let[i,a]=[Ei(e,n.before),Ei(t,n.after)];if(i!==null&&a!==null){let n=_i(i,a);return n.length>0||K(e)===K(t)?n:r(`schema-wording`,`the response schema stands elsewhere and is the same`)}return K(e)===K(t)?[]:r(`schema-replaced`,`the response schema is another, and what it says cannot be compared here`)}function Ei(e,t){return e.kind===`inline`?e.schema:t}function K(e){return e.kind===`inline`?``:e.path}function Di(e){let t=Oi(e),[,n,r]=/^ft:([^:]+):([^:]*(?::[^:]*)?)/.exec(t)??[];if(n!==void 0)return`ft:${Di(n)}:${r}`;let i=[],a=``;for(let e of ki(t).split(/[-_:@ ]+/)){if(e===``||Ai.test(e)||ji.has(e))continue;let[,t=``,n=``,r=``]=/^([a-z]*?)v?(\d{1,2})((?:\.\d+)*[a-z]?)$/.exec(e)??[];n===``?i.push(e):a===``?(t!==``&&i.push(t),a=`${n}${/[a-z]$/.exec(r)?.[0]??``}`):t!==``&&i.push(e)}let o=i.join(`-`),s=a===``||o.length<=1?o+a:`${o}-${a}`;return s===``?t:s}function Oi(e){return e.slice(e.lastIndexOf(`/`)+1).toLowerCase().trim().replace(/^(?:(?:us|eu|apac|global)\.)?(?:anthropic|meta|amazon|mistral|cohere|ai21|deepseek|openai|google|qwen)\./,``).replace(/-v\d+:\d+$/,``).replace(/^gpt-?35\b/,`gpt-3.5`).replace(/^gpt(?=\d)/,`gpt-`).replace(/^claude(?=\d)/,`claude-`)}function ki(e){return e.replace(/[-@](?:20\d{2}-?\d{2}-?\d{2}|\d{2}-20\d{2}|\d{2}-\d{2}|\d{6})(?=$|[-:@])/g,``).replace(/[-@]\d{3,4}(?=$|[-:@])/g,``)}const Ai=/^(?:\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)?[bm]|e\d+b|a\d+b|mini|nano|micro|tiny|small|medium|large|big|xl|xxl|pro|plus|max|ultra|turbo|flash|lite|light|air|fast|instant|opus|sonnet|haiku|scout|maverick)$/,ji=new Set(`latest preview exp experimental beta alpha stable instruct it chat base thinking vision audio realtime search online
   free hf gguf awq gptq fp8 fp16 int8 int4 q4 q5 q8 k m tuning versatile specdec highspeed v1 001 002`.split(/\s+/));function Mi(e,t,n){if(e.model===t.model)return[];let[r,i]=[e.model??n,t.model??n],a=`from ${Ni(e,n)} to ${Ni(t,n)}`,o=(e,t)=>[{rule:e,says:`the model changes ${a}${t}`,line:E}];if(r===i)return o(`model-named`,`, which is the same`);if(r===null||i===null)return o(`model-family`,`, and which that is cannot be seen here`);let[s,c]=[Di(r),Di(i)];return s===c?o(`model-changed`,`: ${Oi(r)===Oi(i)?`the same model at another place`:`within the family ${c}`}`):o(`model-family`,`: another family (${s}, ${c})`)}function Ni({model:e},t){return e===null?t===null?`the default`:`the default \`${t}\``:`\`${e}\``}function Pi(e,t){let[n,r]=[Fi(e),Fi(t)];return[.../* @__PURE__ */ new Set([...n.keys(),...r.keys()])].flatMap(e=>{let[t,i]=[n.get(e),r.get(e)];return t!==void 0&&i!==void 0&&b(t)===b(i)?[]:[{rule:`parameter-changed`,says:`the parameter \`${e}\` ${Ii(t,i)}`,line:E}]})}function Fi({parameters:e,maxTokens:t}){let n=new Map(Object.entries(e));return t===null?n:n.set(`max_tokens`,t)}function Ii(e,t){return e===void 0?`is new: ${q(t)}`:t===void 0?`is gone; it was ${q(e)}`:`changes from ${q(e)} to ${q(t)}`}function q(e){let t=JSON.stringify(e)??``;return t.length<=60?t:`${t.slice(0,59)}…`}const Li={text:`text`,"json-object":`any JSON object`,"json-schema":`JSON of a schema`};function Ri(e,t){if(e.responseFormat===t.responseFormat)return[];let n=[Li[e.responseFormat],Li[t.responseFormat]];return[{rule:`format-changed`,says:`the output format changes from ${n[0]} to ${n[1]}`,line:E}]}function zi(e,t){let[n,r]=[vt(JSON.stringify(e)),vt(JSON.stringify(t))];return r.length===0||n.join(``)===r.join(``)?[]:[{rule:`invisible-character`,says:`the parameters or the response schema hold invisible characters: ${bt(r)}`,line:E}]}function Bi(e,t){let n=({role:e,content:t})=>`${e}\n${L(t)}`,[r,i]=[e.map(n),t.map(n)],a=[],[o,s]=[[],[]];for(let n of Vi(r,i,a)){let r=(e,t)=>t.map(t=>e[t]?.role??``),i=[],c=Vi(r(e,n.before),r(t,n.after),i);for(let e of i)e.kind!==`removed`&&e.kind!==`added`&&a.push({...e,before:n.before[e.before]??0,after:n.after[e.after]??0});for(let{before:e,after:t}of c)o.push(...e.map(e=>n.before[e]??0)),s.push(...t.map(e=>n.after[e]??0))}return[...a,...Hi(e,t,o,s)]}function Vi(e,t,n){let r=x([...e],[...t],{maxEditLength:200}),i=e=>e.map((e,t)=>t);if(r===void 0)return[{before:i(e),after:i(t)}];let a=[{before:[],after:[]}],[o,s]=[0,0];for(let{count:e,added:t,removed:i}of r){for(let r=0;r<e;r+=1)t?a.at(-1)?.after.push(s+r):i?a.at(-1)?.before.push(o+r):n.push({kind:`kept`,before:o+r,after:s+r});!t&&!i&&a.push({before:[],after:[]}),t||(o+=e),i||(s+=e)}return a.filter(e=>e.before.length+e.after.length>0)}function Hi(e,t,n,r){let i=new Map(r.map(e=>[e,F(t[e]?.content??``)]));return[...n.map(n=>{let r=Ui(F(e[n]?.content??``),i);return r===null?{kind:`removed`,before:n}:(i.delete(r),{kind:e[n]?.role===t[r]?.role?`moved`:`role-changed`,before:n,after:r})}),...[...i.keys()].map(e=>({kind:`added`,after:e}))]}function Ui(e,t){let n=0;for(let[r,i]of t){if(tn(e,i))return r;if(n+=1,n===20)break}return null}function Wi(e,t,n){let r=Ki(e,e=>n(e,`before`)),i=Ki(t,e=>n(e,`after`));return[...qi(r,i).map(([e,n])=>{let r=Ji(t[n]?.content??``,e),i=`adds the variable \`${e}\`: whoever fills in the prompt must provide it`;return Gi(n,{rule:`variable-added`,says:i,line:{before:null,after:r}})}),...qi(i,r).map(([t,n])=>{let r=Ji(e[n]?.content??``,t),i=`used the variable \`${t}\`, and the prompt does not ask for it any more`;return Gi(n,{rule:`variable-removed`,says:i,line:{before:r,after:null}})})]}const Gi=(e,t)=>({messageIndex:e,remark:t});function Ki(e,t){let n=/* @__PURE__ */ new Map;return e.forEach(({content:e},r)=>{for(let i of t(e))n.has(i)||n.set(i,r)}),n}function qi(e,t){return[...t].filter(([t])=>!e.has(t)).slice(0,50)}function Ji(e,t){let n=t.replace(/[\\^$.*+?()[\]{}|]/g,`\\$&`),r=RegExp(`\\{[{%][^{}\\n]{0,200}?(?<![\\w.])${n}(?!\\w)`).exec(e)?.index??e.indexOf(t);return e.slice(0,Math.max(0,r)).split(/\r\n|[\n\r]/).length}function Yi(e,t,n){let r=Wi(e,t,n).map(({messageIndex:e,remark:t})=>{let n=t.line.after!==null;return{remark:t,before:n?null:e,after:n?e:null}}),i=Bi(e,t).flatMap(n=>{let r={before:n.kind===`added`?null:n.before,after:n.kind===`removed`?null:n.after};return Xi(n,e,t).map(e=>({remark:e,...r}))}),a=({remark:e})=>e.rule===`variable-moved`;return[...r,...i.filter(e=>r.length===0||!a(e))]}function Xi(e,t,n){if(e.kind===`removed`)return[{rule:`message-removed`,says:`held a whole message that is gone: ${$i(t,e.before)}`,line:{before:1,after:null}}];let r=n[e.after]?.content??``;if(e.kind===`added`)return[{rule:`message-added`,says:`begins a new message: ${$i(n,e.after)}`,line:{before:null,after:1}},...Rr(r,Qi(n,e.after))];let i=t[e.before]?.content??``,a=Qi(t,e.before)||Qi(n,e.after);return[...Zi(e,t,n),...Lr(i,r,a)]}function Zi(e,t,n){let r={before:1,after:1};if(e.kind===`kept`)return[];if(e.kind===`moved`)return[{rule:`message-moved`,says:`moves a whole message: ${$i(n,e.after)}`,line:r}];let i=[t[e.before]?.role,n[e.after]?.role];return[{rule:`role-changed`,says:`changes its role from ${i[0]} to ${i[1]}`,line:r}]}function Qi(e,t){return e[t]?.role===`assistant`||e[t]?.role===`user`&&e[t+1]?.role===`assistant`}function $i(e,t){let n=e[t];return`${n?.role??``} ${P(n?.content??``)}`}function ea(e,t,n={}){let r=aa(e,t,n);if(h(e,t)&&r.length===0)return{level:`none`,findings:[]};let i=Yi(e.messages,t.messages,n.variablesOf??w),a=na(Math.max(e.messages.length,t.messages.length)>1,n.lineOf),o=[...r.map(e=>ta(e,null,e.says)),...i.map(e=>ta(e.remark,e.after??e.before,`${a(e)} ${e.remark.says}`))].sort(me),s=o.length>0?o:[ta(ra,null,ra.says)];return{level:s[0]?.level??`minor`,findings:s.slice(0,200)}}function ta({rule:e,line:t},n,r){return{level:de[e],rule:e,message:r,messageIndex:n,line:t}}function na(e,t){return({remark:n,before:r,after:i})=>{let a=n.line.after!==null,[o,s]=a?[i??0,n.line.after]:[r??0,n.line.before],c=t?.(a?`after`:`before`,o,s??1)??s;return`${e&&t===void 0?`message ${o+1}, `:``}line ${c}${a?``:` of the earlier version`}`}}const ra={rule:`unexplained`,says:`the prompt asks for something else, and no rule says in what way`,line:E};function ia(e,t){let[n,r]=[e,t].map(({partials:e})=>[...e.values()].join(`

`));return Lr(n??``,r??``,!1).map(({rule:e,says:t})=>({rule:e,says:`a partial ${t}`,line:E}))}function aa(e,t,n){let{model:r,parameters:i,maxTokens:a,messages:o,responseFormat:s,responseSchema:c}=t,l={model:r,parameters:i,maxTokens:a,messages:o,responseFormat:s,responseSchema:c},u=e=>v([e.responseSchema,e.parameters]);return[...Mi(e,t,n.defaultModel??null),...ia(e,t),...Pi(e,t),...Ri(e,t),...Ti(e.responseSchema,t.responseSchema,n.schemas??{before:null,after:null}),...zi(u(e),u(t)),...h({...e,...l},t)?[]:[ra]]}async function oa(e,{base:t,mergeBase:n,head:r},i){if(t===n)return r;let[a,o,s]=await Promise.all([n,t,r].map(t=>i.id(t,e)));return o===a||o===s?r:s===a?t:null}async function sa(e,t,n,r,i){let{checks:a}=e.affected.group,o=e.candidate.responseSchema,s=t.flatMap(e=>e.checks?.schema??[]),c=[...o?.kind===`file`?[o.path]:[],...s],l=/* @__PURE__ */ new Set([...a.schema===void 0?[]:[a.schema],...c]),u=fa(c,a.schema,n),d=await Promise.all([...l].map(e=>ca(e,r,i))),f=new Map(d.flatMap(({path:e,schema:t})=>t===null?[]:[[e,t]])),p=o===null?null:o.kind===`inline`?o.schema:f.get(o.path)??null,m=a.schema===void 0?p:f.get(a.schema)??null,h=a.schema===void 0&&e.before!==null&&!ua(await la(e.before,r,i),p)?[da(`The schema that the prompt gives its answers`)]:[],g=d.filter(({path:e})=>e===a.schema||s.includes(e));return{group:m,response:p,cases:f,reasons:[...u,...d.flatMap(({reasons:e})=>e),...g.flatMap(({path:e,edited:t})=>t?[da(`The schema \`${e}\``)]:[]),...h]}}async function ca(e,t,n){let i=await oa(e,t,n),a=await n.schema(i??t.head,e),o=i===null?[{code:`schema.diverged`,message:`The base branch changed \`${e}\` as well: update the branch.`,effect:`blocks`}]:[];if(a.kind!==`loaded`)return{path:e,schema:null,edited:!1,reasons:[...o,...f(`config.schema`,a,e)]};let s=i===t.base?a:await n.schema(t.mergeBase,e),c=s.kind!==`absent`&&!ua(r(s),a.value);return{path:e,schema:a.value,edited:c,reasons:o}}async function la(e,t,n){let i=e.responseSchema;if(i===null)return null;if(i.kind===`inline`)return i.schema;let a=await oa(i.path,t,n)===t.base?t.base:t.mergeBase;return r(await n.schema(a,i.path))}function ua(e,t){return b(e)===b(t)}function da(e){return{code:`schema.changed`,message:`${e} changed: a person has to agree.`,effect:`awaits`}}function fa(e,t,n){let r=a(n.groups);return[...new Set(e)].filter(e=>e!==t&&!d(e,r)).map(e=>({code:`config.schema`,message:`The schema \`${e}\` lies where its changes would go unseen: keep it as a .json file below the prompts, or call it \`*.schema.json\`.`,effect:`inconclusive`}))}async function pa(e,t,n){let i=t.responseSchema;return i===null?null:i.kind===`inline`?i.schema:r(await n.schema(e,i.path))}async function ma(e,t,n,r,i,a){let o=await ga(t,n,r,i,a);if(e.change!==`affected`)return he({before:t,after:n,movedOn:await _a(r,e.previousPath??e.path,a),lint:o,mode:i.lint});if(t===null||h(t,n))return ha(e);let{level:s,findings:c}=o(t,n),l=s===`none`?`minor`:s,u=[`${e.because??`a partial changed`}: held to what that needs, ${l.toUpperCase()}`];return{...D,effective:l,required:l,reasons:u,findings:c}}function ha(e){let t=[`${e.because??`something it uses changed`}: the rules of MINOR, without a comparison`];return{...D,effective:`minor`,reasons:t}}async function ga(e,t,{mergeBase:i,head:a},o,s){let c=async(e,t)=>{let n=t===null?null:await pa(e,t,s);return typeof n==`boolean`?null:n},l={before:await c(i,e),after:await c(a,t)},u=o.model?.value??null,[d,f]=await Promise.all([s.text(i,e?.path??t.path),s.text(a,t.path)]),p={before:n(r(d),e?.messages??[]),after:n(r(f),t.messages)};return(e,t)=>ea(e,t,{schemas:l,defaultModel:u,variablesOf:(n,r)=>Se(r===`before`?e:t,n),lineOf:(e,t,n)=>p[e](t,n)})}async function _a(e,t,n){if(e.base===e.mergeBase)return!1;let[i,a]=await Promise.all([n.text(e.mergeBase,t),n.text(e.base,t)]);return r(i)!==r(a)}function va(e,t){let n=new Map(e.map(e=>[e.id,e])),r=[],i=[];for(let e of t){let t=n.get(e.id);n.delete(e.id),t===void 0?r.push(e.id):ya(t,e)||i.push(e.id)}return{added:r,edited:i,removed:[...n.keys()]}}function ya(e,t){return e===t||ba(e)===ba(t)}function ba(e){return b(v(e))}const xa=`FILL IN:`;function Sa({query:e,context:t,reference:n,variables:r}){return[e,t,n,...Object.values(r)].some(Ca)}function Ca(e){return typeof e==`string`?e.startsWith(xa):typeof e!=`object`||!e?!1:Object.values(e).some(Ca)}async function wa(e,t,n){let{group:i,path:a}=e,o=u(i.dataset.value,a),s=e.previousPath??a,c=u(i.dataset.value,s),l=c===o?await oa(o,t,n):t.head,d=l===t.base?t.base:t.mergeBase,[p,m]=await Promise.all([n.dataset(l??t.head,o),n.dataset(d,c)]),h=i.dataset.from.endsWith(`(default)`),g=h&&p.kind===`absent`?await Ta(t.head,a,n):null,v=h&&m.kind===`absent`?await Ta(t.mergeBase,s,n):null,y=g??p,b=g===null?o:a,x=(r(v??m)??[]).filter(e=>_(e,s)),S=(r(y)??[]).filter(e=>_(e,a)),C=va(x,S),w=[];return l===null&&w.push({code:`dataset.diverged`,message:`The base branch changed \`${b}\` as well: update the branch.`,effect:`blocks`}),y.kind===`absent`?w.push({code:`config.no-dataset`,message:`No golden dataset at \`${b}\` (${i.dataset.from}). Start one there: a list of cases, each with \`id\`, \`query\` and the \`context\` that an answer may draw on.`,effect:`inconclusive`}):y.kind===`faulty`?w.push(...f(`config.dataset`,y,b)):S.length<i.minCases.value&&w.push({code:`unmeasured.too-few-cases`,message:`\`${b}\` has ${S.length} cases for this prompt; ${i.minCases.from} asks for ${i.minCases.value}.`,effect:`inconclusive`}),w.push(...Ea(S,b)),y.kind!==`faulty`&&w.push(...Da(C,b)),{path:b,head:S,base:x,change:C,shared:!/\{name\}/.test(i.dataset.value),reasons:w}}async function Ta(e,t,n){let r=(await n.embedded(e,t))?.dataset??null;return r===null?null:r.kind===`parsed`?{kind:`loaded`,value:r.cases}:r}function Ea(e,t){let n=e.filter(Sa).map(({id:e})=>e);return n.length===0?[]:[{code:`config.unfilled-case`,message:`Golden cases of \`${t}\` are still to be filled in: ${Oa(n)}. Replace every text that begins with "${xa}", or remove the case.`,effect:`inconclusive`}]}function Da(e,t){let n=(e,n,r)=>r.length===0?[]:[{code:e,message:`Golden cases ${n} in \`${t}\`: ${Oa(r)}. A person has to agree.`,effect:`awaits`}];return[...n(`dataset.case-edited`,`edited`,e.edited),...n(`dataset.case-removed`,`removed`,e.removed)]}function Oa(e){let t=e.slice(0,8).map(e=>`"${e}"`);return e.length>8?`${t.join(`, `)} and ${e.length-8} more`:t.join(`, `)}function ka(e){let t=e?.evaluators??null;if(t?.kind!==`parsed`)return b(v(t));let n=t.caseRules.map(e=>({...e,where:``}));return b(v({...t,caseRules:n}))}async function Aa(e,t,{head:n,mergeBase:r},i){let{checks:a}=e.group,o={checks:{},cases:t,reasons:[]};if(c(a))return o;let s=e.previousPath??e.path,[l,u]=await Promise.all([i.embedded(n,e.path),i.embedded(r,s)]),d=e.change===`added`||ka(l)===ka(u)?[]:[{code:`checks.changed`,message:`The evaluators of the prompt file, which its answers are checked by, changed. A person has to agree.`,effect:`awaits`}],p=l?.evaluators??null;if(p===null)return{...o,reasons:d};if(p.kind===`faulty`)return{...o,reasons:[...d,...f(`config.checks`,p,e.path)]};let m=se(t,p.caseRules);if(m.kind===`faulty`)return{...o,reasons:[...d,...f(`config.checks`,m,e.path)]};let h=[...p.ignored,...m.ignored],g=`Evaluators that the gate does not run, since it judges by its own rubrics: ${h.join(`, `)}.`,_=h.length===0?[]:[{code:`checks.ignored`,message:g,effect:`note`}];return{checks:p.checks,cases:m.cases,reasons:[...d,..._]}}const ja=[`null`,`boolean`,`string`,`array`,`object`,`integer`,`fraction`];function Ma(e){return e===null?`null`:Array.isArray(e)?`array`:typeof e==`number`?Number.isInteger(e)?`integer`:`fraction`:typeof e}function Na({type:e,nullable:t}){let n=Array.isArray(e)?e:[e??null];if(n.length===0||!n.every(e=>typeof e==`string`))return ja;let r=[...n,...t===!0?[`null`]:[]];return ja.filter(e=>r.includes(e)||r.includes(`number`)&&(e===`integer`||e===`fraction`))}function Pa(e,t){let n=Ma(t);if(!Na(e).includes(n)||Array.isArray(e.enum)&&!e.enum.some(e=>b(e)===b(t)))return!0;if(typeof t==`string`)return Fa(ce(t),e,`Length`);if(Array.isArray(t))return Fa(t.length,e,`Items`);if(g(t))return(Array.isArray(e.required)?e.required:[]).some(e=>typeof e==`string`&&!Object.hasOwn(t,e))||Fa(Object.keys(t).length,e,`Properties`);if(typeof t!=`number`)return!1;let{low:r,high:i}=Ba([e]);return t<r.value||t>i.value||r.open&&t===r.value||i.open&&t===i.value}function Fa(e,t,n){return e<La([t],n)||e>Ra([t],n)}function Ia(e,t,n,r){return e.reduce((e,{[t]:r})=>typeof r==`number`?n(e,r):e,r)}function La(e,t){return Ia(e,`min${t}`,Math.max,0)}function Ra(e,t){return Ia(e,`max${t}`,Math.min,1/0)}function za(e,t,n,r){let[i,a]=[La(t,n),Ra(t,n)];return i>a?`${e} asks for at least ${i} and at most ${a} ${r}`:null}function Ba(e){let t=(t,n,r,i)=>{let a=Ia(e,n,r,i),o=r(Ia(e,t,r,i),a);return{value:o,open:o===a&&Number.isFinite(o)}};return{low:t(`minimum`,`exclusiveMinimum`,Math.max,-1/0),high:t(`maximum`,`exclusiveMaximum`,Math.min,1/0)}}function Va(e,t,n){let{low:r,high:i}=Ba(t);return r.value>i.value||r.value===i.value&&(r.open||i.open)||n===`integer`&&Ha(r)>-Ha({value:-i.value,open:i.open})?`${e} asks for a ${n===`integer`?`whole number`:`number`} ${r.open?`above`:`from`} ${r.value} ${i.open?`and below`:`to`} ${i.value}`:null}function Ha({value:e,open:t}){return t&&Number.isInteger(e)?e+1:Math.ceil(e)}const Ua=5e4,Wa={not:{}};function Ga(e){return new Ka().contradiction(J(e,``))}function J(e,t){if(e===!1)return[{at:t,schema:Wa}];if(!g(e)||`$ref`in e)return[];let n=Xa(e.allOf).flatMap((e,n)=>J(e,`${t}/allOf/${n}`));return[{at:t,schema:e},...n]}var Ka=class{#e=0;contradiction(e,t=e){if(this.#e+=1+e.length,this.#e>Ua)return null;let n=e.find(({schema:e})=>Ya(e.not));return n===void 0?this.#t(e)??this.#n(e)??this.#s(e,t):`${Y(n)} refuses every value`}#t(e){let t=e.flatMap(e=>Ja(e.schema).map(t=>({part:e,values:t}))),[n,...r]=t;if(n===void 0)return null;if(n.values.length===0)return`${Y(n.part)} has an empty \`enum\``;if(this.#e+=t.reduce((e,{values:t})=>e+t.length,e.length*n.values.length),this.#e>Ua)return null;let i=r.map(({values:e})=>new Set(e.map(b)));return n.values.some(t=>i.every(e=>e.has(b(t)))&&!e.some(({schema:e})=>Pa(e,t)))?null:`none of the values that ${Y(n.part)} lists fits the rest of the schema`}#n(e){let t=Na({});for(let n of e){let e=Na(n.schema),r=t.filter(t=>e.includes(t));if(r.length===0)return`the types at ${Y(n)} leave nothing that the others allow`;t=r}let n=t.map(t=>this.#r(t,e));return n.every(e=>e!==null)?[...new Set(n)].join(`; `):null}#r(e,t){let n=t.map(({schema:e})=>e),r=Y(t[0]);switch(e){case`string`:return za(r,n,`Length`,`characters`);case`integer`:case`fraction`:return Va(r,n,e);case`array`:return za(r,n,`Items`,`entries`)??this.#i(t);case`object`:return za(r,n,`Properties`,`properties`)??this.#a(t);default:return null}}#i(e){let t=e.filter(({schema:e})=>!(`prefixItems`in e)).flatMap(({at:e,schema:t})=>J(t.items,`${e}/items`)),n=e.filter(({schema:e})=>e.contains!==void 0&&e.minContains===void 0).map(({at:e,schema:t})=>J(t.contains,`${e}/contains`)),r=e.some(({schema:e})=>typeof e.minItems==`number`&&e.minItems>0);return Za([...n,...r?[[]]:[]],e=>this.contradiction([...e,...t]))}#a(e){return Za([...new Set(e.flatMap(({schema:e})=>Xa(e.required)))],t=>typeof t==`string`?this.#o(t,e):null)}#o(e,t){let n=t.flatMap(t=>qa(t,e)),r=this.contradiction(n);return r===null?null:`${Y(t[0])} requires the property ${JSON.stringify(e)}, and ${r}`}#s(e,t){return Za(t.flatMap(({at:e,schema:t})=>[`anyOf`,`oneOf`].map(n=>({at:`${e}/${n}`,branches:Xa(t[n])}))),({at:t,branches:n})=>{if(n.length===0)return null;for(let[r,i]of n.entries()){let n=J(i,`${t}/${r}`);if(this.contradiction([...e,...n],n)===null)return null}return`no branch of \`${t}\` can be fitted`})}};function qa({at:e,schema:t},n){let{properties:r,patternProperties:i,additionalProperties:a}=t;return g(r)&&Object.hasOwn(r,n)?J(r[n],`${e}/properties/${Qa(n)}`):i===void 0?J(a,`${e}/additionalProperties`):[]}function Ja(e){return[...Array.isArray(e.enum)?[e.enum]:[],...e.const===void 0?[]:[[e.const]]]}function Ya(e){return e===!0||g(e)&&Object.keys(e).length===0}function Xa(e){return Array.isArray(e)?e:[]}function Za(e,t){for(let n of e){let e=t(n);if(e!==null)return e}return null}function Y(e){return e===void 0||e.at===``?`the schema`:`\`${e.at}\``}function Qa(e){return e.replaceAll(`~`,`~0`).replaceAll(`/`,`~1`)}function $a(e){let t=e.toLowerCase(),n=[],[r,i,a,o]=[0,0,0,0],s=()=>{o!==0&&(r+=1,r>=3&&n.push(X(X(X(i)^a)^o)),[i,a,o]=[a,o,0])};for(let e=0;e<t.length;e+=1){let n=t.charCodeAt(e),r=eo(n);r!==`letter`&&s(),r!==`gap`&&(o=Math.imul(o^n,16777619)^2654435769||1),r===`word`&&s()}return s(),r>0&&r<3&&n.push(X(X(X(i)^a)^r)),n}function eo(e){return e<128?e>=97&&e<=122||e>=48&&e<=57?`letter`:to.has(e)?`word`:`gap`:e<192||e>=8192&&e<=8303||e>=12288&&e<=12351?`gap`:e>=12352&&e<=40959||e>=44032&&e<=55215?`word`:`letter`}const to=new Set([...`+*/=<>%^&|#@$~_\\`].map(e=>e.charCodeAt(0)));function X(e){let t=Math.imul(e^e>>>16,2246822507);return t=Math.imul(t^t>>>13,3266489909),t^t>>>16}function no(e,t){let[n,r]=[new Set(e),new Set(t)],i=0;for(let e of n)r.has(e)&&(i+=1);let a=n.size+r.size-i;return a===0?1:i/a}function ro(e){let t=/* @__PURE__ */ new Map;return e.flatMap(e=>{let n=b(e.variables),r=io([e.query,e.context??``,n]),i=t.get(r)??[],a=i.find(t=>t.query===e.query&&t.context===e.context&&b(t.variables)===n);return a===void 0?(i.length<8&&t.set(r,[...i,e]),[]):[{golden:e,like:a}]})}function io(e){let[t,n]=[2166136261,2654435769];for(let r of e){for(let e=0;e<r.length;e+=1){let i=r.charCodeAt(e);t=Math.imul(t^i,16777619),n=Math.imul(n^i,2246822507)}[t,n]=[X(t^r.length),X(n^r.length)]}return(t&2097151)*2**32+(n>>>0)}const ao=.6,Z={query:4,rest:2},Q=12*Z.query,oo=12*Z.rest,$=Q+oo;function so(e){let t=new Uint32Array(e.length*$);e.forEach((e,n)=>{fo($a(e.query),t,n*$,Q),fo($a(`${e.context??``}\n${uo(e)}`),t,n*$+Q,oo)});let n=/* @__PURE__ */ new Map,r=co(e,t);for(let i=0;i<12;i+=1){let a=/* @__PURE__ */ new Map,o=new Int32Array(e.length).fill(-1);for(let s=0;s<e.length;s+=1){let e=po(t,s*$,i),c=a.get(e)??-1,l=n.has(s)?-1:c;for(let e=8;e>0&&l!==-1;--e){if(r(s,l)){n.set(s,l);break}l=o[l]??-1}o[s]=c,a.set(e,s)}}return[...n].sort(([e],[t])=>e-t).flatMap(([t,n])=>{let[r,i]=[e[t],e[n]];return r===void 0||i===void 0?[]:[{golden:r,like:i}]})}function co(e,t){let n=5e7;return(r,i)=>{let[a,o]=[e[r],e[i]];if(n<=0||a===void 0||o===void 0||a.group!==null&&a.group===o.group)return!1;let[s,c]=[r*$,i*$];if(mo(t,s,c,Q)<ao||mo(t,s+Q,c+Q,oo)<ao)return!1;let[l,u]=[lo(a),lo(o)];for(let e of[...l,...u])n-=e.length;return l.every((e,t)=>no($a(e),$a(u[t]??``))>=.9)}}function lo(e){return[e.query,e.context??``,uo(e)]}function uo({variables:e}){return Object.keys(e).length===0?``:b(e)}function fo(e,t,n,r){let i=4294967295;t.fill(i,n,n+r);for(let a of e){let e=n+((a>>>16)*r>>>16),o=X(a^1540483477)>>>0;o<(t[e]??i)&&(t[e]=o)}if(e.length===0)return;let a=t.slice(n,n+r);for(let e=0;e<r;e+=1){let o=0;for(;a[(e+o)%r]===i&&o<r;)o+=1;o>0&&(t[n+e]=X((a[(e+o)%r]??i)+o))}}function po(e,t,n){let[r,i]=[n,n],a=(t,n)=>{for(let a=0;a<n;a+=1){let n=e[t+a]??0;[r,i]=[X(r^n),X(i+n)]}};return a(t+n*Z.query,Z.query),a(t+Q+n*Z.rest,Z.rest),(r&2097151)*2**32+(i>>>0)}function mo(e,t,n,r){let i=0;for(let a=0;a<r;a+=1)e[t+a]===e[n+a]&&(i+=1);return i/r}const ho=[`query`,`context`];function go(e,t){let n=/* @__PURE__ */ new Set([...ho,...t.flatMap(e=>[e,e.split(`.`)[0]??e])]),r=/* @__PURE__ */ new Set,i=e.filter(({variables:e})=>{let t=Object.keys(e).filter(e=>!n.has(e));for(let e of t)r.add(e);return t.length>0});if(i.length===0)return[];let a=To([...r].map(e=>`\`${e}\``));return[{code:`warning.unused-variable`,message:`${Co(i)} ${r.size===1?`a variable`:`variables`} that the prompt never uses: ${a}. Use ${r.size===1?`it`:`them`} in a message, or take ${r.size===1?`it`:`them`} out of the dataset.`}]}function _o(e,t){if(t.some(e=>e.split(`.`)[0]===`context`))return[];let n=e.filter(e=>{let{context:n}=e;return n!==null&&!vo(e,t).some(e=>e.includes(n))});return n.length===0?[]:[{code:`warning.context-unused`,message:`${Co(n)} a context, and no message uses \`{{context}}\`: the model never sees what the judge holds its answers against. Put \`{{context}}\` into a message, or take the context out of the cases.`}]}function vo({query:e,variables:t},n){return[e,...Object.entries(t).filter(([e])=>n.some(t=>t.split(`.`)[0]===e)).map(([,e])=>T(e))]}function yo(e,t){if(t===null)return[];let n=e.filter(({reference:e})=>e!==null),r=e=>le(e.reference??``),i=n.filter(e=>r(e)>t);if(i.length<=n.length*.1)return[];let a=i.reduce((e,t)=>Math.max(e,r(t)),0);return[{code:`warning.token-limit`,message:`The prompt's limit of ${t} tokens is too low for ${i.length} of ${n.length} references, by 4 characters a token (${wo(i)}); the longest needs about ${a}. An answer that is cut short there counts as none: raise the limit, or ask for shorter answers.`}]}function bo(e){let t=ro(e),n=new Set(t.map(({golden:e})=>e)),r=so(e.filter(e=>!n.has(e)));return[...xo(`warning.duplicate-case`,t,`has the query, context and variables of an earlier one`,`have the query, context and variables of an earlier one`,`Keep one of them: the other costs as much and says nothing new.`),...xo(`warning.near-duplicate`,r,`asks nearly what an earlier one asks`,`ask nearly what an earlier one asks`,"The test takes them for independent of each other: give them the same `group`, or keep one of them.")]}function xo(e,t,n,r,i){if(t.length===0)return[];let a=To(t.map(({golden:e,like:t})=>`"${e.id}" like "${t.id}"`));return[{code:e,message:`${t.length===1?`1 case ${n}`:`${t.length} cases ${r}`}: ${a}. ${i}`}]}function So(e,t){let n=p(e.map(({group:e})=>e));if(t===null||e.length===0||n>=t)return[];let r=n===e.length?``:` (${n} independent of each other, by their groups)`;return[{code:`warning.too-few-cases`,message:`The dataset has ${e.length} ${e.length===1?`case`:`cases`}${r}; a regression is proven by ${t} that changed, so that none can be proven here. Add at least ${t-n}.`}]}function Co(e){return e.length===1?`1 case (${wo(e)}) gives`:`${e.length} cases (${wo(e)}) give`}function wo(e){return To(e.map(({id:e})=>`"${e}"`))}function To(e){let t=e.slice(0,5).join(`, `);return e.length>5?`${t} and ${e.length-5} more`:t}function Eo({prompt:e,cases:t,schema:n,minChangedNeeded:r,uses:i=Do(e),usedElsewhere:a=[]}){return[...i===null?[]:go(t,[...i,...a]),...i===null?[]:_o(t,i),...Oo(n),...yo(t,e.maxTokens),...bo(t),...So(t,r)]}function Do({messages:e}){return e.some(({content:e})=>ee(e)!==null)?null:e.flatMap(({content:e})=>w(e))}function Oo(e){let t=e===null?null:Ga(e);return t===null?[]:[{code:`warning.schema-unsatisfiable`,message:`No answer can fit the schema: ${t}. Every case will fail this check until the schema is corrected.`}]}async function ko(e,t,n,r,i){let a=await Ao(e,t,n,r,i),{group:o,movesTo:s}=e;if(s===null)return a;let c=`This prompt moves from the group ${o.source} to ${s.source}, whose rules hold after the merge; it was measured by those of ${o.source}. A person has to agree.`;return{...a,reasons:[...a.reasons,{code:`policy.changed`,message:c,effect:`awaits`}]}}async function Ao(e,t,n,i,a){let o=e.previousPath??e.path,s=await a.text(t.mergeBase,o),c=e.change===`added`?{kind:`absent`}:await a.prompt(t.mergeBase,o),l=r(c),u={before:Bo(s),after:null};if(e.change===`removed`)return zo(e,l,u,[{code:`prompt.removed`,message:`This prompt goes away (${e.because??`the file was deleted`}): a person has to agree.`,effect:`awaits`}]);u.after=Bo(await a.text(t.head,e.path));let d=await a.prompt(t.head,e.path);if(d.kind!==`loaded`)return zo(e,l,u,f(`config.prompt`,d,e.path));let p=d.value,m=await ma(e,l,p,t,i,a),h={...zo(e,l,u,[...c.kind===`faulty`?[No(`earlier version`,c.faults)]:[],...m.underDeclared===null?[]:[Po(m.underDeclared)]]),candidate:p,level:m};if(m.blocked!==null){let{code:e,message:t}=m.blocked;return{...h,reasons:[{code:e,message:t,effect:`blocks`,line:p.versionLine}]}}if(m.effective===null){let r=e.uses??await Ro(e,t,a);if(r===null){let n=(e.change===`renamed`?await wa(e,t,a):null)?.reasons.filter(e=>e.effect===`awaits`)??[];return{...h,reasons:[...h.reasons,...n]}}return Ao({...e,change:`affected`,because:r,uses:r},t,n,i,a)}let g=e.group.levels[m.effective];return jo({...h,candidate:p},g,await Mo(e,n,m,a),t,i,a)}async function jo(t,n,r,a,o,c){let{affected:l,candidate:u}=t,d=[...t.reasons],f=l.change===`affected`&&t.level.required===null,p=t.level.effective!==`initial`&&!f,h=p&&r.kind===`baseline`,g=n.stages.value.includes(`judge`),_=h&&(g||s(l.group.checks));p&&r.kind===`no-baseline`&&(r.faults.length>0&&d.push(No(`baseline`,r.faults)),d.push({code:`unmeasured.no-baseline`,message:`${r.why} Nothing is compared; the floors hold.`,effect:`note`}));let v=Fo(u,o);v===null?d.push(Io(u)):u.model!==null&&!ue(v,o)&&d.push(Lo(v,o)),l.group.checks.cost!==void 0&&v!==null&&!Object.hasOwn(o.prices,v)&&d.push({code:`config.no-price`,message:`\`checks.cost\` needs the price of \`${v}\`: add it to \`prices\` in ${o.configPath}.`,effect:`inconclusive`});let b=await wa(l,a,c),x=await Aa(l,b.head,a,c);d.push(...b.reasons,...x.reasons);let S=await sa(t,b.head,o,a,c);d.push(...S.reasons);let C={...t,policy:n,baseline:r,compares:h,dataset:{path:b.path,change:b.change}};if(v===null||d.some(e=>e.effect===`inconclusive`||e.effect===`blocks`))return{...C,compares:!1,reasons:d};i(b.head.length,o);let w=_&&r.kind===`baseline`?r:null,T=w&&Fo(w.prompt,o),ee=Te({policy:o,candidate:{prompt:u,model:v,schema:S.response},baseline:w&&T?{prompt:w.prompt,model:T,schema:await pa(w.commit,w.prompt,c)}:null,head:x.cases,base:b.base,groupChecks:{checks:{...l.group.checks,...x.checks},schema:S.group},caseSchemas:S.cases,path:b.path}),te=g?m.length:1,ne=Eo({prompt:u,cases:b.head,schema:S.group,minChangedNeeded:_&&n.regression.value===`significant`?e(te,y):null,uses:u.messages.flatMap(({content:e})=>Se(u,e)),usedElsewhere:b.shared?b.head.flatMap(({variables:e})=>Object.keys(e)):[]}).map(({code:e,message:t})=>({code:e,message:t,effect:`note`}));return{...C,runsBaseline:w!==null&&T!==null,cases:ee.cases,model:{candidate:v,baseline:T},reasons:[...d,...ee.reasons,...ne]}}async function Mo(e,t,n,r){if(n.effective===`initial`)return{kind:`no-baseline`,why:n.reasons.join(`; `),faults:[]};let i=[e.previousPath,e.path].filter(e=>e!==null);for(let e of i){let n=await r.prompt(t.commit,e);if(n.kind===`loaded`)return{kind:`baseline`,prompt:n.value,...t};if(n.kind===`faulty`)return{kind:`no-baseline`,why:`The baseline ${t.label} cannot be read.`,faults:n.faults}}return{kind:`no-baseline`,why:`The baseline ${t.label} does not hold this prompt.`,faults:[]}}function No(e,t){return{code:`version.unreadable`,message:`The ${e} cannot be read (${t.map(e=>`${e.where}: ${e.message}`).join(`; `)}), so nothing can be compared with it. A person has to agree.`,effect:`awaits`}}function Po(e){return{code:`version.under-declared`,message:e,effect:`note`}}function Fo(e,t){return e.model??t.model?.value??null}function Io(e){return{code:`config.no-model`,message:`\`${e.path}\` names no model, and neither the config nor the input \`model\` does.`,effect:`inconclusive`}}function Lo(e,t){return{code:`model.not-allowed`,message:`The prompt names the model \`${e}\`; ${t.allowModels?`${t.allowModels.from} allows ${t.allowModels.value.join(`, `)}`:"without `allow-models` a prompt may only name models of the default endpoint"}.`,effect:`blocks`}}async function Ro(e,{head:t,mergeBase:n},r){let[i,a]=await Promise.all([r.embedded(t,e.path),r.embedded(n,e.previousPath??e.path)]),o=e=>b(v(e?.dataset??null));return o(i)===o(a)&&ka(i)===ka(a)?null:`changed: the test data or evaluators of the prompt file`}function zo(e,t,n,r){return{affected:e,candidate:null,before:t,baseline:{kind:`no-baseline`,why:`not read`,faults:[]},level:D,policy:null,compares:!1,runsBaseline:!1,dataset:null,cases:[],model:null,reasons:r,texts:n}}function Bo(e){return r(e)}export{ko as planPrompt};