package backend_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
	"kith/backend/racetest"
	"kith/backend/store"
)

// windowGuards are the guards of all methods that the page can call.
var windowGuards = map[string]guard{
	"Setup.Start": anybody, "Setup.Writer": anybody, "Setup.PostponeOnboarding": anybody, "Setup.SignOut": anybody,
	"Setup.SignUp": anybody, "Setup.SignIn": anybody, "Setup.LoadSample": theirs, "Setup.RemoveSample": theirs,
	"Preferences.Get": anybody, "Preferences.Set": anybody, "Preferences.OpenLink": anybody,
	"Profile.Get": own, "Profile.Save": own, "Profile.SetVisibility": own, "Profile.Preview": own, "Profile.ChangePasscode": own,
	"Profile.ExportAll": own, "Profile.Erasure": own, "Profile.Erase": own,
	"Chat.Ask": theirs, "Chat.Regenerate": theirs, "Chat.EditAndResend": theirs, "Chat.DraftLetter": theirs, "Chat.Stop": theirs,
	"Chat.Reply": theirs, "Chat.Cards": theirs, "Chat.Shown": theirs,
	"Sessions.List": memberOnly, "Sessions.Deleted": own, "Sessions.Messages": theirs, "Sessions.Rename": theirs, "Sessions.Delete": theirs,
	"Sessions.Restore": theirs, "Sessions.Erase": theirs, "Sessions.Search": memberOnly, "Sessions.ShowVersion": theirs,
	"People.Get": theirs, "People.OpenEmail": theirs, "People.OpenLinkedIn": theirs, "People.OpenWebsite": theirs,
	"People.Browse": memberOnly, "People.Facets": memberOnly,
	"Saved.List": memberOnly, "Saved.Removed": own, "Saved.Add": theirs, "Saved.Remove": theirs, "Saved.Restore": theirs, "Saved.Update": theirs, "Saved.Export": own,
	"Organizations.List": own, "Organizations.Select": memberOnly, "Organizations.Create": own, "Organizations.Describe": adminOnly,
	"Organizations.Archive": adminOnly, "Organizations.Unarchive": adminOnly, "Organizations.Delete": adminOnly,
	"Organizations.Restore": adminOnly, "Organizations.Leave": memberOnly, "Organizations.Rejoin": theirs, "Organizations.Audit": adminOnly,
	"Members.List": adminOnly, "Members.IDs": adminOnly, "Members.Get": adminOnly, "Members.SetRole": adminOnly, "Members.Remove": adminOnly,
	"Members.Restore": adminOnly, "Members.OptOut": adminOnly, "Members.ListEntries": adminOnly, "Members.ConfirmClaim": adminOnly, "Members.Export": adminOnly,
	"Members.EditEntry": adminOnly, "Members.PreviewMerge": adminOnly, "Members.Merge": adminOnly, "Members.UndoChange": adminOnly, "Members.Removals": adminOnly,
	"Invitations.List": adminOnly, "Invitations.Invite": adminOnly, "Invitations.Resend": adminOnly, "Invitations.Revoke": adminOnly,
	"Invitations.Waiting": own, "Invitations.LookUp": anybody, "Invitations.Redeem": own, "Invitations.Accept": theirs, "Invitations.Decline": theirs,
	"Imports.Choose": own, "Imports.Open": own, "Imports.OpenContent": own, "Imports.Cancel": own, "Imports.Close": own, "Imports.Map": theirs, "Imports.ReadAs": theirs, "Imports.ChooseSheet": theirs, "Imports.Addresses": theirs, "Imports.Preview": theirs, "Imports.Rows": theirs,
	"Imports.Commit": theirs, "Imports.SaveReport": theirs, "Imports.List": adminOnly, "Imports.Undo": theirs,
	"Backups.List": anybody, "Backups.State": anybody, "Backups.Make": installationAdmin, "Backups.Choose": installationAdmin, "Backups.Restore": installationAdmin,
	"DirectoryFiles.Choose": own, "DirectoryFiles.Share": adminOnly, "DirectoryFiles.Open": own, "DirectoryFiles.SendProfile": memberOnly,
	"DirectoryFiles.ReceiveProfile": own,
}

// machineServices are not called: they concern only this computer and its models.
var machineServices = []string{"Models", "Meaning"}

func TestWindowUnderAttack(t *testing.T) {
	racetest.Skip(t)
	s := newScene(t)
	for _, a := range s.attackers {
		t.Run(a.name, func(t *testing.T) {
			w := openWindow(t, s)
			for _, name := range w.inOrder() {
				for _, target := range s.targets {
					w.attack(t, name, w.methods[name], a, target)
				}
			}
		})
	}
}

// TestAdminCannotActOnOtherOrganizations calls admin methods for the admin's own organization
// with people of another.
func TestAdminCannotActOnOtherOrganizations(t *testing.T) {
	s := newScene(t)
	w := openWindow(t, s)
	oda, crossed := s.attackers[1], s.targets[0]
	crossed.name, crossed.org, crossed.victim = "people of another organization", string(oda.org), false
	for _, name := range []string{"Members.Get", "Members.SetRole", "Members.Remove", "Members.Restore", "Members.OptOut", "Members.ListEntries", "Members.ConfirmClaim",
		"Members.EditEntry", "Members.PreviewMerge", "Members.Merge", "Members.UndoChange"} {
		w.attack(t, name, w.methods[name], oda, crossed)
	}
}

func TestEveryMethodHasGuard(t *testing.T) {
	methods := methodsOf(api.New())
	for name := range methods {
		if windowGuards[name] == 0 {
			t.Errorf("%s is new: say in windowGuards what it asks of who calls it, so that it is attacked", name)
		}
	}
	for name := range windowGuards {
		if _, there := methods[name]; !there {
			t.Errorf("there is no %s any more; take it out of windowGuards", name)
		}
	}
}

// window is an open app, of which the page can call the methods.
type window struct {
	scene
	store   *store.Store
	methods map[string]reflect.Value
}

func openWindow(t *testing.T, s scene) *window {
	t.Helper()
	b, err := backend.Open(t.Context(), backend.Options{DataDir: s.dir, Surface: domain.SurfaceDesktop, WordsOnly: true})
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	app := api.New()
	parts := b.Window(api.Window{
		Emit: func(string, any) {}, Open: func(string) error { return nil },
		OpenFile: func(string) (string, error) { return "", nil }, SaveAs: func(string) (string, error) { return "", nil },
	}, make(chan struct{}))
	app.Opened(parts)
	return &window{scene: s, store: parts.Store, methods: methodsOf(app)}
}

func methodsOf(app *api.App) map[string]reflect.Value {
	methods := map[string]reflect.Value{}
	for _, service := range app.Services() {
		v := reflect.ValueOf(service)
		name := v.Type().Elem().Name()
		for i := range v.NumMethod() {
			if !slices.Contains(machineServices, name) {
				methods[name+"."+v.Type().Method(i).Name] = v.Method(i)
			}
		}
	}
	return methods
}

// inOrder returns the methods by name. Those after which the attacker could not go on come
// last.
func (w *window) inOrder() []string {
	names := slices.Sorted(maps.Keys(w.methods))
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(ending(a), ending(b)) })
	return names
}

func ending(method string) int {
	return slices.Index([]string{"Profile.Erase", "Organizations.Leave"}, method)
}

func (w *window) attack(t *testing.T, name string, method reflect.Value, a attacker, on target) {
	t.Helper()
	w.act(t, w.store, a)
	var arguments []reflect.Value
	for i := range method.Type().NumIn() {
		request := reflect.New(method.Type().In(i)).Elem()
		fillRequest(request, "", on)
		arguments = append(arguments, request)
	}
	before := dump(t, w.dir)
	results := method.Call(arguments)
	after := dump(t, w.dir)
	last := len(results) - 1
	err, _ := results[last].Interface().(error)
	var output []string
	for _, result := range results[:last] {
		text, encodeErr := json.Marshal(result.Interface())
		must(t, encodeErr)
		output = append(output, string(text))
	}
	w.check(t, name+" by "+a.name+" on "+on.name, windowGuards[name], a, on.victim, strings.Join(output, " "), err, before, after)
}

// fillRequest fills a request by the JSON names of its fields.
func fillRequest(v reflect.Value, name string, on target) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			fillRequest(v.Field(i), tag, on)
		}
	case reflect.Slice:
		if text, known := on.value(name); !known || text != "" {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fillRequest(v.Index(0), name, on)
		}
	case reflect.String:
		text, known := on.value(name)
		if !known {
			text = "forged"
		}
		v.SetString(text)
	case reflect.Int:
		v.SetInt(1)
		if name == "offset" {
			v.SetInt(0)
		}
	case reflect.Bool:
		v.SetBool(true)
	}
}
