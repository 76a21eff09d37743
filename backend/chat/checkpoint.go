package chat

import "time"

// checkpoint is how much of an answer a crash may lose.
const checkpoint = time.Second

// checkpoints stores the answer every second in which it grew, until stop is
// called and has returned.
func (s *Service) checkpoints(r *Reply) (stop func()) {
	metadata := r.metadata // what is known by now; the rest comes with the end
	ending, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticker := time.NewTicker(checkpoint)
		defer ticker.Stop()
		for stored := ""; ; {
			select {
			case <-ending:
				return
			case <-ticker.C:
			}
			content := r.content()
			if content == stored {
				continue
			}
			if err := r.scoped.SaveAnswer(r.storeContext(), r.turn.Answer, content, metadata); err != nil {
				s.parts.Log.Warn("the answer could not be checkpointed", "error", err)
			}
			stored = content
		}
	}()
	return func() {
		close(ending)
		<-ended
	}
}
