package backend_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/backend/cli"
)

// A page is a Markdown document of the repository with its code.
type page struct {
	path  string // from the repository's root
	text  string
	spans []string // inline code, and the lines of code blocks
	lines []string // the lines of code blocks only
}

const root = ".."

var (
	codeBlock   = regexp.MustCompile("(?ms)^```[a-z]*\n(.*?)^```")
	codeSpan    = regexp.MustCompile("`([^`]+)`")
	link        = regexp.MustCompile(`\]\(([^)#]+)(#[^)]*)?\)`)
	fileName    = regexp.MustCompile(`^[\w./*-]+\.(go|mod|ts|tsx|sh|sql|json|txt|md|yml|s|packed|vectors)$`)
	makes       = regexp.MustCompile(`\bmake ([a-z0-9-]+)`)
	commands    = regexp.MustCompile(`\bkith((?: [a-z][a-z-]*)+)`)
	requirement = regexp.MustCompile(`(?m)^\t(\S+) v\S+$`) // direct requirements
	qualified   = regexp.MustCompile(`^([a-z]+)\.([A-Z]\w*)(?:\.(\w+))?(?:\(.*\))?$`)
)

func TestLinksInDocumentsResolve(t *testing.T) {
	for _, p := range pages(t) {
		for _, l := range link.FindAllStringSubmatch(p.text, -1) {
			if target := l[1]; !strings.Contains(target, ":") && !exists(filepath.Join(root, filepath.Dir(p.path), target)) {
				t.Errorf("%s links to %s, which is not there", p.path, target)
			}
		}
	}
}

// TestFilesNamedInDocumentsExist looks up every file and folder that a document names as code:
// relative to the root or to its own folder, or, if it has an extension, as the end of any
// path.
func TestFilesNamedInDocumentsExist(t *testing.T) {
	all := files(t)
	for _, p := range pages(t) {
		for _, span := range p.spans {
			for _, word := range strings.Fields(span) {
				top, _, _ := strings.Cut(word, "/")
				isPath := strings.Contains(word, "/") && !strings.HasPrefix(word, ".") && exists(filepath.Join(root, top))
				if !isPath && !fileName.MatchString(word) || within(word, "build/bin") || within(word, "build/dev-data") {
					continue
				}
				ends := func(path string) bool { return path == word || strings.HasSuffix(path, "/"+word) }
				if !matches(filepath.Join(root, word)) && !matches(filepath.Join(root, filepath.Dir(p.path), word)) && !slices.ContainsFunc(all, ends) {
					t.Errorf("%s names %s, which is not there", p.path, word)
				}
			}
		}
	}
}

func TestMakeTargetsInDocumentsExist(t *testing.T) {
	makefile := read(t, "Makefile")
	for _, p := range pages(t) {
		for _, span := range p.spans {
			for _, m := range makes.FindAllStringSubmatch(span, -1) {
				if !strings.Contains(makefile, "\n"+m[1]+":") {
					t.Errorf("%s names make %s, which is no target", p.path, m[1])
				}
			}
		}
	}
}

// TestCommandsInDocumentsExist parses the commands in code blocks, and looks up the others by
// name.
func TestCommandsInDocumentsExist(t *testing.T) {
	var known []string
	for _, leaf := range leaves(t) {
		known = append(known, path(leaf))
	}
	for _, p := range pages(t) {
		for _, span := range p.spans {
			for _, m := range commands.FindAllStringSubmatch(span, -1) {
				name := strings.TrimSpace(m[1])
				names := func(command string) bool {
					return strings.HasPrefix(command+" ", name+" ") || strings.HasPrefix(name+" ", command+" ")
				}
				if name != "" && !slices.ContainsFunc(known, names) {
					t.Errorf("%s names kith %s, which is no command", p.path, name)
				}
			}
		}
		for _, line := range p.lines {
			command, _, _ := strings.Cut(line, "  #")
			if args, ok := strings.CutPrefix(command, "kith "); ok {
				if _, _, err := cli.Parse(words(args), cli.Streams{}); err != nil {
					t.Errorf("%s shows %q, which fails: %v", p.path, command, err)
				}
			}
		}
	}
}

// TestArchitectureNamesEveryPackage includes the folders of the frontend.
func TestArchitectureNamesEveryPackage(t *testing.T) {
	architecture := read(t, "docs/ARCHITECTURE.md")
	for pkg := range packages(t) {
		if name := strings.TrimPrefix(pkg, "kith/"); within(name, "backend") && !strings.Contains(architecture, "`"+name+"`") {
			t.Errorf("docs/ARCHITECTURE.md does not name `%s`", name)
		}
	}
	folders, err := os.ReadDir(filepath.Join(root, "frontend/src"))
	must(t, err)
	for _, folder := range folders {
		if folder.IsDir() && !strings.Contains(architecture, "`"+folder.Name()+"`") {
			t.Errorf("docs/ARCHITECTURE.md does not name `%s` of frontend/src", folder.Name())
		}
	}
}

// TestReadmeNamesEveryDependency looks up the Go modules and npm packages that the app and the
// page depend on.
func TestReadmeNamesEveryDependency(t *testing.T) {
	readme, modules := read(t, "README.md"), read(t, "go.mod")
	for _, m := range requirement.FindAllStringSubmatch(modules, -1) {
		if !strings.Contains(readme, "["+m[1]+"]") {
			t.Errorf("README.md does not name %s", m[1])
		}
	}
	var manifest struct {
		Dependencies map[string]string `json:"dependencies"`
	}
	must(t, json.Unmarshal([]byte(read(t, "frontend/package.json")), &manifest))
	for name := range manifest.Dependencies {
		if !strings.Contains(readme, "`"+name+"`") {
			t.Errorf("README.md does not name %s", name)
		}
	}
}

// TestNamesInDocumentsAreDeclared looks up names that documents write as pkg.Name or
// pkg.Type.Method.
func TestNamesInDocumentsAreDeclared(t *testing.T) {
	declared := map[string][]string{} // by the last element of the package's path
	for pkg := range packages(t) {
		if dir, ours := strings.CutPrefix(pkg, "kith/"); ours {
			declared[filepath.Base(pkg)] = append(declared[filepath.Base(pkg)], declarations(t, dir)...)
		}
	}
	for _, p := range pages(t) {
		for _, span := range p.spans {
			m := qualified.FindStringSubmatch(span)
			if m == nil || declared[m[1]] == nil {
				continue
			}
			for _, name := range m[2:] {
				if name != "" && !slices.Contains(declared[m[1]], name) {
					t.Errorf("%s names %s, but %s does not declare %s", p.path, span, m[1], name)
				}
			}
		}
	}
}

// declarations returns the names that a package declares: functions, methods, types, constants,
// variables and fields.
func declarations(t *testing.T, dir string) (names []string) {
	t.Helper()
	sources, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	must(t, err)
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, parser.SkipObjectResolution)
		must(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				names = append(names, n.Name.Name)
				return false
			case *ast.TypeSpec:
				names = append(names, n.Name.Name)
			case *ast.ValueSpec:
				for _, name := range n.Names {
					names = append(names, name.Name)
				}
			case *ast.Field:
				for _, name := range n.Names {
					names = append(names, name.Name)
				}
			}
			return true
		})
	}
	return names
}

func pages(t *testing.T) (all []page) {
	t.Helper()
	for _, path := range files(t) {
		if filepath.Ext(path) != ".md" || strings.Contains(path, "testdata/") {
			continue
		}
		p := page{path: path, text: read(t, path)}
		for _, block := range codeBlock.FindAllStringSubmatch(p.text, -1) {
			p.lines = append(p.lines, strings.Split(block[1], "\n")...)
		}
		p.spans = slices.Clone(p.lines)
		for _, span := range codeSpan.FindAllStringSubmatch(codeBlock.ReplaceAllString(p.text, ""), -1) {
			p.spans = append(p.spans, span[1])
		}
		all = append(all, p)
	}
	if len(all) < 5 {
		t.Fatalf("only %d documents were found", len(all))
	}
	return all
}

// files returns the paths of the repository's files, relative to its root.
func files(t *testing.T) (paths []string) {
	t.Helper()
	must(t, fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{".git", "node_modules", "bin", "dev-data", "test-results"}, d.Name()) {
			return fs.SkipDir
		}
		if !d.IsDir() {
			paths = append(paths, path)
		}
		return nil
	}))
	return paths
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, path))
	must(t, err)
	return string(content)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func matches(pattern string) bool {
	found, err := filepath.Glob(pattern)
	return err == nil && len(found) > 0
}

// words splits a line into words like a shell, but supports only quotes.
func words(line string) []string {
	var words []string
	for _, word := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(line, -1) {
		words = append(words, strings.Trim(word, `"`))
	}
	return words
}
