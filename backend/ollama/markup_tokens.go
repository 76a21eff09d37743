package ollama

import (
	"regexp"
	"strings"
)

// token processes a token. It reports false if this one is text where it stands.
func (m *markup) token(t token) bool {
	if m.mode == readingChannel && t.kind == control {
		return true
	}
	m.endHeader(t.kind == endsHeader)
	var accepted bool
	switch m.mode {
	case over:
		return true
	case reasoning:
		accepted = m.tokenInThoughts(t)
	default:
		accepted = m.tokenInAnswer(t)
	}
	m.checkSpace()
	return accepted
}

// checkSpace has white space dropped that would stand beside other white space,
// because what stood between was dropped.
func (m *markup) checkSpace() {
	said := m.said.String()
	m.midAnswer = said != "" && !strings.HasSuffix(said, " ") && !strings.HasSuffix(said, "\t") && !strings.HasSuffix(said, "\n")
}

func (m *markup) tokenInThoughts(t token) bool {
	switch t.kind {
	case closesThinking:
		m.mode = answering
	case closesLoosely:
		if m.opener.kind != opensLoosely || t.name != "/"+m.opener.name {
			return false
		}
		m.mode = answering
	case opensThinking:
		m.unclosed++
	case opensLoosely, opensAnswer, closesAnswer:
		return false
	case startsChannel:
		m.startHeader(readingChannel)
	default:
		if m.opener.bars {
			m.endThoughts(t)
		}
	}
	return true
}

// endThoughts ends reasoning that is a message of its own at a token that ends it.
// Within tags, such tokens mean nothing.
func (m *markup) endThoughts(t token) {
	switch t.kind {
	case endsMessage, endsChannel, startsOwnTurn:
		m.mode = answering
	case startsTurn, startsForeignTurn, endsTurn:
		m.mode = answering
		m.tokenInAnswer(t)
	}
}

func (m *markup) tokenInAnswer(t token) bool {
	if m.mode == between && !continues[t.kind] {
		m.end()
		return true
	}
	switch t.kind {
	case startsTurn:
		m.startHeader(readingRole)
	case startsChannel:
		m.startHeader(readingChannel)
	case startsOwnTurn:
		m.mode = answering
	case startsForeignTurn:
		m.startForeignTurn()
	case instruction, endsTurn:
		m.endIfSpoken()
	case endsMessage:
		if m.speaks {
			m.mode = between
		}
	case opensThinking:
		m.think(t)
	case closesThinking:
		m.closeUnopened()
	default:
		return m.tag(t)
	}
	return true
}

// continues are the tokens that may follow a message within the same turn.
var continues = map[tokenKind]bool{control: true, startsTurn: true, startsOwnTurn: true, startsForeignTurn: true, startsChannel: true, endsHeader: true}

// tag processes tags that mean something in some places only, and tokens that mean
// nothing. It reports false for a tag that is text here.
func (m *markup) tag(t token) bool {
	switch t.kind {
	case opensLoosely:
		if m.speaks {
			return false
		}
		m.think(t)
	case closesLoosely:
		return false
	case opensAnswer:
		m.wrapped = m.wrapped || m.thought && !m.speaks
		return m.thought && !m.speaks
	case closesAnswer:
		was := m.wrapped
		m.wrapped = false
		return was
	case opensStrike:
		if m.speaks {
			m.strikes++
		}
	case closesStrike:
		if m.strikes == 0 {
			m.endIfSpoken()
		}
		m.strikes = max(0, m.strikes-1)
	}
	return true
}

func (m *markup) think(opener token) {
	m.mode, m.opener, m.thought = reasoning, opener, true
}

// endIfSpoken ends the turn. Where the model has said nothing yet, it goes on: an
// empty answer helps nobody.
func (m *markup) endIfSpoken() {
	if m.speaks {
		m.end()
	}
}

func (m *markup) startForeignTurn() {
	m.mode = skipping
	m.endIfSpoken()
}

// startFinal begins the answer proper. If nothing marked what was said before, it
// was reasoning.
func (m *markup) startFinal() {
	if !m.channels && !m.thought {
		m.retract()
	}
	m.mode = answering
}

// closeUnopened processes the end of reasoning whose beginning is missing, which some
// templates put into the prompt.
func (m *markup) closeUnopened() {
	if !m.thought || m.unclosed > 0 {
		m.retract()
	}
	m.unclosed = max(0, m.unclosed-1)
	m.thought = true
}

// retract takes back what was said.
func (m *markup) retract() {
	if m.said.Len() == 0 {
		return
	}
	m.pass(retracts, m.said.String())
	m.said.Reset()
	m.speaks, m.strikes, m.wrapped = false, 0, false
}

func (m *markup) startHeader(reads mode) {
	m.returns, m.mode = m.mode, reads
}

// endHeader interprets what followed a token that starts a turn or a channel, and
// passes it as text if it names neither. It does nothing outside of a header. message
// is true if a token ended the header that only stands before the text of a message.
func (m *markup) endHeader(message bool) {
	header, reads := m.header, m.mode
	if reads != readingRole && reads != readingChannel {
		return
	}
	m.mode, m.header = m.returns, ""
	at := firstWord.FindStringIndex(header)
	name, rest := strings.ToLower(strings.Trim(header[:at[1]], " \t")), header[at[1]:]
	switch {
	case reads == readingRole && ownRoles[name]:
		m.mode = answering
		m.checkSpace()
		m.text(strings.TrimLeft(rest, ": \t\n"))
	case reads == readingRole && foreignRoles[name]:
		m.startForeignTurn()
	case reads == readingRole:
		m.text(header)
	case finalChannels[name]:
		m.startFinal()
		m.afterChannel(rest)
	case thinkingChannels[name], message && name != "":
		if m.mode != reasoning {
			m.think(token{kind: startsChannel, bars: true})
		}
		m.afterChannel(rest)
	default:
		m.text(header)
	}
}

// afterChannel drops what stands behind a channel's name, unless it is too long to
// belong to it.
func (m *markup) afterChannel(rest string) {
	m.channels = true
	m.checkSpace()
	if len(rest) > maxToken/2 && !strings.HasSuffix(rest, "\n") {
		m.text(rest)
	}
}

var firstWord = regexp.MustCompile(`^[ \t]*[A-Za-z]*`)

var (
	ownRoles     = map[string]bool{"assistant": true, "model": true, "bot": true, "chatbot": true, "ai": true}
	foreignRoles = map[string]bool{
		"user": true, "human": true, "system": true, "developer": true, "tool": true, "function": true, "functions": true,
		"observation": true, "environment": true, "ipython": true,
	}
	finalChannels    = map[string]bool{"final": true, "answer": true, "response": true}
	thinkingChannels = map[string]bool{
		"analysis": true, "commentary": true, "thought": true, "thoughts": true, "think": true, "thinking": true, "reasoning": true,
	}
)
