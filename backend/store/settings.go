package store

import (
	"context"
	"database/sql"
	"errors"

	"kith/backend/domain"
)

// Setting names one setting of this installation.
type Setting string

const (
	// SettingLanguage is the language of the window: "en", "fr", or "" for the system's.
	SettingLanguage Setting = "language"
	// SettingTheme is "light", "dark", or "" for the system's.
	SettingTheme Setting = "theme"
	// SettingModel is the model that writes: "builtin", a name, or "" for the first usable.
	SettingModel Setting = "model"
	// SettingModelJobs are the unfinished jobs of package models, as JSON.
	SettingModelJobs Setting = "model_jobs"
	// SettingMeaning is the embedder: a model of Ollama, or "" for the built-in one.
	SettingMeaning Setting = "meaning"
	// SettingStartsOllama is "on" after a user let Kith start Ollama.
	SettingStartsOllama Setting = "starts_ollama"
	// SettingOnboardingPostponed is "on" after the onboarding was postponed: for each user,
	// and for the installation while nobody is signed in.
	SettingOnboardingPostponed Setting = "onboarding_postponed"
	// SettingNewcomersSeeEveryone is "on" if users who were never in an organization see
	// every opted-in profile.
	SettingNewcomersSeeEveryone Setting = "newcomers_see_everyone"

	settingActor Setting = "actor" // the user who signed in last on this computer
)

// Setting returns a setting, or "" if it was never set.
func (s *Store) Setting(ctx context.Context, key Setting) (string, error) { return s.setting(ctx, key) }

// SetSetting changes a setting of this installation.
func (s *Store) SetSetting(ctx context.Context, key Setting, value string) error {
	return s.inTx(ctx, func(tx *sql.Tx) error { return setSetting(ctx, tx, key, value) })
}

func (s *Store) setting(ctx context.Context, key Setting) (value string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT value FROM settings WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, coded(err)
}

func setSetting(ctx context.Context, tx *sql.Tx, key Setting, value string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// settingOrganization is the organization that a user has selected; "" means all of theirs.
const settingOrganization Setting = "organization"

// Selected returns the organization that the acting user has selected, if they are still a
// member; "" means all of theirs.
func (d *Scoped) Selected(ctx context.Context) (org domain.OrgID, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return "", err
	}
	err = q.QueryRowContext(ctx, `
		SELECT m.org_id FROM user_settings s JOIN memberships m ON m.org_id = s.value AND m.user_id = s.user_id
		WHERE s.user_id = ? AND s.key = ?`, d.scope.Actor, settingOrganization).Scan(&org)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return org, coded(err)
}

// Select stores which organization the acting user has selected; "" means all of theirs. It fails
// with [domain.NotFound] if they are not a member.
func (d *Scoped) Select(ctx context.Context, org domain.OrgID) error {
	return d.inTx(ctx, func(tx *sql.Tx) error {
		if org != "" {
			if err := d.requireMember(ctx, tx, org); err != nil {
				return err
			}
		}
		return d.setOwn(ctx, tx, settingOrganization, string(org))
	})
}

// PostponeOnboarding stores that the acting user has postponed the onboarding.
func (d *Scoped) PostponeOnboarding(ctx context.Context) error {
	return d.inTx(ctx, func(tx *sql.Tx) error { return d.setOwn(ctx, tx, SettingOnboardingPostponed, "on") })
}

// OnboardingPostponed reports whether the acting user has postponed the onboarding.
func (d *Scoped) OnboardingPostponed(ctx context.Context) (postponed bool, err error) {
	q, err := d.reader(ctx)
	if err != nil {
		return false, err
	}
	err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM user_settings WHERE user_id = ? AND key = ?)`,
		d.scope.Actor, SettingOnboardingPostponed).Scan(&postponed)
	return postponed, coded(err)
}

// setOwn changes a setting of the acting user.
func (d *Scoped) setOwn(ctx context.Context, tx *sql.Tx, key Setting, value string) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO user_settings (user_id, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
		d.scope.Actor, key, value)
	return err
}
