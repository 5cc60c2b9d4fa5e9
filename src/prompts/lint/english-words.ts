/**
 * Base forms of English words, for telling a corrected slip of the pen from another word. Made of the word lists SCOWL
 * (http://wordlist.aspell.net, American and British spelling): of sizes 10 to 35 the lower-case words of three letters
 * or more that `rootsOf` does not build from a shorter one, of sizes 40 and 50 those that would else pass for a slip in
 * one of them; without the coarsest.
 *
 * The collective work is Copyright 2000-2016 by Kevin Atkinson as well as any of the copyrights mentioned in SCOWL.
 * Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created
 * from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
 * copyright notice appears in all copies and that both that copyright notice and this permission notice appear in
 * supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any
 * purpose. It is provided "as is" without express or implied warranty.
 */
export const ENGLISH_WORDS = `
aardvark aback abacus abandon abase abasement abate abbey abbot abbreviate abbreviation abdicate abdication
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
zoologist zoology zoom zucchini
`;
