"""The questions, in the order of what they are about: returned values, weights, states, gates, files."""

from __future__ import annotations

from ui.dialogs.questions.question import Question
from ui.film.text.language import QT_TRANSLATE_NOOP

QUESTIONS = (
    Question(
        "output-and-h-n",
        QT_TRANSLATE_NOOP("Questions", "What is the difference between output and h_n (and c_n)?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "output is the top row: h of the last layer at every step.\n"
            "h_n is the last column: h of every layer after the last step; c_n is the same of c.\n"
            "They share one vector: output[-1] is h_n[-1] where the last layer reads forward.\n"
            "Between two layers only h is handed on: c never leaves its layer but in c_n.",
        ),
        "output h_n c_n hidden pytorch lstm return tuple",
        "random-stack --view unrolled --at 19 --returned pytorch",
    ),
    Question(
        "return-sequences",
        QT_TRANSLATE_NOOP("Questions", "What do return_sequences and return_state give? Why is the output (None, 10)?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Without return_sequences a Keras layer gives h of the last step only: (batch, units), so (None, 10).\n"
            "With it, h of every step: (batch, steps, units), which the next recurrent layer needs.\n"
            "return_state adds the last h, and of an LSTM the last c.\n"
            "None is the batch: its size is not known before there are data.",
        ),
        "return_sequences return_state keras none shape output",
        "random-stack --view unrolled --at 19 --returned keras",
        "toggle_returned",
    ),
    Question(
        "units",
        QT_TRANSLATE_NOOP("Questions", "What are units? Are there as many cells as tokens?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Units are the rows of the vectors h and c: 10 units are 10 numbers, whatever the length of the sequence.\n"
            "There is one cell. It runs once at every token, with the same weights each time.\n"
            "A picture of many cells in a row shows one cell at many times.",
        ),
        "units cells tokens hidden_size timesteps number neurons",
        "jenny-rafsun --view cell --at 11.3",
    ),
    Question(
        "bidirectional",
        QT_TRANSLATE_NOOP(
            "Questions", "Of two directions: where is the backward one’s last state, output[-1] or output[0]?"
        ),
        QT_TRANSLATE_NOOP(
            "Questions",
            "The backward direction ends at the first token: its last state is the second half of output[0].\n"
            "h_n[-1] = output[0, H:]; the forward one’s is h_n[-2] = output[-1, :H].\n"
            "The second half of output[-1] has read one token only: the last.\n"
            "Keras’s Bidirectional puts the outputs back in the order of the tokens, too.",
        ),
        "bidirectional backward reverse output[0] output[-1] last state direction",
        "resources/questions/both-directions.json --view unrolled --at 4 --returned pytorch",
        "toggle_returned",
    ),
    Question(
        "gates-of-a-layer",
        QT_TRANSLATE_NOOP("Questions", "How do I get the gates of a trained layer at every step?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Frameworks return h and c and compute the gates inside: they have to be computed once more.\n"
            "In a notebook gl.watch(layer, x) does that with a live layer of PyTorch or Keras: docs/notebook.md.\n"
            "Or open the model, or write all its quantities to a file: f, i, g and o of an LSTM, r, z and n of a GRU.\n"
            "Every number is computed from the weights of the file; whether it is the same can be proved.",
        ),
        "gates forget input values activations trained predict get extract f i o",
        "jenny-rafsun --view gates --at 19",
        "open_model",
        "main.py trace --weights model.pt --inputs rows.npy -o run.npz",
    ),
    Question(
        "c-at-every-step",
        QT_TRANSLATE_NOOP("Questions", "How do I get c at every step? Only the last is returned."),
        QT_TRANSLATE_NOOP(
            "Questions",
            "return_sequences and output are h alone; of c, frameworks return the last.\n"
            "Here c is a quantity like any other: a row of the table, a curve, a column of the file.\n"
            "In a framework one runs the cell step by step, or goes on from (h, c) one token at a time.",
        ),
        "c cell state every step sequence memory all",
        "jenny-rafsun --view memory --at 19.3",
        "toggle_table",
        "main.py trace jenny-rafsun -o run.npz",
    ),
    Question(
        "why-different",
        QT_TRANSLATE_NOOP("Questions", "My own LSTM or GRU does not give the framework’s numbers. Why?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Mostly: the order of the gates, a second bias that was left out, or where the GRU’s reset gate acts.\n"
            "PyTorch and Keras (reset_after) compute r ⊙ (U h + b), the papers U (r ⊙ h): no weights make them equal.\n"
            "Also: z that replaces instead of keeping, a hard sigmoid, a transposed matrix, the other direction.\n"
            "prove --find tries them and says which makes both agree, and to how much.",
        ),
        "why different mismatch does not match own implementation numbers wrong gate order reset_after",
        "same-in-a-gru --view cell --at 11.2",
        "prove_stored",
        "main.py prove weights.npz mine.npz --find",
    ),
    Question(
        "how-many-parameters",
        QT_TRANSLATE_NOOP("Questions", "How many parameters are there, and why do Keras and PyTorch differ?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "A gate has H·(I + H) weights and its biases; an LSTM has 4 gates, a GRU 3, a simple RNN 1.\n"
            "PyTorch keeps two biases a gate, Keras one: an LSTM from 4 to 6 has 288 and 264.\n"
            "A GRU of Keras has two (reset_after): 216 and 216 from 4 to 6; with reset_after=False 198.\n"
            "The second bias is redundant but in a GRU’s candidate, where it stands inside the reset.",
        ),
        "parameters count params numel count_params 288 264 bias",
        "random-stack --view weights --at 0",
        "",
        "main.py check model.pt",
    ),
    Question(
        "which-rows",
        QT_TRANSLATE_NOOP("Questions", "Which rows of weight_ih_l0 belong to which gate?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Blocks of H rows, one a gate. PyTorch: i, f, g, o of an LSTM; r, z, n of a GRU.\n"
            "Keras has columns: i, f, c, o and z, r, h. ONNX has rows: i, o, f, c and z, r, h.\n"
            "So PyTorch’s forget gate is weight_ih_l0[H:2*H], and Keras’s kernel[:, H:2*H].",
        ),
        "rows weight_ih_l0 weight_hh kernel order gates ifgo blocks forget",
        "random-stack --view weights --at 0",
        "",
        "main.py check model.pt",
    ),
    Question(
        "padding",
        QT_TRANSLATE_NOOP("Questions", "Does padding change the last state?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Yes, where padded steps are run: zeros as input still go through biases and the gates.\n"
            "Packed (PyTorch) or masked (Keras), they are left out: the state passes through unchanged.\n"
            "Then h_n is that of the last real step; output is 0 at the padding in PyTorch.\n"
            "Both can be set at a token: Mask the token (silence), or Leave out the step.",
        ),
        "padding pack_padded_sequence mask masking lengths last state",
        "resources/questions/padding.json --view unrolled --at 4",
        "skip_token",
    ),
    Question(
        "stateful",
        QT_TRANSLATE_NOOP("Questions", "stateful: when is the state reset?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "By default every sequence begins with h and c at 0, whatever came before it.\n"
            "With stateful=True Keras begins each batch where the last one ended, until reset_states().\n"
            "In PyTorch one passes the states on: output, (h, c) = lstm(x, (h, c)).\n"
            "Here sequences run one after the other: with J one begins anew at a token, with Shift+J it goes on.",
        ),
        "stateful reset_states state batch initial h0 c0 carry on",
        "resources/questions/going-on.json --view memory --at 9.4",
        "begin_anew",
    ),
    Question(
        "remember-gate",
        QT_TRANSLATE_NOOP("Questions", "Should the forget gate not be called the remember gate?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "f is the share that is kept: 1 keeps all, 0 forgets all. The name says what happens where it shuts.\n"
            "So “closes the forget gate” means: forgets; the hatched part of a bar is what is lost.\n"
            "In a GRU of PyTorch or Keras z keeps as well; in the paper of Chung et al. it lets the new in.",
        ),
        "remember gate forget name keep keeps kept f",
        "jenny-rafsun --view kept --at 11.1",
    ),
    Question(
        "forget-bias",
        QT_TRANSLATE_NOOP("Questions", "Why is the bias of the forget gate set to 1?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Before training, sums are near the bias, so f is near σ(b). What is kept halves in ln ½ / ln σ(b) steps:\n"
            "1 step at b = 0, 2.2 at 1, 5.5 at 2, 38 at 4. A gradient on its way back shrinks by the same shares.\n"
            "Keras sets 1 (unit_forget_bias); PyTorch does not, and its two biases would add up to 2.",
        ),
        "forget bias 1 unit_forget_bias initial initialization half-life",
        "jenny-rafsun --view half-life --at 11.3",
    ),
    Question(
        "peepholes",
        QT_TRANSLATE_NOOP("Questions", "Do the gates see c?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Not in the LSTM of PyTorch and Keras: gates read x and h, and h shows of c what o lets out.\n"
            "With peepholes they do, unit by unit: f and i the old c, o the new one.\n"
            "Here one counts beats by that. ONNX and TensorFlow 1 have them, too.",
        ),
        "peepholes peephole gates see c cell state",
        "four-beats --view cell --at 3.1",
        "choose_lesson",
    ),
    Question(
        "which-unit",
        QT_TRANSLATE_NOOP("Questions", "Which unit counts, which follows the quotes? How does one know?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Look at a unit over the whole text: every token in the shade of its number.\n"
            "Rank the units by how well they follow a property: inside quotes, place in the line, brackets.\n"
            "Then ask for the cause: hold the unit, and see whether the output changes.",
        ),
        "unit counts quotes interpret neuron follow property brackets",
        "jenny-rafsun --view text --at 19.3",
        "show_following",
        "main.py units jenny-rafsun --follow sentence",
    ),
    Question(
        "one-word-changed",
        QT_TRANSLATE_NOOP("Questions", "How do I compare the states of two sentences with one word changed?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Choose Compare with this run, then change the word: the run before stays as a ghost behind each number.\n"
            "Steps before the changed word are the same to the bit; behind it one sees what lasts.\n"
            "With another sequence (Compare) puts both side by side, aligned at the words that they share.",
        ),
        "compare two sentences states word changed difference ghost",
        "resources/questions/one-word-changed.json --view compare --at 6",
        "compare_sequence",
    ),
    Question(
        "vanishing-gradient",
        QT_TRANSLATE_NOOP("Questions", "Can I see the gradient vanish, an LSTM beside an RNN?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "In an RNN the gradient passes U and the slope of tanh at every step, in an LSTM straight through f.\n"
            "Where f is near 1, what was written long ago still gets it; where f shuts, it ends there.\n"
            "The view Gradient tells both ways apart: straight along the memory, and through the gates.",
        ),
        "vanishing gradient exploding rnn lstm backpropagation through time",
        "jenny-rafsun --view gradient --at 19.3",
        "compare_cells",
    ),
    Question(
        "tikz",
        QT_TRANSLATE_NOOP("Questions", "Is there a drawing of the cell for my paper, or of a GRU?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "--as tikz writes native TikZ that compiles by itself and can be edited; SVG and PDF are vectors, too.\n"
            "Any cell is drawn from its equations, also one of your own, with numbers or as symbols.\n"
            "The notation of PyTorch, Olah or the tutorial is chosen with --notation.",
        ),
        "tikz latex paper figure drawing diagram svg pdf gru lstm",
        "same-in-a-gru --view cell --at 2.2",
        "export_film",
        "main.py export same-in-a-gru -o gru.tex --as tikz --at 2.2",
    ),
    Question(
        "same-onnx",
        QT_TRANSLATE_NOOP("Questions", "Does the exported ONNX compute the same?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "Store the inputs and outputs of your framework, and let both be held against each other.\n"
            "The answer is the largest difference of every state, and the step at which it parts.\n"
            "What goes wrong most: linear_before_reset of a GRU, hard sigmoids, and the order i, o, f, c.\n"
            "The network of a lesson is exported as ONNX, too: main.py export random-stack -o net.onnx.",
        ),
        "onnx export same onnxruntime linear_before_reset",
        "random-stack --view stack --at 4.4",
        "prove_stored",
        "main.py prove model.onnx reference.npz",
    ),
    Question(
        "read-out",
        QT_TRANSLATE_NOOP("Questions", "Where does the read-out attach: to the last step or to all, to h or to c?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "To h of the last layer, never to c: c is seen only through the output gate.\n"
            "A classifier of whole sequences reads the last step, a language model every step.\n"
            "Here it reads every step, so one sees when the network knows.",
        ),
        "read-out readout dense linear head last step all steps h c classifier",
        "jenny-rafsun --view readout --at 19",
    ),
    Question(
        "hidden-layer",
        QT_TRANSLATE_NOOP("Questions", "Hidden layer and hidden state: is that the same?"),
        QT_TRANSLATE_NOOP(
            "Questions",
            "No. A layer is weights and a rule, and stays as it is while a sequence is read.\n"
            "The hidden state h is a vector that the layer makes anew at every step.\n"
            "Layers stand one upon the other; states stand one behind the other.",
        ),
        "hidden layer hidden state h same word",
        "random-stack --view stack --at 2.3",
    ),
)
"""All of them; a test holds them against the list of what is asked in public."""
