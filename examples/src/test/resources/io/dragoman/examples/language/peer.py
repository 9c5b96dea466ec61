"""The model of `dragoman language-model` in PyTorch, for comparison.

    dragoman language-model --text input.txt --epochs 0 --output runs/start --sample 0
    dragoman language-model --text input.txt --initial runs/start --epochs 2 --output runs/lm
    python peer.py input.txt runs/start 2

Both start from the same weights and read the same windows of the same streams; the peer prints the
held-out perplexity after each epoch. LSTM only, without dropout.
"""
import math
import sys
import time

import torch
from safetensors.torch import load_file
from torch import nn

STREAMS, WINDOW, EVALUATION_STREAMS, RATE, CLIP = 32, 64, 10, 0.004, 1.0


def read_tokens(folder):
    tokens = {}
    for line in open(folder + "/tokens.txt", encoding="utf-8", newline="\n"):
        codes = line[: line.index("#")].split()
        tokens["".join(chr(int(code, 16)) for code in codes)] = len(tokens)
    return tokens


def encode(lines, tokens):
    ids = []
    for line in lines:
        ids += [tokens.get(character, 1) for character in line] + [0]
    return torch.tensor(ids)


class Model(nn.Module):
    def __init__(self, weights):
        super().__init__()
        vocabulary, size = weights["embedding.weight"].shape
        hidden = weights["layers.0.forward.recurrent.weight"].shape[0]
        self.embedding = nn.Embedding(vocabulary, size)
        self.lstm = nn.LSTM(size, hidden)
        self.output = nn.Linear(hidden, vocabulary)
        with torch.no_grad():
            self.embedding.weight.copy_(weights["embedding.weight"])
            self.lstm.weight_ih_l0.copy_(weights["layers.0.forward.input.weight"].T)
            self.lstm.weight_hh_l0.copy_(weights["layers.0.forward.recurrent.weight"].T)
            self.lstm.bias_ih_l0.copy_(weights["layers.0.forward.input.bias"][0])
            self.lstm.bias_hh_l0.zero_()  # ours has one bias
            self.output.weight.copy_(weights["output.weight"].T)
            self.output.bias.copy_(weights["output.bias"][0])
        self.lstm.bias_hh_l0.requires_grad_(False)

    def forward(self, ids, state):
        states, state = self.lstm(self.embedding(ids), state)
        return self.output(states), state


def windows(ids, streams):
    length = (len(ids) - 1) // streams
    x = ids[: streams * length].view(streams, length).T
    y = ids[1 : streams * length + 1].view(streams, length).T
    for start in range(0, length, WINDOW):
        yield x[start : start + WINDOW], y[start : start + WINDOW]


def perplexity(model, ids):
    state, total, count = None, 0.0, 0
    with torch.no_grad():
        for x, y in windows(ids, EVALUATION_STREAMS):
            logits, state = model(x, state)
            loss = nn.functional.cross_entropy(
                logits.flatten(0, 1), y.flatten(), reduction="sum"
            )
            total += loss.item()
            count += y.numel()
    return math.exp(total / count)


def main():
    text, start, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    torch.set_num_threads(1)
    tokens = read_tokens(start)
    lines = open(text, encoding="utf-8").read().splitlines()
    held = max(1, len(lines) // 10)
    train, valid = encode(lines[:-held], tokens), encode(lines[-held:], tokens)
    model = Model(load_file(start + "/model.safetensors"))
    trained = [each for each in model.parameters() if each.requires_grad]
    optimizer = torch.optim.Adam(trained, lr=RATE)
    for epoch in range(1, epochs + 1):
        state, begun = None, time.time()
        for x, y in windows(train, STREAMS):
            logits, state = model(x, state)
            state = tuple(part.detach() for part in state)
            loss = nn.functional.cross_entropy(logits.flatten(0, 1), y.flatten())
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(trained, CLIP)
            optimizer.step()
        seconds = time.time() - begun
        print(f"epoch {epoch}  perplexity {perplexity(model, valid):.4f}  {seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main()
