package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
)

const contactColumns = `c.user_id, c.saved_profile_id, c.chat_session_id, c.reason, c.evidence, c.answer_sentence, c.note, c.tags, c.follow_up_on,
	c.email_clicked_at, c.linkedin_clicked_at, c.created_at`

// storedContact is a contact with its match as it was when the person was saved.
type storedContact struct {
	domain.Contact
	match domain.MatchedProfile
}

func scanContact(r row) (storedContact, error) {
	var c storedContact
	var emailed, linked, saved timestamp
	var evidence string
	err := r.Scan(&c.UserID, &c.SavedProfileID, text[domain.SessionID]{&c.ChatSessionID}, &c.match.Reason, &evidence, &c.match.AnswerSentence, &c.Note, (*list)(&c.Tags),
		text[string]{&c.FollowUpOn}, &emailed, &linked, &saved)
	c.EmailClicked, c.LinkedInClicked, c.SavedAt = emailed.Time, linked.Time, saved.Time
	c.match.UserID = c.SavedProfileID
	if err == nil {
		err = json.Unmarshal([]byte(evidence), &c.match.Evidence)
	}
	return c, err
}

// readContacts adds the reasons that may still be shown: none for people whom
// the acting user may not see, and without the answer's sentence if the profile
// has changed since.
func (d *Scoped) readContacts(ctx context.Context, q querier, stored []storedContact) ([]domain.Contact, error) {
	matches := make([]domain.MatchedProfile, len(stored))
	for i, c := range stored {
		matches[i] = c.match
	}
	profiles, err := d.dropStale(ctx, q, matches)
	contacts := make([]domain.Contact, len(stored))
	for i, c := range stored {
		if profiles[c.SavedProfileID].UpdatedAt.After(c.SavedAt) {
			matches[i].AnswerSentence = ""
		}
		contacts[i] = c.Contact
		contacts[i].Reason = matches[i].FullReason()
	}
	return contacts, err
}

// Contacts returns the acting user's saved contacts, the latest first; with an
// organization selected, only its members.
func (d *Scoped) Contacts(ctx context.Context) ([]domain.Contact, error) {
	q, err := d.scopedReader(ctx)
	if err != nil {
		return nil, err
	}
	stored, err := collect(ctx, q, scanContact, `
		SELECT `+contactColumns+` FROM saved_contacts c JOIN people u ON u.user_id = c.saved_profile_id
		WHERE c.user_id = ?1 AND c.deleted_at IS NULL
		  AND (?2 = '' OR EXISTS (SELECT 1 FROM memberships m WHERE m.org_id = ?2 AND m.user_id = c.saved_profile_id))
		ORDER BY c.created_at DESC, c.saved_profile_id`, d.scope.Actor, d.scope.Org)
	if err != nil {
		return nil, err
	}
	return d.readContacts(ctx, q, stored)
}

// RemovedContacts returns the removed contacts that can be restored, the latest
// first.
func (d *Scoped) RemovedContacts(ctx context.Context) ([]domain.Contact, error) {
	q, err := d.scopedReader(ctx)
	if err != nil {
		return nil, err
	}
	stored, err := collect(ctx, q, scanContact, `
		SELECT `+contactColumns+` FROM saved_contacts c JOIN people u ON u.user_id = c.saved_profile_id
		WHERE c.user_id = ?1 AND c.deleted_at IS NOT NULL
		ORDER BY c.deleted_at DESC, c.saved_profile_id`, d.scope.Actor)
	if err != nil {
		return nil, err
	}
	return d.readContacts(ctx, q, stored)
}

// SaveContact saves a person whom the acting user may see, with the
// conversation and reason from answer. already says that they were saved before
// and nothing changed. A contact removed within [Grace] gets its notes back.
func (d *Scoped) SaveContact(ctx context.Context, id domain.UserID, answer domain.MessageID) (already bool, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireVisible(ctx, tx, id); err != nil {
			return err
		}
		if already, err = contactExists(ctx, tx, d.scope.Actor, id); err != nil || already {
			return err
		}
		session, shown, err := d.origin(ctx, tx, id, answer)
		if err != nil {
			return err
		}
		if err := d.insertContact(ctx, tx, id, session.ID, shown); err != nil {
			return err
		}
		return d.s.record(ctx, tx, d.contactEvent(domain.EventSave, id, answer, session.OrgID))
	})
	return already, err
}

func (d *Scoped) insertContact(ctx context.Context, tx *sql.Tx, id domain.UserID, session domain.SessionID, shown domain.MatchedProfile) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO saved_contacts (user_id, saved_profile_id, name, chat_session_id, reason, evidence, answer_sentence, created_at, updated_at)
		SELECT ?1, user_id, name, ?3, ?4, ?5, ?7, ?6, ?6 FROM people WHERE user_id = ?2
		ON CONFLICT DO UPDATE SET
		  deleted_at = NULL, name = excluded.name, chat_session_id = ?3, reason = ?4, evidence = ?5, answer_sentence = ?7, created_at = ?6, updated_at = ?6`,
		d.scope.Actor, id, null(session), shown.Reason, encodeEvidence(shown.Evidence), d.s.timestamp(), shown.AnswerSentence)
	return err
}

func contactExists(ctx context.Context, tx *sql.Tx, user, saved domain.UserID) (there bool, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM saved_contacts WHERE user_id = ? AND saved_profile_id = ? AND deleted_at IS NULL)`, user, saved).
		Scan(&there)
	return there, err
}

// origin returns the conversation of an answer and the match with which it
// showed a person; both are empty if there is no answer.
func (d *Scoped) origin(ctx context.Context, tx *sql.Tx, id domain.UserID, answer domain.MessageID) (domain.Session, domain.MatchedProfile, error) {
	if answer == "" {
		return domain.Session{}, domain.MatchedProfile{}, nil
	}
	m, err := d.answer(ctx, tx, answer)
	if err != nil {
		return domain.Session{}, domain.MatchedProfile{}, err
	}
	session, err := d.session(ctx, tx, m.SessionID)
	if err != nil {
		return session, domain.MatchedProfile{}, err
	}
	for _, shown := range m.Metadata.Shown() {
		if shown.UserID == id {
			shown.AnswerSentence, err = currentAnswerSentence(ctx, tx, shown, m)
			return session, shown, err
		}
	}
	return session, domain.MatchedProfile{}, nil
}

// currentAnswerSentence returns what an answer said about a person, or "" if their profile has changed
// since.
func currentAnswerSentence(ctx context.Context, tx *sql.Tx, shown domain.MatchedProfile, answer domain.Message) (said string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT CASE WHEN updated_at <= ?2 THEN ?3 ELSE '' END FROM profiles WHERE user_id = ?1`,
		shown.UserID, domain.FormatTime(answer.CreatedAt), shown.AnswerSentence).Scan(&said)
	return said, err
}

func encodeEvidence(evidence []domain.Evidence) string {
	if evidence == nil {
		evidence = []domain.Evidence{}
	}
	return encode(evidence)
}

func (d *Scoped) contactEvent(kind domain.EventKind, id domain.UserID, answer domain.MessageID, org domain.OrgID) domain.Event {
	return domain.Event{Kind: kind, UserID: d.scope.Actor, OrgID: org, SubjectID: id, MessageID: answer, Surface: d.scope.Surface}
}

// RemoveContact removes a saved contact. It can be restored within [Grace].
func (d *Scoped) RemoveContact(ctx context.Context, id domain.UserID) error {
	return d.changeContact(ctx, `UPDATE saved_contacts SET deleted_at = ?3 WHERE user_id = ?1 AND saved_profile_id = ?2 AND deleted_at IS NULL`,
		d.scope.Actor, id, d.s.timestamp())
}

// RestoreContact restores a removed contact with its notes.
func (d *Scoped) RestoreContact(ctx context.Context, id domain.UserID) error {
	return d.changeContact(ctx, `UPDATE saved_contacts SET deleted_at = NULL WHERE user_id = ?1 AND saved_profile_id = ?2`, d.scope.Actor, id)
}

// ContactNotes is what a user writes about a saved contact.
type ContactNotes struct {
	Note       string
	Tags       []string
	FollowUpOn string // YYYY-MM-DD or ""
}

// maxNote is the maximum length of a note in characters.
const maxNote = 10_000

// check normalizes the tags and validates the notes.
func (n *ContactNotes) check() error {
	n.Tags = domain.CleanList(n.Tags)
	if utf8.RuneCountInString(n.Note) > maxNote {
		return domain.Errorf(domain.Invalid, "store.noteTooLong", "The note is longer than %d characters; the old one was kept.", maxNote)
	}
	if len(n.Tags) > domain.MaxList || slices.ContainsFunc(n.Tags, func(tag string) bool { return utf8.RuneCountInString(tag) > domain.MaxLine }) {
		return domain.Errorf(domain.Invalid, "store.tooManyTags", "There are too many tags, or one is too long; the old ones were kept.")
	}
	if n.FollowUpOn != "" {
		if _, err := time.Parse(time.DateOnly, n.FollowUpOn); err != nil {
			return domain.Errorf(domain.Invalid, "store.notADate", "%q is not a date; nothing was changed.", n.FollowUpOn)
		}
	}
	return nil
}

// AnnotateContact replaces the acting user's notes on a saved contact.
func (d *Scoped) AnnotateContact(ctx context.Context, id domain.UserID, n ContactNotes) error {
	if err := n.check(); err != nil {
		return err
	}
	return d.changeContact(ctx, `
		UPDATE saved_contacts SET note = ?3, tags = ?4, follow_up_on = ?5, updated_at = ?6
		WHERE user_id = ?1 AND saved_profile_id = ?2 AND deleted_at IS NULL`,
		d.scope.Actor, id, n.Note, encodeList(n.Tags), null(n.FollowUpOn), d.s.timestamp())
}

func (d *Scoped) changeContact(ctx context.Context, statement string, args ...any) error {
	return d.inTx(ctx, func(tx *sql.Tx) error { return execOne(ctx, tx, statement, args...) })
}

// RecordEmailClick records that the acting user opened their mail program for a
// person, who need not be a contact.
func (d *Scoped) RecordEmailClick(ctx context.Context, id domain.UserID, answer domain.MessageID) error {
	return d.recordClick(ctx, domain.EventEmailClick, id, answer,
		`UPDATE saved_contacts SET email_clicked = 1, email_clicked_at = ?3 WHERE user_id = ?1 AND saved_profile_id = ?2`)
}

// RecordLinkedInClick records that the acting user opened a person's LinkedIn
// page.
func (d *Scoped) RecordLinkedInClick(ctx context.Context, id domain.UserID, answer domain.MessageID) error {
	return d.recordClick(ctx, domain.EventLinkedInClick, id, answer,
		`UPDATE saved_contacts SET linkedin_clicked = 1, linkedin_clicked_at = ?3 WHERE user_id = ?1 AND saved_profile_id = ?2`)
}

func (d *Scoped) recordClick(ctx context.Context, kind domain.EventKind, id domain.UserID, answer domain.MessageID, mark string) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireVisible(ctx, tx, id); err != nil {
			return err
		}
		session, _, err := d.origin(ctx, tx, id, answer)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, mark, d.scope.Actor, id, d.s.timestamp()); err != nil {
			return err
		}
		return d.s.record(ctx, tx, d.contactEvent(kind, id, answer, session.OrgID))
	})
}
