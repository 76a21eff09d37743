package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
)

// constants returns the values of the exported constants of a string type, in
// the order in which its package declares them.
func constants(t reflect.Type) ([]string, error) {
	dir := strings.TrimPrefix(t.PkgPath(), "kith/")
	pkg, err := check(dir)
	if err != nil {
		return nil, err
	}
	var found []*types.Const
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if ok && c.Exported() && isNamed(c.Type(), t.Name()) {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s has no constants in %s", t, dir)
	}
	slices.SortFunc(found, func(a, b *types.Const) int { return cmp.Compare(a.Pos(), b.Pos()) })
	var values []string
	for _, c := range found {
		values = append(values, constant.StringVal(c.Val()))
	}
	return values, nil
}

func isNamed(t types.Type, name string) bool {
	named, ok := t.(*types.Named)
	return ok && named.Obj().Name() == name
}

// check finds the types of the package in a folder. It does not read the
// packages that this one imports: constants need none of them, so the errors that
// follow from their lack are dropped. The compiler reports all others.
func check(dir string) (*types.Package, error) {
	sources, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	set := token.NewFileSet()
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, source, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	lenient := types.Config{Error: func(error) {}, IgnoreFuncBodies: true}
	pkg, _ := lenient.Check(dir, set, files, nil)
	return pkg, nil
}
