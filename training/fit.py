"""Fitting: logistic regression over signals, and thresholds chosen on texts that the weights have not seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from loaders.prose import asides, fellows, rivals, sponsors, victims
from loaders.prose.cast import is_known_group, of_whom
from loaders.prose.document import SHORT
from loaders.prose.judge import Judge, Question
from loaders.prose.names import NamedThing
from training.corpora import Annotated
from training.questions import ASKED, Asked, Example, Known

FOLDS = 5
RARE = 5
"""A signal seen fewer times than this is left out: it tells of one text, not of the language."""
WORDING = 0.05
"""How far the numbers of the wording are shrunk beside the signals: among 0.05, 0.1 and 0.2, cross-validation likes the small ones."""
FEW = 10
"""With fewer annotated facts than this in short notices, they take the threshold of articles."""
NEARLY = 0.99
"""What part of the best F-beta is as good as the best."""
THRESHOLDS = tuple(round(0.15 + 0.025 * step, 3) for step in range(35))


@dataclass(frozen=True)
class Table:
    """Every example of one question, with the number of the text that it is from."""

    asked: Asked
    texts: list[int]
    examples: list[Example]
    facts: list[int]
    weights: list[float]


def tables(texts: Sequence[Annotated], fold: Sequence[int]) -> list[Table]:
    """Return the examples of every question; those that lean on earlier answers get answers that had not seen the text."""
    made: dict[str, Table] = {}
    known = [Known() for _ in texts]
    for asked in ASKED:
        if asked.leans_on == "chances" and not any(one.chances for one in known):
            known = _chances(made, texts, fold)
        if asked.leans_on == "victims" and not any(one.likely for one in known):
            known = _victims(made, texts, fold, known)
        rows = [(number, example) for number, text in enumerate(texts) for example in asked.examples(text, known[number])]
        made[asked.name] = Table(
            asked,
            [number for number, _ in rows],
            [example for _, example in rows],
            [asked.facts(text) for text in texts],
            [text.weight for text in texts],
        )
    return list(made.values())


def _unseen_weights(made: dict[str, Table], name: str, texts: Sequence[Annotated], fold: Sequence[int]) -> tuple[list[Question], float]:
    """Return, for each text, the weights of a question that have not seen it, and the threshold."""
    everything = range(len(texts))
    cut = threshold(made[name], unseen(made[name], everything, fold), everything)
    by_part = [learn(made[name], [number for number in everything if fold[number] != part]) for part in range(FOLDS)]
    return [by_part[fold[number]] for number in everything], cut


def _chances(made: dict[str, Table], texts: Sequence[Annotated], fold: Sequence[int]) -> list[Known]:
    """Return how likely each entity of every text is a victim by itself, what is told of those beside it, and of each state beside the others."""
    weights, ties, states, mains = (_unseen_weights(made, name, texts, fold)[0] for name in ("victim", "tie", "sponsor", "group-main"))
    names, enough = _unseen_weights(made, "group", texts, fold)
    rows = []
    for text, question, tie, state, name, main in zip(texts, weights, ties, states, names, mains, strict=True):
        accused = sponsors.accused(text.states)
        told = {
            id(entity): question.probability(
                victims.signals(text.document, entity, accused, text.opponents.get(id(entity), frozenset())), entity.wording
            )
            for entity in text.entities
        }
        tied = {id(row): tie.probability(rivals.tie_signals(row)) for item in text.states for row in item.evidence}
        alone = {id(item): state.probability(item.signals) for item in text.states}
        groups = [(thing, told_of) for thing, told_of in text.things if name.probability(told_of, thing.wording) >= enough]
        ours = [thing for thing, told_of in groups if _is_main(text, thing, told_of, main)]
        others = [thing for thing, _ in text.things if thing not in ours and is_known_group(thing)]
        rows.append(
            Known(
                of_whom=of_whom(ours, others),
                chances=told,
                company=fellows.signals(text.entities, told),
                rivals=rivals.signals(text.states, alone, tied),
            )
        )
    return rows


def _is_main(text: Annotated, group: NamedThing, told: frozenset[str], question: Question) -> bool:
    """Tell whether a group is rather one of the main events; a notice has no others."""
    short = len(text.document.report.text) < SHORT
    return short or question.probability(asides.group_signals(text.document, group, told)) >= asides.ACTS


def _victims(made: dict[str, Table], texts: Sequence[Annotated], fold: Sequence[int], known: Sequence[Known]) -> list[Known]:
    """Return the same with who the victims and sponsors of every text are."""
    among, enough = _unseen_weights(made, "victim-among", texts, fold)
    sponsor, cut = _unseen_weights(made, "sponsor-among", texts, fold)
    rows = []
    for text, before, victim, state in zip(texts, known, among, sponsor, strict=True):
        likely = {id(entity): victim.probability(before.company[id(entity)]) for entity in text.entities}
        hit = tuple(entity for entity in text.entities if likely[id(entity)] >= enough)
        accused = sorted((-state.probability(before.rivals[id(item)]), item.iso2) for item in text.states)
        accepted = tuple(iso2 for probability, iso2 in accused if -probability >= cut)
        nearest = "" if accepted else sponsors.guessed((iso2, -probability) for probability, iso2 in accused)
        rows.append(replace(before, victims=hit, sponsors=accepted, guessed=nearest, likely=likely))
    return rows


def folds(texts: Sequence[Annotated]) -> list[int]:
    """Return the fold of every text: by a hash of its id, so that adding texts moves none."""
    import hashlib

    return [int(hashlib.sha256(text.id.encode()).hexdigest(), 16) % FOLDS for text in texts]


def learn(table: Table, used: Sequence[int]) -> Question:
    """Return the weights that the examples of the texts `used` give, with a threshold of a half."""
    inside = set(used)
    rows = [example for number, example in zip(table.texts, table.examples, strict=True) if number in inside]
    weigh = np.array([table.weights[number] for number in table.texts if number in inside])
    counted = Counter(signal for example in rows for signal in example.signals)
    known = {signal for signal, times in counted.items() if times >= RARE}
    answers = np.array([example.answer for example in rows])
    if answers.all() or not answers.any():
        return Question(4.0 if len(answers) and answers.all() else -4.0, {}, 0.5)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(example.signals & known, 1.0) for example in rows])
    count = matrix.shape[1]
    around = [example.wording for example in rows if example.wording is not None]
    numbers = np.array(around) if len(around) == len(rows) else np.zeros((len(rows), 0))
    scale = WORDING / (numbers.std(axis=0) + 1e-6)
    matrix = hstack([matrix, (numbers - numbers.mean(axis=0)) * scale]).tocsr()
    model = LogisticRegression(C=table.asked.strength, max_iter=5000, tol=1e-6).fit(matrix, answers, sample_weight=weigh)
    weights = dict(zip(vectorizer.get_feature_names_out(), (round(float(weight), 3) for weight in model.coef_[0][:count]), strict=True))
    by_wording = model.coef_[0][count:] * scale
    return Question(
        round(float(model.intercept_[0] - by_wording @ numbers.mean(axis=0)), 3),
        {signal: weight for signal, weight in sorted(weights.items()) if abs(weight) >= 0.01},
        0.5,
        tuple(round(float(weight), 4) for weight in by_wording),
    )


def unseen(table: Table, used: Sequence[int], fold: Sequence[int]) -> dict[int, float]:
    """Return, for each example of the texts `used`, the probability from weights that have not seen its text."""
    found: dict[int, float] = {}
    for part in range(FOLDS):
        question = learn(table, [number for number in used if fold[number] != part])
        rows = [place for place, number in enumerate(table.texts) if fold[number] == part and number in set(used)]
        found |= {place: question.probability(table.examples[place].signals, table.examples[place].wording) for place in rows}
    return found


def threshold(table: Table, probabilities: dict[int, float], texts: Sequence[int]) -> float:
    """Return the threshold with the best F-beta over some texts; recall counts annotated facts, precision candidates."""
    tried = [candidate for candidate in THRESHOLDS if candidate <= table.asked.highest]
    scored = {candidate: f_beta(table, probabilities, texts, candidate) for candidate in tried}
    # The mean with its neighbours: a single lucky peak is no threshold.
    smooth = {c: (scored[c] + scored.get(round(c - 0.025, 3), scored[c]) + scored.get(round(c + 0.025, 3), scored[c])) / 3 for c in tried}
    best = max(smooth.values())
    # The best by a hair is chance: of those that do nearly as well, the middle one.
    good = [candidate for candidate in tried if smooth[candidate] >= NEARLY * best]
    return good[len(good) // 2]


def f_beta(table: Table, probabilities: dict[int, float], texts: Sequence[int], cut: float) -> float:
    """Return F-beta of the answers at one threshold, over some texts; each counts by its weight."""
    inside, beta = set(texts), table.asked.beta
    weight = [weight**2 for weight in table.weights]  # Texts made to be hard, which are most, would pull a threshold away from real ones.
    total = sum(weight[number] * table.facts[number] for number in inside)
    chosen = [
        place for place, probability in probabilities.items() if probability >= cut and table.texts[place] in inside and table.examples[place].stands
    ]
    claimed = sum(weight[table.texts[place]] for place in chosen)
    good = sum(weight[table.texts[place]] for place in chosen if table.examples[place].answer)
    found = {(table.texts[place], fact) for place in chosen for fact in table.examples[place].facts}
    precision, recall = good / claimed if claimed else 0.0, sum(weight[number] for number, _ in found) / total if total else 0.0
    return (1 + beta**2) * precision * recall / (beta**2 * precision + recall) if precision + recall else 0.0


def fit(made: Sequence[Table], texts: Sequence[Annotated], used: Sequence[int], fold: Sequence[int]) -> Judge:
    """Return a judge that has learned from the texts `used` alone: weights from all, thresholds from unseen ones by kind of text."""
    short = [number for number in used if len(texts[number].document.report.text) < SHORT]
    long = [number for number in used if len(texts[number].document.report.text) >= SHORT]
    questions: dict[str, Question] = {}
    for table in made:
        question, probabilities = learn(table, used), unseen(table, used, fold)
        name = table.asked.name
        questions[name] = replace(question, threshold=threshold(table, probabilities, long or used))
        enough = sum(table.facts[number] for number in short) >= FEW
        questions[f"{name}:short"] = replace(question, threshold=threshold(table, probabilities, short) if enough else questions[name].threshold)
    return Judge(questions)
