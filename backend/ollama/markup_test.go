package ollama

import (
	"math/rand/v2"
	"strings"
	"testing"
)

type parting struct{ name, text, want, thoughts string }

var thinkingCases = []parting{
	{"none", "Ask Odile.", "Ask Odile.", ""},
	{"thoughts", "<think>\nboats\n</think>\n\nAsk Odile.", "Ask Odile.", "\nboats\n"},
	{"no thoughts", "<think></think>Ask", "Ask", ""},
	{"after white space", "\n <think>x</think> Ask", "Ask", "x"},
	{"later on", "Ask <think>x</think> Odile", "Ask Odile", "x"},
	{"half a tag", "<thin", "<thin", ""},
	{"another tag", "<thinker>", "<thinker>", ""},
	{"never ends", "<think>boats </thin", "", "boats "},
	{"twice", "<think>a</think><think>b</think>Ask", "Ask", "ab"},
	{"other alphabets", "<think>これは船です</think>海", "海", "これは船です"},
	{"nothing", "", "", ""},
	{"upper case", "<THINK>a</Think>Ask", "Ask", "a"},
	{"thinking", "<thinking>a</thinking>\nAsk", "Ask", "a"},
	{"of a vendor", "<seed:think>a</seed:think>Ask", "Ask", "a"},
	{"in brackets", "[THINK]a [1][/THINK]Ask [1]", "Ask [1]", "a [1]"},
	{"in triangles", "◁think▷a◁/think▷Ask", "Ask", "a"},
	{"between bars", "<|START_THINKING|>a<|END_THINKING|><|START_RESPONSE|>Ask<|END_RESPONSE|>x", "Ask", "a"},
	{"a thought", "<|begin_of_thought|>a<|end_of_thought|>\n<|begin_of_solution|>Ask<|end_of_solution|>", "Ask", "a"},
	{"inner", "<|inner_prefix|>a<|inner_suffix|>Ask", "Ask", "a"},
	{"beginning in the prompt", "boats and\nsails\n</think>\n\nAsk Odile.", "Ask Odile.", "boats and\nsails\n"},
	{"beginning in the prompt, in brackets", "boats[/THINK]Ask", "Ask", "boats"},
	{"closed twice", "<think>a</think>Ask</think> Odile", "Ask Odile", "a"},
	{"opened twice", "<think>a<think>b</think>c</think>Ask", "Ask", "abc"},
	{"strike within", "<think>no <s>old</s> boats</think>Ask", "Ask", "no old boats"},
	{"turn within", "<think>a<|im_end|>b", "", "ab"},
	{"loose tags", "<reasoning>a</reasoning><answer>Ask</answer>", "Ask", "a"},
	{"loose tags later on", "Ask <reasoning>a</reasoning> <answer>b</answer>", "Ask <reasoning>a</reasoning> <answer>b</answer>", ""},
	{"other tags within", "<thought>a </reasoning> b</thought>Ask", "Ask", "a </reasoning> b"},
}

var channelCases = []parting{
	{"harmony", "<|channel|>analysis<|message|>boats?<|end|><|start|>assistant<|channel|>final<|message|>Ask Odile.<|return|>", "Ask Odile.", "boats?"},
	{"final alone", "<|start|>assistant<|channel|>final<|message|>Ask", "Ask", ""},
	{"constrained", "<|channel|>final <|constrain|>json<|message|>Ask", "Ask", ""},
	{"commentary", "<|channel|>commentary to=x<|message|>{}<|call|><|start|>assistant<|message|>Ask", "Ask", "{}"},
	{"any other channel", "<|channel|>notes<|message|>a<|end|>Ask", "Ask", "a"},
	{"never closed", "<|channel|>analysis<|message|>a", "", "a"},
	{"final after an unmarked channel", "boats?<|end|><|start|>assistant<|channel|>final<|message|>Ask", "Ask", "boats?"},
	{"without a message", "<|channel>thought\nboats?<channel|>Ask<turn|>x", "Ask", "boats?"},
	{"no channel", "<|channel|>Ask\nOdile", "Ask\nOdile", ""},
	{"a long one", "<|channel|>" + strings.Repeat("Ask Odile ", 10), strings.Repeat("Ask Odile ", 10), ""},
	{"think and content", "<|think|>a<|end|><|begin|>assistant<|content|>Ask<|end|>", "Ask", "a"},
	{"two messages", "<|start|>assistant<|message|>Ask <|end|><|start|>assistant<|message|>Odile<|end|>x", "Ask Odile", ""},
}

var turnCases = []parting{
	{"ChatML", "<|im_start|>assistant\nAsk Odile.<|im_end|>\n<|im_start|>user\nWho?", "Ask Odile.", ""},
	{"ended at once", "<|im_end|>\n<|im_start|>assistant\nAsk", "Ask", ""},
	{"the user's turn first", "<|im_start|>user\nWho?<|im_end|><|im_start|>assistant\nAsk", "Ask", ""},
	{"the user's turn next", "Ask Odile.\n<|im_start|>user\nWho?", "Ask Odile.\n", ""},
	{"Llama 3", "<|start_header_id|>assistant<|end_header_id|>\n\nAsk<|eot_id|>x", "Ask", ""},
	{"Llama 2", "<s>[INST] <<SYS>><</SYS>> [/INST] Ask</s><s>x", "Ask", ""},
	{"Llama 2, next turn", "Ask [INST] Who?", "Ask ", ""},
	{"Gemma", "<start_of_turn>model\nAsk<end_of_turn>x", "Ask", ""},
	{"Gemma's neighbours", "<unused94><bos>Ask<pad><unused12> Odile<eos>x", "Ask Odile", ""},
	{"DeepSeek", "<｜Assistant｜>Ask<｜end▁of▁sentence｜><｜User｜>x", "Ask", ""},
	{"DeepSeek, other spaces", "Ask<｜end of sentence｜>x", "Ask", ""},
	{"Phi", "<|assistant|>\nAsk<|end|>\n<|user|>\nWho?", "Ask", ""},
	{"Phi 4", "<|im_start|>assistant<|im_sep|>Ask<|im_end|>", "Ask", ""},
	{"Granite", "<|start_of_role|>assistant<|end_of_role|>Ask<|end_of_text|>x", "Ask", ""},
	{"Command", "<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>Ask<|END_OF_TURN_TOKEN|>x", "Ask", ""},
	{"EXAONE", "[|assistant|]Ask[|endofturn|]x", "Ask", ""},
	{"GLM", "[gMASK]<sop><|assistant|>\nAsk<|observation|>x", "Ask", ""},
	{"GPT-2", "Ask<|endoftext|>x", "Ask", ""},
	{"any case", "Ask<|IM_End|>x", "Ask", ""},
	{"unknown ones", "Ask <|fim_pad|>Odile<|reserved_special_token_17|>.", "Ask Odile.", ""},
	{"only tokens", "<|im_start|><|im_end|></s>", "", ""},
	{"role without a line", "<|im_start|>assistant", "", ""},
	{"no role", "<|im_start|>Odile knows", "Odile knows", ""},
	{"within another", "<|im_<|im_end|>Ask", "<|im_", ""},
	{"strike", "a <s>b</s> c</s>d", "a b c", ""},
}

var plainTexts = []string{
	"a < b and c > d, a << b >> c, a <= b, if (a<b) return", "<3 you, I <3 boats", "Odile <odile@example.org>, <https://example.org/a?b=c>",
	"<b>bold</b> <i>x</i> <div class=\"s\"> <br/> <thinker> <sb> <user> <assistant> <end> <span>", "| a | b |\n|---|---|\n| <| | |> |",
	"f <| x |> g, a <|> b, [| 1; 2 |], [|a|]", "[1], [2, 3], [x](https://example.org), [ ] todo, [ins], [instance], [think about it], [/instead]",
	"I think <so>, </so>, <said>, <sand>", "List<String>, Map<K, V>, vector<int>", "« guillemets » ‹x› 〈y〉 ｜ wide ｜", "<", "<|", "[", "[/", "<<", "ends with <|im_end", "◁ and ▷ ◁back▷",
	"the end_of_turn of the <unused> room", "🏴‍☠️ <🙂> \xff<\xe2", "[INST", "<im_end>", "<response> <answer>",
}

func TestMarkup(t *testing.T) {
	cases := append(append(append([]parting{}, thinkingCases...), channelCases...), turnCases...)
	for _, text := range plainTexts {
		cases = append(cases, parting{text, text, text, ""})
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			check := func(how string, pieces ...string) {
				t.Helper()
				thoughts, text := parted(pieces...)
				if text != tt.want || strings.TrimSpace(thoughts) != strings.TrimSpace(tt.thoughts) {
					t.Errorf("%s: %q and %q, want %q and %q", how, thoughts, text, tt.thoughts, tt.want)
				}
			}
			check("at once", tt.text)
			check("in bytes", strings.Split(tt.text, "")...)
			for i := range len(tt.text) {
				check("in two", tt.text[:i], tt.text[i:])
				for j := i; j < len(tt.text); j++ {
					check("in three", tt.text[:i], tt.text[i:j], tt.text[j:])
				}
			}
		})
	}
}

// parted returns the reasoning and the text in the end.
func parted(pieces ...string) (thoughts, shown string) {
	var m markup
	var thought, said strings.Builder
	take := func(passages []passage) {
		for _, p := range passages {
			switch p.kind {
			case passesText:
				said.WriteString(p.text)
			case passesThoughts:
				thought.WriteString(p.text)
			case retracts:
				said.Reset()
				thought.WriteString(p.text)
			}
		}
	}
	for _, piece := range pieces {
		take(m.part(piece))
	}
	take(m.rest())
	return thought.String(), said.String()
}

// cut cuts text into pieces of random lengths, anywhere.
func cut(text string, random *rand.Rand) (pieces []string) {
	for text != "" {
		n := 1 + random.IntN(min(len(text), 9))
		pieces = append(pieces, text[:n])
		text = text[n:]
	}
	return pieces
}

func FuzzMarkup(f *testing.F) {
	for _, cases := range [][]parting{thinkingCases, channelCases, turnCases} {
		for _, c := range cases {
			f.Add(c.text, uint64(3))
		}
	}
	for _, text := range plainTexts {
		f.Add(text, uint64(1))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		thoughts, shown := parted(text)
		thoughtsCut, shownCut := parted(cut(text, rand.New(rand.NewPCG(seed, 1)))...)
		if shown != shownCut || thoughts != thoughtsCut {
			t.Errorf("%q becomes %q and %q, and %q and %q in pieces", text, thoughts, shown, thoughtsCut, shownCut)
		}
		if !hasToken(text) && shown != strings.TrimLeft(text, " \t\r\n") {
			t.Errorf("%q has no token and becomes %q", text, shown)
		}
	})
}

func hasToken(text string) bool {
	for i := range text {
		if strings.IndexAny(text[i:], openers) == 0 {
			if t, _, _ := scan(text[i:]); t.kind != noToken {
				return true
			}
		}
	}
	return false
}

// What is held back is at most one token, or the header of a message.
func TestMarkupHoldsBackLittle(t *testing.T) {
	for _, text := range append([]string{strings.Repeat("<a", 99), "<" + strings.Repeat("a", 999), "<｜" + strings.Repeat("▁ ", 999), "<|channel|>" + strings.Repeat("a ", 999)}, plainTexts...) {
		var m markup
		received, passed := 0, 0
		for i := range len(text) {
			received++
			for _, p := range m.part(text[i : i+1]) {
				passed += len(p.text)
			}
			if held := received - passed; held > 2*maxToken {
				t.Fatalf("%q: %d bytes are held back", text[:received], held)
			}
		}
	}
}

// A million bytes would take hours if the time were quadratic.
func TestMarkupTakesLinearTime(t *testing.T) {
	for _, piece := range []string{"<", "[", "<a", "<|fim_pad|>", "<think>", "</think>a", "<|channel|>a", "a <s>a</s>", "◁", "<|start|>assistant"} {
		text := strings.Repeat(piece, 1_000_000/len(piece))
		thoughts, shown := parted(text)
		singly, shownSingly := parted(strings.Split(text, "")...)
		if thoughts != singly || shown != shownSingly || len(thoughts)+len(shown) > len(text) {
			t.Errorf("%q: %d bytes at once, %d byte by byte", piece, len(thoughts)+len(shown), len(singly)+len(shownSingly))
		}
	}
}
