"""The test model's network: Qwen3's architecture as llama.cpp runs it, small, over the tokens that its data uses."""

import math

import torch
import torch.nn.functional as F
from torch import nn

FULL_VOCABULARY = 151_936  # rows of Qwen3's embedding; those the data never uses stay zero
ROPE_BASE = 1e6
NORM_EPSILON = 1e-6
SHAPE = {"width": 192, "layers": 4, "heads": 6, "keyValueHeads": 2, "headWidth": 32, "feedForward": 512}


class RmsNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        x = x.float()
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + NORM_EPSILON) * self.weight


class Block(nn.Module):
    """One layer, as llama.cpp computes `qwen3`: normed queries and keys, rotary halves, grouped heads, gated feed-forward."""

    def __init__(self, s):
        super().__init__()
        self.s = s
        query_width, key_width = s["heads"] * s["headWidth"], s["keyValueHeads"] * s["headWidth"]
        self.attn_norm = RmsNorm(s["width"])
        self.attn_q = nn.Linear(s["width"], query_width, bias=False)
        self.attn_k = nn.Linear(s["width"], key_width, bias=False)
        self.attn_v = nn.Linear(s["width"], key_width, bias=False)
        self.attn_output = nn.Linear(query_width, s["width"], bias=False)
        self.attn_q_norm = RmsNorm(s["headWidth"])
        self.attn_k_norm = RmsNorm(s["headWidth"])
        self.ffn_norm = RmsNorm(s["width"])
        self.ffn_gate = nn.Linear(s["width"], s["feedForward"], bias=False)
        self.ffn_up = nn.Linear(s["width"], s["feedForward"], bias=False)
        self.ffn_down = nn.Linear(s["feedForward"], s["width"], bias=False)

    def forward(self, hidden, cos, sin, later, linear):
        batch, length, _ = hidden.shape
        s = self.s

        def heads(x, count):
            return x.view(batch, length, count, s["headWidth"]).transpose(1, 2)

        x = self.attn_norm(hidden)
        query = rotate(self.attn_q_norm(heads(linear(self.attn_q, x), s["heads"])), cos, sin)
        key = rotate(self.attn_k_norm(heads(linear(self.attn_k, x), s["keyValueHeads"])), cos, sin)
        value = heads(linear(self.attn_v, x), s["keyValueHeads"])
        group = s["heads"] // s["keyValueHeads"]
        # Two products and a softmax: on a CPU in bfloat16 this is faster than scaled_dot_product_attention.
        query = query.reshape(batch, s["keyValueHeads"], group * length, s["headWidth"]) / math.sqrt(s["headWidth"])
        scores = query @ key.transpose(-1, -2)
        weights = torch.softmax(scores + later.to(scores.dtype), -1, dtype=torch.float32)
        attended = (weights @ value).reshape(batch, s["heads"], length, s["headWidth"])
        hidden = hidden + linear(self.attn_output, attended.transpose(1, 2).reshape(batch, length, -1))
        x = self.ffn_norm(hidden)
        return hidden + linear(self.ffn_down, F.silu(linear(self.ffn_gate, x)) * linear(self.ffn_up, x))


def rotate(x, cos, sin):
    first, second = x.chunk(2, -1)
    return torch.cat([first * cos - second * sin, second * cos + first * sin], -1)


class TinyModel(nn.Module):
    def __init__(self, vocabulary_size, s):
        super().__init__()
        self.s = s
        self.quantized = False
        self.token_embd = nn.Parameter(torch.randn(vocabulary_size, s["width"]) * 0.05)
        self.blk = nn.ModuleList([Block(s) for _ in range(s["layers"])])
        self.output_norm = RmsNorm(s["width"])
        for name, parameter in self.blk.named_parameters():
            if parameter.dim() == 2:
                into_residual = name.endswith(("attn_output.weight", "ffn_down.weight"))
                nn.init.normal_(parameter, std=0.05 / math.sqrt(2 * s["layers"]) if into_residual else 0.05)

    def embedding(self):
        return as_q4_0(self.token_embd) if self.quantized else self.token_embd

    def forward(self, tokens, embedding):
        """Hidden states before the (tied) output matrix."""
        half = self.s["headWidth"] // 2
        frequencies = 1.0 / ROPE_BASE ** (torch.arange(half).float() / half)
        angles = torch.arange(tokens.shape[1]).float()[:, None] * frequencies[None]
        cos, sin = angles.cos(), angles.sin()

        def linear(layer, x):
            return F.linear(x, as_q4_0(layer.weight) if self.quantized else layer.weight)

        length = tokens.shape[1]
        later = torch.full((length, length), -1e9).triu(1).repeat(self.s["heads"] // self.s["keyValueHeads"], 1)

        hidden = embedding[tokens]
        for block in self.blk:
            hidden = block(hidden, cos, sin, later, linear)
        return self.output_norm(hidden)


def as_q4_0(weight):
    """The weight as Q4_0 would store it (32 values share one half-precision scale), gradient passed straight through."""
    with torch.no_grad():
        blocks = weight.reshape(-1, 32)
        extreme = blocks.gather(1, blocks.abs().argmax(1, keepdim=True))
        exact_scale = extreme / -8
        scale = exact_scale.half().float()
        inverse = torch.where(exact_scale != 0, 1 / exact_scale, torch.zeros_like(exact_scale))
        levels = (blocks * inverse + 8.5).floor().clamp(0, 15) - 8
        rounded = (levels * scale).reshape(weight.shape)
    return weight + (rounded - weight).detach()
