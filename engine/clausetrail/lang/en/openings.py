"""How the lines look with which an English resolution and its preamble open."""

from __future__ import annotations

# Words with which a paragraph of a preamble begins, whatever follows them.
OPENERS = frozenset(
    [
        "Acknowledging",
        "Acting",
        "Affirming",
        "Appreciating",
        "Aware",
        "Bearing",
        "Commending",
        "Concerned",
        "Condemning",
        "Confirming",
        "Conscious",
        "Considering",
        "Convinced",
        "Deploring",
        "Determined",
        "Determining",
        "Emphasizing",
        "Encouraged",
        "Expressing",
        "Guided",
        "Having",
        "Mindful",
        "Noting",
        "Reaffirming",
        "Realizing",
        "Recalling",
        "Recognizing",
        "Regretting",
        "Reiterating",
        "Stressing",
        "Taking",
        "Underlining",
        "Underscoring",
        "Urging",
        "Welcoming",
    ]
)

# A line with the name of the organ that speaks and nothing else.
ORGAN_LINE = (
    r"[“\"]?The (?:[A-Z][A-Za-z-]+ |and )*"
    r"(?:Assembly|Council|Commission|Committee|Conference|Board)"
    r"(?: (?:of|on|for|in|to) [A-Za-z ]{3,70})?(?:, (?:therefore|accordingly))?,"
)
