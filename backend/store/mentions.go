package store

import (
	"context"

	"kith/backend/domain"
)

// maxMentions is how many people are returned at most.
const maxMentions = 50

// Mentioned returns people whom the acting user may see in this scope and whose
// full name occurs in a text. A name counts if it has two words or more, or is in
// a script without spaces.
func (d *Scoped) Mentioned(ctx context.Context, text string) (map[domain.UserID]domain.Profile, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	named, err := collect(ctx, q, scanID[domain.UserID], `
		SELECT user_id FROM people
		WHERE instr(?1, name) > 0 AND (instr(name, ' ') > 0 OR unicode(name) >= 0x2E80 AND length(name) > 1)`, text)
	if err != nil {
		return nil, err
	}
	// The limit applies to visible people only: others of the same name must not
	// crowd them out.
	visible, err := collect(ctx, q, scanProfile, visibleQuery+` ORDER BY u.user_id LIMIT ?4`,
		idList(named), d.scope.Actor, d.scope.Org, maxMentions)
	if err != nil {
		return nil, err
	}
	return redacted(visible), nil
}
