package query

import "testing"

// The topic is parsed again as prior of the next question.
func TestTopicParsesLikeTheQuestion(t *testing.T) {
	for _, c := range questions {
		q := Parse(c.text, "")
		again := Parse(q.Topic, "")
		if again.Topic != q.Topic {
			t.Errorf("%q: topic %q becomes %q", c.text, q.Topic, again.Topic)
		}
		again.Intent = q.Intent
		if summary(again) != summary(q) {
			t.Errorf("%q: topic %q is parsed as %q", c.text, q.Topic, summary(again))
		}
	}
}
