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

// ScopedStore is the store limited to the asker's scope.
type ScopedStore interface {
	Me(ctx context.Context) (domain.User, domain.Profile, error)
	Messages(ctx context.Context, id domain.SessionID) ([]domain.Message, error)
	Profiles(ctx context.Context, ids []domain.UserID) (map[domain.UserID]domain.Profile, error)
	Profile(ctx context.Context, id domain.UserID) (domain.Profile, error)
	VisibleMatches(ctx context.Context, ranked []domain.MatchedProfile) ([]domain.MatchedProfile, map[domain.UserID]domain.Profile, error)
	People(ctx context.Context, f domain.PeopleFilter, offset, limit int) (people []domain.Profile, total int, err error)
	Facets(ctx context.Context, f domain.PeopleFilter) (domain.Facets, error)
	CountVisible(ctx context.Context, limit int) (int, error)
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
	// Pick returns the preferred model if it is installed, else another one.
	Pick(ctx context.Context, preferred string) (string, error)
	Loaded(ctx context.Context, model string) (bool, error)
	Chat(ctx context.Context, r ollama.ChatRequest, emit func(delta string) error) (ollama.Usage, error)
}

// Parts are the dependencies of a [Service].
type Parts struct {
	In        func(domain.Scope) ScopedStore
	Finder    Finder
	Model     Model // nil: only the built-in writer
	Builtin   writer.Builtin
	Preferred func(context.Context) string // the preferred model; "": the first usable, [domain.BuiltinModel]: none
	Busy      func() (done func())         // pauses background work until done is called
	Log       *slog.Logger
}

const (
	// Shown is the maximum number of matches in an answer.
	Shown = writer.MaxCandidates
	// MaxQuestion is the maximum length of a question, in characters.
	MaxQuestion = 4_000
	// kept is how long the events of an ended reply can be fetched.
	kept = 5 * time.Minute
)

// The causes with which a reply's context is cancelled.
var (
	errStopped = errors.New("stopped by the person")
	errClosing = errors.New("closing")
)

// Service answers questions, each in its own goroutine.
type Service struct {
	parts Parts
	model chan struct{} // semaphore: a model writes one answer at a time

	mu      sync.Mutex
	streams map[string]*stream // by request
	closing bool
	running sync.WaitGroup
}

// New returns a service. Close it before its parts.
func New(parts Parts) *Service {
	return &Service{parts: parts, model: make(chan struct{}, 1), streams: map[string]*stream{}}
}

// Ask is one question.
type Ask struct {
	RequestID string // unique
	SessionID domain.SessionID
	Text      string
	Edits     domain.MessageID // the earlier question that Text replaces
	Retries   domain.MessageID // the answer to write again, to the same question
	Without   []string         // keys of conditions to drop, see [query.Query.WithoutConditions]
	Model     string           // the model to use; "": the preferred one
	Listen    func(Event)      // receives every event in order; must not block or call back
}

// Ask stores a question and starts its reply. The reply continues when ctx ends;
// only [Service.Stop], [Service.Close], and an edit or retry in the same session
// end it early. If Ask fails, nothing was stored.
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
		return domain.Errorf(domain.Invalid, "chat.questionEmpty", "The question is empty.")
	case !utf8.ValidString(question):
		return domain.Errorf(domain.Invalid, "chat.questionNotText", "The question is not valid text.")
	case utf8.RuneCountInString(question) > MaxQuestion:
		return domain.Errorf(domain.Invalid, "chat.questionTooLong", "The question is longer than %d characters.", MaxQuestion).WithHint("chat.shortenQuestion", "Shorten it and ask again.")
	}
	return nil
}

// register adds a stream under its request id. It fails with [domain.Unavailable]
// while the service closes, and with [domain.Invalid] if the id is empty or used.
func (s *Service) register(ctx context.Context, user domain.UserID, requestID string, listen func(Event)) (*stream, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return nil, domain.Errorf(domain.Unavailable, "chat.closing", "Kith is closing; the question was not asked.")
	}
	if requestID == "" || s.streams[requestID] != nil {
		return nil, domain.Errorf(domain.Invalid, "chat.requestIdTaken", "The request needs an id of its own.")
	}
	w := newStream(ctx, user, requestID, listen)
	s.streams[requestID] = w
	s.running.Add(1)
	return w, nil
}

// unregister undoes register if the stream was not started.
func (s *Service) unregister(w *stream) {
	s.forget(w.id)
	w.cancel(nil)
	s.running.Done()
}

// retain keeps an ended stream for a while, so that missed events can be fetched.
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

// Stop ends one of the user's replies or letters. The text so far is kept. It
// fails with [domain.NotFound] if the request is unknown or another user's.
func (s *Service) Stop(user domain.UserID, requestID string) error {
	w, err := s.stream(user, requestID)
	if err != nil {
		return err
	}
	w.cancel(errStopped)
	return nil
}

// Missed returns the events of one of the user's replies after a sequence number.
// It fails with [domain.NotFound] from five minutes after the reply's end.
func (s *Service) Missed(user domain.UserID, requestID string, afterSeq int) ([]Event, error) {
	w, err := s.stream(user, requestID)
	if err != nil {
		return nil, err
	}
	return w.since(afterSeq), nil
}

// Writing returns the id of the running request that writes an answer, or "".
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

// stopOthers stops the other replies in the session, which r replaces.
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
		return nil, domain.Errorf(domain.NotFound, "chat.replyEnded", "That reply has ended.")
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
