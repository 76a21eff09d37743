package backend_test

import (
	"cmp"
	"database/sql"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/invite"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// The attack suite calls every method of the services and every command as users without
// permission: with the ids of other people's data, of deleted data, and with garbage. The
// call must not return or change anything, and its error must have the right code.
//
// Methods and commands are found by reflection. Their requests are filled by the names of
// their fields, see [target.value]. Two tables give the [guard] of each method and command;
// a test fails if one is missing.

// guard is the permission that a method or command requires.
type guard int

const (
	_                 guard = iota
	adminOnly               // an admin of the organization in the request: Forbidden for members, NotFound for others
	memberOnly              // a member of the organization in the request: NotFound for others
	theirs                  // the owner of the data in the request: NotFound for others
	installationAdmin       // an admin of Test Environment: Forbidden for others
	own                     // any signed-in user: only the user's own data is concerned
	anybody                 // none: no data of users is concerned
	machine                 // not called: it concerns models or files of this computer, not users
)

// attacker is somebody without permissions in the Guild, except perhaps those of a member.
type attacker struct {
	name  string
	email string // of the acting user; "" for nobody
	id    domain.UserID
	org   domain.OrgID // an organization of which they are admin
	// member is whether they are a member of the Guild, and so may see the profiles that
	// its members share.
	member bool
}

// wants returns the code that the call must fail with. "" means success or any code except
// Internal.
func (a attacker) wants(g guard, victim bool) domain.Code {
	switch {
	case g == anybody:
		return ""
	case a.id == "":
		return domain.NoActor
	case g == own:
		return ""
	case g == installationAdmin || g == adminOnly && a.member && victim:
		return domain.Forbidden
	case g == memberOnly && a.member && victim:
		return ""
	default:
		return domain.NotFound
	}
}

// target is the ids that requests are filled with.
type target struct {
	name       string
	victim     bool // the ids exist and belong to somebody else
	org        string
	orgName    string
	user       string
	session    string
	question   string
	answer     string
	invitation string
	code       string
}

// value returns the value of a field or argument by its name. Fields without a value here are
// filled with a word.
func (t target) value(field string) (string, bool) {
	value, known := map[string]string{
		"org_id": t.org, "org": t.org, "user_id": t.user, "user_ids": t.user, "who": t.user, "entry_id": t.user,
		"keep_id": t.user, "drop_id": "somebody", "keep": t.user, "drop": "somebody", "take": "", "website": "", "linkedin": "", "change_id": "somebody",
		"session_id": t.session, "session": t.session, "question_id": t.question, "answer_id": t.answer, "message_id": t.answer,
		"invitation_id": t.invitation, "code": t.code, "typed_name": t.orgName, "confirm": t.orgName,
		"emails": "somebody.new@example.org", "email": "vera@example.org", "role": "member", "format": "json", "what": "members",
		"expires_at": "", "showing": "hidden", "before": "", "query": "zanzibar", "status": "", "listed": "", "complete": "", "claimed": "",
		"origin": "", "invitation": "", "address": "https://example.org", "language": "en", "theme": "", "output": "", "old": "", "new": "",
		"request_id": "request-of-somebody-else", "follow_up_on": "", "places": "", "skills": "", "languages": "", "model": "builtin", "passcode": "1234",
	}[field]
	return value, known
}

// scene is a data folder with private data. Text that only its owner may read contains
// “zanzibar” and a digit, text that only members of the Guild may read “pemba” and a digit.
type scene struct {
	dir       string
	attackers []attacker
	targets   []target
	ids       []string // of the victims and their data
	nobody    *regexp.Regexp
	outsider  *regexp.Regexp
}

func newScene(t *testing.T) scene {
	t.Helper()
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	s := scene{dir: storetest.Empty(t), nobody: regexp.MustCompile(`zanzibar\d`), outsider: regexp.MustCompile(`zanzibar\d|pemba\d`)}
	inStore(t, s.dir, func(st *store.Store) { s.fill(builder{t, st}.build()) })
	return s
}

// built are the people of the scene, and what is theirs.
type built struct {
	vera, mona, hugo, mel, oda, xaver *store.Scoped
	ute                               domain.UserID // imported into the guild
	guild, dissolved, elsewhere       domain.OrgID
	waiting                           domain.InvitationID
	secret, gone                      domain.Turn
}

func (b builder) build() built {
	t, ctx := b.t, b.t.Context()
	t.Helper()
	founder := b.signUp("Fay")
	p := built{
		vera: b.signUp("Vera"), mona: b.signUp("Mona"), hugo: b.signUp("Hugo"), mel: b.signUp("Mel"), oda: b.signUp("Oda"), xaver: b.signUp("Xaver"),
	}
	must(t, founder.RemoveMembers(ctx, domain.TestEnvironment, ids(p.vera, p.mona, p.hugo, p.mel, p.oda, p.xaver)))

	p.guild = b.found(p.vera, "pemba1 Guild")
	for _, joining := range []*store.Scoped{p.mona, p.hugo, p.mel, p.xaver} {
		b.inviteAndAccept(p.vera, p.guild, joining)
	}
	must(t, p.vera.RemoveMembers(ctx, p.guild, ids(p.xaver)))
	must(t, p.mona.SaveProfile(ctx, domain.Profile{Name: "Mona", Offers: "pemba2 sails", OptedIn: true}))
	must(t, p.hugo.SaveProfile(ctx, domain.Profile{Name: "Hugo", Offers: "zanzibar1 locks"}))
	p.ute = b.imported(p.vera, p.guild)
	waiting, err := p.vera.Invite(ctx, store.InviteRequest{Org: p.guild, Emails: []string{"zanzibar2@example.org"}, Role: domain.RoleAdmin})
	must(t, err)
	p.waiting = waiting[0].ID
	p.secret = b.converse(p.vera, p.mona, "zanzibar3")
	p.gone = b.converse(p.vera, p.mona, "zanzibar4")
	must(t, p.vera.DeleteSession(ctx, p.gone.Session.ID))
	p.dissolved = b.found(p.vera, "zanzibar5 Guild")
	must(t, p.vera.DeleteOrganization(ctx, p.dissolved, "zanzibar5 Guild"))
	p.elsewhere = b.found(p.oda, "Oda's own")
	for _, careful := range []*store.Scoped{p.vera, p.hugo} {
		must(t, careful.ChangePasscode(ctx, "", "correct horse"))
	}
	must(t, b.st.SignOut(ctx))
	return p
}

// fill says who attacks, and what.
func (s *scene) fill(p built) {
	s.attackers = []attacker{
		{name: "a member", email: "mel@example.org", id: p.mel.Scope().Actor, member: true},
		{name: "an admin of another organization", email: "oda@example.org", id: p.oda.Scope().Actor, org: p.elsewhere},
		{name: "an expelled member", email: "xaver@example.org", id: p.xaver.Scope().Actor},
		{name: "an unclaimed entry", email: "ute@example.org"},
		{name: "nobody"},
	}
	there := target{
		name: "what is somebody else's", victim: true, org: string(p.guild), orgName: "pemba1 Guild", user: string(p.hugo.Scope().Actor),
		session: string(p.secret.Session.ID), question: string(p.secret.Question), answer: string(p.secret.Answer),
		invitation: string(p.waiting), code: invite.Code{1, 2, 3}.String(),
	}
	deleted := target{
		name: "what was deleted", org: string(p.dissolved), orgName: "zanzibar5 Guild", user: string(p.ute),
		session: string(p.gone.Session.ID), question: string(p.gone.Question), answer: string(p.gone.Answer), invitation: domain.NewID(), code: there.code,
	}
	const junk = `'; DROP TABLE users; --`
	garbage := target{name: "garbage", org: junk, orgName: junk, user: junk, session: junk, question: junk, answer: junk, invitation: junk, code: junk}
	s.targets = []target{there, deleted, garbage}
	s.ids = []string{
		there.org, there.user, there.session, there.question, there.answer, there.invitation, deleted.org, deleted.user, deleted.session,
		string(p.vera.Scope().Actor), string(p.mona.Scope().Actor),
	}
}

// builder makes the data of a scene through the public methods of the store.
type builder struct {
	t  *testing.T
	st *store.Store
}

func (b builder) signUp(name string) *store.Scoped {
	u, err := b.st.SignUp(b.t.Context(), domain.SurfaceDesktop, name, strings.ToLower(name)+"@example.org")
	must(b.t, err)
	return b.st.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceDesktop})
}

func ids(scopes ...*store.Scoped) []domain.UserID {
	var users []domain.UserID
	for _, d := range scopes {
		users = append(users, d.Scope().Actor)
	}
	return users
}

func (b builder) found(by *store.Scoped, name string) domain.OrgID {
	o, err := by.CreateOrganization(b.t.Context(), domain.Organization{Name: name})
	must(b.t, err)
	return o.ID
}

// inviteAndAccept invites a user of this installation, who accepts.
func (b builder) inviteAndAccept(admin *store.Scoped, org domain.OrgID, who *store.Scoped) {
	me, _, err := who.Me(b.t.Context())
	must(b.t, err)
	made, err := admin.Invite(b.t.Context(), store.InviteRequest{Org: org, Emails: []string{me.Email}, Role: domain.RoleMember})
	must(b.t, err)
	_, err = who.Redeem(b.t.Context(), made[0].Code)
	must(b.t, err)
}

func (b builder) imported(admin *store.Scoped, org domain.OrgID) domain.UserID {
	entry := domain.Entry{Line: 2, Profile: domain.Profile{Name: "zanzibar7", Email: "ute@example.org", Offers: "zanzibar8"}}
	_, err := admin.Import(b.t.Context(), domain.Import{Org: org, Entries: []domain.Entry{entry}})
	must(b.t, err)
	found, err := admin.MemberIDs(b.t.Context(), org, domain.MemberFilter{Query: "zanzibar7"})
	must(b.t, err)
	return found[0]
}

func (b builder) converse(who, about *store.Scoped, words string) domain.Turn {
	turn, err := who.BeginTurn(b.t.Context(), "", words+" question")
	must(b.t, err)
	must(b.t, who.SaveAnswer(b.t.Context(), turn.Answer, words+" answer", domain.Metadata{
		Status: domain.AnswerComplete, MatchedProfiles: []domain.MatchedProfile{{UserID: about.Scope().Actor}},
	}))
	_, err = who.SaveContact(b.t.Context(), about.Scope().Actor, turn.Answer)
	must(b.t, err)
	must(b.t, who.AnnotateContact(b.t.Context(), about.Scope().Actor, store.ContactNotes{Note: words + " note"}))
	return turn
}

// check reports what an attack returned or changed although it must not.
func (s scene) check(t *testing.T, what string, g guard, a attacker, victim bool, output string, err error, before, after []string) {
	t.Helper()
	have, want := domain.CodeOf(err), a.wants(g, victim)
	if have == domain.Internal || want != "" && have != want {
		t.Errorf("%s: the error is %q (%v), want %q", what, have, err, cmp.Or(string(want), "none, or one that is no defect"))
	}
	secret := s.outsider
	if a.member {
		secret = s.nobody
	}
	if leaked := secret.FindString(output + " " + fmt.Sprint(err)); leaked != "" {
		t.Errorf("%s reveals %s: %s %v", what, leaked, output, err)
	}
	if want != "" {
		a.id = "" // the call had to fail, so not even the caller's own data may change
	}
	for _, line := range s.damage(a, before, after) {
		t.Errorf("%s changes %s", what, line)
	}
}

// damage returns the changed rows that do not belong to the attacker.
func (s scene) damage(a attacker, before, after []string) (lines []string) {
	for _, line := range before {
		if _, kept := slices.BinarySearch(after, line); !kept && (a.id == "" || !strings.Contains(line, string(a.id))) && !local(line) {
			lines = append(lines, "- "+line)
		}
	}
	for _, line := range after {
		_, old := slices.BinarySearch(before, line)
		mine := a.id != "" && strings.Contains(line, string(a.id))
		if !old && !local(line) && !mine && (a.id == "" || slices.ContainsFunc(s.ids, func(id string) bool { return strings.Contains(line, id) })) {
			lines = append(lines, "+ "+line)
		}
	}
	return lines
}

// local reports whether a row belongs to no user: settings of this installation, and failed
// attempts, which attacks may change.
func local(line string) bool {
	return strings.HasPrefix(line, "settings ") || strings.HasPrefix(line, "attempts ")
}

// dump returns every row of the database as a line of text, sorted.
func dump(t *testing.T, dir string) []string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(dir, "kith.db"))+"?mode=ro")
	must(t, err)
	defer db.Close()
	var lines []string
	for _, table := range texts(t, db, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_text%' ORDER BY name`) {
		columns := texts(t, db, `SELECT 'coalesce(quote("' || name || '"), '''')' FROM pragma_table_info(?)`, table)
		for _, row := range texts(t, db, `SELECT `+strings.Join(columns, ` || ' ' || `)+` FROM "`+table+`"`) {
			lines = append(lines, table+" "+row)
		}
	}
	slices.Sort(lines)
	return lines
}

func texts(t *testing.T, db *sql.DB, query string, args ...any) (found []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query, args...)
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var text string
		must(t, rows.Scan(&text))
		found = append(found, text)
	}
	must(t, rows.Err())
	return found
}

// act makes the attacker the acting user. An unclaimed entry and nobody cannot sign in, so it
// forges the setting.
func (s scene) act(t *testing.T, st *store.Store, a attacker) {
	t.Helper()
	if a.id != "" {
		_, err := st.SignIn(t.Context(), a.id, "")
		must(t, err)
		return
	}
	must(t, st.SetSetting(t.Context(), "actor", s.targets[1].user))
	if a.email == "" {
		must(t, st.SignOut(t.Context()))
	}
}
