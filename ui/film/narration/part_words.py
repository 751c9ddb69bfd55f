"""What those parts of a picture do that are the same in every cell, by the kind that `About.part` names.

{name} is the quantity of the part, {h} and {before} the output now and before, {state} and {old} the memory, {x} the
input, {gate} what keeps the memory.
"""

from __future__ import annotations

from ui.film.text.language import QT_TRANSLATE_NOOP

PLAIN = {
    "lane": QT_TRANSLATE_NOOP("Part", "A lane of the memory line, as thick as {name} of its unit is large."),
    "lane:others": QT_TRANSLATE_NOOP(
        "Part", "The lane of all other units, as thick as {name} is large in all of them together."
    ),
    "valve": QT_TRANSLATE_NOOP("Part", "A valve on the lane of a unit: open as far as {gate} is."),
    "fall": QT_TRANSLATE_NOOP("Part", "What falls away here is what {gate} does not keep: it is forgotten."),
    "formula": QT_TRANSLATE_NOOP("Part", "The equation that is at work, with the numbers of the unit in view put in."),
    "readout:softmax": QT_TRANSLATE_NOOP(
        "Part", "The read-out makes chances of {h} of the last layer, after each token anew: in a group they sum to 1."
    ),
    "readout:sigmoid": QT_TRANSLATE_NOOP(
        "Part", "The read-out makes a chance of {h} of the last layer, after each token anew: each stands by itself."
    ),
    "readout:linear": QT_TRANSLATE_NOOP(
        "Part", "The read-out weighs {h} of the last layer into a number, after each token anew."
    ),
    "joint": QT_TRANSLATE_NOOP("Part", "Here {before} and {x} are put together to one vector, which every gate reads."),
    "way:bus": QT_TRANSLATE_NOOP("Part", "This line brings {before} and {x} to all that reads them in this layer."),
    "way:tap": QT_TRANSLATE_NOOP("Part", "Here {before} and {x} rise into what is computed from them."),
    "way:enter": QT_TRANSLATE_NOOP("Part", "Here {x} comes into the lowest layer: what the network is given."),
    "way:up": QT_TRANSLATE_NOOP("Part", "Here {h} climbs to the layer above, or out of the network."),
    "way:next": QT_TRANSLATE_NOOP("Part", "Here the layer hands on its states to the next token."),
    "way:out": QT_TRANSLATE_NOOP("Part", "This line leads from the new memory to where {h} is made of it."),
    "way:added": QT_TRANSLATE_NOOP("Part", "This line brings what this token writes up to the memory line."),
    "way:share": QT_TRANSLATE_NOOP("Part", "This line brings {gate} to the memory line, where it takes its share."),
    "way:memory": QT_TRANSLATE_NOOP(
        "Part", "The memory line of this layer: from {old} through the signs on it to {state}."
    ),
    "row:memory": QT_TRANSLATE_NOOP(
        "Part", "What this layer holds: its memory before and after the token, and what is kept."
    ),
    "row:keep": QT_TRANSLATE_NOOP("Part", "What decides in this layer how much of its memory stays: {gate}."),
    "row:added": QT_TRANSLATE_NOOP("Part", "What this token writes into the memory of this layer."),
    "border:anew": QT_TRANSLATE_NOOP(
        "Part", "Here another sequence begins anew: with the states with which the first one began."
    ),
    "border:on": QT_TRANSLATE_NOOP(
        "Part", "Here another sequence begins and goes on: with the states that the one before it left."
    ),
    "layer": QT_TRANSLATE_NOOP("Part", "A layer of the network: it reads what the one below it gives at each token."),
    "cell": QT_TRANSLATE_NOOP("Part", "The cell of a layer at a token; the river in it is its memory, {state}."),
    "bed": QT_TRANSLATE_NOOP(
        "Part", "The bed of a river: above it is what is positive in {state}, below it what is negative."
    ),
    "river": QT_TRANSLATE_NOOP("Part", "The memory {state} as a river, as wide as what all its units hold together."),
    "overview": QT_TRANSLATE_NOOP("Part", "The whole run at once; the frame shows which tokens stand above."),
    "bar": QT_TRANSLATE_NOOP("Part", "A bar as high as {name} is open on average over the units."),
    "bar:left": QT_TRANSLATE_NOOP("Part", "How much is left of what was stored at the first token."),
    "bar:apart": QT_TRANSLATE_NOOP("Part", "How far the memory of this run is from that of A at this token."),
    "apart": QT_TRANSLATE_NOOP("Part", "Dark where the memory of this run is far from that of A."),
    "lines": QT_TRANSLATE_NOOP("Part", "The memory of the unit in view in every run, as lines over each other."),
    "run": QT_TRANSLATE_NOOP("Part", "One of the runs that are compared; all read the same sequence."),
    "axis:values": QT_TRANSLATE_NOOP(
        "Part", "The axis of values: a thin line of the grid leads from each number through the field."
    ),
    "axis:tokens": QT_TRANSLATE_NOOP(
        "Part", "The axis of time: the tokens in the order in which the network reads them."
    ),
    "axis:units": QT_TRANSLATE_NOOP("Part", "The axis of units: each has its row or its column."),
    "legend": QT_TRANSLATE_NOOP("Part", "What the lines, bars and shades of this chart mean."),
    "chart:memory": QT_TRANSLATE_NOOP(
        "Part", "How {name} goes over the tokens: it falls by what is forgotten and rises by what is added."
    ),
    "chart:kept": QT_TRANSLATE_NOOP(
        "Part", "Bars at each token: kept and, on top, forgotten at the left; added at the right."
    ),
    "chart:ledger": QT_TRANSLATE_NOOP(
        "Part", "A column is a moment, a row a token: the shade is what is left then of what it wrote."
    ),
    "chart:shares": QT_TRANSLATE_NOOP(
        "Part", "What of the memory at this moment was written by the token of this row."
    ),
    "chart:changes": QT_TRANSLATE_NOOP(
        "Part", "By how much the memory at this moment would be another one without the token of this row."
    ),
    "chart:half-life": QT_TRANSLATE_NOOP(
        "Part", "How many tokens it takes until half of what stood there at this token is gone."
    ),
    "chart:half-lives": QT_TRANSLATE_NOOP(
        "Part", "How many tokens the memory of each unit lasts until half of it is gone."
    ),
    "chart:gates": QT_TRANSLATE_NOOP(
        "Part", "How open {name} is for each unit at each token: light is shut, dark is open."
    ),
    "chart:saturation": QT_TRANSLATE_NOOP(
        "Part", "How often the gate was nearly shut, from the left, and nearly open, from the right."
    ),
    "chart:gradient": QT_TRANSLATE_NOOP(
        "Part", "How much the memory at the end would change with what stood there after this token."
    ),
    "chart:readout": QT_TRANSLATE_NOOP(
        "Part", "What the read-out makes of {h} of the last layer, after each token anew."
    ),
    "chart:expected": QT_TRANSLATE_NOOP("Part", "The chance that the read-out gave to each token before it came."),
    "text": QT_TRANSLATE_NOOP("Part", "A token of the text, shaded by {name} of the unit in view once it is read."),
    "text:chance": QT_TRANSLATE_NOOP(
        "Part", "A token of the text, shaded by the chance that was given to it before it was read."
    ),
    "stored-tensor": QT_TRANSLATE_NOOP(
        "Part", "A tensor as this framework stores it, with its shape; its blocks are the gates, outlined."
    ),
    "stored-gates": QT_TRANSLATE_NOOP("Part", "The gates in the order in which this framework stores them."),
    "count": QT_TRANSLATE_NOOP(
        "Part", "How many weights there are: H units, I inputs; with letters, with numbers, and with all layers."
    ),
    "weights": QT_TRANSLATE_NOOP("Part", "Weights stand over the values they multiply; below them are the products."),
    "curve": QT_TRANSLATE_NOOP(
        "Part", "The curve of the function: below it what goes in, at its height what comes out."
    ),
    "rises": QT_TRANSLATE_NOOP(
        "Part", "Bars that build up: each begins where the one before it ends; the last level is the sum."
    ),
    "back:operation": QT_TRANSLATE_NOOP(
        "Part", "Back through this sign: what comes to {name} is passed on to what it was made of."
    ),
    "back:wire": QT_TRANSLATE_NOOP("Part", "Along this line gradients run back, against the way of the values."),
    "back:formula": QT_TRANSLATE_NOOP(
        "Part", "What comes back to the memory of the unit in view: along the line alone, and in all."
    ),
    "back:area": QT_TRANSLATE_NOOP(
        "Part", "What comes back here shows how much the weights of this part can learn from the end."
    ),
    "back:lane": QT_TRANSLATE_NOOP(
        "Part", "A lane of the gradient, as thick as the memory at the end still depends on what stands here."
    ),
    "back:valve": QT_TRANSLATE_NOOP(
        "Part", "The same valve as on the way there: the gradient gets through as far as {gate} is open."
    ),
    "back:fall": QT_TRANSLATE_NOOP(
        "Part", "What falls away here is what {gate} does not let back: from it nothing before can be learned."
    ),
    "back:name": QT_TRANSLATE_NOOP(
        "Part", "By how much the memory of the unit in view would change at the end with {name} here."
    ),
}
