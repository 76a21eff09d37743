package store

import (
	"context"
	"database/sql"
	"errors"
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
	// SettingModelJobs is what package models keeps of those on their way in.
	SettingModelJobs Setting = "model_jobs"
	// SettingOnboardingPostponed is "on" once somebody put the onboarding off.
	SettingOnboardingPostponed Setting = "onboarding_postponed"
	// SettingNewcomersSeeEveryone is "on" where somebody who never belonged to
	// an organization sees every opted-in profile.
	SettingNewcomersSeeEveryone Setting = "newcomers_see_everyone"

	settingActor Setting = "actor" // the user who signed in last on this machine
)

// Setting reads a setting; one that was never set is "".
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
