package ollama

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A token is a piece of a model's own markup, spelled out in its text: a control
// token of a chat template, or a tag around its reasoning.
type token struct {
	kind tokenKind
	name string // in lower case, with underscores; a closing one begins with a slash
	bars bool   // the name stands between bars, as in <|end|>
}

type tokenKind int

const (
	noToken    tokenKind = iota
	control              // means nothing for the text
	startsTurn           // a role follows
	startsOwnTurn
	startsForeignTurn // of the user, the system or a tool
	instruction       // [INST]: the user's turn, or the leading part of a prompt that is repeated
	startsChannel     // a channel's name follows
	endsHeader        // the text follows
	endsChannel
	endsMessage // the turn may go on with another message
	endsTurn
	opensThinking
	closesThinking
	opensLoosely // a tag around reasoning, if it stands at the beginning
	closesLoosely
	opensAnswer // a tag around the answer, if it follows reasoning
	closesAnswer
	opensStrike // <s>: the beginning of a text, or HTML
	closesStrike
)

// maxToken is the length of the longest token that is recognised, in bytes. No more
// than this is held back while it may become a token.
const maxToken = 64

// openers are the characters that tokens begin with.
const openers = "<[◁"

var closers = map[rune]rune{'<': '>', '[': ']', '◁': '▷'}

// scan returns the token at the beginning of text, which begins with one of openers,
// and its length. It reports open if text ends before this is known.
func scan(text string) (t token, length int, open bool) {
	l := lexer{text: text}
	opener := l.next()
	doubled := opener == '<' && l.skip("<")
	before := l.skip("|", "｜")
	wide := before && strings.HasSuffix(l.text[:l.at], "｜")
	slash := l.skip("/")
	start := l.at
	for isNameRune(l.peek(), wide) && l.at < maxToken {
		l.next()
	}
	name := l.text[start:l.at]
	if !maybeName(name) || opener == '[' && !before && !maybeBracketed(name, slash) {
		return token{}, 0, false
	}
	after := l.skip("|", "｜")
	closed := l.skip(string(closers[opener])) && (!doubled || l.skip(">"))
	switch {
	case l.at >= maxToken || !closed && !l.ended():
		return token{}, 0, false
	case !closed:
		return token{}, 0, true
	}
	t = classify(shape{opener, doubled, before, after}, slash, normal(name))
	if t.kind == noToken {
		return token{}, 0, false
	}
	return t, l.at, false
}

// lexer reads text character by character.
type lexer struct {
	text string
	at   int
}

// ended reports whether the text ends here, or inside the next character.
func (l *lexer) ended() bool { return !utf8.FullRuneInString(l.text[l.at:]) }

func (l *lexer) peek() rune {
	if l.ended() {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(l.text[l.at:])
	return r
}

func (l *lexer) next() rune {
	r, size := utf8.DecodeRuneInString(l.text[l.at:])
	l.at += size
	return r
}

func (l *lexer) skip(prefixes ...string) bool {
	for _, s := range prefixes {
		if strings.HasPrefix(l.text[l.at:], s) {
			l.at += len(s)
			return true
		}
	}
	return false
}

// isNameRune reports whether r may stand in a name. Some tokenizers spell the block
// that stands for a space as a space; names between full-width bars have it.
func isNameRune(r rune, spaces bool) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
		strings.ContainsRune("_-.:▁", r) || spaces && r == ' '
}

// maybeName reports whether name begins like a name: "<3" does not.
func maybeName(name string) bool {
	return name == "" || 'a' <= name[0]|0x20 && name[0]|0x20 <= 'z'
}

func normal(name string) string {
	return strings.NewReplacer("▁", "_", "-", "_", " ", "_").Replace(strings.ToLower(name))
}

// shape is what stands around a name.
type shape struct {
	opener        rune
	doubled       bool // <<…>>
	before, after bool // bars
}

// classify returns the token of a name and the shape around it. Between bars every
// name is a token, because nobody writes like that; elsewhere the name must be known.
func classify(s shape, slash bool, name string) token {
	signed := name
	if slash || s.after && !s.before {
		signed = "/" + name // <turn|> closes <|turn>
	}
	t := token{name: signed, bars: s.before || s.after}
	switch {
	case s.doubled && name == "sys" && !t.bars:
		t.kind = control
	case s.doubled:
		t.kind = noToken
	case t.bars:
		t.kind = barredKind(s, name, signed)
	case s.opener == '[':
		t.kind = bracketed[signed]
	default:
		t.kind = tagKind(s.opener, signed)
	}
	return t
}

// barredKind returns the kind of a name with one or two bars around it.
func barredKind(s shape, name, signed string) tokenKind {
	kind := kindOf(signed)
	switch both := s.before && s.after; {
	case both && s.opener == '[' && kind != control: // [|…|] is also an array in F#
		return kind
	case both && s.opener == '<' && name != "":
		return kind
	case !both && s.opener == '<' && lettersOnly.MatchString(name):
		return kind
	}
	return noToken
}

var lettersOnly = regexp.MustCompile(`^[a-z_]{3,}$`)

// bracketed are the tokens of Mistral and ChatGLM, without their brackets.
var bracketed = map[string]tokenKind{
	"inst": instruction, "/inst": control,
	"think": opensThinking, "/think": closesThinking,
	"system_prompt": control, "/system_prompt": control,
	"available_tools": control, "/available_tools": control,
	"tool_calls": control, "/tool_calls": control,
	"tool_results": control, "/tool_results": control,
	"gmask": control, "smask": control,
}

// maybeBracketed reports whether a name in brackets may still become a known one.
func maybeBracketed(start string, slash bool) bool {
	start = strings.ToLower(start)
	if slash {
		start = "/" + start
	}
	for name := range bracketed {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// tagKind returns the kind of a name in angle brackets without bars. Most such names
// are HTML, or somebody's own.
func tagKind(opener rune, name string) tokenKind {
	bare := name[strings.LastIndexByte(name, ':')+1:]
	if strings.HasPrefix(name, "/") {
		bare = "/" + strings.TrimPrefix(bare, "/")
	}
	switch {
	case tagsAroundThinking.MatchString(bare):
		return closing(bare, opensThinking, closesThinking)
	case opener == '◁':
		return noToken
	case looseTags.MatchString(bare):
		return closing(bare, opensLoosely, closesLoosely)
	case answerTags.MatchString(bare):
		return closing(bare, opensAnswer, closesAnswer)
	case name == "s":
		return opensStrike
	case name == "/s":
		return closesStrike
	case controlTags.MatchString(bare):
		return kindOf(bare)
	}
	return noToken
}

func closing(name string, opens, closes tokenKind) tokenKind {
	if strings.HasPrefix(name, "/") {
		return closes
	}
	return opens
}

var (
	tagsAroundThinking = regexp.MustCompile(`^/?think(?:ing)?$`)
	looseTags          = regexp.MustCompile(`^/?(?:thoughts?|reasoning|reflection|scratchpad)$`)
	answerTags         = regexp.MustCompile(`^/?(?:answer|response|output|final(?:_answer)?)$`)
	controlTags        = regexp.MustCompile(`^(?:bos|eo[sdtmp]|sop|pad|unk|(?:start|begin|end)_of_[a-z_]+|(?:unused|reserved|extra_id)[a-z_]*\d+)$`)
)

// kindOf returns the kind of a name that is known to be a token's.
func kindOf(name string) tokenKind {
	for _, k := range kindsByName {
		if k.names.MatchString(name) {
			return k.kind
		}
	}
	return control
}

// kindsByName has the control tokens of the chat templates that Ollama's models have.
var kindsByName = []struct {
	kind  tokenKind
	names *regexp.Regexp
}{
	{opensThinking, regexp.MustCompile(`^(?:(?:start|begin)_(?:of_)?)?(?:think|thinking|thoughts?|reasoning)$|^inner_prefix$`)},
	{closesThinking, regexp.MustCompile(`^(?:/|end_(?:of_)?)(?:think|thinking|thoughts?|reasoning)$|^inner_suffix$`)},
	{startsTurn, regexp.MustCompile(`^(?:im_start|start|begin|turn|start_of_(?:turn|role)(?:_token)?|start_header_id|header_start)$`)},
	{startsOwnTurn, regexp.MustCompile(`^(?:hy_)?(?:assistant|model|bot|chatbot|ai)(?:_token)?$|^(?:start_response|begin_of_solution|content)$`)},
	{startsForeignTurn, regexp.MustCompile(`^(?:hy_)?(?:user|human|system|developer|tool|observation|environment|ipython)(?:_token)?$`)},
	{startsChannel, regexp.MustCompile(`^channel$`)},
	{endsChannel, regexp.MustCompile(`^/channel$`)},
	{endsHeader, regexp.MustCompile(`^(?:message|im_sep|im_middle|end_header_id|header_end|end_of_role|role_sep)$`)},
	{endsMessage, regexp.MustCompile(`^end$`)},
	{endsTurn, regexp.MustCompile(`^(?:im_end|eo[a-z](?:_id|_token)?|end_?of_?(?:text|turn|sentence|sequence|utterance|message|document|file|dialog|conversation|response|answer|solution)(?:_token)?|end_(?:turn|response)|turn_end|return|call|stop|/turn)$`)},
}
