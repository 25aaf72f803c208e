"""Target side: does a state stand in a sentence where the target stands, or whom the target belongs to?"""

import re

_TARGET = re.compile(
    r"\b(?:against|left|leaving|target(?:s|ed|ing)?|attack(?:s|ed|ing)?(?: on)?|hack(?:s|ed|ing)?(?: of)?|spied on|breach(?:ed)?(?: of)?|victims in|inside|organi[sz]ations in|networks of|at(?! the (?:direction|behest|request|orders?|command|hands?|instigation) of\b)|"
    r"critic(?:s|al|ized|ised|ism)? (?:of|about)?|hit|compromis(?:ed|ing)|people (?:in|from)|interest in|of interest to|sensitive (?:in|to)|relations with|exile from|reporting on|write about|beyond|paying|prob(?:ed|ing)|investigat(?:ed|ing)|expos(?:ed|ing)|with which|(?:concentrat|focus)\w* on|prey(?:s|ed|ing)? on|(?:went|go|goes|going|gone) after|singl\w+ out|oppos(?:ed|es|ing) to|hostile to|enem(?:y|ies) of|at odds with) (?:the |a |an |several |many )?(?:(?!by\b|in an?\b|from\b|to\b)\w+ ){0,2}(?:⟨S\w+⟩(?:['’]s?)? )?$"
    r"|\b(?:computers?|machines?|systems?|accounts?|devices|phones|servers|networks|credentials|data|emails?|equipment)\b[^.;]{0,160}? belong\w* to (?:the )?(?:\w+ ){0,2}$"
    r"|\b(?:target|hack|attack|compromis|infect|phish|breach)\w*\b(?:(?!\bby\b)(?:[^.;⟨]|⟨O)){0,80}, an? (?:[\w-]+ ){0,3}?(?:unit|arm|branch|part|department|agency) of (?:the )?$"
    r"|\b(?:computers?|networks?|systems?|accounts|devices|websites)\b(?: that (?:are|were))? (?:associated|affiliated|linked|connected) (?:with|to) (?:the )?(?:\w+ ){0,4}$"
    r"|\b(?:target\w*|attack\w*|hack(?:s|ed|ing)|phish\w*|compromis\w+|infect\w*|against|victims|aimed at|went after|spied on|monitored)\b(?:(?!\bby\b)[^.;⟨]){0,160}\b(?:people|individuals|persons|those|anyone|employees|officials|journalists|activists|figures|organi[sz]ations|entities|institutions|companies|experts|academics|scholars|dissidents|users) (?:with (?:\w+ )?(?:ties|links|connections)|linked|tied|connected|affiliated|associated) (?:to|with) (?:the )?(?:\w+ ){0,4}$"
    r"|\b(?:disrupt\w*|disabl\w+|paraly[sz]\w+|crippl\w+|damag\w+|destroy\w*|wiped|erased|stole|copied|intercept\w*|leaked)\b(?:(?!\bby\b)[^.;⟨]){0,60}\b(?<!behalf )(?<!behest )(?<!order )(?<!orders )(?<!direction )(?<!request )(?<!service )(?<!interests )(?<!support )(?<!control )(?:of|belonging to) (?:the |an? )?(?:\w+ ){0,2}$"
    r"|\b(?:br(?:oke|eak|eaks|oken|eaking)|hacked|got|gets?|gain(?:s|ed)? access|access) (?:in)?to (?:the |an? )?(?:[\w-]+ ){0,3}?(?:of|at) (?:the )?(?:\w+ ){0,2}$"
    r"|\b(?:compromis(?:ed|es|ing)|hack(?:ed|s|ing)|breach(?:ed|es|ing)|infect(?:ed|s|ing)|attack(?:ed|ing)|defac(?:ed|es|ing)|hijack(?:ed|s|ing)) (?:the |an? |its |some )?(?:[\w-]+ ){1,3}?(?<!behalf )(?<!behest )(?<!order )(?<!orders )(?<!direction )(?<!request )(?<!service )(?<!interests )(?:of|at|belonging to) (?:the |an? )?(?:\w+ ){0,2}$"
    r"|\b(?:phones?|telephones|iphones|devices|computers|laptops|mailboxes|accounts)\b(?:(?!\bby\b)[^.;⟨]){0,100}\b(?:officials?|employees|members|staff|ministers|leaders|politicians|diplomats|officers|lawyers|activists) of (?:the )?(?:\w+ ){0,2}$"
    r"|\b(?:look(?:ed|s|ing)? for|search(?:ed|es|ing)? for) (?:[\w-]+ ){0,2}?(?:ties|links|connections) (?:between|to|with)\b[^.;⟨]{0,60}$"
    r"|\b(?:target|trick|hack|attack|compromis|infect|phish|breach|stole|steal)\w*\b[^.;⟨]{0,30}\b(?:members?|employees?|officers?|officials?|staff) of (?:the |an? )?(?:\w+ ){0,2}$"
    r"|\b(?:sent|send|sends|sending|mailed|addressed|e-?mails?|messages?|letters?|lures?)\b[^.;⟨]{0,40}\bto (?:the |an? )?(?:\w+ ){0,2}(?:members?|employees?|officers?|officials?|staff|diplomats|people) (?:of|at|in) (?:the |an? )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)

_BEFORE = 200
"""How many letters before a state may tell that it is the target's."""


def is_target(tagged: str, number: int) -> bool:
    """Tell whether a state stands where the target stands: "hackers attacked German ministries"."""
    place = re.search(rf"⟨S[antv]{number}⟩", tagged)
    return place is not None and bool(_TARGET.search(tagged[max(0, place.start() - _BEFORE) : place.start()]))
