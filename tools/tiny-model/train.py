"""Trains the test model: a small Qwen3-architecture network over the tokens that occur in its data.

Reads what prepare.ts wrote, writes the compact weights (half precision) and their manifest. Checkpoints let an
interrupted run go on with --resume; new data may bring new tokens, rows are matched by token id.
"""

import argparse
import json
import math
import os
import random
import re
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from model import FULL_VOCABULARY, NORM_EPSILON, ROPE_BASE, SHAPE, TinyModel


class Data:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            raw = json.load(file)
        self.prompts_sha256 = raw["promptsSha256"]
        self.vocabulary = raw["vocabulary"]
        row = {token: index for index, token in enumerate(self.vocabulary)}
        self.examples = [
            ([row[t] for t in e["prompt"]], [row[t] for t in e["response"]], e.get("required")) for e in raw["examples"]
        ]
        self.groups = raw["groups"]
        self.required = [e for e in self.examples if e[2] is not None]

    def draw_epoch(self, rng):
        drawn = []
        for group in self.groups:
            weights = [c["weight"] for c in group["choices"]]
            for choice in rng.choices(group["choices"], weights, k=group["repeats"]):
                drawn.append(self.examples[choice["example"]])
        return drawn


def batches(examples, batch_tokens):
    """Examples of similar length together, at most `batch_tokens` padded tokens in each batch."""
    ordered = sorted(examples, key=lambda e: len(e[0]) + len(e[1]))
    batch = []
    for example in ordered:
        if batch and (len(batch) + 1) * (len(example[0]) + len(example[1])) > batch_tokens:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def tensors_of(batch):
    """Tokens, and a mask of the positions whose next token is part of a response."""
    length = max(len(prompt) + len(response) for prompt, response, _ in batch)
    tokens = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.bool)
    for index, (prompt, response, _) in enumerate(batch):
        tokens[index, : len(prompt) + len(response)] = torch.tensor(prompt + response)
        mask[index, len(prompt) - 1 : len(prompt) + len(response) - 1] = True
    return tokens, mask


def response_logits(model, tokens, mask):
    """Logits over the used tokens, and one more that stands for all unused rows together (each has logit 0)."""
    embedding = model.embedding()
    hidden = model(tokens, embedding)[mask]
    logits = F.linear(hidden, embedding).float()
    unused = torch.full((logits.shape[0], 1), math.log(FULL_VOCABULARY - embedding.shape[0]))
    return torch.cat([logits, unused], 1), torch.roll(tokens, -1, 1)[mask]


@torch.no_grad()
def evaluate(model, data, batch_tokens):
    """How many required examples greedy decoding gets exactly right, and the least sure right token's probability."""
    exact, least = {}, 1.0
    for batch in batches(data.required, batch_tokens):
        tokens, mask = tensors_of(batch)
        logits, wanted = response_logits(model, tokens, mask)
        probability = logits.softmax(-1).gather(1, wanted[:, None])[:, 0]
        right = (logits.argmax(1) == wanted).split(mask.sum(1).tolist())
        least = min(least, probability.min().item())
        for example, hits in zip(batch, right):
            counts = exact.setdefault(example[2].split(" ")[0], [0, 0])
            counts[0] += int(hits.all())
            counts[1] += 1
    return exact, least


def load_weights(model, data, path):
    """Begins where a checkpoint stopped; returns the epochs and seconds that went into it."""
    saved = torch.load(path, weights_only=True)
    row = {token: index for index, token in enumerate(saved["vocabulary"])}
    state = model.state_dict()
    for name, value in saved["model"].items():
        if name == "token_embd":
            for index, token in enumerate(data.vocabulary):
                if token in row:
                    state[name][index] = value[row[token]]
        else:
            state[name].copy_(value)
    return saved.get("epochs", 0), saved.get("seconds", 0)


def save_checkpoint(model, data, path, epochs, seconds):
    saved = {"vocabulary": data.vocabulary, "model": model.state_dict(), "epochs": epochs, "seconds": seconds}
    torch.save(saved, path + ".partial")
    os.replace(path + ".partial", path)


def export(model, data, folder, training):
    """The compact weights: token ids of the embedding's rows (int32), then every tensor in half precision."""
    os.makedirs(folder, exist_ok=True)
    entries, offset = [], 0
    with open(os.path.join(folder, "weights.bin"), "wb") as file:
        parts = [("vocabulary", np.array(data.vocabulary, "<i4"))]
        parts += [(name, value.detach().numpy().astype("<f2")) for name, value in model.state_dict().items()]
        for name, array in parts:
            file.write(array.tobytes())
            kind = "i32" if name == "vocabulary" else "f16"
            entries.append({"name": name, "type": kind, "shape": list(array.shape), "offset": offset})
            offset += array.nbytes
    manifest = {
        "name": "sea-tiny",
        "promptsSha256": data.prompts_sha256,
        "shape": {**SHAPE, "vocabulary": FULL_VOCABULARY, "ropeBase": ROPE_BASE, "normEpsilon": NORM_EPSILON},
        "training": training,
        "tensors": entries,
    }
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
        text = json.dumps(manifest, indent=2)
        # As the project's formatter wants it: short arrays on one line, exponents without leading zeros.
        text = re.sub(r"\[\s+([\d,\s]+?)\s+\]", lambda found: f"[{' '.join(found[1].split())}]", text)
        text = re.sub(r"e-0(\d)", r"e-\1", text)
        file.write(text + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True, help="folder for weights.bin and manifest.json")
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--resume", action="store_true", help="begin with the checkpoint's weights")
    parser.add_argument("--epochs", type=int, default=120)
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--batch-tokens", type=int, default=3000)
    parser.add_argument("--quantize-from", type=float, default=0.6, help="share of the epochs before Q4_0 rounding begins")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    rng = random.Random(1)
    data = Data(options.data)
    model = TinyModel(len(data.vocabulary), SHAPE)
    epochs_before, seconds_before = load_weights(model, data, options.checkpoint) if options.resume else (0, 0)
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters, {len(data.vocabulary)} token kinds", flush=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.learning_rate, betas=(0.9, 0.98), weight_decay=0.0)

    started = time.monotonic()
    step = seen = 0
    for epoch in range(1, options.epochs + 1):
        model.quantized = epoch > options.quantize_from * options.epochs
        epoch_batches = list(batches(data.draw_epoch(rng), options.batch_tokens))
        rng.shuffle(epoch_batches)
        loss_sum = count = right = 0
        for index, batch in enumerate(epoch_batches):
            tokens, mask = tensors_of(batch)
            done = (epoch - 1 + index / len(epoch_batches)) / options.epochs
            step += 1
            rate = options.learning_rate * min(1, step / 50) * max(0.01, 0.5 * (1 + math.cos(math.pi * done)))
            for group in optimizer.param_groups:
                group["lr"] = rate
            with torch.autocast("cpu", torch.bfloat16):
                logits, wanted = response_logits(model, tokens, mask)
            loss = F.cross_entropy(logits, wanted)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            loss_sum += loss.item() * len(wanted)
            count += len(wanted)
            right += (logits.argmax(1) == wanted).sum().item()
            seen += tokens.numel()
        seconds = time.monotonic() - started
        print(
            f"epoch {epoch} loss {loss_sum / count:.5f} right {right / count:.5f} "
            f"{seconds:.0f} s {seen / seconds:.0f} tokens/s",
            flush=True,
        )
        last = epoch == options.epochs
        if epoch % 10 == 0 or last:
            save_checkpoint(model, data, options.checkpoint, epochs_before + epoch, seconds_before + seconds)
        if last or (epoch % 10 == 0 and right / count > 0.99):
            exact, least = evaluate(model, data, options.batch_tokens)
            print(f"  exact {exact}, least sure token {least:.4f}", flush=True)
            training = {
                "epochs": epochs_before + epoch,
                "seconds": round(seconds_before + seconds),
                "loss": round(loss_sum / count, 6),
            }
            export(model, data, options.out, training)
            all_exact = all(hits == total for hits, total in exact.values())
            if all_exact and least > 0.98 and model.quantized:
                break
    print(f"done: {epoch} epochs, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
