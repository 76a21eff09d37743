// Package migrations embeds the schema, one numbered step up and down a file.
package migrations

import "embed"

// SQLite holds the steps for the embedded database, under "sqlite".
//
//go:embed sqlite/*.sql
var SQLite embed.FS
