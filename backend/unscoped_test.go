package backend_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestUnscopedStoreIsUsedInBackendOnly: only package backend may use the unscoped store, which
// checks no permissions. It is for work that no user does. Tests and benchmarks may use it too.
func TestUnscopedStoreIsUsedInBackendOnly(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == ".git"):
			return filepath.SkipDir
		case entry.IsDir() || filepath.Ext(path) != ".go" || mayUseUnscoped(path):
			return nil
		}
		return reportUnscoped(t, path)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func mayUseUnscoped(path string) bool {
	return filepath.Dir(path) == filepath.Join("..", "backend") || strings.HasSuffix(path, "_test.go") ||
		strings.HasPrefix(path, filepath.Join("..", "bench")+string(filepath.Separator))
}

func reportUnscoped(t *testing.T, path string) error {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		if callee, ok := call.Fun.(*ast.SelectorExpr); ok && callee.Sel.Name == "Unscoped" {
			t.Errorf("%s: only package backend may call Unscoped, it asks nobody who they are",
				files.Position(call.Pos()))
		}
		return true
	})
	return nil
}
