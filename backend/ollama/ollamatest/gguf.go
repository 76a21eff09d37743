package ollamatest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
)

// The tiny model has the llama architecture and random weights. It has 480 KB, loads
// fast and writes nonsense, but Ollama serves it like any other model.
const (
	width  = 64
	inner  = 128
	layers = 2
	heads  = 4
	numCtx = 8192

	padding = 32 // bytes to which GGUF aligns weights
)

// words are what the model writes, over and over. It never stops by itself.
var words = []string{
	"▁boats", "▁sails", "▁ropes", "▁tides", "▁knots", "▁masts", "▁hulls", "▁oars",
	"▁and", "▁or", "▁near", "▁with", "▁under", "▁over", "▁beside", "▁from",
	"▁north", "▁south", "▁east", "▁west", "▁,",
}

// Type numbers of GGUF, of values and tokens.
const (
	typeUint32  uint32 = 4
	typeInt32   uint32 = 5
	typeFloat32 uint32 = 6
	typeString  uint32 = 8
	typeArray   uint32 = 9

	tokenNormal  int32 = 1
	tokenUnknown int32 = 2
	tokenControl int32 = 3
	tokenByte    int32 = 6
)

// weights are a matrix; a vector has a single row.
type weights struct {
	name          string
	columns, rows uint64
	values        []float32
}

// TinyModel returns the tiny model as a GGUF file. With embedding it is an embedding
// model, which cannot chat.
func TinyModel(embedding bool) []byte {
	if embedding {
		return tinyModel(value("llama.pooling_type", typeUint32, uint32(1)))
	}
	return tinyModel()
}

// ChatModel returns the tiny model with a chat template in Jinja.
func ChatModel(template string) []byte {
	return tinyModel(value("tokenizer.chat_template", typeString, template))
}

func tinyModel(more ...[]byte) []byte {
	tokens, types := vocabulary()
	tensors := tinyTensors(uint64(len(tokens)))
	values := append(metadata(tokens, types), more...)
	file := &bytes.Buffer{}
	file.WriteString("GGUF")
	put(file, uint32(3), uint64(len(tensors)), uint64(len(values)))
	for _, v := range values {
		file.Write(v)
	}
	offset := uint64(0)
	for _, t := range tensors {
		putString(file, t.name)
		put(file, uint32(2), t.columns, t.rows, uint32(0), offset) // two dimensions of float32
		offset += 4 * t.columns * t.rows
	}
	for _, t := range tensors {
		file.Write(make([]byte, (padding-file.Len()%padding)%padding))
		put(file, t.values)
	}
	return file.Bytes()
}

// vocabulary returns the smallest vocabulary that the tokenizer accepts, with three
// control tokens and every byte, and the words.
func vocabulary() (tokens []string, types []int32) {
	tokens = []string{"<unk>", "<s>", "</s>"}
	types = []int32{tokenUnknown, tokenControl, tokenControl}
	for b := range 256 {
		tokens = append(tokens, fmt.Sprintf("<0x%02X>", b))
		types = append(types, tokenByte)
	}
	for _, word := range words {
		tokens = append(tokens, word)
		types = append(types, tokenNormal)
	}
	return tokens, types
}

func metadata(tokens []string, types []int32) [][]byte {
	scores := make([]float32, len(tokens))
	return [][]byte{
		value("general.architecture", typeString, "llama"),
		value("general.name", typeString, "tiny"),
		value("llama.block_count", typeUint32, uint32(layers)),
		value("llama.context_length", typeUint32, uint32(numCtx)),
		value("llama.embedding_length", typeUint32, uint32(width)),
		value("llama.feed_forward_length", typeUint32, uint32(inner)),
		value("llama.attention.head_count", typeUint32, uint32(heads)),
		value("llama.attention.head_count_kv", typeUint32, uint32(heads)),
		value("llama.attention.layer_norm_rms_epsilon", typeFloat32, float32(1e-5)),
		value("llama.rope.dimension_count", typeUint32, uint32(width/heads)),
		value("tokenizer.ggml.model", typeString, "llama"),
		array("tokenizer.ggml.tokens", typeString, tokens),
		array("tokenizer.ggml.scores", typeFloat32, scores),
		array("tokenizer.ggml.token_type", typeInt32, types),
		value("tokenizer.ggml.unknown_token_id", typeUint32, uint32(0)),
		value("tokenizer.ggml.bos_token_id", typeUint32, uint32(1)),
		value("tokenizer.ggml.eos_token_id", typeUint32, uint32(2)),
	}
}

func tinyTensors(vocabulary uint64) []weights {
	random := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // the same weights every time
	tokens := embedding(random, vocabulary)
	tensors := []weights{tokens, ones("output_norm.weight"), output(tokens)}
	for i := range layers {
		block := func(name string) string { return fmt.Sprintf("blk.%d.%s.weight", i, name) }
		tensors = append(tensors,
			ones(block("attn_norm")),
			matrix(random, block("attn_q"), width, width),
			matrix(random, block("attn_k"), width, width),
			matrix(random, block("attn_v"), width, width),
			matrix(random, block("attn_output"), width, width),
			ones(block("ffn_norm")),
			matrix(random, block("ffn_gate"), width, inner),
			matrix(random, block("ffn_up"), width, inner),
			matrix(random, block("ffn_down"), inner, width),
		)
	}
	return tensors
}

func matrix(random *rand.Rand, name string, columns, rows uint64) weights {
	values := make([]float32, columns*rows)
	for i := range values {
		values[i] = float32(random.NormFloat64() / float64(columns))
	}
	return weights{name, columns, rows, values}
}

// output returns weights with which the model writes the words in order: if it repeated
// one, Ollama would stop it. All other tokens are very improbable after any prompt,
// because an answer that begins with the end token would be empty.
func output(embedding weights) weights {
	const certainty = 8
	values := make([]float32, len(embedding.values))
	first := len(values) - len(words)*width
	for i := 0; i < first; i += width {
		values[i] = -certainty
	}
	for i := first; i < len(values); i++ {
		before := i - width
		if before < first {
			before = len(values) - width + i - first
		}
		if i%width != 0 {
			values[i] = certainty * embedding.values[before]
		}
	}
	return weights{"output.weight", embedding.columns, embedding.rows, values}
}

// embedding gives every token a random direction. The first dimension is the same for
// all tokens: with it, [output] makes most tokens improbable.
func embedding(random *rand.Rand, vocabulary uint64) weights {
	m := matrix(random, "token_embd.weight", width, vocabulary)
	first := float32(1 / math.Sqrt(width)) // about the size of the other dimensions
	for i := 0; i < len(m.values); i += width {
		m.values[i] = first
	}
	return m
}

func ones(name string) weights {
	values := make([]float32, width)
	for i := range values {
		values[i] = 1
	}
	return weights{name, width, 1, values}
}

func value(key string, kind uint32, v any) []byte {
	entry := &bytes.Buffer{}
	putString(entry, key)
	put(entry, kind, v)
	return entry.Bytes()
}

func array[T any](key string, kind uint32, values []T) []byte {
	entry := &bytes.Buffer{}
	putString(entry, key)
	put(entry, typeArray, kind, uint64(len(values)))
	for _, v := range values {
		put(entry, v)
	}
	return entry.Bytes()
}

func putString(b *bytes.Buffer, text string) {
	put(b, uint64(len(text)))
	b.WriteString(text)
}

// put appends texts and values of fixed size; those passed here cannot fail.
func put(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		if text, ok := v.(string); ok {
			putString(b, text)
		} else if err := binary.Write(b, binary.LittleEndian, v); err != nil {
			panic(err)
		}
	}
}
