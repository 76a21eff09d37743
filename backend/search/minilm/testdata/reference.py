"""Writes tokens.jsonl (of which it keeps the texts) and vectors.int16 anew.

Usage: python reference.py FOLDER, which holds model.safetensors and tokenizer.json.
"""

import json
import math
import pathlib
import struct
import sys

import numpy as np
from tokenizers import Tokenizer

MODEL = pathlib.Path(sys.argv[1])
HERE = pathlib.Path(__file__).parent


def load():
    data = (MODEL / "model.safetensors").read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if entry.get("dtype") == "F32":
            low, high = entry["data_offsets"]
            numbers = np.frombuffer(data[8 + length + low : 8 + length + high], "<f4")
            tensors[name] = numbers.reshape(entry["shape"]).astype(np.float64)
    return tensors


W = load()
erf = np.vectorize(math.erf)


def norm(x, name):
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
    return scaled * W[name + ".weight"] + W[name + ".bias"]


def linear(x, name):
    return x @ W[name + ".weight"].T + W[name + ".bias"]


def attention(x, name):
    q, k, v = (
        linear(x, name + "attention.self." + part).reshape(len(x), 12, 32).transpose(1, 0, 2)
        for part in ("query", "key", "value")
    )
    scores = np.exp(q @ k.transpose(0, 2, 1) / math.sqrt(32))
    taken = scores / scores.sum(-1, keepdims=True) @ v
    return linear(taken.transpose(1, 0, 2).reshape(len(x), 384), name + "attention.output.dense")


def encode(tokens):
    e = "embeddings."
    x = W[e + "word_embeddings.weight"][tokens]
    x = x + W[e + "position_embeddings.weight"][: len(tokens)] + W[e + "token_type_embeddings.weight"][0]
    x = norm(x, e + "LayerNorm")
    for number in range(6):
        name = f"encoder.layer.{number}."
        x = norm(x + attention(x, name), name + "attention.output.LayerNorm")
        wide = linear(x, name + "intermediate.dense")
        wide = wide * (1 + erf(wide / math.sqrt(2))) / 2
        x = norm(x + linear(wide, name + "output.dense"), name + "output.LayerNorm")
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
tokenizer.no_padding()
tokenizer.enable_truncation(256)

texts = [json.loads(line)["text"] for line in open(HERE / "tokens.jsonl")]
tokens = [tokenizer.encode(text).ids for text in texts]
with open(HERE / "tokens.jsonl", "w") as out:
    for text, ids in zip(texts, tokens):
        out.write(json.dumps({"text": text, "ids": ids}, separators=(",", ":")) + "\n")
vectors = np.array([encode(ids) for ids in tokens])
np.round(vectors * 32767).astype("<i2").tofile(HERE / "vectors.int16")
