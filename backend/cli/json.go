package cli

import (
	"encoding/json"
	"io"
)

// printJSON prints one JSON object per value, a line each.
func printJSON[T, Row any](w io.Writer, values []T, row func(T) Row) error {
	encoder := json.NewEncoder(w)
	for _, value := range values {
		if err := encoder.Encode(row(value)); err != nil {
			return err
		}
	}
	return nil
}
