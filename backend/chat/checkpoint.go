package chat

import "time"

// checkpoint is the interval at which an answer is saved: a crash loses at most
// this much of it.
const checkpoint = time.Second

// checkpoints saves the answer every second if it has grown. stop ends this and
// waits for a save in progress.
func (s *Service) checkpoints(r *Reply) (stop func()) {
	metadata := r.metadata // finish stores the rest
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
