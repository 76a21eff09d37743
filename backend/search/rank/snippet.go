package rank

import (
	"strings"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
)

// snippet returns the sentence around hits or, if it is long, the words nearest to them.
func snippet(hits []hit) string {
	text, first, last := hits[0].text, hits[0], hits[len(hits)-1]
	from, until := index.SentenceStart(text, first.start), index.SentenceEnd(text, last.end)
	from, until = narrow(text, from, until, first, last)
	return lexicon.Truncate(strings.TrimSpace(text[from:until]), maxSnippetBytes)
}

// narrow shortens a span of text to the length of a snippet. It keeps whole clauses if possible, always those
// with first, and those with last if they fit.
func narrow(text string, from, until int, first, last hit) (int, int) {
	var words sentenceWords
	begin, end := 0, 0
	s := lexicon.Scanner{Text: text[:until], Pos: from}
	for s.Next() {
		if s.Start <= first.start {
			begin = words.len()
		}
		if s.Start <= last.start {
			end = words.len() + 1
		}
		words.add(text, s.Start, s.End)
	}
	if words.len() <= maxSnippetWords+snippetTolerance {
		return from, until
	}
	begin, end = words.around(begin, end)
	return words.starts[begin], words.ends[end-1]
}

// sentenceWords has the starts and ends of the words of a sentence, and says which of them begin a clause.
type sentenceWords struct {
	starts, ends []int
	opens        []bool
}

func (w *sentenceWords) len() int { return len(w.starts) }

func (w *sentenceWords) add(text string, start, end int) {
	opens := w.len() == 0 || separatesClauses(text[w.ends[w.len()-1]:start])
	w.starts, w.ends, w.opens = append(w.starts, start), append(w.ends, end), append(w.opens, opens)
}

// separatesClauses reports whether the text between two words separates two clauses. Between digits it does not.
func separatesClauses(between string) bool {
	return strings.ContainsAny(between, ",:()–—") && strings.ContainsAny(between, " \t")
}

// around widens a range of words to whole clauses, and adds the next and the previous ones while they fit. It
// truncates a clause that is too long. If the snippet has fewer than minSnippetWords, it adds a part of the next
// clause.
func (w *sentenceWords) around(begin, end int) (int, int) {
	from, until := w.opening(begin), w.closing(end)
	if end-from > maxSnippetWords {
		from = max(0, begin-max(0, maxSnippetWords-(end-begin))/2)
	}
	if until-from > maxSnippetWords+snippetTolerance {
		return from, from + maxSnippetWords
	}
	for until < w.len() && w.closing(until+1)-from <= maxSnippetWords {
		until = w.closing(until + 1)
	}
	for from > 0 && until-w.opening(from-1) <= maxSnippetWords {
		from = w.opening(from - 1)
	}
	if until-from < minSnippetWords {
		until = min(w.len(), from+maxSnippetWords)
	}
	return from, until
}

// opening returns the first word of the clause of a word.
func (w *sentenceWords) opening(word int) int {
	for !w.opens[word] {
		word--
	}
	return word
}

// closing returns the end of the clause of the word before end.
func (w *sentenceWords) closing(end int) int {
	for end < w.len() && !w.opens[end] {
		end++
	}
	return end
}
