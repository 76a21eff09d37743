package query

import (
	"kith/backend/search/lexicon"
)

// What people say around what they ask. All of it is folded as a scanner
// folds: "what's" is what, "don't" is dont, "I'm" is im.

// filler are words that say nothing about the people one looks for.
var filler = lexicon.WordSet(`
ability able absolutely actually advice advise already always another anybody anyone anything anywhere appreciate
appreciated around arent ask asking assist anymore assistance available away background basically best better bit bring call
capable cant certain chance close closer closest come comes community connect consider contact could couldnt couple cover
currently days deal dear decent desperately didnt doesnt doing done dont else even ever every everybody everyone
everything exactly excellent expert experience experienced expertise experts familiar feel few figure find finding
folks former found friend generally get gets getting give given go goes going good got great guidance guy
hand happen happens having hear hello help helpful helping helps hey hi hint hoping idea ideally immediately
including info information input insight interest interested introduce isnt ive jobs kind kindly kith knew know
knowing knowledge knowledgeable known knows last lately later learned let lets like likes little lives living located
long look looking looks lot lots love loves made make makes man many matter maybe mean member members mention might
mind much must name near nearby nearer need needed needing needs never new next nobody obviously one two three saturday sunday monday tuesday wednesday thursday friday except happy glad meet hire offer offers okay ok
older ones opinion order otherwise ourselves particular passionate pointers people perhaps person place please
pleased plus possible possibly prefer preferably pretty probably problem problems professional professionals proper
quick quickly quite rather real really reach recommend recommendation recommendations recommended regarding related
right sb search searching see seeking seem seems several shall show similar since skill skilled skills somebody
somehow someone something sometimes somewhere soon sort sound specialist specialists speak spoken still stuff
suggest suggestion suggestions support sure take takes talk talking tell text than thank thanks thing things think
thinking thought tip tips today tomorrow tonight topic totally touch tried tries try trying type understand
understands urgent urgently us use useful uses using usually want wanted wanting wants way ways week weekend weekends went
whatever whats whether whoever whole whos willing whichever thereabouts among amongst wish wondering wont would wouldnt year years yes yet younger youre
youve id im ill weve were theyre hes shes theres thats itd youd wed cannot dr mr mrs ms cheaper faster area trouble troubles region
local town city county instead also too both whenever nothing nowhere everywhere say says saying said ago whod theyd
hed youd youll theyll wasnt werent hasnt havent hadnt shouldnt gonna reliable trustworthy honest affordable decent mine
yours ourselves themselves himself herself myself yourself somewhat perfectly honestly suddenly simply straight`)

// kin are people one asks for, not about, when they are one's own.
var kin = lexicon.WordSet(`daughter son husband wife mom dad mum mother father brother sister friend neighbor neighbour boss
	partner boyfriend girlfriend grandmother grandfather grandma grandpa aunt uncle`)

// determiners stand before things that somebody has.
var determiners = lexicon.WordSet("a an my our the your his her their this that old new dug drilled")

// beforeAdverb and afterAdverb stand beside a well that is no hole in the ground.
var (
	beforeAdverb = lexicon.WordSet("as very so pretty quite really know knows works work speak speaks doing do does cooks sings plays")
	afterAdverb  = lexicon.WordSet("known enough versed with as done and or but who")
)

// particles stand inside names without a capital.
var particles = lexicon.WordSet(`al au bin da de del den der di dos du el la le of st ten van von y`)

// notProper are words with a capital that are no names.
var notProper = lexicon.WordSet(`
i im id ive ill who whom whose what whats which where when why how can could would should does do did is are was were
has have will shall may any anyone anybody someone somebody the a an and or but my our your their his her in on at to
for from with about please thanks thank hello hi hey tell show find give help need looking want if so also
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday`)
