package chat

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"kith/backend/domain"
	"kith/backend/ollama"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/writer"
)

// ScopedStore is what a reply needs of storage, within its asker's scope.
type ScopedStore interface {
	Me(ctx context.Context) (domain.User, domain.Profile, error)
	Messages(ctx context.Context, id domain.SessionID) ([]domain.Message, error)
	Profiles(ctx context.Context, ids []domain.UserID) (map[domain.UserID]domain.Profile, error)
	Profile(ctx context.Context, id domain.UserID) (domain.Profile, error)
	VisibleMatches(ctx context.Context, ranked []domain.MatchedProfile) ([]domain.MatchedProfile, map[domain.UserID]domain.Profile, error)
	CountVisible(ctx context.Context, most int) (int, error)
	Mentioned(ctx context.Context, text string) (map[domain.UserID]domain.Profile, error)
	Answer(ctx context.Context, id domain.MessageID) (domain.Message, error)
	QuestionOf(ctx context.Context, answer domain.MessageID) (string, error)
	BeginTurn(ctx context.Context, id domain.SessionID, question string) (domain.Turn, error)
	EditQuestion(ctx context.Context, id domain.MessageID, question string) (domain.Turn, error)
	RetryAnswer(ctx context.Context, id domain.MessageID) (domain.Turn, error)
	SaveAnswer(ctx context.Context, id domain.MessageID, content string, metadata domain.Metadata) error
	Record(ctx context.Context, e domain.Event) error
}

// Finder ranks the people of a scope.
type Finder interface {
	Find(ctx context.Context, scope domain.Scope, q query.Query, limit int) (rank.Result, error)
}

// Model is the user's Ollama.
type Model interface {
	// Pick names the preferred model where it is there, else another.
	Pick(ctx context.Context, preferred string) (string, error)
	Loaded(ctx context.Context, model string) (bool, error)
	Chat(ctx context.Context, r ollama.ChatRequest, emit func(delta string) error) (ollama.Usage, error)
}

// Parts are what a [Service] works with.
type Parts struct {
	In        func(domain.Scope) ScopedStore
	Finder    Finder
	Model     Model // nil: the built-in writer writes
	Builtin   writer.Builtin
	Preferred func(context.Context) string // the model to use; "": the first usable, [domain.BuiltinModel]: none
	Busy      func() (done func())         // keeps work that can wait from a reply's way
	Log       *slog.Logger
}

const (
	// Shown is how many matches an answer has at most; nearest are fewer.
	Shown = writer.MaxCandidates
	// MaxQuestion is how long a question may be, in characters.
	MaxQuestion = 4_000
	// kept is how long after its end a reply can be asked for.
	kept = 5 * time.Minute
)

// The causes for which a reply's context ends.
var (
	errStopped = errors.New("stopped by the person")
	errClosing = errors.New("closing")
)

// Service carries questions to their answers, each in a goroutine of its own.
type Service struct {
	parts Parts
	model chan struct{} // holds one token: a model writes one answer at a time

	mu      sync.Mutex
	streams map[string]*stream // by request
	closing bool
	running sync.WaitGroup
}

// New returns a service; Close it before what it works with.
func New(parts Parts) *Service {
	return &Service{parts: parts, model: make(chan struct{}, 1), streams: map[string]*stream{}}
}

// Ask is one question.
type Ask struct {
	RequestID string // names the reply; unique
	SessionID domain.SessionID
	Text      string
	Edits     domain.MessageID // an earlier question that Text takes the place of, in its session
	Retries   domain.MessageID // an answer to write again, to the question it answers
	Without   []string         // keys of conditions that people need not meet, see [query.Query.WithoutConditions]
	Model     string           // who writes this answer, whatever is preferred; "": as preferred
	Listen    func(Event)      // receives every event in order; must not block or call back
}

// Ask stores a question and starts its reply, which goes on when ctx ends; only
// [Service.Stop], [Service.Close], and asking the same again end it early. When
// Ask fails nothing was stored.
func (s *Service) Ask(ctx context.Context, scope domain.Scope, a Ask) (*Reply, error) {
	a.Text = strings.TrimSpace(a.Text)
	if err := checkQuestion(a.Text); err != nil && a.Retries == "" {
		return nil, err
	}
	w, err := s.register(ctx, scope.Actor, a.RequestID, a.Listen)
	if err != nil {
		return nil, err
	}
	r := newReply(w, a)
	if err := s.accept(ctx, r, scope); err != nil {
		s.unregister(w)
		return nil, err
	}
	go s.run(w, func() error {
		err := recoverPanic(func() error { return s.steps(r) })
		return s.finish(r, err)
	})
	return r, nil
}

func checkQuestion(question string) error {
	switch {
	case question == "":
		return domain.Errorf(domain.Invalid, "The question is empty.")
	case !utf8.ValidString(question):
		return domain.Errorf(domain.Invalid, "The question is not valid text.")
	case utf8.RuneCountInString(question) > MaxQuestion:
		return domain.Errorf(domain.Invalid, "The question is longer than %d characters.", MaxQuestion).WithHint("Shorten it and ask again.")
	}
	return nil
}

// register makes room for a stream, so that whoever listens by its id can.
func (s *Service) register(ctx context.Context, user domain.UserID, requestID string, listen func(Event)) (*stream, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return nil, domain.Errorf(domain.Unavailable, "Kith is closing; the question was not asked.")
	}
	if requestID == "" || s.streams[requestID] != nil {
		return nil, domain.Errorf(domain.Invalid, "The request needs an id of its own.")
	}
	w := newStream(ctx, user, requestID, listen)
	s.streams[requestID] = w
	s.running.Add(1)
	return w, nil
}

// unregister takes back what register did, where nothing was begun.
func (s *Service) unregister(w *stream) {
	s.forget(w.id)
	w.cancel(nil)
	s.running.Done()
}

// retain keeps an ended stream for those who missed something, for a while.
func (s *Service) retain(w *stream) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closing {
		w.forgetting = time.AfterFunc(kept, func() { s.forget(w.id) })
	}
}

func (s *Service) forget(requestID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.streams, requestID)
}

// Stop ends one of the user's replies or letters; what was written is kept. One
// that ended before, or is another user's, is [domain.NotFound].
func (s *Service) Stop(user domain.UserID, requestID string) error {
	w, err := s.stream(user, requestID)
	if err != nil {
		return err
	}
	w.cancel(errStopped)
	return nil
}

// Missed returns the events of one of the user's replies after a sequence
// number, until five minutes after its end.
func (s *Service) Missed(user domain.UserID, requestID string, afterSeq int) ([]Event, error) {
	w, err := s.stream(user, requestID)
	if err != nil {
		return nil, err
	}
	return w.since(afterSeq), nil
}

// Writing names the request whose reply fills that answer, or "".
func (s *Service) Writing(answer domain.MessageID) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, w := range s.streams {
		if _, fills := w.storedAnswer(); fills == answer && !w.ended() {
			return id
		}
	}
	return ""
}

// stopOthers ends what else is being written in a reply's session: the person
// asked for something in its place.
func (s *Service) stopOthers(r *Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, w := range s.streams {
		if session, _ := w.storedAnswer(); w != r.stream && session == r.turn.Session.ID && !w.ended() {
			w.cancel(errStopped)
		}
	}
}

func (s *Service) stream(user domain.UserID, requestID string) (*stream, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.streams[requestID]
	if w == nil || w.user != user {
		return nil, domain.Errorf(domain.NotFound, "That reply has ended.")
	}
	return w, nil
}

// Close ends every reply, marks it as interrupted, and returns when all are
// stored.
func (s *Service) Close() {
	s.mu.Lock()
	s.closing = true
	for _, w := range s.streams {
		w.cancel(errClosing)
		if w.forgetting != nil {
			w.forgetting.Stop()
		}
	}
	s.mu.Unlock()
	s.running.Wait()
}
