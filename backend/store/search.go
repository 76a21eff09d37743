package store

import (
	"context"
	"strings"
	"time"

	"kith/backend/domain"
)

// Hit is a message found by [Scoped.SearchMessages]. In Snippet, U+0002 and
// U+0003 enclose each match.
type Hit struct {
	SessionID domain.SessionID
	MessageID domain.MessageID
	Title     string
	Role      domain.MessageRole
	Snippet   string
	CreatedAt time.Time
}

// SearchMessages finds the acting user's shown messages that contain all words
// of the query; the last word may be a prefix. It returns at most 50, the best
// first. With an organization selected, it searches only conversations that
// began in it.
func (d *Scoped) SearchMessages(ctx context.Context, query string) ([]Hit, error) {
	q, err := d.scopedReader(ctx)
	if err != nil {
		return nil, err
	}
	expression := matchExpression(query)
	if expression == "" {
		return []Hit{}, nil
	}
	return collect(ctx, q, scanHit, `
		SELECT s.session_id, m.message_id, s.title, m.role,
		       snippet(chat_messages_text, 0, char(2), char(3), '…', 16), m.created_at
		FROM chat_messages_text
		JOIN chat_messages m ON m.message_no = chat_messages_text.rowid
		JOIN chat_sessions s USING (session_id)
		WHERE chat_messages_text MATCH ?1 AND s.user_id = ?2 AND s.deleted_at IS NULL AND NOT m.replaced AND (?3 = '' OR s.org_id = ?3)
		ORDER BY chat_messages_text.rank, m.message_no DESC LIMIT 50`, expression, d.scope.Actor, d.scope.Org)
}

func scanHit(r row) (Hit, error) {
	var h Hit
	var created timestamp
	err := r.Scan(&h.SessionID, &h.MessageID, &h.Title, &h.Role, &h.Snippet, &created)
	h.CreatedAt = created.Time
	return h, err
}

// matchExpression turns a query into an FTS5 expression. Each word is quoted,
// so that none is an operator; the last one is a prefix.
func matchExpression(query string) string {
	words := strings.Fields(strings.ReplaceAll(query, "\x00", " "))
	if len(words) > 16 {
		words = words[:16]
	}
	for i, word := range words {
		words[i] = `"` + strings.ReplaceAll(word, `"`, `""`) + `"`
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, " ") + "*"
}
