package ollama

import "strings"

// chatTemplate is the chat template of a model family in the language of Ollama's
// templates. A GGUF file contains one in Jinja, which old servers do not read and
// new ones read for some models only.
type chatTemplate struct {
	marks []string // substrings that identify the family's Jinja template
	text  string   // in the language of Ollama
	stops []string
}

// chatTemplates are tried in order: those with more specific marks come first.
var chatTemplates = []chatTemplate{
	{ // Llama 3
		marks: []string{"<|start_header_id|>"},
		text: `{{ range .Messages }}<|start_header_id|>{{ .Role }}<|end_header_id|>

{{ .Content }}<|eot_id|>{{ end }}<|start_header_id|>assistant<|end_header_id|>

`,
		stops: []string{"<|eot_id|>", "<|start_header_id|>"},
	},
	{ // Qwen, SmolLM2 and many others
		marks: []string{"<|im_start|>"},
		text: `{{ range .Messages }}<|im_start|>{{ .Role }}
{{ .Content }}<|im_end|>
{{ end }}<|im_start|>assistant
`,
		stops: []string{"<|im_end|>", "<|im_start|>"},
	},
	{ // Gemma, which has no role for instructions
		marks: []string{"<start_of_turn>"},
		text: `{{ $first := true }}{{ range .Messages }}{{ if eq .Role "user" }}<start_of_turn>user
{{ if and $first $.System }}{{ $.System }}

{{ end }}{{ $first = false }}{{ .Content }}<end_of_turn>
{{ else if eq .Role "assistant" }}<start_of_turn>model
{{ .Content }}<end_of_turn>
{{ end }}{{ end }}<start_of_turn>model
`,
		stops: []string{"<end_of_turn>", "<start_of_turn>"},
	},
	{ // Phi 3 and 4
		marks: []string{"<|user|>", "<|end|>"},
		text: `{{ range .Messages }}<|{{ .Role }}|>
{{ .Content }}<|end|>
{{ end }}<|assistant|>
`,
		stops: []string{"<|end|>", "<|user|>", "<|assistant|>"},
	},
	{ // Zephyr, TinyLlama
		marks: []string{"<|user|>"},
		text: `{{ range .Messages }}<|{{ .Role }}|>
{{ .Content }}</s>
{{ end }}<|assistant|>
`,
		stops: []string{"</s>", "<|user|>", "<|assistant|>"},
	},
	{ // Granite
		marks: []string{"<|start_of_role|>"},
		text: `{{ range .Messages }}<|start_of_role|>{{ .Role }}<|end_of_role|>{{ .Content }}<|end_of_text|>
{{ end }}<|start_of_role|>assistant<|end_of_role|>`,
		stops: []string{"<|end_of_text|>", "<|start_of_role|>"},
	},
	{ // Mistral, which has no role for instructions
		marks: []string{"[INST]"},
		text: `{{ $first := true }}{{ range .Messages }}{{ if eq .Role "user" }}[INST] {{ if and $first $.System }}{{ $.System }}

{{ end }}{{ $first = false }}{{ .Content }} [/INST]{{ else if eq .Role "assistant" }} {{ .Content }}</s>{{ end }}{{ end }}`,
		stops: []string{"[INST]", "[/INST]"},
	},
}

// chatTemplateFor returns the template of the family that a Jinja template
// belongs to.
func chatTemplateFor(jinja string) (chatTemplate, bool) {
	for _, l := range chatTemplates {
		if containsAll(jinja, l.marks) {
			return l, true
		}
	}
	return chatTemplate{}, false
}

func containsAll(text string, parts []string) bool {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return true
}
