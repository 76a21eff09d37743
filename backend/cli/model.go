package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"kith/backend/domain"
	"kith/backend/models"
)

// modelCommand groups the commands that manage models. All but “use” and “remove”
// work while the window is open, and without a data folder.
type modelCommand struct {
	List   modelListCommand   `cmd:"" help:"List installed and recommended models."`
	Pull   modelPullCommand   `cmd:"" help:"Download a model, or resume a download."`
	Import modelImportCommand `cmd:"" help:"Import a model from a GGUF file."`
	Use    modelUseCommand    `cmd:"" help:"Choose the model that writes answers on this computer."`
	Probe  modelProbeCommand  `cmd:"" help:"Measure a model's speed in five seconds."`
	Remove modelRemoveCommand `cmd:"" help:"Delete a model from this computer."`
}

// withModels opens the models service for one command.
func withModels(ctx context.Context, k Kith, write bool, do func(*models.Service) error) error {
	service, closeService, err := k.Models(ctx, write)
	if err != nil {
		return err
	}
	defer closeService()
	return do(service)
}

type modelListCommand struct {
	JSON bool `help:"Print everything as JSON."`
}

func (c *modelListCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, false, func(service *models.Service) error {
		overview, err := service.Overview(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			encoder := json.NewEncoder(s.Out)
			encoder.SetIndent("", "  ")
			return encoder.Encode(overview)
		}
		_, err = fmt.Fprint(s.Out, listModels(overview))
		return err
	})
}

type modelUseCommand struct {
	Name string `arg:"" help:"An installed model, “builtin” for the built-in writer, or “any” for the latest model."`
}

func (c *modelUseCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, true, func(service *models.Service) error {
		name := c.Name
		if name == "any" {
			name = ""
		}
		if err := service.Choose(ctx, name); err != nil {
			return err
		}
		overview, err := service.Overview(ctx)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.Out, "Answers are now written by: %s\n", writerName(overview))
		return err
	})
}

type modelRemoveCommand struct {
	Name string `arg:"" help:"An installed model."`
}

func (c *modelRemoveCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, true, func(service *models.Service) error {
		if err := service.Remove(ctx, c.Name); err != nil {
			return err
		}
		_, err := fmt.Fprintf(s.Out, "%s is deleted.\n", domain.OneLine(c.Name))
		return err
	})
}

type modelProbeCommand struct {
	Name string `arg:"" optional:"" help:"An installed model. Default: the one that writes answers."`
}

func (c *modelProbeCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, false, func(service *models.Service) error {
		name := c.Name
		if name == "" {
			overview, err := service.Overview(ctx)
			if err != nil {
				return err
			}
			if name = overview.Writer; name == domain.BuiltinModel {
				return domain.Errorf(domain.Invalid, "cli.builtinWrites", "The built-in writer writes, and is as fast as people read.").
					WithHint("cli.nameModel", "Name a model to measure it.")
			}
		}
		speed, err := service.Probe(ctx, name)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.Out, "%s writes %.1f words a second; loading took %.1f s, its first word %.1f s more.\n",
			domain.OneLine(name), speed.WordsPerSecond, speed.LoadSeconds, speed.FirstSeconds)
		return err
	})
}
