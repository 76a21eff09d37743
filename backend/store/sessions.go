package store

import (
	"context"
	"database/sql"
	"strings"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
)

// Grace is how long deleted data can be restored before it is erased.
const Grace = 7 * 24 * time.Hour

const sessionColumns = `session_id, user_id, org_id, one_org, title, created_at, last_message_at`

func scanSession(r row) (domain.Session, error) {
	var s domain.Session
	var created, last timestamp
	err := r.Scan(&s.ID, &s.UserID, text[domain.OrgID]{&s.OrgID}, &s.OneOrg, &s.Title, &created, &last)
	s.CreatedAt, s.LastMessageAt = created.Time, last.Time
	return s, err
}

// Sessions returns the acting user's conversations, the latest first; with an
// organization selected, those that began in it.
func (d *Scoped) Sessions(ctx context.Context) ([]domain.Session, error) {
	return d.sessions(ctx, `SELECT `+sessionColumns+` FROM chat_sessions
		WHERE user_id = ?1 AND deleted_at IS NULL AND (?2 = '' OR org_id = ?2) ORDER BY last_message_at DESC, session_id DESC`)
}

// DeletedSessions returns deleted conversations that can be restored.
func (d *Scoped) DeletedSessions(ctx context.Context) ([]domain.Session, error) {
	return d.sessions(ctx, `SELECT `+sessionColumns+` FROM chat_sessions
		WHERE user_id = ?1 AND deleted_at IS NOT NULL AND (?2 = '' OR org_id = ?2) ORDER BY deleted_at DESC, session_id DESC`)
}

func (d *Scoped) sessions(ctx context.Context, query string) ([]domain.Session, error) {
	q, err := d.scopedReader(ctx)
	if err != nil {
		return nil, err
	}
	return collect(ctx, q, scanSession, query, d.scope.Actor, d.scope.Org)
}

// Session is one of the acting user's conversations.
func (d *Scoped) Session(ctx context.Context, id domain.SessionID) (domain.Session, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return domain.Session{}, err
	}
	return d.session(ctx, q, id)
}

func (d *Scoped) session(ctx context.Context, q querier, id domain.SessionID) (domain.Session, error) {
	s, err := scanSession(q.QueryRowContext(ctx,
		`SELECT `+sessionColumns+` FROM chat_sessions WHERE session_id = ? AND user_id = ? AND deleted_at IS NULL`, id, d.scope.Actor))
	return s, coded(err)
}

// openSession reads a session to continue it. It fails if its organization is
// gone.
func (d *Scoped) openSession(ctx context.Context, q querier, id domain.SessionID) (domain.Session, error) {
	s, err := d.session(ctx, q, id)
	if err == nil && s.OneOrg && s.OrgID == "" {
		err = domain.Errorf(domain.NotFound, "store.organizationGone", "The organization of this conversation is gone; what was said is kept.").
			WithHint("store.beginNewConversation", "Begin a new conversation.")
	}
	return s, err
}

// createSession creates a conversation in the scope's organization or, without
// one, in the user's primary one.
func (d *Scoped) createSession(ctx context.Context, tx *sql.Tx, question, now string) (domain.Session, error) {
	if d.scope.Org != "" {
		if err := d.requireMember(ctx, tx, d.scope.Org); err != nil {
			return domain.Session{}, err
		}
	}
	id := domain.SessionID(domain.NewID())
	_, err := tx.ExecContext(ctx, `
		INSERT INTO chat_sessions (session_id, user_id, org_id, one_org, title, created_at, last_message_at)
		SELECT ?1, user_id, coalesce(?2, (
		    SELECT org_id FROM memberships m WHERE m.user_id = u.user_id ORDER BY org_id <> coalesce(u.primary_org_id, ''), joined_at, org_id LIMIT 1)),
		  ?2 IS NOT NULL, ?3, ?4, ?4
		FROM people u WHERE user_id = ?5`,
		id, null(d.scope.Org), titleOf(question), now, d.scope.Actor)
	if err != nil {
		return domain.Session{}, err
	}
	return d.session(ctx, tx, id)
}

// RenameSession changes a conversation's title.
func (d *Scoped) RenameSession(ctx context.Context, id domain.SessionID, title string) error {
	title = titleOf(title)
	if title == "" {
		return domain.Errorf(domain.Invalid, "store.titleNeeded", "A title is needed; the old one was kept.")
	}
	return d.changeSession(ctx, `UPDATE chat_sessions SET title = ?3 WHERE session_id = ?1 AND user_id = ?2 AND deleted_at IS NULL`,
		id, d.scope.Actor, title)
}

// DeleteSession deletes a conversation. It can be restored within [Grace].
func (d *Scoped) DeleteSession(ctx context.Context, id domain.SessionID) error {
	return d.changeSession(ctx, `UPDATE chat_sessions SET deleted_at = ?3 WHERE session_id = ?1 AND user_id = ?2 AND deleted_at IS NULL`,
		id, d.scope.Actor, d.s.timestamp())
}

// RestoreSession restores a deleted conversation.
func (d *Scoped) RestoreSession(ctx context.Context, id domain.SessionID) error {
	return d.changeSession(ctx, `UPDATE chat_sessions SET deleted_at = NULL WHERE session_id = ?1 AND user_id = ?2`, id, d.scope.Actor)
}

// EraseSession deletes a conversation permanently. When it returns, the text is
// gone from the database files. Backups keep it for [BackupRetention].
func (d *Scoped) EraseSession(ctx context.Context, id domain.SessionID) error {
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := execOne(ctx, tx, `UPDATE chat_sessions SET deleted_at = '' WHERE session_id = ? AND user_id = ?`, id, d.scope.Actor); err != nil {
			return err
		}
		_, err := eraseSessions(ctx, tx, "")
		return err
	})
	if err != nil {
		return err
	}
	return d.s.scrub(ctx)
}

func (d *Scoped) changeSession(ctx context.Context, statement string, args ...any) error {
	return d.inTx(ctx, func(tx *sql.Tx) error { return execOne(ctx, tx, statement, args...) })
}

// execOne runs a statement and fails with [domain.NotFound] if it affects no
// row.
func execOne(ctx context.Context, tx *sql.Tx, statement string, args ...any) error {
	n, err := execCount(ctx, tx, statement, args...)
	if err == nil && n == 0 {
		err = sql.ErrNoRows
	}
	return coded(err)
}

// execCount runs a statement and returns the number of affected rows.
func execCount(ctx context.Context, tx *sql.Tx, statement string, args ...any) (int64, error) {
	result, err := tx.ExecContext(ctx, statement, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

const maxTitle = 80 // characters

// titleOf makes a title from a question: one line, cut after a word.
func titleOf(question string) string {
	title := strings.Join(strings.Fields(question), " ")
	if utf8.RuneCountInString(title) <= maxTitle {
		return title
	}
	cut := string([]rune(title)[:maxTitle])
	if space := strings.LastIndexByte(cut, ' '); space > maxTitle/2 {
		cut = cut[:space]
	}
	return cut + "…"
}
