package store

import (
	"context"

	"kith/backend/domain"
)

// maxMentions is how many people a text may name.
const maxMentions = 50

// Mentioned are the people whom the acting user may see in this scope and whose
// whole name, of two words or more or in a script without spaces, stands in a
// text.
func (d *Scoped) Mentioned(ctx context.Context, text string) (map[domain.UserID]domain.Profile, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return nil, err
	}
	scan := func(r row) (id domain.UserID, err error) { return id, r.Scan(&id) }
	named, err := collect(ctx, q, scan, `
		SELECT user_id FROM people
		WHERE instr(?1, name) > 0 AND (instr(name, ' ') > 0 OR unicode(name) >= 0x2E80 AND length(name) > 1) LIMIT ?2`,
		text, maxMentions)
	if err != nil {
		return nil, err
	}
	return d.Profiles(ctx, named)
}
