package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"kith/backend/domain"
	"kith/backend/invite"
)

// SendProfile returns the acting user's profile for the installation that hosts
// an organization, with the key to sign it and the recipient to encrypt it to.
// For users who are not listed, the profile has only name and address. The code
// is the one that opened the directory file, if one did. The user gets the key
// fresh with their first file. It fails with [domain.Conflict] if the
// organization is hosted here.
func (d *Scoped) SendProfile(ctx context.Context, org domain.OrgID, fresh []byte) (file domain.ProfileFile, key []byte, recipient string, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireMember(ctx, tx, org); err != nil {
			return err
		}
		var kept bool
		err := tx.QueryRowContext(ctx, `SELECT recipient, private_key IS NOT NULL FROM organization_keys WHERE org_id = ?`, org).Scan(&recipient, &kept)
		if errors.Is(err, sql.ErrNoRows) || kept {
			return domain.Errorf(domain.Conflict, "store.keptHereProfile", "This organization is kept on this machine: what you save in your profile stands there at once.")
		}
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO user_keys (user_id, private_key) VALUES (?, ?) ON CONFLICT DO NOTHING`, d.scope.Actor, fresh)
		if err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, `
			UPDATE user_keys SET sequence = max(sequence + 1, ?2) WHERE user_id = ?1 RETURNING sequence, private_key`,
			d.scope.Actor, d.s.now().UnixMilli()).Scan(&file.Sequence, &key)
		if err != nil {
			return err
		}
		file.Org, file.MadeAt, file.RemoteID = org, d.s.now().UTC(), domain.DirectoryID(org, d.scope.Actor)
		mine, err := d.s.ownProfile(ctx, tx, d.scope.Actor)
		if err != nil {
			return err
		}
		file.Profile = sentProfile(mine)
		file.Code, err = d.keptCode(ctx, tx, org)
		return err
	})
	return file, key, recipient, err
}

// settingCode is the key of the invitation code with which a user opened the
// directory file of an organization. Their first profile file proves with it who
// they are.
func settingCode(org domain.OrgID) Setting { return Setting("invitation_code " + string(org)) }

// keepCode stores the invitation code with which the acting user joined an
// organization on another computer. Without a code, an earlier one stays.
func (d *Scoped) keepCode(ctx context.Context, tx *sql.Tx, org domain.OrgID, code string) error {
	if code == "" {
		return nil
	}
	return d.setOwn(ctx, tx, settingCode(org), code)
}

func (d *Scoped) keptCode(ctx context.Context, q querier, org domain.OrgID) (code string, err error) {
	err = q.QueryRowContext(ctx, `SELECT value FROM user_settings WHERE user_id = ? AND key = ?`, d.scope.Actor, settingCode(org)).Scan(&code)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return code, err
}

// JoinedWith returns the organization whose directory file the acting user opened
// with an invitation code, if they are still its member; else it fails with
// [domain.NotFound].
func (d *Scoped) JoinedWith(ctx context.Context, code invite.Code) (domain.Organization, error) {
	q, err := d.reader(ctx)
	if err != nil {
		return domain.Organization{}, err
	}
	orgs, err := collect(ctx, q, scanID[domain.OrgID], `
		SELECT m.org_id FROM memberships m JOIN user_settings s ON s.user_id = m.user_id AND s.key = ?2 || m.org_id
		WHERE m.user_id = ?1 AND s.value = ?3`, d.scope.Actor, settingCode(""), code.String())
	if err != nil {
		return domain.Organization{}, err
	}
	if len(orgs) == 0 {
		return domain.Organization{}, invitationNotFound()
	}
	return d.Organization(ctx, string(orgs[0]))
}

// sentProfile is the profile that is sent: of people who are not listed, only
// name and address.
func sentProfile(p domain.Profile) domain.Profile {
	if p.OptedIn {
		return p
	}
	return domain.Profile{UserID: p.UserID, Name: p.Name, Email: p.Email}
}

// ReceiveProfile imports a member's profile file, including their opt-in or
// opt-out. The sender is proved by the key of their last file or by the code of
// their invitation; otherwise the acting user, an admin, has to confirm it. A
// dry run changes nothing.
//
// It fails with [domain.Conflict] if the file is older than the last one or
// from a user of this installation, and with [domain.Forbidden] without proof.
func (d *Scoped) ReceiveProfile(ctx context.Context, file domain.ProfileFile, signer []byte, confirmed, dryRun bool) (domain.ProfileReceived, error) {
	file.Profile.Email, file.Profile.LinkedIn = normalEmail(file.Profile.Email), normalPage(file.Profile.LinkedIn)
	var r profileImport
	err := d.inTx(ctx, func(tx *sql.Tx) error {
		if err := d.requireAdmin(ctx, tx, file.Org); err != nil {
			return err
		}
		r = profileImport{d: d, tx: tx, file: file, signer: signer}
		if err := r.identify(ctx); err != nil {
			return err
		}
		if dryRun {
			return errDryRun
		}
		if r.done.Proof == "" && !confirmed {
			return r.unproved()
		}
		return r.write(ctx)
	})
	if errors.Is(err, errDryRun) {
		return r.done, nil
	}
	if err != nil {
		return domain.ProfileReceived{}, err
	}
	d.s.notify(r.user)
	return r.done, nil
}

// profileImport is the state of a running import of a profile file.
type profileImport struct {
	d      *Scoped
	tx     *sql.Tx
	file   domain.ProfileFile
	signer []byte
	user   domain.UserID // the entry; a new id if done.New
	before entryState
	base   domain.Profile // what admins had imported of the person
	done   domain.ProfileReceived
}

func (r *profileImport) unproved() error {
	err := domain.Errorf(domain.Forbidden, "store.senderUnproved", "Nothing proves that this file is from %s; nothing was changed.", r.file.Profile.Email)
	if r.file.Code != "" {
		err = domain.Errorf(domain.Forbidden, "store.codeProvesNothing",
			"The invitation code in this file does not prove that it is from %s: it was used, taken back, has expired or is for somebody else. Nothing was changed.", r.file.Profile.Email)
	}
	return err.WithHint("store.compareFingerprint", "Ask them for the fingerprint of their key, compare it, and confirm.")
}

// identify finds the person whose file it is, and the proof.
func (r *profileImport) identify(ctx context.Context) error {
	email := r.file.Profile.Email
	r.done = domain.ProfileReceived{Org: r.file.Org, Name: r.file.Profile.Name, Email: email, OptedIn: r.file.Profile.OptedIn}
	known, err := readMemberIndex(ctx, r.tx, r.file.Org)
	if err != nil {
		return err
	}
	if known.claimedWith(email) != nil {
		return domain.Errorf(domain.Conflict, "store.changesOwnProfile", "%s uses this Kith, and changes their profile here; nothing was changed.", email)
	}
	if err := r.refuseTakenID(ctx); err != nil {
		return err
	}
	if entry := known.entryWith(email); entry != nil {
		r.user = entry.id
	} else {
		r.user, r.done.New = domain.UserID(domain.NewID()), true
	}
	states, err := readStates(ctx, r.tx, r.file.Org, []domain.UserID{r.user})
	if err != nil {
		return err
	}
	r.before = states[r.user]
	if err := r.prove(ctx); err != nil {
		return err
	}
	if err := r.readBase(ctx); err != nil {
		return err
	}
	if r.before.Away && r.done.Proof != proofCode {
		return domain.Errorf(domain.Forbidden, "store.noLongerMember", "%s is no member of the organization any more; nothing was changed.", email).
			WithHint("store.inviteAgain", "Invite them again.")
	}
	r.done.Changes = r.before.Profile.ChangesTo(r.after().Profile)
	return nil
}

const (
	proofKey  = "key"
	proofCode = "code"
)

// prove sets the proof that the file is from the person it names.
func (r *profileImport) prove(ctx context.Context) error {
	var key []byte
	var sequence int64
	err := r.tx.QueryRowContext(ctx, `SELECT public_key, sequence FROM profile_keys WHERE org_id = ? AND user_id = ?`, r.file.Org, r.user).
		Scan(&key, &sequence)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if bytes.Equal(key, r.signer) {
		r.done.Proof = proofKey
	}
	if key != nil && r.file.Sequence < sequence {
		return domain.Errorf(domain.Conflict, "store.olderThanLast", "The file is older than the last one of %s; nothing was changed.", r.file.Profile.Email).
			WithHint("store.askForNewest", "Ask them for the newest one.")
	}
	if invited, err := r.invited(ctx); err != nil || !invited {
		return err
	}
	r.done.Proof = proofCode
	return nil
}

// invited reports whether the file contains the code of a pending invitation to
// its address.
func (r *profileImport) invited(ctx context.Context) (bool, error) {
	if r.file.Code == "" {
		return false, nil
	}
	code, err := invite.Parse(r.file.Code)
	if err != nil {
		return false, nil //nolint:nilerr // an invalid code is no proof
	}
	i, err := r.d.s.byCode(ctx, r.tx, code)
	if domain.CodeOf(err) == domain.NotFound {
		return false, nil
	}
	return err == nil && i.Organization.ID == r.file.Org && normalEmail(i.Email) == r.file.Profile.Email, err
}

// refuseTakenID fails if the file uses the directory id of somebody else.
func (r *profileImport) refuseTakenID(ctx context.Context) error {
	type called struct {
		user   domain.UserID
		email  string
		remote domain.UserID
	}
	others, err := collect(ctx, r.tx, func(row row) (c called, err error) { return c, row.Scan(&c.user, &c.email, &c.remote) }, `
		SELECT m.user_id, u.email, coalesce(k.remote_id, '') FROM organization_members m JOIN users u USING (user_id)
		LEFT JOIN profile_keys k USING (org_id, user_id) WHERE m.org_id = ?`, r.file.Org)
	for _, other := range others {
		same := r.file.RemoteID == other.remote || r.file.RemoteID == other.user || r.file.RemoteID == domain.DirectoryID(r.file.Org, other.user)
		if same && normalEmail(other.email) != r.file.Profile.Email {
			return domain.Errorf(domain.Forbidden, "store.takesAnothersPlace", "The file takes the place of somebody else; nothing was changed.")
		}
	}
	return err
}

// readBase reads what admins had imported before the person's first file: with
// that file, the entry as it is now. Files that came before this was kept have
// none.
func (r *profileImport) readBase(ctx context.Context) error {
	var imported sql.NullString
	err := r.tx.QueryRowContext(ctx, `SELECT imported FROM profile_keys WHERE org_id = ? AND user_id = ?`, r.file.Org, r.user).Scan(&imported)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		r.base = r.before.Profile
		return nil
	case err != nil || !imported.Valid:
		return err
	default:
		return json.Unmarshal([]byte(imported.String), &r.base)
	}
}

// after is the entry with the file's profile. A field that the file leaves empty
// has what admins had imported, and nothing of the person's earlier files. What
// is shown to others is the file's word alone.
func (r *profileImport) after() entryState {
	sent := sentProfile(r.file.Profile)
	s := entryState{Profile: r.base.Merge(sent), Consent: "their own word", OptedOutAt: r.before.OptedOutAt}
	s.Profile.UserID, s.Profile.Email, s.Profile.OptedIn = r.user, sent.Email, sent.OptedIn
	s.Profile.ShowEmail, s.Profile.ShowLinkedIn = sent.ShowEmail, sent.ShowLinkedIn
	switch {
	case s.Profile.OptedIn:
		s.OptedOutAt = ""
	case s.OptedOutAt == "":
		s.OptedOutAt, s.Consent = r.d.s.timestamp(), ""
	}
	return s
}

func (r *profileImport) write(ctx context.Context) error {
	now := r.d.s.timestamp()
	if err := writeEntries(ctx, inBulk(r.tx), r.file.Org, domain.OriginInvitation, now, []entryState{r.after()}); err != nil {
		return err
	}
	_, err := r.tx.ExecContext(ctx, `
		INSERT INTO profile_keys (org_id, user_id, public_key, sequence, remote_id, imported) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
		ON CONFLICT DO UPDATE SET public_key = ?3, sequence = ?4, remote_id = ?5`,
		r.file.Org, r.user, r.signer, r.file.Sequence, r.file.RemoteID, encode(r.base))
	if err != nil {
		return err
	}
	if r.done.Proof == proofCode {
		_, err = r.tx.ExecContext(ctx, `
			UPDATE invitations SET status = 'accepted', code_hash = NULL, user_id = ?3, updated_at = ?4
			WHERE org_id = ?1 AND email = ?2 AND status = 'pending'`, r.file.Org, r.file.Profile.Email, r.user, now)
		if err != nil {
			return err
		}
	}
	return r.d.audit(ctx, r.tx, r.file.Org, auditFact{action: domain.AuditProfileReceived, subject: r.user})
}
