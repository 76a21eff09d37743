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
	"kith/backend/match"
	"kith/backend/ollama"
	"kith/backend/writer"
)

// Door is what a reply needs of storage, within its asker's scope.
type Door interface {
	Me(ctx context.Context) (domain.User, domain.Profile, error)
	Messages(ctx context.Context, id domain.SessionID) ([]domain.Message, error)
	Profiles(ctx context.Context, ids []domain.UserID) (map[domain.UserID]domain.Profile, error)
	BeginTurn(ctx context.Context, id domain.SessionID, question string) (domain.Turn, error)
	SaveAnswer(ctx context.Context, id domain.MessageID, content string, metadata domain.Metadata) error
	Record(ctx context.Context, e domain.Event) error
}

// Finder ranks the people of a scope.
type Finder interface {
	Find(ctx context.Context, scope domain.Scope, q match.Question, limit int) (match.Result, error)
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
	In        func(domain.Scope) Door
	Finder    Finder
	Model     Model // nil: the built-in writer writes
	Builtin   writer.Builtin
	Preferred func(context.Context) string // the model to use; "": the first usable, [domain.BuiltinModel]: none
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
	replies map[string]*Reply
	closing bool
	running sync.WaitGroup
}

// New returns a service; Close it before what it works with.
func New(parts Parts) *Service {
	return &Service{parts: parts, model: make(chan struct{}, 1), replies: map[string]*Reply{}}
}

// Ask is one question.
type Ask struct {
	RequestID string // names the reply; unique
	SessionID domain.SessionID
	Text      string
	Model     string      // who writes this answer, whatever is preferred; "": as preferred
	Listen    func(Event) // receives every event in order; must not block or call back
}

// Ask stores a question and starts its reply, which goes on when ctx ends; only
// [Service.Stop] and [Service.Close] end it early. When Ask fails nothing was
// stored.
func (s *Service) Ask(ctx context.Context, scope domain.Scope, a Ask) (*Reply, error) {
	a.Text = strings.TrimSpace(a.Text)
	if err := checkQuestion(a.Text); err != nil {
		return nil, err
	}
	r, err := s.register(ctx, scope.Actor, a)
	if err != nil {
		return nil, err
	}
	if err := s.accept(ctx, r, scope, a.SessionID); err != nil {
		s.forget(a.RequestID)
		s.running.Done()
		return nil, err
	}
	go s.run(r)
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

// register makes room for a reply, so that whoever listens by its id can.
func (s *Service) register(ctx context.Context, user domain.UserID, a Ask) (*Reply, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closing {
		return nil, domain.Errorf(domain.Unavailable, "Kith is closing; the question was not asked.")
	}
	if a.RequestID == "" || s.replies[a.RequestID] != nil {
		return nil, domain.Errorf(domain.Invalid, "The request needs an id of its own.")
	}
	r := newReply(ctx, user, a)
	s.replies[a.RequestID] = r
	s.running.Add(1)
	return r, nil
}

// retain keeps an ended reply for those who missed something, for a while.
func (s *Service) retain(r *Reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closing {
		r.forgetting = time.AfterFunc(kept, func() { s.forget(r.id) })
	}
}

func (s *Service) forget(requestID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.replies, requestID)
}

// Stop ends one of the user's replies; what was written is kept. A reply that
// ended before, or is another user's, is [domain.NotFound].
func (s *Service) Stop(user domain.UserID, requestID string) error {
	r, err := s.reply(user, requestID)
	if err != nil {
		return err
	}
	r.cancel(errStopped)
	return nil
}

// Missed returns the events of one of the user's replies after a sequence
// number, until five minutes after its end.
func (s *Service) Missed(user domain.UserID, requestID string, afterSeq int) ([]Event, error) {
	r, err := s.reply(user, requestID)
	if err != nil {
		return nil, err
	}
	return r.since(afterSeq), nil
}

// Writing names the request whose reply fills that answer, or "".
func (s *Service) Writing(answer domain.MessageID) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, r := range s.replies {
		if r.answer() == answer && !r.ended() {
			return id
		}
	}
	return ""
}

func (s *Service) reply(user domain.UserID, requestID string) (*Reply, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.replies[requestID]
	if r == nil || r.user != user {
		return nil, domain.Errorf(domain.NotFound, "That reply has ended.")
	}
	return r, nil
}

// Close ends every reply, marks it as interrupted, and returns when all are
// stored.
func (s *Service) Close() {
	s.mu.Lock()
	s.closing = true
	for _, r := range s.replies {
		r.cancel(errClosing)
		if r.forgetting != nil {
			r.forgetting.Stop()
		}
	}
	s.mu.Unlock()
	s.running.Wait()
}
