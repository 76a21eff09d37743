"""Computes sentences.jsonl, tokens.jsonl (of which it keeps the texts), exact.int8 and published.int8.

Usage: python reference.py embedding_model_quantized.onnx ../multilingual.packed
"""

import json
import pathlib
import struct
import sys

import numpy as np
import onnx
import onnxruntime
import sentencepiece
from onnx import helper, numpy_helper
from onnxruntime_extensions import get_library_path
from sentencepiece import sentencepiece_model_pb2

HERE = pathlib.Path(__file__).parent
UNUSED = 5


def packed_pieces(packed):
    """The pieces in the packed file, which follow the first bytes and the normalization."""
    data = pathlib.Path(packed).read_bytes()
    at = 8 + 4 + struct.unpack("<I", data[8:12])[0]
    length = struct.unpack("<I", data[at : at + 4])[0]
    return set(data[at + 4 : at + 4 + length].decode().split("\n"))


def tokenizer(graph, pieces):
    """The original tokenizer without the pieces that were not packed."""
    node = next(n for n in graph.node if n.op_type == "SentencepieceTokenizer")
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString(next(a.s for a in node.attribute if a.name == "model"))
    for piece in proto.pieces:
        if piece.type not in (2, 3) and piece.piece not in pieces:
            piece.type = UNUSED
    return sentencepiece.SentencePieceProcessor(model_proto=proto.SerializeToString())


def unquantize(graph):
    """Replaces the products with quantized activations by products with the activations themselves."""
    tensors = {i.name: i for i in graph.initializer}
    makers = {o: n for n in graph.node for o in n.output}
    for node in graph.node:
        if node.op_type != "Mul" or not node.input[0].endswith("_output_quantized_cast_output"):
            continue
        product = makers[makers[node.input[0]].input[0]]
        name = product.input[1].removesuffix("_quantized")
        weights = numpy_helper.to_array(tensors[name + "_quantized"]).astype(np.float32)
        weights *= numpy_helper.to_array(tensors[name + "_scale"])
        graph.initializer.append(numpy_helper.from_array(weights, name + "_float"))
        activations = makers[product.input[0]].input[0]
        node.CopyFrom(helper.make_node("MatMul", [activations, name + "_float"], list(node.output)))


def vectors(model, texts):
    options = onnxruntime.SessionOptions()
    options.register_custom_ops_library(get_library_path())
    session = onnxruntime.InferenceSession(model.SerializeToString(), options)
    return np.array([session.run(None, {"inputs": np.array([text])})[0][0] for text in texts])


def write(name, numbers):
    largest = np.abs(numbers).max(axis=1, keepdims=True)
    np.round(numbers / largest * 127).astype("i1").tofile(HERE / name)


def read(name):
    return [json.loads(line)["text"] for line in open(HERE / name)]


model = onnx.load(sys.argv[1])
splitter = tokenizer(model.graph, packed_pieces(sys.argv[2]))
for name in ("sentences.jsonl", "tokens.jsonl"):
    texts = read(name)
    with open(HERE / name, "w") as out:
        for text in texts:
            pieces = [splitter.id_to_piece(i) for i in splitter.encode(text)]
            out.write(json.dumps({"text": text, "pieces": pieces}, ensure_ascii=False, separators=(",", ":")) + "\n")

texts = read("sentences.jsonl")
published = vectors(model, texts)
unquantize(model.graph)
exact = vectors(model, texts)
cosines = (published * exact).sum(1)
print("published and exact: cosine at least %.4f, on average %.4f" % (cosines.min(), cosines.mean()))
write("published.int8", published)
write("exact.int8", exact)
