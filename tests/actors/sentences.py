"""Parsed sentences, written out as `word|TAG|dep|head|ENT`, that the tests share."""

CALL = (
    "Obama|NNP|nsubj|1|PERSON telephoned|VBD|ROOT|1 Netanyahu|NNP|dobj|1|PERSON in|IN|prep|1 "
    "Berlin|NNP|pobj|3|GPE on|IN|prep|1 Thursday|NNP|pobj|5|DATE ~.|.|punct|1"
)
THEN = (
    "Mohamed|NNP|compound|1|PERSON Morsi|NNP|nsubj|8|PERSON ~,|,|punct|1 then|RB|advmod|4 "
    "president|NN|appos|1 of|IN|prep|4 Egypt|NNP|pobj|5|GPE ~,|,|punct|1 spoke|VBD|ROOT|8 "
    "with|IN|prep|8 Hamas|NNP|pobj|9|ORG ~.|.|punct|8"
)
DEPOSED = (
    "He|PRP|nsubjpass|2 was|VBD|auxpass|2 deposed|VBN|ROOT|2 ~,|,|punct|2 and|CC|cc|2 "
    "the|DT|det|7 new|JJ|amod|7 government|NN|nsubj|8 shut|VBD|conj|2 the|DT|det|10 "
    "border|NN|dobj|8 ~.|.|punct|8"
)
SPOKESWOMAN = (
    "Anna|NNP|compound|1|PERSON Roth|NNP|nsubj|8|PERSON ~,|,|punct|1 a|DT|det|6 "
    "White|NNP|compound|5|ORG House|NNP|compound|6|ORG spokeswoman|NN|appos|1 ~,|,|punct|1 "
    "praised|VBD|ROOT|8 Jordan|NNP|dobj|8|GPE ~.|.|punct|8"
)
SURNAME = (
    "Roth|NNP|nsubj|1|PERSON thanked|VBD|ROOT|1 the|DT|det|5 British|JJ|amod|5|NORP "
    "prime|JJ|amod|5 minister|NN|dobj|1 ~.|.|punct|1"
)
LISTS = (
    "U.S.|NNP|nmod|3|GPE and|CC|cc|0 British|JJ|conj|0|NORP officials|NNS|nsubj|4 "
    "met|VBD|ROOT|4 leaders|NNS|dobj|4 of|IN|prep|5 Hamas|NNP|pobj|6|ORG and|CC|cc|7 "
    "Fatah|NNP|conj|7|ORG ~.|.|punct|4"
)
BROKERED = (
    "A|DT|det|2 U.S.-brokered|JJ|amod|2 truce|NN|nsubj|7 between|IN|prep|2 "
    "Israel|NNP|pobj|3|GPE and|CC|cc|4 Hamas|NNP|conj|4|ORG collapsed|VBD|ROOT|7 ~.|.|punct|7"
)
SIDES = "Both|DT|det|1 sides|NNS|nsubj|2 blamed|VBD|ROOT|2 Washington|NNP|dobj|2|GPE ~.|.|punct|2"
COUNTERPART = (
    "Hagel|NNP|nsubj|1 met|VBD|ROOT|1 his|PRP$|poss|4 Turkish|JJ|amod|4|NORP "
    "counterpart|NN|dobj|1 in|IN|prep|1 Georgia|NNP|pobj|5|GPE ~.|.|punct|1"
)
GROUP = (
    "The|DT|det|3 Palestinian|JJ|amod|3|NORP militant|JJ|amod|3 group|NN|nsubj|4 "
    "fired|VBD|ROOT|4 rockets|NNS|dobj|4 at|IN|prep|4 Israel|NNP|pobj|6|GPE ~.|.|punct|4"
)
CHAD = (
    "Chad|NNP|compound|1|PERSON Miller|NNP|nsubj|2|PERSON visited|VBD|ROOT|2 "
    "Chad|NNP|dobj|2|GPE ~.|.|punct|2"
)
ASSAULTS = (
    "Israeli|JJ|amod|1|NORP assaults|NNS|nsubj|2 killed|VBD|ROOT|2 four|CD|nummod|5|CARDINAL "
    "Palestinian|JJ|amod|5|NORP children|NNS|dobj|2 ~.|.|punct|2"
)
ARREST = (
    "Police|NNS|nsubj|1 arrested|VBD|ROOT|1 students|NNS|dobj|1 in|IN|prep|1 "
    "Cairo|NNP|pobj|3|GPE ~.|.|punct|1"
)
QUOTED = (
    "\"|``|punct|7 ~We|PRP|nsubj|2 warned|VBD|ccomp|7 him|PRP|dobj|2 ~,|,|punct|7 ~\"|''|punct|7 "
    "Kerry|NNP|nsubj|7|PERSON said|VBD|ROOT|7 ~.|.|punct|7"
)
BACKED = (
    "The|DT|det|2 U.S.-backed|JJ|amod|2 rebels|NNS|nsubj|3 freed|VBD|ROOT|3 "
    "Jean|NNP|compound|5|PERSON Morsi|NNP|dobj|3|PERSON ~.|.|punct|3"
)
OWN = (
    "Israel|NNP|nsubj|1|GPE said|VBD|ROOT|1 it|PRP|nsubj|4 would|MD|aux|4 defend|VB|ccomp|1 "
    "its|PRP$|poss|6 army|NN|dobj|4 ~.|.|punct|1"
)
UNCLEAR = (
    "It|PRP|nsubj|1 is|VBZ|ROOT|1 unclear|JJ|acomp|1 whether|IN|mark|5 Hamas|NNP|nsubj|5|ORG "
    "agreed|VBD|ccomp|1 ~.|.|punct|1"
)
FRONT = (
    "The|DT|det|3 Northern|JJ|amod|2|ORG Dawn|NNP|compound|3|ORG Front|NNP|nsubj|7|ORG "
    "(|-LRB-|punct|3 ~NDF|NNP|appos|3|ORG ~)|-RRB-|punct|3 shelled|VBD|ROOT|7 "
    "Lima|NNP|dobj|7|GPE ~.|.|punct|7"
)
ACRONYM = "The|DT|det|1 NDF|NNP|nsubj|2|ORG denied|VBD|ROOT|2 it|PRP|dobj|2 ~.|.|punct|2"
MEETING = "Kerry|NNP|nsubj|1|PERSON met|VBD|ROOT|1 Merkel|NNP|dobj|1|PERSON ~.|.|punct|1"
SHE = "She|PRP|nsubj|1 thanked|VBD|ROOT|1 Hamas|NNP|dobj|1|ORG ~.|.|punct|1"
HE = "He|PRP|nsubj|1 thanked|VBD|ROOT|1 Hamas|NNP|dobj|1|ORG ~.|.|punct|1"
DELEGATION = (
    "A|DT|det|4 German|JJ|amod|3|NORP ~-|HYPH|punct|3 ~Turkish|JJ|amod|4 delegation|NN|nsubj|5 "
    "met|VBD|ROOT|5 Meshaal|NNP|dobj|5|PRODUCT ~.|.|punct|5"
)
MOVEMENT = (
    "The|DT|det|1 movement|NN|nsubj|2 freed|VBD|ROOT|2 Vera|NNP|compound|4|ORG "
    "Blum|NNP|dobj|2|ORG ~.|.|punct|2"
)
ENVOY = (
    "UN|NNP|compound|1|ORG envoy|NN|nsubj|6 to|IN|prep|1 Georgia|NNP|compound|5|GPE "
    "Anna|NNP|compound|5|PERSON Roth|NNP|pobj|2|PERSON praised|VBD|ROOT|6 "
    "Netanyahu|NNP|dobj|6|PERSON and|CC|cc|7 Morsi|NNP|conj|7|PERSON ~.|.|punct|6"
)
LEADERS = (
    "The|DT|det|2 two|CD|nummod|2|CARDINAL leaders|NNS|nsubj|3 met|VBD|ROOT|3 "
    "Western|JJ|amod|5|NORP officials|NNS|dobj|3 ~.|.|punct|3"
)
LOCALS = (
    "In|IN|prep|7 Peru|NNP|pobj|0|GPE ~,|,|punct|7 students|NNS|nsubj|7 and|CC|cc|3 "
    "Hutu|NNP|compound|6|PERSON rebels|NNS|conj|3 fought|VBD|ROOT|7 "
    "Atlantis|NNP|compound|9|PRODUCT police|NNS|dobj|7 ~.|.|punct|7"
)
UNPLACED = "Some|DT|det|1 students|NNS|nsubj|2 fought|VBD|ROOT|2 rebels|NNS|dobj|2 ~.|.|punct|2"
DIAZ = (
    "The|DT|det|1 newspaper|NN|nsubj|3 Aurora|NNP|npadvmod|3|PERSON quoted|VBD|ROOT|3 "
    "President|NNP|compound|6 Ramon|NNP|compound|6|PERSON Diaz|NNP|dobj|3|PERSON ~.|.|punct|3"
)
COURT = (
    "A|DT|det|1 court|NN|nsubj|4 in|IN|prep|1 Lima|NNP|pobj|2|GPE freed|VBD|ROOT|4 "
    "his|PRP$|poss|6 brother|NN|dobj|4 ~.|.|punct|4"
)
COUNTRY = (
    "Mubarak|NNP|nsubj|1|PERSON said|VBD|ROOT|1 his|PRP$|poss|3 country|NN|nsubj|5 "
    "would|MD|aux|5 help|VB|ccomp|1 ~.|.|punct|1"
)
PEOPLES = (
    "Israelis|NNPS|nsubj|3|NORP and|CC|cc|0 Palestinians|NNPS|conj|0|NORP wept|VBD|ROOT|3 "
    "~.|.|punct|3"
)
HEADLINE = (
    "Rebel|NNP|compound|1 Leader|NNP|compound|2 Killed|NNP|ROOT|2 In|IN|prep|2 Chad|NNP|pobj|3|GPE"
)
COUNTERPARTS = (
    "Hagel|NNP|nsubj|1|PERSON telephoned|VBD|ROOT|1 his|PRP$|poss|6 Israeli|JJ|amod|6|NORP "
    "and|CC|cc|3 Turkish|JJ|conj|3|NORP counterparts|NNS|dobj|1 ~.|.|punct|1"
)
ACCORDS = (
    "Egypt|NNP|nsubj|1|GPE broke|VBD|ROOT|1 the|DT|det|4 Berlin|NNP|compound|4|GPE "
    "accords|NNS|dobj|1 ~.|.|punct|1"
)
CLAIM = (
    "Hamas|NNP|nsubj|1|ORG said|VBD|ROOT|1 that|IN|mark|4 Israel|NNP|nsubj|4|GPE fled|VBD|ccomp|1 "
    "~.|.|punct|1"
)
ITS = "Its|PRP$|poss|1 leader|NN|nsubj|2 smiled|VBD|ROOT|2 ~.|.|punct|2"
OUSTED = (
    "Egypt|NNP|nsubj|1|GPE freed|VBD|ROOT|1 the|DT|det|4 ousted|VBN|amod|4 president|NN|dobj|1 "
    "~.|.|punct|1"
)
POSITIONS = (
    "Jordanian|JJ|amod|1|NORP planes|NNS|nsubj|2 bombed|VBD|ROOT|2 Israeli|JJ|amod|5|NORP "
    "rebel|NN|compound|5 positions|NNS|dobj|2 ~.|.|punct|2"
)
MILITARY_AID = (
    "Jordan|NNP|nsubj|1|GPE suspended|VBD|ROOT|1 military|JJ|amod|3 aid|NN|dobj|1 ~.|.|punct|1"
)
